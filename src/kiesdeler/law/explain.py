"""From an `Allocation` to its derivation: every step in order, with its article, a sentence and the compared values.

Nothing is decided here.  What was compared is computed again from what the allocation recorded about the moment of
each step, and shown as exact fractions: 2386 20/75.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TypeAlias

from kiesdeler.law.articles import Article
from kiesdeler.law.citations import citations
from kiesdeler.law.explain_people import PeopleSteps
from kiesdeler.law.explain_step import Compared, Step
from kiesdeler.law.model import Allocation, Method, Quota, ResidualSeat
from kiesdeler.law.rules import ElectionType
from kiesdeler.law.wording import Names, Ratio, Speaker, full_seats, seats, sentence, together, votes

Json: TypeAlias = "dict[str, Json] | list[Json] | int | str | None"


def explain(allocation: Allocation, names: Names | None = None) -> tuple[Step, ...]:
    """The derivation of an allocation (P 5 to P 19a, U 3 to U 15, Y 23a), step by step.

    `names`: how people are called, by (list number, person); without it they go by what the contest calls them.
    """
    return tuple(_Derivation(allocation, names or {}).steps())


def to_json(steps: tuple[Step, ...], on: datetime.date) -> list[Json]:
    """The derivation as plain values; links lead to the text of the law on the day `on`."""
    return [
        {
            "kind": step.kind,
            "article": step.article.short,
            "label": step.article.label,
            "jci": step.article.juriconnect,
            "link": step.article.link(on),
            "sentence": step.sentence,
            "list": step.list,
            "part": step.part,
            "lot": step.lot,
            "persons": list(step.persons),
            "compared": [
                {
                    "list": each.list,
                    "part": each.part,
                    "chosen": each.chosen,
                    "value": {"numerator": each.value.numerator, "denominator": each.value.denominator},
                    "text": str(each.value),
                }
                for each in step.compared
            ],
        }
        for step in steps
    ]


def to_text(steps: tuple[Step, ...]) -> str:
    """The derivation to read: a line per step with its article, and below it what was compared."""
    lines = []
    for step in steps:
        lines.append(f"{step.sentence} [{step.article.short}]")
        if len(step.compared) > 1:
            lines += [f"  {'*' if each.chosen else ' '} {_short(each)}: {each.value}" for each in step.compared]
    return "\n".join(lines) + "\n"


def _short(compared: Compared) -> str:
    return f"lijst {compared.list}" if compared.part is None else f"deel {compared.part + 1}"


_METHODS = {
    Method.LARGEST_REMAINDER: "het grootste overschot",
    Method.LARGEST_AVERAGE: "het grootste gemiddelde",
    Method.LARGEST_AVERAGE_ONCE: "het grootste gemiddelde van de lijsten die in deze ronde nog geen zetel kregen",
}

NOTES = {
    "majority_and_exhaustion": "De regels voor de volstrekte meerderheid (P 9) en voor lijstuitputting (P 10) zijn "
    "allebei toegepast. Over die combinatie wordt verschillend gedacht: overleg met de Kiesraad voordat u de uitslag "
    "vaststelt.",
    "no_votes": "Er zijn geen geldige stemmen op kandidaten. De zetels kunnen niet worden verdeeld: neem contact op "
    "met de Kiesraad.",
    "fewer_candidates_than_seats": "Er zijn minder kandidaten dan zetels. Iedereen die gekozen kan worden, is gekozen; "
    "de overige zetels blijven leeg.",
    "no_list_can_take_seat": "Er blijven zetels leeg: geen lijst die nog kandidaten heeft, kan er een krijgen.",
}


class _Derivation:
    """One pass over one allocation."""

    def __init__(self, allocation: Allocation, names: Names):
        self.allocation = allocation
        contest = allocation.contest
        self.cite = citations(contest.rules.election_type, contest.seats)
        self.senate = contest.rules.election_type is ElectionType.EK
        self.say = Speaker(contest, names)
        self.votes = {party.number: party.votes for party in contest.lists}
        self.people = PeopleSteps(allocation, self.say)

    def steps(self) -> Iterator[Step]:
        """All steps in the order of the law; a lot that is due and the notes come last."""
        yield from self._units()
        quota = self.allocation.quota
        if quota is not None:
            yield from self._quota(quota)
            yield from self._residual(quota)
            yield from self.people.steps()
        for lot in self.allocation.lots:
            if lot.outcome is None:
                yield self.people.lot(lot)
        for note in self.allocation.notes:
            yield Step("note", note.article, NOTES[note.code])

    def _units(self) -> Iterator[Step]:
        """P 2, U 4: sets; P 3, U 5: groups."""
        for party in self.allocation.contest.lists:
            one = f"telt voor het aantal zetels als één lijst met {votes(party.votes)}."
            if len(party.parts) > 1:
                text = f"{self.say.list(party.number)} is een lijstengroep van {len(party.parts)} lijsten en {one}"
                article = Article("Kieswet", "U 5" if self.senate else "P 3")
                yield Step("group", article, sentence(text), party.number)
            elif len(party.parts[0].districts) > 1:
                where = f"{len(party.parts[0].districts)} kieskringen"
                text = f"{self.say.list(party.number)} is een stel gelijkluidende lijsten in {where} en {one}"
                article = Article("Kieswet", "U 4" if self.senate else "P 2")
                yield Step("set", article, sentence(text), party.number)

    def _quota(self, quota: Quota) -> Iterator[Step]:
        """P 5, P 6 (U 7, U 8)."""
        value = Ratio(quota.votes, quota.seats)
        text = f"De kiesdeler is {votes(quota.votes)} gedeeld door {seats(quota.seats)}: {value}."
        yield Step("quota", self.cite.quota, text)
        for party in self.allocation.contest.lists:
            full = quota.full_seats(party.votes)
            text = f"{self.say.list(party.number)} heeft {votes(party.votes)}. De kiesdeler past daar {full} keer in"
            compared = (Compared(party.number, Ratio(party.votes * quota.seats, quota.votes), full > 0),)
            text = f"{sentence(text)}: {full_seats(full)}."
            yield Step("full_seats", self.cite.full, text, party.number, compared=compared)

    def _residual(self, quota: Quota) -> Iterator[Step]:
        """P 7 to P 10 (U 9, U 10)."""
        for seat in self.allocation.residual:
            if not seat.exhaustion:
                yield from self._residual_seat(seat, quota)
        move = self.allocation.majority
        if move is not None:
            yield from self.people.drawn(move.lot)
            text = (
                f"{self.say.list(move.target)} heeft {votes(self.votes[move.target])}, meer dan de helft van "
                f"{quota.votes}, maar niet meer dan de helft van de zetels. Zij krijgt er een zetel bij. Die vervalt "
                f"bij {self.say.list(move.source)}, die de laatste restzetel had gekregen."
            )
            yield Step("majority", move.article, sentence(text), move.target, lot=move.lot)
        for exhaustion in self.allocation.exhausted:
            if exhaustion.part is None:
                yield self.people.exhausted(exhaustion)
        for seat in self.allocation.residual:
            if seat.exhaustion:
                yield from self._residual_seat(seat, quota)

    def _residual_seat(self, seat: ResidualSeat, quota: Quota) -> Iterator[Step]:
        yield from self.people.drawn(seat.lot)
        compared = tuple(self._compared(seat, quota))
        won = next(each.value for each in compared if each.chosen)
        equal = [each.list for each in compared if not each.chosen and each.value.value == won.value]
        text = f"Restzetel {seat.seat} gaat naar {self.say.list(seat.list)}: zij heeft {_METHODS[seat.method]}, {won}."
        if seat.lot is not None:
            text += " Het lot heeft beslist."
        elif equal:
            names = together([self.say.list(number) for number in equal])
            text += f" Hetzelfde getal {'heeft' if len(equal) == 1 else 'hebben'} {names}; een loting was niet nodig."
        if seat.exhaustion:
            text += " Deze zetel is opnieuw toegewezen door lijstuitputting."
        yield Step("residual_seat", seat.article, text, seat.list, compared=compared, lot=seat.lot)

    def _compared(self, seat: ResidualSeat, quota: Quota) -> Iterator[Compared]:
        """What every list that took part had to show; remainders are fixed at the start (P 8)."""
        for number, held in zip(self.votes, seat.held, strict=True):
            if number in seat.eligible:
                cast = self.votes[number]
                if seat.method is Method.LARGEST_REMAINDER:
                    value = Ratio(cast * quota.seats - quota.full_seats(cast) * quota.votes, quota.seats)
                else:
                    value = Ratio(cast, held + 1)
                yield Compared(number, value, number == seat.list)
