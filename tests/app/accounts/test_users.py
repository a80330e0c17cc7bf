"""Managing users: who may make and change whom, what cannot be, and passwords that are shown once."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from kiesdeler.app.accounts.models import User
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.accounts.user_acts import remove_user, set_active
from kiesdeler.app.audit.log import Who
from kiesdeler.app.audit.models import LogEntry
from tests.app.personas import World, enter, person, sign_in, world

pytestmark = pytest.mark.django_db
NEW = "/gebruikers/nieuw/"


@pytest.fixture
def place() -> World:
    return world()


def at(place: World, name: str, what: str = "") -> str:
    return f"/gebruikers/{place.people[name].pk}/{what}"


def send(place: World, by: str, address: str, **fields: Any) -> Any:
    return place.client(by).post(address, fields)


def roles(username: str) -> dict[int, str]:
    return dict(User.objects.get(username=username).memberships.values_list("committee", "role"))


def shown_password(text: str) -> str:
    found = re.findall(r"<dd class=\"hash\">([a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4})</dd>", text)
    assert len(found) == 1
    return str(found[0])


def test_a_new_user_logs_in_with_the_password_on_the_card_which_is_kept_nowhere(place: World) -> None:
    field = f"committee_{place.committee.pk}"
    answer = send(place, "administrator", NEW, username="Jansen", full_name="J. Jansen", **{field: "coordinator"})
    assert answer.status_code == 200
    password = shown_password(answer.content.decode())
    assert password not in repr(list(LogEntry.objects.values())) + repr(list(User.objects.values()))
    client = Client()
    client.post("/inloggen/", {"username": "jansen", "password": password})
    assert client.get("/").headers["Location"].startswith("/account/wachtwoord/")
    assert roles("Jansen") == {place.committee.pk: "coordinator"}
    entry = LogEntry.objects.get(event="user.made")
    assert (entry.committee, entry.details) == (place.committee.pk, {"username": "Jansen", "roles": "coördinator"})


def test_somebody_has_a_role_in_several_committees(place: World) -> None:
    fields = {f"committee_{place.committee.pk}": "typist", f"committee_{place.other.pk}": "observer"}
    send(place, "administrator", NEW, username="jansen", **fields)
    assert roles("jansen") == {place.committee.pk: "typist", place.other.pk: "observer"}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"username": ""}, "verplicht"),
        ({"username": " FIRST "}, "al in gebruik"),
        ({"username": "jan;jansen"}, "niet ;"),
        ({"username": "jan\u202ejansen"}, "U+202E"),
        ({"username": "x" * 61}, "60"),
        ({"administrator": "on", "role": "typist", "full_name": "J."}, "Een beheerder heeft geen rol in de telling"),
        ({"administrator": "on", "role": "coordinator", "full_name": "J."}, "krijgt twee accounts"),
        ({"administrator": "on", "role": ""}, "Vul de naam in"),
        ({"role": "coordinator"}, "Vul de naam in"),
        ({"role": ""}, "Kies ten minste één rol"),
        ({"role": "administrator"}, "geldige keuze"),
    ],
)
def test_what_cannot_be_is_told_and_what_was_typed_kept(place: World, fields: dict[str, str], told: str) -> None:
    sent = {"username": "jansen", "role": "typist"} | fields
    sent[f"committee_{place.committee.pk}"] = sent.pop("role")
    answer = send(place, "administrator", NEW, **sent)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert told in text
    assert f'value="{sent["username"]}"' in text or not sent["username"] or "60" in told
    assert not User.objects.filter(username="jansen").exists()


def test_a_coordinator_makes_typists_and_observers_of_his_own_committee_only(place: World) -> None:
    mine, theirs = f"committee_{place.committee.pk}", f"committee_{place.other.pk}"
    assert send(place, "coordinator", NEW, username="a", **{mine: "typist"}).status_code == 200
    assert send(place, "coordinator", NEW, username="b", **{mine: "observer"}).status_code == 200
    assert send(place, "coordinator", NEW, username="c", **{mine: "coordinator"}).status_code == 422
    assert send(place, "coordinator", NEW, username="d", **{theirs: "typist"}).status_code == 422
    assert send(place, "coordinator", NEW, username="e", full_name="E", administrator="on").status_code == 422
    assert set(User.objects.filter(username__in="abcde").values_list("username", flat=True)) == {"a", "b"}


@pytest.mark.parametrize("target", ["administrator", "stranger", "strange_typist", "coordinator"])
@pytest.mark.parametrize("what", ["", "wachtwoord/", "actief/", "code/", "verwijderen/"])
def test_a_coordinator_has_no_say_over_others(place: World, target: str, what: str) -> None:
    apart = ("session", "last_login")  # of somebody who logs in to try it on himself
    before = User.objects.filter(username=target).values().get()
    fields = {"username": "anders", "full_name": "Anders", f"committee_{place.committee.pk}": "typist"}
    assert send(place, "coordinator", at(place, target, what), **fields).status_code == 403
    after = User.objects.filter(username=target).values().get()
    assert before | dict.fromkeys(apart) == after | dict.fromkeys(apart)


def test_a_coordinator_has_no_say_over_a_typist_who_is_also_elsewhere(place: World) -> None:
    person("both", roles={place.committee: Role.TYPIST, place.other: Role.TYPIST})
    both = User.objects.get(username="both")
    client = place.client("coordinator")
    assert "both" in client.get("/gebruikers/").content.decode()
    assert client.post(f"/gebruikers/{both.pk}/wachtwoord/").status_code == 403


def test_a_user_that_is_not_there_is_not_found(place: World) -> None:
    assert place.client("administrator").get("/gebruikers/999999/").status_code == 404


def test_a_role_is_changed_logged_and_ends_the_session(place: World) -> None:
    typist = place.client("first")
    field = f"committee_{place.committee.pk}"
    answer = send(place, "coordinator", at(place, "first"), username="first", full_name="Nieuw", **{field: "observer"})
    assert answer.headers["Location"] == "/gebruikers/"
    assert roles("first") == {place.committee.pk: "observer"}
    assert typist.get("/").headers["Location"] == "/inloggen/"
    entry = LogEntry.objects.get(event="user.changed")
    assert entry.details["changes"] == f"naam; {place.committee.title}: invoerder wordt waarnemer"
    assert "Nieuw" not in repr(entry.details)


def test_who_gets_more_power_chooses_a_new_password(place: World) -> None:
    field = f"committee_{place.committee.pk}"
    send(place, "administrator", at(place, "first"), username="first", full_name="First", **{field: "coordinator"})
    assert User.objects.get(username="first").one_time_password
    assert sign_in(User.objects.get(username="first")).get("/").headers["Location"].startswith("/account/wachtwoord/")


def test_a_user_keeps_his_own_name_when_changed(place: World) -> None:
    field = f"committee_{place.committee.pk}"
    answer = send(place, "coordinator", at(place, "first"), username="First", full_name="First", **{field: "typist"})
    assert answer.status_code == 302
    taken = send(place, "coordinator", at(place, "first"), username="second", full_name="First", **{field: "typist"})
    assert "al in gebruik" in taken.content.decode()


def test_a_new_password_ends_the_session_and_the_waiting(place: World) -> None:
    typist = place.client("first")
    for _ in range(4):
        Client().post("/inloggen/", {"username": "first", "password": "fout"})
    password = shown_password(send(place, "coordinator", at(place, "first", "wachtwoord/")).content.decode())
    assert typist.get("/").status_code == 302
    fresh = Client()
    assert fresh.post("/inloggen/", {"username": "first", "password": password}).headers["Location"] == "/"
    assert LogEntry.objects.get(event="user.password_reset").details == {"username": "first"}
    assert password not in repr(list(LogEntry.objects.values()))


def test_somebody_with_entries_can_be_put_out_of_use_but_not_removed(place: World) -> None:
    enter(place, "first")
    send(place, "administrator", at(place, "first", "verwijderen/"))
    assert User.objects.filter(username="first").exists()
    page = place.client("administrator").get(at(place, "first")).content.decode()
    assert "heeft tellingen ingevoerd" in page
    assert "verwijderen/" not in page
    send(place, "administrator", at(place, "first", "actief/"), actief="nee")
    assert not User.objects.get(username="first").is_active
    send(place, "administrator", at(place, "first", "actief/"), actief="ja")
    assert User.objects.get(username="first").is_active
    events = LogEntry.objects.filter(event__startswith="user.").values_list("event", flat=True)
    assert list(events) == ["user.deactivated", "user.activated"]


def test_somebody_without_entries_can_be_removed_and_the_log_remembers(place: World) -> None:
    send(place, "coordinator", at(place, "first", "verwijderen/"))
    assert not User.objects.filter(username="first").exists()
    entry = LogEntry.objects.get(event="user.removed")
    assert (entry.subject, entry.name, entry.role) == ("first", "Coordinator", "coordinator")


@pytest.mark.parametrize(("what", "fields"), [("verwijderen/", {}), ("actief/", {"actief": "nee"})])
def test_an_administrator_does_not_shut_himself_out(place: World, what: str, fields: dict[str, str]) -> None:
    person("tweede", administrator=True)
    send(place, "administrator", at(place, "administrator", what), **fields)
    assert User.objects.get(username="administrator").is_active


def test_an_administrator_does_not_take_his_own_role_away(place: World) -> None:
    field = f"committee_{place.committee.pk}"
    sent = {"username": "administrator", "full_name": "A", field: "coordinator"}
    answer = send(place, "administrator", at(place, "administrator"), **sent)
    assert "eigen account niet afsluiten" in answer.content.decode()
    assert User.objects.get(username="administrator").is_administrator


def test_the_last_administrator_in_use_stays_even_when_two_shut_each_other_out(place: World) -> None:
    late = Who(person("tweede", administrator=True).pk, "Tweede", Role.ADMINISTRATOR.value)
    first = place.people["administrator"]
    User.objects.filter(username="tweede").update(is_active=False)  # by the first, a moment before
    assert "enige actieve beheerder" in str(set_active(who=late, user=first, active=False))
    assert "enige actieve beheerder" in str(remove_user(who=late, user=first))
    assert User.objects.get(username="administrator").is_active


def test_another_administrator_becomes_coordinator(place: World) -> None:
    person("tweede", administrator=True)
    address = f"/gebruikers/{User.objects.get(username='tweede').pk}/"
    field = f"committee_{place.committee.pk}"
    assert send(place, "administrator", address, username="tweede", full_name="T", **{field: "coordinator"}).status_code
    assert not User.objects.get(username="tweede").is_administrator
    assert roles("tweede") == {place.committee.pk: "coordinator"}


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_as_many_queries_for_one_as_for_three(
    place: World, django_assert_num_queries: Any, number: int
) -> None:
    User.objects.exclude(username__in=["administrator", "first", "second", "third"][: number + 1]).delete()
    client = place.client("administrator")
    client.get("/gebruikers/")
    # session, user, users, their roles with committees, whom one manages, committees for the filter
    with django_assert_num_queries(6):
        answer = client.get("/gebruikers/?rol=typist")
    assert f"{number} gebruiker" in answer.content.decode()


def test_the_list_shows_everybody_to_an_administrator_and_his_own_to_a_coordinator(place: World) -> None:
    def names(by: str, query: str = "") -> set[str]:
        text = place.client(by).get(f"/gebruikers/{query}").content.decode()
        return set(re.findall(r'<th scope="row">(?:<a[^>]*>)?(\w+)', text))

    own = {"coordinator", "first", "second", "third", "observer"}
    assert names("administrator") == own | {"administrator", "stranger", "strange_typist"}
    assert names("coordinator") == own
    assert names("administrator", "?zoek=STRANG") == {"stranger", "strange_typist"}
    assert names("administrator", "?rol=administrator") == {"administrator"}
    assert names("administrator", f"?stembureau={place.other.pk}&rol=typist") == {"strange_typist"}
    person("both", roles={place.committee: Role.TYPIST, place.other: Role.OBSERVER})
    assert names("administrator", f"?stembureau={place.other.pk}&rol=typist") == {"strange_typist"}
    assert names("administrator", f"?stembureau={place.other.pk}&rol=observer") == {"both"}
    assert names("coordinator", f"?stembureau={place.other.pk}&rol=coordinator") == set()
    assert names("administrator", "?staat=dicht") == set()
    assert names("administrator", "?staat=actief&zoek=first") == {"first"}
    assert names("administrator", "?stembureau=x&rol=onzin&staat=onzin") == set()
