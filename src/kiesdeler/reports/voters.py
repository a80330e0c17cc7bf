"""Sections 2.1 to 2.4: eligible and admitted voters, votes cast, and the differences between them."""

from __future__ import annotations

from dataclasses import dataclass

from kiesdeler.eml import messages


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a section. `code` is a reason code of a 510 or one of the keys that `values` adds."""

    letter: str  # of the model, "" for none
    code: str
    label: str
    always: bool = False  # printed too when the count file does not have it ...
    missing_from: tuple[str, ...] = ()  # ... except in elections of these categories, where the model has no such line
    total: bool = False  # the sum of the lines above it


CARDLESS = ("GR", "ER", "KC", "EK")  # elections of one area, where nobody votes elsewhere with a voter card (K 1)
ELIGIBLE = (Field("", "eligible", "Kiesgerechtigden", always=True),)
ADMITTED = (
    Field("A", "geldige stempassen", "Kiezers met een geldige stempas", always=True, missing_from=("EK",)),
    Field("B", "geldige volmachtbewijzen", "Kiezers met een geldig volmachtbewijs", always=True, missing_from=("EK",)),
    Field("C", "geldige kiezerspassen", "Kiezers met een geldige kiezerspas", always=True, missing_from=CARDLESS),
    Field("D", "toegelaten kiezers", "Toegelaten kiezers", always=True, total=True),
)
CAST = (
    Field("E", "valid", "Stemmen op kandidaten", always=True),
    Field("F", "blanco", "Blanco stemmen", always=True),
    Field("G", "ongeldig", "Ongeldige stemmen", always=True),
    Field("H", "cast", "Uitgebrachte stemmen", always=True, total=True),
)
DIFFERENCES = (
    Field("I", "meer getelde stembiljetten", "Meer stembiljetten geteld dan kiezers toegelaten", always=True),
    Field("J", "minder getelde stembiljetten", "Minder stembiljetten geteld dan kiezers toegelaten", always=True),
)
EXPLANATIONS = (
    Field("", "meegenomen stembiljetten", "Stembiljet door kiezer meegenomen"),
    Field("", "te weinig uitgereikte stembiljetten", "Te weinig stembiljetten uitgereikt"),
    Field("", "te veel uitgereikte stembiljetten", "Te veel stembiljetten uitgereikt"),
    Field("", "kwijtgeraakte stembiljetten", "Stembiljetten kwijtgeraakt"),
    Field("", "te veel briefstembiljetten", "Te veel briefstembiljetten in envelop"),
    Field("", "geen briefstembiljetten", "Geen briefstembiljet in envelop"),
    Field("", "geen verklaring", "Geen verklaring"),
    Field("", "andere verklaring", "Andere verklaring"),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed line: how many, or None when the count file does not have it."""

    letter: str
    label: str
    value: int | None
    total: bool


@dataclass(frozen=True, slots=True)
class AreaFigures:
    """The same lines for one district or province."""

    name: str
    values: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of one section, for the whole and per area where the model asks for that."""

    figures: tuple[Figure, ...]
    areas: tuple[AreaFigures, ...]


@dataclass(frozen=True, slots=True)
class Voters:
    """Sections 2.1 to 2.4."""

    eligible: Section
    admitted: Section
    cast: Section
    differences: Section
    explanations: Section


def voters(totals: messages.Count, *, per_area: bool) -> Voters:
    """The figures of the count, and of every unit in it when `per_area`."""
    units = totals.units if per_area else ()
    category = totals.election.category

    def section(fields: tuple[Field, ...]) -> Section:
        whole = values(totals.total)
        parts = [(area_name(unit), values(unit.votes)) for unit in units]
        shown = [
            f
            for f in fields
            if (f.always and category not in f.missing_from)
            or f.code in whole
            or any(f.code in part for _, part in parts)
        ]
        return Section(
            tuple(Figure(f.letter, f.label, whole.get(f.code), f.total) for f in shown),
            tuple(AreaFigures(name, tuple(part.get(f.code) for f in shown)) for name, part in parts),
        )

    return Voters(*map(section, (ELIGIBLE, ADMITTED, CAST, DIFFERENCES, EXPLANATIONS)))


def values(votes: messages.Votes) -> dict[str, int]:
    """Every figure of one unit by code; H is the sum of E, F and G."""
    found = dict(votes.rejected) | dict(votes.uncounted)
    found["valid"] = votes.total_counted
    found["cast"] = votes.total_counted + sum(number for _, number in votes.rejected)
    if votes.cast is not None:
        found["eligible"] = votes.cast
    return found


def area_name(unit: messages.Unit) -> str:
    """The name of a district without the word: Kieskring Groningen -> Groningen."""
    return unit.name.removeprefix("Kieskring ").removeprefix("Provincie ")
