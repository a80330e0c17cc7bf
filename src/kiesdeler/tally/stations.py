"""The polling stations of a committee: from a 110b and to one.

A 110b can say much of where a station is (`sb:Location`).  Address and locality are what people see and change; all
else is kept as it came, as long as these two are not changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kiesdeler.eml.messages import (
    Authority,
    Contest,
    ElectionDefinition,
    Location,
    PollingStation,
    PollingStationContest,
    PollingStationElection,
    PollingStations,
)
from kiesdeler.problems import Problem, Severity
from kiesdeler.tally.areas import Place
from kiesdeler.tally.headers import election_of, header

UnitType = Literal["FixedLocation", "Mobile", "Special"]
UNIT_TYPES: dict[str, UnitType] = {"FixedLocation": "FixedLocation", "Mobile": "Mobile", "Special": "Special"}
_STREET, _CITY, _POSTAL_CODE = "StreetName", "City", "PostalCode"
_HOUSE = ("Number", "Letter", "NumberAddition")
_WRITTEN_POSTAL_CODE = re.compile(r"[0-9]{4} [A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Station:
    """A polling station of a committee. `voters`: None or 0 where the number per station is not known."""

    number: int
    name: str
    voters: int | None = None
    postal_code: str | None = None
    address: str = ""
    locality: str = ""
    type: UnitType | None = None
    shared_location: bool | None = None
    postal: bool = False
    locations: tuple[Location, ...] = ()  # as they came in


@dataclass(frozen=True, slots=True)
class StationsFound:
    """What a 110b says of one committee. With an error among the problems, nothing of it may be used."""

    stations: tuple[Station, ...]
    voters: int | None  # eligible voters of the whole area; None when not filled in
    problems: tuple[Problem, ...]
    contact_details: str | None = None
    election_site: str | None = None


def stations_of(
    message: PollingStations, definition: ElectionDefinition, place: Place, file: str = ""
) -> StationsFound:
    """The stations of one committee in a 110b, in the order of the file.

    A file of another election is usable with a warning: municipalities keep one list for elections on one day.
    """
    elections = message.elections
    own = [each for each in elections if each.election.id == definition.election.id]
    problems: list[Problem] = []
    if not own:
        names = ", ".join(f"{each.election.id} ({each.election.date:%d-%m-%Y})" for each in elections)
        problems.append(
            Problem(
                f"Deze stembureaus zijn van verkiezing {names}. Verwacht: {definition.election.id} "
                f"({definition.election.date:%d-%m-%Y}). Controleer of de stembureaus en het aantal kiesgerechtigden "
                "ook voor deze verkiezing kloppen.",
                file,
                severity=Severity.WARNING,
            )
        )
    contests = [contest for each in own or elections for contest in each.contests]
    found = [contest for contest in contests if contest.unit_id == place.code]
    if not found:
        there = ", ".join(dict.fromkeys(f"{each.unit_name} ({each.unit_id})" for each in contests))
        message_ = f"Dit bestand heeft geen stembureaus van {place.name} ({place.code}), wel van {there}."
        return StationsFound((), None, (*problems, Problem(f"{message_} Kies het bestand van {place.name}.", file)))
    if len(found) > 1:
        problems.append(
            Problem(
                f"De stembureaus van {place.name} staan {len(found)} keer in dit bestand. Verwacht: één keer. "
                "Vraag een bestand voor deze verkiezing alleen.",
                file,
            )
        )
    chosen = found[0]
    stations = tuple(_station(each) for each in chosen.stations)
    problems += _problems(stations, chosen, file)
    return StationsFound(stations, chosen.max_votes, tuple(problems), chosen.contact_details, chosen.election_site)


def stations_message(
    definition: ElectionDefinition,
    place: Place,
    stations: Sequence[Station],
    *,
    voters: int | None,
    created: str,
    contact_details: str | None = None,
    election_site: str | None = None,
) -> PollingStations:
    """The 110b of a committee; `voters` the eligible voters of the whole area. Raises ValueError without stations."""
    if not stations:
        raise ValueError("a 110b has at least one station")
    contest = PollingStationContest(
        Contest("geen"),  # in a 110b for every type of election
        place.code,
        place.name,
        voters,
        tuple(_written(each) for each in stations),
        contact_details,
        election_site,
    )
    return PollingStations(
        header("110b", created, Authority(place.code, place.name)),
        (PollingStationElection(election_of(definition), (contest,)),),
    )


def _station(found: PollingStation) -> Station:
    address, locality = _address(found.locations)
    return Station(
        int(found.id),
        found.name,
        found.voters,
        found.postal_code or None,
        address,
        locality,
        UNIT_TYPES.get(found.unit_type or ""),
        found.shared_location,
        found.channel == "postal",
        found.locations,
    )


def _written(station: Station) -> PollingStation:
    return PollingStation(
        str(station.number),
        station.name,
        station.voters or 0,
        "postal" if station.postal else "polling",
        station.postal_code,
        _locations(station),
        station.type,
        station.shared_location,
    )


def _address(locations: tuple[Location, ...]) -> tuple[str, str]:
    """Street with number, and locality, of the first place; a mobile station has more of them."""
    if not locations:
        return "", ""
    fields = dict(locations[0].fields)
    house = "".join(fields.get(name, "") for name in _HOUSE)
    return " ".join(part for part in (fields.get(_STREET, ""), house) if part), fields.get(_CITY, "")


def _locations(station: Station) -> tuple[Location, ...]:
    """The places as they came in, unless the address is another now; then only what is typed is still known.

    What is typed is not taken apart in street and number: "Plein 1944 12" can't be without knowing the street.
    """
    if _address(station.locations) == (station.address, station.locality):
        return station.locations
    if not station.address and not station.locality:
        return ()
    postal_code = station.postal_code or ""
    fields = (
        (_STREET, station.address),
        (_POSTAL_CODE, postal_code if _WRITTEN_POSTAL_CODE.fullmatch(postal_code) else ""),
        (_CITY, station.locality),
    )
    return (Location(tuple((name, value) for name, value in fields if value)),)


def _problems(stations: Sequence[Station], contest: PollingStationContest, file: str) -> Iterator[Problem]:
    """What has to be right before these stations can be counted."""
    for number, times in Counter(station.number for station in stations).items():
        if times > 1:
            names = " en ".join(station.name for station in stations if station.number == number)
            yield Problem(
                f"Nummer {number} staat bij {times} stembureaus: {names}. Verwacht: elk een eigen nummer.", file
            )
        if number == 0:
            yield Problem("Er is een stembureau met nummer 0. Verwacht: een nummer vanaf 1.", file)
    for station in stations:
        if not station.name.strip():
            yield Problem(f"Stembureau {station.number} heeft geen naam. Vul de naam in.", file)
    together = sum(station.voters or 0 for station in stations)
    if contest.max_votes is None:
        yield Problem(
            f"Het aantal kiesgerechtigden van {contest.unit_name} ontbreekt in dit bestand. Vul het zelf in.",
            file,
            severity=Severity.WARNING,
        )
    elif together > contest.max_votes:
        yield Problem(
            f"De stembureaus hebben samen {together} kiesgerechtigden, meer dan de {contest.max_votes} van heel "
            f"{contest.unit_name}. Controleer het aantal.",
            file,
            severity=Severity.WARNING,
        )
