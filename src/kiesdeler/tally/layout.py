"""Where the fields of a counting form are in a count (510b), read from what each field says of itself (`Field.eml`).

Used both ways, so that what is written and what is read back cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiesdeler.eml.messages import Ballot, BallotLine
from kiesdeler.law.counting.fields import BOTH, NO, YES, Eml, Field, FieldKind, Figures
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.kinds import Level
from kiesdeler.tally.ballots import Key

_INVESTIGATION = "kr:Investigation"
Coded = tuple[tuple[str, int], ...]  # reason code, index in the vector


@dataclass(frozen=True, slots=True)
class Question:
    """A field that is an investigation in the file; only asked when the field at `shown_when` has that value."""

    eml: Eml
    kind: FieldKind
    index: int
    shown_when: tuple[int, int] | None

    def answer(self, figures: Figures) -> bool | None:
        """What the file says; None when the question was not asked or not answered."""
        if self.shown_when and figures[self.shown_when[0]] != self.shown_when[1]:
            return None
        value = figures[self.index]
        if self.kind is FieldKind.TICK:
            return bool(value)
        return value == self.eml.true_for if value in (YES, NO) else None

    def value(self, answer: bool) -> int:
        """What was filled in for the file to say so."""
        if self.kind is FieldKind.TICK:
            return int(answer)
        return self.eml.true_for if answer else BOTH - self.eml.true_for


@dataclass(frozen=True, slots=True)
class Layout:
    """The places in the vector of a form of everything that a unit of a 510b holds."""

    lines: dict[Key, int]  # list and candidate -> votes
    total_counted: int
    rejected: Coded
    uncounted: Coded
    questions: tuple[Question, ...]
    correction: str  # the code of the coordinator's own question, whether there is a corrected outcome; "" without


def layout_of(form: Form) -> Layout:
    """The layout of a form of a municipality, island or postal committee; ValueError for a higher committee."""
    if form.kind.level is Level.S:
        raise ValueError("a 510b is of polling stations: the form of a higher committee does not fit")
    coded: dict[str, list[tuple[str, int]]] = {}
    lines: dict[Key, int] = {}
    questions = []
    for index, field in enumerate(form.fields):
        if field.eml is None:
            continue
        if field.list_number is not None:
            lines[field.list_number, field.candidate] = index
        elif field.eml.element == _INVESTIGATION:
            questions.append(Question(field.eml, field.kind, index, _shown_when(form, field)))
        else:
            coded.setdefault(field.eml.element, []).append((field.eml.code, index))
    return Layout(
        lines,
        coded["TotalCounted"][0][1],
        tuple(coded["RejectedVotes"]),
        tuple(coded["UncountedVotes"]),
        tuple(questions),
        _correction(form),
    )


def ballot(form: Form) -> Ballot:
    """The lines of a count for the lists of a form."""
    return tuple(
        line
        for each in form.lists
        for line in (
            BallotLine(each.number, each.name),
            *(BallotLine(each.number, candidate=number) for number, _ in each.candidates),
        )
    )


def _shown_when(form: Form, field: Field) -> tuple[int, int] | None:
    shown_when = form.section(form.section_of[field.key]).shown_when
    return (form.index[shown_when[0]], shown_when[1]) if shown_when else None


def _correction(form: Form) -> str:
    fields = (field for section in form.sections if section.by_coordinator for field in section.fields)
    return next((field.eml.code for field in fields if field.eml), "")
