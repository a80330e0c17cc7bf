"""One page of an entry: what is accepted, what is refused, and that nothing that was typed is lost."""

from __future__ import annotations

import pytest
from django.urls import reverse

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.models import LogEntry
from kiesdeler.app.counting.acts import perform
from kiesdeler.app.counting.models import Count, Entry
from kiesdeler.law.counting.kinds import Method
from kiesdeler.law.counting.states import Act
from tests.app.counting.typist import Page, Typist, desk
from tests.app.personas import World, right_values, sign_in, world

pytestmark = pytest.mark.django_db

NUMBERS = {"poll_cards": 30, "proxies": 2, "admitted": 32}


def typist(place: World, name: str = "first", unit: int = 0) -> Typist:
    return Typist(sign_in(place.people[name]), place.session, place.units[unit])


def begun(place: World, *sections: str) -> Typist:
    """A typist who has typed some pages rightly."""
    person = typist(place)
    person.start()
    values = right_values(place.session)
    for section in sections:
        assert person.send(section, person.values_of(values, section)).status_code == 302
    return person


UNTIL_VOTERS = ("extra_investigation", "station_differences")
UNTIL_LISTS = (*UNTIL_VOTERS, "voters_and_votes", "differences")


def stored(person: Typist, *keys: str) -> list[int | None]:
    values = Entry.objects.get(count__unit=person.unit, by__username="first").values
    return [values[person.form.index[key]] for key in keys]


def test_a_page_is_saved_and_the_next_one_opens() -> None:
    person = begun(world(), *UNTIL_LISTS)
    answer = person.send("list_1", {"votes_1_1": "1.234", "votes_1_2": "000", "votes_1_3": "", "total_1": 1234})
    assert stored(person, "votes_1_1", "votes_1_2", "votes_1_3", "total_1") == [1234, 0, None, 1234]
    assert answer["Location"] == person.address("list_1")  # F.403: the page before says 50
    assert person.open("list_1").value("votes_1_1") == "1.234"
    logged = LogEntry.objects.filter(event="entry.saved").last()
    assert logged.details == {"section": person.form.section("list_1").title}


@pytest.mark.parametrize(
    "text",
    [
        "12a",
        "-1",
        "1,5",
        "1.23",
        "12.34",
        "1.2345",
        "1234.567",
        "1e3",
        "١٢",
        "1 234",
        "1234567890",
        "1.000.000.000",
        "½",
    ],
)
def test_what_is_no_whole_number_is_refused_and_kept(text: str) -> None:
    person = begun(world(), *UNTIL_VOTERS)
    answer = person.send("voters_and_votes", {"poll_cards": text, "proxies": "nul", "admitted": 12})
    page = Page(answer)
    assert page.status == 422
    assert (page.value("poll_cards"), page.value("proxies"), page.value("admitted")) == (text, "nul", "12")
    assert "Bij ‘Stempassen’ staat" in page.text
    assert "Bij ‘Volmachtbewijzen’ staat" in page.text  # everything at once
    assert stored(person, "poll_cards", "admitted") == [None, None]
    described = page.tree.get_element_by_id("f-poll_cards")
    assert (described.get("aria-invalid"), described.get("aria-describedby")) == ("true", "w-poll_cards")


@pytest.mark.parametrize(
    ("text", "value"),
    [("0", 0), ("007", 7), (" 12 ", 12), ("999999999", 999_999_999), ("999.999.999", 999_999_999), ("1.000", 1000)],
)
def test_digits_and_right_thousands_dots_are_accepted(text: str, value: int) -> None:
    person = begun(world(), *UNTIL_VOTERS)
    person.send("voters_and_votes", {"poll_cards": text})
    assert stored(person, "poll_cards") == [value]


