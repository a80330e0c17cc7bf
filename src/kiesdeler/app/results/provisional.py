"""What is counted so far, as a type of its own: it can't be taken for a count, a report or a result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from kiesdeler.app.counting.forms import form_of
from kiesdeler.app.counting.models import CommitteeSession, Unit
from kiesdeler.app.elections.files import candidate_lists, definition, lists, place_of
from kiesdeler.app.results.assembling import created
from kiesdeler.law.counting.fields import FieldKind, Figures
from kiesdeler.law.counting.form import Form
from kiesdeler.law.explain import explain
from kiesdeler.tally.municipal import CountedUnit, municipal_count
from kiesdeler.tally.provisional import ProvisionalSeats, is_whole_election, provisional


@dataclass(frozen=True, slots=True)
class Line:
    """A field with the sum over the stations."""

    letter: str
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class ListTotal:
    """The votes on a list, and on its candidates as (number, name, votes)."""

    number: int
    title: str
    votes: int
    candidates: tuple[tuple[int, str, int], ...]


@dataclass(frozen=True, slots=True)
class SeatRow:
    """The seats of a list, were this the result."""

    title: str
    full: int
    residual: int
    seats: int


@dataclass(frozen=True, slots=True)
class ProvisionalTotals:
    """Sums over the stations that are definitive now; `waiting`: in a next session those with old figures still."""

    stations: int
    counted: int
    waiting: int
    figures: Figures
    lines: tuple[Line, ...]
    lists: tuple[ListTotal, ...]

    @property
    def votes(self) -> int:
        """All votes on candidates."""
        return sum(each.votes for each in self.lists)

    def share(self, votes: int) -> str:
        """The part of all votes on candidates: 12,3%, rounded half up; nothing when there are none."""
        if not self.votes:
            return ""
        tenths = (2000 * votes + self.votes) // (2 * self.votes)
        return f"{tenths // 10},{tenths % 10}%"


def provisional_totals(session: CommitteeSession) -> ProvisionalTotals:
    """What is counted so far. One query, whatever the number of stations."""
    form = form_of(session)
    rows = list(
        Unit.objects.filter(session=session).values_list("count__figures", "original", "investigation__corrected")
    )
    there = [figures if figures is not None else original for figures, original, _ in rows]
    known = [figures for figures in there if figures is not None]
    figures = tuple(map(sum, zip(*known, strict=True))) if known else (0,) * len(form.fields)
    return ProvisionalTotals(
        stations=len(rows),
        counted=len(known),
        waiting=sum(bool(corrected) and figures is None for figures, _, corrected in rows),
        figures=figures,
        lines=tuple(_lines(form, figures)),
        lists=tuple(_lists(form, figures)),
    )


def provisional_seats(session: CommitteeSession, totals: ProvisionalTotals) -> ProvisionalSeats | None:
    """The seats on these votes, where this committee counts the whole election. Raises Refused as the law does."""
    committee = session.committee
    defined, place = definition(committee), place_of(committee)
    if not is_whole_election(defined, place):
        return None
    form = form_of(session)
    numbers = tuple(0 if field.is_choice else value for field, value in zip(form.fields, totals.figures, strict=True))
    whole = CountedUnit(1, place.name, numbers)  # the seats ask only for the sum
    count = municipal_count(
        defined, lists(committee), place, form, [whole], voters=committee.eligible, created=created(timezone.now())
    )
    return provisional(defined, candidate_lists(committee), count, accept_threshold=True)


def seat_rows(form: Form, found: ProvisionalSeats) -> tuple[SeatRow, ...]:
    """The seats per list; of a list that waits for a lot only what is certain."""
    titles = {each.number: each.title for each in form.lists}
    return tuple(
        SeatRow(titles[each.number], each.full_seats, each.residual_seats, each.seats)
        for each in found.allocation.lists
    )


def lots_between_lists(found: ProvisionalSeats) -> tuple[str, ...]:
    """What a lot would decide about seats of lists, in words. Lots between candidates are for the real result."""
    allocation = found.allocation
    due = {lot.id for lot in allocation.lots if lot.outcome is None and isinstance(lot.among[0], int)}
    return tuple(each.sentence for each in explain(allocation) if each.kind == "lot" and each.lot in due)


def _lines(form: Form, figures: Sequence[int]) -> list[Line]:
    fields = [field for key in ("voters_and_votes", "differences") for field in form.section(key).fields]
    return [
        Line(field.letter, field.label, figures[form.index[field.key]])
        for field in fields
        if field.kind is FieldKind.NUMBER and field.list_number is None
    ]


def _lists(form: Form, figures: Sequence[int]) -> list[ListTotal]:
    return [
        ListTotal(
            each.number,
            each.title,
            figures[span.total],
            tuple(
                (number, name, votes)
                for (number, name), votes in zip(each.candidates, figures[span.start : span.total], strict=True)
            ),
        )
        for each, span in zip(form.lists, form.spans, strict=True)
    ]
