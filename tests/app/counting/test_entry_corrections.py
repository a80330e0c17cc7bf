"""Typing again what differed, and the corrections of a next session."""

from __future__ import annotations

import pytest

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.counting.acts import perform
from kiesdeler.app.counting.models import Count, Entry, Investigation
from kiesdeler.app.counting.session_acts import perform as perform_session
from kiesdeler.law.counting.sessions import SessionAct
from kiesdeler.law.counting.states import Act
from tests.app.counting.typist import Page, Typist
from tests.app.personas import World, enter, right_values, sign_in, world

pytestmark = pytest.mark.django_db


def typist(place: World, name: str = "first", unit: int = 0) -> Typist:
    return Typist(sign_in(place.people[name]), place.session, place.units[unit])


def corrected(place: World, act: Act = Act.CORRECT_SECOND) -> Typist:
    """Two entries that differ in two candidates; the coordinator has these typed again by one of the two."""
    first, second = typist(place), typist(place, "second")
    values = list(right_values(place.session))
    first.enter(tuple(values))
    values[first.form.index["votes_1_1"]], values[first.form.index["votes_1_2"]] = 13, 7
    second.enter(tuple(values))
    perform(who=place.who("coordinator", Role.COORDINATOR), unit=place.units[0], act=act)
    return second if act is Act.CORRECT_SECOND else typist(place)


@pytest.mark.parametrize(("act", "name"), [(Act.CORRECT_SECOND, "second"), (Act.CORRECT_FIRST, "first")])
def test_only_the_emptied_fields_can_be_filled_in(act: Act, name: str) -> None:
    place = world()
    person = corrected(place, act)
    page = Page(person.client.get(person.base))
    assert "terug van de coördinator: vul de leeggemaakte velden in" in page.text
    assert person.client.post(person.address("hervatten"))["Location"] == person.address("list_1")
    page = person.open("list_1")
    assert page.marked("W.002") == {"votes_1_1", "votes_1_2"}
    assert "W.001" not in page.codes()
    assert page.value("votes_1_1") == ""
    assert page.value("votes_1_3") is None
    assert page.tree.get_element_by_id("f-votes_1_3").text == "10"
    assert not {"13", "7"} & set(page.text.split())
    assert not page.tree.xpath("//*[@value='13' or @value='7' or @value='10']")
    assert person.open("list_2").fields().keys().isdisjoint({"v-votes_2_1", "v-total_2"})
    assert Entry.objects.get(count__unit=person.unit, by=place.people[name]).paused is False


def test_a_closed_field_cannot_be_sent_in() -> None:
    place = world()
    person = corrected(place)
    person.client.post(person.address("hervatten"))
    data = person.open("list_1").fields() | {"next": "next", "v-votes_1_1": "10", "v-votes_1_2": "10"}
    before = Count.objects.get(unit=person.unit).version
    assert person.client.post(person.address("list_1"), data | {"v-votes_1_3": "11"}).status_code == 400
    assert Count.objects.get(unit=person.unit).version == before


def test_what_is_still_empty_keeps_the_correction_open_and_zero_is_an_answer() -> None:
    place = world()
    person = corrected(place)
    person.client.post(person.address("hervatten"))
    person.send("list_1", {"votes_1_1": 20})
    person.send("list_1", agree=True)
    refused = Page(person.finish())
    assert (refused.status, "Nog niet alle leeggemaakte velden zijn ingevuld" in refused.text) == (409, True)
    person.send("list_1", {"votes_1_2": 0})
    person.finish()
    assert Count.objects.get(unit=person.unit).state == "different"  # 20 + 0 is not what the first typed


@pytest.mark.parametrize("act", [Act.CORRECT_SECOND, Act.CORRECT_FIRST])
def test_the_same_as_the_other_makes_the_count_definitive(act: Act) -> None:
    place = world()
    person = corrected(place, act)
    person.client.post(person.address("hervatten"))
    kept = {"votes_1_1": 10, "votes_1_2": 10} if act is Act.CORRECT_SECOND else {"votes_1_1": 13, "votes_1_2": 7}
    assert person.send("list_1", kept)["Location"] == person.address("controleren")  # nothing to fill in after it
    person.finish()
    assert Count.objects.get(unit=person.unit).state == "definitive"


