"""The simple types of EML_NL: which texts are a value, and how a value is written.

White space follows XML Schema: it is kept in free text (`xs:string`, and here `xs:token` too, so that names survive
exactly), and stripped around numbers, dates, codes and identifiers.  Digits are the ASCII ones only.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kiesdeler.eml.wording import dutch

SPACE = " \t\n\r"  # what XML calls white space
MAX_VOTES = 999_999_999


@dataclass(frozen=True, slots=True)
class Kind:
    """A simple type. `read` gives None for a text that is not a value; `expected` completes "verwacht: …"."""

    expected: str
    read: Callable[[str], Any]
    write: Callable[[Any], str]


def _same(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected text, got {value!r}")
    return value


TEXT = Kind("tekst", lambda text: text, _same)
NON_EMPTY_TEXT = Kind("een tekst die niet leeg is", lambda text: text if text.strip(SPACE) else None, _same)


def pattern(regex: str, expected: str) -> Kind:
    """Text that matches the whole of `regex` after stripping the white space around it."""
    compiled = re.compile(regex)

    def read(text: str) -> str | None:
        text = text.strip(SPACE)
        return text if compiled.fullmatch(text) else None

    return Kind(expected, read, _same)


def one_of(*values: str) -> Kind:
    """One of the fixed texts; runs of white space count as one space, as in xs:token."""
    allowed = frozenset(values)

    def read(text: str) -> str | None:
        text = " ".join(text.split())
        return text if text in allowed else None

    quoted = [f"‘{value}’" for value in values]
    expected = quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + f" of {quoted[-1]}"
    return Kind(expected, read, _same)


def constant(value: str) -> Kind:
    """A text that is always the same, and therefore is not a field of the message."""
    return Kind(f"‘{value}’", lambda text: value if text.strip(SPACE) == value else None, lambda _: value)


def whole(low: int, high: int) -> Kind:
    """A whole number from `low` to `high`: ASCII digits, without a plus sign, decimals or exponent."""
    shape = re.compile(r"-?[0-9]{1,18}" if low < 0 else r"[0-9]{1,18}")

    def read(text: str) -> int | None:
        text = text.strip(SPACE)
        if not shape.fullmatch(text):
            return None
        value = int(text)
        return value if low <= value <= high else None

    def write(value: Any) -> str:
        if not isinstance(value, int) or isinstance(value, bool):
            raise TypeError(f"expected a whole number, got {value!r}")
        return str(value)

    return Kind(f"een geheel getal van {dutch(low)} tot en met {dutch(high)}, in cijfers", read, write)


VOTES = whole(0, MAX_VOTES)
POSITIVE = whole(1, MAX_VOTES)

_DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})?")


def _read_date(text: str) -> datetime.date | None:
    found = _DATE.fullmatch(text.strip(SPACE))
    if not found:
        return None
    try:
        return datetime.date.fromisoformat(found[1])
    except ValueError:
        return None


def _write_date(value: Any) -> str:
    if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
        raise TypeError(f"expected a date, got {value!r}")
    return value.isoformat()


DATE = Kind("een bestaande datum als jjjj-mm-dd", _read_date, _write_date)

_DATE_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]+)?(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9])?"
)


def _read_date_time(text: str) -> str | None:
    text = text.strip(SPACE)
    found = _DATE_TIME.fullmatch(text)
    if not found:
        return None
    try:
        datetime.datetime.fromisoformat(f"{found[1]}T{found[2]}")
    except ValueError:
        return None
    return text


DATE_TIME = Kind("een tijdstip als jjjj-mm-ddTuu:mm:ss", _read_date_time, _same)

_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


def _write_boolean(value: Any) -> str:
    if not isinstance(value, bool):
        raise TypeError(f"expected True or False, got {value!r}")
    return "true" if value else "false"


BOOLEAN = Kind("‘true’ of ‘false’", lambda text: _BOOLEANS.get(text.strip(SPACE)), _write_boolean)


def textual(kind: Kind) -> Kind:
    """The same texts, kept as text instead of turned into a value."""

    def read(text: str) -> str | None:
        return None if kind.read(text) is None else text.strip(SPACE)

    return Kind(kind.expected, read, _same)
