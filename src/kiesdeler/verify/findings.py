"""The numbered checks of a verification, and what they find.

A *difference* is a wrong figure and makes the exit code 1; something *missing* only says what could not be checked; a
*warning* is worth a look and decides nothing.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Kind(enum.StrEnum):
    """How a finding counts."""

    DIFFERENCE = "difference"
    MISSING = "missing"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Check:
    """One check. `title` says in Dutch what holds when nothing is found; `article` of the Kieswet, if there is one."""

    number: int
    subject: str
    title: str
    article: str | None = None


COMPLETENESS, CONSISTENCY, INTEGRITY, EVIDENCE = "volledigheid", "consistentie", "integriteit", "bewijs"

CHECKS = (
    Check(1, COMPLETENESS, "De verkiezingsdefinitie is er en past bij de regels"),
    Check(2, COMPLETENESS, "Van elke gemeente is er een telling"),
    Check(3, COMPLETENESS, "Van elke kieskring is er een telling"),
    Check(4, COMPLETENESS, "De totaaltelling en de uitslag zijn er"),
    Check(5, CONSISTENCY, "Elke lijst heeft zoveel stemmen als haar kandidaten samen", "P 2"),
    Check(6, CONSISTENCY, "De geldige stemmen zijn de stemmen op alle lijsten samen"),
    Check(7, CONSISTENCY, "Het totaal van een bestand is de som van zijn stembureaus, gemeenten of kieskringen"),
    Check(8, CONSISTENCY, "Elke gemeente staat in de telling erboven met dezelfde aantallen"),
    Check(9, CONSISTENCY, "Elke kieskring staat in de totaaltelling met dezelfde aantallen", "P 2"),
    Check(10, CONSISTENCY, "Verklaringen en kiezers zijn op elk niveau dezelfde"),
    Check(11, CONSISTENCY, "Dezelfde kandidaat heeft overal dezelfde naam", "P 2"),
    Check(12, CONSISTENCY, "Elke lijst heeft de zetels die de stemmen haar geven", "P 5"),
    Check(13, CONSISTENCY, "De gekozen kandidaten zijn wie de stemmen aanwijzen", "P 15"),
    Check(14, CONSISTENCY, "Wie met voorkeurstemmen is gekozen, is zo aangemerkt", "P 15"),
    Check(15, CONSISTENCY, "De gekozenen staan in de volgorde waarin de zetels zijn toegewezen", "P 19"),
    Check(16, CONSISTENCY, "Er is geloot waar dat moest"),
    Check(17, INTEGRITY, "Elk stembureau heeft een eigen nummer"),
    Check(18, INTEGRITY, "Geen twee stembureaus hebben precies dezelfde uitslag"),
    Check(19, INTEGRITY, "Er is een bestand per gebied"),
    Check(20, INTEGRITY, "De naam van een bestand past bij wat erin staat"),
    Check(21, INTEGRITY, "Elk bestand houdt zich aan de beschrijving van EML_NL"),
    Check(22, EVIDENCE, "Elk bestand heeft de vorm waarin de programma's het schrijven; de hashcode staat erbij"),
)
BY_NUMBER = {check.number: check for check in CHECKS}

Value = int | str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found, with its place. `published` is what the file says, `computed` what follows from the rest."""

    check: int
    kind: Kind
    message: str  # one Dutch sentence or two
    file: str = ""
    unit: str | None = None
    list: int | None = None
    candidate: str | None = None
    what: str = ""
    published: Value = None
    computed: Value = None
    article: str | None = None
    level: str = ""  # of something missing
    id: str = ""
    name: str = ""
    line: int = 0  # in the file, from 1; 0 when it is not about one place
    column: int = 0
