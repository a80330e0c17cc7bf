"""Acts on polling stations: who may when, with what explanation, and what is printed and logged of it."""

from __future__ import annotations

import pytest

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.models import LogEntry
from kiesdeler.app.counting.models import CommitteeSession, Unit, UnitChange
from kiesdeler.app.counting.session_acts import perform
from kiesdeler.app.counting.stations import Refusals, StationData, add, change, remove
from kiesdeler.law.counting.sessions import SessionAct, SessionState
from tests.app.personas import enter, world

pytestmark = pytest.mark.django_db

PREPARING = SessionState.IN_PREPARATION
NEW = StationData(9, "De Kerk", "1234 AB", "Kerkplein 1", "Juinen", "fixed", 800)


def codes(refused: Unit | Refusals) -> set[str]:
    assert isinstance(refused, tuple)
    return {refusal.code for refusal in refused}


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.COORDINATOR])
def test_before_data_entry_both_may_and_nothing_has_to_be_explained(role: Role) -> None:
    place = world(state=PREPARING)
    by = place.who("administrator" if role is Role.ADMINISTRATOR else "coordinator", role)
    added = add(who=by, session=place.session, data=NEW)
    assert isinstance(added, Unit)
    assert added.count.state == "empty"
    changed = change(who=by, unit=added, data=StationData(10, "De Kerk 2", kind="mobile"))
    assert isinstance(changed, Unit)
    assert remove(who=by, unit=added) == ()
    assert list(LogEntry.objects.values_list("event", "subject")) == [
        ("unit.added", "9 De Kerk"), ("unit.changed", "10 De Kerk 2"), ("unit.removed", "10 De Kerk 2"),
    ]  # fmt: skip
    assert "nummer 9 → 10" in LogEntry.objects.get(event="unit.changed").details["changes"]
    assert not UnitChange.objects.exists()


@pytest.mark.parametrize("state", [SessionState.DATA_ENTRY, SessionState.PAUSED])
def test_afterwards_only_the_coordinator_with_an_explanation_for_the_report(state: SessionState) -> None:
    place = world(state=state)
    administrator = place.who("administrator", Role.ADMINISTRATOR)
    coordinator = place.who("coordinator", Role.COORDINATOR)
    unit = place.units[0]
    renamed = StationData(1, "Nieuwe naam")
    assert codes(add(who=administrator, session=place.session, data=NEW, explanation="vergeten")) == {""}
    assert codes(change(who=administrator, unit=unit, data=renamed, explanation="vergeten")) == {""}
    assert codes(remove(who=administrator, unit=unit, explanation="vergeten")) == {""}
    assert codes(add(who=coordinator, session=place.session, data=NEW, explanation="  ")) == {"explanation"}
    assert codes(change(who=coordinator, unit=unit, data=renamed)) == {"explanation"}
    assert codes(remove(who=coordinator, unit=unit)) == {"explanation"}
    assert not UnitChange.objects.exists()
    assert isinstance(add(who=coordinator, session=place.session, data=NEW, explanation="stond niet op de lijst"), Unit)
    assert isinstance(change(who=coordinator, unit=unit, data=renamed, explanation="verhuisd"), Unit)
    assert remove(who=coordinator, unit=place.units[1], explanation="niet geopend") == ()
    assert list(UnitChange.objects.order_by("pk").values_list("what", "number", "name", "explanation", "by")) == [
        ("added", 9, "De Kerk", "stond niet op de lijst", "Coordinator"),
        ("changed", 1, "Nieuwe naam", "verhuisd", "Coordinator"),
        ("removed", 2, "Stembureau 2", "niet geopend", "Coordinator"),
    ]


def test_nothing_changes_after_the_session_is_completed() -> None:
    place = world(stations=1, state=SessionState.COMPLETED)
    coordinator = place.who("coordinator", Role.COORDINATOR)
    assert codes(add(who=coordinator, session=place.session, data=NEW, explanation="x")) == {""}
    assert codes(remove(who=coordinator, unit=place.units[0], explanation="x")) == {""}


