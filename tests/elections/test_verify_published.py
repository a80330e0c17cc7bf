"""Whole published sets recomputed: the House of Representatives of 2023, 25 councils of 2022, one complete district."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiesdeler.verify.verification import Verification, verify
from tests.shared import SHARED, unpacked

pytestmark = pytest.mark.skipif(SHARED is None, reason="the published files are not here")

MAASSLUIS, WIERDEN = "HSB14::0556", "HSB4::0189"


def only_election(verification: Verification) -> dict[str, Any]:
    (election,) = verification.to_json()["elections"]
    found: dict[str, Any] = election
    return found


def test_house_of_2023() -> None:
    """The only differences are two municipalities whose counts were corrected after publication."""
    verification = verify([unpacked("data/tk2023.tar.xz")])
    election = only_election(verification)
    assert verification.exit_code == 1
    assert (election["id"], election["seats"], election["lots"]) == ("TK2023", 150, [])
    assert election["checked"] == {
        "polling_stations": 4463,
        "municipalities": 266,
        "districts": 18,
        "country": 1,
        "result": 1,
    }
    differences = election["differences"]
    assert {(one["file"], one["unit"]) for one in differences} == {
        ("Telling_TK2023_kieskring_Dordrecht.eml.xml", MAASSLUIS),
        ("Telling_TK2023_kieskring_Zwolle.eml.xml", WIERDEN),
    }
    assert [
        (one["list"], one["candidate"], one["what"], one["published"], one["computed"])
        for one in differences
        if one["unit"] == WIERDEN
    ] == [(4, None, "votes", 3814, 3813), (4, "1", "votes", 3559, 3558), (None, None, "valid", 17103, 17102)]
    on_list_1 = [
        (one["candidate"], one["published"], one["computed"])
        for one in differences
        if one["unit"] == MAASSLUIS and one["list"] == 1
    ]
    assert on_list_1 == [("1", 3016, 3017), ("2", 119, 120), ("3", 35, 34), ("4", 54, 53)]
    levels = [one["level"] for one in election["missing"]]
    assert (levels.count("municipality"), levels.count("district"), len(levels)) == (80, 2, 82)
    assert {one["name"] for one in election["missing"] if one["level"] == "district"} == {"Arnhem", "'s-Hertogenbosch"}
    assert {"level": "municipality", "id": "0363", "name": "Amsterdam"} in election["missing"]
    retyped = [one for one in election["warnings"] if one["check"] == 10]
    assert retyped
    assert not [check for check in election["checks"] if check["number"] != 16 and not check["performed"]]


def councils() -> list[Path]:
    if SHARED is None:
        return []
    return sorted(path for path in unpacked("data/gr2022-sample.tar.xz").rglob("Resultaat_*.xml"))


@pytest.mark.parametrize("result", councils(), ids=lambda path: path.name.removesuffix(".eml.xml"))
def test_councils_of_2022(result: Path) -> None:
    """Seats per list, and how many of them on preference and in list order, as in the official result."""
    count = result.with_name(result.name.replace("Resultaat_", "Telling_"))
    verification = verify([result, count])
    election = only_election(verification)
    assert verification.exit_code == 0
    assert (election["missing"], election["differences"], election["lots"]) == ([], [], [])
    assert election["checked"]["result"] == 1


def test_a_council_with_its_candidate_list_has_its_people_checked() -> None:
    verification = verify([unpacked("eml/gr2022-westmaasenwaal-chain.tar.xz")])
    assert verification.exit_code == 0
    assert only_election(verification)["checked"]["result"] == 1


def test_a_complete_district() -> None:
    """Middelburg: every municipality in the 510c, and the 510c in the 510d."""
    verification = verify([unpacked("eml/tk2023-middelburg-chain.tar.xz")])
    election = only_election(verification)
    assert verification.exit_code == 0
    assert election["differences"] == []
    performed = {check["number"]: check["performed"] for check in election["checks"]}
    assert (performed[8], performed[9]) == (13, 1)


def test_an_older_provincial_count_alone() -> None:
    """A 510b of 2019: its own sums are checked; what is needed for more is missing."""
    verification = verify([unpacked("eml/ps2019-tytsjerksteradiel.tar.xz")])
    election = only_election(verification)
    assert verification.exit_code == 0
    assert [one["level"] for one in election["missing"]] == ["result"]
