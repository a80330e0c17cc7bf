"""The end of an entry: the overview, finishing, the paper, explanations, and throwing away."""

from __future__ import annotations

import pytest

from kiesdeler.app.accounts.models import User
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.models import LogEntry
from kiesdeler.app.counting.acts import perform
from kiesdeler.app.counting.models import Count, Entry, WarningNote
from kiesdeler.law.counting.fields import Values
from kiesdeler.law.counting.states import Act
from tests.app.counting.typist import Page, Typist
from tests.app.personas import World, enter, right_values, sign_in, world

pytestmark = pytest.mark.django_db


def typist(place: World, name: str = "first", unit: int = 0) -> Typist:
    return Typist(sign_in(place.people[name]), place.session, place.units[unit])


def changed(person: Typist, **changes: int) -> Values:
    values = list(right_values(person.session))
    for key, value in changes.items():
        values[person.form.index[key]] = value
    return tuple(values)


def filled(person: Typist, values: Values, *, agree: bool = True) -> None:
    person.start()
    for section in person.form.shown(values):
        person.send(section.key, person.values_of(values, section.key))
        if agree:
            person.send(section.key, agree=True)


BLANKS = {"blank": 10, "votes_cast": 100, "poll_cards": 100, "admitted": 100}  # W.201 and nothing else
WRONG = {"blank": 10}  # F.203, and with it W.201


def test_two_equal_entries_through_the_pages_are_definitive() -> None:
    place = world()
    values = right_values(place.session)
    first, second = typist(place), typist(place, "second")
    assert first.enter(values)["Location"] == first.address("klaar")
    assert "Leg het papier bij de stapel voor de tweede invoer" in first.open("klaar").text
    second.enter(values)
    page = second.open("klaar")
    assert "de twee invoeren zijn gelijk" in page.text
    assert "Verder met een volgend stembureau?" in page.text
    assert Count.objects.get(unit=place.units[0]).figures == [value or 0 for value in values]


def test_different_entries_go_to_the_coordinator_and_the_second_typist_is_told_where_not_what() -> None:
    place = world()
    first, second = typist(place), typist(place, "second")
    first.enter(changed(first, votes_1_1=13, votes_1_2=7))
    values = right_values(place.session)
    filled(second, values, agree=False)
    page = second.open("list_1")
    assert page.marked("W.001") == {"votes_1_1", "votes_1_2"}
    assert "13" not in page.text.split()
    assert not page.tree.xpath("//*[@value='13' or @data-original]")
    second.send("list_1", agree=True)
    second.finish()
    assert Count.objects.get(unit=place.units[0]).state == "different"
    assert "Breng het papier naar de coördinator" in second.open("klaar").text


def test_errors_ask_for_a_word_with_the_coordinator_and_hold_the_second_entry() -> None:
    place = world()
    person = typist(place)
    filled(person, changed(person, **WRONG))
    page = person.open("controleren")
    assert {"F.203", "W.201"} <= page.codes()
    links = [a.get("href") for a in page.tree.xpath("//section//a")]
    assert f"{person.address('voters_and_votes')}#f-blank" in links
    refused = Page(person.finish(discussed=False))
    assert (refused.status, "Bespreek ze eerst met de coördinator" in refused.text) == (422, True)
    assert Count.objects.get(unit=place.units[0]).state == "first_entry"
    person.finish()
    assert Count.objects.get(unit=place.units[0]).state == "first_has_errors"
    assert "tweede invoer kan pas beginnen als de fouten zijn opgelost" in person.open("klaar").text


def test_a_message_that_is_not_confirmed_keeps_the_entry_open() -> None:
    place = world()
    person = typist(place)
    filled(person, changed(person, **BLANKS), agree=False)
    page = person.open("controleren")
    assert "Bij 1 melding ontbreekt nog je vinkje" in page.text
    refused = Page(person.finish())
    assert refused.status == 409
    assert "nog een melding die je niet hebt bevestigd" in refused.text
    person.send("voters_and_votes", agree=True)
    person.finish()
    assert Count.objects.get(unit=place.units[0]).state == "first_finalised"


def test_no_end_before_every_page_was_seen() -> None:
    place = world()
    person = typist(place)
    person.start()
    page = person.send("extra_investigation", {})
    here = person.address("station_differences")
    assert page["Location"] == here
    assert person.client.get(person.address("controleren"))["Location"] == here
    data = {"version": person.open("station_differences").hidden("version"), "discussed": "yes"}
    assert person.client.post(person.address("controleren"), data)["Location"] == here
    assert Count.objects.get(unit=place.units[0]).state == "first_entry"


def test_finishing_what_has_changed_meanwhile_is_refused() -> None:
    place = world()
    person = typist(place)
    filled(person, right_values(place.session))
    old = person.open("controleren").hidden("version")
    person.send("list_2")
    refused = Page(person.client.post(person.address("controleren"), {"version": old}))
    assert (refused.status, "in een ander tabblad" in refused.text) == (409, True)
    place.session.state = "paused"
    place.session.save()
    version = str(Count.objects.get(unit=place.units[0]).version)
    refused = Page(person.client.post(person.address("controleren"), {"version": version}))
    assert (refused.status, "De invoer ligt stil" in refused.text) == (409, True)
    assert Count.objects.get(unit=place.units[0]).state == "first_entry"


