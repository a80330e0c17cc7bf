"""Everything in a count but the votes on lists and candidates: which of it goes up a level, and its sum."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from kiesdeler.eml.messages import Ballot, Unit, Votes

Figures = tuple[tuple[str, int], ...]

REJECTED = ("ongeldig", "blanco")
VOTER_CARDS = "geldige kiezerspassen"
_ALWAYS = (
    "geldige volmachtbewijzen",
    VOTER_CARDS,
    "meer getelde stembiljetten",
    "minder getelde stembiljetten",
    "meegenomen stembiljetten",
    "te weinig uitgereikte stembiljetten",
    "te veel uitgereikte stembiljetten",
    "geen verklaring",
    "andere verklaring",
)
_POSTAL = ("kwijtgeraakte stembiljetten", "te veel briefstembiljetten", "geen briefstembiljetten")
# All codes in the order of the published files; the first and the fourth stay in the municipality.
_ORDER = ("geldige stempassen", *_ALWAYS[:2], "toegelaten kiezers", *_ALWAYS[2:], *_POSTAL)


def rejected(votes: Votes) -> Figures:
    """The invalid and the blank votes, in the order every count has them."""
    found = dict(votes.rejected)
    return tuple((code, found.get(code, 0)) for code in REJECTED)


def uncounted(votes: Votes, *, voter_cards: bool) -> Figures:
    """The voters and the explanations as the level above has them: poll cards and admitted voters do not go up.

    `voter_cards`: a 510c and the 510d of one district have them, a 510d over several districts has not.  The three
    codes of postal votes are there when the count has one of them; every other code always, with 0 for what is absent.
    """
    found = dict(votes.uncounted)
    codes = [code for code in _ALWAYS if voter_cards or code != VOTER_CARDS]
    postal = _POSTAL if any(code in found for code in _POSTAL) else ()
    return tuple((code, found.get(code, 0)) for code in (*codes, *postal))


def in_order(codes: Collection[str]) -> tuple[str, ...]:
    """These codes of voters and explanations in the order of the published files."""
    return tuple(code for code in _ORDER if code in codes)


def has_voter_cards(parts: Iterable[Votes]) -> bool:
    """Whether any of these counts reports voter cards."""
    return any(code == VOTER_CARDS for votes in parts for code, _ in votes.uncounted)


def summed(units: Sequence[Unit]) -> Votes:
    """The total of units that share one ballot: every figure is the sum of theirs."""
    parts = [unit.votes for unit in units]
    votes = tuple(map(sum, zip(*(each.votes for each in parts), strict=True)))
    return with_figures(parts[0].ballot, votes, parts)


def with_figures(ballot: Ballot, votes: tuple[int, ...], parts: Sequence[Votes]) -> Votes:
    """These votes, with the sums of everything else in the parts. A code that one part has, the total has."""
    present = {code for each in parts for code, _ in each.uncounted}
    return Votes(
        ballot,
        votes,
        sum(each.cast or 0 for each in parts),
        sum(each.total_counted for each in parts),
        _sums((each.rejected for each in parts), REJECTED),
        _sums((each.uncounted for each in parts), in_order(present)),
    )


def _sums(parts: Iterable[Figures], codes: Sequence[str]) -> Figures:
    found = [dict(figures) for figures in parts]
    return tuple((code, sum(figures.get(code, 0) for figures in found)) for code in codes)
