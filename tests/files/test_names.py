from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiesdeler.eml.messages import (
    Authority,
    CandidateList,
    CandidateLists,
    Contest,
    ContestLists,
    Count,
    Domain,
    ElectionDefinition,
    ElectionIdentifier,
    Header,
    ListData,
    Message,
    Nomination,
    PollingStationContest,
    PollingStationElection,
    PollingStations,
    Result,
    Votes,
)
from kiesdeler.files.names import (
    Package,
    accepted_names,
    compact,
    csv_name,
    election_area,
    hyphen,
    message_name,
    name_problems,
    package_name,
    signature_name,
    slugify,
    zip_name,
)
from kiesdeler.problems import Severity

DAY = datetime.date(2023, 11, 22)
TK = ElectionIdentifier("TK2023", "TK", DAY)
GR = ElectionIdentifier("GR2022_AaenHunze", "GR", DAY, domain=Domain("Aa en Hunze", "1680"))
NONE = Votes((), (), 0, 0, (), ())


def count(election: ElectionIdentifier, message: str, code: str, name: str) -> Count:
    return Count(Header(message, "", Authority(code, name)), election, Contest("geen"), NONE, ())


def candidates(message: str, election: ElectionIdentifier, contest: Contest) -> CandidateLists:
    return CandidateLists(Header(message, "", Authority("CSB", "x")), election, (ContestLists(contest, ()),))


PUBLISHED: list[tuple[str, Message]] = [  # names of files that the Electoral Council and municipalities published
    ("Verkiezingsdefinitie_TK2023", ElectionDefinition(Header("110a", ""), TK, Contest("alle"), 150, 25, ())),
    ("Kandidatenlijsten_TK2023_s-Gravenhage", candidates("230b", TK, Contest("12", "'s-Gravenhage"))),
    ("Kandidatenlijsten_TK2023_Den_Helder", candidates("230b", TK, Contest("11", "Den Helder"))),
    ("Kandidatenlijsten_GR2022_AaenHunze", candidates("230b", GR, Contest("geen"))),
    ("Totaallijsten_TK2023", candidates("230c", TK, Contest("12", "'s-Gravenhage"))),
    ("Telling_TK2023_gemeente_Goes", count(TK, "510b", "0664", "Goes")),
    ("Telling_TK2023_gemeente_Aa_en_Hunze", count(TK, "510b", "1680", "Aa en Hunze")),
    ("Telling_TK2023_gemeente_Bergen_NH", count(TK, "510b", "0373", "Bergen (NH)")),
    (
        "Telling_TK2023_gemeente_Nuenen_Gerwen_en_Nederwetten",
        count(TK, "510b", "0820", "Nuenen, Gerwen en Nederwetten"),
    ),
    ("Telling_TK2023_gemeente_Sudwest-Fryslan", count(TK, "510b", "1900", "Súdwest-Fryslân")),
    ("Telling_TK2023_openbaar_lichaam_Bonaire", count(TK, "510b", "9001", "Bonaire")),
    ("Telling_TK2023_NBSB", count(TK, "510b", "9010", "NBSB")),
    ("Telling_TK2023_kieskring_s-Gravenhage", count(TK, "510c", "HSB12", "'s-Gravenhage")),
    ("Telling_GR2022_AaenHunze", count(GR, "510b", "1680", "Aa en Hunze")),
    ("Totaaltelling_TK2023", count(TK, "510d", "CSB", "De Kiesraad")),
    (
        "Kandidatenlijsten_GR2022_AaenHunze_geen_aanduiding",
        Nomination(
            Header("210", ""),
            GR,
            Contest("geen"),
            CandidateList(None, "", "op zichzelf staande lijst", ListData(publish_gender=True), ()),
            (),
        ),
    ),
    ("Resultaat_TK2023", Result(Header("520", ""), TK, Contest("alle"), ())),
    (
        "Stembureaus_GR2022_AaenHunze_Aa_en_Hunze",
        PollingStations(
            Header("110b", ""),
            (PollingStationElection(GR, (PollingStationContest(Contest("geen"), "1680", "Aa en Hunze", 1, ()),)),),
        ),
    ),
]


@pytest.mark.parametrize(("stem", "message"), PUBLISHED, ids=[stem for stem, _ in PUBLISHED])
def test_files_have_the_names_that_are_published(stem, message):
    assert message_name(message) == f"{stem}.eml.xml"
    assert zip_name(message) == f"{stem}.zip"
    assert signature_name(message) == f"{stem}.eml.xml.signature"
    assert name_problems(f"somewhere/{stem}.eml.xml", message) == []


