"""A council: people by name, lots that were really drawn, somebody who died, and results that can't be right.

Nine seats: P 8, and a preference seat for more than half of the quota.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiesdeler.verify.verification import verify
from tests.verify.small_council import Elected, council_report, write_council

# 900 votes, quota 100; 4, 2 and 2 full seats; the remainders of lists 2 and 3 tie at 50 for the last seat.
TIED = [[300, 60, 20, 10, 10], [170, 60, 10, 10], [130, 60, 50, 10]]
FIRST: Elected = {1: [(1, 1), (2, 1), (3, 2), (4, 2)], 2: [(1, 1), (2, 1)], 3: [(1, 1), (2, 1), (3, 2)]}


def differences(report: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [
        (one["list"], one["candidate"], one["what"], one["published"], one["computed"]) for one in report["differences"]
    ]


@pytest.mark.parametrize("people", [True, False], ids=["with candidate list", "without"])
def test_a_lot_is_read_from_the_result(tmp_path: Path, people: bool) -> None:
    report = council_report(tmp_path, TIED, FIRST, people=people)
    assert report["lots"] == [{"id": "residual-1", "article": "P 8(1)", "among": [2, 3], "outcome": 3}]
    assert report["differences"] == []


def test_the_lot_may_have_fallen_the_other_way(tmp_path: Path) -> None:
    other: Elected = {**FIRST, 2: [(1, 1), (2, 1), (3, 2)], 3: [(1, 1), (2, 1)]}
    report = council_report(tmp_path, TIED, other)
    assert [lot["outcome"] for lot in report["lots"]] == [2]
    assert report["differences"] == []


def test_no_lot_gives_the_seat_to_a_list_that_did_not_tie(tmp_path: Path) -> None:
    wrong: Elected = {**FIRST, 1: [*FIRST[1], (5, 2)], 3: [(1, 1), (2, 1)]}
    report = council_report(tmp_path, TIED, wrong)
    assert (1, None, "seats", 5, 4) in differences(report)
    assert (1, "5", "elected", 2, None) in differences(report)


def test_people_are_checked_by_name(tmp_path: Path) -> None:
    swapped: Elected = {**FIRST, 1: [(1, 1), (2, 1), (3, 2), (5, 2)]}
    report = council_report(tmp_path, TIED, swapped)
    assert differences(report) == [(1, "5", "elected", 2, None), (1, "4", "elected", None, 2)]


def test_without_names_the_marks_are_counted(tmp_path: Path) -> None:
    swapped: Elected = {**FIRST, 1: [(1, 1), (2, 1), (3, 1), (5, 2)]}
    report = council_report(tmp_path, TIED, swapped, people=False)
    assert differences(report) == [(1, None, "preference_seats", 3, 2)]


def test_somebody_who_died_is_suggested_and_stays_a_difference(tmp_path: Path) -> None:
    """P 19a stands in no file: number 2 of list 1 is left out of the result."""
    without: Elected = {**FIRST, 1: [(1, 1), (3, 2), (4, 2), (5, 2)]}
    report = council_report(tmp_path, TIED, without)
    assert differences(report) == [(1, "5", "elected", 2, None), (1, "2", "elected", None, 1)]
    messages = [
        failure["message"] for check in report["checks"] for failure in check["failures"] if check["number"] == 13
    ]
    assert len(messages) == 2
    assert all("kandidaat 2 is overleden" in message for message in messages)


def test_the_order_of_equals_is_free(tmp_path: Path) -> None:
    """Two with 60 votes each: programs differ in their order (law-facts 1.3), so it is worth a look and no more."""
    votes = [[300, 60, 60, 10, 10], [170, 60, 10, 10], [130, 60, 10]]
    order: Elected = {1: [(1, 1), (3, 1), (2, 1), (4, 2)], 2: [(1, 1), (2, 1), (3, 2)], 3: [(1, 1), (2, 1)]}
    report = council_report(tmp_path, votes, order)
    assert report["differences"] == []
    assert [one["check"] for one in report["warnings"]] == [1, 15]


def test_a_candidate_who_is_not_on_the_list_is_found(tmp_path: Path) -> None:
    """The count has a fifth candidate on list 1; the candidate list has four."""
    write_council(tmp_path, TIED, FIRST, people=True)
    fewer = tmp_path / "Kandidatenlijsten_GR2026_Aardam.eml.xml"
    (tmp_path / "ander").mkdir()
    write_council(tmp_path / "ander", [TIED[0][:4], *TIED[1:]], FIRST, people=True)
    (tmp_path / "ander" / fewer.name).replace(fewer)
    paths = sorted(tmp_path.glob("*.xml"))
    (election,) = verify(paths, workers=1).to_json()["elections"]
    assert [(one["file"], one["list"], one["candidate"], one["what"]) for one in election["differences"]] == [
        (fewer.name, 1, "5", "person")
    ]
