"""The first page of a typist: how the session stands, which station, and what is his."""

from __future__ import annotations

import pytest

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.counting.acts import perform
from kiesdeler.app.counting.models import Count
from kiesdeler.app.counting.session_acts import add_unit
from kiesdeler.law.counting.sessions import SessionState
from kiesdeler.law.counting.states import Act
from tests.app.counting.typist import Page, Typist
from tests.app.personas import World, enter, right_values, sign_in, world

pytestmark = pytest.mark.django_db


def typist(place: World, name: str = "first", unit: int = 0) -> Typist:
    return Typist(sign_in(place.people[name]), place.session, place.units[unit])


def choose(person: Typist, number: str, shown: str = "") -> Page:
    return Page(person.client.post(person.base, {"number": number, "shown": shown}))


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("created", "Nog niet gestart"),
        ("in_preparation", "Nog niet gestart"),
        ("data_entry", "Je kunt invoeren"),
        ("paused", "De invoer is gepauzeerd"),
        ("completed", "Alles is ingevoerd"),
    ],
)
def test_the_state_of_the_session_is_told(state: str, words: str) -> None:
    place = world(state=SessionState(state))
    page = Page(typist(place).client.get(f"/zitting/{place.session.pk}/invoer/"))
    assert words in page.text
    assert bool(page.tree.xpath("//input[@name='number']")) == (state == "data_entry")


def test_everything_entered_is_told_while_the_session_still_runs() -> None:
    place = world(stations=1)
    enter(place, "first")
    enter(place, "second")
    page = Page(typist(place, "third").client.get(f"/zitting/{place.session.pk}/invoer/"))
    assert "Alles is ingevoerd" in page.text


def test_the_name_is_shown_before_anything_begins() -> None:
    place = world()
    person = typist(place)
    page = choose(person, "002")
    assert "Is dit de naam op het papier?" in page.text
    assert "Stembureau 2" in page.text
    assert Count.objects.get(unit=place.units[1]).state == "empty"
    wrong_name = choose(person, "2", "Stembureau 3")  # the name of another number was shown
    assert wrong_name.status == 200
    assert Count.objects.get(unit=place.units[1]).state == "empty"
    begun = person.client.post(person.base, {"number": page.hidden("number"), "shown": page.hidden("shown")})
    assert begun["Location"].endswith("/extra_investigation/")
    assert Count.objects.get(unit=place.units[1]).state == "first_entry"


def test_a_link_from_the_list_asks_too() -> None:
    person = typist(world())
    assert "Is dit de naam" in Page(person.client.get(person.base, {"nummer": "1"})).text


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("", "alleen cijfers"),
        ("abc", "alleen cijfers"),
        ("-1", "alleen cijfers"),
        ("1.0", "alleen cijfers"),
        ("١", "alleen cijfers"),
        ("99999999999999999999", "alleen cijfers"),
        ("404", "geen stembureau met nummer 404"),
        ("0", "geen stembureau met nummer 0"),
    ],
)
def test_a_number_that_is_not_there_is_told_and_kept(number: str, words: str) -> None:
    page = choose(typist(world()), number)
    assert page.status == 422
    assert words in page.text
    assert page.tree.get_element_by_id("number").get("value") == number


def test_a_station_of_another_session_has_no_number_here() -> None:
    place = world(stations=1)
    elsewhere = place.other.sessions.get()
    add_unit(elsewhere, number=77, name="Elders twee")
    page = choose(typist(place), "77", "Elders twee")
    assert "geen stembureau met nummer 77" in page.text


def test_every_reason_why_a_station_cannot_begin_is_told() -> None:
    place = world()
    person, other = typist(place), typist(place, "second")
    name = place.units[0].name

    def told(who: Typist) -> str:
        page = choose(who, "1", name)
        assert page.status == 409
        return page.text

    person.start()
    assert "Iemand anders is hier al mee bezig" in told(other)
    perform(who=place.who("first", Role.TYPIST), unit=place.units[0], act=Act.DISCARD)
    enter(place, "first")
    assert "De tweede invoer doet een andere invoerder dan de eerste" in told(person)
    other.start()
    assert "Iemand anders is hier al mee bezig" in told(typist(place, "third"))
    perform(who=place.who("second", Role.TYPIST), unit=place.units[0], act=Act.DISCARD)
    enter(place, "second", votes=11)
    assert "De twee invoeren verschillen" in told(typist(place, "third"))
    coordinator = place.who("coordinator", Role.COORDINATOR)
    perform(who=coordinator, unit=place.units[0], act=Act.CORRECT_SECOND)
    assert "Een invoerder verbetert deze telling" in told(person)
    perform(who=coordinator, unit=place.units[0], act=Act.WITHDRAW, reason="weg")
    enter(place, "second")
    assert "Deze telling is klaar" in told(person)


