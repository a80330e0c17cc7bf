"""A selection of a count: one line of the ballot paper, a list or a candidate, with its votes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiesdeler.eml.describe import Attribute, Choice, Element, Objection, Record, Shape, leaf
from kiesdeler.eml.kinds import POSITIVE, TEXT, VOTES
from kiesdeler.eml.messages import Ballot, BallotLine
from kiesdeler.eml.people import SHORT_CODE
from kiesdeler.problems import Severity

_AS_IS = Shape(lambda record: record, lambda record: record)
SELECTION = Element(
    "Selection",
    (
        Choice(
            (
                (
                    "list",
                    Element(
                        "AffiliationIdentifier",
                        (leaf("RegisteredName", TEXT, "name"),),
                        (Attribute("Id", POSITIVE, "list"),),
                        same_for=("list", "name"),  # in every unit
                    ),
                ),
                (
                    None,
                    Element(
                        "Candidate",
                        (
                            Element(
                                "CandidateIdentifier",
                                (Element("ShortCode", low=0, unused=Severity.NOTICE),),
                                (
                                    Attribute("Id", POSITIVE, "candidate", required=False),
                                    Attribute("ShortCode", SHORT_CODE, "code", required=False),
                                ),
                            ),
                            Element("CandidateFullName", low=0, unused=Severity.NOTICE),
                            Element("Gender", low=0, unused=Severity.NOTICE),
                            Element("kr:GenderAnnex", low=0, unused=Severity.NOTICE),
                            Element("QualifyingAddress", low=0, unused=Severity.NOTICE),
                        ),
                        same_for=("candidate", "code"),
                    ),
                ),
            )
        ),
        leaf("kr:InitialValidVotes", VOTES, "initial", low=0),
        leaf("ValidVotes", VOTES, "votes"),
    ),
    into="selections",
    high=None,
    shape=_AS_IS,
)


# Stands for all selections of a unit where `repeated_blocks` took them out.
PLACEHOLDER = Element("Selection")


def ballot_lines(selections: Iterable[Record]) -> Ballot:
    """The lines of a ballot from the records of its selections: each candidate belongs to the last list above."""
    lines: list[BallotLine] = []
    current = 0
    for selection in selections:
        if "list" in selection:
            current = selection["list"]
            lines.append(BallotLine(current, selection["name"]))
        else:
            lines.append(BallotLine(current, "", selection.get("candidate"), selection.get("code")))
    return tuple(lines)


def line_objections(selections: Iterable[Record]) -> Iterator[Objection]:
    """A candidate belongs to the last list above it, and every line stands there once."""
    current: int | None = None
    seen: set[tuple[int | None, int | None, str | None]] = set()
    for place, selection in enumerate(selections, 1):
        at = f"Selection[{place}]"
        if "list" in selection:
            current = selection["list"]
            line = (current, None, None)
            said = f"Lijst {current}"
        else:
            number, code = selection.get("candidate"), selection.get("code")
            if number is None and code is None:
                yield Objection(
                    "Deze kandidaat heeft geen Id en geen ShortCode; verwacht: ten minste één van beide.", at
                )
                continue
            if current is None:
                yield Objection("Deze kandidaat staat vóór de eerste lijst; eerst hoort een lijst te komen.", at)
                continue
            # The number tells candidates of a list apart; in totals over districts only the code is there.
            line = (current, number, None if number is not None else code)
            said = f"Kandidaat {number if number is not None else code} van lijst {current}"
        if line in seen:
            yield Objection(f"{said} staat er meer dan één keer in; verwacht: één keer.", at)
        seen.add(line)
