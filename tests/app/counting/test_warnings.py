"""Warnings on finished entries: explained or handled by the coordinator, one station at a time or all on one page."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from kiesdeler.app.audit.models import LogEntry
from kiesdeler.app.counting.models import WarningNote
from tests.app.counting.entering import WARNED, begin, definitive, enter
from tests.app.personas import World, world

pytestmark = pytest.mark.django_db
BLANK = {"code": "W.201", "section": "voters_and_votes"}


def note(client: Client, place: World, unit: int = 0, **given: str):
    return client.post(f"/stembureau/{place.units[unit].pk}/waarschuwing/", BLANK | given)


def listed(client: Client, place: World, query: str = "") -> list[str]:
    shown = client.get(f"/zitting/{place.session.pk}/waarschuwingen/{query}").content.decode()
    return re.findall(r'/telling/">(\d+ [^<]+)</a>: ([^<]+) <', shown)


def test_open_warnings_of_all_stations_are_listed_with_their_values():
    place = world(stations=3)
    definitive(place, place.units[0], WARNED)
    enter(place, "first", place.units[2], WARNED)
    client = place.client("coordinator")
    assert listed(client, place) == [
        ("1 Stembureau 1", "Veel blanco stemmen"),
        ("3 Stembureau 3", "Veel blanco stemmen"),
    ]
    shown = client.get(f"/zitting/{place.session.pk}/waarschuwingen/").content.decode()
    assert "Blanco stemmen (F) <strong>3</strong>" in shown
    assert "2 open waarschuwingen" in shown


def test_an_explanation_closes_a_warning_and_stays_readable():
    place = world(stations=1)
    definitive(place, place.units[0], WARNED)
    client = place.client("coordinator")
    answer = note(client, place, text="Nageteld, klopt.", back="list")
    assert answer["Location"] == f"/zitting/{place.session.pk}/waarschuwingen/"
    found = WarningNote.objects.get()
    assert (found.explanation, found.explained_by, found.handled_by) == ("Nageteld, klopt.", "Coordinator", "")
    assert listed(client, place) == []
    assert listed(client, place, "?alles=1") == [("1 Stembureau 1", "Veel blanco stemmen")]
    assert LogEntry.objects.filter(event="warning.explained", details__code="W.201").exists()


def test_handled_needs_no_text_and_keeps_the_text_there_was():
    place = world(stations=1)
    definitive(place, place.units[0], WARNED)
    client = place.client("coordinator")
    note(client, place, text="Nageteld.")
    answer = note(client, place, text="", handled="")
    assert answer["Location"] == f"/stembureau/{place.units[0].pk}/telling/"
    found = WarningNote.objects.get()
    assert (found.explanation, found.handled_by) == ("Nageteld.", "Coordinator")


def test_an_empty_explanation_is_refused():
    place = world(stations=1)
    definitive(place, place.units[0], WARNED)
    client = place.client("coordinator")
    answer = client.get(note(client, place, text="  ")["Location"])
    assert "Stembureau 1, W.201: Schrijf op waarom." in answer.content.decode()
    assert not WarningNote.objects.exists()


@pytest.mark.parametrize("given", [{"code": "W.202"}, {"section": "differences"}, {"code": "F.201"}, {"code": ""}])
def test_what_is_no_warning_of_this_station_is_not_there(given: dict[str, str]):
    place = world(stations=1)
    definitive(place, place.units[0], WARNED)
    assert note(place.client("coordinator"), place, text="x", **given).status_code == 404
    assert not WarningNote.objects.exists()


def test_while_somebody_is_at_the_count_a_warning_waits():
    place = world(stations=1)
    enter(place, "first", place.units[0], WARNED)
    begin(place, "second", place.units[0])
    client = place.client("coordinator")
    shown = client.get(f"/zitting/{place.session.pk}/waarschuwingen/").content.decode()
    assert "Er wordt nu aan deze telling gewerkt." in shown
    note(client, place, text="Nageteld.")
    assert not WarningNote.objects.exists()


@pytest.mark.parametrize("stations", [1, 3])
def test_many_warnings_ask_the_database_no_more_than_one(django_assert_num_queries, stations: int):
    place = world(stations=stations)
    for unit in place.units:
        definitive(place, unit, WARNED)
    client = place.client("coordinator")
    with django_assert_num_queries(7):  # session, user, committee session, role, counts, notes, first entries
        assert len(listed(client, place)) == stations
