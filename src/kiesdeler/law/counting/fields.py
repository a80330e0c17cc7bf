"""A field of the form and a section (page) of it."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass

LARGEST = 999_999_999  # votes in one field
GROUP = 25  # candidates in one block, as on paper

YES, NO = 1, 2
BOTH = YES | NO  # paper can have both boxes ticked; a check says so
TICKED = 1

Values = tuple[int | None, ...]  # one per field, in the order of the form; None is empty
Figures = tuple[int, ...]  # the same with every empty field filled in: what is compared and checked


class FieldKind(enum.StrEnum):
    """What can be filled in."""

    NUMBER = "number"  # 0 to LARGEST
    YES_NO = "yes_no"  # 0 no answer, YES, NO, BOTH
    TICK = "tick"  # 0 or TICKED
    TEXT = "text"  # by the coordinator, in his own section; never in a vector

    @property
    def largest(self) -> int:
        """The largest value; a text has none."""
        return {FieldKind.NUMBER: LARGEST, FieldKind.YES_NO: BOTH, FieldKind.TICK: TICKED}.get(self, 0)


@dataclass(frozen=True, slots=True)
class Eml:
    """Where a field is in a unit of a 510: the element, and the reason code where the element has one.

    `true_for`: of a choice, the answer for which the file says "true".
    """

    element: str  # Cast | TotalCounted | RejectedVotes | UncountedVotes | ValidVotes | kr:Investigation
    code: str = ""
    true_for: int = YES


@dataclass(frozen=True, slots=True)
class Field:
    """One field. Either `eml`, or `not_in_eml` with the reason; `csv` is the label of its row in the osv4-3 file."""

    key: str
    label: str
    kind: FieldKind = FieldKind.NUMBER
    letter: str = ""  # as on paper: A to J, E.3
    rubric: str = ""  # on the paper it is typed from
    eml: Eml | None = None
    not_in_eml: str = ""
    csv: str = ""
    list_number: int | None = None
    candidate: int | None = None

    @property
    def is_choice(self) -> bool:
        """Whether it is ticked rather than written."""
        return self.kind in (FieldKind.YES_NO, FieldKind.TICK)


@dataclass(frozen=True, slots=True)
class Section:
    """One page. `shown_when` is a field and the value it must have; a section of the coordinator is not in a vector."""

    key: str
    title: str
    fields: tuple[Field, ...]
    list_number: int | None = None
    shown_when: tuple[str, int] | None = None
    by_coordinator: bool = False

    @property
    def rubric(self) -> str:
        """The rubrics of its fields: ``B1-3.1 en B1-3.2``."""
        return " en ".join(dict.fromkeys(field.rubric for field in self.fields if field.rubric))

    def groups(self) -> Iterator[tuple[Field, ...]]:
        """The candidates of a list in the blocks of the paper; the total is not among them."""
        candidates = tuple(field for field in self.fields if field.candidate is not None)
        for start in range(0, len(candidates), GROUP):
            yield candidates[start : start + GROUP]


@dataclass(frozen=True, slots=True)
class BallotList:
    """A list on the ballot paper: its number, name (empty when unnamed) and candidates as (number, name)."""

    number: int
    name: str
    candidates: tuple[tuple[int, str], ...]

    @property
    def title(self) -> str:
        """``Lijst 3 – Naam``."""
        return f"Lijst {self.number} – {self.name}" if self.name else f"Lijst {self.number} (zonder naam)"
