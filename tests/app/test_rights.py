"""Every act refuses whoever acts as somebody who may not, also when no page stands before it."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.accounts.user_acts import set_policy
from kiesdeler.app.audit.log import Who
from kiesdeler.app.audit.models import LogEntry
from kiesdeler.app.counting import acts, details_acts, investigation_acts, session_acts, stations
from kiesdeler.app.operations import backups
from kiesdeler.app.results import documents, papers, prints
from kiesdeler.law.counting.sessions import SessionAct
from kiesdeler.law.counting.states import Act
from kiesdeler.reports.languages import Language
from tests.app.personas import World, world

COUNTERS = {Role.COORDINATOR, Role.TYPIST}
MANAGERS = {Role.COORDINATOR, Role.ADMINISTRATOR}
Do = Callable[[World, Who], object]

ACTS: dict[str, tuple[set[Role], Do]] = {
    "entry": (COUNTERS, lambda place, who: acts.perform(who=who, unit=place.units[0], act=Act.START)),
    "explanation": (
        COUNTERS, lambda place, who: acts.explain(who=who, unit=place.units[0], code="W.201", section="x", text="y")
    ),
    "session": (
        MANAGERS, lambda place, who: session_acts.perform(who=who, session=place.session, act=SessionAct.PAUSE)
    ),
    "details": (
        {Role.COORDINATOR},
        lambda place, who: details_acts.change_details(
            who=who, session=place.session,
            new=details_acts.Details("Hier", datetime.date(2027, 3, 18), datetime.time(9, 0)),
        ),
    ),
    "investigation": (
        {Role.COORDINATOR},
        lambda place, who: investigation_acts.add(who=who, unit=place.units[0], reason="x", requested=True),
    ),
    "documents": (MANAGERS, lambda place, who: documents.make_documents(who=who, session=place.session)),
    "concept": (
        {Role.COORDINATOR},
        lambda place, who: prints.make_concept(
            who=who, session=place.session, name="Model_Na31-2.pdf", language=Language.DUTCH
        ),
    ),
    "papers": (
        MANAGERS,
        lambda place, who: prints.make_papers(
            who=who, session=place.session, paper=papers.papers_of(place.session)[0], language=Language.DUTCH
        ),
    ),
    "policy": (
        {Role.ADMINISTRATOR}, lambda _place, who: set_policy(who=who, administrators=True, coordinators=False)
    ),
    "passphrase": (
        {Role.ADMINISTRATOR}, lambda _place, who: backups.choose_passphrase(who=who, passphrase="vijf losse woorden")
    ),
    "plan": ({Role.ADMINISTRATOR}, lambda _place, who: backups.change_plan(who=who, minutes=5, second_folder="")),
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("name", list(ACTS))
def test_an_act_asks_as_what_somebody_acts(name: str) -> None:
    place = world()
    allowed, do = ACTS[name]
    nobody = Who(address="192.0.2.1")
    others = [place.who("first", role) for role in Role if role not in allowed]
    for who in (nobody, Who(place.people["first"].pk, "First", "baas"), *others):
        with pytest.raises(PermissionDenied):
            do(place, who)
    assert not LogEntry.objects.exists()
    for role in allowed:
        do(place, place.who("third", role))  # a refusal in words is fine: this one may ask


@pytest.mark.django_db
def test_stations_are_changed_by_nobody_else() -> None:
    place = world()
    data = stations.StationData(9, "Nieuw")
    for role in (Role.ADMINISTRATOR, Role.TYPIST, Role.OBSERVER):  # the administrator: not once entry has started
        assert isinstance(stations.add(who=place.who("first", role), session=place.session, data=data), tuple)
    assert not LogEntry.objects.exists()


@pytest.mark.django_db
def test_a_reason_that_is_too_long_is_refused_in_words_and_stores_nothing() -> None:
    place = world()
    unit, first = place.units[0], place.who("first", Role.TYPIST)
    acts.perform(who=first, unit=unit, act=Act.START)
    before = LogEntry.objects.count()
    refused = acts.explain(who=first, unit=unit, code="W.201", section="x", text="a" * 2001)
    assert "2.000 tekens" in refused.message  # type: ignore[union-attr]
    assert LogEntry.objects.count() == before
