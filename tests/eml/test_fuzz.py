"""Bytes nobody thought of: reading returns, says what is wrong, and never accepts what it can't write again."""

from __future__ import annotations

import os
import random

import pytest
from benchmarks.fuzz_eml import DAMAGES, damaged, examine, seeds
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

SEEDS = seeds()
ROUNDS = int(os.environ.get("KIESDELER_FUZZ_ROUNDS", "400"))
TAGS = (
    b"<",
    b">",
    b"</",
    b"/>",
    b"<EML",
    b"</EML>",
    b' Id="510b"',
    b"<?xml ",
    b"?>",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"]]>",
)
ODD = (
    b"<!DOCTYPE ",
    b"<!ENTITY ",
    b"&a;",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\0",
    b" ",
    b"\n",
    b'"',
    b"encoding=",
    b"utf-7",
)
PIECES = st.sampled_from(TAGS + ODD)


@settings(max_examples=ROUNDS, deadline=None)
@given(st.binary(max_size=500) | st.lists(PIECES | st.binary(max_size=4), max_size=30).map(b"".join))
def test_any_bytes(data: bytes) -> None:
    examine(data)


@settings(max_examples=ROUNDS, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, len(SEEDS) - 1), st.integers(min_value=0))
def test_damaged_files(which: int, seed: int) -> None:
    examine(damaged(SEEDS[which], random.Random(seed), SEEDS))


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("data", [b"", b"x", b"<a/>", *SEEDS[:1]])
def test_every_kind_of_damage_once(damage, data: bytes) -> None:
    examine(damage(data, random.Random(1), SEEDS))


def test_the_examples_come_through_whole() -> None:
    assert {examine(data) for data in SEEDS} == {"accepted"}