def test_the_page_of_one_list_cannot_be_saved_into_another() -> None:
    person = begun(world(), *UNTIL_LISTS)
    first = person.open("list_1")
    data = first.fields() | {"v-votes_1_1": "5", "next": "next"}
    before = Count.objects.get(unit=person.unit).version
    for refused in (
        person.client.post(person.address("list_2"), data),
        person.client.post(person.address("list_2"), data | {"section": "list_2"}),
        person.client.post(person.address("list_1"), data | {"section": "list_2"}),
        person.client.post(person.address("list_1"), data | {"v-votes_2_1": "5"}),
        person.client.post(person.address("list_1"), data | {"v-votes_1_1": ["5", "6"]}),
        person.client.post(person.address("list_1"), {k: v for k, v in data.items() if k != "v-total_1"}),
        person.client.post(person.address("list_1"), data | {"votes_1_1": "5"}),
        person.client.post(person.address("list_1"), data | {"next": "finish"}),
    ):
        assert refused.status_code == 400
        assert "hoort bij een andere pagina" in Page(refused).text
    assert Count.objects.get(unit=person.unit).version == before
    assert stored(person, "votes_1_1", "votes_2_1") == [None, None]


def test_a_box_is_ticked_once_or_not_at_all() -> None:
    person = begun(world())
    data = person.open("extra_investigation").fields() | {"next": "next"}
    for boxes in (["3"], ["1", "1"], ["0"], ["ja"]):
        answer = person.client.post(person.address("extra_investigation"), data | {"v-recounted": boxes})
        assert answer.status_code == 400
    person.send("extra_investigation", {"recounted": 3, "other_reason": 2})
    assert stored(person, "recounted", "other_reason") == [3, 2]


def test_messages_stay_until_they_are_confirmed_and_come_back_when_a_value_changes() -> None:
    person = begun(world(), *UNTIL_VOTERS)
    wrong = {"poll_cards": 30, "proxies": 2, "admitted": 33}
    answer = person.send("voters_and_votes", wrong)
    assert answer["Location"] == person.address("voters_and_votes")
    assert person.open("voters_and_votes").marked("F.201") == {"poll_cards", "proxies", "admitted"}
    again = person.send("voters_and_votes")
    assert again["Location"].endswith("?bevestig=1")
    assert "Zet eerst dit vinkje" in Page(person.client.get(again["Location"])).text
    assert person.send("voters_and_votes", agree=True)["Location"] == person.address("differences")
    page = person.open("voters_and_votes")
    assert page.fields()["agree"] == ["yes"]
    assert page.signs()["Alleen bij extra onderzoek"] == "leeg"
    changed = person.send("voters_and_votes", {"admitted": 34}, agree=True)
    assert changed["Location"] == person.address("voters_and_votes")
    assert "agree" not in person.open("voters_and_votes").fields()


def test_who_confirms_a_page_confirms_nothing_that_he_was_not_shown() -> None:
    person = begun(world(), *UNTIL_VOTERS)
    person.send("voters_and_votes", {"poll_cards": 100, "admitted": 100, "votes_cast": 100, "blank": 50}, agree=True)
    entry = Entry.objects.get(count__unit=person.unit)
    assert entry.accepted == []
    assert person.open("voters_and_votes").codes() >= {"W.201"}


def test_later_pages_are_out_of_reach_and_say_nothing() -> None:
    person = begun(world(), *UNTIL_VOTERS)
    assert person.client.get(person.address("list_2"))["Location"] == person.address("voters_and_votes")
    page = person.open("voters_and_votes")
    assert page.codes() == set()
    assert page.signs()["Verschillen tussen kiezers en stemmen"] == "nog niet ingevuld"


def test_messages_of_earlier_pages_are_pointed_at() -> None:
    person = begun(world())
    person.send("extra_investigation", {"other_reason": 1})
    person.send("extra_investigation", agree=True)
    page = person.open("station_differences")
    assert page.signs()["Alleen bij extra onderzoek"] == "fout"
    assert "Ook op een andere pagina staat nog iets: Alleen bij extra onderzoek (fout)" in page.text


def test_a_forgotten_list_total_is_told_below_its_field() -> None:
    person = begun(world(), *UNTIL_LISTS)
    person.send("list_1", {"votes_1_1": 50})
    page = person.open("list_1")
    order = [each.get("id") for each in page.tree.iter() if each.get("id") in {"f-total_1", "m-F401"}]
    assert order == ["f-total_1", "m-F401"]
    assert page.marked("F.401") == {"total_1"}


