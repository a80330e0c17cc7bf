"""Na 31-2 annex 1: what was counted at every station, one sheet of paper each.

The votes are not in a table with a cell for each: at 500 stations with 26 lists of 50 candidates these cells would be
650,000, several pages per station, and half a minute of typesetting.  They are lines of ten, told with their first and
last number, in figures of equal width: people see columns, and read aloud they are "11 to 20" and ten numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kiesdeler.law.counting.fields import Field
from kiesdeler.law.counting.form import Form
from kiesdeler.reports.counting_frame import CountingFrame
from kiesdeler.reports.forms.parts import list_title
from kiesdeler.reports.languages import Language, say
from kiesdeler.reports.sessions.inputs import StationResult, lines_of
from kiesdeler.reports.sessions.lines import (
    Label,
    admitted_fields,
    answer,
    by_key,
    cast_fields,
    comparison,
    difference_fields,
    explanation,
    labels,
)

SPACE = "\N{FIGURE SPACE}"  # as wide as a figure
WIDEST = 39  # figures of ten numbers that fit beside each other in half a page
VOTES_PER_PART = 65_000  # typeset in one go: about 200 MB and 0.8 s


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is the same on the sheets of all stations: questions, labels, lists with the numbers of their candidates."""

    investigation: tuple[str, ...]  # B1-1
    differences: tuple[str, ...]  # B1-2
    admitted: tuple[Label, ...]  # B1-3, 3.1
    cast: tuple[Label, ...]  # 3.2
    compared: tuple[Label, ...]  # 3.3
    explained: str
    lists: tuple[str, ...]  # 3.5


@dataclass(frozen=True, slots=True)
class Tally:
    """The votes on the candidates of one list."""

    candidates: tuple[int, ...]
    votes: tuple[int, ...]

    def printed(self) -> str:
        """Ten to a line, in columns of figures of equal width; five when ten do not fit. A gap in the list is a gap."""
        if not self.votes:
            return ""
        shown = list(map(str, self.votes))
        last = max(self.candidates)
        if last != len(shown):
            by_number = dict(zip(self.candidates, shown, strict=True))
            shown = [by_number.get(number, "") for number in range(1, last + 1)]
        return _columns(shown, 10) or _columns(shown, 5)


def _columns(shown: Sequence[str], width: int) -> str:
    """Texts of figures in so many columns, with the numbers of the first and last before them; "" if too wide."""
    # The first on a list mostly has hundreds of votes and the others have tens, so most lists get the same columns.
    digits = [max(2, 3 - column, *map(len, shown[column::width])) for column in range(min(width, len(shown)))]
    if width > 5 and sum(digits) > WIDEST:
        return ""
    lines = []
    for start in range(0, len(shown), width):
        padded = list(map(_padded, shown[start : start + width], digits))
        padded.insert(5, "")  # a wider space halfway
        lines.append(_range(start + 1, min(start + width, len(shown))) + SPACE.join(padded))
    return "\n".join(lines)


@lru_cache(maxsize=4096)
def _padded(shown: str, digits: int) -> str:
    return shown.rjust(digits, SPACE)


@lru_cache(maxsize=256)
def _range(first: int, last: int) -> str:
    return f"{first:{SPACE}>2}–{last}".ljust(5, SPACE) + SPACE


@dataclass(frozen=True, slots=True)
class Counted:
    """The answers and numbers of one station, in the order of the sheet."""

    number: int
    name: str
    investigation: tuple[str, ...]
    differences: tuple[str, ...]
    admitted: tuple[int, ...]
    cast: tuple[int, ...]
    comparison: str
    compared: tuple[int, ...]
    explained: str  # "" when there is nothing to explain
    notes: tuple[str, ...]
    votes: tuple[Tally, ...]
    totals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """Annex 1, or a part of it: the sheet and what stands on it for these stations."""

    frame: CountingFrame
    sheet: Sheet
    stations: tuple[Counted, ...]

    @property
    def page_labels(self) -> tuple[str, ...]:
        """B1-12- for the pages of station 12."""
        return tuple(f"B1-{one.number}-" for one in self.stations)


def annex(frame: CountingFrame, form: Form, stations: Sequence[StationResult]) -> tuple[Annex, ...]:
    """Annex 1 in parts, from the figures of the stations, which are those of the form of the first session."""
    language = frame.language
    sheet = Sheet(
        investigation=tuple(say(field.label, language) for field in form.section("extra_investigation").fields),
        differences=tuple(say(field.label, language) for field in form.section("station_differences").fields),
        admitted=labels(form, admitted_fields(form), language),
        cast=labels(form, cast_fields(form), language),
        compared=labels(form, difference_fields(form), language),
        explained=say(form.field("explained").label, language),
        lists=tuple(list_title(form, each.number, language) for each in form.lists),
    )
    candidates = tuple(tuple(number for number, _ in each.candidates) for each in form.lists)
    size = max(1, VOTES_PER_PART // max(1, sum(map(len, candidates))))
    return tuple(
        Annex(frame, sheet, tuple(_counted(form, candidates, one, language) for one in stations[start : start + size]))
        for start in range(0, len(stations), size)
    )


def _counted(form: Form, candidates: Sequence[tuple[int, ...]], station: StationResult, language: Language) -> Counted:
    figures = station.figures
    values = by_key(form, figures)

    def values_of(fields: Sequence[Field]) -> tuple[int, ...]:
        return tuple(values[field.key] for field in fields)

    def answers(section: str) -> tuple[str, ...]:
        return tuple(answer(values[field.key], language) for field in form.section(section).fields)

    return Counted(
        number=station.number,
        name=station.name,
        investigation=answers("extra_investigation"),
        differences=answers("station_differences"),
        admitted=values_of(admitted_fields(form)),
        cast=values_of(cast_fields(form)),
        comparison=comparison(form, figures, language),
        compared=values_of(difference_fields(form)),
        explained=explanation(form, figures, language),
        notes=lines_of(station.notes),
        votes=tuple(
            Tally(numbers, figures[span.start : span.total])
            for numbers, span in zip(candidates, form.spans, strict=True)
        ),
        totals=tuple(figures[span.total] for span in form.spans),
    )
