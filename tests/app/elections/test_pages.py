"""The list of elections, the card of a committee and the form for its particulars."""

from __future__ import annotations

from typing import Any

import pytest

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.log import PROGRAM
from kiesdeler.app.counting.models import Unit
from kiesdeler.app.counting.session_acts import perform
from kiesdeler.app.elections.models import Committee
from kiesdeler.law.counting.sessions import SessionAct
from tests.app.elections.builder import made, printed
from tests.app.invented import election
from tests.app.personas import person, sign_in, who

pytestmark = pytest.mark.django_db

QUERIES = 5  # session, user, committees, sessions with their stations, draft


@pytest.mark.parametrize("kinds", [("GR",), ("GR", "AB", "PS")])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    kinds: tuple[str, ...], django_assert_num_queries: Any
) -> None:
    for kind in kinds:
        made(kind)
    client = sign_in(person("beheerder", administrator=True))
    with django_assert_num_queries(QUERIES):
        page = client.get("/verkiezingen/").content.decode()
    assert page.count("<section") == len(kinds)
    assert "klaar voor invoer" in page


def test_a_coordinator_sees_the_committees_he_coordinates() -> None:
    own, other = made("GR"), made("AB")
    client = sign_in(person("coordinator", roles={own: Role.COORDINATOR}))
    page = client.get("/verkiezingen/").content.decode()
    assert f"/commissie/{own.pk}/" in page
    assert f"/commissie/{other.pk}/" not in page
    assert "Stembureau aanmaken" not in page
    assert client.get(f"/commissie/{other.pk}/").status_code == 403


def test_an_empty_list_says_what_to_do() -> None:
    page = sign_in(person("beheerder", administrator=True)).get("/verkiezingen/").content.decode()
    assert "Er is nog geen verkiezing" in page


def test_the_card_has_what_was_set_up_with_the_hashes_of_the_files() -> None:
    committee = made("PS")
    page = sign_in(person("beheerder", administrator=True)).get(f"/commissie/{committee.pk}/").content.decode()
    files = election("PS")
    for content in (files.definition, files.candidates, files.stations):
        assert printed(content) in page
    for text in ("Súdermar", "II Zuid", "3 lijsten, 9 kandidaten", "Centrale stemopneming", "Gegevens wijzigen"):
        assert text in page


def test_particulars_are_changed_and_wrong_ones_come_back_as_typed() -> None:
    committee = made()
    client = sign_in(person("coordinator", roles={committee: Role.COORDINATOR}))
    address = f"/commissie/{committee.pk}/gegevens/"
    assert client.get(address).status_code == 200
    for wrong in ("", "0", "-5", "1.2", "12,5", "999999999", "１２"):
        answer = client.post(address, {"eligible": wrong, "method": "DSO"})
        assert answer.status_code == 422, wrong
        assert f'value="{wrong}"' in answer.content.decode() or not wrong
    assert client.post(address, {"eligible": "12", "method": "BSO"}).status_code == 422
    assert client.post(address, {"eligible": "12"}).status_code == 422
    assert client.post(address, {"eligible": "1.234", "method": "DSO", "frisian": "on"}).status_code == 302
    found = Committee.objects.get()
    assert (found.eligible, found.method, found.frisian) == (1234, "DSO", True)


def test_particulars_are_fixed_once_data_entry_has_started() -> None:
    committee = made()
    user = person("coordinator", roles={committee: Role.COORDINATOR})
    perform(who=who(user, Role.COORDINATOR), session=committee.sessions.get(), act=SessionAct.START)
    client = sign_in(user)
    assert "Gegevens wijzigen" not in client.get(f"/commissie/{committee.pk}/").content.decode()
    answer = client.post(f"/commissie/{committee.pk}/gegevens/", {"eligible": "1", "method": "DSO"})
    assert answer.status_code == 422
    assert "De invoer is begonnen" in answer.content.decode()
    assert Committee.objects.get().eligible != 1


def test_a_committee_without_stations_is_still_in_preparation() -> None:
    committee = made(stations=(), eligible=100, who=PROGRAM)
    assert committee.sessions.get().state == "created"
    assert not Unit.objects.exists()
