"""Published counts of municipalities: to the figures of the form and back, nothing is lost and nothing is added."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiesdeler.eml.messages import (
    Candidate,
    CandidateList,
    CandidateLists,
    Contest,
    ContestLists,
    Count,
    ElectionDefinition,
    ListData,
    Region,
    Votes,
)
from kiesdeler.eml.reader import read, read_file
from kiesdeler.eml.regions import unit_id
from kiesdeler.eml.writer import write
from kiesdeler.files.osv_csv import write_csv
from kiesdeler.law.allocation import allocate
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.kinds import Committee, FormKind, Method, Phase
from kiesdeler.law.rules import ElectionType
from kiesdeler.tally.areas import Place, places
from kiesdeler.tally.contest import contest
from kiesdeler.tally.former import FormerCount, figures_of
from kiesdeler.tally.municipal import CountedUnit, municipal_count
from kiesdeler.tally.paper_lists import ballot_lists, lists_of
from kiesdeler.tally.provisional import is_whole_election, provisional
from kiesdeler.tally.totals import add_up
from tests.elections.compact import CREATED, figures
from tests.shared import EML_NL_XSD, SHARED, unpacked

if EML_NL_XSD is not None:
    from tests.eml.schema import complaints


def form_of(definition: ElectionDefinition, place: Place, lists: ContestLists, phase: Phase) -> Form:
    method = None if place.committee is Committee.NBSB else Method.CSO
    kind = FormKind(place.committee, ElectionType(definition.election.category), method, phase)
    return Form(kind, ballot_lists(lists))


def again(definition: ElectionDefinition, lists: CandidateLists, count: Count) -> Count:
    """The count made anew from the figures that are in it, as in a next session that corrects nothing."""
    code = count.header.authority.id
    (place,) = [each for each in places(definition) if each.code == code]
    own = lists_of(definition, place, lists)
    form = form_of(definition, place, own, Phase.NEXT)
    found: FormerCount = figures_of(form, count)
    assert found.problems == ()
    assert len(found.figures) == len(count.units)
    units = [
        CountedUnit(each.number, each.name, each.figures, each.postal_code, each.voters, others=each.others)
        for each in found.units
    ]
    return municipal_count(definition, own, place, form, units, voters=found.voters, created=CREATED)


def plain_numbers(count: Count) -> Count:
    """Borsele numbers its stations 001, 002, ...; a number is a number, and we write SB1."""
    units = (replace(unit, id=f"{unit.id[:4]}::SB{unit_id(unit.id).station}") for unit in count.units)
    return replace(count, units=tuple(units))


def same(made: Count, published: Count) -> None:
    """Every figure of the published file, in total and per station, with the same names, codes and order."""
    assert made.contest == published.contest
    assert (made.header.authority, made.header.message) == (published.header.authority, "510b")
    assert made.total == published.total
    assert [(unit.id, unit.name) for unit in made.units] == [(unit.id, unit.name) for unit in published.units]
    assert [unit.votes for unit in made.units] == [with_cast(unit.votes) for unit in published.units]


def with_cast(votes: Votes) -> Votes:
    """A postal station has no eligible voters in its file; the schema wants a number, and we write 0."""
    return votes if votes.cast is not None else replace(votes, cast=0)


def test_west_maas_en_waal_comes_out_as_published_with_its_seats():
    data = figures("westmaasenwaal")
    (count,), (lists,) = data.counts, data.lists
    made = again(data.definition, lists, count)
    same(made, count)
    assert write_csv(made, lists) == write_csv(count, lists)
    (place,) = places(data.definition)
    assert is_whole_election(data.definition, place)
    seats = provisional(data.definition, lists, made)
    assert seats.lot is None
    assert sum(len(each.elected) for each in seats.allocation.lists) == 17
    assert [each.seats for each in seats.allocation.lists if each.seats] == [len(people) for *_, people in data.elected]
    total = add_up(data.definition, [count], level="csb", created=CREATED)
    assert seats.allocation == allocate(contest(data.definition, total))


def fitting(count: Count) -> tuple[ElectionDefinition, CandidateLists]:
    """A definition with one municipality, and lists with the candidates of the count, unnamed as it has them."""
    authority = count.header.authority
    regions = (
        Region("PROVINCIE", count.election.domain.name, 2),
        Region("KIESKRING", count.election.domain.name, 1, 2, "PROVINCIE"),
        Region("GEMEENTE", authority.name, int(authority.id), 1, "KIESKRING"),
    )
    lists: list[CandidateList] = []
    for line in count.total.ballot:
        if line.is_list:
            lists.append(CandidateList(line.list, line.name, "op zichzelf staande lijst", ListData(False), ()))
        else:
            lists[-1] = replace(lists[-1], candidates=(*lists[-1].candidates, Candidate(line.candidate)))
    header = replace(count.header, message="230b")
    return (
        ElectionDefinition(replace(count.header, message="110a"), count.election, Contest("geen"), 43, 25, regions),
        CandidateLists(header, count.election, (ContestLists(count.contest, tuple(lists)),)),
    )


if SHARED is not None:
    CHAIN = unpacked("eml/tk2023-middelburg-chain.tar.xz")
    MUNICIPAL = sorted(CHAIN.rglob("Telling_TK2023_gemeente_*.eml.xml"))
    TK2023 = next(unpacked("data/tk2023.tar.xz").rglob("Telling_TK2023_NBSB.eml.xml")).parent

    def read_any(folder: Path, pattern: str):
        return read_file(next(folder.rglob(pattern)))

    @pytest.mark.parametrize("file", MUNICIPAL, ids=lambda file: file.name.split("_")[-1].split(".")[0])
    def test_the_municipalities_of_zeeland_come_out_as_published(file):
        definition = read_any(CHAIN, "Verkiezingsdefinitie_TK2023.eml.xml")
        lists = read_any(CHAIN, "Kandidatenlijsten_TK2023_Middelburg.eml.xml")
        count = plain_numbers(read_file(file))
        made = again(definition, lists, count)
        same(made, count)
        assert write_csv(made, lists) == write_csv(count, lists)
        accepted(made)

    @pytest.mark.parametrize(
        ("file", "district"),
        [("Telling_TK2023_NBSB", "s-Gravenhage"), ("Telling_TK2023_openbaar_lichaam_Bonaire", "Bonaire")],
    )
    def test_postal_votes_and_an_island_come_out_as_published(file, district):
        definition = read_any(TK2023, "Verkiezingsdefinitie_TK2023.eml.xml")
        lists = read_any(TK2023, f"Kandidatenlijsten_TK2023_{district}.eml.xml")
        count = read_file(TK2023 / f"{file}.eml.xml")
        made = again(definition, lists, count)
        same(made, replace(count, election=made.election))
        accepted(made)

    def test_tytsjerksteradiel_comes_out_as_published():
        """Of this province only the count is here: the definition and the lists are made to fit it."""
        folder = unpacked("eml/ps2019-tytsjerksteradiel.tar.xz")
        count = read_any(folder, "Telling_PS2019_Fryslan_gemeente_Tytsjerksteradiel.eml.xml")
        definition, lists = fitting(count)
        made = again(definition, lists, count)
        same(made, count)
        assert write_csv(made, lists) == write_csv(count, lists)
        accepted(made)

    def accepted(made: Count) -> None:
        data = write(made)
        message, problems = read(data, "made")
        assert (message, [each for each in problems if each.severity == "error"]) == (made, [])
        if EML_NL_XSD is not None:
            assert complaints("510b", data) == []
