"""A next session: investigations, their outcome, and what typists can enter because of it."""

from __future__ import annotations

import re

import pytest

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.models import LogEntry
from kiesdeler.app.counting.acts import perform
from kiesdeler.app.counting.enterable import enterable, entry_refusal
from kiesdeler.app.counting.forms import form_of
from kiesdeler.app.counting.investigation_acts import LOSES, Investigated, add, change
from kiesdeler.app.counting.models import CommitteeSession, Count, Entry, Investigation, Unit
from kiesdeler.app.counting.session_acts import add_unit
from kiesdeler.app.counting.session_acts import perform as perform_session
from kiesdeler.app.counting.stored import current, figures_now
from kiesdeler.law.counting.investigations import NO_OUTCOME_YET, NOT_INVESTIGATED, UNCHANGED
from kiesdeler.law.counting.refusals import Refusal
from kiesdeler.law.counting.sessions import SESSION_REFUSALS, SessionAct, SessionNeed
from kiesdeler.law.counting.states import Act
from tests.app.counting.entering import begin, definitive
from tests.app.personas import World, world

pytestmark = pytest.mark.django_db
REASON = "Het centraal stembureau vraagt om lijst 1 opnieuw te tellen."


@pytest.fixture
def place() -> World:
    """The second session of a committee with three stations; `place.units` are those of the second session."""
    place = world(stations=3)
    for unit in place.units:
        definitive(place, unit)
    coordinator = place.who("coordinator", Role.COORDINATOR)
    perform_session(who=coordinator, session=place.session, act=SessionAct.COMPLETE)
    later = perform_session(who=coordinator, session=place.session, act=SessionAct.OPEN_NEXT)
    assert isinstance(later, CommitteeSession)
    place.session, place.units = later, list(later.units.all())
    return place


def address(place: World, unit: int = 0, end: str = "") -> str:
    return f"/stembureau/{place.units[unit].pk}/onderzoek/{end}"


def investigated(place: World, unit: int = 0, corrected: bool | None = None) -> Unit:
    """A station with an investigation, while data entry is open."""
    who, at = place.who("coordinator", Role.COORDINATOR), place.units[unit]
    assert isinstance(add(who=who, unit=at, reason=REASON, requested=True), Investigation)
    place.session.refresh_from_db()
    if place.session.state == "in_preparation":
        perform_session(who=who, session=place.session, act=SessionAct.START)
    if corrected is not None:
        new = Investigated(REASON, True, "Lijst 1 is opnieuw geteld.", corrected)
        assert isinstance(change(who=who, unit=at, new=new), Investigation)
    return Unit.objects.select_related("session__committee__election").get(pk=at.pk)


def corrected_entry(place: World, name: str, unit: Unit) -> None:
    """Somebody types the one number that changed: blank votes, with H and what follows."""
    person, form = place.who(name, Role.TYPIST), form_of(unit.session)
    values = form.filled({"blank": 1, "votes_cast": 91, "more_cast": 1, "more": 1, "explained": 1})
    done = perform(who=person, unit=unit, act=Act.START)
    assert not isinstance(done, Refusal), done
    done = perform(who=person, unit=unit, act=Act.FINISH, values=values)
    assert not isinstance(done, Refusal), done


def given(place: World, unit: int = 0, **changes: str) -> dict[str, str]:
    """What the page sends when nothing is changed, and the changes."""
    found = Investigation.objects.get(unit=place.units[unit])
    shown = place.client("coordinator").get(address(place, unit)).content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', shown)
    assert seen is not None
    outcome = {None: "", True: "1", False: "0"}[found.corrected]
    sent = {"reason": found.reason, "requested": "1", "findings": found.findings, "corrected": outcome}
    return sent | {"seen": seen.group(1)} | changes


def test_the_first_investigation_makes_the_session_ready(place):
    client = place.client("coordinator")
    sent = {"unit": place.units[1].pk, "reason": REASON, "requested": "0"}
    answer = client.post(f"/zitting/{place.session.pk}/onderzoeken/", sent)
    assert answer.status_code == 302
    found = Investigation.objects.get()
    assert (found.unit, found.reason, found.requested, found.corrected) == (place.units[1], REASON, False, None)
    place.session.refresh_from_db()
    assert place.session.state == "in_preparation"
    assert "eigen beweging" in client.get(f"/zitting/{place.session.pk}/onderzoeken/").content.decode()
    assert LogEntry.objects.filter(event="investigation.added", subject="2 Stembureau 2").exists()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"reason": REASON, "requested": "1"}, "Kies het stembureau dat wordt onderzocht."),
        ({"unit": "0", "reason": REASON, "requested": "1"}, "Kies het stembureau dat wordt onderzocht."),
        ({"unit": "x", "reason": "", "requested": "1"}, "Schrijf op wat de aanleiding is"),
    ],
)
def test_what_is_missing_is_told_and_what_was_typed_stays(place, sent: dict[str, str], said: str):
    answer = place.client("coordinator").post(f"/zitting/{place.session.pk}/onderzoeken/", sent)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert said in shown
    assert sent["reason"] in shown
    assert not Investigation.objects.exists()


