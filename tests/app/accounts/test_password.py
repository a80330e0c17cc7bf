"""Passwords: one-time ones must be changed first, names are asked where they are not known, rules per role."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from kiesdeler.app.accounts.models import StoredSession, User
from kiesdeler.app.accounts.passwords import generated
from kiesdeler.app.audit.models import LogEntry
from tests.app.personas import PASSWORD, World, sign_in, world

pytestmark = pytest.mark.django_db
NEW = "een lange nieuwe zin"
ADDRESS = "/account/wachtwoord/"


@pytest.fixture
def place() -> World:
    return world()


def one_time(place: World, name: str = "first", full_name: str = "") -> Client:
    """Somebody who has just logged in with a password for one time."""
    user = place.people[name]
    user.set_password("abcd-efgh-jkmn")
    user.one_time_password, user.full_name = True, full_name
    user.save()
    return sign_in(user)


@pytest.mark.parametrize("address", ["/", "/account/", "/account/code/instellen/"])
def test_with_a_one_time_password_every_page_leads_to_choosing_one(place: World, address: str) -> None:
    client = one_time(place)
    answer = client.get(address, follow=True)
    assert answer.redirect_chain[-1][0].startswith(ADDRESS)
    assert "Kies een eigen wachtwoord" in answer.content.decode()


def test_a_post_elsewhere_does_nothing_before_the_password_is_changed(place: World) -> None:
    client = one_time(place, "coordinator", "C. O.")
    assert client.post("/gebruikers/nieuw/", {"username": "x"}).headers["Location"].startswith(ADDRESS)


def test_the_name_is_asked_and_the_password_stored_and_one_goes_on(place: World) -> None:
    client = one_time(place)
    answer = client.post(ADDRESS, {"full_name": "Jan Jansen", "password": NEW, "again": NEW, "verder": "/account/"})
    assert answer.headers["Location"] == "/account/"
    user = User.objects.get(username="first")
    assert (user.full_name, user.one_time_password, user.check_password(NEW)) == ("Jan Jansen", False, True)
    assert client.get("/account/").status_code == 200
    entry = LogEntry.objects.get()
    assert (entry.event, entry.name) == ("password.changed", "Jan Jansen")
    assert NEW not in repr(list(LogEntry.objects.values())) + repr(list(StoredSession.objects.values()))


def test_a_new_password_gives_the_session_a_new_key(place: World) -> None:
    client = one_time(place)
    before = client.cookies["kiesdeler"].value
    client.post(ADDRESS, {"full_name": "Jan", "password": NEW, "again": NEW})
    assert client.cookies["kiesdeler"].value != before
    thief = Client()
    thief.cookies["kiesdeler"] = before
    assert thief.get("/account/").status_code == 302


@pytest.mark.parametrize(
    ("name", "password", "told"),
    [
        ("first", "kort123", "ten minste 8 tekens"),
        ("observer", "kort123", "ten minste 8 tekens"),
        ("coordinator", "twaalftekens", "ten minste 13 tekens"),
        ("administrator", "twaalftekens", "ten minste 13 tekens"),
        ("first", "abcd-efgh-jkmn", "ander wachtwoord dan het vorige"),
        ("first", "12345678", "te algemeen"),
        ("first", "password", "te algemeen"),
        ("strange_typist", "Strange_Typist", "niet je gebruikersnaam"),
    ],
)
def test_a_password_that_is_not_good_enough_is_refused(place: World, name: str, password: str, told: str) -> None:
    client = one_time(place, name, "Iemand")
    answer = client.post(ADDRESS, {"password": password, "again": password})
    assert answer.status_code == 422
    assert told in re.sub(r"\s+", " ", answer.content.decode())
    assert User.objects.get(username=name).one_time_password


def test_the_password_is_not_sent_back_but_the_name_is(place: World) -> None:
    answer = one_time(place).post(ADDRESS, {"full_name": "Jan Jansen", "password": NEW, "again": "anders"})
    text = answer.content.decode()
    assert "Jan Jansen" in text
    assert NEW not in text


def test_later_the_present_password_is_asked(place: World) -> None:
    user = place.people["first"]
    user.set_password(PASSWORD)
    user.save()
    client = sign_in(user)
    refused = client.post(ADDRESS, {"current": "fout", "password": NEW, "again": NEW})
    assert "niet je huidige wachtwoord" in refused.content.decode()
    assert "login.failed" in LogEntry.objects.values_list("event", flat=True)
    done = client.post(ADDRESS, {"current": PASSWORD, "password": NEW, "again": NEW})
    assert done.status_code == 302
    assert User.objects.get(username="first").check_password(NEW)


def test_guessing_the_present_password_on_a_screen_left_alone_means_waiting(place: World) -> None:
    client = place.client("first")
    for _ in range(3):
        client.post(ADDRESS, {"current": "gok", "password": NEW, "again": NEW})
    assert "opnieuw" in client.post(ADDRESS, {"current": "gok", "password": NEW, "again": NEW}).content.decode()


def test_generated_passwords_can_be_read_from_paper_and_differ() -> None:
    made = {generated() for _ in range(500)}
    assert len(made) == 500
    assert all(re.fullmatch(r"([a-hjkmnp-z2-9]{4}-){2}[a-hjkmnp-z2-9]{4}", each) for each in made)
