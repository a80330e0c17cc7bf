"""A set worked out by hand: right when it is right, and every wrong figure found at its place, alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiesdeler.eml.messages import (
    CandidateLists,
    Contest,
    ContestLists,
    Count,
    ElectionDefinition,
    Message,
    PersonName,
    Result,
    Votes,
)
from kiesdeler.eml.writer import write
from kiesdeler.problems import Refused
from kiesdeler.verify.verification import verify
from tests.verify.small_set import messages, write_set

SET = messages()
COUNTS = {file: message for file, message in SET.items() if isinstance(message, Count)}
RESULT_FILE = "Resultaat_PS2027_Waterland.eml.xml"
TOTALS = "Totaaltelling_PS2027_Waterland.eml.xml"
EAST = "Telling_PS2027_Waterland_kieskring_Oost.eml.xml"


def report(folder: Path) -> dict[str, Any]:
    """The one election in the report."""
    (election,) = verify([folder], workers=1).to_json()["elections"]
    found: dict[str, Any] = election
    return found


def report_of(**changed: Message) -> dict[str, Any]:
    """The report of the set with some files changed."""
    with TemporaryDirectory() as folder:
        return report(write_set(Path(folder), changed))


def with_result(result: Result) -> dict[str, Any]:
    """The report of the set with another result."""
    return report_of(**{RESULT_FILE: result})


def result() -> Result:
    """The right result."""
    message = SET[RESULT_FILE]
    assert isinstance(message, Result)
    return message


def test_the_right_set(tmp_path: Path) -> None:
    verification = verify([write_set(tmp_path)])
    assert verification.exit_code == 0
    assert verification.files == 11
    (election,) = verification.to_json()["elections"]
    assert election["id"] == "PS2027_Waterland"
    assert election["seats"] == 39
    assert election["checked"] == {
        "polling_stations": 8,
        "municipalities": 4,
        "districts": 2,
        "country": 1,
        "result": 1,
    }
    assert (election["missing"], election["differences"], election["lots"], election["warnings"]) == ([], [], [], [])
    assert [check["number"] for check in election["checks"] if not check["performed"]] == [16]  # no lot was drawn


def changed_votes(votes: Votes, line: int, by: int) -> Votes:
    """One number changed."""
    numbers = list(votes.votes)
    numbers[line] += by
    return replace(votes, votes=tuple(numbers))


@st.composite
def wrong_figures(draw: st.DrawFn) -> tuple[str, int | None, int, int]:
    """A file, a unit of it (None: its total), a line of the ballot, and what to add."""
    file = draw(st.sampled_from(sorted(COUNTS)))
    unit = draw(st.one_of(st.none(), st.integers(0, len(COUNTS[file].units) - 1)))
    line = draw(st.integers(0, len(COUNTS[file].total.ballot) - 1))
    return file, unit, line, draw(st.integers(-5, 500).filter(bool))


@settings(max_examples=60)
@given(wrong_figures())
def test_any_wrong_figure_is_found_and_nothing_else(wrong: tuple[str, int | None, int, int]) -> None:
    file, index, at, by = wrong
    count = COUNTS[file]
    if index is None:
        changed = replace(count, total=changed_votes(count.total, at, by))
        line, unit = count.total.ballot[at], None
    else:
        units = list(count.units)
        units[index] = replace(units[index], votes=changed_votes(units[index].votes, at, by))
        changed = replace(count, units=tuple(units))
        line, unit = units[index].votes.ballot[at], units[index].id
    differences = report_of(**{file: changed})["differences"]
    votes = [one for one in differences if one["what"] in {"votes", "valid"}]
    place = line.list, None if line.is_list else str(line.candidate or line.code)
    around = {place, (line.list, None), (None, None)}
    if not line.is_list:
        around |= {(line.list, line.code), (line.list, str(line.candidate))}
    assert {(one["list"], one["candidate"]) for one in votes} <= around
    assert any(one["file"] == file and one["unit"] == unit and one["list"] == line.list for one in votes)
    assert all(abs(one["published"] - one["computed"]) == abs(by) for one in votes)


def test_votes_moved_between_lists_at_one_level_only_show_at_the_next() -> None:
    """A municipality's count put right after it was published, with all its own sums in order."""
    file = "Telling_PS2027_Waterland_gemeente_Aardam.eml.xml"
    count = COUNTS[file]
    first, second = 1, next(i for i, line in enumerate(count.total.ballot) if line.list == 2) + 1

    def moved(votes: Votes) -> Votes:
        for line, by in ((0, -1), (first, -1), (second - 1, 1), (second, 1)):
            votes = changed_votes(votes, line, by)
        return votes

    units = (replace(count.units[0], votes=moved(count.units[0].votes)), *count.units[1:])
    found = report_of(**{file: replace(count, total=moved(count.total), units=units)})
    east = COUNTS[EAST].units[0].votes
    assert [
        (one["file"], one["unit"], one["list"], one["candidate"], one["published"], one["computed"])
        for one in found["differences"]
    ] == [
        (EAST, "HSB1::8001", 1, None, east.votes[0], east.votes[0] - 1),
        (EAST, "HSB1::8001", 1, "1", east.votes[first], east.votes[first] - 1),
        (EAST, "HSB1::8001", 2, None, east.votes[second - 1], east.votes[second - 1] + 1),
        (EAST, "HSB1::8001", 2, "1", east.votes[second], east.votes[second] + 1),
    ]


