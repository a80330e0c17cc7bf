"""Small made-up elections with everything a report needs, and their reports."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiesdeler.eml import messages as eml
from kiesdeler.law.allocation import allocate
from kiesdeler.law.model import Allocation, Outcomes
from kiesdeler.law.senate import College
from kiesdeler.reports.p22 import P22, p22_context
from kiesdeler.reports.people import People
from kiesdeler.reports.u16 import U16Report, u16_context
from kiesdeler.tally.contest import contest

HASH = "0123456789abcdef" * 4
SURNAMES = ("Jansen", "de Vries", "Çelik", "van den Berg", "Øster", "Łukasik", "Bakker", "IJzerman", "Ünal", "Smit")
CODES = ("geldige stempassen", "geldige volmachtbewijzen", "geldige kiezerspassen", "toegelaten kiezers")


@dataclass(frozen=True)
class Made:
    """The input of a report."""

    definition: eml.ElectionDefinition
    totals: eml.Count
    lists: tuple[eml.CandidateLists, ...]
    allocation: Allocation
    people: People
    colleges: tuple[College, ...] = ()

    def report(self, *, concept: bool = False) -> P22:
        """P 22."""
        return p22_context(
            self.definition,
            self.totals,
            self.lists,
            self.allocation,
            people=self.people,
            count_hash=HASH,
            concept=concept,
        )

    def senate_report(self) -> U16Report:
        """U 16."""
        return u16_context(
            self.definition,
            self.totals,
            self.lists,
            self.allocation,
            people=self.people,
            colleges=self.colleges,
            count_hash=HASH,
        )


def candidate(list_number: int, number: int, code: str | None = None, surname: str | None = None) -> eml.Candidate:
    """A candidate with a name of its own."""
    prefix, _, last = (surname or SURNAMES[(list_number * 3 + number) % len(SURNAMES)]).rpartition(" ")
    name = eml.PersonName(last, f"{chr(64 + number % 26 + 1)}.", f"Naam{list_number}{number}", prefix or None)
    return eml.Candidate(number, name, code, "female" if number % 2 else "male", address=eml.Address("Juinen"))


def council(
    seats: int,
    votes: Mapping[int, Sequence[int]],
    *,
    outcomes: Outcomes | None = None,
    deceased: Sequence[tuple[int, int]] = (),
    names: Mapping[int, str] | None = None,
    surnames: Mapping[tuple[int, int], str] | None = None,
) -> Made:
    """A municipal council of 2026: votes per candidate by list number."""
    election = eml.ElectionIdentifier(
        "GR2026_Juinen",
        "GR",
        datetime.date(2026, 3, 18),
        "Gemeenteraad Juinen 2026",
        "GR1",
        eml.Domain("Juinen", "9999"),
    )
    definition = eml.ElectionDefinition(
        eml.Header("110a", "2026-01-01T12:00:00"), election, eml.Contest("geen"), seats, 50 if seats < 19 else 25,
        (eml.Region("GEMEENTE", "Juinen", 9999),),
    )  # fmt: skip
    people = {
        (number, position): candidate(number, position, surname=(surnames or {}).get((number, position)))
        for number, each in votes.items()
        for position in range(1, len(each) + 1)
    }
    ballot, cast = [], []
    for number, each in votes.items():
        ballot.append(eml.BallotLine(number, (names or {}).get(number, f"Partij {chr(64 + number)}")))
        cast.append(sum(each))
        for position, one in enumerate(each, 1):
            ballot.append(eml.BallotLine(number, "", position))
            cast.append(one)
    total = sum(sum(each) for each in votes.values())
    blank, invalid = (2, 1) if total else (0, 0)  # without votes it is the report from before the start: all zero
    admitted = (total + blank, invalid, 0, total + blank + invalid)
    uncounted = (
        *zip(CODES, admitted, strict=True),
        ("meer getelde stembiljetten", 0),
        ("minder getelde stembiljetten", 0),
    )
    totals = eml.Count(
        eml.Header("510b", "2026-03-20T10:00:00.000", eml.Authority("9999", "Juinen")), election, eml.Contest("geen"),
        eml.Votes(tuple(ballot), tuple(cast), 2 * total, total, (("ongeldig", invalid), ("blanco", blank)), uncounted),
        (),
    )  # fmt: skip
    lists = eml.CandidateLists(
        eml.Header("230b", "2026-02-01T10:00:00"),
        election,
        (
            eml.ContestLists(
                eml.Contest("geen"),
                tuple(
                    eml.CandidateList(
                        number,
                        (names or {}).get(number, f"Partij {chr(64 + number)}"),
                        "op zichzelf staande lijst",
                        eml.ListData(number != 2),
                        tuple(people[number, position] for position in range(1, len(each) + 1)),
                    )
                    for number, each in votes.items()
                ),
            ),
        ),
    )
    taking_part = contest(definition, totals, candidate_lists=[lists], deceased=deceased)
    keyed = {(number, str(position)): one for (number, position), one in people.items()}
    return Made(definition, totals, (lists,), allocate(taking_part, outcomes or {}), keyed)


def drawn(
    seats: int,
    votes: Mapping[int, Sequence[int]],
    *,
    deceased: Sequence[tuple[int, int]] = (),
    names: Mapping[int, str] | None = None,
) -> Made:
    """The same, with every lot that is due won by the last of those who take part."""
    outcomes: dict[str, int | str] = {}
    while True:
        made = council(seats, votes, outcomes=outcomes, deceased=deceased, names=names)
        lot = made.allocation.open_lot
        if lot is None:
            return made
        outcomes[lot.id] = lot.among[-1]


COLLEGES = (
    College(1, "Groningen", 43, 139, 596_163),
    College(5, "Flevoland", 41, 109, 444_850),
    College(13, "Bonaire", 9, 27, 24_090),
    College(16, "niet-ingezetenen", 25, 20),
)  # vote values of 2023
# list -> district -> votes per person, by short code, in list order. List 1 is a set, 2 a group, 3 stands alone.
SENATE = {
    1: {1: {"AaA": 9, "BeB": 4, "CeC": 1}, 5: {"AaA": 11, "BeB": 0, "CeC": 2}, 13: {"AaA": 3, "BeB": 1, "CeC": 0}},
    2: {1: {"DeD": 12, "EfE": 2}, 5: {"EfE": 10, "DeD": 3}, 16: {"DeD": 9, "GeG": 3}},
    3: {1: {"HaH": 15, "IjI": 0}},
}


SENATORS = {
    "AaA": "Aa", "BeB": "van Beek", "CeC": "Cé", "DeD": "Dam",
    "EfE": "Efik", "GeG": "Groen", "HaH": "Haan", "IjI": "IJ",
}  # fmt: skip
PerDistrict = Mapping[int, Mapping[int, Mapping[str, int]]]  # list -> district -> votes per person, in list order


def senate(seats: int = 9, votes: PerDistrict = SENATE) -> Made:
    """A small Senate of three lists in four provinces and colleges."""
    election = eml.ElectionIdentifier("EK2023", "EK", datetime.date(2023, 5, 30), "Eerste Kamer 2023", "EK")
    regions = (
        eml.Region("STAAT", "Nederland"),
        *(eml.Region("KIESKRING", one.name, one.district, committees=(eml.Committee("HSB"),)) for one in COLLEGES),
    )
    definition = eml.ElectionDefinition(
        eml.Header("110a", "2023-04-01T12:00:00"), election, eml.Contest("alle"), seats, 100, regions
    )
    names = {one.district: f"Provincie {one.name}" for one in COLLEGES}
    totals = over_districts(election, eml.Authority("CSB", "De Kiesraad"), names, votes, "Fractie")
    return Made(
        definition,
        totals,
        (),
        allocate(contest(definition, totals, colleges=COLLEGES)),
        members(votes, SENATORS),
        COLLEGES,
    )


PROVINCE: PerDistrict = {
    1: {1: {"AaA": 4100, "BeB": 700, "CeC": 55}, 2: {"AaA": 3200, "BeB": 20, "CeC": 1900}},
    2: {1: {"DeD": 2500, "EfE": 300}, 2: {"GeG": 2100, "DeD": 900, "HaH": 12}},
    3: {2: {"IjI": 2950}},
    4: {1: {"KoK": 800, "LaL": 60}, 2: {"KoK": 910, "LaL": 44}},
}
DEPUTIES = SENATORS | {"KoK": "Köçer", "LaL": "van der Laan"}


def province(seats: int = 41, votes: PerDistrict = PROVINCE, *, outcomes: Outcomes | None = None) -> Made:
    """A provincial council with two districts in Roman numerals: a set, a group, a list in one district."""
    election = eml.ElectionIdentifier(
        "PS2023_Limburg",
        "PS",
        datetime.date(2023, 3, 15),
        "Provinciale Staten Limburg 2023",
        "PS2",
        eml.Domain("Limburg", "12"),
    )
    names = {1: "Maastricht", 2: "Venlo"}
    regions = (
        eml.Region("PROVINCIE", "Limburg", 12),
        *(eml.Region("KIESKRING", name, number, 12, "PROVINCIE", True) for number, name in names.items()),
    )
    definition = eml.ElectionDefinition(
        eml.Header("110a", "2023-01-01T12:00:00"), election, eml.Contest("alle"), seats, 25, regions
    )
    units_of = {number: f"Kieskring {name}" for number, name in names.items()}
    totals = over_districts(election, eml.Authority("0935", "Maastricht"), units_of, votes, "Partij")
    allocation = allocate(contest(definition, totals), outcomes or {})
    return Made(definition, totals, (), allocation, members(votes, DEPUTIES))


def members(votes: PerDistrict, surnames: Mapping[str, str]) -> People:
    """The people on the lists of an election over districts."""
    return {
        (number, code): candidate(number, place, code, surnames[code])
        for number, per_district in votes.items()
        for each in per_district.values()
        for place, code in enumerate(each, 1)
    }


def over_districts(
    election: eml.ElectionIdentifier,
    authority: eml.Authority,
    names: Mapping[int, str],
    votes: PerDistrict,
    appellation: str,
) -> eml.Count:
    """The total count (510d) of an election over districts."""
    units = []
    sums: dict[tuple[int, str | None], int] = {}
    for district, name in names.items():
        ballot, cast = [], []
        for number, per_district in votes.items():
            people = per_district.get(district)
            if people is None:
                continue
            ballot += [eml.BallotLine(number, f"{appellation} {number}")]
            ballot += [eml.BallotLine(number, "", place, code) for place, code in enumerate(people, 1)]
            cast += [sum(people.values()), *people.values()]
            for code, one in (None, sum(people.values())), *people.items():
                sums[number, code] = sums.get((number, code), 0) + one
        units.append(eml.Unit(f"HSB{district}", name, _votes(ballot, cast)))
    lines = sorted(sums, key=lambda key: (key[0], key[1] or ""))
    total = _votes(
        [eml.BallotLine(n, "" if code else f"{appellation} {n}", None, code) for n, code in lines],
        [sums[key] for key in lines],
        len(units),
    )
    header = eml.Header("510d", "2023-06-01T10:00:00.000", authority)
    return eml.Count(header, election, eml.Contest("alle"), total, tuple(units))


def _votes(ballot: list[eml.BallotLine], cast: list[int], units: int = 1) -> eml.Votes:
    valid = sum(number for line, number in zip(ballot, cast, strict=True) if line.is_list)
    return eml.Votes(tuple(ballot), tuple(cast), 25_000 * units, valid, (("ongeldig", 0), ("blanco", units)), ())
