"""The overview: every station in its state, chosen and sorted as asked, and what deserves a second look."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.counting.acts import perform
from kiesdeler.app.counting.models import Investigation
from kiesdeler.app.counting.session_acts import perform as perform_session
from kiesdeler.law.counting.sessions import SessionAct
from kiesdeler.law.counting.states import Act
from tests.app.counting.entering import WARNED, WRONG, begin, definitive, enter
from tests.app.personas import World, right_values, world

pytestmark = pytest.mark.django_db
EMPTY = dict.fromkeys(("poll_cards", "admitted", "candidates_total", "votes_cast"), 0)


def page(client: Client, place: World, query: str = "") -> str:
    answer = client.get(f"/zitting/{place.session.pk}/overzicht/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def numbers(shown: str) -> list[int]:
    """The numbers of the stations in the table, in the order of the page."""
    rows = re.findall(r'<tr><td class="number">(\d+)</td><th scope="row">', shown)
    return [int(number) for number in rows]


def tiles(shown: str) -> dict[str, int]:
    found = re.findall(r"<b>(?:<span[^>]*>[^<]*</span> )?([\d.]+)</b> ([^<]+)</a>", shown)
    return {words: int(number) for number, words in found}


@pytest.fixture
def place() -> World:
    """A station in every state but a correction: 1 errors, 2 different, 3 first, 4 ready, 5 second, 6 empty, 7 done."""
    place = world(stations=7)
    enter(place, "first", place.units[0], WRONG)
    enter(place, "first", place.units[1])
    enter(place, "second", place.units[1], WARNED)
    begin(place, "third", place.units[2])
    enter(place, "first", place.units[3], WARNED)
    enter(place, "second", place.units[4])
    begin(place, "first", place.units[4])
    definitive(place, place.units[6])
    return place


def test_the_tiles_count_the_states(place):
    assert tiles(page(place.client("coordinator"), place)) == {
        "Alle": 7,
        "Fouten op te lossen": 1,
        "Verschillen op te lossen": 1,
        "Eerste invoer bezig": 1,
        "Eerste invoer klaar": 1,
        "Tweede invoer bezig": 1,
        "Verbetering bezig": 0,
        "Niet begonnen": 1,
        "Klaar": 1,
        "Open waarschuwingen": 1,
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [1, 2, 3, 4, 5, 6, 7]),
        ("?stand=fouten", [1]),
        ("?stand=verschillen", [2]),
        ("?stand=niet-begonnen", [6]),
        ("?stand=bestaat-niet", [1, 2, 3, 4, 5, 6, 7]),
        ("?waarschuwing=1", [4]),
        ("?zoek=bureau+5", [5]),
        ("?zoek=7", [7]),
        ("?zoek=niets", []),
        ("?volgorde=-nummer", [7, 6, 5, 4, 3, 2, 1]),
        ("?volgorde=stand", [1, 2, 3, 4, 5, 6, 7]),
        ("?volgorde=-waarschuwingen&zoek=", [4, 7, 6, 5, 3, 2, 1]),
    ],
)
def test_rows_are_chosen_and_sorted_in_the_address(place, query: str, found: list[int]):
    assert numbers(page(place.client("coordinator"), place, query)) == found


def test_the_rows_of_one_typist(place):
    third = place.people["third"].pk
    client = place.client("coordinator")
    assert numbers(page(client, place, f"?invoerder={third}")) == [3]
    assert numbers(page(client, place, "?invoerder=abc")) == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize("column", ["nummer", "naam", "stand", "invoerder", "laatst", "waarschuwingen"])
def test_every_column_sorts_both_ways(place, column: str):
    client = place.client("coordinator")
    up = numbers(page(client, place, f"?volgorde={column}"))
    assert sorted(up) == [1, 2, 3, 4, 5, 6, 7]
    assert numbers(page(client, place, f"?volgorde=-{column}")) == up[::-1]


def test_who_is_at_what_and_how_much_each_has_finished(place):
    shown = page(place.client("coordinator"), place)
    row = re.search(r'invoerder=\d+#stembureaus">Third</a></th><td>([^<]*)</td><td[^>]*></td><td[^>]*>(\d+)', shown)
    assert row is not None
    assert row.groups() == ("3 Stembureau 3", "0")
    assert "Third (bezig)" in shown
    perform(who=place.who("third", Role.TYPIST), unit=place.units[2], act=Act.PAUSE, values=right_values(place.session))
    assert "Third (onderbroken)" in page(place.client("coordinator"), place)


def test_progress_counts_entries(place):
    assert "1 van 7 stembureaus klaar; 5 van 14 invoeren gedaan" in page(place.client("coordinator"), place)


def test_two_stations_with_the_same_figures_are_noticed():
    place = world(stations=3)
    definitive(place, place.units[0])
    definitive(place, place.units[1], WARNED)
    client = place.client("coordinator")
    assert "Precies dezelfde cijfers" not in page(client, place)
    definitive(place, place.units[2])
    shown = re.sub(r"<[^>]+>", "", page(client, place))
    assert "Precies dezelfde cijfers: 1 Stembureau 1, 3 Stembureau 3." in shown


def test_a_station_with_only_zeros_is_noticed_by_itself():
    place = world(stations=2)
    form_zero = dict.fromkeys(_numbers(place), 0)
    for unit in place.units:
        definitive(place, unit, form_zero)
    shown = re.sub(r"<[^>]+>", "", page(place.client("coordinator"), place))
    assert "Geen enkele stem: 1 Stembureau 1." in shown
    assert "Geen enkele stem: 2 Stembureau 2." in shown
    assert "Precies dezelfde cijfers" not in shown


def _numbers(place: World) -> list[str]:
    from kiesdeler.app.counting.forms import form_of

    return [field.key for field in form_of(place.session).fields if not field.is_choice]


def test_an_administrator_reads_only_what_is_definitive(place):
    shown = page(place.client("administrator"), place)
    links = re.findall(r'href="/stembureau/(\d+)/telling/"', shown)
    assert [int(each) for each in links] == [place.units[6].pk]


def test_a_next_session_shows_the_investigated_stations():
    place = world(stations=3)
    for unit in place.units:
        definitive(place, unit)
    coordinator = place.who("coordinator", Role.COORDINATOR)
    perform_session(who=coordinator, session=place.session, act=SessionAct.COMPLETE)
    later = perform_session(who=coordinator, session=place.session, act=SessionAct.OPEN_NEXT)
    client = place.client("coordinator")
    place.session = later
    assert "Er zijn nog geen onderzoeken" in page(client, place)
    for unit, corrected in zip(later.units.all(), (None, True, False), strict=True):
        Investigation.objects.create(unit=unit, reason="Verzoek", corrected=corrected)
    shown = tiles(page(client, place))
    assert (shown["Wacht op bevindingen"], shown["Niet begonnen"], shown["Geen andere uitkomst"]) == (1, 1, 1)


@pytest.mark.parametrize("stations", [1, 3])
def test_many_stations_ask_the_database_no_more_than_one(django_assert_num_queries, stations: int):
    place = world(stations=stations)
    for unit in place.units:
        definitive(place, unit, WARNED)
    client = place.client("coordinator")
    with django_assert_num_queries(7):  # session, user, committee session, role, counts, entries, notes
        page(client, place)
