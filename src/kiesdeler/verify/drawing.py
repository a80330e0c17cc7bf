"""Finding the lots that were really drawn: the outcomes under which the recomputation gives what was published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kiesdeler.verify.allocation import recompute
from kiesdeler.verify.contest import Answer, Contest, Lot, Outcome, Won
from kiesdeler.verify.identity import Published

MOST_TRIES = 400  # allocations; one lot among two parties takes three


@dataclass(frozen=True, slots=True)
class Match:
    """The answer that fits the published result best; `misses` 0: it fits."""

    answer: Answer
    misses: int


def match(contest: Contest, published: Mapping[int, Sequence[Published]], most_tries: int = MOST_TRIES) -> Match | None:
    """Recompute, drawing every lot that is due so that the outcome fits as well as it can; None without any outcome."""
    best: Match | None = None
    for tries, answer in enumerate(_answers(contest, published, {})):
        misses = count_misses(answer, published)
        if best is None or misses < best.misses:
            best = Match(answer, misses)
        if misses == 0 or tries >= most_tries:
            break
    return best


def _answers(
    contest: Contest, published: Mapping[int, Sequence[Published]], outcomes: dict[str, Outcome]
) -> Iterator[Answer]:
    answer = recompute(contest, outcomes)
    if answer.open_lot is None:
        yield answer
        return
    for outcome in _likely_first(contest, answer.open_lot, published):
        yield from _answers(contest, published, {**outcomes, answer.open_lot.id: outcome})


def _likely_first(contest: Contest, lot: Lot, published: Mapping[int, Sequence[Published]]) -> list[Outcome]:
    if lot.id.startswith("candidate-"):
        number = int(lot.id.split("-")[1])
        order = {one.person: place for place, one in enumerate(published.get(number, ()))}
        return sorted(lot.among, key=lambda person: order.get(str(person), len(order)))
    if not lot.id.startswith(("residual-", "majority")):
        return list(lot.among)
    total = sum(party.votes for party in contest.parties)
    share = {party.number: Fraction(party.votes * contest.seats, total) for party in contest.parties}
    gain = {number: len(published.get(number, ())) - share[number] for number in share}
    return sorted(lot.among, key=lambda number: gain[int(number)], reverse=not lot.id.startswith("majority"))


def count_misses(answer: Answer, published: Mapping[int, Sequence[Published]]) -> int:
    """How much differs between an answer and a published result: seats, people, marks and order."""
    return sum(list_misses(won, published.get(won.number, ())) for won in answer.parties)


def list_misses(won: Won, theirs: Sequence[Published]) -> int:
    """The same for one list."""
    misses = abs(won.seats - len(theirs))
    misses += abs(sum(one.preference for one in won.chosen) - sum(one.mark == 1 for one in theirs))
    if any(one.person is None for one in theirs):
        return misses
    ours = [(one.person, 1 if one.preference else 2) for one in won.chosen]
    marked = [(one.person, one.mark) for one in theirs]
    return misses + len(set(ours) ^ set(marked)) + (ours != marked)