def test_typists_and_observers_change_nothing() -> None:
    place = world(state=PREPARING)
    for name, role in (("first", Role.TYPIST), ("observer", Role.OBSERVER)):
        assert codes(add(who=place.who(name, role), session=place.session, data=NEW)) == {""}
    assert place.session.units.count() == 3


def test_two_stations_with_one_number_are_refused_and_everything_wrong_is_told_at_once() -> None:
    place = world(state=PREPARING)
    by = place.who("administrator", Role.ADMINISTRATOR)
    assert codes(add(who=by, session=place.session, data=StationData(1, " "))) == {"number", "name"}
    assert codes(change(who=by, unit=place.units[0], data=StationData(2, "x"))) == {"number"}
    assert codes(add(who=by, session=place.session, data=StationData(0, "x"))) == {"number"}


def test_a_station_with_entries_stays_and_keeps_its_number() -> None:
    place = world()
    enter(place, "first")
    coordinator = place.who("coordinator", Role.COORDINATOR)
    (refusal,) = remove(who=coordinator, unit=place.units[0], explanation="x")
    assert "Verwijder eerst de telling" in refusal.message
    renumbered = change(who=coordinator, unit=place.units[0], data=StationData(8, "Stembureau 1"), explanation="x")
    assert codes(renumbered) == {"number"}
    assert isinstance(
        change(who=coordinator, unit=place.units[0], data=StationData(1, "Andere naam"), explanation="x"), Unit
    )


def test_the_last_station_stays_while_entry_is_under_way_and_before_it_puts_the_session_back() -> None:
    place = world(stations=1)
    coordinator = place.who("coordinator", Role.COORDINATOR)
    (refusal,) = remove(who=coordinator, unit=place.units[0], explanation="x")
    assert "laatste stembureau" in refusal.message
    CommitteeSession.objects.filter(pk=place.session.pk).update(state=PREPARING.value)
    assert remove(who=coordinator, unit=place.units[0]) == ()
    place.session.refresh_from_db()
    assert place.session.state == SessionState.CREATED
    assert isinstance(add(who=coordinator, session=place.session, data=NEW), Unit)
    place.session.refresh_from_db()
    assert place.session.state == SessionState.IN_PREPARATION


def test_nothing_changed_is_not_logged_and_not_printed() -> None:
    place = world()
    coordinator = place.who("coordinator", Role.COORDINATOR)
    assert isinstance(
        change(who=coordinator, unit=place.units[0], data=StationData(1, "Stembureau 1"), explanation="x"), Unit
    )
    assert not UnitChange.objects.exists()
    assert not LogEntry.objects.exists()


def test_in_a_next_session_a_missing_station_is_added_and_those_of_before_stay() -> None:
    place = world(stations=1)
    coordinator = place.who("coordinator", Role.COORDINATOR)
    enter(place, "first")
    enter(place, "second")
    perform(who=coordinator, session=place.session, act=SessionAct.COMPLETE)
    later = perform(who=coordinator, session=place.session, act=SessionAct.OPEN_NEXT)
    assert isinstance(later, CommitteeSession)
    old = later.units.get()
    (refusal,) = remove(who=coordinator, unit=old, explanation="x")
    assert "vorige zitting" in refusal.message
    assert codes(change(who=coordinator, unit=old, data=StationData(5, "x"), explanation="x")) == {"number"}
    assert codes(add(who=place.who("administrator", Role.ADMINISTRATOR), session=later, data=NEW)) == {""}
    assert codes(add(who=coordinator, session=later, data=NEW)) == {"explanation"}
    missing = add(who=coordinator, session=later, data=NEW, explanation="ontbrak in de eerste zitting")
    assert isinstance(missing, Unit)
    assert (missing.former, missing.original) == (None, None)
    assert change(who=coordinator, unit=old, data=StationData(1, "Andere naam"), explanation="fout gespeld")
    place.units[0].refresh_from_db()
    assert place.units[0].name == "Stembureau 1"  # the session before stays as it was
    assert remove(who=coordinator, unit=missing, explanation="toch niet") == ()
