"""Which characters the shipped fonts can show, and refusing a report with a character that they can't."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain

from kiesdeler.problems import Problem
from kiesdeler.reports.coverage import RANGES

_STARTS = [start for start, _ in RANGES]


def covered(character: str) -> bool:
    """Whether every shipped font has a glyph for a character. Control and formatting characters never count."""
    index = bisect_right(_STARTS, ord(character)) - 1
    return index >= 0 and ord(character) <= RANGES[index][1]


def missing(context: object) -> list[Problem]:
    """A problem for every text in a context (nested dataclasses and tuples) with characters that can't be shown."""
    seen: dict[str, str] = {}
    for path, text in _texts(context, ""):
        if not text.isascii() or not text.isprintable():
            seen.setdefault(text, path)
    return [
        Problem(
            f"In “{_readable(text)}” staat een teken dat niet kan worden afgedrukt: {_codes(bad)}. "
            "Verbeter de naam in het bestand waar deze uit komt.",
            path=path,
        )
        for text, path in seen.items()
        if (bad := [character for character in dict.fromkeys(text) if not covered(character)])
    ]


def _texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        return iter([(path, value)])
    if isinstance(value, tuple):
        if value and type(value[0]) is int:  # a row of votes; there can be hundreds of thousands
            return iter(())
        return chain.from_iterable(_texts(one, f"{path}[{index}]") for index, one in enumerate(value, 1))
    if dataclasses.is_dataclass(value):
        fields = dataclasses.fields(value)
        return chain.from_iterable(_texts(getattr(value, f.name), f"{path}/{f.name}") for f in fields)
    return iter(())


def _readable(text: str) -> str:
    return "".join(character if covered(character) else "\N{REPLACEMENT CHARACTER}" for character in text)


def _codes(characters: list[str]) -> str:
    return ", ".join(f"U+{ord(character):04X}" for character in characters)
