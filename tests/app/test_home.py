"""The first page: for each role the way to what it is there for, and nothing else."""

from __future__ import annotations

import pytest

from kiesdeler.app.counting.session_acts import first_session
from kiesdeler.app.elections.models import Committee
from kiesdeler.law.counting.sessions import SessionState
from tests.app.personas import World, sign_in, world

pytestmark = pytest.mark.django_db


def page(place: World, name: str) -> str:
    return place.client(name).get("/").content.decode()


def test_each_role_finds_its_own_page():
    place = world()
    number = place.session.pk
    ways = {
        "first": f"/zitting/{number}/invoer/",
        "observer": f"/zitting/{number}/scherm/",
        "coordinator": f"/zitting/{number}/overzicht/",
        "administrator": f"/commissie/{place.committee.pk}/",
    }
    shown = {name: page(place, name) for name in ways}
    for name, way in ways.items():
        assert f'href="{way}"' in shown[name], name
    for way in ("overzicht", "scherm", "gebruikers", "logboek"):
        assert f"/{way}/" not in shown["first"], way
    for way in ("overzicht", "invoer", "gebruikers", "logboek"):
        assert f"/{way}/" not in shown["observer"], way


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (SessionState.IN_PREPARATION, "De invoer is nog niet gestart."),
        (SessionState.PAUSED, "De invoer ligt stil."),
        (SessionState.COMPLETED, "Alles is ingevoerd."),
    ],
)
def test_a_typist_is_told_why_there_is_nothing_to_enter(state: SessionState, words: str):
    place = world(state=state)
    shown = page(place, "first")
    assert words in shown
    assert "/invoer/" not in shown


def test_nobody_sees_a_committee_of_others():
    place = world()
    assert place.other.title not in page(place, "coordinator")
    assert place.committee.title not in page(place, "strange_typist")


@pytest.mark.parametrize("committees", [1, 3])
def test_the_page_asks_the_database_as_much_for_many_committees(django_assert_num_queries, committees: int):
    place = world()
    for number in range(committees - 1):
        made = Committee.objects.get(pk=place.committee.pk)
        made.pk, made.area_code = None, f"000{number}"
        made.save()
        first_session(made)
    client = sign_in(place.people["administrator"])
    with django_assert_num_queries(5):  # session, user, memberships, committees, their sessions
        client.get("/")
