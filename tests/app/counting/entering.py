"""Entries that are not right, for the tests of what a coordinator does about them."""

from __future__ import annotations

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.counting.acceptance import accept
from kiesdeler.app.counting.acts import perform
from kiesdeler.app.counting.models import Count, Unit
from kiesdeler.app.counting.stored import current
from kiesdeler.law.counting.count import Done, messages_of
from kiesdeler.law.counting.states import Act
from tests.app.personas import World, right_values

WRONG = {"admitted": 91}  # A + B is not D, and D is not H
WARNED = {"blank": 3, "votes_cast": 93, "admitted": 93, "poll_cards": 93}  # more than 3% blank: W.201


def begin(place: World, name: str, unit: Unit) -> None:
    """Somebody starts, and has not finished."""
    done = perform(who=place.who(name, Role.TYPIST), unit=unit, act=Act.START)
    assert isinstance(done, Done), done


def finish(place: World, name: str, unit: Unit, changes: dict[str, int] | None = None) -> Count:
    """Somebody who has started enters a whole station with these changes, and confirms whatever he is told."""
    person = place.who(name, Role.TYPIST)
    form = current(unit).desk.form
    values = list(right_values(unit.session))
    for key, value in (changes or {}).items():
        values[form.index[key]] = value
    typed = tuple(values)
    saved = perform(who=person, unit=unit, act=Act.SAVE, values=typed)
    assert isinstance(saved, Done), saved
    now = current(unit)
    found = accept(form, typed, messages_of(now.desk, saved.count))
    done = perform(who=person, unit=unit, act=Act.FINISH, values=typed, accept=found)
    assert isinstance(done, Done), done
    return Count.objects.get(unit=unit)


def enter(place: World, name: str, unit: Unit, changes: dict[str, int] | None = None) -> Count:
    """Somebody starts and finishes."""
    begin(place, name, unit)
    return finish(place, name, unit, changes)


def definitive(place: World, unit: Unit, changes: dict[str, int] | None = None) -> Count:
    """Two people enter the same."""
    enter(place, "first", unit, changes)
    return enter(place, "second", unit, changes)
