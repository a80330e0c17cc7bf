"""Files made by others: read, or refused for the reason they were broken for; real ones pass all checks."""

from __future__ import annotations

import csv
import io
import lzma
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from kiesdeler.eml.checks import check, check_together
from kiesdeler.eml.messages import Count, Message
from kiesdeler.eml.reader import read
from kiesdeler.problems import Problem, Severity, errors
from tests.shared import SHARED, unpacked

ABACUS = "eml/abacus-test-emls.tar.xz"
READ: dict[str, tuple[str, ...]] = {  # name: what the warnings say; none when there are none
    "eml110a_test": (),
    "eml110a_test_AB": ("GR2022_Test", "AB"),  # the id is still that of the council it was copied from
    "eml110a_test_less_than_19_seats": (),
    "eml110a_invalid_election_limited_elections_supported": (
        "'geen'",
        "'alle'",
    ),  # invalid for whom knows councils only
    "eml110b_1_station": (),
    "eml110b_less_than_10_stations": (),
    "eml110b_not_matching_election_id": (),
    # the official schema has no nomination date in a 110b, and no municipality without voters; neither does harm
    "eml110b_test": ("kr:NominationDate",),
    "eml110b_test_420_polling_stations": ("kr:NominationDate",),
    "eml110b_zero_number_of_voters": ("MaxVotes",),
    "eml230b_test": (),
    "eml230b_test_more_than_45_candidates": (),
    "eml230b_test_with_gaps": (),
    "eml230b_invalid_incorrect_election": (),  # these two are wrong only beside eml110a_test
    "eml230b_invalid_incorrect_election_domain": (),
}
REFUSED = {  # name: what the error says, and where (the line, or 0 for no particular one)
    "eml110a_invalid_election_category_and_sub_category_mismatch": (("GR", "AB2"), 0),
    "eml110a_invalid_election_missing_election_domain": (("ElectionDomain",), 0),
    "eml230b_invalid_incorrect_election_date": (("2022-01-31",), 0),  # voting on the day of nomination
    "eml230b_invalid_incorrect_election_type": (("TK", "GR2"), 0),
    "eml230b_invalid_document_type": (("ElectionEvent",), 2),
    "eml230b_invalid_empty_affiliates": (("Affiliation",), 21),
    "eml230b_invalid_empty_candidates": (("Candidate",), 300),
    "eml230b_invalid_missing_authority": (("ManagingAuthority",), 2),
}
PAIRS = {  # beside which definition: what the error says, both values
    ("eml110a_test", "eml110b_not_matching_election_id"): ("EP2024", "GR2022_Test"),
    ("eml110a_test", "eml110b_1_station"): ("GR1", "GR2"),
    ("eml110a_test", "eml230b_invalid_incorrect_election"): ("GR2024_Heemdamseburg", "GR2022_Test"),
    ("eml110a_test", "eml230b_invalid_incorrect_election_date"): ("2022-01-31", "2022-03-16"),
    ("eml110a_test", "eml230b_invalid_incorrect_election_domain"): ("0001", "0000"),
    ("eml110a_test", "eml230b_invalid_incorrect_election_type"): ("TK", "GR"),
    ("eml110a_test_AB", "eml230b_test"): ("GR", "AB"),
}
FITTING = [
    ("eml110a_test", "eml230b_test"),
    ("eml110a_test", "eml230b_test_more_than_45_candidates"),
    ("eml110a_test", "eml230b_test_with_gaps"),
    ("eml110a_test_less_than_19_seats", "eml110b_1_station"),
]


def checked(paths: Iterable[Path]) -> tuple[list[tuple[str, Message]], list[Problem]]:
    """What `eml check` does: read everything, then check what could be read, alone and together."""
    messages, problems = [], []
    for path in paths:
        message, found = read(path.read_bytes(), path.name)
        problems += found
        if message is not None:
            messages.append((path.name, message))
    return messages, problems + check_together(messages)


def severe(problems: list[Problem]) -> list[str]:
    return [str(problem) for problem in problems if problem.severity is not Severity.NOTICE]