def test_nobody_else_finishes_throws_away_puts_aside_or_explains() -> None:
    place = world()
    person, other = typist(place), typist(place, "second")
    filled(person, changed(person, **BLANKS))
    version = str(Count.objects.get(unit=place.units[0]).version)
    data = {"version": version, "discussed": "yes", "code": "W.201", "section": "voters_and_votes", "text": "x"}
    for page in ("controleren", "weggooien", "onderbreken", "toelichting"):
        assert other.client.post(other.address(page), data).status_code == 409, page
    for page in ("controleren", "weggooien", "klaar"):
        assert other.client.get(other.address(page)).status_code == 302, page
    row = Count.objects.get(unit=place.units[0])
    assert (row.state, str(row.version)) == ("first_entry", version)


def test_a_finished_entry_is_out_of_his_hands() -> None:
    place = world()
    person = typist(place)
    person.enter(right_values(place.session))
    for page in ("controleren", "weggooien", "onderbreken", "toelichting", "hervatten", "list_1"):
        assert person.client.post(person.address(page), {"version": "9"}).status_code == 409, page


def test_throwing_away_asks_first_and_says_what_goes() -> None:
    place = world()
    person = typist(place)
    filled(person, right_values(place.session))
    page = person.open("weggooien")
    assert "Alles wat jij bij stembureau 1 Stembureau 1 hebt getypt, verdwijnt" in page.text
    assert Entry.objects.filter(count__unit=person.unit).exists()
    stale = Page(person.client.post(person.address("weggooien"), {"version": "1"}))
    assert (stale.status, Entry.objects.filter(count__unit=person.unit).exists()) == (409, True)
    person.client.post(person.address("weggooien"), {"version": page.hidden("version")})
    assert Count.objects.get(unit=person.unit).state == "empty"
    lost = LogEntry.objects.get(event="entry.first.discarded").details["lost"]
    assert [value or 0 for value in lost[0]["values"]] == [value or 0 for value in right_values(place.session)]


def test_throwing_away_a_second_entry_leaves_the_first() -> None:
    place = world()
    enter(place, "first")
    person = typist(place, "second")
    person.start()
    version = person.open("extra_investigation").hidden("version")
    person.client.post(person.address("weggooien"), {"version": version})
    assert Count.objects.get(unit=person.unit).state == "first_finalised"


def test_putting_aside_from_the_overview_keeps_everything() -> None:
    place = world()
    person = typist(place)
    filled(person, right_values(place.session))
    assert person.client.post(person.address("onderbreken"))["Location"] == person.base
    assert "onderbroken" in Page(person.client.get(person.base)).text
    assert person.client.get(person.address("controleren"))["Location"] == person.base
    person.client.post(person.address("hervatten"))
    assert person.open("list_2").value("total_2") == "40"


def test_a_confirmed_warning_can_be_explained() -> None:
    place = world()
    person = typist(place)
    filled(person, changed(person, **BLANKS))
    page = person.open("controleren")
    assert "Toelichting bij W.201" in page.text
    data = {"code": "W.201", "section": "voters_and_votes", "text": "  Staat zo in het verslag.  "}
    assert person.client.post(person.address("toelichting"), data).status_code == 302
    note = WarningNote.objects.get()
    assert (note.code, note.explanation, note.explained_by) == ("W.201", "Staat zo in het verslag.", "First")
    assert "Staat zo in het verslag." in person.open("controleren").text


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"code": "W.201", "section": "voters_and_votes", "text": " "}, 422),
        ({"code": "F.203", "section": "voters_and_votes", "text": "x"}, 409),
        ({"code": "W.202", "section": "voters_and_votes", "text": "x"}, 409),
        ({"code": "W.201", "section": "list_1", "text": "x"}, 409),
        ({}, 409),
    ],
)
def test_an_explanation_is_about_a_warning_that_is_there(data: dict[str, str], status: int) -> None:
    person = typist(world())
    filled(person, changed(person, **WRONG))
    assert person.client.post(person.address("toelichting"), data).status_code == status
    assert not WarningNote.objects.exists()


@pytest.mark.parametrize("name", ["Second", "First"])  # two people can have the same name
def test_a_second_typist_does_not_read_or_replace_the_explanation_of_the_first(name: str) -> None:
    place = world()
    User.objects.filter(username="second").update(full_name=name)
    person, other = typist(place), typist(place, "second")
    values = changed(person, **BLANKS)
    filled(person, values)
    data = {"code": "W.201", "section": "voters_and_votes", "text": "tien jongeren"}
    person.client.post(person.address("toelichting"), data)
    person.finish()
    filled(other, values)
    page = other.open("controleren")
    assert "tien jongeren" not in page.text
    assert "Er staat al een toelichting bij" in page.text
    assert other.client.post(other.address("toelichting"), data | {"text": "anders"}).status_code == 409
    assert WarningNote.objects.get().explanation == "tien jongeren"


def test_a_returned_entry_opens_at_the_first_error() -> None:
    place = world()
    person = typist(place)
    filled(person, changed(person, **WRONG))
    person.finish()
    coordinator = place.who("coordinator", Role.COORDINATOR)
    perform(who=coordinator, unit=person.unit, act=Act.RETURN)
    page = Page(person.client.get(person.base))
    assert "er staan fouten in" in page.text
    person.client.post(person.address("hervatten"))
    assert person.open("voters_and_votes").codes() >= {"F.203"}
    person.send("voters_and_votes", {"blank": 0})
    person.finish(discussed=False)
    assert Count.objects.get(unit=person.unit).state == "first_finalised"