def test_an_error_mark_wins_over_a_warning_mark() -> None:
    person = begun(world(), *UNTIL_VOTERS)
    person.send("voters_and_votes", NUMBERS | {"list_1": 30, "candidates_total": 30, "blank": 30, "votes_cast": 32})
    page = person.open("voters_and_votes")
    assert page.marked("F.203") >= {"blank"}
    assert page.marked("W.201") == {"blank"}
    row = page.tree.get_element_by_id("f-blank").getparent().getparent()
    assert row.get("class") == "marked error"


def test_the_insert_sheet_is_a_page_only_when_there_is_one() -> None:
    person = desk("PS", Method.DSO).typist()
    person.start()
    assert person.client.get(person.address("controls")).status_code == 404
    assert person.send("about_report", {"corrigendum": 1, "insert": 1})["Location"] == person.address("controls")
    person.send("controls", {"reason_other": 1, "corrected": 1})
    assert "Er is een corrigendum" in person.open("voters_and_votes").text
    person.send("about_report", {"corrigendum": 2, "insert": 2})
    assert person.client.get(person.address("controls")).status_code == 404


def test_an_unknown_page_is_not_there() -> None:
    person = begun(world())
    assert person.client.get(person.address("list_9")).status_code == 404
    assert person.client.get(person.address("investigation")).status_code == 404
    other = world_of_other_session()
    assert person.client.get(f"/zitting/{person.session.pk}/invoer/{other}/voters_and_votes/").status_code == 404


def world_of_other_session() -> int:
    return Count.objects.exclude(unit__name__startswith="Stembureau").get().unit_id


def test_a_stale_tab_keeps_what_was_typed_and_can_be_saved_after_a_look() -> None:
    person = begun(world(), *UNTIL_VOTERS)
    old = person.open("voters_and_votes")
    person.send("voters_and_votes", NUMBERS)
    answer = Page(person.post("voters_and_votes", old, {"poll_cards": 77}))
    assert answer.status == 409
    assert answer.value("poll_cards") == "77"
    assert "in een ander tabblad" in answer.text
    assert stored(person, "poll_cards") == [30]
    person.post("voters_and_votes", answer, {"poll_cards": 77})
    assert stored(person, "poll_cards") == [77]


def test_the_same_page_sent_in_twice_is_no_conflict() -> None:
    person = begun(world(), *UNTIL_VOTERS)
    page = person.open("voters_and_votes")
    values = person.values_of(right_values(person.session), "voters_and_votes")
    for _ in range(2):
        assert person.post("voters_and_votes", page, values)["Location"] == person.address("differences")
    again = person.post("voters_and_votes", page, values, step="draft", **JSON).json()
    assert again["version"] == Count.objects.get(unit=person.unit).version


def test_somebody_else_gets_no_page_of_the_entry() -> None:
    place = world()
    person = begun(place, *UNTIL_VOTERS)
    person.send("voters_and_votes", NUMBERS)
    other = typist(place, "second")
    answer = other.client.get(other.address("voters_and_votes"))
    assert answer["Location"] == reverse("counting:entry", args=[place.session.pk])
    page = Page(other.client.get(answer["Location"]))
    assert "niet meer van jou" in page.text
    data = person.open("voters_and_votes").fields() | {"next": "next", "v-poll_cards": "99"}
    refused = Page(other.client.post(other.address("voters_and_votes"), data))
    assert refused.status == 409
    assert stored(person, "poll_cards") == [30]


def test_an_entry_that_was_withdrawn_shows_what_was_typed_on_the_last_page() -> None:
    place = world()
    person = begun(place, *UNTIL_VOTERS)
    page = person.open("voters_and_votes")
    coordinator = place.who("coordinator", Role.COORDINATOR)
    perform(who=coordinator, unit=person.unit, act=Act.WITHDRAW, reason="naar huis")
    answer = Page(person.post("voters_and_votes", page, {"poll_cards": 4321}))
    assert answer.status == 409
    assert "Stempassen4321" in answer.text.replace(" ", "")
    assert Count.objects.get(unit=person.unit).state == "empty"


