"""The screen on the wall: progress without names and without votes; watching it is no activity, and it stays."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from kiesdeler.app.accounts.models import StoredSession
from kiesdeler.app.accounts.sessions import IDLE
from kiesdeler.app.counting.models import CommitteeSession, Entry
from tests.app.counting.entering import begin, definitive, enter
from tests.app.personas import World, world

pytestmark = pytest.mark.django_db


def part(place: World, name: str = "observer") -> str:
    answer = place.client(name).get(f"/zitting/{place.session.pk}/scherm/deel/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_progress_is_told_in_large_figures():
    place = world(stations=3)
    definitive(place, place.units[0])
    enter(place, "first", place.units[1])
    shown = part(place)
    assert "<b>1</b> van 3 stembureaus klaar" in shown
    assert '<progress aria-label="Invoeren gedaan" max="6" value="3">' in shown
    assert "<b>1</b> Eerste invoer klaar" in shown
    assert "Bijgewerkt om" in shown


def test_names_and_votes_are_not_on_the_screen():
    place = world(stations=2)
    definitive(place, place.units[0])
    begin(place, "third", place.units[1])
    whole = place.client("observer").get(f"/zitting/{place.session.pk}/scherm/").content.decode()
    for name in ("First", "Second", "Third", "Stembureau 1", "Stembureau 2"):
        assert name not in whole
    assert "90" not in part(place)


def test_the_end_is_an_estimate_once_enough_was_entered():
    place = world(stations=4)
    enter(place, "first", place.units[0])
    assert "Wanneer het klaar is, is nog niet te schatten." in part(place)
    for unit in place.units[1:]:
        enter(place, "first", unit)
    Entry.objects.update(started_at=timezone.now() - datetime.timedelta(minutes=30))
    assert "Naar schatting klaar om" in part(place)
    CommitteeSession.objects.filter(pk=place.session.pk).update(state="paused")
    assert "De invoer ligt even stil." in part(place)


def test_a_session_without_stations_has_a_screen():
    assert "<b>0</b> van 0 stembureaus klaar" in part(world(stations=0))


def test_without_script_the_page_reloads_itself_and_with_it_a_part_does():
    place = world()
    shown = place.client("observer").get(f"/zitting/{place.session.pk}/scherm/").content.decode()
    assert '<noscript><meta http-equiv="refresh" content="20"></noscript>' in shown
    assert f'data-refresh="/zitting/{place.session.pk}/scherm/deel/" data-every="20"' in shown


def test_refreshing_does_not_keep_a_coordinator_logged_in():
    place = world()
    client = place.client("coordinator")
    session = client.session
    session["seen"] = timezone.now().timestamp() - IDLE + 60
    session.save()
    client.get(f"/zitting/{place.session.pk}/scherm/deel/", headers={"X-Background": "1"})
    assert client.session["seen"] == session["seen"]
    assert StoredSession.objects.exists()
    client.get(f"/zitting/{place.session.pk}/scherm/")
    assert client.session["seen"] > session["seen"]


@pytest.mark.parametrize("stations", [1, 3])
def test_many_stations_ask_the_database_no_more_than_one(django_assert_num_queries, stations: int):
    place = world(stations=stations)
    for unit in place.units:
        definitive(place, unit)
    client = place.client("observer")
    with django_assert_num_queries(7):  # session, user, committee session, role, counts, entries, notes
        client.get(f"/zitting/{place.session.pk}/scherm/deel/")
