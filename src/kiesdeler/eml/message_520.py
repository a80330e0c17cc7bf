"""520, the result: the lists with a seat, and on each the people elected, in the order the seats were given out."""

from __future__ import annotations

from collections.abc import Iterator

from kiesdeler.eml.describe import Attribute, Choice, Element, Objection, Record, Shape, leaf
from kiesdeler.eml.header import contest_identifier, election_identifier, header, message
from kiesdeler.eml.kinds import POSITIVE, TEXT, constant, whole
from kiesdeler.eml.messages import ElectedCandidate, ElectedList, Result
from kiesdeler.eml.people import candidate
from kiesdeler.problems import Severity

_SELECTION = Element(
    "Selection",
    (
        Choice(
            (
                (
                    "number",
                    Element(
                        "AffiliationIdentifier",
                        (leaf("RegisteredName", TEXT, "name"),),
                        (Attribute("Id", POSITIVE, "number"),),
                    ),
                ),
                ("candidate", candidate(name_required=True, public=True, address_required=True)),
            )
        ),
        Element("Votes", low=0, unused=Severity.NOTICE),
        leaf("Ranking", whole(1, 2), "ranking", low=0),
        # Always yes: the file holds only lists with a seat and elected candidates.
        Element("Elected", text=constant("yes")),
    ),
    into="selections",
    high=None,
    shape=Shape(lambda record: record, lambda record: record),
)


def _order(record: Record) -> Iterator[Objection]:
    lists: set[int] = set()
    for place, selection in enumerate(record["selections"], 1):
        at = f"Selection[{place}]"
        if "candidate" not in selection:
            if selection["number"] in lists:
                yield Objection(f"Lijst {selection['number']} staat er meer dan één keer in.", at)
            if "ranking" in selection:
                yield Objection("Bij een lijst hoort geen Ranking, alleen bij een kandidaat.", f"{at}/Ranking")
            lists.add(selection["number"])
        else:
            if not lists:
                yield Objection("Deze kandidaat staat vóór de eerste lijst; eerst hoort een lijst te komen.", at)
            if "ranking" not in selection:
                yield Objection(
                    "Element Ranking ontbreekt bij deze kandidaat; verwacht: 1 (met voorkeurstemmen) of 2 (op volgorde"
                    " van de lijst).",
                    at,
                )


def _build(record: Record) -> Record:
    lists: list[ElectedList] = []
    elected: list[ElectedCandidate] = []

    def close() -> None:
        if lists:
            last = lists[-1]
            lists[-1] = ElectedList(last.number, last.name, tuple(elected))
            elected.clear()

    for selection in record["selections"]:
        if "candidate" in selection:
            elected.append(ElectedCandidate(selection["candidate"], selection["ranking"]))
        else:
            close()
            lists.append(ElectedList(selection["number"], selection["name"], ()))
    close()
    rest = {key: value for key, value in record.items() if key != "selections"}
    return rest | {"lists": tuple(lists)}


def _unbuild(record: Record) -> Record:
    selections: list[Record] = []
    for elected_list in record["lists"]:
        selections.append({"number": elected_list.number, "name": elected_list.name})
        selections += [{"candidate": one.candidate, "ranking": one.ranking} for one in elected_list.elected]
    rest = {key: value for key, value in record.items() if key != "lists"}
    return rest | {"selections": selections}


RESULT = message(
    "520",
    Result,
    header(authority="required", issue_date="absent"),
    Element(
        "Result",
        (
            Element(
                "Election",
                (
                    election_identifier(name="optional", subcategory="optional", nomination_date="absent"),
                    Element(
                        "Contest",
                        (contest_identifier(name="optional"), _SELECTION),
                        check=_order,
                    ),
                ),
            ),
        ),
    ),
    adapt=Shape(_build, _unbuild),
)
