"""The short cut for counts gives what reading element by element gives, whatever is done to the file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kiesdeler.eml.messages import Count
from kiesdeler.eml.reader import read, read_whole
from kiesdeler.eml.repeated_blocks import reduce
from kiesdeler.eml.writer import write

COUNT = (Path(__file__).parent / "corpus" / "510b.eml.xml").read_bytes()
PLAIN = write(read(COUNT)[0])
# What could make a reader that looks at bytes see other elements than an XML parser sees.
PIECES = [
    *(b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?x ", b"?>", b"<!DOCTYPE x>", b"&#60;", b"&lt;", b"\n", b"\0", b"\xff"),
    *(b"<Selection>", b"</Selection>", b"<ReportingUnitVotes>", b"</ReportingUnitVotes>", b"</TotalVotes>"),
    *(b"<TotalVotes>", b"<ReportingUnitVotes >", b"<Selection >", b"<Selection/>", b"<ValidVotes>1</ValidVotes>"),
    *(
        b"<ValidVotes >1</ValidVotes >",
        b"<kr:InitialValidVotes>1</kr:InitialValidVotes>",
        b"0",
        b"9",
        b"-",
        b" ",
        b"7<",
    ),
    *(b'xmlns="urn:x"', b' Value="1"', b"</Contest>", b"<Contest>", b"<Cast>1</Cast>", b"\xd9\xa1", b"1234567890"),
    *(b"<e:Selection xmlns:e='urn:oasis:names:tc:evs:schema:eml'>", b"</e:Selection>", b"<ReportingUnitVotes"),
]


def same(data: bytes) -> None:
    message, problems = read(data, "x")
    assert (message, problems) == read_whole(data, "x")


def places(data: bytes, what: bytes) -> list[int]:
    found, at = [], data.find(what)
    while at >= 0:
        found.append(at)
        at = data.find(what, at + 1)
    return found


TAG_STARTS = {data: places(data, b"<") for data in (COUNT, PLAIN)}
pieces = st.sampled_from(PIECES) | st.binary(max_size=3)


@st.composite
def edits(draw):
    """A count with one to four pieces put in, over or instead of others, mostly where tags start."""
    data = draw(st.sampled_from([COUNT, PLAIN]))
    starts = TAG_STARTS[data]
    for _ in range(draw(st.integers(1, 4))):
        near = draw(st.sampled_from(starts)) if draw(st.booleans()) else draw(st.integers(0, len(data)))
        until = draw(st.sampled_from([near, near + 1, *[start for start in starts if start > near][:3]]))
        data = data[:near] + draw(pieces) + data[until:]
    return data


@st.composite
def doubled(draw):
    """The same edit in every unit and in the total, so that their blocks stay alike."""
    data = draw(st.sampled_from([COUNT, PLAIN]))
    old = draw(st.sampled_from([b"</Selection><Cast>", b"<Selection>", b"</Candidate>", b"</ValidVotes>", b"<Cast>"]))
    new = draw(st.permutations([old, draw(pieces), draw(pieces)]))
    return data.replace(old, b"".join(new))


@given(edits() | doubled())
@settings(max_examples=int(os.environ.get("KIESDELER_EDITS") or 400), suppress_health_check=[HealthCheck.too_slow])
@example(PLAIN)
@example(COUNT)
def test_edited_files_are_read_alike(data):
    same(data)


@pytest.mark.parametrize("data", [COUNT, PLAIN], ids=["indented", "canonical"])
def test_repeated_blocks_are_taken_out(data):
    reduced = reduce(data)
    assert reduced is not None
    assert len(reduced.data) < len(data)
    same(data)


def test_one_ballot_for_all_units():
    message, _ = read(PLAIN)
    assert isinstance(message, Count)
    assert len(message.units) > 1
    assert all(unit.votes.ballot is message.total.ballot for unit in message.units)


@pytest.mark.parametrize("hidden", [b"<!--%s-->", b"<![CDATA[%s]]>", b"<?x %s?>"])
def test_a_hidden_unit_is_no_unit(hidden):
    start = PLAIN.index(b"<ReportingUnitVotes>")
    end = PLAIN.index(b"</ReportingUnitVotes>") + len(b"</ReportingUnitVotes>")
    data = PLAIN[:start] + hidden % PLAIN[start:end] + PLAIN[end:]
    message, problems = read(data)
    assert message is None
    assert problems
    same(data)


def test_units_that_are_only_alike_to_the_eye_are_not_counted_twice():
    """A unit written with a space in its tag is a unit, also when the short cut does not see it."""
    data = PLAIN.replace(b"<ReportingUnitVotes>", b"<ReportingUnitVotes >", 1)
    assert read(data)[0] == read(PLAIN)[0]
    same(data)


@pytest.mark.parametrize("data", [COUNT, PLAIN], ids=["indented", "canonical"])
def test_warnings_point_at_the_place_in_the_whole_file(data):
    """Two units with one code: reported where the second stands in the file as it came, not in what remains of it."""
    first, second = places(data, b"<ReportingUnitIdentifier")[:2]
    code = data[first:].split(b'"')[1]
    after = data[second:].split(b'"', 2)
    data = data[:second] + after[0] + b'"' + code + b'"' + after[2]
    message, problems = read(data)
    assert message is not None
    assert reduce(data) is not None
    (problem,) = problems
    line = data.count(b"\n", 0, second) + 1
    column = len(data[data.rfind(b"\n", 0, second) + 1 : second].decode()) + 1
    assert (problem.line, problem.column) == (line, column)
    assert code.decode() in problem.message
    same(data)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("encoding", ["ISO-8859-1", "windows-1252", "UTF-8", "utf-16"])
def test_text_is_read_in_its_own_encoding(encoding, mark):
    """Bytes that are one letter in UTF-8 are two in Latin-1: the name of a list must not depend on the short cut."""
    data = mark + f'<?xml version="1.0" encoding="{encoding}"?>'.encode() + PLAIN.replace(b"Ruimte", "Ruïmte".encode())
    same(data)


@pytest.mark.parametrize("space", [b"\x0b", b"\x0c", b"\xc2\xa0", b"\xc2\x85"])
def test_only_white_space_of_xml_stands_between_selections(space):
    data = PLAIN.replace(b"</Selection><Selection>", b"</Selection>" + space + b"<Selection>")
    assert read(data)[0] is None
    same(data)
