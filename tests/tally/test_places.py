"""Which committees an administrator can choose from, by the definition of each type of election."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiesdeler.eml.messages import Contest, Domain, Region
from kiesdeler.eml.reader import read_file
from kiesdeler.law.counting.fields import BallotList
from kiesdeler.problems import Refused
from kiesdeler.tally.areas import places
from kiesdeler.tally.paper_lists import ballot_lists, lists_of
from tests.elections.compact import figures
from tests.shared import SHARED, unpacked
from tests.tally import made
from tests.tally.committees import DEFINITIONS, committee


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("GR", [("0009", "Juinen", "GSB", "1")]),
        ("PS", [("0106", "Assen", "GSB", "1")]),
        ("PS in districts", [("0935", "Maastricht", "GSB", "I"), ("0983", "Venlo", "GSB", "II")]),
        ("AB", [("0899", "Brunssum", "GSB", "1"), ("1669", "Roerdalen", "GSB", "1")]),
        (
            "TK",
            [
                ("0014", "Aak", "GSB", "1"),
                ("0003", "Bolt", "GSB", "1"),
                ("0600", "Dam", "GSB", "2"),
                ("9010", "NBSB", "NBSB", "2"),
            ],
        ),
        ("ER", [("9003", "Saba", "SOL", "1")]),
        ("KC", [("9003", "Saba", "SOL", "1")]),
        ("KCNI", [("9010", "NBSB", "NBSB", "1")]),
    ],
)
def test_the_committees_of_an_election_by_name(name, expected):
    definition, _ = DEFINITIONS[name]
    found = [(each.code, each.name, each.committee, each.district.contest_id) for each in places(definition)]
    assert found == expected


def test_a_council_is_known_by_the_number_of_its_area():
    definition = made.council()
    region = Region("GEMEENTE", "Juinen", 0)  # seen in practice
    domain = replace(definition.election, domain=Domain("Juinen", "0042"))
    assert [each.code for each in places(replace(definition, election=domain, regions=(region,)))] == ["0042"]


def test_lists_of_another_district_or_election_are_refused():
    of = committee("TK")
    north = made.lists(of.definition, Contest("1", "Noord"), {1: ["Jansen"]})
    with pytest.raises(Refused, match=r"van kieskring 1, maar Dam hoort bij kieskring 2 Zuid"):
        lists_of(of.definition, of.place, north)
    other = made.lists(made.council(), Contest("geen"), {1: ["Jansen"]})
    with pytest.raises(Refused, match=r"van verkiezing GR2026_Juinen: verwacht TK2026"):
        lists_of(of.definition, of.place, other)


def test_names_are_as_on_paper():
    of = committee("TK")
    assert ballot_lists(of.own)[1] == BallotList(4, "Partij 4", ((1, "Smit, A. (v)"),))
    (lists,) = figures("middelburg").lists
    found = {each.number: dict(each.candidates) for each in ballot_lists(lists.contests[0])}
    assert found[1][2] == "Hermans, S.T.M. (Sophie) (v)"
    assert found[2][1] == "Jetten, R.A.A. (Rob)"  # this list does not publish genders
    assert found[4][3] == "Meetelen, van, R.F. (Ráchel) (v)"


if SHARED is not None:

    def test_the_municipalities_of_limburg_are_in_two_districts_and_one_water_authority():
        folder = SHARED / "data" / "definitions"
        province = places(read_file(folder / "Verkiezingsdefinitie_PS2023_Limburg.eml.xml"))
        water = places(read_file(folder / "Verkiezingsdefinitie_AB2023_Limburg.eml.xml"))
        assert {each.district.contest_id for each in province} == {"I", "II"}
        assert {each.district.contest_id for each in water} == {"1"}
        assert [each.several for each in (province[0], water[0])] == [True, False]
        assert {each.code for each in province} == {each.code for each in water}
        assert len(province) == 31

    def test_eighteen_municipalities_have_their_papers_in_frisian():
        folder = unpacked("data/tk2023.tar.xz")
        definition = read_file(next(folder.rglob("Verkiezingsdefinitie_TK2023.eml.xml")))
        found = [each for each in places(definition) if each.frisian]
        assert len(found) == 18
        assert {each.district.name for each in found} == {"Leeuwarden"}
        assert "Tytsjerksteradiel" in {each.name for each in found}
