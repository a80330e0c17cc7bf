"""The sentences of a report about what happened: lots, the majority rule, exhaustion, and other remarks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kiesdeler.law import model as law
from kiesdeler.reports.numbers import enumeration
from kiesdeler.reports.register import Register

NOTES = {
    "majority_and_exhaustion": (
        "In deze uitslag is zowel de regel van de volstrekte meerderheid toegepast als de regel voor lijsten met te "
        "weinig kandidaten. De wet kan hier op meer manieren worden gelezen. Neem contact op met de Kiesraad voor een "
        "extra controle, voordat de uitslag wordt vastgesteld"
    ),
    "no_votes": "Er zijn geen geldige stemmen uitgebracht. Daarom kunnen er geen zetels worden verdeeld",
    "no_list_can_take_seat": (
        "Er is geen lijst meer die aan de voorwaarden voor een restzetel voldoet en die nog een kandidaat zonder "
        "zetel heeft"
    ),
    "fewer_candidates_than_seats": (
        "Er zijn minder kandidaten dan zetels. Alle kandidaten zijn gekozen en de overige zetels blijven leeg"
    ),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark under a section, with the article it rests on ("" when the sentence is about the report itself)."""

    text: str
    article: str
    open: bool = False  # a lot still has to be drawn


def list_remarks(allocation: law.Allocation, register: Register) -> tuple[Remark, ...]:
    """Everything to be said under section 2.7: lots between lists, P 9, P 10 and notes, in that order."""
    remarks = [_lot(lot, register) for lot in allocation.lots if lot.id.split("-")[0] in {"residual", "majority"}]
    if allocation.majority is not None:
        remarks.append(_majority(allocation.majority, register))
    remarks += [_exhaustion(event, register) for event in allocation.exhausted if event.part is None]
    remarks += [Remark(f"{NOTES[note.code]}.", note.article.label) for note in allocation.notes]
    if allocation.unfilled:
        places = "zetel blijft" if allocation.unfilled == 1 else "zetels blijven"
        remarks.append(Remark(f"{allocation.unfilled} {places} leeg.", ""))
    return tuple(remarks)


def candidate_lots(allocation: law.Allocation, number: int, register: Register) -> tuple[Remark, ...]:
    """The lots between candidates and between parts of one list, for section 2.9."""
    kinds = {"group", "lapse", "spare", "candidate"}
    return tuple(
        _lot(lot, register)
        for lot in allocation.lots
        if lot.id.split("-")[0] in kinds and lot.id.split("-")[1] == str(number)
    )


def _lot(lot: law.Lot, register: Register) -> Remark:
    kind, number, *_ = [*lot.id.split("-"), ""]
    among = enumeration([_contender(kind, number, one, register) for one in lot.among])
    chosen = None if lot.outcome is None else _contender(kind, number, lot.outcome, register)
    if kind == "residual":
        value = "overschot" if lot.article.article == "P 8" and lot.article.paragraph == 1 else "gemiddelde"
        due = f"Restzetel {number}: {among} hebben hetzelfde {value} en er zijn niet genoeg zetels voor allemaal."
        done = f"De zetel is gegaan naar {chosen}."
    elif kind == "majority":
        due = (
            f"{_capital(among)} kregen de laatste restzetels met dezelfde waarde. "
            "Een van die lijsten staat een zetel af."
        )
        done = f"De lijst die de zetel afstaat is {chosen}."
    elif kind == "candidate":
        due = f"{among} hebben evenveel stemmen en er zijn niet genoeg zetels voor allemaal."
        done = f"Gekozen is {chosen}."
    elif kind == "lapse":
        due = f"In lijstengroep {number} vervalt een zetel; {among} komen daarvoor gelijk in aanmerking."
        done = f"De zetel is vervallen bij {chosen}."
    else:
        due = f"In lijstengroep {number} komen {among} gelijk in aanmerking voor een zetel."
        done = f"De zetel is gegaan naar {chosen}."
    if chosen is None:
        return Remark(f"{due} Hierover moet nog worden geloot.", lot.article.label, open=True)
    return Remark(f"{due} Daarom is er geloot. {done}", lot.article.label)


def _contender(kind: str, number: str, one: int | str, register: Register) -> str:
    if kind in {"residual", "majority"}:
        return register.list(one)
    if kind == "candidate":
        return register.person(int(number), str(one)).name
    return register.part(int(number), one)


def _majority(move: law.MajorityMove, register: Register) -> Remark:
    return Remark(
        f"{_capital(register.list(move.target))} heeft meer dan de helft van de stemmen, maar kreeg niet meer dan de "
        "helft van de zetels. Daarom krijgt deze lijst één zetel extra. Die zetel gaat "
        f"af van {register.list(move.source)}.",
        move.article.label,
    )


def _exhaustion(event: law.Exhaustion, register: Register) -> Remark:
    seats = "één zetel" if event.seats == 1 else f"{event.seats} zetels"
    goes = "Die zetel gaat" if event.seats == 1 else "Die zetels gaan"
    return Remark(
        f"{_capital(register.list(event.list))} heeft {seats} meer gekregen dan de lijst kandidaten heeft. "
        f"{goes} naar lijsten die nog kandidaten zonder zetel hebben, als die er zijn.",
        event.article.label,
    )


def group_steps(steps: tuple[law.GroupStep, ...], number: int, register: Register) -> tuple[Remark, ...]:
    """What happened inside a group after its full seats and remainders, for section 2.9."""
    sentences = {
        "average": "De zetel die nog over was, is met het grootste gemiddelde gegaan naar {parts}.",
        "exhausted": "Te weinig kandidaten voor de zetels: {parts}. Een ander deel van de groep krijgt die zetels.",
        "lapse": "{person} kreeg een voorkeurzetel elders in de groep. Daarom vervalt een zetel van {parts}.",
        "spare": "Een zetel waarvoor geen kandidaat meer was, is overgenomen door {parts}.",
    }
    return tuple(
        Remark(
            sentences[step.kind].format(
                parts=_parts(step.parts, number, register),
                person="" if step.person is None else register.person(number, step.person).name,
            ),
            step.article.label,
        )
        for step in steps
        if step.kind in sentences
    )


def _parts(parts: tuple[int, ...], number: int, register: Register) -> str:
    """Parts by name, each once; with the number of seats where one is named more often."""
    times = Counter(parts)
    return enumeration(
        [
            register.part(number, part) + (f" ({count} zetels)" if count > 1 else "")
            for part, count in sorted(times.items())
        ]
    )


def _capital(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]
