"""Whether two files are about the same election."""

from __future__ import annotations

import datetime

from kiesdeler.eml.messages import ElectionIdentifier, Message, PollingStations
from kiesdeler.problems import Problem, Severity

ONE_DAY = datetime.timedelta(days=1)
SUBCATEGORIES = {
    "TK": ("TK",),
    "EK": ("EK",),
    "EP": ("EP",),
    "PS": ("PS1", "PS2"),
    "AB": ("AB1", "AB2"),
    "GR": ("GR1", "GR2"),
    "ER": ("ER1",),
    "KC": ("KCCN", "KCNI"),
}


def elections(message: Message) -> tuple[ElectionIdentifier, ...]:
    """The elections a message is about: one, except in a 110b."""
    if isinstance(message, PollingStations):
        return tuple(part.election for part in message.elections)
    return (message.election,)


def identifier(election: ElectionIdentifier) -> list[Problem]:
    """What has to agree within one ElectionIdentifier: category, subcategory, id and dates."""
    problems = []
    known = SUBCATEGORIES.get(election.category, ())
    if known and election.subcategory is not None and election.subcategory not in known:
        problems.append(
            Problem(
                f"De soort verkiezing {election.category} past niet bij de nadere soort {election.subcategory}: "
                f"verwacht {' of '.join(known)}."
            )
        )
    if not election.id.startswith(election.category):
        problems.append(
            Problem(
                f"Het kenmerk van de verkiezing ({election.id}) begint niet met de soort verkiezing "
                f"({election.category}). Controleer of dit de bedoelde verkiezing is.",
                severity=Severity.WARNING,
            )
        )
    if election.nomination_date is not None and election.nomination_date >= election.date:
        problems.append(
            Problem(
                f"De dag van kandidaatstelling ({election.nomination_date}) ligt niet voor de dag van stemming "
                f"({election.date})."
            )
        )
    return problems


def same_election(
    expected: ElectionIdentifier, found: ElectionIdentifier, source: str = "de verkiezingsdefinitie"
) -> list[Problem]:
    """Every field of `found` that contradicts `expected`; what one of the two leaves out contradicts nothing."""
    pairs = [
        ("Het kenmerk van de verkiezing", expected.id, found.id),
        ("De soort verkiezing", expected.category, found.category),
        ("De nadere soort verkiezing", expected.subcategory, found.subcategory),
        ("De dag van kandidaatstelling", expected.nomination_date, found.nomination_date),
    ]
    if expected.domain is not None and found.domain is not None:
        pairs.append(("Het nummer van het gebied", expected.domain.id, found.domain.id))
        pairs.append(("De naam van het gebied", expected.domain.name, found.domain.name))
    problems = [
        Problem(f"{what} is {theirs}, maar volgens {source} {ours}. Dit bestand hoort niet bij deze verkiezing.")
        for what, ours, theirs in pairs
        if ours is not None and theirs is not None and ours != theirs
    ]
    if expected.date != found.date:
        problems.append(_other_date(expected, found, source))
    return problems


def _other_date(expected: ElectionIdentifier, found: ElectionIdentifier, source: str) -> Problem:
    """A computer on Bonaire writes the day before: one day off is the time zone, more is another election."""
    told = f"De dag van stemming is {found.date}, maar volgens {source} {expected.date}."
    if expected.id == found.id and abs(expected.date - found.date) <= ONE_DAY:
        return Problem(f"{told} Eén dag verschil komt door de tijdzone van de maker.", severity=Severity.WARNING)
    return Problem(f"{told} Dit bestand hoort niet bij deze verkiezing.")
