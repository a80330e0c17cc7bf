"""Walking through everything that somebody can reach by links, once for every kind of page that looks different."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urldefrag, urljoin

from tests.browser.people import Person

_ENOUGH = 3  # pages of one kind: stations, users, entries of the log
_OFTEN = re.compile(r"/(stembureau|gebruikers)/N/|/invoer/N/")  # these come in many states
_MANY = 12


def kind(address: str) -> str:
    """An address without its numbers."""
    return re.sub(r"\d+", "N", address.partition("?")[0])


def walks(person: Person, start: str = "/") -> set[str]:
    """Open every kind of page and let it be inspected; returns the kinds."""
    origin = person.people.server.address
    waiting, known, often = [urljoin(origin, start)], {urljoin(origin, start)}, Counter[str]()
    while waiting:
        address = waiting.pop(0)
        what = kind(address.removeprefix(origin))
        if often[what] >= (_MANY if _OFTEN.search(what) else _ENOUGH):
            continue
        often[what] += 1
        answer = person.context.request.get(address)
        if not answer.headers.get("content-type", "").startswith("text/html"):
            assert answer.ok, address
            continue
        person.goes(address)
        for link in person.page.locator("a[href]").evaluate_all("all => all.map((each) => each.href)"):
            target = urldefrag(link).url
            if target.startswith(origin) and target not in known:
                known.add(target)
                waiting.append(target)
    return set(often)
