"""From the figures of the stations to the count (510b) of a municipality, island or the postal committee.

Which figure is which code the form says itself (`layout`).  A code that the form of today does not ask, such as the
explanations of a difference before 2026, is not written: a 0 would say that it was counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kiesdeler.eml.messages import (
    Authority,
    Ballot,
    ContestLists,
    Count,
    ElectionDefinition,
    Initial,
    Unit,
    Votes,
)
from kiesdeler.eml.unit_names import unit_name
from kiesdeler.law.counting.fields import Figures
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.kinds import Method, Phase
from kiesdeler.tally.areas import Place
from kiesdeler.tally.ballots import ballot_of, by_number
from kiesdeler.tally.figures import REJECTED, in_order, with_figures
from kiesdeler.tally.headers import election_of, header
from kiesdeler.tally.layout import Layout, layout_of

UnitType = Literal["FixedLocation", "Mobile", "Special"]
_METHODS: Mapping[Method, Literal["centrale stemopneming", "decentrale stemopneming"]] = {
    Method.CSO: "centrale stemopneming",
    Method.DSO: "decentrale stemopneming",
}


@dataclass(frozen=True, slots=True)
class CountedUnit:
    """A polling station with its figures as they stand now, in the order of the form.

    In a next session: `original` are the figures of the session before, given for every station that was corrected or
    added (then all zeros); `corrected` is the outcome of the investigation, None for a station not investigated.
    """

    number: int
    name: str
    figures: Figures
    postal_code: str | None = None
    voters: int | None = None  # eligible; None where that is not known per station
    type: UnitType | None = None
    shared_location: bool | None = None
    original: Figures | None = None
    corrected: bool | None = None
    others: tuple[tuple[str, int], ...] = ()  # codes of an earlier file that this form does not ask (`former`)


def municipal_count(
    definition: ElectionDefinition,
    lists: ContestLists,
    place: Place,
    form: Form,
    units: Sequence[CountedUnit],
    *,
    voters: int,
    created: str,
) -> Count:
    """The 510b of a committee: its stations in the order given and their total (Kieswet Na 31, O 20).

    `lists` are those of `paper_lists.lists_of`, of which the form was made; `voters` the number of eligible voters of
    the whole area; `created` the xs:dateTime in the header.  Without stations everything is 0, as in a proof print.
    Raises ValueError when figures, lists, committee and form do not belong together.
    """
    layout = layout_of(form)
    on_paper = ballot_of(lists)
    if set(map(by_number, on_paper)) != set(layout.lines) or form.kind.committee is not place.committee:
        raise ValueError("the form is of another committee or other lists")
    written = [_unit(form, layout, on_paper, place.code, unit) for unit in units]
    total = _total(layout, on_paper, [unit.votes for unit in written], voters)
    if form.kind.phase is Phase.NEXT:
        before = [
            replace(unit, votes=_votes(layout, on_paper, each, each.original)) if each.original else unit
            for each, unit in zip(units, written, strict=True)
        ]
        total = _corrected(total, _total(layout, on_paper, [unit.votes for unit in before], voters))
    return Count(
        header("510b", created, Authority(place.code, place.name)),
        election_of(definition),
        lists.contest,
        total,
        tuple(written),
        _METHODS[form.kind.method] if form.kind.method else None,
        "corrigendum" if form.kind.phase is Phase.NEXT else "eerste zitting",
    )


def _unit(form: Form, layout: Layout, on_paper: Ballot, code: str, unit: CountedUnit) -> Unit:
    if len(unit.figures) != len(form.fields) or len(unit.original or unit.figures) != len(form.fields):
        raise ValueError(f"the figures of station {unit.number} are of another form")
    first = form.kind.phase is Phase.FIRST
    if first and (unit.original is not None or unit.corrected is not None):
        raise ValueError(f"nothing is corrected in a first session: station {unit.number}")
    votes = _votes(layout, on_paper, unit, unit.figures)
    if unit.original is not None:
        votes = _corrected(votes, _votes(layout, on_paper, unit, unit.original))
    return Unit(
        f"{code}::SB{unit.number}",
        unit_name(unit.name, unit.postal_code),
        votes,
        unit.type,
        unit.shared_location,
        _investigations(layout, unit),
    )


def _votes(layout: Layout, on_paper: Ballot, unit: CountedUnit, figures: Figures) -> Votes:
    """The figures of one unit. Cast is 0 where it is not known: the schema wants a number, and every file has that."""
    rejected = {code: figures[index] for code, index in layout.rejected}
    uncounted = {code: figures[index] for code, index in layout.uncounted} | dict(unit.others)
    return Votes(
        on_paper,
        tuple([figures[layout.lines[by_number(line)]] for line in on_paper]),
        unit.voters or 0,
        figures[layout.total_counted],
        tuple((code, rejected[code]) for code in REJECTED),
        tuple((code, uncounted[code]) for code in in_order(uncounted)),
    )


def _investigations(layout: Layout, unit: CountedUnit) -> tuple[tuple[str, bool], ...]:
    """What was investigated, as far as it was asked and answered.

    In a next session only counting by the stations has a code for the outcome: central counting and postal votes have
    none, and what the first session investigated is in the file of the first session.
    """
    if layout.correction and unit.corrected is not None:
        return ((layout.correction, unit.corrected),)
    answers = ((question.eml.code, question.answer(unit.figures)) for question in layout.questions)
    return tuple((code, answer) for code, answer in answers if answer is not None)


def _total(layout: Layout, on_paper: Ballot, parts: Sequence[Votes], voters: int) -> Votes:
    """The sum of the units, with the eligible voters of the whole: those of the stations are not always known."""
    if not parts:
        nothing = tuple((code, 0) for code, _ in layout.uncounted)
        return Votes(on_paper, (0,) * len(on_paper), voters, 0, tuple((code, 0) for code in REJECTED), nothing)
    votes = tuple(map(sum, zip(*(each.votes for each in parts), strict=True)))
    return replace(with_figures(on_paper, votes, parts), cast=voters)


def _corrected(now: Votes, before: Votes) -> Votes:
    """The votes with the values before the correction, only where they changed (`kr:Initial*`)."""
    initial = Initial(
        votes=tuple((index, old) for index, old in enumerate(before.votes) if old != now.votes[index]),
        total_counted=before.total_counted if before.total_counted != now.total_counted else None,
        rejected=_changed(before.rejected, now.rejected),
        uncounted=_changed(before.uncounted, now.uncounted),
    )
    return now if initial == Initial() else replace(now, initial=initial)


def _changed(before: tuple[tuple[str, int], ...], now: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
    values = dict(now)
    return tuple((code, old) for code, old in before if values[code] != old)
