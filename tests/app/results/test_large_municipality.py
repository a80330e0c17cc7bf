"""A municipality of the size of Amsterdam: 500 stations of the House of Representatives 2023, every one entered twice.

The largest municipalities are not among the published files that we have.  So the stations are those of a district's
municipalities, counted here as if they were one; their sum is what these municipalities published.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.log import broken
from kiesdeler.app.counting.acts import explain
from kiesdeler.app.counting.forms import form_of
from kiesdeler.app.counting.models import CommitteeSession
from kiesdeler.app.counting.stored import current
from kiesdeler.app.elections.committees import create_committee
from kiesdeler.app.elections.incoming import Incoming
from kiesdeler.app.results import documents
from kiesdeler.app.results.models import Making
from kiesdeler.eml.messages import Count
from kiesdeler.eml.reader import read, read_file
from kiesdeler.law.counting.count import Done
from kiesdeler.law.counting.fields import NO, YES, Figures, Values
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.kinds import Method
from kiesdeler.law.counting.sessions import SessionAct
from kiesdeler.problems import errors
from kiesdeler.tally.former import figures_of
from kiesdeler.tally.stations import Station
from tests.app.personas import person, type_over, who
from tests.app.results.counted import ADMINISTRATOR, act, coordinator, detailed, held, make
from tests.shared import SHARED, unpacked

STATIONS = 500
DISTRICT, MUNICIPALITY = "7", "0200"  # Arnhem; Apeldoorn lends its name


def published() -> Iterator[Count]:
    """The published counts of the municipalities of one district."""
    for file in sorted(unpacked("data/tk2023.tar.xz").rglob("Telling_TK2023_gemeente_*")):
        if f'ContestIdentifier Id="{DISTRICT}"' in file.read_bytes()[:4000].decode("utf-8", "replace"):
            found = read_file(file)
            assert isinstance(found, Count)
            yield found


def on_paper(form: Form, figures: Figures) -> Values:
    """What stands on the paper of a station: its figures, and the boxes that follow from them."""
    number = {key: figures[index] for key, index in form.index.items()}
    surplus = number["votes_cast"] - number["admitted"]
    boxes = {
        "equal": int(surplus == 0), "more_cast": int(surplus > 0), "fewer_cast": int(surplus < 0),
        "more": max(surplus, 0), "fewer": max(-surplus, 0), "explained": YES if surplus else 0,
        "other_reason": 0, "recounted": 0, "station_explained": YES, "station_lists_differ": NO,
    }  # fmt: skip
    return tuple(boxes.get(field.key, value) for field, value in zip(form.fields, figures, strict=True))


def enter_twice(session: CommitteeSession, stations: dict[int, Values]) -> None:
    """Two people enter every station; the coordinator explains the warnings that real figures bring."""
    committee = session.committee
    first, second = (person(name, roles={committee: Role.TYPIST}) for name in ("eerste", "tweede"))
    explains = who(coordinator(committee), Role.COORDINATOR)
    for unit in session.units.select_related("session__committee__election"):
        for typist in (first, second):
            assert isinstance(type_over(who(typist, Role.TYPIST), unit, stations[unit.number]), Done)
        row = current(unit).row
        assert row.state == "definitive", (unit, row.findings)
        for code, section, _ in row.findings:
            assert isinstance(explain(who=explains, unit=unit, code=code, section=section, text="Nageteld."), Done)


if SHARED is not None:

    @pytest.mark.django_db
    def test_five_hundred_real_stations_come_out_as_published() -> None:
        folder = unpacked("data/tk2023.tar.xz")
        definition = next(folder.rglob("Verkiezingsdefinitie_TK2023.eml.xml"))
        lists = next(folder.rglob("Kandidatenlijsten_TK2023_Arnhem.eml.xml"))
        counts = list(published())
        units = list(itertools.islice(((count, unit) for count in counts for unit in count.units), STATIONS))
        whole = [count for count in counts if sum(each is count for each, _ in units) == len(count.units)]
        committee = create_committee(
            who=ADMINISTRATOR,
            definition=Incoming(definition.name, definition.read_bytes()),
            candidates=Incoming(lists.name, lists.read_bytes()),
            area_code=MUNICIPALITY,
            method=Method.CSO,
            eligible=1_000_000,
            stations=[Station(number, f"Locatie {number}", None) for number in range(1, len(units) + 1)],
        )
        session = act(committee.sessions.get(), SessionAct.START)
        form = form_of(session)
        figures = [each for count in counts for each in figures_of(form, count).units][:STATIONS]
        enter_twice(session, {number: on_paper(form, each.figures) for number, each in enumerate(figures, 1)})
        session = detailed(act(session, SessionAct.COMPLETE))
        assert make(session).state == Making.DONE
        message, problems = read(bytes(held(session, documents.COUNT).content))
        assert errors(problems) == []
        assert isinstance(message, Count)
        assert len(message.units) == STATIONS
        assert [unit.votes.votes for unit in message.units] == [unit.votes.votes for _, unit in units]
        assert message.total.total_counted == sum(unit.votes.total_counted for _, unit in units)
        assert len(whole) > 10
        together = [sum(column) for column in zip(*(count.total.votes for count in whole), strict=True)]
        rest = [unit.votes.votes for count, unit in units if count not in whole]
        assert list(message.total.votes) == [sum(column) for column in zip(together, *rest, strict=True)]
        assert list(broken()) == []