def test_a_station_of_another_session_cannot_be_investigated_here(place):
    first = CommitteeSession.objects.get(number=1, committee=place.committee).units.first()
    answer = place.client("coordinator").post(
        f"/zitting/{place.session.pk}/onderzoeken/", {"unit": first.pk, "reason": REASON, "requested": "1"}
    )
    assert answer.status_code == 422
    assert not Investigation.objects.exists()


def test_a_station_is_investigated_once(place):
    investigated(place)
    again = add(who=place.who("coordinator", Role.COORDINATOR), unit=place.units[0], reason=REASON, requested=True)
    assert isinstance(again, Refusal)
    assert "al een onderzoek" in again.message


def test_a_first_session_has_no_investigations():
    place = world()
    assert place.client("coordinator").get(f"/zitting/{place.session.pk}/onderzoeken/").status_code == 404
    refused = add(who=place.who("coordinator", Role.COORDINATOR), unit=place.units[0], reason=REASON, requested=True)
    assert isinstance(refused, Refusal)


def test_findings_wait_for_the_session_to_begin(place):
    coordinator = place.who("coordinator", Role.COORDINATOR)
    add(who=coordinator, unit=place.units[0], reason=REASON, requested=True)
    sent = given(place, findings="Te vroeg")
    answer = place.client("coordinator").post(address(place), sent)
    assert answer.status_code == 422
    assert "Bevindingen en uitkomst vul je in als de invoer is gestart." in answer.content.decode()


def test_an_outcome_asks_findings(place):
    investigated(place)
    sent = given(place, corrected="1")
    answer = place.client("coordinator").post(address(place), sent)
    assert answer.status_code == 422
    assert "Schrijf de bevindingen op" in answer.content.decode()


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(place):
    investigated(place)
    sent = given(place, findings="Mijn tekst")
    who = place.who("coordinator", Role.COORDINATOR)
    change(who=who, unit=place.units[0], new=Investigated(REASON, True, "Andere tekst"))
    answer = place.client("coordinator").post(address(place), sent)
    assert answer.status_code == 409
    assert "Mijn tekst" in answer.content.decode()
    assert Investigation.objects.get().findings == "Andere tekst"


def test_only_stations_with_another_outcome_are_entered(place):
    units = [investigated(place, 0, True), investigated(place, 1, False), place.units[2]]
    assert list(enterable(place.session)) == [units[0]]
    assert [entry_refusal(unit) for unit in units] == [None, UNCHANGED, NOT_INVESTIGATED]
    typist = place.who("first", Role.TYPIST)
    assert [perform(who=typist, unit=unit, act=Act.START) for unit in units[1:]] == [UNCHANGED, NOT_INVESTIGATED]
    assert not isinstance(perform(who=typist, unit=units[0], act=Act.START), Refusal)


def test_without_an_outcome_nothing_is_entered_yet(place):
    unit = investigated(place)
    assert perform(who=place.who("first", Role.TYPIST), unit=unit, act=Act.START) == NO_OUTCOME_YET


def test_in_a_first_session_everything_is_entered():
    place = world(stations=2)
    assert list(enterable(place.session)) == place.units
    assert entry_refusal(place.units[0]) is None


def test_two_equal_corrections_stand_beside_the_original(place):
    unit = investigated(place, 0, True)
    corrected_entry(place, "first", unit)
    corrected_entry(place, "second", unit)
    count = Count.objects.get(unit=unit)
    assert count.state == "definitive"
    form = form_of(unit.session)
    assert count.figures[form.index["blank"]] == 1
    assert count.figures[form.index["poll_cards"]] == 90  # unchanged: from the first session
    shown = place.client("administrator").get(f"/stembureau/{unit.pk}/telling/").content.decode()
    cells = re.search(r"Blanco stemmen</th>\s*<td[^>]*>(.*?)</td>\s*<td[^>]*>(.*?)</td>", shown, re.DOTALL)
    assert cells is not None
    assert cells.groups() == ("<s>0</s>", "1")
    assert re.search(r"Stempassen</th>\s*<td[^>]*>90</td>\s*<td[^>]*>–</td>", shown)


