"""Every address of the program, tried as everybody: what the table of allowed.py does not name is refused."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from kiesdeler.app.accounts.models import User
from kiesdeler.app.audit.models import LogEntry
from kiesdeler.app.counting.models import CommitteeSession, Count
from tests.app.allowed import ANONYMOUS, ANYONE, SIGNED_IN, Row
from tests.app.personas import world

HERE = Path(__file__).parent
LOGIN = "/inloggen/"


def rows() -> dict[str, Row]:
    """The tables of all rooms as one; an address stands in one of them."""
    found: dict[str, Row] = {"home": Row(SIGNED_IN)}
    for file in sorted(HERE.glob("*/allowed*.py")):
        module = importlib.import_module(f"tests.app.{file.parent.name}.{file.stem}")
        assert not found.keys() & module.ROWS.keys(), f"{file} repeats a row"
        found |= module.ROWS
    return found


def patterns(entries: Any, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address with its full name, through all rooms."""
    for entry in entries:
        if isinstance(entry, URLPattern):
            yield f"{prefix}{entry.name}", entry
        else:
            yield from patterns(entry.url_patterns, prefix + (f"{entry.namespace}:" if entry.namespace else ""))


PATTERNS = list(patterns(get_resolver().url_patterns))
ROWS = rows()


def test_every_address_has_a_name_of_its_own_and_a_row_and_no_row_is_left_over() -> None:
    names = [name for name, _ in PATTERNS]
    assert len(names) == len(set(names))
    assert set(names) == ROWS.keys()


@pytest.mark.parametrize(("name", "pattern"), PATTERNS, ids=[name for name, _ in PATTERNS])
def test_every_view_says_who_may_open_it(name: str, pattern: URLPattern) -> None:
    assert hasattr(pattern.callback, "allowed")
    assert pattern.callback.allowed != frozenset()


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.who != ANYONE])
def test_everybody_who_is_not_in_the_table_is_refused_and_changes_nothing(name: str) -> None:
    place = world()
    url = reverse(name, kwargs=ROWS[name].numbers(place))
    before, logged = _state(), LogEntry.objects.count()
    for persona in sorted(ANYONE - ROWS[name].who):
        client = Client() if persona == ANONYMOUS else place.client(persona)
        # Who else may open a page that only acts (405) is asked when somebody acts.
        for send, refusals in ((client.get, {403, 405}), (client.post, {403})):
            answer = send(url)
            if persona == ANONYMOUS:
                assert answer.status_code == 302, (persona, send)
                assert answer.headers["Location"].startswith(LOGIN), (persona, send)
            else:
                assert answer.status_code in refusals, (persona, send)
    assert _state() == before
    assert set(LogEntry.objects.filter(sequence__gt=logged).values_list("event", flat=True)) <= {"access.refused"}


@pytest.mark.django_db
@pytest.mark.parametrize("name", list(ROWS))
def test_those_in_the_table_come_in(name: str) -> None:
    place = world()
    url = reverse(name, kwargs=ROWS[name].numbers(place))
    for persona in sorted(ROWS[name].who):
        answer = (Client() if persona == ANONYMOUS else place.client(persona)).get(url)
        assert answer.status_code in {200, 302, 404, 405, 409}, (persona, answer.status_code)
        assert not answer.headers.get("Location", "").startswith(LOGIN), persona


def _state() -> Any:
    """What must not move: people, sessions and counts."""
    return (
        list(User.objects.order_by("pk").values_list("pk", "full_name", "password", "is_active", "is_administrator")),
        list(CommitteeSession.objects.order_by("pk").values()),
        list(Count.objects.order_by("pk").values_list("pk", "state", "version")),
    )
