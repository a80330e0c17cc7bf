"""The second half of an explanation: seats inside groups, the people elected on them, their ranking, and the lots."""

from __future__ import annotations

from collections.abc import Iterator

from kiesdeler.law.articles import Article
from kiesdeler.law.citations import citations
from kiesdeler.law.explain_step import Compared, Step
from kiesdeler.law.model import Allocation, By, Elected, Exhaustion, GroupStep, ListSeats, Lot, Method, PartyList
from kiesdeler.law.rules import ElectionType
from kiesdeler.law.wording import Ratio, Speaker, full_seats, percentage, ratio, seats, sentence, together, votes

_GROUP_STEPS = {
    "remainder": "{part} krijgt een restzetel van de groep: het heeft het grootste overschot{value}.",
    "average": "{part} krijgt een restzetel van de groep: het heeft het grootste gemiddelde{value}.",
    "exhausted": "{part} heeft {seats} meer dan kandidaten. Daarvoor is een ander deel van de groep aan de beurt.",
    "lapse": "{person} is met voorkeurstemmen gekozen, maar op de eigen lijsten is geen zetel meer vrij. Er komt toch "
    "een zetel bij; daartegenover vervalt de zetel die als laatste was toegewezen aan {part}.",
    "spare": "{part} neemt een zetel over van een deel van de groep dat geen kandidaten meer heeft{value}.",
}


