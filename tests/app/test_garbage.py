"""Whatever is sent to whatever address: a clear answer, never a fault of the program, and the log still holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.log import broken
from kiesdeler.app.counting.acts import perform
from kiesdeler.law.counting.states import Act
from tests.app.allowed import ANONYMOUS
from tests.app.personas import World, world
from tests.app.test_urls import PATTERNS, ROWS

_URLENCODED = "application/x-www-form-urlencoded"
_MULTIPART = "multipart/form-data; boundary=streep"
# What pages read from an address or besides their forms.
_NAMES = (
    "zoek", "rol", "stembureau", "staat", "voor", "sinds", "soort", "gebeurtenis", "wie", "onderwerp", "vorm", "verder",
    "nummer", "number", "stand", "invoerder", "waarschuwing", "volgorde", "alles", "lijst", "taal", "bevestig", "unit",
    "act", "seen", "reason", "code", "section", "text", "handled", "back", "all", "version", "told", "agree", "next",
    "discussed", "shown", "content", "name", "actief", "target", "username", "password", "again", "current",
    "full_name", "file", "group-0",
)  # fmt: skip
_TEXTS = (
    "", "x" * 51_000, "a\x00b", "\ud7ff\u202e\u200b\U0001f5f3", "9" * 25, "0" * 5000 + "1", "-1", "²", "[]",
    "<script>{{ 7*7 }}", "../../etc/passwd", "\r\nSet-Cookie: a=b", "9999-12-31T23:59:59-14:00",
)  # fmt: skip
_NUMBERS = (0, 2**31, 2**63 - 1, 2**63, 2**64, 10**40)
_WORDS = ("\x00", "a\x00b", "x" * 3000, "..", "%2e%2e%2f", "\u202e", "'", "é", "0", "a b", "\\")
_BODIES = (
    (_URLENCODED, b"\xff\xfe\x00=\xff&username=%ff%fe&password=%00&number=%c0%80&&&=;%"),
    (_URLENCODED, b"&".join(b"f%d=1" % n for n in range(6000))),
    (_URLENCODED, b"text=" + b"a" * (6 * 1024 * 1024)),
    (_MULTIPART, b"geen streep"),
    (_MULTIPART, b'--streep\r\nContent-Disposition: form-data; name="\xff\x00"\r\n\r\n\xff\xfe\r\n--streep'),
    (_MULTIPART, b'--streep\r\nContent-Disposition: form-data; name="file"; filename="\x00../a\xff"\r\n\r\n\x00'),
    ("multipart/form-data", b"--\r\n"),
    ("application/json", b'{"username": ["a"]}'),
    ("text/plain; charset=utf-99", b"\xff"),
    (_URLENCODED + "; charset=utf-7", b"username=+ADw-"),
)
_HEADERS = (
    {"referer": "http://["},
    {"referer": "//\x00\ud83d".encode("utf-8", "replace").decode("latin-1")},
    {"accept": "application/json"},
    {"x-http-method-override": "DELETE"},
    {"cookie": "kiesdeler=\x00; kiesdeler-form=%%%"},
    {"cookie": "kiesdeler=" + "a" * 5000},
)


@pytest.fixture
def place() -> World:
    """Somebody has begun an entry, so that its pages are there."""
    made = world()
    perform(who=made.who("first", Role.TYPIST), unit=made.units[0], act=Act.START)
    return made


@pytest.mark.django_db
@pytest.mark.parametrize("name", list(ROWS))
def test_garbage_in_fields_is_answered(place: World, name: str) -> None:
    numbers = ROWS[name].numbers(place)
    url = reverse(name, kwargs=numbers)
    for browser in _browsers(place, name):
        names = {*_NAMES, *_fields(browser().get(url))}
        for text in _TEXTS:
            fields = dict.fromkeys(names, text)
            _answered(browser().post(url, fields | {text: text}), name, text)
            _answered(browser().get(url, fields), name, text)
        _answered(browser().post(url, {each: ["1", "2"] for each in names}), name, "twice")
        _answered(browser().post(url), name, "nothing")
        files = {each: SimpleUploadedFile("naam\x00'\".xml", b"\x00\xff<a>") for each in names}
        _answered(browser().post(url, files), name, "files")
    assert list(broken()) == []


@pytest.mark.django_db
@pytest.mark.parametrize("name", list(ROWS))
def test_garbage_as_a_request_is_answered(place: World, name: str) -> None:
    url = reverse(name, kwargs=ROWS[name].numbers(place))
    for browser in _browsers(place, name):
        for kind, body in _BODIES:
            _answered(browser().generic("POST", url, body, content_type=kind), name, kind, body[:40])
        for headers in _HEADERS:
            for client in (browser(), Client()):  # one that is logged in, and one that is not
                _answered(client.get(url, headers=headers), name, headers)
                _answered(client.post(url, headers=headers), name, headers)
        for method in ("put", "patch", "delete", "head", "options", "trace"):
            _answered(getattr(browser(), method)(url), name, method)
    assert list(broken()) == []


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name, pattern in PATTERNS if pattern.pattern.converters])
def test_garbage_in_the_address_is_not_found(place: World, name: str) -> None:
    kwargs = ROWS[name].numbers(place)
    url = reverse(name, kwargs=kwargs)
    for browser in _browsers(place, name):
        for key, value in kwargs.items():
            for bad in _NUMBERS if isinstance(value, int) else _WORDS:
                wrong = reverse(name, kwargs=kwargs | {key: bad}) if isinstance(value, int) else None
                for method in ("get", "post"):
                    answer = getattr(browser(), method)(wrong or url.replace(f"/{value}/", f"/{bad}/"))
                    _answered(answer, name, key, bad)
                    assert not wrong or answer.status_code in {404, 405}, (name, key, bad, answer.status_code)
    assert list(broken()) == []


def _answered(answer: HttpResponse, *told: object) -> None:
    assert answer.status_code < 500, (*told, answer.status_code)


def _browsers(place: World, name: str) -> Iterator[Callable[[], Client]]:
    """Of somebody who may open the address, logged in anew for every request: a log-out may be among them."""
    persona = next(each for each in (ANONYMOUS, "coordinator", "first", "administrator") if each in ROWS[name].who)
    yield lambda: Client() if persona == ANONYMOUS else place.client(persona)


def _fields(answer: HttpResponse) -> set[str]:
    """The names of everything that can be filled in on a page."""
    found = _Fields()
    if answer.headers.get("Content-Type", "").startswith("text/html"):
        found.feed(answer.content.decode())
    return found.names


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, Any]]) -> None:
        """Note its name."""
        if tag in {"input", "select", "textarea", "button"}:
            self.names |= {value for key, value in attrs if key == "name" and value}
