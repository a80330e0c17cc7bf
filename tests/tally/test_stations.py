"""Polling stations in and out: what a 110b says stays as it is, and what is wrong with it is told."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from kiesdeler.eml.messages import (
    Authority,
    Contest,
    Location,
    PollingStation,
    PollingStationContest,
    PollingStationElection,
    PollingStations,
)
from kiesdeler.eml.reader import read, read_file
from kiesdeler.eml.writer import write
from kiesdeler.problems import Severity, errors
from kiesdeler.tally.areas import places
from kiesdeler.tally.stations import Station, StationsFound, stations_message, stations_of
from tests.shared import EML_NL_XSD, SHARED
from tests.tally.committees import committee
from tests.tally.made import CREATED, header

if EML_NL_XSD is not None:
    from tests.eml.schema import complaints

HALL = Location((("StreetName", "Dorpsstraat"), ("Number", "12"), ("Letter", "a"), ("City", "Juinen"), ("RDx", "1.5")))
OF = committee("GR")
STATIONS = (
    Station(1, "De Brug", 800, "1234 AB", "Dorpsstraat 12a", "Juinen", "FixedLocation", True, locations=(HALL,)),
    Station(2, "Bus", None, type="Mobile"),
    Station(30, "Kerk", 0, "1234AB", "Plein 1944 12", "Juinen", "Special", False),
    Station(31, "Post", postal=True),
)


def exported(stations: tuple[Station, ...] = STATIONS, voters: int | None = 1000) -> PollingStations:
    return stations_message(OF.definition, OF.place, stations, voters=voters, created=CREATED)


def imported(message: PollingStations) -> StationsFound:
    return stations_of(message, OF.definition, OF.place, "Stembureaus.eml.xml")


def with_stations(**changes: object) -> PollingStations:
    message = exported()
    (contest,) = message.elections[0].contests
    return replace(message, elections=(replace(message.elections[0], contests=(replace(contest, **changes),)),))


def told(found: StationsFound) -> list[tuple[str, str]]:
    assert {problem.file for problem in found.problems} <= {"Stembureaus.eml.xml"}
    return [(problem.severity, problem.message) for problem in found.problems]


def test_the_file_is_one_that_the_official_schema_takes():
    without_point = Location(tuple(pair for pair in HALL.fields if pair[0] != "RDx"))
    stations = (replace(STATIONS[0], locations=(without_point,)), *STATIONS[1:])
    message = exported(stations)
    data = write(message)
    again, problems = read(data, "made")
    assert (again, errors(problems)) == (message, [])
    if EML_NL_XSD is not None:
        assert complaints("110b", data) == []


def test_stations_come_back_as_they_went_out():
    found = imported(exported())
    assert found.problems == ()
    assert found.voters == 1000
    assert [replace(each, locations=()) for each in found.stations] == [
        replace(each, voters=each.voters or 0, locations=()) for each in STATIONS
    ]
    assert found.stations[0].locations == (HALL,)
    assert exported(found.stations) == exported()


def test_a_changed_address_takes_the_place_of_what_was_known_of_the_old_one():
    moved = replace(STATIONS[0], address="Kerkplein 1")
    (place,) = exported((moved,)).elections[0].contests[0].stations[0].locations
    assert place.fields == (("StreetName", "Kerkplein 1"), ("PostalCode", "1234 AB"), ("City", "Juinen"))
    gone = replace(STATIONS[0], address="", locality="")
    assert exported((gone,)).elections[0].contests[0].stations[0].locations == ()


def test_another_election_is_a_warning():
    message = exported()
    (election,) = message.elections
    other = replace(election.election, id="AB2026_Juinen", date=datetime.date(2026, 3, 18))
    found = imported(replace(message, elections=(replace(election, election=other),)))
    assert len(found.stations) == len(STATIONS)
    ((severity, text),) = told(found)
    assert severity is Severity.WARNING
    expected = "Deze stembureaus zijn van verkiezing AB2026_Juinen (18-03-2026). Verwacht: GR2026_Juinen (18-03-2026)."
    assert text.startswith(expected)


def test_the_own_election_is_chosen_from_several():
    message = exported()
    (election,) = message.elections
    other = replace(
        election,
        election=replace(election.election, id="AB2026_Juinen"),
        contests=(replace(election.contests[0], max_votes=5),),
    )
    assert imported(replace(message, elections=(other, election))) == imported(message)


def test_another_municipality_is_an_error():
    found = imported(with_stations(unit_id="0014", unit_name="Aak"))
    assert (found.stations, found.voters) == ((), None)
    assert told(found) == [
        (
            Severity.ERROR,
            "Dit bestand heeft geen stembureaus van Juinen (0009), wel van Aak (0014). Kies het bestand van Juinen.",
        )
    ]


@pytest.mark.parametrize(
    ("changes", "severity", "message"),
    [
        ({"max_votes": None}, Severity.WARNING, "Het aantal kiesgerechtigden van Juinen ontbreekt"),
        ({"max_votes": 799}, Severity.WARNING, "De stembureaus hebben samen 800 kiesgerechtigden, meer dan de 799"),
        (
            {"stations": (PollingStation("1", "A", 1, "polling"), PollingStation("01", "B", 1, "polling"))},
            Severity.ERROR,
            "Nummer 1 staat bij 2 stembureaus: A en B.",
        ),
        ({"stations": (PollingStation("0", "A", 1, "polling"),)}, Severity.ERROR, "Er is een stembureau met nummer 0."),
        ({"stations": (PollingStation("4", " ", 1, "polling"),)}, Severity.ERROR, "Stembureau 4 heeft geen naam."),
    ],
)
def test_what_must_be_right_before_counting_is_told(changes, severity, message):
    ((found, text),) = told(imported(with_stations(**changes)))
    assert found is severity
    assert text.startswith(message)


def test_the_municipality_twice_is_an_error():
    message = exported()
    (election,) = message.elections
    twice = replace(message, elections=(replace(election, contests=election.contests * 2),))
    assert [severity for severity, _ in told(imported(twice))] == [Severity.ERROR]


def test_a_file_without_stations_is_a_bug():
    with pytest.raises(ValueError, match="at least one"):
        exported(())


def test_the_number_of_a_station_in_a_file_may_have_leading_zeros():
    contest = PollingStationContest(
        Contest("geen"), "0009", "Juinen", 10, (PollingStation("007", "A", 1, "polling", unit_type="Mobile"),)
    )
    message = PollingStations(
        header("110b", Authority("0009", "Juinen")), (PollingStationElection(OF.definition.election, (contest,)),)
    )
    (station,) = imported(message).stations
    assert (station.number, station.type) == (7, "Mobile")


if SHARED is not None:

    def test_juinen_comes_out_as_it_went_in():
        folder = SHARED / "data" / "juinen"
        definition = read_file(folder / "eml110a_verkiezingsdefinitie-juinen.eml.xml")
        message = read_file(folder / "eml110b_stembureaulijst-juinen.eml.xml")
        (place,) = places(definition)
        assert (place.code, place.name, place.committee) == ("0042", "Juinen", "GSB")
        found = stations_of(message, definition, place)
        assert (found.problems, found.voters) == ((), 3353)
        assert [(each.number, each.name, each.postal_code, each.voters) for each in found.stations] == [
            (1, "Studio The Rules", "2541 AA", 1),
            (2, "De Mattenklopper", "2541 BB", 2),
            (3, "De Positivozaal", "2541 CC", 3),
        ]
        made = stations_message(definition, place, found.stations, voters=found.voters, created=CREATED)
        assert made.elections[0].contests == message.elections[0].contests
        assert made.header.authority == message.header.authority
        again, problems = read(write(made), "made")
        assert (again, errors(problems)) == (made, [])
