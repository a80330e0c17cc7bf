"""The details of a session: place, date, time, objections and particulars, as the report has them (Na 31, part 1)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from kiesdeler.app.accounts.rights import demand
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.log import Who, record
from kiesdeler.app.counting.models import CommitteeSession
from kiesdeler.app.counting.session_acts import facts, withdraw
from kiesdeler.app.writing import writing
from kiesdeler.law.counting.sessions import SESSION_REFUSALS, SessionNeed, session_needs

_TOLD = {
    "place": "plaats",
    "date": "datum",
    "time": "aanvangstijd",
    "objections": "bezwaren",
    "particulars": "bijzonderheden",
}


@dataclass(frozen=True, slots=True)
class Details:
    """What is written down of a session. What is not known yet is empty."""

    place: str = ""
    date: datetime.date | None = None
    time: datetime.time | None = None
    objections: str = ""
    particulars: str = ""


def change_details(*, who: Who, session: CommitteeSession, new: Details) -> int | str:
    """Write the details down; how many documents were withdrawn because they said something else, or why not."""
    demand(who, Role.COORDINATOR)
    with writing():
        session = CommitteeSession.objects.select_for_update().get(pk=session.pk)
        met = session_needs(facts(session))
        for need in (SessionNeed.HERE, SessionNeed.LAST):
            if need not in met:
                return SESSION_REFUSALS[need]
        changed = [name for name in _TOLD if getattr(session, name) != getattr(new, name)]
        if not changed:
            return 0
        for name in changed:
            setattr(session, name, getattr(new, name))
        session.save(update_fields=changed)
        withdrawn = withdraw(session, "De gegevens van de zitting zijn gewijzigd.")
        record(
            "session.changed", who, committee=session.committee_id, subject=session.title,
            changes=", ".join(_TOLD[name] for name in changed), withdrawn=withdrawn,
        )  # fmt: skip
    return withdrawn