def test_a_first_entry_with_errors_waits_for_the_coordinator() -> None:
    place = world()
    person = typist(place)
    wrong = list(right_values(place.session))
    wrong[person.form.index["blank"]] = 1
    person.enter(tuple(wrong))
    assert Count.objects.get(unit=place.units[0]).state == "first_has_errors"
    for each in (person, typist(place, "second")):
        assert "In de eerste invoer staan fouten" in choose(each, "1", place.units[0].name).text


def test_nothing_begins_while_the_session_is_paused() -> None:
    place = world(state=SessionState.PAUSED)
    person = typist(place)
    assert choose(person, "1", place.units[0].name).status == 409
    assert Count.objects.get(unit=place.units[0]).state == "empty"


def test_two_typists_at_one_station_and_only_one_gets_it() -> None:
    place = world()
    person, other = typist(place), typist(place, "second")
    choose(person, "1")
    choose(other, "1")
    assert person.start().status_code == 302
    late = Page(other.start())
    assert (late.status, "Iemand anders is hier al mee bezig" in late.text) == (409, True)
    assert Count.objects.get(unit=place.units[0]).entries.get().by == place.people["first"]


def test_the_number_of_an_entry_of_his_own_goes_on_with_it() -> None:
    place = world()
    person = typist(place)
    person.start()
    person.send("extra_investigation", {}, step="pause")
    assert "Dan kun je verder" in choose(person, "1").text
    assert person.start()["Location"] == person.address("station_differences")


def test_taking_up_is_only_for_who_put_it_aside() -> None:
    place = world()
    person, other = typist(place), typist(place, "second")
    person.start()
    other.unit, elsewhere = place.units[1], other.address("hervatten")
    for address in (elsewhere, person.address("hervatten")):
        assert other.client.post(address).status_code == 409
    assert Count.objects.get(unit=place.units[1]).state == "empty"
    assert person.client.get(person.address("hervatten")).status_code == 405


def test_lists_show_what_is_his_and_what_he_can_begin() -> None:
    place = world(stations=4)
    enter(place, "first", 0)  # somebody else's second entry
    enter(place, "second", 1)  # a second entry for him
    typist(place, "first", 2).start()  # his own
    typist(place, "second", 3).start()  # of somebody else
    page = Page(typist(place).client.get(f"/zitting/{place.session.pk}/invoer/"))
    rows = [[cell.text_content() for cell in row] for row in page.tree.xpath("//tbody/tr")]
    assert rows == [
        ["3", "Stembureau 3", "eerste invoer", "bezig", "Verder met 3"],
        ["2", "Stembureau 2", "tweede invoer"],
    ]
    assert "0 van de 4 stembureaus zijn klaar" in page.text


def test_the_script_gets_the_name_and_the_reason() -> None:
    place = world()
    enter(place, "first", 1)
    person = typist(place)

    def said(number: str) -> dict[str, str]:
        return person.client.get(f"{person.base}nummer/", {"nummer": number}).json()

    assert said("0001") == {"name": "Stembureau 1", "what": "eerste invoer", "refusal": ""}
    assert said("2")["refusal"] == "De tweede invoer doet een andere invoerder dan de eerste."
    assert said("9")["wrong"].startswith("Er is in deze zitting geen stembureau met nummer 9")
    assert "wrong" in said("")


@pytest.mark.parametrize("stations", [1, 3])
def test_the_first_page_takes_as_many_queries_with_many_stations(
    stations: int, django_assert_num_queries: object
) -> None:
    place = world(stations=stations)
    person = typist(place)
    person.start()
    with django_assert_num_queries(6):  # type: ignore[operator]
        assert person.client.get(person.base).status_code == 200


def test_practice_of_the_keys_is_remembered_and_can_be_done_again() -> None:
    place = world()
    person = typist(place)
    assert "Oefen eerst een minuut" in Page(person.client.get(person.base)).text
    assert person.client.get("/oefenen-met-toetsen/").status_code == 200
    assert person.client.post("/oefenen-met-toetsen/").status_code == 302
    text = Page(person.client.get(person.base)).text
    assert "Oefen eerst een minuut" not in text
    assert "Nog een keer oefenen met de toetsen" in text
    assert person.client.get("/oefenen-met-toetsen/").status_code == 200
