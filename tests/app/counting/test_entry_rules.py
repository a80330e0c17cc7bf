"""Every check of the table at its boundary, through the pages of a typist: what he is told, which fields are marked.

The boundaries are those of the tests of the law; here they are typed.
"""

from __future__ import annotations

import re

import pytest

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.counting.acts import perform
from kiesdeler.law.counting.count import Done
from kiesdeler.law.counting.findings import RULES
from kiesdeler.law.counting.kinds import Method
from kiesdeler.law.counting.rule import LISTS
from kiesdeler.law.counting.states import Act
from kiesdeler.law.counting.texts import TEXTS
from tests.app.counting.typist import Desk, Page, desk
from tests.app.personas import who
from tests.law.counting.made import RIGHT
from tests.law.counting.test_rules import CASES, TABLE

pytestmark = pytest.mark.django_db

METHODS = {"C": Method.CSO, "D": Method.DSO}
_LIST = re.compile(r"(?<=_)4(?=_|$)")  # the second list of the ballot there is number 4, here number 2


def here(key: str) -> str:
    return _LIST.sub("2", key)


def typed(level: str, place: Desk, code: str, changes: dict[str, int]) -> dict[str, Page]:
    """All before the page of a check is saved, then that page is typed; what it shows then. Or both list pages."""
    person = place.typist()
    form, unit = person.form, person.unit
    values = form.filled({here(key): value for key, value in (RIGHT | changes).items() if here(key) in form.index})
    section = next(rule.section for rule in RULES if rule.code == code)
    shown = [each.key for each in form.shown(values)]
    seen = {}
    for page in ["list_1", "list_2"] if section == LISTS else [section]:
        if page not in shown:
            continue
        actor = who(place.people["first"], Role.TYPIST)
        assert isinstance(perform(who=actor, unit=unit, act=Act.START), Done)
        own = {field.key for field in form.section(page).fields}
        others = tuple(None if f.key in own else v for f, v in zip(form.fields, values, strict=True))
        for before in shown[: shown.index(page)][-1:]:
            assert isinstance(perform(who=actor, unit=unit, act=Act.SAVE, values=others, section=before), Done)
        assert person.send(page, person.values_of(values, page)).status_code == 302
        seen[page] = person.open(page)
        assert isinstance(perform(who=actor, unit=unit, act=Act.DISCARD), Done)
    return seen


@pytest.mark.parametrize(
    ("code", "level"),
    [(code, level) for code, levels in TABLE.items() for level in levels if level in METHODS],
)
def test_a_typist_is_told_at_the_boundary_and_not_before(code: str, level: str) -> None:
    place = desk("PS", METHODS[level])
    for case, levels, changes, marks in CASES:
        if case != code or level not in levels:
            continue
        pages = typed(level, place, code, changes)
        expected = {here(key) for key in marks}
        marked = set().union(*(page.marked(code) for page in pages.values())) if pages else set()
        assert marked == expected, (code, changes)
        said = [page for page in pages.values() if code in page.codes()]
        assert bool(said) == bool(marks), (code, changes)
        for page in said:
            assert TEXTS[code].title in page.told(code)
            assert TEXTS[code].typist in page.told(code)
            assert "Ik heb mijn invoer gecontroleerd met het papier en correct overgenomen" in page.text


def test_every_check_of_the_two_levels_is_tried_on_both_sides() -> None:
    for code, levels in TABLE.items():
        for level in set(levels) & METHODS.keys():
            sides = {bool(marks) for case, where, _, marks in CASES if case == code and level in where}
            assert sides == {True, False}, (code, level)
