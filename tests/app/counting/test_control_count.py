"""The page of one count: what a coordinator decides, what he can't, and what nobody else may see."""

from __future__ import annotations

import re

import pytest

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.models import LogEntry
from kiesdeler.app.counting.acts import perform
from kiesdeler.app.counting.models import CommitteeSession, Count, Entry, Unit
from kiesdeler.app.counting.session_acts import perform as perform_session
from kiesdeler.app.counting.state_words import GROUPS, Group
from kiesdeler.law.counting.refusals import NEEDS, NOT_NOW
from kiesdeler.law.counting.sessions import SESSION_REFUSALS, SessionAct, SessionNeed
from kiesdeler.law.counting.states import Act, Need, State
from tests.app.counting.entering import WARNED, WRONG, begin, definitive, enter
from tests.app.personas import World, world

pytestmark = pytest.mark.django_db


def to(state: State) -> World:
    """A station in a state, reached as people reach it."""
    place = world(stations=1)
    unit = place.units[0]
    if state is State.FIRST_ENTRY:
        begin(place, "first", unit)
    elif state is State.FIRST_HAS_ERRORS:
        enter(place, "first", unit, WRONG)
    elif state is State.DEFINITIVE:
        definitive(place, unit)
    elif state is not State.EMPTY:
        enter(place, "first", unit)
        if state is State.SECOND_ENTRY:
            begin(place, "second", unit)
        elif state is not State.FIRST_FINALISED:
            enter(place, "second", unit, WARNED)
            act = {State.FIRST_CORRECTION: Act.CORRECT_FIRST, State.SECOND_CORRECTION: Act.CORRECT_SECOND}.get(state)
            if act is not None:
                perform(who=place.who("coordinator", Role.COORDINATOR), unit=unit, act=act)
    assert Count.objects.get(unit=unit).state == state.value
    return place


def decide(place: World, act: str, *, seen: int | None = None, reason: str = "", name: str = "coordinator"):
    count = Count.objects.get(unit=place.units[0])
    given = {"act": act, "seen": count.version if seen is None else seen, "reason": reason}
    return place.client(name).post(f"/stembureau/{place.units[0].pk}/telling/", given)


