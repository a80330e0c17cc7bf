"""The entries of a count as a coordinator reads them: side by side, section by section, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiesdeler.app.pages import dots
from kiesdeler.law.counting.comparing import differences
from kiesdeler.law.counting.count import Count, Desk
from kiesdeler.law.counting.fields import BOTH, NO, TICKED, YES, Field, FieldKind, Figures, Values
from kiesdeler.law.counting.findings import Finding, findings, marked
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.messages import Audience, Message, message
from kiesdeler.law.counting.rule import Severity

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


def differing_fields(desk: Desk, count: Count) -> tuple[str, ...]:
    """The fields in which the two entries of a count differ."""
    if count.first is None or count.second is None:
        return ()
    return differences(desk.form, count.first.values, count.second.values, desk.original)


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


def stored_findings(stored: Sequence[Sequence[object]]) -> tuple[Finding, ...]:
    """The findings as a count keeps them."""
    return tuple(Finding(str(code), str(section), tuple(fields)) for code, section, fields in stored)  # type: ignore[arg-type]


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
