"""Logging in and out: one message for all failures, waiting after failures, one session, back to where one was."""

from __future__ import annotations

import datetime
from typing import Any

import argon2.low_level
import pytest
from django.test import Client

from kiesdeler.app.accounts import lockout
from kiesdeler.app.accounts.models import FailedLogin, StoredSession, User
from kiesdeler.app.accounts.sessions import IDLE
from kiesdeler.app.audit.log import broken
from kiesdeler.app.audit.models import LogEntry
from tests.app.personas import PASSWORD, World, world

pytestmark = pytest.mark.django_db
WRONG = "Deze naam en dit wachtwoord horen niet bij elkaar."


@pytest.fixture
def place() -> World:
    made = world()
    made.people["first"].set_password(PASSWORD)
    made.people["first"].save()
    return made


def log_in(client: Client, username: str = "first", password: str = PASSWORD, **more: str) -> Any:
    return client.post("/inloggen/", {"username": username, "password": password, **more})


def events() -> list[str]:
    return list(LogEntry.objects.values_list("event", flat=True))


def later(**delta: float) -> None:
    """As if all failures were that much longer ago."""
    for row in FailedLogin.objects.all():
        row.last_at -= datetime.timedelta(**delta)
        row.locked_until = row.locked_until and row.locked_until - datetime.timedelta(**delta)
        row.save()


def test_name_and_password_let_somebody_in_whatever_the_case_of_the_name(place: World) -> None:
    client = Client()
    answer = log_in(client, " FIRST ")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert client.get("/").status_code == 200
    assert events() == ["login.done"]
    entry = LogEntry.objects.get()
    assert (entry.name, entry.role, entry.address) == ("First", "typist", "127.0.0.1")


@pytest.mark.parametrize("username", ["first", "niemand", "second"])
def test_what_was_wrong_is_not_told_and_what_was_typed_not_kept(place: World, username: str) -> None:
    answer = log_in(Client(), username, "geheim-van-mij")
    assert answer.status_code == 422
    assert answer.content.decode().count(WRONG) == 1
    assert "geheim-van-mij" not in answer.content.decode()
    stored = repr(list(LogEntry.objects.values())) + repr(list(FailedLogin.objects.values()))
    assert "geheim-van-mij" not in stored
    assert "niemand" not in stored


def test_somebody_who_is_not_active_is_told_the_same(place: World) -> None:
    User.objects.filter(username="first").update(is_active=False)
    answer = log_in(Client())
    assert WRONG in answer.content.decode()
    assert LogEntry.objects.get().details["reason"] == "account is niet actief"


