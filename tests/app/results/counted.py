"""Committees whose stations are counted: two equal entries by two people each, written at once."""

from __future__ import annotations

import functools
import random
from collections.abc import Mapping

from django.utils import timezone

from kiesdeler.app.accounts.models import User
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.log import Who
from kiesdeler.app.counting.forms import form_of
from kiesdeler.app.counting.models import CommitteeSession, Count, Entry
from kiesdeler.app.counting.session_acts import perform
from kiesdeler.app.counting.stored import digest
from kiesdeler.app.elections.committees import create_committee
from kiesdeler.app.elections.incoming import Incoming
from kiesdeler.app.elections.models import Committee
from kiesdeler.app.results import documents
from kiesdeler.app.results.making import run
from kiesdeler.app.results.models import Document, Making
from kiesdeler.law.counting.fields import NO, YES, Figures
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.kinds import Method
from kiesdeler.law.counting.sessions import SessionAct
from kiesdeler.law.counting.states import State
from kiesdeler.tally.stations import Station
from tests.app.invented import Files, election
from tests.app.personas import person, who

ADMINISTRATOR = Who(name="Beheerder", role=Role.ADMINISTRATOR.value)


def committee(files: Files, method: Method | None, *, code: str = "", frisian: bool | None = None) -> Committee:
    """A committee from invented files."""
    return create_committee(
        who=ADMINISTRATOR,
        definition=Incoming("Verkiezingsdefinitie.eml.xml", files.definition),
        candidates=Incoming("Kandidatenlijsten.eml.xml", files.candidates),
        area_code=code or files.kind.code,
        method=method,
        stations=(
            [Station(1, "Landen A tot en met M", None), Station(2, "Landen N tot en met Z", None)]
            if code
            else Incoming("Stembureaus.eml.xml", files.stations)
        ),
        eligible=5000,
        frisian=frisian,
    )


def coordinator(of: Committee) -> User:
    """The coordinator of a committee, made when he is not there yet."""
    name = f"coordinator{of.pk}"
    return User.objects.filter(username=name).first() or person(name, roles={of: Role.COORDINATOR})


def act(session: CommitteeSession, wanted: SessionAct) -> CommitteeSession:
    """What the coordinator does with a session, which must succeed."""
    done = perform(who=who(coordinator(session.committee), Role.COORDINATOR), session=session, act=wanted)
    assert not isinstance(done, str), done
    return done


def counted(session: CommitteeSession, figures: Mapping[int, Figures]) -> None:
    """Definitive counts of these stations, as two people entered them."""
    people = [
        User.objects.filter(username=name).first() or person(name, roles={session.committee: Role.TYPIST})
        for name in (f"one{session.committee_id}", f"two{session.committee_id}")
    ]
    rows = list(Count.objects.filter(unit__session=session, unit__number__in=figures).select_related("unit"))
    assert len(rows) == len(figures)
    entries = []
    for row in rows:
        numbers = figures[row.unit.number]
        row.state, row.figures, row.definitive_at = State.DEFINITIVE.value, list(numbers), timezone.now()
        row.first_digest = row.second_digest = digest(numbers)
        entries += [
            Entry(count=row, position=place, by=by, values=list(numbers)) for place, by in enumerate(people, start=1)
        ]
    Entry.objects.bulk_create(entries, batch_size=50)
    Count.objects.bulk_update(
        rows, ["state", "figures", "definitive_at", "first_digest", "second_digest"], batch_size=20
    )


def random_figures(form: Form, seed: int, most: int = 40) -> Figures:
    """Figures without errors or warnings."""
    draw = random.Random(seed)
    filled: dict[str, int] = {}
    for span in form.spans:
        people = form.fields[span.start : span.total]
        filled |= {field.key: draw.randrange(most) for field in people}
        total = sum(filled[field.key] for field in people)
        filled |= {form.fields[span.total].key: total, form.fields[span.summary].key: total}
    votes = sum(filled[form.fields[span.total].key] for span in form.spans)
    filled |= {"candidates_total": votes, "blank": 1, "invalid": 2, "votes_cast": votes + 3, "admitted": votes + 3}
    filled |= {"poll_cards": votes, "proxies": 3} if "poll_cards" in form.index else {}
    choices = {"equal": 1, "station_explained": YES, "station_lists_differ": NO, "corrigendum": NO, "insert": NO}
    filled |= {key: value for key, value in choices.items() if key in form.index}
    return form.figures(form.filled(filled))


def completed(files: Files, method: Method | None, *, code: str = "", frisian: bool | None = None) -> CommitteeSession:
    """A first session in which everything is counted, with its details filled in."""
    of = committee(files, method, code=code, frisian=frisian)
    session = of.sessions.get()
    act(session, SessionAct.START)
    form = form_of(session)
    numbers = session.units.values_list("number", flat=True)
    counted(session, {number: random_figures(form, number) for number in numbers})
    return detailed(act(session, SessionAct.COMPLETE))


def detailed(session: CommitteeSession) -> CommitteeSession:
    """A session of which place, date and time are known."""
    session.place, session.date, session.time = "Gemeentehuis", "2027-03-18", "10:00"
    session.save()
    session.refresh_from_db()
    return session


def small(category: str = "GR", method: Method | None = Method.CSO, **given: bool) -> CommitteeSession:
    """A small completed session."""
    return completed(election(category), method, **given)


def make(session: CommitteeSession) -> Making:
    """Make the documents of a session, here and now instead of in a thread."""
    by = who(coordinator(session.committee), Role.COORDINATOR)
    making = documents.make_documents(who=by, session=session)
    assert isinstance(making, Making), making
    run(making.pk, by, functools.partial(documents.work, session.pk, by))
    making.refresh_from_db()
    return making


def held(session: CommitteeSession, kind: str) -> Document:
    """The one document of a kind that holds."""
    return session.documents.get(kind=kind, withdrawn_at=None)
