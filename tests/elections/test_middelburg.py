"""District 16, Middelburg, House of Representatives 2023: the thirteen municipalities of Zeeland make its 510c."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from kiesdeler.eml.messages import CandidateLists, Count, ElectionDefinition
from kiesdeler.eml.reader import read, read_file
from kiesdeler.eml.writer import write
from kiesdeler.files.names import csv_name, message_name
from kiesdeler.files.osv_csv import write_csv
from kiesdeler.tally.compare import compare_counts
from kiesdeler.tally.totals import add_up
from tests.elections.compact import CREATED, figures
from tests.shared import SHARED, unpacked


def without_header(count: Count) -> Count:
    return replace(count, header=replace(count.header, created="", schema_version=None, canonicalization=None))


def test_the_official_count_of_the_district_comes_out_in_every_figure():
    data = figures("middelburg")
    *municipal, official = data.counts
    made = add_up(data.definition, municipal, level="hsb", candidate_lists=data.lists, created=CREATED)
    assert len(municipal) == 13
    assert without_header(made) == without_header(
        replace(official, election=replace(official.election, nomination_date=None))
    )
    assert made.total.total_counted == 230885
    assert made.units[0].id == "HSB16::0654"
    assert made.header.authority == official.header.authority
    assert message_name(made) == "Telling_TK2023_kieskring_Middelburg.eml.xml"


def test_nothing_differs_between_the_levels():
    *municipal, official = figures("middelburg").counts
    comparison = compare_counts(official, municipal)
    assert (comparison.differences, comparison.missing, comparison.unknown) == ({}, (), ())


if SHARED is not None:
    CHAIN = unpacked("eml/tk2023-middelburg-chain.tar.xz")
    ORACLE = unpacked("eml/eml2csv-oracle-sample.tar.xz")
    MUNICIPAL = sorted(CHAIN.rglob("Telling_TK2023_gemeente_*.eml.xml"))

    @pytest.fixture(scope="module")
    def lists() -> CandidateLists:
        found = read_file(next(CHAIN.rglob("Kandidatenlijsten_TK2023_Middelburg.eml.xml")))
        assert isinstance(found, CandidateLists)
        return found

    @pytest.fixture(scope="module")
    def counts() -> list[Count]:
        return [read_file(path) for path in MUNICIPAL]  # type: ignore[misc]

    def test_the_csv_of_each_municipality_comes_out_byte_for_byte(counts, lists):
        published = {path.name.removesuffix(".csv"): path.read_bytes() for path in ORACLE.rglob("*.csv")}
        for path, count in zip(MUNICIPAL, counts, strict=True):
            assert write_csv(count, lists) == published[path.name], path.name
            assert message_name(count) == path.name
        assert csv_name(counts[1]) == "osv4-3_telling_tk2023_gemeente_goes.csv"

    def test_the_csv_of_the_district_has_the_form_of_the_one_published(lists):
        """The published one is from before the postal votes and corrections: lines and places, not all numbers."""
        published = next(unpacked("eml/tk2023-osv4-3-csv.tar.xz").rglob("*middelburg.csv")).read_text("utf-8-sig")
        official = read_file(next(CHAIN.rglob("Telling_TK2023_kieskring_Middelburg.eml.xml")))
        assert isinstance(official, Count)
        ours = write_csv(official, lists).decode("utf-8-sig")
        assert [line.split(";")[:4] for line in ours.split("\n")] == [
            line.split(";")[:4] for line in published.split("\n")
        ]
        assert ours.split("\n")[:22] == published.split("\n")[:22]  # heading and voters: nothing changed there
        assert csv_name(official) == "osv4-3_telling_tk2023_kieskring_middelburg.csv"

    def test_the_published_files_make_the_published_count(counts, lists):
        definition = read_file(next(CHAIN.rglob("Verkiezingsdefinitie_TK2023.eml.xml")))
        official = read_file(next(CHAIN.rglob("Telling_TK2023_kieskring_Middelburg.eml.xml")))
        assert isinstance(definition, ElectionDefinition)
        made = add_up(definition, counts, level="hsb", candidate_lists=[lists], created=CREATED)
        assert without_header(made) == without_header(official)
        again, problems = read(write(made), "made")
        assert (again, problems) == (made, [])
        assert hashlib.sha256(write(made)).digest() == hashlib.sha256(write(again)).digest()
