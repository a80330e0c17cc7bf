"""How candidates are named in a report and in which order the elected are listed."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from kiesdeler.eml import messages
from kiesdeler.eml.paper_names import paper_name

People = Mapping[tuple[int, str], messages.Candidate]  # (list number, person) -> the candidate as listed

# Letters that Unicode does not take apart into a base letter and a mark; sorted as their base letters.
BASE_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "ŧ": "t",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ĸ": "k",
        "ŋ": "n",
    }
)


@dataclass(frozen=True, slots=True)
class Person:
    """A candidate as printed: `name` with the surname first, `locality` the place of residence ("" when not known)."""

    name: str
    locality: str


def printed(candidate: messages.Candidate, *, with_gender: bool) -> Person:
    """The candidate's name in one line, e.g. Plas, van der, C.A.M. (Caroline) (v). Needs a name (ValueError)."""
    if candidate.name is None:
        raise ValueError(f"candidate {candidate.id} has no name")
    address = candidate.address
    locality = "" if address is None else address.locality
    if address is not None and address.country_code not in {None, "NL"}:
        locality = f"{locality} ({address.country_code})"
    return Person(paper_name(candidate, with_gender=with_gender), locality)


def alphabetical(candidate: messages.Candidate) -> tuple[str, str, str]:
    """Key of the alphabetical order: surname without its prefix and without diacritics, then initials, then prefix."""
    name = candidate.name
    if name is None:
        raise ValueError(f"candidate {candidate.id} has no name")
    return folded(name.last_name), folded(name.initials or ""), folded(name.prefix or "")


def folded(text: str) -> str:
    """Only base letters and digits, in lower case."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(BASE_LETTERS))
    return "".join(character for character in apart if character.isalnum())
