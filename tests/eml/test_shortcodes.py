"""The short codes of the House of 2023: every person on the twenty district lists, from the official files."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kiesdeler.eml.messages import Address, Candidate, CandidateList, Contest, ContestLists, ListData, PersonName
from kiesdeler.eml.shortcodes import letters, short_codes

PEOPLE = Path(__file__).parent / "corpus" / "tk2023-people.tsv"
HANDED_IN_FIRST = (6,)  # J. van der Veen (SP) has VeenJ, J. van Veen (VVD) VeenJ1: the only clash not by list number


def district_lists() -> tuple[list[ContestLists], dict[tuple[str, int, int], str]]:
    """The 20 districts' lists of 2023 and the official code (510d) of every place."""
    lists: dict[tuple[int, int], list[Candidate]] = defaultdict(list)
    official = {}
    with PEOPLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            name = PersonName(row["last"], row["initials"] or None, row["first"] or None, row["prefix"] or None)
            address = Address(row["place"], row["country"] or None)
            for places in row["number@districts"].split(";"):
                number, districts = places.split("@")
                for part in districts.split(","):
                    first, _, last = part.partition("-")
                    for district in range(int(first), int(last or first) + 1):
                        candidate = Candidate(int(number), name, gender=row["gender"] or None, address=address)
                        lists[district, int(row["list"])].append(candidate)
                        official[str(district), int(row["list"]), int(number)] = row["code"]
    by_district: dict[int, list[CandidateList]] = defaultdict(list)
    for (district, number), candidates in sorted(lists.items()):
        ordered = tuple(sorted(candidates, key=lambda candidate: candidate.id))
        by_district[district].append(candidate_list(number, *ordered))
    return [ContestLists(Contest(str(district)), tuple(lists)) for district, lists in by_district.items()], official


def candidate_list(number: int, *candidates: Candidate) -> CandidateList:
    return CandidateList(number, "", "lijstengroep", ListData(publish_gender=False), candidates)


def one(number: int, initials: str | None, last: str, place: str = "Urk", **other: str) -> Candidate:
    return Candidate(number, PersonName(last, initials), address=Address(place), **other)


def test_every_person_of_2023_has_the_official_code() -> None:
    contests, official = district_lists()
    assert len(official) == 19_759
    assert len(set(official.values())) == 1_128
    assert short_codes(contests, order=HANDED_IN_FIRST) == official


def test_without_knowing_who_handed_in_first_only_the_digits_of_one_clash_change_places() -> None:
    contests, official = district_lists()
    codes = short_codes(contests)
    different = {(codes[place], code) for place, code in official.items() if codes[place] != code}
    assert different == {("VeenJ", "VeenJ1"), ("VeenJ1", "VeenJ")}


def test_codes_do_not_depend_on_the_order_of_the_districts() -> None:
    contests, official = district_lists()
    assert short_codes(contests[::-1], order=HANDED_IN_FIRST) == official


def test_official_examples() -> None:
    for last, initials, code in (
        ("Hermans", "S.T.M.", "HermansSTM"),
        ("Wal-Zeggelink", "C.", "WalZeggelinkC"),
        ("Yeşilgöz", "D.", "YeşilgözD"),
        ("Bosma", "M.", "BosmaM"),
    ):
        assert letters(PersonName(last, initials)) == code


def test_same_person_in_another_district_and_on_another_number_keeps_the_code() -> None:
    first = ContestLists(Contest("1"), (candidate_list(3, one(1, "A.", "Jansen"), one(2, "B.", "Vos")),))
    second = ContestLists(Contest("2"), (candidate_list(3, one(1, "B.", "Vos"), one(2, "A.", "Jansen", "Ede")),))
    assert short_codes([first, second]) == {
        ("1", 3, 1): "JansenA", ("1", 3, 2): "VosB", ("2", 3, 1): "VosB", ("2", 3, 2): "JansenA1",
    }  # fmt: skip


def test_namesakes_on_one_list_are_two_people_in_every_district() -> None:
    contests = [
        ContestLists(Contest(district), (candidate_list(1, one(1, "J.", "Smit"), one(5, "J.", "Smit")),))
        for district in ("1", "2")
    ]
    codes = short_codes(contests)
    assert codes["1", 1, 1] == codes["2", 1, 1] == "SmitJ"
    assert codes["1", 1, 5] == codes["2", 1, 5] == "SmitJ1"


def test_a_code_that_stands_in_the_file_is_kept_and_not_given_again() -> None:
    listed = one(1, "J.", "Smit", short_code="SmitJ")
    contests = [
        ContestLists(Contest("alle"), (candidate_list(1, one(1, "J.", "Smit", "Ede")), candidate_list(2, listed)))
    ]
    assert short_codes(contests) == {("alle", 1, 1): "SmitJ1", ("alle", 2, 1): "SmitJ"}


NAMES = st.builds(
    PersonName,
    last_name=st.text(st.sampled_from("aBéß’- .\u0301Ḿ1"), min_size=1, max_size=30),
    initials=st.none() | st.lists(st.sampled_from(["A.", "Th.", "IJ.", "Ș."]), max_size=8).map("".join),
)


@given(st.lists(NAMES, max_size=60))
def test_codes_are_unique_and_of_the_official_form(names: list[PersonName]) -> None:
    people = tuple(Candidate(index, name) for index, name in enumerate(names, 1))
    codes = short_codes([ContestLists(Contest("alle"), (candidate_list(1, *people),))])
    assert len(set(codes.values())) == len(codes) == len(names)
    for code in codes.values():
        assert 1 <= len(code) <= 15
        assert re.fullmatch(r"[^\W\d_]*\d{0,7}", code)