def test_no_longer_corrected_throws_entries_away_only_after_a_confirmation(place):
    unit = investigated(place, 0, True)
    corrected_entry(place, "first", unit)
    sent = given(place, corrected="0")
    client = place.client("coordinator")
    answer = client.post(address(place), sent)
    assert answer.status_code == 422
    assert "De invoer van First wordt dan verwijderd." in answer.content.decode()
    assert Entry.objects.filter(count__unit=unit).count() == 1
    answer = client.post(address(place), sent | {"confirmed": "on"})
    assert answer.status_code == 302
    assert not Entry.objects.filter(count__unit=unit).exists()
    assert Count.objects.get(unit=unit).state == "empty"
    lost = LogEntry.objects.get(event="investigation.emptied").details["lost"]
    assert lost[0]["by"] == str(place.people["first"].pk)
    assert figures_now(Unit.objects.get(pk=unit.pk)) == tuple(unit.original)


def test_entries_also_go_when_the_outcome_is_unknown_again(place):
    unit = investigated(place, 0, True)
    begin(place, "first", unit)
    who = place.who("coordinator", Role.COORDINATOR)
    refused = change(who=who, unit=unit, new=Investigated(REASON, True, "Nog eens kijken", None))
    assert isinstance(refused, Refusal)
    assert refused.code == LOSES


def test_an_investigation_is_removed_until_something_was_entered(place):
    investigated(place, 0)
    unit = investigated(place, 1, True)
    begin(place, "first", unit)
    client = place.client("coordinator")
    assert "Onderzoek verwijderen" in client.get(address(place, 0)).content.decode()
    assert "Onderzoek verwijderen" not in client.get(address(place, 1)).content.decode()
    client.post(address(place, 0, "verwijderen/"))
    client.post(address(place, 1, "verwijderen/"))
    assert [each.unit for each in Investigation.objects.all()] == [unit]


def test_without_any_investigation_left_the_session_is_in_preparation_again(place):
    who = place.who("coordinator", Role.COORDINATOR)
    add(who=who, unit=place.units[0], reason=REASON, requested=True)
    place.client("coordinator").post(address(place, 0, "verwijderen/"))
    place.session.refresh_from_db()
    assert place.session.state == "created"


def test_a_station_without_an_investigation_has_no_page_of_one(place):
    client = place.client("coordinator")
    assert client.get(address(place)).status_code == 404
    assert client.post(address(place, 0, "verwijderen/")).status_code == 404


def test_the_session_ends_when_every_investigation_has_an_outcome(place):
    investigated(place, 0, False)
    investigated(place, 1)
    coordinator = place.who("coordinator", Role.COORDINATOR)
    done = perform_session(who=coordinator, session=place.session, act=SessionAct.COMPLETE)
    assert done in (SESSION_REFUSALS[SessionNeed.ALL_DEFINITIVE], SESSION_REFUSALS[SessionNeed.INVESTIGATED])
    change(who=coordinator, unit=place.units[1], new=Investigated(REASON, True, "Niets gevonden.", False))
    done = perform_session(who=coordinator, session=place.session, act=SessionAct.COMPLETE)
    assert isinstance(done, CommitteeSession)
    refused = change(who=coordinator, unit=place.units[1], new=Investigated(REASON, True, "Toch iets.", True))
    assert isinstance(refused, Refusal)


def test_an_added_station_is_investigated_and_has_new_numbers(place):
    investigated(place, 0, False)
    added = add_unit(place.session, number=9, name="Vergeten")
    place.units.append(added)
    client = place.client("coordinator")
    assert "9 Vergeten" in client.get(f"/zitting/{place.session.pk}/onderzoeken/").content.decode()
    coordinator = place.who("coordinator", Role.COORDINATOR)
    done = perform_session(who=coordinator, session=place.session, act=SessionAct.COMPLETE)
    assert done == SESSION_REFUSALS[SessionNeed.INVESTIGATED]
    add(who=coordinator, unit=added, reason="Ontbrak in de eerste zitting.", requested=False)
    refused = change(who=coordinator, unit=added, new=Investigated("Ontbrak.", False, "Ontbrak.", False))
    assert isinstance(refused, Refusal)
    assert "altijd gecorrigeerd" in refused.message
    assert isinstance(
        change(who=coordinator, unit=added, new=Investigated("Ontbrak.", False, "Ontbrak.", True)), Investigation
    )
    assert set(current(added).desk.original) == {0}


def test_the_log_tells_what_changed_but_not_the_texts(place):
    investigated(place, 0, True)
    told = LogEntry.objects.filter(event="investigation.changed").last()
    assert told.details == {"changes": "bevindingen, gecorrigeerde uitkomst: ja"}


@pytest.mark.parametrize("number", [1, 3])
def test_many_investigations_ask_the_database_no_more_than_one(django_assert_num_queries, place, number: int):
    for unit in place.units[:number]:
        Investigation.objects.create(unit=unit, reason=REASON)
    client = place.client("coordinator")
    with django_assert_num_queries(6):  # session, user, committee session, role, investigations, other stations
        client.get(f"/zitting/{place.session.pk}/onderzoeken/")
