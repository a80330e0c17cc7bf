"""From a session in the database to what its count and its reports are made of.

The figures come in one query; in a next session those that hold now stand beside those it started from.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from django.conf import settings
from django.utils import timezone

from kiesdeler.app.counting.forms import form_of
from kiesdeler.app.counting.models import CommitteeSession, Unit, WarningNote
from kiesdeler.app.counting.models import Investigation as Row
from kiesdeler.app.counting.stored import figures_now
from kiesdeler.app.elections.files import candidate_lists, definition, lists, place_of
from kiesdeler.eml.checks import check_together
from kiesdeler.eml.messages import Count
from kiesdeler.files.names import message_name
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.kinds import Committee as Kind
from kiesdeler.law.counting.kinds import Phase
from kiesdeler.law.counting.texts import TEXTS
from kiesdeler.problems import Refused, errors
from kiesdeler.reports.counting_frame import Heading
from kiesdeler.reports.sessions.inputs import Investigation, SessionPart, StationResult
from kiesdeler.tally.municipal import CountedUnit, municipal_count
from kiesdeler.tally.stations import UnitType

_TYPES: Mapping[str, UnitType] = {"fixed": "FixedLocation", "mobile": "Mobile", "special": "Special"}  # of UnitKind
_COUNTRY = "Nederland"  # the area of the postal committee


@dataclass(frozen=True, slots=True)
class Assembled:
    """A session as values: the stations that have figures, twice: for the count and for the reports."""

    form: Form
    units: tuple[CountedUnit, ...]
    results: tuple[StationResult, ...]
    part: SessionPart

    @property
    def corrected(self) -> bool:
        """Whether a next session changed numbers: only then is there a new count."""
        return any(unit.corrected for unit in self.units)


def assembled(session: CommitteeSession) -> Assembled:
    """Everything a session says now. Stations without figures (not counted yet) are left out."""
    form = form_of(session)
    found, notes = _investigations(session), _notes(session)
    rows = Unit.objects.filter(session=session).select_related("count").order_by("number")
    pairs = [_unit(form, unit, found.get(unit.pk), notes.get(unit.pk, ())) for unit in rows]
    there = [pair for pair in pairs if pair is not None]
    return Assembled(
        form,
        tuple(counted for counted, _ in there),
        tuple(result for _, result in there),
        part_of(session),
    )


def count_of(session: CommitteeSession, made: Assembled, moment: datetime.datetime) -> Count:
    """The 510b of a session, made at a moment. Raises Refused when our own checks find an error in it."""
    committee = session.committee
    defined, candidates = definition(committee), candidate_lists(committee)
    count = municipal_count(
        defined,
        lists(committee),
        place_of(committee),
        made.form,
        made.units,
        voters=committee.eligible,
        created=created(moment),
    )
    found = errors(check_together([("", defined), ("", candidates), (message_name(count), count)]))
    if found:
        raise Refused(found)
    return count


def created(moment: datetime.datetime) -> str:
    """A moment as a count has it: local time to the millisecond, as in the published files."""
    return timezone.localtime(moment).replace(tzinfo=None).isoformat(timespec="milliseconds")


def heading(session: CommitteeSession, moment: datetime.datetime, *, concept: bool = False) -> Heading:
    """What stands around every paper of a session."""
    committee = session.committee
    postal = committee.kind == Kind.NBSB
    return Heading(
        area=_COUNTRY if postal else committee.area_name,
        committee="Nationaal briefstembureau" if postal else committee.title,
        election=committee.election.name,
        election_id=committee.election.identifier,
        election_date=committee.election.date,
        timestamp=int(moment.timestamp()),
        concept=concept,
        practice=settings.PRACTICE,
        area_code="" if postal else committee.area_code,
    )


def part_of(session: CommitteeSession) -> SessionPart:
    """What was written down of the session itself."""
    return SessionPart(
        place=session.place,
        date=session.date,
        time=session.time,
        changes=tuple(
            f"Stembureau {change.number} ({change.name}) is {change.get_what_display()}: {change.explanation}"
            for change in session.unit_changes.order_by("at", "pk")
        ),
        objections=(session.objections,) if session.objections else (),
        particulars=(session.particulars,) if session.particulars else (),
    )


def _unit(
    form: Form, unit: Unit, investigation: Investigation | None, notes: Sequence[str]
) -> tuple[CountedUnit, StationResult] | None:
    now, before, corrected = figures_now(unit), None, None
    if now is None:
        return None
    if form.kind.phase is Phase.NEXT:
        corrected = investigation.corrected if investigation else None
        if unit.count.figures is not None or corrected:  # corrected, or about to be: a concept shows no change yet
            before = tuple(unit.original) if unit.original is not None else (0,) * len(form.fields)
    counted = CountedUnit(
        number=unit.number,
        name=unit.name,
        figures=now,
        postal_code=unit.postal_code or None,
        voters=unit.eligible,
        type=_TYPES.get(unit.kind),
        shared_location=cast(bool | None, unit.source.get("shared")),
        original=before,
        corrected=corrected,
        others=tuple((str(code), int(number)) for code, number in unit.source.get("others", ())),
    )
    return counted, StationResult(unit.number, unit.name, now, before, tuple(notes), investigation)


def _investigations(session: CommitteeSession) -> dict[int, Investigation]:
    rows = Row.objects.filter(unit__session=session)
    return {row.unit_id: Investigation(row.reason, row.findings, row.corrected) for row in rows}


def _notes(session: CommitteeSession) -> dict[int, list[str]]:
    """What was explained of warnings, by unit: what it is about, and the words of whoever explained it."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = WarningNote.objects.filter(count__unit__session=session).exclude(explanation="")
    for unit, code, explanation in rows.values_list("count__unit_id", "code", "explanation"):
        found[unit].append(f"{TEXTS[code].title}: {explanation}")
    return found