def test_voters_and_explanations_are_typed_anew_and_only_worth_a_look() -> None:
    count = COUNTS[EAST]
    unit = count.units[0]
    uncounted = tuple((code, number + 2) for code, number in unit.votes.uncounted)
    changed = replace(unit, votes=replace(unit.votes, cast=1, uncounted=uncounted))
    found = report_of(**{EAST: replace(count, units=(changed, *count.units[1:]))})
    assert found["differences"] == []
    assert [(one["check"], one["file"], one["unit"]) for one in found["warnings"]] == [(10, EAST, "HSB1::8001")] * 4


def test_a_missing_municipality_is_missing_and_no_difference(tmp_path: Path) -> None:
    write_set(tmp_path)
    (tmp_path / "Telling_PS2027_Waterland_gemeente_Ceedam.eml.xml").unlink()
    found = report(tmp_path)
    assert found["missing"] == [{"level": "municipality", "id": "8003", "name": "Ceedam"}]
    assert found["differences"] == []


def test_a_missing_district_is_put_together_from_its_municipalities(tmp_path: Path) -> None:
    write_set(tmp_path)
    (tmp_path / EAST).unlink()
    found = report(tmp_path)
    assert found["missing"] == [{"level": "district", "id": "HSB1", "name": "Oost"}]
    assert found["differences"] == []
    assert {check["number"]: check["performed"] for check in found["checks"]}[9] == 2
    totals = COUNTS[TOTALS]
    units = (replace(totals.units[0], votes=changed_votes(totals.units[0].votes, 1, 1)), *totals.units[1:])
    write_set(tmp_path, {TOTALS: replace(totals, units=units)})
    (tmp_path / EAST).unlink()
    assert ("HSB1", 1, "1") in {(one["unit"], one["list"], one["candidate"]) for one in report(tmp_path)["differences"]}


def test_a_set_without_totals_has_its_seats_unchecked(tmp_path: Path) -> None:
    write_set(tmp_path)
    (tmp_path / TOTALS).unlink()
    found = report(tmp_path)
    assert found["missing"] == [{"level": "country", "id": "PS2027_Waterland", "name": "Totaaltelling"}]
    assert found["checked"]["result"] == 0
    performed = {check["number"]: check["performed"] for check in found["checks"]}
    assert (performed[11], performed[12]) == (0, 0)  # only the totals tell whose numbers are on the lists


# --- the result -----------------------------------------------------------------------------------------------------


def test_a_wrong_mark_is_found() -> None:
    lists = result().lists
    elected = (*lists[0].elected[:-1], replace(lists[0].elected[-1], ranking=1))
    found = with_result(replace(result(), lists=(replace(lists[0], elected=elected), lists[1])))
    assert [
        (one["list"], one["candidate"], one["what"], one["published"], one["computed"]) for one in found["differences"]
    ] == [(1, "LidB23", "mark", 1, 2)]


def test_a_seat_too_few_and_who_should_have_it() -> None:
    lists = result().lists
    found = with_result(replace(result(), lists=(lists[0], replace(lists[1], elected=lists[1].elected[:-1]))))
    assert [
        (one["list"], one["candidate"], one["what"], one["published"], one["computed"], one["article"])
        for one in found["differences"]
    ] == [(2, None, "seats", 14, 15, "P 5"), (2, "LidC14", "elected", None, 2, "P 15")]