def test_a_correction_is_put_aside_but_not_thrown_away() -> None:
    place = world()
    person = corrected(place)
    person.client.post(person.address("hervatten"))
    page = person.open("weggooien")
    assert "Die invoer kun je niet weggooien" in page.text
    version = str(Count.objects.get(unit=person.unit).version)
    assert person.client.post(person.address("weggooien"), {"version": version}).status_code == 409
    assert Count.objects.get(unit=person.unit).state == "second_correction"
    assert person.send("list_1", {"votes_1_1": 4}, step="pause")["Location"] == person.base
    person.client.post(person.address("hervatten"))
    assert person.open("list_1").value("votes_1_1") == "4"


def test_emptied_boxes_can_be_answered_with_nothing_ticked() -> None:
    place = world()
    first, second = typist(place), typist(place, "second")
    values = list(right_values(place.session))
    first.enter(tuple(values))
    values[first.form.index["other_reason"]] = values[first.form.index["recounted"]] = 2
    second.enter(tuple(values))
    perform(who=place.who("coordinator", Role.COORDINATOR), unit=place.units[0], act=Act.CORRECT_SECOND)
    second.client.post(second.address("hervatten"))
    assert second.open("extra_investigation").marked("W.002") == {"other_reason", "recounted"}
    second.send("extra_investigation", {})
    second.finish()
    assert Count.objects.get(unit=second.unit).state == "definitive"


def next_session(place: World) -> World:
    """The next session, in which the first station is investigated and has another outcome; the second has not."""
    coordinator = place.who("coordinator", Role.COORDINATOR)
    for unit in range(len(place.units)):
        enter(place, "first", unit)
        enter(place, "second", unit)
    perform_session(who=coordinator, session=place.session, act=SessionAct.COMPLETE)
    later = perform_session(who=coordinator, session=place.session, act=SessionAct.OPEN_NEXT)
    assert not isinstance(later, str)
    units = list(later.units.order_by("number"))
    for unit, outcome in zip(units, (True, False, None), strict=False):
        Investigation.objects.create(unit=unit, reason="verzoek", findings="x", corrected=outcome)
    later.state = "data_entry"
    later.save()
    place.session, place.units = later, units
    return place


def test_a_next_session_shows_the_former_number_beside_the_corrected_one() -> None:
    place = next_session(world(stations=1))
    person = typist(place)
    assert person.start()["Location"] == person.address("voters_and_votes")
    page = person.open("voters_and_votes")
    assert "Na 14-2 bijlage 1" in page.text
    heads = [head.text for head in page.tree.xpath("(//thead)[1]//th")]
    assert heads == ["Veld", "Oorspronkelijk", "Gecorrigeerd", "Omschrijving"]
    row = page.tree.get_element_by_id("f-poll_cards").getparent().getparent()
    assert [cell.text_content().strip() for cell in row[:3]] == ["A", "90", ""]
    assert row[1].get("class") == "number"
    person.send("voters_and_votes", {"poll_cards": 91})
    page = person.open("voters_and_votes")
    row = page.tree.get_element_by_id("f-poll_cards").getparent().getparent()
    assert row[1].get("class") == "number struck"
    assert page.marked("F.201") == {"poll_cards", "proxies", "admitted"}  # judged with the numbers that stay


def test_what_is_left_empty_stays_as_it_was_and_two_equal_corrections_are_definitive() -> None:
    place = next_session(world(stations=1))
    for name in ("first", "second"):
        person = typist(place, name)
        person.start()
        person.send("voters_and_votes", {"list_1": 51 if name == "first" else "51", "list_2": 39})
        person.send("differences", {"equal": 1})
        person.send("list_1", {"votes_1_1": 11, "total_1": 51})
        person.send("list_2", {"votes_2_1": 9, "total_2": 39})
        assert person.finish()["Location"] == person.address("klaar")
    count = Count.objects.get(unit=place.units[0])
    assert count.state == "definitive"
    figures = dict(zip((field.key for field in person.form.fields), count.figures, strict=True))
    assert [figures[key] for key in ("poll_cards", "list_1", "votes_1_1", "votes_1_2", "votes_2_1")] == [
        90, 51, 11, 10, 9,
    ]  # fmt: skip


def test_stations_without_another_outcome_are_not_entered() -> None:
    place = next_session(world(stations=3))
    person = typist(place)
    page = Page(person.client.get(person.base))
    assert [row[0].text_content() for row in page.tree.xpath("//tbody/tr")] == ["1"]
    for unit, words in ((1, "gaf geen andere uitkomst"), (2, "uitkomst van het onderzoek is nog niet ingevuld")):
        other = typist(place, unit=unit)
        refused = Page(other.start())
        assert (refused.status, words in refused.text) == (409, True)
        assert Count.objects.get(unit=other.unit).state == "empty"
