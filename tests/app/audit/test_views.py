"""Reading the log: who sees what, filters, pages, a file, the check."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.log import PROGRAM, Who, record
from kiesdeler.app.audit.models import LogEntry
from kiesdeler.app.writing import writing
from tests.app.audit.tampering import tampering
from tests.app.personas import World, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> World:
    return world()


def write(event: str, who: Who = PROGRAM, **more: Any) -> LogEntry:
    with writing():
        return record(event, who, **more)


def numbers(place: World, by: str = "administrator", query: str = "") -> list[int]:
    text = place.client(by).get(f"/logboek/{query}").content.decode()
    return [int(found) for found in re.findall(r'<a href="/logboek/(\d+)/">', text)]


def body(answer: Any) -> str:
    return b"".join(answer.streaming_content).decode()


def test_a_coordinator_sees_his_committee_and_what_his_people_do_besides_and_nothing_else(place: World) -> None:
    mine = write("unit.added", committee=place.committee.pk)
    write("unit.added", committee=place.other.pk)
    login = write("login.done", place.who("first", Role.TYPIST))
    write("login.done", place.who("strange_typist", Role.TYPIST))
    write("program.started", version="1")
    assert numbers(place, "coordinator") == [login.sequence, mine.sequence]
    assert len(numbers(place, "administrator")) == 5
    assert place.client("coordinator").get(f"/logboek/{mine.sequence}/").status_code == 200
    assert place.client("stranger").get(f"/logboek/{mine.sequence}/").status_code == 404
    sent = place.client("stranger").post("/logboek/bestand/", {"vorm": "jsonl"})
    assert {json.loads(line)["committee"] for line in body(sent).splitlines()} == {place.other.pk, None}


def test_filters(place: World) -> None:
    one = write("unit.removed", place.who("coordinator", Role.COORDINATOR), subject="12 De Brug")
    two = write("backup.failed", reason="schijf vol")
    three = write("login.done", place.who("first", Role.TYPIST))
    assert numbers(place) == [three.sequence, two.sequence, one.sequence]
    assert numbers(place, query="?soort=error") == [two.sequence]
    assert numbers(place, query="?soort=warning") == [one.sequence]
    assert numbers(place, query="?gebeurtenis=login.done") == [three.sequence]
    assert numbers(place, query="?wie=FIR") == [three.sequence]
    assert numbers(place, query="?onderwerp=brug") == [one.sequence]
    assert numbers(place, query="?onderwerp=brug&soort=error") == []
    assert len(numbers(place, query="?sinds=2020-01-01T00:00")) == 3
    assert numbers(place, query="?sinds=2999-01-01T00:00") == []
    assert len(numbers(place, query="?soort=onzin&gebeurtenis=onzin&voor=onzin")) == 3


def test_the_time_that_is_looked_for_is_that_of_the_clock_here(place: World) -> None:
    entry = write("login.done")
    with tampering() as cursor:
        cursor.execute("UPDATE audit_logentry SET at = '2026-03-18T20:30:00.000000+00:00'")
    assert numbers(place, query="?sinds=2026-03-18T21:30") == [entry.sequence]
    assert numbers(place, query="?sinds=2026-03-18T21:31") == []
    assert "18-03-2026 21:30:00" in place.client("administrator").get("/logboek/").content.decode()


@pytest.mark.parametrize("since", ["gisteren", "2026-13-01", "9999-12-31T23:59+99:99", "0001-01-01T00:00"])
def test_a_time_that_cannot_be_read_is_told(place: World, since: str) -> None:
    write("login.done")
    answer = place.client("administrator").get("/logboek/", {"sinds": since})
    assert answer.status_code == 200
    assert "is geen datum en tijd" in answer.content.decode()
    assert f'value="{since}"' in answer.content.decode()


def test_pages_follow_each_other_without_gaps_while_the_log_grows(place: World) -> None:
    for _ in range(120):
        write("login.done")
    client = place.client("administrator")
    address, seen = "/logboek/?gebeurtenis=login.done", []
    while address:
        text = client.get(address).content.decode()
        seen.append([int(found) for found in re.findall(r'<a href="/logboek/(\d+)/">', text)])
        write("login.done")
        older = re.search(r'href="([^"]+)">Ouder', text)
        address = older[1].replace("&amp;", "&") if older else ""
    assert [len(each) for each in seen] == [50, 50, 20]
    assert [number for each in seen for number in each] == list(range(120, 0, -1))


@pytest.mark.parametrize("number", [1, 3])
def test_the_log_takes_as_many_queries_for_one_as_for_three(
    place: World, django_assert_num_queries: Any, number: int
) -> None:
    for _ in range(number):
        write("login.done")
    client = place.client("administrator")
    client.get("/logboek/")
    with django_assert_num_queries(4):  # session, user, entries, head
        client.get("/logboek/")


def test_an_entry_shows_everything(place: World) -> None:
    who = place.who("coordinator", Role.COORDINATOR)
    entry = write("unit.changed", who, committee=place.committee.pk, subject="1 Brug", changes="<b>naam</b>")
    text = place.client("coordinator").get(f"/logboek/{entry.sequence}/").content.decode()
    for shown in ("127.0.0.1", "Coordinator", "coördinator", "1 Brug", "unit.changed", place.committee.title):
        assert shown in text
    assert "&lt;b&gt;naam" in text
    assert entry.digest in text.replace(" ", "")
    assert "is veranderd" not in text


def test_an_entry_that_was_tampered_with_can_be_read_and_says_so(place: World) -> None:
    entry = write("unit.changed", changes="naam")
    with tampering() as cursor:
        cursor.execute("UPDATE audit_logentry SET details = '{}', severity = 'x', role = 'y'")
    assert numbers(place) == [entry.sequence]
    text = place.client("administrator").get(f"/logboek/{entry.sequence}/").content.decode()
    assert "is veranderd nadat hij geschreven is" in text


def test_the_check_tells_that_all_is_well_with_the_hash_for_on_paper_and_is_logged(place: World) -> None:
    last = write("login.done")
    answer = place.client("coordinator").post("/logboek/controle/")
    text = answer.content.decode()
    assert "Alle 1 regels zijn zoals ze geschreven zijn" in text
    assert last.digest in text.replace(" ", "")
    assert LogEntry.objects.get(event="log.checked").details == {"outcome": "in orde", "entries": 1}


def test_the_check_tells_where_the_chain_breaks(place: World) -> None:
    for _ in range(3):
        write("login.done")
    with tampering() as cursor:
        cursor.execute("UPDATE audit_logentry SET name = 'x' WHERE sequence = 2")
    text = place.client("administrator").post("/logboek/controle/").content.decode()
    assert "De keten is gebroken" in text
    assert "Regel 2 is veranderd" in text
    assert "1 fouten" in LogEntry.objects.get(event="log.checked").details["outcome"]


def test_json_lines_have_everything_to_follow_the_chain(place: World) -> None:
    for _ in range(3):
        write("login.done", subject="é")
    answer = place.client("administrator").post("/logboek/bestand/", {"vorm": "jsonl"})
    assert re.fullmatch(
        r'attachment; filename="kiesdeler-logboek-\d{8}-\d{6}\.jsonl"', answer.headers["Content-Disposition"]
    )
    rows = [json.loads(line) for line in body(answer).splitlines()]
    assert [row["sequence"] for row in rows] == [1, 2, 3]
    assert [row["previous"] for row in rows[1:]] == [row["digest"] for row in rows[:-1]]
    assert LogEntry.objects.get(event="log.exported").details == {"number": 3, "form": "jsonl"}


def test_csv_has_the_filtered_sentences_and_no_formulas(place: World) -> None:
    write("login.done")
    write("unit.changed", subject="=HYPERLINK(1)", changes="naam; plaats")
    sent = {"vorm": "csv", "gebeurtenis": "unit.changed"}
    text = body(place.client("administrator").post("/logboek/bestand/", sent))
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert len(rows) == 2
    assert rows[1][6:8] == ["Stembureau gewijzigd: naam; plaats", "'=HYPERLINK(1)"]


def test_a_form_of_file_that_does_not_exist_makes_none(place: World) -> None:
    assert place.client("administrator").post("/logboek/bestand/", {"vorm": "xlsx"}).status_code == 302
    assert not LogEntry.objects.exists()
