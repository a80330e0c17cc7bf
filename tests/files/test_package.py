"""The zip that a committee hands over: the official names, the right content, the same bytes each time."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest

from kiesdeler.eml.reader import read
from kiesdeler.files.package import NamedFile, report_names, session_package
from kiesdeler.files.zips import Entry, read_zip
from kiesdeler.law.counting.kinds import Committee, FormKind, Method, Phase
from kiesdeler.law.rules import ElectionType
from kiesdeler.tally.municipal import CountedUnit, municipal_count
from tests.tally.committees import committee
from tests.tally.made import CREATED

MOMENT = datetime.datetime(2026, 3, 20, 9, 5, 7)  # noqa: DTZ001 - a zip has local time without a zone
FIRST, NEXT = Phase.FIRST, Phase.NEXT
NAMES = {  # committee, session -> zip, documents, CSV, inner zip, count
    ("GR", Method.CSO, FIRST): (
        "definitieve-documenten_gr2026_juinen_gemeente_juinen-20260320-090507.zip",
        ["Model_Na31-2.pdf"],
        "osv4-3_telling_gr2026_juinen.csv",
        "Telling_GR2026_Juinen",
    ),
    ("PS", Method.DSO, FIRST): (
        "definitieve-documenten_ps2027_drenthe_gemeente_assen-20260320-090507.zip",
        ["Model_Na31-1.pdf"],
        "osv4-3_telling_ps2027_gemeente_assen.csv",
        "Telling_PS2027_Drenthe_gemeente_Assen",
    ),
    ("AB", Method.DSO, NEXT): (
        "correctie_ab2027_limburg_gemeente_roerdalen-20260320-090507.zip",
        ["Leeg_Model_P2a.pdf", "Model_Na14-2.pdf"],
        "osv4-3_telling_ab2027_gemeente_roerdalen.csv",
        "Telling_AB2027_Limburg_gemeente_Roerdalen",
    ),
    ("TK", Method.CSO, NEXT): (
        "correctie_tk2026_gemeente_dam-20260320-090507.zip",
        ["Leeg_Model_P2a.pdf", "Model_Na14-2.pdf"],
        "osv4-3_telling_tk2026_gemeente_dam.csv",
        "Telling_TK2026_gemeente_Dam",
    ),
    ("ER", Method.CSO, FIRST): (
        "definitieve-documenten_er2027_saba_openbaar_lichaam_saba-20260320-090507.zip",
        ["Model_Na31-2.pdf"],
        "osv4-3_telling_er2027_saba.csv",
        "Telling_ER2027_Saba",
    ),
    ("TK NBSB", None, FIRST): (
        "definitieve-documenten_tk2026_nbsb-20260320-090507.zip",
        ["Model_O20.pdf"],
        "osv4-3_telling_tk2026_nbsb.csv",
        "Telling_TK2026_NBSB",
    ),
}


def package(name: str, method: Method | None, phase: Phase, moment: datetime.datetime = MOMENT) -> NamedFile:
    of = committee(name, method, phase)
    empty = (0,) * len(of.form.fields)
    unit = CountedUnit(1, "De Brug", empty, "1234 AB")
    count = municipal_count(of.definition, of.own, of.place, of.form, [unit], voters=10, created=CREATED)
    documents = {file: f"%PDF {file}".encode() for file in report_names(of.form.kind, corrected=phase is NEXT)}
    authority = count.header.authority
    assert authority is not None
    return session_package(
        phase, of.definition.election, authority, documents, count=count, lists=of.lists, moment=moment
    )


@pytest.mark.parametrize(("case", "expected"), NAMES.items(), ids=lambda each: " ".join(map(str, each[:1])))
def test_names_and_content_of_a_session(case, expected):
    name, documents, csv, telling = expected
    made = package(*case)
    assert made.name == name
    entries = {each.name: each.data for each in read_zip(made.data, "z") if isinstance(each, Entry)}
    inner = f"z/{telling}.zip/{telling}.eml.xml"
    assert list(entries) == [*(f"z/{each}" for each in documents), f"z/{csv}", inner]
    message, problems = read(entries[inner])
    assert problems == []
    assert message is not None
    assert message.header.message == "510b"
    assert entries[f"z/{csv}"].decode("utf-8-sig").startswith('"Verkiezing";;')
    assert all(entries[f"z/{each}"] == f"%PDF {each}".encode() for each in documents)


def test_the_same_moment_gives_the_same_bytes_and_the_files_that_moment():
    case = "GR", Method.CSO, FIRST
    assert package(*case) == package(*case)
    assert package(*case).data != package(*case, MOMENT + datetime.timedelta(minutes=1)).data
    with zipfile.ZipFile(io.BytesIO(package(*case).data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(2026, 3, 20, 9, 5, 6)}


def test_a_next_session_that_changed_nothing_has_no_count():
    of = committee("GR", Method.DSO, NEXT)
    (name,) = report_names(of.form.kind)
    assert name == "Leeg_Model_P2a.pdf"
    made = session_package(
        NEXT, of.definition.election, of.definition.header.authority, {name: b"%PDF"},
        count=None, lists=of.lists, moment=MOMENT,
    )  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        assert archive.namelist() == [name]
    with pytest.raises(ValueError, match="first session"):
        session_package(
            FIRST, of.definition.election, of.definition.header.authority, {}, count=None, lists=of.lists, moment=MOMENT
        )


def test_the_reports_of_an_island_are_those_of_a_municipality():
    for phase in Phase:
        kinds = (
            FormKind(Committee.SOL, ElectionType.ER, Method.CSO, phase),
            FormKind(Committee.GSB, ElectionType.GR, Method.CSO, phase),
        )
        assert report_names(kinds[0], corrected=True) == report_names(kinds[1], corrected=True)
