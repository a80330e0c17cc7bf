"""Many users at once: a file that somebody else made, and typists without a name."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from kiesdeler.app.accounts.models import Membership, User
from kiesdeler.app.accounts.people_csv import read_people
from kiesdeler.app.audit.models import LogEntry
from tests.app.personas import World, world

pytestmark = pytest.mark.django_db
ADDRESS = "/gebruikers/importeren/"


@pytest.fixture
def place() -> World:
    return world()


def code(place: World) -> str:
    return f"{place.committee.election.identifier}/{place.committee.area_code}"


def send(place: World, content: bytes, by: str = "administrator", name: str = "mensen.csv") -> Any:
    return place.client(by).post(ADDRESS, {"file": SimpleUploadedFile(name, content)})


def file(place: World, separator: str = ";") -> str:
    rows = [
        ["gebruikersnaam", "naam", "rol", "verkiezing"],
        ["jansen", "Jan Jänsen", "coördinator", code(place)],
        ["invoerder01", "", "Invoerder", code(place)],
        ["scherm", "", "waarnemer", code(place)],
        ["baas", "B. Aas", "beheerder", ""],
    ]
    return "".join(separator.join(row) + "\r\n" for row in rows)


@pytest.mark.parametrize("separator", [";", ","])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_a_file_makes_its_users_with_a_card_each(place: World, separator: str, mark: bytes, end: str) -> None:
    answer = send(place, mark + file(place, separator).replace("\r\n", end).encode())
    assert answer.status_code == 200
    assert len(re.findall(r"[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}", answer.content.decode())) == 4
    assert User.objects.get(username="jansen").full_name == "Jan Jänsen"
    new = Membership.objects.filter(committee=place.committee, user__one_time_password=True)
    assert dict(new.values_list("user__username", "role")) == {
        "jansen": "coordinator", "invoerder01": "typist", "scherm": "observer",
    }  # fmt: skip
    assert User.objects.get(username="baas").is_administrator
    assert LogEntry.objects.get(event="user.imported").details == {"number": 4, "file": "mensen.csv"}
    assert LogEntry.objects.filter(event="user.made").count() == 4


def test_everything_that_is_wrong_is_told_at_once_with_its_line_and_nobody_is_made(place: World) -> None:
    known = code(place)
    content = (
        f"gebruikersnaam;naam;rol;verkiezing\n"
        f"goed;G. Oed;invoerder;{known}\n"
        f"first;;invoerder;{known}\n"
        f"dubbel;;invoerder;{known}\n"
        f"\n"
        f"DUBBEL;;waarnemer;{known}\n"
        f"x;;voorzitter;{known}\n"
        f"y;;invoerder;GR9999_Nergens\n"
        f"z;Z;beheerder;{known}\n"
        f"kort;;\n"
        f"baas;;beheerder;\n"
        f"wie?;;invoerder;{known}\n"
        f"twee;kolommen\n"
        f"nergens;;invoerder;\n"
    )
    before = User.objects.count()
    answer = send(place, content.encode())
    assert answer.status_code == 422
    told = re.findall(r"<li>([^<]*) <span class=\"where\">\(regel (\d+)", answer.content.decode())
    assert [int(line) for _, line in told] == [3, 6, 7, 8, 9, 10, 11, 12, 13, 14]
    assert [bool(re.search(pattern, message)) for (message, _), pattern in zip(told, [
        "first is al in gebruik", "DUBBEL is al in gebruik", "Onbekende rol ‘voorzitter’", "Onbekende verkiezing",
        "geen rol bij een stembureau", "Onbekende rol", "Vul de naam in", "niet \\?", "2 kolom", "Noem de verkiezing",
    ], strict=True)] == [True] * 10  # fmt: skip
    assert User.objects.count() == before
    assert not LogEntry.objects.filter(event__startswith="user.").exists()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "leeg"),
        (b"gebruikersnaam;naam;rol;verkiezing\n", "bevat geen gebruikers"),
        ("jansen;Jänsen;invoerder;x\n".encode("cp1252"), "Het bestand is niet opgeslagen als UTF-8"),
        (b"a;b\nc;\x00;invoerder", 'Onzichtbaar teken U+0000. Verwijder het. <span class="where">(regel 2'),
        (b'a;"open;invoerder\nb;c', "De aanhalingstekens"),
        (b"x" * (1024 * 1024 + 1), "groter dan 1 MB"),
        (b"PK\x03\x04 geen csv", "Onzichtbaar teken"),
        ("\n".join(f"u{n};;invoerder;" for n in range(2001)).encode(), "2001 gebruikers"),
    ],
)
def test_a_file_that_is_no_list_is_refused(place: World, content: bytes, told: str) -> None:
    answer = send(place, content)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not User.objects.filter(username="jansen").exists()


def test_what_is_in_the_file_is_shown_as_text_and_not_as_page(place: World) -> None:
    answer = send(place, b"<script>alert(1)</script>;;<b>invoerder</b>;x\n")
    assert b"<script>alert" not in answer.content
    assert b"<b>invoerder" not in answer.content


def test_a_coordinator_imports_only_for_his_own_committee(place: World) -> None:
    mine = place.committee.election.identifier  # he sees one committee of this election, so this is enough
    theirs = f"{place.other.election.identifier}/{place.other.area_code}"
    assert send(place, f"a;;invoerder;{mine}\n".encode(), "coordinator").status_code == 200
    assert send(place, b"b;;invoerder;\n", "coordinator").status_code == 200
    assert send(place, f"c;;invoerder;{theirs}\n".encode(), "coordinator").status_code == 422
    assert send(place, f"d;D;coördinator;{mine}\n".encode(), "coordinator").status_code == 422
    assert send(place, b"e;E;beheerder;\n", "coordinator").status_code == 422
    assert set(User.objects.filter(username__in="abcde").values_list("username", flat=True)) == {"a", "b"}


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_file_breaks_the_reader(data: bytes) -> None:
    people, problems = read_people(data, "x.csv", [])
    assert all(problem.message for problem in problems)
    assert people or problems


@given(st.lists(st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=20), min_size=1, max_size=5))
def test_names_come_through_as_they_are(names: list[str]) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([f"user{n}", name, "beheerder", ""] for n, name in enumerate(names))
    people, problems = read_people(out.getvalue().encode(), "x.csv", [])
    assert problems == []
    assert len(people) == len(names)


def test_typists_without_a_name_are_numbered_on(place: World) -> None:
    client = place.client("coordinator")
    fields = {"committee": place.committee.pk, "number": 3, "role": "typist"}
    answer = client.post("/gebruikers/invoerders/", fields)
    assert len(set(re.findall(r"[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}", answer.content.decode()))) == 3
    client.post("/gebruikers/invoerders/", fields | {"number": 2})
    made = User.objects.filter(key__startswith="invoerder").order_by("key")
    assert [user.username for user in made] == [
        "invoerder01",
        "invoerder02",
        "invoerder03",
        "invoerder04",
        "invoerder05",
    ]
    assert all(user.one_time_password and not user.full_name for user in made)
    assert [entry.details["number"] for entry in LogEntry.objects.filter(event="user.generated")] == [3, 2]


@pytest.mark.parametrize("change", [{"number": 0}, {"number": 201}, {"role": "coordinator"}, {"committee": "other"}])
def test_what_a_coordinator_may_not_generate_is_refused(place: World, change: dict[str, Any]) -> None:
    fields = {"committee": place.committee.pk, "number": 3, "role": "typist"} | change
    if change.get("committee"):
        fields["committee"] = place.other.pk
    assert place.client("coordinator").post("/gebruikers/invoerders/", fields).status_code == 422
    assert not User.objects.filter(key__startswith="invoerder").exists()
