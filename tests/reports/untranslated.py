"""Finding what stands in a Frisian report that is neither a translation nor data."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kiesdeler.reports.frisian import FRISIAN

# Model names, letters of fields with what they add up (E.1 + E.2 + … + E.26), rubrics (B1-3.2), hashes, signs.
FREE = re.compile(r"\b(?:N|Na|P|O) \d+[a-z]?(?:- ?\d)?\b|\b[A-J](?:\.\d+)?\b|\bB1-|\b[0-9a-f]{4}\b|[\W\d_]+")


def left_over(said: str, data: Iterable[str]) -> list[str]:
    """The words of a text that are neither translated nor data; numbers, letters of fields and models are free."""
    longest_data = sorted(set(data), key=len, reverse=True)
    for one in longest_data + sorted(set(FRISIAN.values()), key=_fixed, reverse=True):
        said = re.sub(_pattern(one), " | ", said, flags=re.IGNORECASE)
    return [word for word in FREE.sub(" ", said).split() if word]


def _fixed(phrase: str) -> int:
    return len(re.sub(r"\{\w+\}", "", phrase))


def _pattern(phrase: str) -> str:
    """A phrase as it may be printed: broken over lines at spaces and hyphens, with anything filled in."""
    parts = re.split(r"\{\w+\}", phrase)
    broken = [r"\s*-\s*".join(r"\s+".join(map(re.escape, bit.split(" "))) for bit in part.split("-")) for part in parts]
    return r"(?<!\w)" + r".{1,60}?".join(broken) + r"(?!\w)"
