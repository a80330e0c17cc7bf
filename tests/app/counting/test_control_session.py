"""The acts on a session through its pages: every one in every state, for coordinator and administrator."""

from __future__ import annotations

import re
from itertools import product

import pytest
from django.test import Client

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.models import LogEntry
from kiesdeler.app.counting.acts import explain
from kiesdeler.app.counting.models import CommitteeSession, Investigation
from kiesdeler.app.counting.session_acts import perform
from kiesdeler.app.results.models import Document
from kiesdeler.law.counting.sessions import (
    NOT_FOR_YOU,
    NOT_IN_THIS_STATE,
    SESSION_REFUSALS,
    SessionAct,
    SessionNeed,
    SessionState,
)
from tests.app.counting.entering import WARNED, definitive, enter
from tests.app.personas import World, world

pytestmark = pytest.mark.django_db

POSSIBLE = {  # of a first session with one station, definitive; the table of counting.md
    ("created", "prepare"): "in_preparation",
    ("in_preparation", "start"): "data_entry",
    ("data_entry", "pause"): "paused",
    ("data_entry", "complete"): "completed",
    ("paused", "resume"): "data_entry",
    ("paused", "complete"): "completed",
    ("completed", "reopen"): "data_entry",
    ("completed", "open_next"): "completed",
}
BY_ADMINISTRATOR = {("created", "prepare")}
ACTS = ("prepare", "start", "pause", "resume", "complete", "reopen", "open_next", "delete")


def in_state(place: World, state: str) -> World:
    CommitteeSession.objects.filter(pk=place.session.pk).update(state=state)
    place.session.refresh_from_db()
    return place


def seen(client: Client, place: World) -> str:
    """The hash on the page that asks to confirm the end."""
    shown = client.get(f"/zitting/{place.session.pk}/stand/complete/").content.decode()
    found = re.search(r'name="seen" value="([0-9a-f]{64})"', shown)
    return found.group(1) if found else "0" * 64


def document(place: World) -> None:
    """Something was made of the session."""
    Document.objects.create(
        session=place.session, name="Na31-2.pdf", kind="Na31-2", content=b"x", size=1, sha256="0" * 64, made_by="C"
    )


@pytest.mark.parametrize("name", ["coordinator", "administrator"])
@pytest.mark.parametrize(("state", "act"), [*product([state.value for state in SessionState], ACTS)])
def test_every_act_in_every_state(state: str, act: str, name: str):
    place = world(stations=1)
    definitive(place, place.units[0])
    in_state(place, state)
    client = place.client(name)
    answer = client.post(
        f"/zitting/{place.session.pk}/stand/{act}/", {"seen": seen(client, place)} if act == "complete" else {}
    )
    place.session.refresh_from_db()
    allowed = (state, act) in POSSIBLE and (name == "coordinator" or (state, act) in BY_ADMINISTRATOR)
    if allowed:
        assert answer.status_code == 302
        assert place.session.state == POSSIBLE[state, act]
    else:
        assert answer.status_code == 409
        assert place.session.state == state
        said = answer.content.decode()
        reasons = [NOT_IN_THIS_STATE, NOT_FOR_YOU, SESSION_REFUSALS[SessionNeed.NEXT_SESSION]]
        assert any(reason in said for reason in reasons)
    assert CommitteeSession.objects.filter(committee=place.committee).count() == 1 + (allowed and act == "open_next")


def test_an_act_that_does_not_exist_is_not_there():
    place = world()
    assert place.client("coordinator").post(f"/zitting/{place.session.pk}/stand/documents/").status_code == 404
    assert place.client("coordinator").post(f"/zitting/{place.session.pk}/stand/take_over/").status_code == 404


