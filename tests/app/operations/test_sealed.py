"""The file of a back-up: opens with its passphrase only, and every change to it is noticed."""

from __future__ import annotations

import io
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiesdeler.app.operations.sealed import (
    CHUNK,
    DAMAGED,
    MAGIC,
    NOT_OURS,
    TOO_NEW,
    WRONG,
    Lock,
    about,
    lock_of,
    opened,
    seal,
)
from kiesdeler.problems import Refused

PASSPHRASE = "vijf woorden van mijn oma"
ABOUT = {"made_at": "2027-03-17T22:00:00+00:00", "database": "sqlite"}


@cache
def lock() -> Lock:
    return lock_of(PASSPHRASE)


def sealed(content: bytes) -> bytes:
    out = io.BytesIO()
    seal([content[at : at + 70_000] for at in range(0, len(content), 70_000)], out, lock(), ABOUT)
    return out.getvalue()


def opening(file: bytes, passphrase: str = PASSPHRASE) -> bytes:
    return b"".join(opened(io.BytesIO(file), passphrase))


def refusal(file: bytes, passphrase: str = PASSPHRASE) -> str:
    with pytest.raises(Refused) as refused:
        opening(file, passphrase)
    return refused.value.problems[0].message


@cache
def example() -> bytes:
    return sealed(bytes(range(256)) * (CHUNK // 256) + bytes(CHUNK) + b"einde")  # two full pieces and a short one


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 17])
def test_what_goes_in_comes_out(size: int) -> None:
    content = bytes(number % 251 for number in range(size))
    file = sealed(content)
    assert opening(file) == content
    assert content == b"" or content[:64] not in file or size < 8
    assert about(io.BytesIO(file)) == ABOUT


def test_only_the_passphrase_opens_it() -> None:
    assert refusal(example(), PASSPHRASE + "!") == WRONG
    assert refusal(example(), "") == WRONG


def test_two_files_of_the_same_content_share_nothing_but_their_head() -> None:
    one, other = sealed(b"x" * 1000), sealed(b"x" * 1000)
    assert one[-1016:] != other[-1016:]


@settings(max_examples=20)
@given(st.data())
def test_one_flipped_bit_anywhere_is_noticed(data: st.DataObject) -> None:
    file = bytearray(example())
    place = data.draw(st.one_of(st.integers(0, 600), st.integers(0, len(file) - 1)))
    file[place] ^= 1 << data.draw(st.integers(0, 7))
    assert refusal(bytes(file)) in {DAMAGED, NOT_OURS, TOO_NEW, WRONG}


@settings(max_examples=15)
@given(st.data())
def test_a_file_that_was_cut_off_is_noticed(data: st.DataObject) -> None:
    length = data.draw(st.integers(0, len(example()) - 1))
    assert refusal(example()[:length]) in {DAMAGED, NOT_OURS}


def test_a_file_cut_off_exactly_between_pieces_is_noticed() -> None:
    file = example()
    head = len(file) - (2 * CHUNK + 5 + 3 * 16)
    for pieces in (0, 1, 2):
        assert refusal(file[: head + pieces * (CHUNK + 16)]) == DAMAGED


def test_something_added_pieces_swapped_and_pieces_of_another_file_are_noticed() -> None:
    file, other = example(), sealed(bytes(3 * CHUNK))
    piece = CHUNK + 16
    head = len(file) - (2 * CHUNK + 5 + 3 * 16)
    assert refusal(file + b"x") == DAMAGED
    assert (
        refusal(
            file[:head] + file[head + piece : head + 2 * piece] + file[head : head + piece] + file[head + 2 * piece :]
        )
        == DAMAGED
    )
    assert refusal(file[:head] + other[head : head + piece] + file[head + piece :]) == DAMAGED


def test_what_everybody_can_read_cannot_be_changed() -> None:
    file = example().replace(b"22:00:00", b"23:00:00")
    assert about(io.BytesIO(file))["made_at"].startswith("2027-03-17T23")
    assert refusal(file) == DAMAGED


def test_other_files_and_newer_ones_are_told_apart() -> None:
    assert refusal(b"PK\x03\x04") == NOT_OURS
    assert refusal(b"") == NOT_OURS
    assert refusal(MAGIC.replace(b"1", b"2") + example()[len(MAGIC) :]) == TOO_NEW
