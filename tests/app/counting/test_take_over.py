"""A first session of other software: its count (510b) is taken over, after its hash was typed over from paper."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.models import LogEntry
from kiesdeler.app.counting.forms import form_of
from kiesdeler.app.counting.models import CommitteeSession, Count, Unit
from kiesdeler.app.counting.session_acts import perform
from kiesdeler.app.counting.stored import figures_now
from kiesdeler.app.elections.models import StoredFile
from kiesdeler.eml.hash import groups
from kiesdeler.eml.messages import Count as CountMessage
from kiesdeler.eml.reader import read
from kiesdeler.law.counting.sessions import SESSION_REFUSALS, SessionAct, SessionNeed, SessionState
from tests.app.personas import CORPUS, World, world

pytestmark = pytest.mark.django_db
CONTENT = (CORPUS / "510b.eml.xml").read_bytes()
OTHER_AREA = CONTENT.replace(b'AuthorityIdentifier Id="7777"', b'AuthorityIdentifier Id="7778"')


@pytest.fixture
def place() -> World:
    """A committee without anything yet; the count of the corpus was made with decentralised counting."""
    return world(method="DSO", stations=0, state=SessionState.CREATED)


def post(client: Client, place: World, act: str, **given: object):
    return client.post(f"/commissie/{place.committee.pk}/eerdere-zitting/", {"act": act} | given)


def page(client: Client, place: World) -> str:
    return client.get(f"/commissie/{place.committee.pk}/eerdere-zitting/").content.decode()


def upload(client: Client, place: World, content: bytes = CONTENT):
    return post(client, place, "file", file=SimpleUploadedFile("Telling_Kiesdorp.eml.xml", content))


def typed(shown: str, content: bytes = CONTENT) -> dict[str, str]:
    """The groups that the page asks, as they stand on paper."""
    asked = [int(each) for each in re.findall(r'name="group-(\d+)"', shown)]
    assert len(asked) == 2
    return {f"group-{index}": groups(content)[index] for index in asked}


def taken_over(place: World, name: str = "coordinator") -> Client:
    client = place.client(name)
    assert upload(client, place).status_code == 302
    assert post(client, place, "hash", **typed(page(client, place))).status_code == 302
    assert post(client, place, "use").status_code == 302
    place.session.refresh_from_db()
    return client


@pytest.mark.parametrize("name", ["coordinator", "administrator"])
def test_the_stations_and_figures_of_the_file_become_the_first_session(place, name: str):
    taken_over(place, name)
    assert (place.session.state, place.session.taken_over.sha256) == ("completed", StoredFile.objects.last().sha256)
    message, _ = read(CONTENT)
    assert isinstance(message, CountMessage)
    units = list(Unit.objects.filter(session=place.session).select_related("count"))
    assert [unit.number for unit in units] == [int(told.id.partition("SB")[2]) for told in message.units]
    form = form_of(place.session)
    for unit, told in zip(units, message.units, strict=True):
        assert figures_now(unit)[form.index["candidates_total"]] == told.votes.total_counted
    event = LogEntry.objects.get(event="session.taken_over")
    assert event.details["number"] == len(units)


def test_no_count_becomes_definitive_by_it(place):
    taken_over(place)
    assert set(Count.objects.filter(unit__session=place.session).values_list("state", flat=True)) == {"empty"}


def test_the_next_session_starts_from_the_figures_of_the_file(place):
    client = taken_over(place)
    answer = client.post(f"/zitting/{place.session.pk}/stand/open_next/")
    later = CommitteeSession.objects.get(committee=place.committee, number=2)
    assert answer["Location"] == f"/zitting/{later.pk}/onderzoeken/"
    former = {unit.number: figures_now(unit) for unit in place.session.units.select_related("count")}
    form, former_form = form_of(later), form_of(place.session)
    for unit in later.units.all():
        assert tuple(unit.original) == form.carried(former_form, former[unit.number])
        assert sum(unit.original) > 0
    assert "Daarna is de volgende zitting geopend" in page(client, place)


def test_a_session_that_was_taken_over_is_only_read(place):
    client = taken_over(place)
    coordinator = place.who("coordinator", Role.COORDINATOR)
    for act in (SessionAct.REOPEN, SessionAct.DOCUMENTS):
        assert perform(who=coordinator, session=place.session, act=act) == SESSION_REFUSALS[SessionNeed.HERE]
    shown = client.get(f"/zitting/{place.session.pk}/stand/").content.decode()
    assert "Telling_Kiesdorp.eml.xml" in shown
    assert "Invoer heropenen" not in shown
    overview = client.get(f"/zitting/{place.session.pk}/overzicht/").content.decode()
    assert "overgenomen uit een bestand" in overview
    unit = place.session.units.first()
    shown = client.get(f"/stembureau/{unit.pk}/telling/").content.decode()
    assert "De cijfers uit het bestand" in shown
    assert '<input type="radio"' not in shown


def test_wrong_groups_are_refused_told_to_the_log_and_others_are_asked(place):
    client = place.client("coordinator")
    upload(client, place)
    shown = page(client, place)
    wrong = dict.fromkeys(typed(shown), "0000")
    answer = post(client, place, "hash", **wrong)
    assert answer.status_code == 422
    assert "De hash klopt niet" in answer.content.decode()
    assert post(client, place, "hash").status_code == 422
    assert post(client, place, "use").status_code == 302  # not confirmed: nothing happens
    assert LogEntry.objects.filter(event="hash.wrong").count() == 2
    assert not place.session.units.exists()
    assert post(client, place, "hash", **typed(page(client, place))).status_code == 302


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"geen xml", "XML"),
        ((CORPUS / "230b.eml.xml").read_bytes(), "Verwacht: een telling"),
        ((CORPUS / "510c.eml.xml").read_bytes(), "510b"),
        (OTHER_AREA, "7778"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_with_the_reason(place, content: bytes, said: str):
    client = place.client("coordinator")
    answer = upload(client, place, content)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert LogEntry.objects.filter(event="file.refused").exists()
    assert 'name="group-' not in page(client, place)


def test_a_count_of_the_other_way_of_counting_is_refused():
    place = world(method="CSO", stations=0, state=SessionState.CREATED)
    answer = upload(place.client("coordinator"), place)
    assert answer.status_code == 422
    assert "centrale stemopneming" in answer.content.decode()


def test_no_file_is_told(place):
    answer = post(place.client("coordinator"), place, "file")
    assert answer.status_code == 422
    assert "Kies een bestand." in answer.content.decode()


def test_a_committee_that_has_begun_here_takes_nothing_over():
    place = world(method="DSO", stations=1, state=SessionState.IN_PREPARATION)
    client = place.client("coordinator")
    assert "Hier is de eerste zitting al begonnen." in page(client, place)
    upload(client, place)
    file = StoredFile.objects.get(message="510b")
    session = client.session
    session["take_over"] = {"committee": place.committee.pk, "file": file.pk, "hidden": [1, 2], "confirmed": True}
    session.save()
    assert post(client, place, "use").status_code == 409
    assert place.session.units.count() == 1


def test_a_file_for_one_committee_is_not_used_for_another(place):
    client = place.client("administrator")
    upload(client, place)
    post(client, place, "hash", **typed(page(client, place)))
    client.post(f"/commissie/{place.other.pk}/eerdere-zitting/", {"act": "use"})
    assert CommitteeSession.objects.get(committee=place.other).taken_over is None


def test_what_was_taken_over_by_mistake_is_undone_until_a_next_session(place):
    client = taken_over(place)
    assert post(client, place, "undo").status_code == 302
    place.session.refresh_from_db()
    assert (place.session.state, place.session.taken_over, place.session.units.count()) == ("created", None, 0)
    client = taken_over(place)
    client.post(f"/zitting/{place.session.pk}/stand/open_next/")
    answer = post(client, place, "undo")
    assert answer.status_code == 409
    assert SESSION_REFUSALS[SessionNeed.LAST] in answer.content.decode()


def test_every_tab_of_a_session_that_was_taken_over_and_of_the_next_one_opens(place):
    client = taken_over(place)
    client.post(f"/zitting/{place.session.pk}/stand/open_next/")
    for session in CommitteeSession.objects.filter(committee=place.committee):
        shown = client.get(f"/zitting/{session.pk}/stand/").content.decode()
        tabs = re.findall(r'<a href="(/[^"]*)"', shown.partition('<nav class="tabs"')[2].partition("</nav>")[0])
        assert len(tabs) >= 9
        for tab in tabs:
            assert client.get(tab).status_code == 200, tab
