"""West Maas en Waal, council 2022: its published figures entered here give its published count and CSV."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib

import pytest

from kiesdeler.app.counting.forms import form_of
from kiesdeler.app.elections.committees import create_committee
from kiesdeler.app.elections.incoming import Incoming
from kiesdeler.app.results import documents
from kiesdeler.app.results.models import Making
from kiesdeler.app.results.provisional import provisional_seats, provisional_totals
from kiesdeler.eml.messages import CandidateLists, Count, ElectionDefinition
from kiesdeler.eml.reader import read
from kiesdeler.eml.writer import write
from kiesdeler.law.counting.kinds import Method
from kiesdeler.law.counting.sessions import SessionAct
from kiesdeler.problems import errors
from kiesdeler.tally.former import figures_of
from kiesdeler.tally.stations import Station
from tests.app.results.counted import ADMINISTRATOR, act, counted, detailed, held, make
from tests.elections.compact import figures
from tests.elections.test_westmaasenwaal import CSV_SHA256


@pytest.mark.django_db
def test_west_maas_en_waal_comes_out_as_published() -> None:
    data = figures("westmaasenwaal")
    (published,), (lists,) = data.counts, data.lists
    assert published.total.cast is not None
    committee = create_committee(
        who=ADMINISTRATOR,
        definition=Incoming("Verkiezingsdefinitie.eml.xml", _written(data.definition)),
        candidates=Incoming("Kandidatenlijsten.eml.xml", _written(lists)),
        area_code="0668",
        method=Method.CSO,
        eligible=published.total.cast,
        stations=_stations(published),
    )
    session = act(committee.sessions.get(), SessionAct.START)
    found = figures_of(form_of(session), published)
    for unit in found.units:  # explanations of differences that the form of today does not ask
        session.units.filter(number=unit.number).update(source={"others": [list(pair) for pair in unit.others]})
    counted(session, found.figures)
    totals = provisional_totals(session)
    assert totals.votes == published.total.total_counted
    seats = provisional_seats(session, totals)
    assert seats is not None
    assert [each.seats for each in seats.allocation.lists if each.seats] == [len(people) for *_, people in data.elected]
    session = detailed(act(session, SessionAct.COMPLETE))
    assert make(session).state == Making.DONE
    message, problems = read(bytes(held(session, documents.COUNT).content))
    assert errors(problems) == []
    assert isinstance(message, Count)
    assert message.total == published.total
    assert [unit.votes for unit in message.units] == [unit.votes for unit in published.units]
    assert [(unit.id, unit.name) for unit in message.units] == [(unit.id, unit.name) for unit in published.units]
    csv = held(session, documents.CSV)
    assert (csv.name, csv.sha256) == ("osv4-3_telling_gr2022_westmaasenwaal.csv", CSV_SHA256)
    assert hashlib.sha256(bytes(csv.content)).hexdigest() == CSV_SHA256


def _written(message: ElectionDefinition | CandidateLists) -> bytes:
    """The file, with the days that the official files have and our compact figures leave out."""
    day = datetime.date(2022, 2, 3)
    election = dataclasses.replace(message.election, nomination_date=datetime.date(2022, 1, 31))
    header = dataclasses.replace(message.header, issue_date=day)
    return write(dataclasses.replace(message, election=election, header=header))


def _stations(published: Count) -> list[Station]:
    """The stations as their count names them."""
    found = []
    for unit in published.units:
        number = int(unit.id.rpartition("SB")[2])
        name, _, rest = unit.name.removeprefix("Stembureau ").partition(" (postcode: ")
        found.append(Station(number, name, unit.votes.cast, rest.rstrip(")") or None))
    return found
