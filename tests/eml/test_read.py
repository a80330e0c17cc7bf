"""What the reader takes: older generations, other orders, odd numbers; and that it never falls over."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiesdeler.eml.messages import CandidateLists, Count, ElectionDefinition
from kiesdeler.eml.reader import read
from kiesdeler.eml.writer import write
from kiesdeler.problems import Severity, errors

CORPUS = {file.name.removesuffix(".eml.xml"): file for file in (Path(__file__).parent / "corpus").glob("*.eml.xml")}
EXAMPLES = {name: file.read_bytes() for name, file in CORPUS.items()}
VALUES = (
    *(
        "",
        " ",
        "0",
        "-0",
        "+5",
        "1e3",
        "007",
        "999999999",
        "1000000000",
        "٣",
        "１",
        "²",
        "true",
        "2026-02-30",
        "\u00a0",
    ),
    *("0001-01-01", "2026-03-18Z", "2026-03-18T00:00:00", "CSB", "geen", "alle", "IV", "X", "é" * 300, "&#13;", "&#0;"),
)
NUMBER_PLACES = [*re.finditer(rb"(?<=<ValidVotes>)[0-9]+(?=<)", EXAMPLES["510b"])]


def sane(data: bytes) -> None:
    """Whatever was read is either refused with a reason that has a place, or can be written and read again."""
    message, problems = read(data, "x.eml.xml")
    assert (message is None) == bool(errors(problems))
    for problem in problems:
        assert problem.file == "x.eml.xml"
        assert problem.line >= 1
        assert problem.column >= 1
        assert len(problem.message) < 1000
        assert problem.message.isprintable()
    if message is not None:
        assert read(write(message))[0] == message


@st.composite
def edited(draw):
    """An example with some of its tags, attributes and texts changed, moved, doubled or left out."""
    data = draw(st.sampled_from(sorted(EXAMPLES.values())))
    for _ in range(draw(st.integers(1, 3))):
        pieces = re.split(rb"(<[^<>]*>)", data)
        at = draw(st.integers(0, len(pieces) - 1))
        other = draw(st.integers(0, len(pieces) - 1))
        change = draw(st.sampled_from(["value", "attribute", "leave out", "double", "move", "bytes"]))
        if change == "value":
            pieces[at // 2 * 2] = draw(st.sampled_from(VALUES)).encode()
        elif change == "attribute":
            before, *value = pieces[at].split(b'"', 2)
            if len(value) == 2:
                pieces[at] = b'"'.join([before, draw(st.sampled_from(VALUES)).encode(), value[1]])
        elif change == "leave out":
            del pieces[at : at + draw(st.integers(1, 8))]
        elif change == "double":
            pieces[at:at] = pieces[at : at + draw(st.integers(1, 8))]
        elif change == "move":
            pieces[at], pieces[other] = pieces[other], pieces[at]
        else:
            pieces[at] += draw(st.binary(max_size=4))
        data = b"".join(pieces)
    return data


@given(edited() | st.binary(max_size=200))
@settings(max_examples=int(os.environ.get("KIESDELER_EDITS") or 500), suppress_health_check=[HealthCheck.too_slow])
def test_whatever_the_bytes(data):
    sane(data)


@pytest.mark.parametrize(
    ("text", "value"),
    [("7", 7), ("007", 7), (" 7\n", 7), ("\t7 ", 7), ("0", 0), ("999999999", 999_999_999)]
    + [(text, None) for text in ("+7", "-0", "7.0", "7,0", "1e3", "0x7", "7_0", "1 000", "1.000", "٧", "７", "", " ")]
    + [(text, None) for text in ("1000000000", "9" * 400, "\u00a07", "zeven", "7<!-- -->-")],
)
def test_votes_are_plain_digits(text, value):
    """Like xs:nonNegativeInteger, without its signs; at most 999,999,999."""
    old = NUMBER_PLACES[1]
    data = EXAMPLES["510b"][: old.start()] + text.encode() + EXAMPLES["510b"][old.end() :]
    message, problems = read(data)
    assert message is None
    told = [problem for problem in problems if "TotalVotes" in problem.path and "Selection[2]" in problem.path]
    if value is None:
        assert "geheel getal van 0 tot en met 999.999.999" in told[0].message
    else:  # read as a number: then only the sums are wrong
        assert all("geheel getal" not in problem.message for problem in problems)


def test_comments_and_cdata_inside_a_text_are_no_break():
    data = EXAMPLES["510b"].replace(b"De Brug", b"De <!-- oude --><?x y?><![CDATA[Brug]]>")
    assert read(data)[0] == read(EXAMPLES["510b"])[0]


def test_the_generation_of_2019():
    """Report data (rg), the schema location and the comment of the older software are not part of the message."""
    data = EXAMPLES["230b"].replace(
        b"<EML ",
        b'<EML xmlns:rg="http://www.kiesraad.nl/reportgenerator" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        b' xsi:schemaLocation="urn:oasis:names:tc:evs:schema:eml 230.xsd" ',
    )
    data = data.replace(b"<TransactionId>", b"<!-- Created by: program P3 --><TransactionId>")
    data = data.replace(b"<kr:ListData", b"<rg:Report><rg:Line>1</rg:Line>x</rg:Report><kr:ListData")
    message, problems = read(data)
    assert problems == []
    assert message == read(EXAMPLES["230b"])[0]


def test_the_header_and_the_extensions_may_stand_in_any_order():
    """The schemas have a choice there, not a sequence."""
    data = EXAMPLES["110a"]
    found = re.search(rb"(<kr:ElectionSubcategory>.*?)(\s*<kr:ElectionDate>.*?</kr:ElectionDate>)", data, re.DOTALL)
    assert found is not None
    swapped = data.replace(found[0], found[2] + found[1])
    assert swapped != data
    assert read(swapped)[0] == read(data)[0]


def test_an_empty_voting_method_is_the_list_system():
    data = EXAMPLES["110a"].replace(b"<VotingMethod>SPV</VotingMethod>", b"<VotingMethod></VotingMethod>")
    message, (problem,) = read(data)
    assert isinstance(message, ElectionDefinition)
    assert message == read(EXAMPLES["110a"])[0]
    assert problem.severity is Severity.WARNING
    assert b"<VotingMethod>SPV</VotingMethod>" in write(message)


def test_parts_of_a_selection_that_are_not_kept_are_told():
    """A name, gender and address in a count are allowed, and known from the candidate list already."""
    identifier = b'<CandidateIdentifier Id="1"></CandidateIdentifier>'
    more = b"<CandidateFullName></CandidateFullName><Gender>male</Gender>"
    data = EXAMPLES["510b"].replace(identifier, identifier + more, 1)
    message, problems = read(data)
    assert isinstance(message, Count)
    assert message == read(EXAMPLES["510b"])[0]
    assert [problem.severity for problem in problems] == [Severity.NOTICE] * 2


def test_a_count_of_one_unit_needs_no_total():
    """A 510a may hold just the count of its station."""
    data = re.sub(rb"<TotalVotes>.*?</TotalVotes>", b"", EXAMPLES["510b"], flags=re.DOTALL)
    assert "TotalVotes ontbreekt" in errors(read(data)[1])[0].message
    one = re.sub(rb"(</ReportingUnitVotes>).*(</Contest>)", rb"\1\2", data, flags=re.DOTALL)
    message, problems = read(one)
    assert problems == []
    assert isinstance(message, Count)
    (unit,) = message.units
    assert message.total == unit.votes


def test_a_list_without_a_name_and_names_with_spaces_are_kept_exactly():
    data = re.sub(rb"<RegisteredName>[^<]*<", b"<RegisteredName><", EXAMPLES["230b"], count=1)
    data = data.replace(b"</xnl:LastName>", "  D’Áb\u0301\tx </xnl:LastName>".encode(), 1)
    message, problems = read(data)
    assert problems == []
    assert isinstance(message, CandidateLists)
    first = message.contests[0].lists[0]
    assert not first.name
    assert first.candidates[0].name is not None
    assert first.candidates[0].name.last_name.endswith("  D’Áb\u0301\tx ")


def test_too_many_problems_are_counted():
    data = EXAMPLES["510b"].replace(b"<Cast>", b"<x/>" * 2000 + b"<Cast>", 1)
    message, problems = read(data)
    assert message is None
    assert len(problems) == 1001
    assert "1000" in problems[-1].message


def test_wrong_sums_are_told_beside_a_wrong_element_elsewhere():
    """Everything at once: who repairs the element need not come back for the sums."""
    data = EXAMPLES["510b"]
    head, total, first, *others = re.split(rb"(?=<TotalVotes>|<ReportingUnitVotes>)", data)
    wrong = re.sub(rb"<ValidVotes>[0-9]+", b"<ValidVotes>9999", first, count=1)
    sums = [problem.message for problem in errors(read(b"".join([head, total, wrong, *others]))[1])]
    of_total, of_list, of_unit = sums
    assert "‘Stembureau De Brug (postcode: 1234 AB)’ (7777::SB1) heeft lijst 1" in of_list
    assert "(TotalCounted)" in of_unit
    assert "eenheden" in of_total

    strange = others[0].replace(b"<Cast>", b"<Vreemd></Vreemd><Cast>")
    found = [problem.message for problem in errors(read(b"".join([head, total, wrong, strange, *others[1:]]))[1])]
    assert found[:2] == [of_list, of_unit]  # the total can't be compared with units that can't be read
    assert [message[:36] for message in found[2:]] == ["Element Vreemd hoort niet in Reporti"]

    early = head.replace(b"<kr:CreationDateTime>2026", b"<kr:CreationDateTime>vroeg")
    found = [problem.message for problem in errors(read(b"".join([early, total, wrong, *others]))[1])]
    assert [message[:26] for message in found] == ["Element kr:CreationDateTim", *(message[:26] for message in sums)]


def test_attributes_are_called_as_they_stand_in_the_file():
    data = EXAMPLES["510b"].replace(b"<Cast>", b'<Cast Reason="x" Vreemd="y">', 1)
    notice, error = sorted(read(data)[1], key=lambda problem: problem.severity, reverse=True)
    assert notice.message == "Attribuut Reason van element Cast wordt niet gebruikt."
    assert error.message == "Attribuut Vreemd hoort niet bij element Cast; haal het weg."
    assert error.path.endswith("/TotalVotes/Cast/@Vreemd")
