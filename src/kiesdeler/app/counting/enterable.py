"""Which units typists can enter in a session: the rule of law.counting.investigations over rows of the database."""

from __future__ import annotations

from django.db.models import QuerySet

from kiesdeler.app.counting.models import CommitteeSession, Investigation, Unit
from kiesdeler.law.counting.investigations import entry_refused
from kiesdeler.law.counting.kinds import Phase
from kiesdeler.law.counting.refusals import Refusal


def enterable(session: CommitteeSession) -> QuerySet[Unit]:
    """The units that are entered in a session: all in a first one, in a next one those with another outcome."""
    units = Unit.objects.filter(session=session)
    return units if session.phase is Phase.FIRST else units.filter(investigation__corrected=True)


def entry_refusal(unit: Unit) -> Refusal | None:
    """Why a unit is not entered in its session; None when it is."""
    if unit.session.phase is Phase.FIRST:
        return None
    found = Investigation.objects.filter(unit=unit).values_list("corrected", flat=True)
    return entry_refused(Phase.NEXT, investigated=bool(found), corrected=found[0] if found else None)
