"""The small election of the tests: its files as messages, with something changed."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path
from typing import Any, TypeVar

from kiesdeler.eml.messages import Committee, Count, ElectionDefinition, Message, Region
from kiesdeler.eml.reader import read
from kiesdeler.problems import Problem, Severity

CORPUS = Path(__file__).parent
WARNING, ERROR = Severity.WARNING, Severity.ERROR
_Message = TypeVar("_Message", bound=Message)


def example(name: str, cls: type[_Message], *changes: tuple[str, str]) -> _Message:
    """One of the small files, with texts replaced (all occurrences), which still has to be readable."""
    text = (CORPUS / f"{name}.eml.xml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    message, problems = read(text.encode(), name)
    assert isinstance(message, cls), problems
    return message


def definition(**changes: Any) -> ElectionDefinition:
    return dataclasses.replace(example("110a", ElectionDefinition), **changes)


def told(problems: list[Problem], *parts: str, severity: Severity = ERROR) -> bool:
    return any(problem.severity is severity and all(part in problem.message for part in parts) for problem in problems)


def other_election(**changes: Any) -> ElectionDefinition:
    return definition(election=dataclasses.replace(definition().election, **changes))


def region(category: str, number: int | None, above: tuple[str, int | None] | None = None, *committees: str) -> Region:
    category_above, number_above = above or (None, None)
    sitting = tuple(map(Committee, committees))
    return Region(category, f"{category} {number}", number, number_above, category_above, committees=sitting)


STATE = region("STAAT", None)
DISTRICT = region("KIESKRING", 12, ("STAAT", None), "CSB", "HSB")


def national(*regions: Region) -> ElectionDefinition:
    election = other_election(id="TK2026", category="TK", subcategory="TK", domain=None).election
    contest = dataclasses.replace(definition().contest, id="alle")
    return definition(election=election, seats=150, preference_threshold=25, contest=contest, regions=regions)


def provincial(count: Count, *regions: Region) -> ElectionDefinition:
    election = dataclasses.replace(count.election, nomination_date=datetime.date(2027, 2, 1))
    contest = dataclasses.replace(definition().contest, id="alle")
    return definition(election=election, seats=47, preference_threshold=25, contest=contest, regions=regions)
