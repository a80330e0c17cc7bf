"""The fields of a form as lines of a report, and their values in a count file.

Which lines there are follows from the form: for a report of a committee that is the form on which the central
committee types that report over, so that paper and form cannot differ.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiesdeler.eml import messages
from kiesdeler.law.counting.fields import BOTH, NO, YES, Field, FieldKind, Figures
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.kinds import Committee, FormKind, Phase
from kiesdeler.reports.forms.parts import label as words
from kiesdeler.reports.languages import Language, say

TOTALS = ("D", "E", "H")  # letters of the lines that are the sum of those above


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a number; `total`: it is the sum of those above."""

    letter: str
    text: str
    total: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A label and its number; None when the count file does not have it."""

    label: Label
    value: int | None


@dataclass(frozen=True, slots=True)
class Change:
    """A label, its number before, and the corrected one where that differs."""

    label: Label
    before: int | None
    after: int | None


def report_form(form: Form, *, phase: Phase = Phase.FIRST) -> Form:
    """The form of the committee's report on what was counted with `form`.

    The postal committee's report has the lines of its stations: no other committee types it over from paper.
    """
    if form.kind.postal:
        return form
    return Form(FormKind(Committee.CSB, form.kind.election_type, phase=phase), form.lists)


def fields_of(form: Form, *keys: str) -> tuple[Field, ...]:
    """The numbers among the fields of sections, those of the list pages left out."""
    return tuple(field for key in keys for field in form.section(key).fields if field.kind is FieldKind.NUMBER)


def admitted_fields(form: Form) -> tuple[Field, ...]:
    """A to D."""
    return tuple(field for field in fields_of(form, "voters_and_votes") if field.rubric == form.paper.admitted)


def cast_fields(form: Form) -> tuple[Field, ...]:
    """E per list, and E to H."""
    return tuple(field for field in fields_of(form, "voters_and_votes") if field.rubric == form.paper.cast)


def difference_fields(form: Form) -> tuple[Field, ...]:
    """I and J, and where it is counted the explanations."""
    return fields_of(form, "differences")


def label(form: Form, field: Field, language: Language) -> Label:
    """A field as it is called in the report."""
    return Label(field.letter, words(form, field, language), field.letter in TOTALS)


def labels(form: Form, fields: Sequence[Field], language: Language) -> tuple[Label, ...]:
    """Several at once."""
    return tuple(label(form, field, language) for field in fields)


def answer(value: int, language: Language) -> str:
    """The answer to a question with yes and no; "" when there is none."""
    return {YES: say("Ja", language), NO: say("Nee", language), BOTH: say("Ja en nee", language)}.get(value, "")


def totals(form: Form, votes: messages.Votes) -> dict[str, int]:
    """The numbers of a count file by the keys of the stations' form, and `eligible`; left out what it does not have."""
    coded: dict[tuple[str, str], int] = {("TotalCounted", ""): votes.total_counted}
    coded |= {("RejectedVotes", code): number for code, number in votes.rejected}
    coded |= {("UncountedVotes", code): number for code, number in votes.uncounted}
    if votes.cast is not None:
        coded["Cast", ""] = votes.cast
    lines = {(line.list, line.candidate): number for line, number in zip(votes.ballot, votes.votes, strict=True)}
    found: dict[str, int] = {}
    for field in form.fields:
        if field.list_number is not None:
            found[field.key] = lines[field.list_number, field.candidate]
        elif field.eml is not None and (field.eml.element, field.eml.code) in coded:
            found[field.key] = coded[field.eml.element, field.eml.code]
    if votes.cast is not None:
        found["eligible"] = votes.cast
    found["votes_cast"] = votes.total_counted + sum(number for _, number in votes.rejected)
    return found


def before(form: Form, votes: messages.Votes) -> dict[str, int]:
    """The same before a corrigendum: the earlier values where something changed (kr:Initial*)."""
    initial = votes.initial or messages.Initial()
    numbers = list(votes.votes)
    for index, number in initial.votes:
        numbers[index] = number
    return totals(
        form,
        messages.Votes(
            votes.ballot,
            tuple(numbers),
            votes.cast if initial.cast is None else initial.cast,
            votes.total_counted if initial.total_counted is None else initial.total_counted,
            tuple((dict(votes.rejected) | dict(initial.rejected)).items()),
            tuple((dict(votes.uncounted) | dict(initial.uncounted)).items()),
        ),
    )


def lines(form: Form, fields: Sequence[Field], values: Mapping[str, int], language: Language) -> tuple[Line, ...]:
    """Fields with their numbers."""
    return tuple(Line(label(form, field, language), values.get(field.key)) for field in fields)


def changes(
    form: Form, fields: Sequence[Field], old: Mapping[str, int], new: Mapping[str, int], language: Language
) -> tuple[Change, ...]:
    """Fields with their numbers before and after."""
    return tuple(
        Change(
            label(form, field, language),
            old.get(field.key),
            None if old.get(field.key) == new.get(field.key) else new.get(field.key),
        )
        for field in fields
    )


def by_key(form: Form, figures: Figures) -> dict[str, int]:
    """Figures by key. A ValueError when they are not of this form."""
    return {field.key: number for field, number in zip(form.fields, figures, strict=True)}


def comparison(form: Form, figures: Figures, language: Language) -> str:
    """Which of the boxes "equal", "more" and "fewer" is ticked, in words."""
    boxes = ("equal", "more_cast", "fewer_cast")
    return "; ".join(say(form.field(key).label, language) for key in boxes if figures[form.index[key]])


def explanation(form: Form, figures: Figures, language: Language) -> str:
    """Whether a difference is explained; "" where there is none to explain."""
    values = by_key(form, figures)
    return "" if values["admitted"] == values["votes_cast"] else answer(values["explained"], language)
