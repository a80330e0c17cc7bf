"""One row of the table of checks."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass

from kiesdeler.law.counting.kinds import Level
from kiesdeler.law.counting.view import View

Marks = tuple[str, ...]  # the fields concerned; none: nothing is wrong

LISTS = "lists"  # in place of a section: every list page


class Severity(enum.StrEnum):
    """An error keeps a count from being definitive; a warning asks for an explanation."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Rule:
    """A check: `marks` gives the fields concerned when it holds. `unless`: codes that make it silent on its page.

    `needs`: the fields without which it says nothing; papers of postal votes have no boxes, for instance.
    """

    code: str
    levels: tuple[Level, ...]
    section: str
    marks: Callable[[View], Marks]
    needs: tuple[str, ...] = ()
    unless: str = ""
