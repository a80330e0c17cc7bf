"""The form of written files, and what the writer refuses to write because the schema could not hold it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from kiesdeler.eml.messages import BallotLine, Candidate, Initial, Location, PersonName
from kiesdeler.eml.reader import read_file
from kiesdeler.eml.writer import CANONICALIZATION, SCHEMA_VERSION, write

CORPUS = Path(__file__).parent / "corpus"
replace = dataclasses.replace


@pytest.fixture(scope="module")
def definition():
    return read_file(CORPUS / "110a.eml.xml")


@pytest.fixture(scope="module")
def stations():
    return read_file(CORPUS / "110b.eml.xml")


@pytest.fixture(scope="module")
def lists():
    return read_file(CORPUS / "230b.eml.xml")


@pytest.fixture(scope="module")
def count():
    return read_file(CORPUS / "510b.eml.xml")


@pytest.fixture(scope="module")
def result():
    return read_file(CORPUS / "520.eml.xml")


def test_a_count_starts_and_ends_like_the_published_ones(count):
    header = replace(count.header, schema_version=None, canonicalization=CANONICALIZATION)
    data = write(replace(count, header=header))
    assert data.startswith(
        b'<EML xmlns="urn:oasis:names:tc:evs:schema:eml" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"'
        b' xmlns:kr="http://www.kiesraad.nl/extensions" xmlns:xal="urn:oasis:names:tc:ciq:xsdschema:xAL:2.0"'
        b' xmlns:xnl="urn:oasis:names:tc:ciq:xsdschema:xNL:2.0" Id="510b" SchemaVersion="5">'
        b"<TransactionId>1</TransactionId><ManagingAuthority><AuthorityIdentifier Id="
    )
    assert (
        b"<ds:CanonicalizationMethod"
        b' Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments"></ds:CanonicalizationMethod><Count>'
    ) in data
    assert data.endswith(b"</ReportingUnitVotes></Contest></Contests></Election></Count></EML>")


def test_the_header_of_version_1_3(definition):
    header = replace(definition.header, schema_version=SCHEMA_VERSION, canonicalization=CANONICALIZATION)
    data = write(replace(definition, header=header)).decode()
    order = [
        data.index(f"<{name}") for name in ("TransactionId", "kr:Schema", "kr:CreationDateTime", "ds:", "Election")
    ]
    assert order == sorted(order)


def test_station_data_have_their_namespace_only_where_they_can_be(stations, count):
    assert b' xmlns:sb="http://www.kiesraad.nl/sb-extensions" ' in write(stations)
    assert b"sb-extensions" not in write(count)


def test_special_characters(result):
    named = replace(result, lists=(replace(result.lists[0], name="A & B <C> \"D\" 'E'\r\n\t]]> é\u0301 𝄞"),))
    written = write(named)
    assert "<RegisteredName>A &amp; B &lt;C&gt; \"D\" 'E'&#xD;\n\t]]&gt; é\u0301 𝄞</RegisteredName>".encode() in written


def test_special_characters_in_an_attribute(definition):
    committee = replace(definition.regions[0].committees[0], name='a\t"b"\n<&>\'\r')
    region = replace(definition.regions[0], committees=(committee,))
    written = write(replace(definition, regions=(region, *definition.regions[1:])))
    assert b'CommitteeName="a&#x9;&quot;b&quot;&#xA;&lt;&amp;>\'&#xD;"' in written


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_characters_that_xml_does_not_have(definition, character):
    with pytest.raises(ValueError, match="characters"):
        write(replace(definition, election=replace(definition.election, name=f"a{character}b")))


@pytest.mark.parametrize(
    "change",
    [
        {"gender": "vrouw"},
        {"gender": "male", "gender_annex": "male"},
        {"id": 0},
        {"id": "1"},
        {"short_code": "1Jansen"},
        {"short_code": "Jansen²"},
        {"short_code": "JansenJansenJansen"},
        {"name": PersonName("")},
        {"name": PersonName(" ")},
        {"date_of_birth_annex": "31-12-1970"},
    ],
    ids=str,
)
def test_candidates_that_can_not_be(lists, change):
    contest = lists.contests[0]
    one = contest.lists[0]
    person = replace(one.candidates[0], **change)
    one = replace(one, candidates=(person, *one.candidates[1:]))
    contest = replace(contest, lists=(one, *contest.lists[1:]))
    with pytest.raises(ValueError, match=r"not a value|one of|may|mag|whole number"):
        write(replace(lists, contests=(contest,)))


def test_lists_without_candidates_or_with_the_same_number(lists):
    contest = lists.contests[0]
    empty = replace(contest.lists[0], candidates=())
    for wrong in ((empty,), (), (contest.lists[0], contest.lists[0])):
        with pytest.raises(ValueError, match=r"times|meer dan|keer"):
            write(replace(lists, contests=(replace(contest, lists=wrong),)))
    with pytest.raises(ValueError, match=r"times|unpack"):
        write(replace(lists, contests=()))


@pytest.mark.parametrize(
    "change",
    [
        {"votes": (-1,)},
        {"votes": (1_000_000_000,)},
        {"votes": (1.0,)},
        {"votes": (True,)},
        {"votes": ()},
        {"ballot": (BallotLine(1, candidate=1),)},
        {"ballot": (BallotLine(0, "nul"),)},
        {"cast": None},
        {"rejected": (("ongeldig", 0),)},
        {"rejected": (("ongeldig", 0), ("ongeldig", 0))},
        {"rejected": (("ongeldig", 0), ("blanco", 0), ("blanco", 0))},
        {"rejected": (("ongeldig", 0), ("leeg", 0))},
        {"uncounted": (("geen idee", 1),)},
        {"uncounted": (("geen verklaring", 1), ("geen verklaring", 1))},
        {"initial": Initial(votes=((1, 1),))},
    ],
    ids=str,
)
def test_votes_that_can_not_be(count, change):
    one = replace(count.total, ballot=(BallotLine(1, "A"),), votes=(0,))
    write(replace(count, total=one))
    with pytest.raises(ValueError, match=r"[a-z]"):
        write(replace(count, total=replace(one, **change)))


def test_a_candidate_under_another_list(count):
    ballot = (BallotLine(1, "A"), BallotLine(2, candidate=1))
    with pytest.raises(ValueError, match="does not belong"):
        write(replace(count, total=replace(count.total, ballot=ballot, votes=(0, 0))))


def test_results_that_can_not_be(result):
    first = result.lists[0]
    person = first.elected[0]
    without_name = replace(person, candidate=Candidate(1, address=person.candidate.address))
    for wrong in (
        replace(first, elected=(replace(person, ranking=3),)),
        replace(first, elected=(without_name,)),
        replace(first, number=None),
    ):
        with pytest.raises(ValueError, match=r"[a-z]"):
            write(replace(result, lists=(wrong,)))


@pytest.mark.parametrize(
    "fields",
    [
        (("Street", "Dam"),),
        (("City", "Amsterdam"), ("StreetName", "Dam")),
        (("StreetName", "Dam"), ("StreetName", "Damrak")),
        (("OpenTime", "2026-03-18T07:30:00"),),
        (("PostalCode", "1234AB"),),
        (("Accessibility.AccessibilityProperties.HostPresent", "true"),),
    ],
    ids=str,
)
def test_locations_that_can_not_be(stations, fields):
    election = stations.elections[0]
    contest = election.contests[0]
    station = replace(contest.stations[0], locations=(Location(fields),))
    contest = replace(contest, stations=(station,))
    with pytest.raises(ValueError, match=r"[a-z]"):
        write(replace(stations, elections=(replace(election, contests=(contest,)),)))


def test_messages_that_can_not_be(definition, count):
    with pytest.raises(ValueError, match="no message"):
        write(replace(definition, header=replace(definition.header, message="630")))
    with pytest.raises(ValueError, match="no place"):
        write(replace(count, header=replace(count.header, message="520")))
    with pytest.raises(ValueError, match="times"):
        write(replace(count, header=replace(count.header, authority=None)))
    with pytest.raises(ValueError, match="nomination"):
        write(replace(count, election=replace(count.election, nomination_date=count.election.date)))
