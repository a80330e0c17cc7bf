"""A first session that was held with other software: taken over from its count (510b), so that a next one can follow.

No count becomes definitive by it: the stations get the figures they start from, and nothing is entered.  What came in
stays recognisable as a file of others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from django.utils import timezone

from kiesdeler.app.audit.log import Who, record
from kiesdeler.app.counting.forms import form_of
from kiesdeler.app.counting.models import CommitteeSession
from kiesdeler.app.counting.session_acts import add_unit, step
from kiesdeler.app.counting.station_files import unit_fields
from kiesdeler.app.elections.files import definition
from kiesdeler.app.elections.incoming import Incoming, count_in, incoming_of
from kiesdeler.app.elections.models import Committee, StoredFile
from kiesdeler.app.writing import writing
from kiesdeler.eml.messages import Count
from kiesdeler.eml.regions import unit_id
from kiesdeler.law.counting.kinds import Method
from kiesdeler.law.counting.sessions import SessionAct, SessionState
from kiesdeler.problems import Problem, Refused, errors
from kiesdeler.tally.former import FormerCount, FormerUnit, figures_of
from kiesdeler.tally.stations import Station, UnitType

_METHODS = {Method.CSO: "centrale stemopneming", Method.DSO: "decentrale stemopneming"}


@dataclass(frozen=True, slots=True)
class Former:
    """What a count of an earlier session says, when it can be used; with what is remarkable in it."""

    count: FormerCount
    warnings: tuple[Problem, ...]


def former_in(incoming: Incoming, session: CommitteeSession) -> Former:
    """The stations of a count (510b) of this committee. Raises Refused with every problem."""
    message, problems = count_in(incoming, definition(session.committee))
    problems += _of_others(message, session.committee, incoming.name)
    if errors(problems):
        raise Refused(problems)
    found = figures_of(form_of(session), message, incoming.name)
    if errors(found.problems):
        raise Refused([*problems, *found.problems])
    return Former(found, (*problems, *found.problems))


def take_over(*, who: Who, session: CommitteeSession, file: StoredFile) -> CommitteeSession | str:
    """Make the first session of a committee the one this file is the count of; Dutch when that can't be."""
    former = former_in(incoming_of(file), session)
    with writing():
        rows = CommitteeSession.objects.select_for_update(of=("self",)).select_related("committee")
        session = rows.get(pk=session.pk)
        row = step(who=who, session=session, act=SessionAct.TAKE_OVER)
        if isinstance(row, str):
            return row
        for unit in former.count.units:
            _add(session, unit)
        session.state, session.taken_over, session.completed_at = SessionState.COMPLETED.value, file, timezone.now()
        session.save()
        record(
            row.event, who, committee=session.committee_id, subject=session.title,
            file=file.name, sha256=file.sha256, number=len(former.count.units),
        )  # fmt: skip
    return session


def source_of(session: CommitteeSession) -> StoredFile | None:
    """The file a session was taken over from, without its content."""
    return StoredFile.objects.defer("content").filter(pk=session.taken_over_id).first()


def undo(*, who: Who, session: CommitteeSession) -> CommitteeSession | str:
    """Forget a session that was taken over by mistake; the file stays."""
    with writing():
        session = CommitteeSession.objects.select_for_update().get(pk=session.pk)
        row = step(who=who, session=session, act=SessionAct.UNDO_TAKE_OVER)
        if isinstance(row, str):
            return row
        file = source_of(session)
        session.units.all().delete()
        session.state, session.taken_over, session.completed_at = SessionState.CREATED.value, None, None
        session.save()
        record(row.event, who, committee=session.committee_id, subject=session.title, file=file.name if file else "")
    return session


def _add(session: CommitteeSession, unit: FormerUnit) -> None:
    """A station with the figures of the file; codes that our form does not ask are kept beside them."""
    fields = unit_fields(
        Station(
            unit.number, unit.name, unit.voters, unit.postal_code,
            type=cast(UnitType | None, unit.type), shared_location=unit.shared_location,
        )
    )  # fmt: skip
    if unit.others:
        fields["source"]["others"] = [list(pair) for pair in unit.others]
    add_unit(session, **fields, original=list(unit.figures))


def _of_others(message: Count, committee: Committee, name: str) -> Sequence[Problem]:
    """A count of this election, but of another area or another way of counting."""
    problems = []
    authority = message.header.authority
    found = unit_id((authority.id if authority else None) or "").municipality
    if found != int(committee.area_code):
        said = f"{found:04}" if found is not None else "geen gemeente"
        problems.append(
            Problem(f"De telling is van {said}. Verwacht: {committee.area_code} ({committee.area_name}).", name)
        )
    method = message.counting_method
    if method and committee.method and method != _METHODS[Method(committee.method)]:
        problems.append(
            Problem(
                f"In de telling staat {method}, maar dit stembureau telt met {_METHODS[Method(committee.method)]}.",
                name,
            )
        )
    return problems
