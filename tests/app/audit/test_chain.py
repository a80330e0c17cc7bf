"""The log cannot be changed unnoticed: the database refuses it, and who gets round that breaks the chain."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from kiesdeler.app.audit.events import EVENTS
from kiesdeler.app.audit.log import PROGRAM, Who, broken, record
from kiesdeler.app.audit.models import ChainHead, LogEntry
from kiesdeler.app.writing import writing
from kiesdeler.law.counting.sessions import SESSION_TRANSITIONS
from kiesdeler.law.counting.states import TRANSITIONS
from tests.app.audit.tampering import tampering

pytestmark = pytest.mark.django_db
SOMEBODY = Who(7, "Iemand", "coordinator", "192.168.1.7")


@pytest.fixture(autouse=True)
def five_entries() -> None:
    for number in range(5):
        with writing():
            record("unit.changed", SOMEBODY, committee=3, subject=f"{number} École", changes="naam")


def refused(act: Callable[[], Any]) -> None:
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        act()


def test_the_database_refuses_to_change_or_remove_an_entry() -> None:
    refused(lambda: LogEntry.objects.filter(sequence=2).update(name="Een ander"))
    refused(lambda: LogEntry.objects.filter(sequence=5).delete())
    refused(LogEntry.objects.all().delete)
    entry = LogEntry.objects.get(sequence=2)
    entry.name = "Een ander"
    refused(entry.save)
    assert list(broken()) == []
    assert LogEntry.objects.count() == 5


def test_the_chain_can_be_followed_without_this_program() -> None:
    previous = "0" * 64
    for row in LogEntry.objects.order_by("sequence").values():
        assert row["previous"] == previous
        content = {name: value for name, value in row.items() if name not in {"id", "digest"}}
        text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        previous = hashlib.sha256(text.encode()).hexdigest()
        assert row["digest"] == previous
    assert ChainHead.objects.get().digest == previous


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "2026-11-25T00:00:00.000000+00:00"), ("event", "unit.added"), ("severity", "success"), ("user", 8),
        ("user", None), ("name", "Ander"), ("role", "typist"), ("address", "10.0.0.1"), ("committee", 4),
        ("committee", None), ("subject", "9 Ecole"), ("details", '{"changes": "niets"}'), ("details", "{}"),
        ("previous", "f" * 64), ("digest", "f" * 64),
    ],
)  # fmt: skip
def test_every_field_that_is_changed_is_found_with_the_number_of_its_entry(column: str, value: Any) -> None:
    with tampering() as cursor:
        cursor.execute(f'UPDATE audit_logentry SET "{column}" = %s WHERE sequence = 3', [value])
    found = list(broken())
    assert found[0].sequence == 3
    assert "Regel 3" in found[0].reason


def test_all_columns_are_tried_above() -> None:
    assert {field.column for field in LogEntry._meta.fields} == {
        "id", "sequence", "at", "event", "severity", "user", "name", "role", "address", "committee", "subject",
        "details", "previous", "digest",
    }  # fmt: skip


def test_an_entry_removed_from_the_middle_is_found() -> None:
    with tampering() as cursor:
        cursor.execute("DELETE FROM audit_logentry WHERE sequence = 3")
    assert [each.sequence for each in broken()] == [3]


def test_entries_removed_from_the_end_are_found() -> None:
    with tampering() as cursor:
        cursor.execute("DELETE FROM audit_logentry WHERE sequence > 3")
    (found,) = broken()
    assert found.sequence == 4
    assert "5 regels" in found.reason


def test_a_log_that_was_emptied_is_found() -> None:
    with tampering() as cursor:
        cursor.execute("DELETE FROM audit_logentry")
    assert len(list(broken())) == 1


def test_an_entry_changed_with_its_hash_made_to_fit_breaks_at_the_next() -> None:
    with tampering() as cursor:
        row = LogEntry.objects.filter(sequence=3).values().get()
        row["name"] = "Ander"
        content = {name: value for name, value in row.items() if name not in {"id", "digest"}}
        text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        digest = hashlib.sha256(text.encode()).hexdigest()
        cursor.execute("UPDATE audit_logentry SET name = 'Ander', digest = %s WHERE sequence = 3", [digest])
    assert [each.sequence for each in broken()] == [4]


def test_an_act_that_fails_takes_its_entry_with_it() -> None:
    def act() -> None:
        with writing():
            record("unit.added", PROGRAM)
            record("unit.changed", PROGRAM)

    with pytest.raises(ValueError, match="changes"):
        act()
    assert LogEntry.objects.count() == 5
    assert list(broken()) == []


def test_an_entry_needs_an_event_that_exists_and_the_details_of_its_sentence() -> None:
    with pytest.raises(KeyError), writing():
        record("unit.painted", PROGRAM)
    with pytest.raises(ValueError, match="changes"), writing():
        record("unit.changed", PROGRAM)


def test_everything_that_happens_to_a_count_or_a_session_can_be_logged() -> None:
    assert {row.event for row in (*TRANSITIONS, *SESSION_TRANSITIONS)} <= set(EVENTS)


def test_every_event_has_a_sentence_of_its_own() -> None:
    sentences = [event.sentence for event in EVENTS.values()]
    assert len(sentences) == len(set(sentences))
    assert all(event.id == key for key, event in EVENTS.items())
