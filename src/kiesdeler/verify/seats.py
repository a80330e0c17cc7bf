"""Seats per party, from the text of P 5 to P 10 (U 7 to U 10)."""

from __future__ import annotations

from fractions import Fraction

from kiesdeler.verify.contest import Contest, Lots
from kiesdeler.verify.distribution import AVERAGE, ONCE, REMAINDER, Distribution, Round


def rounds_of(contest: Contest, quota: Fraction) -> tuple[Round, ...]:
    """P 7 (U 9): averages only. P 8: remainders, then averages once each, then (after exhaustion only) averages."""
    minimum = contest.rules.residual_share * quota
    if not contest.rules.by_remainders:
        return (Round(AVERAGE, minimum, "U 9" if contest.kind == "EK" else "P 7(1)"),)
    nothing = Fraction(0)
    return Round(REMAINDER, minimum, "P 8(1)"), Round(ONCE, nothing, "P 8(3)"), Round(AVERAGE, nothing, "P 8(3)")


def seats_per_party(contest: Contest, lots: Lots) -> tuple[dict[int, int], int]:
    """Seats by party number, and how many stay empty. There must be votes."""
    votes = {party.number: party.votes for party in contest.parties}
    total = sum(votes.values())
    room = {party.number: party.room() for party in contest.parties}
    rounds = rounds_of(contest, Fraction(total, contest.seats))
    sharing = Distribution(votes, contest.seats, rounds, room, lots, "residual")
    left = contest.seats - sum(sharing.full.values())
    if contest.rules.majority:
        sharing.majority = next((number for number, each in votes.items() if 2 * each > total), None)
    left = sharing.hand_out(left, only_fillable=False)
    if contest.rules.majority:
        _majority(sharing, total, contest.seats, lots)
    left = sharing.hand_out(left + sharing.take_back_excess(), only_fillable=True)
    return {number: sharing.held(number) for number in votes}, left


def _majority(sharing: Distribution, total: int, seats: int, lots: Lots) -> None:
    """P 9: more than half of the votes but not of the seats: one seat from who won the last residual seat."""
    most = [number for number, votes in sharing.votes.items() if 2 * votes > total]
    if not most or 2 * sharing.held(most[0]) > seats or not sharing.awards:
        return
    last = sharing.awards[-1]
    smallest = [award for award in sharing.awards if (award.kind, award.value) == (last.kind, last.value)]
    losers = sorted({award.key for award in smallest})
    loser = losers[0] if len(losers) == 1 else lots.draw("majority", "P 9", tuple(losers))
    sharing.awards.remove(next(award for award in smallest if award.key == loser))
    sharing.extra[most[0]] = 1