def test_the_gate_shows_what_is_in_the_way_with_the_way_to_repair_it():
    place = world(stations=2)
    enter(place, "first", place.units[0])
    shown = place.client("coordinator").get(f"/zitting/{place.session.pk}/stand/").content.decode()
    assert SESSION_REFUSALS[SessionNeed.ALL_DEFINITIVE] in shown
    assert f'href="/zitting/{place.session.pk}/overzicht/">Naar het overzicht' in shown
    assert "Bij elke waarschuwing staat uitleg" in shown
    assert f"/zitting/{place.session.pk}/stand/complete/" not in shown


def test_the_end_waits_for_an_explanation_of_every_warning():
    place = world(stations=1)
    definitive(place, place.units[0], WARNED)
    client = place.client("coordinator")
    address = f"/zitting/{place.session.pk}/stand/complete/"
    answer = client.post(address, {"seen": "0" * 64})
    assert SESSION_REFUSALS[SessionNeed.EXPLAINED] in answer.content.decode()
    who = place.who("coordinator", Role.COORDINATOR)
    explain(who=who, unit=place.units[0], code="W.201", section="voters_and_votes", text="Nageteld.")
    assert client.post(address, {"seen": seen(client, place)}).status_code == 302


def test_the_end_is_bound_to_the_figures_that_were_shown():
    place = world(stations=1)
    unit = place.units[0]
    definitive(place, unit)
    client, address = place.client("coordinator"), f"/zitting/{place.session.pk}/stand/complete/"
    confirmed = seen(client, place)
    client.post(f"/stembureau/{unit.pk}/telling/", {"act": "delete", "seen": "6", "reason": "verkeerd papier"})
    definitive(place, unit, {"poll_cards": 89, "proxies": 1})
    answer = client.post(address, {"seen": confirmed})
    assert answer.status_code == 409
    assert "De cijfers zijn intussen veranderd" in answer.content.decode()
    place.session.refresh_from_db()
    assert place.session.state == "data_entry"
    assert client.post(address, {"seen": seen(client, place)}).status_code == 302


def test_the_end_without_having_been_shown_anything_asks_to_confirm_first():
    place = world(stations=1)
    definitive(place, place.units[0])
    address = f"/zitting/{place.session.pk}/stand/complete/"
    answer = place.client("coordinator").post(address)
    assert (answer.status_code, answer["Location"]) == (302, address)
    place.session.refresh_from_db()
    assert place.session.state == "data_entry"


def test_what_cannot_be_done_is_not_asked_to_confirm():
    place = world(stations=1)
    answer = place.client("coordinator").get(f"/zitting/{place.session.pk}/stand/complete/")
    assert (answer.status_code, answer["Location"]) == (302, f"/zitting/{place.session.pk}/stand/")


def test_reopening_says_that_documents_are_withdrawn_and_withdraws_them():
    place = world(stations=1)
    definitive(place, place.units[0])
    coordinator = place.who("coordinator", Role.COORDINATOR)
    perform(who=coordinator, session=place.session, act=SessionAct.COMPLETE)
    document(place)
    client, address = place.client("coordinator"), f"/zitting/{place.session.pk}/stand/reopen/"
    shown = client.get(address).content.decode()
    assert "worden ingetrokken" in shown
    assert "Documenten die nu gelden: 1." in shown
    client.post(address)
    assert Document.objects.get().withdrawn_at is not None
    assert LogEntry.objects.get(event="session.reopened").details == {"withdrawn": 1}


def test_a_next_session_opened_by_mistake_is_deleted():
    place = world(stations=1)
    definitive(place, place.units[0])
    coordinator = place.who("coordinator", Role.COORDINATOR)
    perform(who=coordinator, session=place.session, act=SessionAct.COMPLETE)
    client = place.client("coordinator")
    opened = client.post(f"/zitting/{place.session.pk}/stand/open_next/")
    later = CommitteeSession.objects.get(number=2)
    assert opened["Location"] == f"/zitting/{later.pk}/onderzoeken/"
    Investigation.objects.create(unit=later.units.get(), reason="Verzoek")
    assert client.post(f"/zitting/{later.pk}/stand/delete/")["Location"] == "/"
    assert [each.number for each in CommitteeSession.objects.filter(committee=place.committee)] == [1]


