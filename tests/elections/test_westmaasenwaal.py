"""West Maas en Waal, council 2022: 17 seats, one municipality, from stations to the result."""

from __future__ import annotations

import hashlib

import pytest

from kiesdeler.eml.messages import CandidateLists, Count, ElectionDefinition, Result
from kiesdeler.eml.reader import read, read_file
from kiesdeler.eml.writer import write
from kiesdeler.files.names import csv_name, message_name
from kiesdeler.files.osv_csv import write_csv
from kiesdeler.law.allocation import allocate
from kiesdeler.tally.contest import contest
from kiesdeler.tally.elected import result_message
from kiesdeler.tally.totals import add_up
from tests.elections.compact import CREATED, elected_people, figures
from tests.shared import SHARED

CSV_SHA256 = "5e66a45b49b23fab10c79a4237069713f80f3c840a951bc14a21b29cd24f366d"  # of the published file


def of(count: Count, definition: ElectionDefinition, lists: CandidateLists) -> Result:
    totals = add_up(definition, [count], level="csb", candidate_lists=[lists], created=CREATED)
    allocation = allocate(contest(definition, totals, candidate_lists=[lists]))
    return result_message(definition, totals, allocation, candidate_lists=[lists], created=CREATED)


def test_the_official_lists_people_order_and_marks_come_out():
    data = figures("westmaasenwaal")
    result = of(data.counts[0], data.definition, data.lists[0])
    assert elected_people(result) == data.elected
    assert sum(len(each.elected) for each in result.lists) == 17
    assert message_name(result) == "Resultaat_GR2022_WestMaasenWaal.eml.xml"


def test_the_csv_of_the_municipality_comes_out_byte_for_byte():
    data = figures("westmaasenwaal")
    count, lists = data.counts[0], data.lists[0]
    assert hashlib.sha256(write_csv(count, lists)).hexdigest() == CSV_SHA256
    assert csv_name(count) == "osv4-3_telling_gr2022_westmaasenwaal.csv"


def test_the_total_count_has_the_municipality_as_its_one_unit():
    data = figures("westmaasenwaal")
    (count,) = data.counts
    total = add_up(data.definition, [count], level="csb", created=CREATED)
    assert total.contest.id == "geen"
    assert total.header.authority.name == "West Maas en Waal"
    assert [(unit.id, unit.name) for unit in total.units] == [("0668", "West Maas en Waal")]
    assert total.total.votes == count.total.votes
    assert total.total.total_counted == 9350
    assert dict(total.total.uncounted) == {
        code: number
        for code, number in count.total.uncounted
        if code not in {"geldige stempassen", "toegelaten kiezers"}
    }


def test_the_seats_follow_from_the_count_of_the_municipality_as_well():
    data = figures("westmaasenwaal")
    total = add_up(data.definition, data.counts, level="csb", created=CREATED)
    assert contest(data.definition, total) == contest(data.definition, data.counts[0])


if SHARED is not None:
    FOLDER = SHARED / "data" / "westmaasenwaal-gr2022"

    def test_the_published_csv_comes_out_of_the_published_count():
        count = read_file(FOLDER / "Telling_GR2022_WestMaasenWaal.eml.xml")
        lists = read_file(FOLDER / "Kandidatenlijsten_GR2022_WestMaasenWaal.eml.xml")
        assert isinstance(count, Count)
        assert isinstance(lists, CandidateLists)
        published = (FOLDER / "osv4-3_telling_gr2022_westmaasenwaal.csv").read_bytes()
        assert write_csv(count, lists) == published
        assert hashlib.sha256(published).hexdigest() == CSV_SHA256

    @pytest.mark.parametrize("message", ["total", "result"])
    def test_what_we_write_is_read_back_equal(message):
        count = read_file(FOLDER / "Telling_GR2022_WestMaasenWaal.eml.xml")
        lists = read_file(FOLDER / "Kandidatenlijsten_GR2022_WestMaasenWaal.eml.xml")
        definition = figures("westmaasenwaal").definition
        made = (
            add_up(definition, [count], level="csb", created=CREATED)
            if message == "total"
            else of(count, definition, lists)
        )
        again, problems = read(write(made), "x")
        assert again == made, problems
