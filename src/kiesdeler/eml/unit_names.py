"""The name of a polling station as a count (510b) writes it: `Stembureau De Brug (postcode: 1234 AB)`.

Every published count puts the word in front, also where the name itself begins with it, and the postal code behind.
Newer software leaves the word out.
"""

from __future__ import annotations

import re

_WORD = "Stembureau "
_POSTAL_CODE = re.compile(r" \(postcode: ([^()]+)\)")


def unit_name(name: str, postal_code: str | None) -> str:
    """How a count names a station; without postal code (mobile stations) the brackets are left out."""
    return f"{_WORD}{name} (postcode: {postal_code})" if postal_code else f"{_WORD}{name}"


def station_of(text: str) -> tuple[str, str | None]:
    """The name and the postal code in the name of a unit: what `unit_name` made it of."""
    found = _POSTAL_CODE.search(text)
    if found is None or found.end() != len(text):
        return text.removeprefix(_WORD), None
    return text[: found.start()].removeprefix(_WORD), found[1]
