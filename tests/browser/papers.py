"""The papers of the polling stations: what is written in each field, made up so that every number occurs once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from tests.app.invented import LISTS

YES, NO, TICK = 1, 2, 1
_VOTER_CARDS = ("PS", "AB", "TK", "EP")  # elsewhere nobody votes in another municipality


@dataclass(frozen=True)
class Paper:
    """One station: votes per list and candidate, and the number in every field by its name on the page."""

    station: int
    votes: Mapping[tuple[int, int], int]
    fields: Mapping[str, int] = field(repr=False)

    @property
    def total(self) -> int:
        """The valid votes."""
        return sum(self.votes.values())

    def wrong(self, **fields: int) -> Paper:
        """The same paper as somebody types it with mistakes."""
        return Paper(self.station, self.votes, MappingProxyType({**self.fields, **fields}))


def paper(
    category: str,
    method: str,
    station: int,
    *,
    lists: Mapping[int, int] = MappingProxyType({number: size for number, _, size in LISTS}),
    blank: int = 2,
    invalid: int = 3,
    found: int = 0,
    swapped: bool = False,
    report: bool = True,
) -> Paper:
    """A paper of which every sum is right. `found`: more ballots than voters (negative: fewer), all explained.

    `swapped`: recounted, with two candidates of list 1 exchanged.  `report`: with the questions before the numbers.
    """
    votes = {
        (number, candidate): 11 + 7 * station + 3 * number + 5 * candidate
        for number, size in lists.items()
        for candidate in range(1, size + 1)
    }
    if swapped:
        votes[1, 1], votes[1, 2] = votes[1, 2], votes[1, 1]
    valid = sum(votes.values())
    cast = valid + blank + invalid
    admitted = cast - found
    proxies, cards = 10 + station, (5 if category in _VOTER_CARDS else 0)
    fields = {
        "poll_cards": admitted - proxies - cards, "proxies": proxies, "admitted": admitted,
        "candidates_total": valid, "blank": blank, "invalid": invalid, "votes_cast": cast,
        "equal": TICK * (found == 0), "more_cast": TICK * (found > 0), "fewer_cast": TICK * (found < 0),
        "more": max(found, 0), "fewer": max(-found, 0), "explained": YES if found else 0,
    }  # fmt: skip
    if category in _VOTER_CARDS:
        fields["voter_cards"] = cards
    if report and method == "CSO":
        fields |= {"other_reason": 0, "recounted": 0, "station_explained": YES, "station_lists_differ": NO}
    elif report:
        fields |= {"corrigendum": NO, "insert": NO}
    for number in lists:
        total = sum(each for (of, _), each in votes.items() if of == number)
        fields |= {f"list_{number}": total, f"total_{number}": total}
    fields |= {f"votes_{number}_{candidate}": each for (number, candidate), each in votes.items()}
    return Paper(station, MappingProxyType(votes), MappingProxyType(fields))
