"""Invented elections of every kind, as the official files that start a count: 110a, 230b and 110b.

Small (three lists, one without a name), with names that have the diacritics of the register of persons.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from kiesdeler.eml.messages import (
    Address,
    Authority,
    Candidate,
    CandidateList,
    CandidateLists,
    Committee,
    Contest,
    ContestLists,
    Domain,
    ElectionDefinition,
    ElectionIdentifier,
    Header,
    ListData,
    PersonName,
    PollingStation,
    PollingStationContest,
    PollingStationElection,
    PollingStations,
    Region,
    RegisteredParty,
)
from kiesdeler.eml.writer import CANONICALIZATION, SCHEMA_VERSION, write

CREATED = "2027-02-08T10:11:12.345"
DAY, NOMINATION = datetime.date(2027, 3, 17), datetime.date(2027, 2, 1)


@dataclass(frozen=True)
class Kind:
    """What differs per type of election."""

    identifier: str
    name: str
    category: str
    subcategory: str
    seats: int
    threshold: int
    area: str  # name of the municipality or island whose committee counts
    code: str
    contest: str = "geen"
    domain: Domain | None = None


KINDS = {
    "GR": Kind("GR2027_Eikendaal", "Gemeenteraad Eikendaal 2027", "GR", "GR1", 15, 50, "Eikendaal", "7701",
               domain=Domain("Eikendaal", "7701")),
    "PS": Kind("PS2027_Waterrijk", "Provinciale Staten Waterrijk 2027", "PS", "PS2", 47, 25, "Súdermar", "7702",
               contest="II", domain=Domain("Waterrijk")),
    "AB": Kind("AB2027_DeKreken", "Waterschap De Kreken 2027", "AB", "AB2", 26, 25, "Eikendaal", "7701",
               domain=Domain("De Kreken", "17")),
    "TK": Kind("TK2027", "Tweede Kamer der Staten-Generaal 2027", "TK", "TK", 150, 25, "’s-Gravenmoer", "7703",
               contest="16"),
    "EP": Kind("EP2027", "Europees Parlement 2027", "EP", "EP", 31, 10, "’s-Gravenmoer", "7703", contest="16"),
    "ER": Kind("ER2027_Saba", "Eilandsraad Saba 2027", "ER", "ER1", 5, 50, "Saba", "9003",
               domain=Domain("Saba", "9003")),
}  # fmt: skip

PEOPLE = (
    ("Ångström", "Zoë", "Z.", None), ("Brontë-Łukasz", "Şeyma", "Ş.A.", "van de"), ("Çelik", "Noël", "N.", None),
    ("D’Haese", "Inés", "I.M.", None), ("Şahin", "Ömer", "Ö.", None), ("Østergaard", "Jørn", "J.", "van 't"),
    ("Nuñez", "Sjoerdtsje", "S.", "in ’t"), ("Kovačević", "Ēriks", "Ē.", None), ("Jansen", "Jan", "J.", None),
)  # fmt: skip
LISTS = ((1, "Partij van de Ûle", 5), (2, "Gemeentebelang & Co", 3), (3, "", 1))


@dataclass(frozen=True)
class Files:
    """The files of one election, as bytes."""

    kind: Kind
    definition: bytes
    candidates: bytes
    stations: bytes


def election(category: str, *, candidates: int | None = None, lists: int | None = None, stations: int = 3) -> Files:
    """An election of this type; more and longer lists, and more stations, where a test needs them."""
    kind = KINDS[category]
    sizes = LISTS if lists is None else tuple((n, f"Lijst {n}", candidates or 5) for n in range(1, lists + 1))
    if lists is None and candidates is not None:
        sizes = tuple((number, name, candidates) for number, name, _ in LISTS)
    return Files(
        kind,
        write(_definition(kind, [name for _, name, _ in sizes if name])),
        write(_lists(kind, sizes)),
        write(_stations(kind, stations)),
    )


def _header(message: str, authority: Authority | None, *, issued: bool = False) -> Header:
    day = datetime.date(2027, 2, 8) if issued else None
    algorithm = None if message == "110a" else CANONICALIZATION
    return Header(message, CREATED, authority, day, SCHEMA_VERSION, algorithm)


def _identifier(kind: Kind, *, nomination: bool) -> ElectionIdentifier:
    day = NOMINATION if nomination else None
    return ElectionIdentifier(kind.identifier, kind.category, DAY, kind.name, kind.subcategory, kind.domain, day)


def _definition(kind: Kind, parties: list[str]) -> ElectionDefinition:
    contest = "geen" if kind.contest == "geen" else "alle"
    return ElectionDefinition(
        _header("110a", None, issued=True), _identifier(kind, nomination=True), Contest(contest), kind.seats,
        kind.threshold, _regions(kind), tuple(map(RegisteredParty, parties)),
    )  # fmt: skip


def _regions(kind: Kind) -> tuple[Region, ...]:
    central, district = Committee("CSB"), Committee("HSB")
    number = int(kind.code)
    if kind.category in {"GR", "ER"}:
        return (Region("GEMEENTE", kind.area, number, committees=(central,)),)
    if kind.category == "AB":
        return (
            Region("WATERSCHAP", "De Kreken", 17, committees=(central,)),
            Region("GEMEENTE", "Berkenhout", 7705, 17, "WATERSCHAP"),
            Region("GEMEENTE", kind.area, number, 17, "WATERSCHAP"),
        )
    if kind.category == "PS":
        return (
            Region("PROVINCIE", "Waterrijk", 12, committees=(central,)),
            Region("KIESKRING", "Noord", 1, 12, "PROVINCIE", roman_numerals=True, committees=(central, district)),
            Region("KIESKRING", "Zuid", 2, 12, "PROVINCIE", roman_numerals=True, committees=(district,)),
            Region("GEMEENTE", "Berkenhout", 7705, 1, "KIESKRING"),
            Region("GEMEENTE", kind.area, number, 2, "KIESKRING"),
        )
    return (
        Region("STAAT", "Nederland", 1, committees=(Committee("CSB", "De Kiesraad"),)),
        Region("KIESKRING", "’s-Gravenhage", 12, 1, "STAAT", committees=(district,)),
        Region("KIESKRING", "Middelburg", 16, 1, "STAAT", committees=(district,)),
        Region("GEMEENTE", "Duinrand", 7704, 12, "KIESKRING"),
        Region("GEMEENTE", "NBSB", 9010, 12, "KIESKRING"),
        Region("GEMEENTE", kind.area, number, 16, "KIESKRING"),
    )


def _lists(kind: Kind, sizes: tuple[tuple[int, str, int], ...]) -> CandidateLists:
    contest = "alle" if kind.category == "EP" else kind.contest
    name = None if contest in {"geen", "alle"} else "Zuid" if kind.category == "PS" else "Middelburg"
    several = kind.contest != "geen"
    made = tuple(
        CandidateList(
            number, title, "op zichzelf staande lijst",
            ListData(publish_gender=False, publication_language="nl", contests=(contest,) if several else ()),
            tuple(_candidate(number, position) for position in range(1, size + 1)),
        )
        for number, title, size in sizes
    )  # fmt: skip
    authority = Authority("CSB", kind.domain.name if kind.domain else "De Kiesraad")
    return CandidateLists(
        _header("230b", authority, issued=True), _identifier(kind, nomination=True),
        (ContestLists(Contest(contest, name), made),),
    )  # fmt: skip


def _candidate(number: int, position: int) -> Candidate:
    last, first, initials, prefix = PEOPLE[(number * 3 + position) % len(PEOPLE)]
    return Candidate(
        position,
        PersonName(last if position < 10 else f"{last} {position}", initials, first, prefix),
        address=Address("Eikendaal"),
    )


def _stations(kind: Kind, number: int) -> PollingStations:
    made = tuple(
        PollingStation(str(n), f"Dorpshuis {n}", 900, "polling", f"{1000 + n % 9000} AB") for n in range(1, number + 1)
    )
    contest = PollingStationContest(Contest("geen"), kind.code, kind.area, 900 * number, made)
    return PollingStations(
        _header("110b", Authority(kind.code, kind.area), issued=True),
        (PollingStationElection(_identifier(kind, nomination=False), (contest,)),),
    )
