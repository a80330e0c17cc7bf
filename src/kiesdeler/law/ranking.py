"""The ranking of the candidates of a list or set, for later vacancies: Kieswet P 19 (for the Senate by U 15).

First those elected on preference, in the order their seats were assigned; then those above the threshold who were not
elected, in order of their votes on all lists of the group together (equal: list order); then the others in list order,
elected or not.  Which list of a group somebody takes his seat on (P 16, P 18) makes no difference.  Deceased candidates
are left out (P 19a).
"""

from __future__ import annotations

from kiesdeler.law.model import Candidate
from kiesdeler.law.rules import RuleSet


def has_ranking(rules: RuleSet, body_seats: int, list_seats: int) -> bool:
    """P 19(5): a list (or group) without a seat is ranked only in a body of fewer than 13 seats, where W 4 can need it.

    This follows the text, which speaks of councils of 9 or 11 members; the program in use ranks such lists in every
    body of fewer than 19 seats.
    """
    return list_seats > 0 or body_seats < rules.ranked_without_seats_below


def ranking(people: list[Candidate], preferred: list[str], above: dict[str, int]) -> tuple[str, ...]:
    """P 19: the persons of one part in order of rank.

    `people`: its living candidates in list order; `preferred`: those elected on preference on any part of the group, in
    the order of their seats; `above`: everybody over the threshold, with his votes on all parts together.
    """
    over = [one.person for one in people if one.person in above]
    if not over:
        return tuple([one.person for one in people])
    here = set(over)
    first = [person for person in preferred if person in here]
    taken = set(first)
    second = sorted([person for person in over if person not in taken], key=lambda person: -above[person])
    return tuple(first + second + [one.person for one in people if one.person not in here])
