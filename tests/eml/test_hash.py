"""The hash on paper: worked examples of the test election Juinen and an official record of 2019."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiesdeler.eml.hash import Fit, canonical, challenge, compare, grouped, groups
from tests.shared import SHARED, unpacked

ABC = "ba78 16bf 8f01 cfea 4141 40de 5dae 2223 b003 61a3 9617 7a9c b410 ff61 f200 15ad"  # FIPS 180-2, appendix B.1
INDENTED = b'<?xml version="1.0"?>\n<!-- c --><a z="1"\n  b="2"><c/></a>\n'
CANONICAL = b'<!-- c -->\n<a b="2" z="1"><c></c></a>'  # Canonical XML 1.0, with comments


if SHARED is not None:
    JUINEN = SHARED / "data" / "juinen"

    def test_juinen() -> None:
        examples = (JUINEN / "hashcodes.txt").read_text(encoding="utf-8-sig").strip().split("\n\n")
        assert len(examples) == 2
        for command, printed in map(str.splitlines, examples):
            data = (JUINEN / command.split()[1]).read_bytes()
            assert grouped(data) == printed
            assert compare(data, printed.upper()) is Fit.BYTES

    def test_official_record_of_tytsjerksteradiel_2019() -> None:
        (path,) = unpacked("eml/ps2019-tytsjerksteradiel.tar.xz").rglob("Telling_*.eml.xml")
        data = path.read_bytes()
        assert grouped(data) == "5b09 5dae 163a 90b3 1a74 15be a81b 2318 23e0 1ae1 024a a8c8 2f03 dbd2 56b7 8369"
        assert canonical(data) == data

    def test_the_older_rule_gives_juinen_its_other_hash() -> None:
        data = (JUINEN / "eml230b_kandidatenlijsten-juinen.eml.xml").read_bytes()
        written_anew = canonical(data)
        assert written_anew is not None
        assert groups(written_anew)[:2] == ("1024", "4024")
        assert compare(data, grouped(written_anew)) is Fit.CANONICAL


def test_known_digest_in_groups() -> None:
    assert grouped(b"abc") == ABC
    assert compare(b"abc", ABC.upper().replace(" ", "\n ")) is Fit.BYTES
    assert compare(b"abd", ABC) is Fit.NONE
    assert compare(b"abc", "") is Fit.NONE


def test_canonical_form_of_a_file_written_anew_fits_and_says_so() -> None:
    assert canonical(INDENTED) == CANONICAL
    assert canonical(CANONICAL) == CANONICAL
    assert compare(INDENTED, grouped(CANONICAL)) is Fit.CANONICAL
    assert compare(INDENTED, grouped(INDENTED)) is Fit.BYTES
    assert compare(CANONICAL, grouped(CANONICAL)) is Fit.BYTES
    assert compare(INDENTED, grouped(CANONICAL.replace(b"2", b"3"))) is Fit.NONE


@pytest.mark.parametrize(
    "data", [b"", b"\0", b"<a>", b"PK\3\4", b'<a xmlns="./b"/>', b'<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>']
)
def test_what_is_no_safe_xml_has_no_canonical_form(data: bytes) -> None:
    assert canonical(data) is None
    assert compare(data, grouped(data)) is Fit.BYTES


@given(st.binary(max_size=200), st.integers())
def test_typing_over_the_hidden_groups(data: bytes, seed: int) -> None:
    question = challenge(data, random.Random(seed))
    shown = question.shown
    assert len(shown) == 16
    assert shown.count(None) == 2
    right = [groups(data)[index] for index in question.hidden]
    assert [right.pop(0) if group is None else group for group in shown] == list(groups(data))
    right = [groups(data)[index] for index in question.hidden]
    assert question.answer([f" {group.upper()} " for group in right]) is Fit.BYTES
    wrong = "0000" if right[0] != "0000" else "1111"
    assert question.answer([wrong, right[1]]) is Fit.NONE
    assert question.answer(right[:1]) is Fit.NONE
    assert question.answer([]) is Fit.NONE


def test_typed_groups_of_the_canonical_form_fit_too() -> None:
    question = challenge(INDENTED, random.Random(1))
    assert question.answer([groups(CANONICAL)[index] for index in question.hidden]) is Fit.CANONICAL


def test_every_group_gets_hidden_and_attempts_differ() -> None:
    drawn = [challenge(b"abc").hidden for _ in range(600)]
    assert {index for pair in drawn for index in pair} == set(range(16))
    assert len(set(drawn)) > 60  # of 120 pairs; 600 draws missing half of them has a chance below 1e-60