def test_the_order_of_those_elected() -> None:
    first, second, *others = result().lists[1].elected
    swapped = (
        replace(first, candidate=replace(first.candidate, id=2)),
        replace(second, candidate=replace(second.candidate, id=1)),
        *others,
    )
    found = with_result(replace(result(), lists=(result().lists[0], replace(result().lists[1], elected=swapped))))
    assert [(one["candidate"], one["what"], one["published"], one["computed"]) for one in found["differences"]] == [
        ("LidC15", "order", 1, 2),
        ("LidC1", "order", 2, 1),
    ]


def test_another_name_for_the_same_person() -> None:
    lists = result().lists
    who = lists[0].elected[0]
    assert who.candidate.name is not None
    other = replace(who, candidate=replace(who.candidate, name=replace(who.candidate.name, last_name="Ander")))
    changed = (replace(lists[0], elected=(other, *lists[0].elected[1:])), lists[1])
    (found,) = with_result(replace(result(), lists=changed))["differences"]
    assert (found["file"], found["candidate"], found["what"]) == (RESULT_FILE, "LidB1", "person")
    assert (found["published"], found["computed"]) == ("A.B. (Anne) Ander", "A.B. (Anne) Lid B1")


def test_another_name_on_a_list_of_a_district_in_roman_numerals() -> None:
    west = "Kandidatenlijsten_PS2027_Waterland_West.eml.xml"
    lists = SET[west]
    assert isinstance(lists, CandidateLists)
    (contest,) = lists.contests
    first, *others = contest.lists
    renamed = replace(first.candidates[0], name=PersonName("Ander", "A.B."))
    first = replace(first, candidates=(renamed, *first.candidates[1:]))
    changed = replace(lists, contests=(ContestLists(Contest("II", "West"), (first, *others)),))
    (found,) = report_of(**{west: changed})["differences"]
    assert (found["file"], found["candidate"], found["published"]) == (west, "LidB1", "A.B. Ander")


def test_districts_of_a_province_or_water_authority_that_are_nowhere_are_missing(tmp_path: Path) -> None:
    """The 110a alone names them: its own words for a district are KIESKRING, PROVINCIAAL_KIESKRING and so on."""
    file = "Verkiezingsdefinitie_PS2027_Waterland.eml.xml"
    definition = SET[file]
    assert isinstance(definition, ElectionDefinition)
    regions = tuple(
        replace(region, category="PROVINCIAAL_KIESKRING") if region.category == "KIESKRING" else region
        for region in definition.regions
    )
    (tmp_path / file).write_bytes(write(replace(definition, regions=regions)))
    districts = [one["name"] for one in report(tmp_path)["missing"] if one["level"] == "district"]
    assert districts == ["Oost", "West"]


# --- integrity ------------------------------------------------------------------------------------------------------


def test_two_stations_with_the_same_figures_are_worth_a_look() -> None:
    file = "Telling_PS2027_Waterland_gemeente_Aardam.eml.xml"
    count = COUNTS[file]
    same = replace(count.units[1], votes=count.units[0].votes)
    total = replace(count.total, votes=tuple(2 * number for number in count.units[0].votes.votes))
    found = report_of(**{file: replace(count, units=(count.units[0], same), total=total)})
    assert [(one["check"], one["unit"]) for one in found["warnings"]] == [(18, "8001::SB2")]


def test_a_file_with_a_name_of_another_municipality(tmp_path: Path) -> None:
    write_set(tmp_path)
    file = tmp_path / "Telling_PS2027_Waterland_gemeente_Aardam.eml.xml"
    file.rename(tmp_path / "Telling_PS2027_Waterland_gemeente_Eedam.eml.xml")
    found = report(tmp_path)
    assert found["differences"] == []
    assert [one["check"] for one in found["warnings"]] == [20]


def test_a_file_that_was_edited_afterwards(tmp_path: Path) -> None:
    write_set(tmp_path)
    file = tmp_path / RESULT_FILE
    file.write_bytes(file.read_bytes() + b"\n")
    assert [one["check"] for one in report(tmp_path)["warnings"]] == [22]


def test_a_broken_file_is_refused_with_its_place(tmp_path: Path) -> None:
    write_set(tmp_path)
    file = tmp_path / EAST
    file.write_bytes(file.read_bytes().replace(b"<ValidVotes>", b"<ValidVotes>x", 1))
    with pytest.raises(Refused) as refused:
        verify([tmp_path])
    assert {problem.file for problem in refused.value.problems} == {EAST}
    assert all(problem.line for problem in refused.value.problems)
