"""What is counted so far: only definitive counts, never mistaken for a result, and seats only where they are due."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.counting import investigation_acts
from kiesdeler.app.counting.forms import form_of
from kiesdeler.app.counting.models import CommitteeSession
from kiesdeler.app.elections import files
from kiesdeler.app.results.provisional import provisional_seats, provisional_totals
from kiesdeler.law.counting.kinds import Method
from kiesdeler.law.counting.sessions import SessionAct
from tests.app.invented import election
from tests.app.personas import enter, sign_in, who, world
from tests.app.results.counted import act, committee, coordinator, counted, random_figures, small

pytestmark = pytest.mark.django_db


def begun(category: str = "GR", method: Method = Method.CSO, stations: int = 3) -> CommitteeSession:
    """A session of which data entry has started."""
    return act(committee(election(category, stations=stations), method).sessions.get(), SessionAct.START)


def page(session: CommitteeSession, query: str = "") -> str:
    answer = sign_in(coordinator(session.committee)).get(reverse("results:provisional", args=[session.pk]) + query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_only_definitive_counts_are_in_it() -> None:
    place = world()
    enter(place, "first")
    enter(place, "second")
    enter(place, "first", unit=1)
    totals = provisional_totals(place.session)
    form = form_of(place.session)
    candidates = sum(len(each.candidates) for each in form.lists)
    assert (totals.counted, totals.stations, totals.votes) == (1, 3, 10 * candidates)
    by_letter = {line.letter: line.number for line in totals.lines if line.letter}
    assert {by_letter[letter] for letter in "ADEH"} == {10 * candidates}
    assert {by_letter[letter] for letter in "BFGIJ"} == {0}
    assert {votes for each in totals.lists for _, _, votes in each.candidates} == {10}


def test_the_page_says_that_it_is_provisional_and_how_many_stations_are_in_it() -> None:
    session = begun()
    counted(session, {2: random_figures(form_of(session), 2)})
    shown = page(session)
    assert "<strong>VOORLOPIG</strong> Dit is geen uitslag." in shown
    assert "1 van 3 stembureaus" in shown


def test_votes_on_candidates_are_shown_on_demand() -> None:
    session = begun()
    counted(session, {1: random_figures(form_of(session), 1)})
    names = {each.number: each.candidates[0][1] for each in form_of(session).lists}
    assert not any(name in page(session) for name in names.values())
    one = page(session, "?lijst=2")
    assert names[2] in one
    assert names[1] not in one
    every = page(session, "?lijst=alle")
    assert all(name in every for name in names.values())


def test_a_council_shows_the_seats_and_a_municipality_of_a_larger_election_does_not() -> None:
    council, house = begun("GR"), begun("TK")
    for session in (council, house):
        counted(session, {1: random_figures(form_of(session), 1)})
    assert "Zetels als dit de uitslag was (voorlopig)" in page(council)
    assert "Zetels" not in page(house)
    seats = provisional_seats(council, provisional_totals(council))
    assert seats is not None
    assert sum(each.seats for each in seats.allocation.lists) + seats.allocation.unfilled == 15
    assert provisional_seats(house, provisional_totals(house)) is None


def test_what_a_lot_would_decide_is_told() -> None:
    session = begun()
    form = form_of(session)
    filled = {"votes_1_1": 7, "votes_2_1": 7, "total_1": 7, "total_2": 7, "list_1": 7, "list_2": 7}
    filled |= {"candidates_total": 14, "votes_cast": 14, "poll_cards": 14, "admitted": 14, "equal": 1}
    counted(session, {1: form.figures(form.filled(filled))})
    assert "geloot" not in page(session)  # list 2 has only three candidates: no other division is possible
    stored = session.committee.election.definition
    stored.content = bytes(stored.content).replace(b"<kr:NumberOfSeats>15<", b"<kr:NumberOfSeats>1<")
    stored.save()
    files.message.cache_clear()
    shown = page(session)
    assert "Er moet worden geloot tussen lijst 1" in shown
    assert "Zonder dat lot zijn nog niet alle zetels verdeeld." in shown


def test_before_anything_is_counted_the_page_is_there() -> None:
    session = begun()
    shown = page(session)
    assert "0 van 3 stembureaus" in shown
    assert "0 stemmen op kandidaten" in shown


def test_in_a_next_session_old_figures_stand_in_for_what_is_not_corrected_yet() -> None:
    later = act(small(), SessionAct.OPEN_NEXT)
    by = who(coordinator(later.committee), Role.COORDINATOR)
    before = provisional_totals(later)
    investigation_acts.add(who=by, unit=later.units.get(number=2), reason="Tel na.", requested=True)
    later.refresh_from_db()
    act(later, SessionAct.START)
    new = investigation_acts.Investigated("Tel na.", True, "Er was een fout.", True)
    investigation_acts.change(who=by, unit=later.units.get(number=2), new=new)
    waiting = provisional_totals(later)
    assert (waiting.figures, waiting.waiting) == (before.figures, 1)
    corrected = random_figures(form_of(later), 99)
    counted(later, {2: corrected})
    after = provisional_totals(later)
    assert after.waiting == 0
    assert after.votes == before.votes - sum(_votes(later, 2)) + sum(
        corrected[span.total] for span in form_of(later).spans
    )


@pytest.mark.parametrize("stations", [1, 3])
def test_one_query_for_all_figures(stations: int, django_assert_num_queries: Any) -> None:
    session = begun(stations=stations)
    counted(session, {n: random_figures(form_of(session), n) for n in range(1, stations + 1)})
    with django_assert_num_queries(1):
        provisional_totals(session)


def _votes(session: CommitteeSession, number: int) -> list[int]:
    original = session.units.get(number=number).original
    return [original[span.total] for span in form_of(session).spans]
