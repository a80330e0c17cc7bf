"""The entries of a count as a coordinator reads them: side by side, section by section, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kiesdeler.app.counting.decisions import Names
from kiesdeler.app.pages import dots
from kiesdeler.law.counting.comparing import differences
from kiesdeler.law.counting.count import Count, Desk
from kiesdeler.law.counting.fields import BOTH, NO, TICKED, YES, Field, FieldKind, Figures, Values
from kiesdeler.law.counting.findings import Finding, findings, marked
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.messages import Audience, Message, message
from kiesdeler.law.counting.rule import Severity
from kiesdeler.law.counting.states import State

EMPTY = "–"
_ANSWERS = {YES: "ja", NO: "nee", BOTH: "ja én nee"}


@dataclass(frozen=True, slots=True)
class Line:
    """One field: what it is called, and what stands in it in each column."""

    letter: str
    label: str
    cells: tuple[str, ...]
    differs: bool
    mark: Severity | None


@dataclass(frozen=True, slots=True)
class Page:
    """One section with those of its lines that are shown."""

    title: str
    rubric: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in words for the coordinator, with the fields it is about."""

    finding: Finding
    message: Message
    page: str
    lines: tuple[Line, ...]

    @property
    def is_error(self) -> bool:
        """An error, or a warning."""
        return self.finding.severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class Reading:
    """What is shown of a count: tables with a column per entry, the errors, and how many fields differ."""

    pages: tuple[Page, ...] = ()
    columns: tuple[str, ...] = ()
    errors: tuple[Told, ...] = ()
    differing: int = 0


def read_count(desk: Desk, count: Count, names: Names, *, everything: bool, taken_over: bool) -> Reading:
    """What a count shows in its state. An entry that somebody is at is not shown to anybody else.

    `everything`: of two entries that differ also what is equal.  `taken_over`: the figures are those of a file.
    """
    form, first, second = desk.form, count.first, count.second
    if taken_over:
        return Reading(pages(form, [desk.original or ()]), ("Aantal",))
    if first is None:
        return Reading()
    if count.state is State.FIRST_HAS_ERRORS:
        found = findings(form, first.values, original=desk.original)
        errors = tuple(each for each in told(desk, first.values, found) if each.is_error)
        return Reading(pages(form, [first.values], marks=marked(found)), (names.first,), errors)
    if count.state is State.DIFFERENT and second is not None:
        keys = differences(form, first.values, second.values, desk.original)
        made = pages(form, [first.values, second.values], differing=keys, only_differing=not everything)
        return Reading(made, (f"Eerste: {names.first}", f"Tweede: {names.second}"), differing=len(keys))
    if count.state is State.DEFINITIVE:
        if desk.original is None:
            return Reading(pages(form, [first.values]), ("Aantal",))
        return Reading(pages(form, [desk.original, first.values]), ("Oorspronkelijk", "Gecorrigeerd"))
    return Reading()


def pages(
    form: Form,
    columns: Sequence[Values | Figures],
    *,
    differing: Sequence[str] = (),
    marks: Mapping[str, Severity] | None = None,
    only_differing: bool = False,
) -> tuple[Page, ...]:
    """The sections that are shown in any of the columns, with a line per field."""
    shown = {section.key for values in columns for section in form.shown(values)}
    made = []
    for section in form.sections:
        fields = [each for each in section.fields if not only_differing or each.key in differing]
        if section.key in shown and fields:
            lines = tuple(
                _line(form, each, columns, each.key in differing, (marks or {}).get(each.key)) for each in fields
            )
            made.append(Page(section.title, section.rubric, lines))
    return tuple(made)


def told(desk: Desk, values: Values, found: Sequence[Finding] | None = None) -> tuple[Told, ...]:
    """What the checks say of an entry, in words for the coordinator, errors and warnings in the order of the form."""
    form = desk.form
    if found is None:
        found = findings(form, values, original=desk.original)
    marks = marked(found)
    return tuple(
        Told(
            each,
            message(form, each, Audience.COORDINATOR),
            form.section(each.section).title,
            tuple(_line(form, form.field(key), (values,), False, marks.get(key)) for key in each.fields),
        )
        for each in found
    )


def stored_findings(stored: Sequence[Sequence[Any]]) -> tuple[Finding, ...]:
    """The findings as a count keeps them."""
    return tuple(Finding(str(code), str(section), tuple(fields)) for code, section, fields in stored)


def shown_value(field: Field, value: int | None) -> str:
    """A value in words: an answer, a tick, a number with dots, or a dash when nothing was filled in."""
    if value is None:
        return EMPTY
    if field.kind is FieldKind.YES_NO:
        return _ANSWERS.get(value, EMPTY)
    if field.kind is FieldKind.TICK:
        return "aangekruist" if value == TICKED else EMPTY
    return dots(value)


def _line(form: Form, field: Field, columns: Sequence[Values | Figures], differs: bool, mark: Severity | None) -> Line:
    number = field.letter or (str(field.candidate) if field.candidate is not None else "")
    place = form.index[field.key]
    return Line(number, field.label, tuple(shown_value(field, values[place]) for values in columns), differs, mark)