def test_the_older_convention_is_accepted_as_well():
    message = count(TK, "510c", "HSB12", "'s-Gravenhage")
    assert accepted_names(message) == (
        "Telling_TK2023_kieskring_s-Gravenhage.eml.xml",
        "Telling_TK2023_kieskring_sGravenhage.eml.xml",
    )
    assert name_problems("Telling_TK2023_kieskring_sGravenhage.eml.xml", message) == []
    island = count(TK, "510b", "9001", "Bonaire")
    assert name_problems("Telling_TK2023_openbaarlichaam_Bonaire.eml.xml", island) == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Totaaltelling_PS2019_provincie_Fryslan", "510d"),
        ("Totaaltelling_PS2019_Fryslan_provincie_Fryslan", "510d"),
        ("Totaaltelling_PS2019_Fryslan", "510d"),
        ("Telling_PS2019_Fryslan_gemeente_Tytsjerksteradiel", "510b"),
    ],
)
def test_names_of_other_programs_are_accepted(name, message):
    province = ElectionIdentifier("PS2019_Fryslan", "PS", DAY, domain=Domain("Fryslân"))
    made = count(province, message, "CSB" if message == "510d" else "0737", "Tytsjerksteradiel")
    assert name_problems(f"{name}.eml.xml", made) == []
    council = count(GR, "510b", "1680", "Aa en Hunze")
    assert name_problems("Telling_GR2022_AaenHunze_gemeente_Aa_en_Hunze.eml.xml", council) == []


def test_another_name_is_a_warning_that_says_what_was_expected():
    (problem,) = name_problems("x/uitslag.eml.xml", count(TK, "510b", "0664", "Goes"))
    assert problem.severity is Severity.WARNING
    assert "Telling_TK2023_gemeente_Goes.eml.xml" in problem.message


@pytest.mark.parametrize(
    ("name", "area"),
    [  # of the ids of councils of 2022 and 2026
        ("Aa en Hunze", "AaenHunze"),
        ("Bergen (NH)", "Bergen_NH"),
        ("Hengelo (O)", "Hengelo_O"),
        ("Súdwest-Fryslân", "SudwestFryslan"),
        ("'s-Hertogenbosch", "sHertogenbosch"),
        ("Nuenen, Gerwen en Nederwetten", "NuenenGerwenenNederwetten"),
        ("Alphen-Chaam", "AlphenChaam"),
    ],
)
def test_the_area_in_the_id_of_an_election(name, area):
    assert election_area(name) == area


def test_the_name_of_a_csv():
    assert csv_name(count(TK, "510b", "0664", "Goes")) == "osv4-3_telling_tk2023_gemeente_goes.csv"
    assert csv_name(count(TK, "510b", "9002", "Sint Eustatius")) == (
        "osv4-3_telling_tk2023_openbaar_lichaam_sinteustatius.csv"
    )
    assert csv_name(count(TK, "510c", "HSB11", "Den Helder")) == "osv4-3_telling_tk2023_kieskring_denhelder.csv"
    assert csv_name(count(GR, "510b", "1680", "Aa en Hunze")) == "osv4-3_telling_gr2022_aaenhunze.csv"


def test_the_name_of_what_a_committee_hands_over():
    moment = datetime.datetime(2026, 3, 20, 9, 5, 7)  # noqa: DTZ001 - local time is what the name holds
    election = ElectionIdentifier("GR2026_SudwestFryslan", "GR", DAY)
    assert package_name(Package.RESULT, election, "GEMEENTE", "Súdwest-Fryslân", moment) == (
        "vaststelling-uitslag_gr2026_sudwestfryslan_gemeente_sudwest-fryslan-20260320-090507.zip"
    )
    island = replace(election, id="ER2027_Bonaire", category="ER")
    assert package_name(Package.DOCUMENTS, island, "GEMEENTE", "Bonaire", moment) == (
        "definitieve-documenten_er2027_bonaire_openbaar_lichaam_bonaire-20260320-090507.zip"
    )


@given(st.text())
def test_a_name_of_a_file_can_only_be_a_name(text):
    for written in (slugify, hyphen, compact, election_area):
        made = written(text)
        assert all(char.isascii() and (char.isalnum() or char in "_-") for char in made)
        assert written(made) == made
