"""The form for one ballot: its sections, and its fields as one flat vector (Kiesregeling, models N, Na, O)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiesdeler.law.counting.fields import BallotList, Field, Figures, Section, Values
from kiesdeler.law.counting.kinds import FormKind
from kiesdeler.law.counting.papers import Paper, paper_of
from kiesdeler.law.counting.sections_numbers import list_key, number_sections
from kiesdeler.law.counting.sections_report import report_sections


@dataclass(frozen=True, slots=True)
class ListSpan:
    """Where a list stands in the vector: E.n, its candidates from `start` to before `total`, and its total."""

    number: int
    section: str
    summary: int  # index of E.n
    start: int
    total: int


class Form:
    """The fields of one kind of form for one ballot paper. Made once per election and shared by all its units."""

    def __init__(self, kind: FormKind, lists: Sequence[BallotList]):
        """Raises ValueError when the ballot has a list twice, a candidate twice or no list at all."""
        numbers = [each.number for each in lists]
        if not numbers or len(set(numbers)) != len(numbers):
            raise ValueError(f"a ballot has lists, each once: {numbers}")
        self.kind: FormKind = kind
        self.paper: Paper = paper_of(kind)
        self.lists: tuple[BallotList, ...] = tuple(lists)
        self.sections: tuple[Section, ...] = (*report_sections(kind), *number_sections(kind, self.paper, lists))
        typed = [section for section in self.sections if not section.by_coordinator]
        self.fields: tuple[Field, ...] = tuple(field for section in typed for field in section.fields)
        self.index: dict[str, int] = {field.key: index for index, field in enumerate(self.fields)}
        if len(self.index) != len(self.fields):
            raise ValueError("a candidate is on a list twice")
        self.section_of: dict[str, str] = {field.key: section.key for section in typed for field in section.fields}
        self.order: dict[str, int] = {section.key: place for place, section in enumerate(self.sections)}
        self.spans: tuple[ListSpan, ...] = tuple(self._span(section) for section in typed if section.list_number)
        self._hidden: tuple[Section, ...] = tuple(section for section in typed if section.shown_when)

    def _span(self, section: Section) -> ListSpan:
        start, total = self.index[section.fields[0].key], self.index[section.fields[-1].key]
        number = section.list_number or 0
        return ListSpan(number, section.key, self.index[list_key(number)], start, total)

    def section(self, key: str) -> Section:
        """A section by its key; KeyError when the form has no such section."""
        return self.sections[self.order[key]]

    def field(self, key: str) -> Field:
        """A field of the vector by its key; KeyError when the form has no such field."""
        return self.fields[self.index[key]]

    def empty(self) -> Values:
        """The vector of an entry that has just begun."""
        return (None,) * len(self.fields)

    def filled(self, values: dict[str, int]) -> Values:
        """A vector from values by key; the rest is empty. KeyError for a key that is not in the form."""
        vector: list[int | None] = [None] * len(self.fields)
        for key, value in values.items():
            vector[self.index[key]] = value
        return tuple(vector)

    def shown(self, values: Values | Figures) -> tuple[Section, ...]:
        """The sections the typist goes through, given what he filled in."""
        hidden = {section.key for section in self._unseen(values)}
        return tuple(section for section in self.sections if not section.by_coordinator and section.key not in hidden)

    def figures(self, values: Values, original: Figures | None = None) -> Figures:
        """What an entry says: an empty number is 0, or in a next session unchanged (`original`, of the same form).

        Choices are answered anew in a next session: the paper asks them again.  What stands in a section that is not
        shown does not count.
        """
        if original is None:
            figures = [value or 0 for value in values]
        else:
            figures = [
                (0 if field.is_choice else before) if value is None else value
                for value, before, field in zip(values, original, self.fields, strict=True)
            ]
        for section in self._unseen(values):
            for field in section.fields:
                figures[self.index[field.key]] = 0
        return tuple(figures)

    def carried(self, former: Form, figures: Figures) -> Figures:
        """The numbers of a former session in the order of this form: what a correction starts from.

        Choices are left out: they are asked again.  A station that was not there before starts from `empty` figures.
        """
        return tuple(
            0 if field.is_choice or field.key not in former.index else figures[former.index[field.key]]
            for field in self.fields
        )

    def objections(self, values: Values) -> tuple[tuple[str, str], ...]:
        """What can't be a value of its field, as (key, Dutch sentence); such an entry is not saved.

        Raises ValueError when the number of values is not that of the fields: the entry is for another form.
        """
        return tuple(
            (field.key, f"Vul bij ‘{field.label}’ een geheel getal van 0 tot en met {_dutch(field.kind.largest)} in.")
            for field, value in zip(self.fields, values, strict=True)
            if value is not None and not 0 <= value <= field.kind.largest
        )

    def _unseen(self, values: Values | Figures) -> list[Section]:
        unseen = []
        for section in self._hidden:
            key, wanted = section.shown_when or ("", 0)
            if values[self.index[key]] != wanted:
                unseen.append(section)
        return unseen


def _dutch(number: int) -> str:
    return f"{number:,}".replace(",", ".")
