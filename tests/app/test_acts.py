"""Acts on counts and sessions through the database: two equal entries by two people, and nothing less."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.log import broken
from kiesdeler.app.audit.models import LogEntry
from kiesdeler.app.counting.acts import perform
from kiesdeler.app.counting.models import Count, Entry
from kiesdeler.app.counting.session_acts import perform as perform_session
from kiesdeler.law.counting.count import Done
from kiesdeler.law.counting.refusals import Refusal
from kiesdeler.law.counting.sessions import SessionAct
from kiesdeler.law.counting.states import Act
from tests.app.personas import enter, world

pytestmark = pytest.mark.django_db


def test_two_equal_entries_by_two_people_are_definitive() -> None:
    place = world()
    assert isinstance(enter(place, "first"), Done)
    assert isinstance(enter(place, "second"), Done)
    count = Count.objects.get(unit=place.units[0])
    assert (count.state, count.first_digest) == ("definitive", count.second_digest)
    assert sum(count.figures) > 0


def test_one_person_is_refused_the_second_entry() -> None:
    place = world()
    enter(place, "first")
    refused = enter(place, "first")
    assert isinstance(refused, Refusal)
    assert "andere invoerder" in refused.message


def test_the_database_refuses_two_entries_by_one_person_and_a_definitive_count_without_entries() -> None:
    place = world()
    enter(place, "first")
    count = Count.objects.get(unit=place.units[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(count=count, position=2, by=place.people["first"], values=[])
    with pytest.raises(IntegrityError), transaction.atomic():
        Count.objects.filter(pk=count.pk).update(state="definitive")


def test_different_entries_wait_for_the_coordinator_who_keeps_the_second() -> None:
    place = world()
    enter(place, "first")
    enter(place, "second", votes=11)
    count = Count.objects.get(unit=place.units[0])
    assert count.state == "different"
    coordinator = place.who("coordinator", Role.COORDINATOR)
    assert isinstance(perform(who=coordinator, unit=place.units[0], act=Act.KEEP_SECOND, seen=count.version), Done)
    kept = Entry.objects.get(count=count)
    assert (kept.position, kept.by.username) == (1, "second")
    assert isinstance(perform(who=coordinator, unit=place.units[0], act=Act.KEEP_SECOND, seen=count.version), Refusal)
    assert isinstance(enter(place, "first", votes=11), Done)
    assert Count.objects.get(unit=place.units[0]).state == "definitive"


def test_every_act_is_in_the_log_and_the_chain_holds() -> None:
    place = world()
    enter(place, "first")
    enter(place, "second")
    events = list(LogEntry.objects.values_list("event", "name", "subject"))
    assert [event for event, _, _ in events] == [
        "entry.first.started", "entry.saved", "entry.first.finished",
        "entry.second.started", "entry.saved", "entry.second.finished",
    ]  # fmt: skip
    assert events[0][1:] == ("First", "1 Stembureau 1")
    assert list(broken()) == []


def test_a_session_is_completed_when_every_count_is_definitive_and_a_deleted_count_reopens_it() -> None:
    place = world(stations=1)
    coordinator = place.who("coordinator", Role.COORDINATOR)
    refused = perform_session(who=coordinator, session=place.session, act=SessionAct.COMPLETE)
    assert isinstance(refused, str)
    enter(place, "first")
    enter(place, "second")
    done = perform_session(who=coordinator, session=place.session, act=SessionAct.COMPLETE)
    assert not isinstance(done, str)
    assert done.state == "completed"
    place.units[0].refresh_from_db()
    perform(who=coordinator, unit=place.units[0], act=Act.DELETE, reason="verkeerd papier")
    place.session.refresh_from_db()
    assert place.session.state == "data_entry"
    assert LogEntry.objects.filter(event="count.deleted", details__reason="verkeerd papier").exists()


def test_a_next_session_starts_from_the_numbers_of_the_first() -> None:
    place = world(stations=1)
    coordinator = place.who("coordinator", Role.COORDINATOR)
    enter(place, "first")
    enter(place, "second")
    perform_session(who=coordinator, session=place.session, act=SessionAct.COMPLETE)
    later = perform_session(who=coordinator, session=place.session, act=SessionAct.OPEN_NEXT)
    assert not isinstance(later, str)
    assert later.number == 2
    assert sum(later.units.get().original) > 0