def test_a_paused_session_keeps_what_is_sent_in_and_opens_no_page() -> None:
    place = world()
    person = begun(place, *UNTIL_VOTERS)
    page = person.open("voters_and_votes")
    place.session.state = "paused"
    place.session.save()
    answer = person.post("voters_and_votes", page, NUMBERS)
    assert answer["Location"] == reverse("counting:entry", args=[place.session.pk])
    assert stored(person, "poll_cards", "admitted") == [30, 32]
    text = Page(person.client.get(answer["Location"])).text
    assert "Wat je hebt getypt, is bewaard" in text
    assert person.client.get(person.address("voters_and_votes")).status_code == 302


def test_putting_aside_keeps_the_page_and_taking_up_goes_on_where_it_was() -> None:
    person = begun(world(), *UNTIL_VOTERS)
    answer = person.send("voters_and_votes", {"poll_cards": 30}, step="pause")
    start = reverse("counting:entry", args=[person.session.pk])
    assert answer["Location"] == start
    page = Page(person.client.get(start))
    assert "Alles wat je hebt getypt, is bewaard" in page.text
    assert "onderbroken" in page.text
    assert stored(person, "poll_cards") == [30]
    assert person.client.get(person.address("voters_and_votes"))["Location"] == start
    again = person.client.post(person.address("hervatten"))
    assert again["Location"] == person.address("voters_and_votes")
    assert person.open("voters_and_votes").value("poll_cards") == "30"


def test_putting_aside_with_something_unreadable_keeps_the_text_on_the_page() -> None:
    person = begun(world(), *UNTIL_VOTERS)
    answer = Page(person.send("voters_and_votes", {"poll_cards": "3O"}, step="pause"))
    assert (answer.status, answer.value("poll_cards")) == (422, "3O")


JSON = {"headers": {"Accept": "application/json"}}


def test_saving_while_typing_keeps_what_can_be_read_and_reaches_nothing() -> None:
    person = begun(world(), *UNTIL_VOTERS)
    page = person.open("voters_and_votes")
    given = {"poll_cards": 30, "proxies": "2x"}
    answer = person.post("voters_and_votes", page, given, step="draft", **JSON)
    said = answer.json()
    assert answer.status_code == 200
    assert said["version"] == int(page.hidden("version")) + 1
    assert set(said) == {"version", "saved", "left", "wrong"}
    assert "‘2x’" in said["wrong"][0]
    assert stored(person, "poll_cards", "proxies") == [30, None]
    assert person.open("voters_and_votes").codes() == set()  # not told before the page is done
    stale = person.post("voters_and_votes", page, {"poll_cards": 31}, step="draft", **JSON)
    assert stale.status_code == 409
    assert "ander tabblad" in stale.json()["message"]
    assert stored(person, "poll_cards") == [30]


def test_saving_while_typing_confirms_nothing_and_answers_no_question() -> None:
    person = begun(world())
    page = person.open("extra_investigation")
    person.post("extra_investigation", page, {"other_reason": 1}, agree=True, step="draft", **JSON)
    assert stored(person, "other_reason", "recounted") == [1, None]
    assert Entry.objects.get(count__unit=person.unit).accepted == []


def test_the_script_is_told_to_log_in_again_and_nothing_is_stored() -> None:
    place = world()
    person = begun(place, *UNTIL_VOTERS)
    page = person.open("voters_and_votes")
    person.client.logout()
    answer = person.post("voters_and_votes", page, NUMBERS, step="draft", **JSON)
    assert (answer.status_code, answer.json()) == (401, {"login": True})
    back = typist(place)
    back.post("voters_and_votes", page, NUMBERS)
    assert stored(back, "poll_cards") == [30]


def test_the_script_is_sent_on_like_the_browser() -> None:
    person = begun(world(), *UNTIL_VOTERS)
    page = person.open("voters_and_votes")
    values = person.values_of(right_values(person.session), "voters_and_votes")
    assert person.post("voters_and_votes", page, values, **JSON).json() == {"go": person.address("differences")}


def test_a_page_takes_few_queries(django_assert_num_queries: object) -> None:
    person = begun(world(), *UNTIL_LISTS)
    with django_assert_num_queries(7):  # type: ignore[operator]
        assert person.client.get(person.address("list_1")).status_code == 200
    page = person.open("list_1")
    with django_assert_num_queries(18):  # type: ignore[operator]
        assert person.post("list_1", page, {"votes_1_1": 1, "total_1": 1}).status_code == 302
