"""What a typist sent in for one page, read strictly: exactly the fields of that page, and nothing but whole numbers.

One pass over the page; everything that is wrong is told at once, and what was typed is kept to be shown again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.http import QueryDict

from kiesdeler.law.counting.fields import LARGEST, Field, FieldKind, Values
from kiesdeler.law.counting.form import Form

PREFIX = "v-"  # of the names of fields; what has another name is about the page itself
CONTROLS = frozenset({"csrfmiddlewaretoken", "section", "version", "told", "agree", "next"})

_DIGITS = re.compile(r"[0-9]{1,9}")
_DOTTED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){1,2}")
_SHOWN = 20  # characters of a wrong text that are repeated in the message


@dataclass(frozen=True, slots=True)
class Typed:
    """A page as it was sent in: the texts to show again, the values that could be read, and what is wrong by field."""

    texts: dict[str, str] = field(default_factory=dict)
    values: dict[str, int | None] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)


def number(text: str) -> int | None:
    """A whole number of at most nine digits, thousands dots only where they belong. ValueError for anything else."""
    text = text.strip()
    if not text:
        return None
    if _DIGITS.fullmatch(text):
        return int(text)
    if _DOTTED.fullmatch(text):
        return int(text.replace(".", ""))
    raise ValueError(text)


def read_page(post: QueryDict, section: str, fields: Iterable[Field]) -> Typed | None:
    """The page that was sent in; None when it is not this page: another section, a field too many or one missing.

    `fields`: those of the page that can be filled in.  A box that is not ticked is not sent, so it may be absent.
    """
    wanted = {PREFIX + each.key: each for each in fields}
    sent = {name for name in post if name.startswith(PREFIX)}
    numbers = {name for name, each in wanted.items() if not each.is_choice}
    if post.getlist("section") != [section] or not numbers <= sent <= wanted.keys():
        return None
    if not set(post) - sent <= CONTROLS or any(len(post.getlist(name)) != 1 for name in numbers):
        return None
    typed = Typed()
    for name, each in wanted.items():
        if each.is_choice:
            ticks = post.getlist(name)
            if len(set(ticks)) != len(ticks) or not set(ticks) <= set(boxes(each)):
                return None
            typed.values[each.key] = sum(map(int, ticks))
            continue
        text = typed.texts[each.key] = post[name]
        try:
            typed.values[each.key] = number(text)
        except ValueError:
            typed.wrong[each.key] = _objection(each, text)
    return typed


def boxes(each: Field) -> tuple[str, ...]:
    """The values of the boxes of a choice: yes and no, or a single one. Their sum is the value of the field."""
    return ("1", "2") if each.kind is FieldKind.YES_NO else ("1",)


def merged(form: Form, values: Values, typed: Typed, *, draft: bool = False) -> Values:
    """The vector of the entry with this page in it; what could not be read stays as it was.

    `draft`: saved while typing.  Then a box that was never answered stays unanswered, since the typist is not there
    yet; a page that is sent in with no box ticked says that none is ticked on paper.
    """
    vector = list(values)
    for key, value in typed.values.items():
        place = form.index[key]
        unanswered = draft and form.fields[place].is_choice and not value and vector[place] is None
        vector[place] = None if unanswered else value
    return tuple(vector)


def _objection(each: Field, text: str) -> str:
    shown = text.strip()
    shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
    largest = f"{LARGEST:,}".replace(",", ".")
    return f"Bij ‘{each.label}’ staat ‘{shown}’. Vul een heel getal in van 0 tot en met {largest}, alleen met cijfers."
