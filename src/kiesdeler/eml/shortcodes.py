"""ShortCodes: one code per person, for elections where candidate numbers differ from district to district.

EML_NL gives the form (letters, then at most seven digits, at most 15 characters, unique in the election); the rule
that makes them is that of the published counts: the letters of the last name without its prefix, then the letters of
the initials.  Above 14 characters the last name is cut, never the initials.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kiesdeler.eml.messages import Candidate, ContestLists, PersonName

LONGEST = 14  # of the letters: the fifteenth character is kept for the digit of a clash
LONGEST_WITH_DIGITS = 15

Place = tuple[str, int, int]  # contest id, list number, candidate number
Traits = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Person:
    """One person of one group; `nth` tells namesakes on one list (father and son) apart by which comes first."""

    list: int
    traits: Traits
    nth: int


def letters(name: PersonName, longest: int = LONGEST) -> str:
    """The code of a name as long as nobody else has it: `HermansSTM`, `WalZeggelinkC`, `SchipaanboorGP`."""
    initials = _letters(name.initials or "")[:longest]
    return _letters(name.last_name)[: longest - len(initials)] + initials


def short_codes(contests: Iterable[ContestLists], order: Sequence[int] = ()) -> dict[Place, str]:
    """The code of the person on every place of every list: (contest id, list number, candidate number) -> code.

    The same person on several district lists of one group has one code; a code that stands in the lists already is
    kept.  When two persons clash the later one gets a digit.  `order` names the list numbers that come first, in the
    order they were handed in, which no published file tells; the other lists follow by number.  Only the digits of
    clashing codes depend on it.  A candidate without a name and without a code gets none.
    """
    places = _places(contests)
    rank = {number: index for index, number in enumerate(order)}
    by_order = sorted(places.values(), key=lambda entry: (rank.get(entry[0].list, len(rank)), entry[0].list))
    codes = {person: candidate.short_code for person, candidate in by_order if candidate.short_code}
    taken = set(codes.values())
    for person, candidate in by_order:
        if person not in codes and candidate.name is not None:
            codes[person] = _free(candidate.name, taken)
            taken.add(codes[person])
    return {place: codes[person] for place, (person, _) in places.items() if person in codes}


def traits(candidate: Candidate) -> Traits:
    """What two entries on lists of one group must share to be one person: name, gender, place, birth date if given.

    An absent part and an empty one are the same: a 520 writes an empty prefix where the 230b leaves it out.
    """
    name, address = candidate.name, candidate.address
    birth = candidate.date_of_birth.isoformat() if candidate.date_of_birth else candidate.date_of_birth_annex
    return (
        *((name.last_name, name.initials or "", name.first_name or "", name.prefix or "") if name else ()),
        candidate.gender or candidate.gender_annex or "",
        birth or "",
        *((address.locality, address.country_code or "") if address else ()),
    )


def _places(contests: Iterable[ContestLists]) -> dict[Place, tuple[_Person, Candidate]]:
    """Who stands where; a list without a number (210) counts as list 0."""
    places: dict[Place, tuple[_Person, Candidate]] = {}
    for contest in contests:
        for candidate_list in contest.lists:
            number = candidate_list.number or 0
            seen: dict[Traits, int] = {}
            for candidate in candidate_list.candidates:
                marks = traits(candidate)
                seen[marks] = seen.get(marks, 0) + 1
                places[contest.contest.id, number, candidate.id] = _Person(number, marks, seen[marks]), candidate
    return places


def _free(name: PersonName, taken: set[str]) -> str:
    """The first code of this name that nobody has: BosmaM, BosmaM1, BosmaM2 ..."""
    code, count = letters(name), 0
    while not code or code in taken:
        count += 1
        code = letters(name, LONGEST_WITH_DIGITS - len(str(count))) + str(count)
    return code


def _letters(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFC", text) if unicodedata.category(char).startswith("L"))