@pytest.mark.parametrize("username", ["first", "niemand", "inactive"])
def test_a_name_that_does_not_exist_costs_the_work_of_a_wrong_password(
    place: World, username: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    User.objects.create(username="inactive", is_active=False, password=place.people["first"].password)
    costs: list[str] = []

    def counted(real: Any) -> Any:
        def call(*args: Any, **options: Any) -> Any:
            costs.append(str(real.__name__))
            return real(*args, **options)

        return call

    # Both are one argon2 of the same size; `hash_secret` makes one and `verify_secret` makes one to compare with.
    for name in ("hash_secret", "verify_secret"):
        monkeypatch.setattr(f"argon2.low_level.{name}", counted(getattr(argon2.low_level, name)))
    monkeypatch.setattr("argon2._password_hasher.verify_secret", argon2.low_level.verify_secret)
    log_in(Client(), username, "fout")
    assert len(costs) == 1


@pytest.mark.parametrize("username", ["first", "bestaat niet"])
def test_the_third_failure_means_waiting_and_each_next_one_longer(place: World, username: str) -> None:
    for _ in range(2):
        assert WRONG in log_in(Client(), username, "fout").content.decode()
    log_in(Client(), username, "fout")
    assert "over 8 seconden opnieuw" in log_in(Client(), username, "fout").content.decode()
    later(seconds=9)
    assert WRONG in log_in(Client(), username, "fout").content.decode()
    assert "over 16 seconden opnieuw" in log_in(Client(), username, "fout").content.decode()
    assert events().count("login.locked") == 2
    assert events().count("login.failed") == 6


def test_a_clock_that_was_put_back_keeps_nobody_out_for_long(place: World) -> None:
    for _ in range(3):
        log_in(Client(), password="fout-fout-fout")
    later(days=-1)
    assert log_in(Client()).status_code == 302


def test_the_log_says_which_account_it_was_whatever_somebody_calls_himself(place: World) -> None:
    User.objects.filter(username="first").update(full_name="Coordinator")
    log_in(Client())
    done = LogEntry.objects.get(event="login.done")
    assert (done.name, done.subject) == ("Coordinator", "first")


def test_the_coordinator_of_somebody_sees_that_he_could_not_get_in(place: World) -> None:
    log_in(Client(), password="fout")
    log_in(Client(), "strange_typist", "fout")
    log_in(Client(), "niemand", "fout")
    committees = LogEntry.objects.filter(event="login.failed").values_list("committee", flat=True)
    assert list(committees) == [place.committee.pk, place.other.pk, None]
    text = place.client("coordinator").get("/logboek/").content.decode()
    assert "Inloggen mislukt voor first" in text
    assert "strange_typist" not in text


def test_the_right_password_waits_as_well_and_then_starts_afresh(place: World) -> None:
    for _ in range(3):
        log_in(Client(), password="fout")
    assert log_in(Client()).status_code == 422
    later(seconds=9)
    assert log_in(Client()).status_code == 302
    assert WRONG in log_in(Client(), password="fout").content.decode()
    assert log_in(Client()).status_code == 302


def test_one_workstation_that_tries_many_names_has_to_wait_and_others_do_not(place: World) -> None:
    for number in range(lockout.PER_PLACE):
        log_in(Client(), f"gok{number}", "fout")
    assert "opnieuw" in log_in(Client()).content.decode()
    elsewhere = Client(REMOTE_ADDR="192.168.1.7")
    assert log_in(elsewhere).status_code == 302


def test_failures_of_an_hour_ago_are_forgotten(place: World) -> None:
    for _ in range(3):
        log_in(Client(), password="fout")
    later(hours=2)
    assert log_in(Client()).status_code == 302


@pytest.mark.parametrize(
    ("failures", "seconds"), [(0, 0), (2, 0), (3, 8), (4, 16), (9, 512), (10, 900), (11, 900), (400, 900)]
)
def test_the_delay_doubles_up_to_a_quarter_of_an_hour(failures: int, seconds: int) -> None:
    assert lockout.delay(failures, lockout.PER_NAME) == seconds


def test_a_second_log_in_ends_the_first(place: World) -> None:
    one, two = Client(), Client()
    log_in(one)
    log_in(two)
    assert two.get("/").status_code == 200
    assert one.get("/").status_code == 302
    assert StoredSession.objects.filter(key_hash=User.objects.get(username="first").session).count() == 1
    assert "login.replaced" in events()


def test_the_key_of_a_session_is_not_in_the_database(place: World) -> None:
    client = Client()
    log_in(client)
    key = client.cookies["kiesdeler"].value
    assert key not in repr(list(StoredSession.objects.values())) + repr(list(User.objects.values()))


def test_logging_out_ends_the_session_and_is_logged(place: World) -> None:
    client = Client()
    log_in(client)
    assert client.get("/uitloggen/").status_code == 405
    assert client.post("/uitloggen/").headers["Location"] == "/inloggen/"
    assert client.get("/").status_code == 302
    assert events() == ["login.done", "login.ended"]
    assert LogEntry.objects.get(event="login.ended").name == "First"


@pytest.mark.parametrize("following", ["/account/", "/gebruikers/?rol=typist"])
def test_after_logging_in_one_is_where_one_was_going(place: World, following: str) -> None:
    client = Client()
    sent = client.get(following)
    page = client.get(sent.headers["Location"])
    assert f'value="{following}"' in page.content.decode()
    assert log_in(client, verder=following).headers["Location"] == following


@pytest.mark.parametrize(
    "elsewhere",
    ["https://kwaad.example/", "//kwaad.example", "/\\kwaad.example", "javascript:alert(1)", "http:///x", "\t//x"],
)
def test_nobody_is_sent_to_another_site(place: World, elsewhere: str) -> None:
    assert log_in(Client(), verder=elsewhere).headers["Location"] == "/"


def test_a_form_without_its_token_is_refused(place: World) -> None:
    client = Client(enforce_csrf_checks=True)
    assert log_in(client).status_code == 403


def test_a_session_ends_after_half_an_hour_without_activity_and_that_is_logged(place: World) -> None:
    client = Client()
    log_in(client)
    session = client.session
    session["seen"] -= IDLE + 1
    session.save()
    assert client.get("/account/").headers["Location"] == "/inloggen/?verder=%2Faccount%2F"
    assert events() == ["login.done", "login.expired"]
    assert LogEntry.objects.get(event="login.expired").user == place.people["first"].pk


def test_asking_to_stay_counts_as_activity_and_a_background_request_does_not(place: World) -> None:
    client = Client()
    log_in(client)

    def idle(seconds: int) -> None:
        session = client.session
        session["seen"] -= seconds
        session.save()

    idle(600)
    assert client.get("/blijf/", headers={"X-Background": "1"}).json()["left"] <= IDLE - 600
    assert client.get("/blijf/").json()["left"] > IDLE - 60
    client.logout()
    assert client.get("/blijf/", headers={"Accept": "application/json"}).status_code == 401


def test_an_observer_stays_logged_in_and_a_typist_does_not(place: World) -> None:
    observer = place.people["observer"]
    observer.set_password(PASSWORD)
    observer.save()
    client = Client()
    log_in(client, "observer")
    assert client.get("/blijf/").json() == {"left": None}
    session = client.session
    session["seen"] -= 10 * 60 * 60
    session.save()
    assert client.get("/").status_code == 200


def test_a_session_of_somebody_who_is_put_out_of_use_ends_at_once(place: World) -> None:
    client = Client()
    log_in(client)
    User.objects.filter(username="first").update(is_active=False)
    assert client.get("/").status_code == 302


def test_a_role_taken_away_works_at_once(place: World) -> None:
    coordinator = place.client("coordinator")
    assert coordinator.get("/gebruikers/").status_code == 200
    place.people["coordinator"].memberships.all().delete()
    assert coordinator.get("/gebruikers/").status_code == 403


def test_the_log_of_all_this_holds(place: World) -> None:
    client = Client()
    log_in(client, password="fout")
    log_in(client)
    client.post("/uitloggen/")
    assert list(broken()) == []