if SHARED is not None:
    MANIFEST = list(
        csv.DictReader(
            io.StringIO(lzma.decompress((SHARED / "eml" / "MANIFEST.tsv.xz").read_bytes()).decode()), delimiter="\t"
        )
    )

    def abacus(name: str) -> Path:
        return unpacked(ABACUS) / "abacus-test-emls" / f"{name}.eml.xml"

    def test_every_foreign_file_has_a_verdict_here() -> None:
        names = {Path(row["file"]).name.removesuffix(".eml.xml") for row in MANIFEST if "abacus" in row["archive"]}
        assert len(names) == 23
        assert names == READ.keys() | REFUSED.keys()
        assert not READ.keys() & REFUSED.keys()
        invalid = {Path(row["file"]).name.removesuffix(".eml.xml") for row in MANIFEST if row["xsd"] == "INVALID"}
        # the schema refuses these; what it refuses them for does no harm, so they are read with a warning
        tolerated = {"eml110b_test", "eml110b_test_420_polling_stations", "eml110b_zero_number_of_voters"}
        assert invalid - REFUSED.keys() == {"Telling_TK2023_NBSB"} | tolerated

    @pytest.mark.parametrize("name", READ)
    def test_read(name: str) -> None:
        messages, problems = checked([abacus(name)])
        assert len(messages) == 1
        assert errors(problems) == []
        warnings = [problem.message for problem in problems if problem.severity is Severity.WARNING]
        assert bool(warnings) == bool(READ[name]), warnings
        assert not READ[name] or any(all(part in one for part in READ[name]) for one in warnings), warnings

    @pytest.mark.parametrize("name", REFUSED)
    def test_refused(name: str) -> None:
        parts, line = REFUSED[name]
        found = errors(checked([abacus(name)])[1])
        assert any(one.line == line and all(part in one.message for part in parts) for one in found), found

    @pytest.mark.parametrize("pair", PAIRS, ids="-".join)
    def test_refused_beside_a_definition(pair: tuple[str, str]) -> None:
        _, problems = checked(map(abacus, pair))
        found = [problem for problem in errors(problems) if problem.file == f"{pair[1]}.eml.xml"]
        assert any(all(part in one.message for part in PAIRS[pair]) for one in found), severe(problems)

    @pytest.mark.parametrize("pair", FITTING, ids="-".join)
    def test_fits_its_definition(pair: tuple[str, str]) -> None:
        assert errors(checked(map(abacus, pair))[1]) == []

    def test_definitions_of_all_kinds() -> None:
        for path in sorted((SHARED / "data" / "definitions").iterdir()):
            assert severe(checked([path])[1]) == []

    def test_juinen_with_its_definition_that_numbers_its_only_region_zero() -> None:
        _, problems = checked(sorted((SHARED / "data" / "juinen").glob("*.xml")))
        (warning,) = severe(problems)
        assert "0042" in warning

    @pytest.mark.parametrize(
        ("archive", "files"),
        [
            ("data/gr2022-sample.tar.xz", 50),
            ("eml/gr2022-westmaasenwaal-chain.tar.xz", 3),
            ("eml/ps2019-tytsjerksteradiel.tar.xz", 1),
            ("eml/tk2023-middelburg-chain.tar.xz", 18),
        ],
    )
    def test_real_files_pass_every_check(archive: str, files: int) -> None:
        messages, problems = checked(sorted(unpacked(archive).rglob("*.eml.xml")))
        assert len(messages) == files
        assert severe(problems) == []

    def tk2023() -> list[Path]:
        """All of TK2023 when asked for (several minutes); else what is small, odd or of the whole country."""
        paths = sorted(unpacked("data/tk2023.tar.xz").rglob("*.eml.xml"))
        if os.environ.get("KIESDELER_ALL_FILES"):
            return paths
        odd = ("NBSB", "Bonaire", "Kandidatenlijsten", "Verkiezingsdefinitie", "Resultaat", "Totaaltelling")
        return [path for path in paths if any(name in path.name for name in (*odd, "kieskring_Assen", "Rozendaal"))]

    def test_the_house_of_2023_passes_every_check() -> None:
        paths = tk2023()
        messages, problems = checked(paths)
        assert len(messages) == len(paths) >= 27
        assert errors(problems) == []
        told = {problem.file: problem.message for problem in problems if problem.severity is Severity.WARNING}
        assert told.keys() == {
            "Telling_TK2023_NBSB.eml.xml",
            "Telling_TK2023_kieskring_Bonaire.eml.xml",
            "Telling_TK2023_openbaar_lichaam_Bonaire.eml.xml",
        }
        assert "Cast" in told["Telling_TK2023_NBSB.eml.xml"]
        assert "2023-11-21" in told["Telling_TK2023_kieskring_Bonaire.eml.xml"]
        (nbsb,) = (message for name, message in messages if "NBSB" in name)
        assert isinstance(nbsb, Count)
        assert check(nbsb) == []
        assert {unit.votes.cast for unit in nbsb.units} == {None}