class PeopleSteps:
    """The steps about groups and people of one allocation."""

    def __init__(self, allocation: Allocation, say: Speaker):
        self.allocation = allocation
        contest = allocation.contest
        self.rules = contest.rules
        self.cite = citations(contest.rules.election_type, contest.seats)
        self.senate = contest.rules.election_type is ElectionType.EK
        self.say = say
        self.parties = {party.number: party for party in contest.lists}
        self.lots = {lot.id: lot for lot in allocation.lots}

    def steps(self) -> Iterator[Step]:
        """P 12, P 13, P 15 to P 19 (U 12, U 13, U 15)."""
        for listed in self.allocation.lists:
            if listed.group_steps:
                yield from self._group(listed)
        threshold = self.allocation.threshold
        known = [listed for listed in self.allocation.lists if listed.parts]
        if threshold is not None and known:
            enough = f"wie er {'zoveel of ' if self.rules.threshold_inclusive else ''}meer heeft"
            share = f"{percentage(self.rules.preference_threshold)}% van de kiesdeler"
            text = f"De voorkeurdrempel is {share}: {ratio(threshold)} stemmen."
            text += f" Gekozen met voorkeurstemmen is {enough}, zolang er zetels zijn."
            yield Step("threshold", self.cite.preference, text)
        for listed in known:
            for order, elected in enumerate(listed.elected, 1):
                yield from self.drawn(elected.lot)
                yield self._elected(listed, order, elected)
        for listed in known:
            yield from self._ranking(listed)

    def drawn(self, lot: str | None) -> Iterator[Step]:
        """The lot that decided what comes next, if one did."""
        if lot is not None:
            yield self.lot(self.lots[lot])

    def lot(self, lot: Lot) -> Step:
        """A lot: between whom, and with which outcome when it was drawn."""
        kind, _, rest = lot.id.partition("-")
        number = None if kind in ("residual", "majority") else int(rest.partition("-")[0])
        among = together([self._taking_part(kind, number, each) for each in lot.among])
        if lot.outcome is None:
            text = f"Er moet worden geloot tussen {among}."
        else:
            text = f"Er is geloot tussen {among}. Het lot wees {self._taking_part(kind, number, lot.outcome)} aan"
            text += ": die verliest een zetel." if kind in ("majority", "lapse") else "."
        return Step("lot", lot.article, text, number, lot=lot.id)

    def exhausted(self, exhaustion: Exhaustion) -> Step:
        """P 10 (U 10): a list with more seats than candidates."""
        who = self.say.list(exhaustion.list)
        over = "Die zetel gaat" if exhaustion.seats == 1 else "Die zetels gaan"
        text = (
            f"{who} heeft {seats(exhaustion.seats)} meer dan kandidaten. {over} naar lijsten die nog kandidaten hebben."
        )
        return Step("exhausted", exhaustion.article, sentence(text), exhaustion.list)

    def _taking_part(self, kind: str, number: int | None, who: int | str) -> str:
        if number is None:
            return self.say.list(int(who))
        return self.say.person(number, str(who)) if kind == "candidate" else self.say.part(number, int(who))

    def _group(self, listed: ListSeats) -> Iterator[Step]:
        party = self.parties[listed.number]
        quota = Ratio(party.votes, listed.seats)
        by = f"{votes(party.votes)} gedeeld door {seats(listed.seats)}"
        article = Article("Kieswet", "U 12" if self.senate else "P 12", 3)
        text = f"De groepskiesdeler van {self.say.list(party.number)} is {by}: {quota}."
        yield Step("group_quota", article, text, party.number)
        for step in listed.group_steps:
            yield from self.drawn(step.lot)
            for index in sorted(set(step.parts)):
                yield self._group_step(party, quota, step, index)

    def _group_step(self, party: PartyList, quota: Ratio, step: GroupStep, index: int) -> Step:
        part, times = self.say.part(party.number, index), step.parts.count(index)
        among = (index,) if step.kind == "full" else step.eligible
        compared = tuple(
            Compared(party.number, self._compared(party, quota, step, each), each == index, each) for each in among
        )
        value = "".join([f", {each.value}" for each in compared if each.chosen])
        if step.kind == "full":
            cast = votes(party.parts[index].votes)
            text = f"{part} heeft {cast}. De groepskiesdeler past daar {times} keer in: {full_seats(times)}."
        else:
            person = "" if step.person is None else self.say.person(party.number, step.person)
            text = _GROUP_STEPS[step.kind].format(part=part, person=person, value=value, seats=seats(times))
        persons = () if step.person is None else (step.person,)
        kind = f"group_{step.kind}"
        return Step(kind, step.article, sentence(text), party.number, index, compared, persons, step.lot)

    def _compared(self, party: PartyList, quota: Ratio, step: GroupStep, index: int) -> Ratio:
        """P 12, P 13: how many times the group quota fits in a part's votes, what is left over, or its average."""
        cast = party.parts[index].votes
        if step.method is Method.LARGEST_AVERAGE:
            return Ratio(cast, step.held[index] + 1)
        times = Ratio(cast * quota.denominator, quota.numerator)
        if step.kind == "full":
            return times
        return Ratio(times.numerator % times.denominator, quota.denominator)

    def _elected(self, listed: ListSeats, order: int, elected: Elected) -> Step:
        who = self.say.person(listed.number, elected.person, elected.number)
        group = len(listed.parts) > 1
        where = f" op {self.say.part(listed.number, elected.part)}" if group else ""
        how = "in de volgorde van de lijst"
        if elected.by is By.PREFERENCE:
            how = f"met voorkeurstemmen ({votes(elected.votes)})"
        text = f"Zetel {order} van {self.say.list(listed.number)}: {who} is gekozen{where} {how}."
        if elected.lot is not None:
            text += " Het lot heeft beslist."
        part = elected.part if group else None
        return Step("elected", elected.article, text, listed.number, part, (), (elected.person,), elected.lot)

    def _ranking(self, listed: ListSeats) -> Iterator[Step]:
        for index, part in enumerate(listed.parts):
            if part.ranking:
                order = ", ".join(self.say.person(listed.number, person) for person in part.ranking)
                text = f"De volgorde voor opvolging op {self.say.part(listed.number, index)} is: {order}."
                article = Article("Kieswet", "U 15", 2) if self.senate else Article("Kieswet", "P 19")
                place = index if len(listed.parts) > 1 else None
                yield Step("ranking", article, text, listed.number, place, persons=part.ranking)
