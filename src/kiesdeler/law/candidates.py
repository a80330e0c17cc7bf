"""Who takes the seats of a list that stands alone: Kieswet P 15, P 17 and P 19a (U 15, Y 23a).

Over the preference threshold: in order of votes; equal votes and seats for all of them: in list order; too few seats: a
lot per seat, and the candidate drawn first takes the first of those seats.  The other seats follow the list.  Deceased
candidates take no part (P 19a), though the votes for them stay with their list.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from kiesdeler.law.articles import Article
from kiesdeler.law.citations import Citations
from kiesdeler.law.lots import LotBox
from kiesdeler.law.model import By, Candidate, Contest, Elected

_number = attrgetter("number")


def votes_needed(contest: Contest, total: int) -> int:
    """The least votes with which a candidate is elected on preference (P 15, U 15(3), Y 23a). `total` is at least 1.

    More than the threshold, or for the Senate as much: a whole number says either exactly.
    """
    share = contest.rules.preference_threshold
    votes, divisor = share.numerator * total, share.denominator * contest.seats
    return -(-votes // divisor) if contest.rules.threshold_inclusive else votes // divisor + 1


def living(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates who can be elected, in list order (P 19a)."""
    return sorted([candidate for candidate in candidates if not candidate.deceased], key=_number)


class Preferred:
    """P 15: those elected on preference. `certain` in order of their seats, then `drawn` with the lot of each."""

    def __init__(self, certain: list[int], drawn: list[tuple[int, str]], complete: bool) -> None:
        self.certain = certain
        self.drawn = drawn
        self.complete = complete  # False: a lot is due


def elect_on_preference(
    votes: list[int],
    persons: list[str],
    *,
    numbers: list[int] | None,
    seats: int,
    article: Article,
    party: int,
    box: LotBox,
) -> Preferred:
    """P 15, U 15(3), Y 23a: of those over the threshold, given in list order, who get one of the seats (by index)."""
    above = sorted(range(len(votes)), key=lambda index: -votes[index])
    if len(above) <= seats or seats == 0:
        return Preferred(above[:seats], [], True)
    last = votes[above[seats - 1]]
    if votes[above[seats]] < last:
        return Preferred(above[:seats], [], True)
    certain = [index for index in above if votes[index] > last]
    tied = [index for index in above if votes[index] == last]
    drawn: list[tuple[int, str]] = []
    while len(certain) + len(drawn) < seats:
        lot = f"candidate-{party}-{len(certain) + len(drawn) + 1}"
        among = [persons[index] for index in tied]
        chosen = box.draw(lot, article, among, None if numbers is None else [numbers[index] for index in tied])
        if chosen is None:
            return Preferred(certain, drawn, False)
        drawn.append((tied.pop(chosen), lot))
    return Preferred(certain, drawn, True)


def elect_list(
    party: int, people: list[Candidate], seats: int, *, needed: int, cite: Citations, box: LotBox
) -> tuple[list[Elected], bool]:
    """P 15, P 17: the people elected on one list, in the order of their seats, and whether no lot is due any more.

    `people`: its living candidates in list order; `needed`: votes needed for preference; `party`: list number.
    """
    if seats == 0:
        return [], True
    elected: list[Elected] = []
    above = [one for one in people if one.votes >= needed]
    complete = True
    if above:
        preferred = elect_on_preference(
            [one.votes for one in above],
            [one.person for one in above],
            numbers=[one.number for one in above],
            seats=seats,
            article=cite.preference,
            party=party,
            box=box,
        )
        complete = preferred.complete
        winners: list[tuple[int, str | None]] = [(index, None) for index in preferred.certain]
        winners += preferred.drawn
        for index, lot in winners:
            one = above[index]
            elected.append(Elected(one.person, one.number, one.votes, By.PREFERENCE, cite.preference, 0, lot))
    if complete and len(elected) < seats:
        # Whoever is above the threshold is elected by now: there are seats left.
        others = [one for one in people if one.votes < needed][: seats - len(elected)]
        order = cite.list_order
        elected += [Elected(one.person, one.number, one.votes, By.LIST_ORDER, order) for one in others]
    return elected, complete