def test_a_first_session_is_not_offered_to_be_deleted():
    place = in_state(world(), "in_preparation")
    shown = place.client("coordinator").get(f"/zitting/{place.session.pk}/stand/").content.decode()
    assert "Zitting verwijderen" not in shown


def test_an_administrator_sees_no_acts_of_the_count():
    place = world()
    shown = place.client("administrator").get(f"/zitting/{place.session.pk}/stand/").content.decode()
    assert "Er is nu niets te doen met deze zitting." in shown


DETAILS = {"place": "Stadhuis", "date": "2026-03-19", "time": "09:00", "objections": "Geen.", "particulars": ""}


def test_details_are_written_down_and_told_to_the_log_without_their_text():
    place = world()
    client, address = place.client("coordinator"), f"/zitting/{place.session.pk}/gegevens/"
    assert client.post(address, DETAILS).status_code == 302
    place.session.refresh_from_db()
    told = (place.session.place, str(place.session.date), str(place.session.time), place.session.objections)
    assert told == ("Stadhuis", "2026-03-19", "09:00:00", "Geen.")
    assert LogEntry.objects.get().details["changes"] == "plaats, datum, aanvangstijd, bezwaren"
    shown = client.get(address).content.decode()
    assert 'value="2026-03-19"' in shown
    assert 'value="09:00"' in shown


def test_every_mistake_in_the_details_is_told_at_once_and_nothing_typed_is_lost():
    place = world()
    answer = place.client("coordinator").post(
        f"/zitting/{place.session.pk}/gegevens/",
        {"place": "", "date": "gisteren", "time": "laat", "objections": "Een bezwaar", "particulars": ""},
    )
    shown = answer.content.decode()
    assert answer.status_code == 422
    for said in ("Vul de plaats", "Vul een datum in", "Vul een tijd in", "Een bezwaar", "gisteren"):
        assert said in shown
    place.session.refresh_from_db()
    assert place.session.objections == ""


def test_other_details_withdraw_the_documents_that_were_made():
    place = world(stations=1)
    client, address = place.client("coordinator"), f"/zitting/{place.session.pk}/gegevens/"
    client.post(address, DETAILS)
    document(place)
    client.post(address, DETAILS)  # nothing changed
    assert Document.objects.get().withdrawn_at is None
    assert "Verander je iets, dan worden die ingetrokken." in client.get(address).content.decode()
    client.post(address, DETAILS | {"place": "Sporthal"})
    assert Document.objects.get().withdrawn_at is not None


def test_details_of_a_session_that_was_followed_stand():
    place = world(stations=1)
    definitive(place, place.units[0])
    coordinator = place.who("coordinator", Role.COORDINATOR)
    perform(who=coordinator, session=place.session, act=SessionAct.COMPLETE)
    perform(who=coordinator, session=place.session, act=SessionAct.OPEN_NEXT)
    answer = place.client("coordinator").post(f"/zitting/{place.session.pk}/gegevens/", DETAILS)
    assert answer.status_code == 422
    assert SESSION_REFUSALS[SessionNeed.LAST] in answer.content.decode()


def test_a_completed_session_leads_to_its_documents_once_the_details_are_there():
    place = world(stations=1)
    definitive(place, place.units[0])
    perform(who=place.who("coordinator", Role.COORDINATOR), session=place.session, act=SessionAct.COMPLETE)
    client, way = place.client("coordinator"), f'class="button" href="/zitting/{place.session.pk}/documenten/"'
    shown = client.get(f"/zitting/{place.session.pk}/stand/").content.decode()
    assert SESSION_REFUSALS[SessionNeed.DETAILS] in shown
    assert way not in shown
    client.post(f"/zitting/{place.session.pk}/gegevens/", DETAILS)
    assert way in client.get(f"/zitting/{place.session.pk}/stand/").content.decode()