def page(place: World, query: str = "", name: str = "coordinator") -> str:
    answer = place.client(name).get(f"/stembureau/{place.units[0].pk}/telling/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


OUTCOMES = {  # what a coordinator can do, and what becomes of it: the table of counting.md
    (State.FIRST_ENTRY, "withdraw"): State.EMPTY,
    (State.FIRST_HAS_ERRORS, "return"): State.FIRST_ENTRY,
    (State.FIRST_HAS_ERRORS, "discard"): State.EMPTY,
    (State.SECOND_ENTRY, "withdraw"): State.FIRST_FINALISED,
    (State.DIFFERENT, "keep_first"): State.FIRST_FINALISED,
    (State.DIFFERENT, "keep_second"): State.FIRST_FINALISED,
    (State.DIFFERENT, "correct_first"): State.FIRST_CORRECTION,
    (State.DIFFERENT, "correct_second"): State.SECOND_CORRECTION,
    (State.DIFFERENT, "discard_both"): State.EMPTY,
    (State.FIRST_CORRECTION, "withdraw"): State.FIRST_FINALISED,
    (State.SECOND_CORRECTION, "withdraw"): State.FIRST_FINALISED,
    (State.DEFINITIVE, "delete"): State.EMPTY,
}
DECISIONS = (
    "return", "discard", "withdraw", "keep_first", "keep_second", "correct_first", "correct_second", "discard_both",
    "delete",
)  # fmt: skip


@pytest.mark.parametrize("state", State)
def test_every_decision_in_every_state(state: State):
    place = to(state)
    offered = re.findall(r'name="act" value="(\w+)"', page(place))
    assert set(offered) == {act for at, act in OUTCOMES if at is state}
    for act in DECISIONS:
        if (state, act) not in OUTCOMES:
            answer = decide(place, act, reason="omdat")
            assert answer.status_code in (409, 422), act
            assert Count.objects.get(unit=place.units[0]).state == state.value


@pytest.mark.parametrize(("state", "act"), OUTCOMES)
def test_a_decision_is_carried_out_and_told(state: State, act: str):
    place = to(state)
    answer = decide(place, act, reason="omdat")
    assert (answer.status_code, answer["Location"]) == (302, f"/zitting/{place.session.pk}/overzicht/")
    assert Count.objects.get(unit=place.units[0]).state == OUTCOMES[state, act].value
    entry = LogEntry.objects.last()
    assert (entry.name, entry.role, entry.subject) == ("Coordinator", "coordinator", "1 Stembureau 1")


@pytest.mark.parametrize(("state", "act"), OUTCOMES)
def test_a_decision_on_what_has_changed_meanwhile_is_refused(state: State, act: str):
    place = to(state)
    before = Count.objects.get(unit=place.units[0])
    answer = decide(place, act, seen=before.version - 1, reason="omdat")
    assert answer.status_code == 409
    assert NOT_NOW.message in answer.content.decode()
    assert Count.objects.get(unit=place.units[0]).version == before.version


@pytest.mark.parametrize("name", ["administrator", "first", "second", "observer", "stranger"])
@pytest.mark.parametrize(("state", "act"), OUTCOMES)
def test_nobody_else_decides(state: State, act: str, name: str):
    place = to(state)
    assert decide(place, act, reason="omdat", name=name).status_code == 403
    assert Count.objects.get(unit=place.units[0]).state == state.value


@pytest.mark.parametrize(
    ("state", "act"), [(State.FIRST_ENTRY, "withdraw"), (State.SECOND_ENTRY, "withdraw"), (State.DEFINITIVE, "delete")]
)
def test_what_throws_away_finished_or_others_work_asks_a_reason(state: State, act: str):
    place = to(state)
    answer = decide(place, act)
    assert answer.status_code == 422
    assert NEEDS[Need.REASON] in answer.content.decode()
    assert decide(place, act, reason="De invoerder is naar huis.").status_code == 302
    assert LogEntry.objects.last().details["reason"] == "De invoerder is naar huis."


@pytest.mark.parametrize("given", [{}, {"act": "keep_first"}, {"act": "start", "seen": "3"}, {"act": "x", "seen": "y"}])
def test_a_form_that_is_not_ours_changes_nothing(given: dict[str, str]):
    place = to(State.DIFFERENT)
    answer = place.client("coordinator").post(f"/stembureau/{place.units[0].pk}/telling/", given)
    assert answer.status_code == 400
    assert Count.objects.get(unit=place.units[0]).state == "different"


def test_errors_are_told_in_the_words_of_the_coordinator_with_the_fields():
    shown = page(to(State.FIRST_HAS_ERRORS))
    assert "F.201" in shown
    assert "Het totaal toegelaten kiezers (D) is niet de som van de aantallen erboven." in shown
    assert "rubriek B1-3.1" in shown
    assert re.search(r"Totaal toegelaten kiezers \(D\) <strong>91</strong>", shown)


def test_only_the_fields_that_differ_stand_beside_each_other():
    place = to(State.DIFFERENT)
    shown = page(place)
    rows = re.findall(r'<tr class="bad"><td class="number">(\w*)</td>', shown)
    assert rows == ["A", "D", "F", "H"]
    assert shown.count("<tr") == 4 + 1  # and the heading
    cells = re.search(r"Stempassen.*?</th>\s*<td[^>]*>(.*?)</td><td[^>]*>(.*?)</td>", shown, re.DOTALL)
    assert cells is not None
    assert cells.groups() == ("90", "93")
    assert "Eerste: First" in shown
    assert "Tweede: Second" in shown
    everything = page(place, "?alles=1")
    assert everything.count("<tr") > 20
    assert re.findall(r'<tr class="bad"><td class="number">(\w*)</td>', everything) == rows


def test_an_empty_field_is_a_dash():
    place = world(stations=1)
    enter(place, "first", place.units[0])  # B is left empty
    enter(place, "second", place.units[0], {"proxies": 1})
    cells = re.search(r"Volmachtbewijzen.*?</th>\s*<td[^>]*>(.*?)</td><td[^>]*>(.*?)</td>", page(place), re.DOTALL)
    assert cells is not None
    assert cells.groups() == ("–", "1")


def test_an_entry_with_errors_is_not_kept_for_a_correction_of_the_other_and_it_is_said_why():
    place = world(stations=1)
    enter(place, "first", place.units[0])
    enter(place, "second", place.units[0], WRONG)
    shown = page(place)
    assert f"Kan nu niet: {NEEDS[Need.SECOND_RIGHT]}" in shown
    assert re.search(r'value="correct_first"[^>]*disabled', shown)
    assert not re.search(r'value="correct_second"[^>]*disabled', shown)
    answer = decide(place, "correct_first")
    assert answer.status_code == 422
    assert NEEDS[Need.SECOND_RIGHT] in answer.content.decode()
    assert "In de invoer die blijft staan fouten." in shown  # of keeping the second one
    decide(place, "keep_second")
    assert Count.objects.get(unit=place.units[0]).state == "first_has_errors"
    assert Entry.objects.get(count__unit=place.units[0]).by.username == "second"


@pytest.mark.parametrize("state", [State.FIRST_ENTRY, State.SECOND_ENTRY, State.SECOND_CORRECTION])
def test_what_somebody_is_typing_is_not_shown(state: State):
    shown = page(to(state))
    assert "<table" not in shown


@pytest.mark.parametrize("state", State)
def test_an_administrator_reads_only_a_definitive_count(state: State):
    place = to(state)
    answer = place.client("administrator").get(f"/stembureau/{place.units[0].pk}/telling/")
    assert answer.status_code == (200 if state is State.DEFINITIVE else 403)
    if state is State.DEFINITIVE:
        shown = answer.content.decode()
        assert "Definitieve cijfers" in shown
        assert "<textarea" not in shown


def test_deleting_a_definitive_count_of_a_completed_session_reopens_it_and_says_so_first():
    place = to(State.DEFINITIVE)
    perform_session(who=place.who("coordinator", Role.COORDINATOR), session=place.session, act=SessionAct.COMPLETE)
    assert "worden ingetrokken" in page(place)
    decide(place, "delete", reason="verkeerd papier")
    place.session.refresh_from_db()
    assert place.session.state == "data_entry"


def test_a_count_that_a_next_session_started_from_stays():
    place = to(State.DEFINITIVE)
    coordinator = place.who("coordinator", Role.COORDINATOR)
    perform_session(who=coordinator, session=place.session, act=SessionAct.COMPLETE)
    perform_session(who=coordinator, session=place.session, act=SessionAct.OPEN_NEXT)
    assert SESSION_REFUSALS[SessionNeed.LAST] in page(place)
    answer = decide(place, "delete", reason="verkeerd papier")
    assert answer.status_code == 422
    assert Count.objects.get(unit=place.units[0]).state == "definitive"
    place.session.refresh_from_db()
    assert place.session.state == "completed"


def test_decisions_can_be_made_while_data_entry_is_paused():
    place = to(State.DIFFERENT)
    CommitteeSession.objects.filter(pk=place.session.pk).update(state="paused")
    assert decide(place, "keep_first").status_code == 302


def test_another_station_stays_as_it_is():
    place = world(stations=2)
    for unit in place.units:
        enter(place, "first", unit)
        enter(place, "second", unit, WARNED)
    decide(place, "discard_both")
    states = dict(Unit.objects.filter(session=place.session).values_list("number", "count__state"))
    assert states == {1: "empty", 2: "different"}


def test_the_state_stands_on_the_page_in_words():
    assert GROUPS[Group.DIFFERENT].words in page(to(State.DIFFERENT))


def test_a_reason_that_is_too_long_is_refused_and_kept_on_the_page() -> None:
    place = to(State.DEFINITIVE)
    reason = "x" * 2001
    answer = decide(place, "delete", reason=reason)
    assert answer.status_code == 422
    assert reason in answer.text
    assert Count.objects.get(unit=place.units[0]).state == State.DEFINITIVE.value
