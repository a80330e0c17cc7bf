"""The form of a session: made once for its committee, way of counting, election and phase."""

from __future__ import annotations

import functools

from kiesdeler.app.counting.models import CommitteeSession, Unit
from kiesdeler.app.elections.files import election_type, lists
from kiesdeler.app.elections.models import Committee
from kiesdeler.law.counting.count import Desk
from kiesdeler.law.counting.fields import BallotList
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.kinds import Committee as Kind
from kiesdeler.law.counting.kinds import FormKind, Method, Phase
from kiesdeler.tally.paper_lists import ballot_lists


def form_of(session: CommitteeSession) -> Form:
    """The form that the units of a session are entered on."""
    committee = session.committee
    kind = FormKind(
        Kind(committee.kind),
        election_type(committee),
        Method(committee.method) if committee.method else None,
        session.phase,
    )
    return _form(kind, committee.candidates_id, committee.pk)


@functools.lru_cache(maxsize=64)
def _form(kind: FormKind, _file: int, committee: int) -> Form:
    return Form(kind, ballots(Committee.objects.select_related("election").get(pk=committee)))


def ballots(committee: Committee) -> tuple[BallotList, ...]:
    """The lists on the ballot paper of a committee."""
    return ballot_lists(lists(committee))


def desk_of(unit: Unit) -> Desk:
    """What every act on the count of a unit needs to know."""
    original = tuple(unit.original) if unit.original is not None else None
    form = form_of(unit.session)
    if session_corrects(unit.session) and original is None:
        original = (0,) * len(form.fields)  # a station that was not there before starts from nothing
    return Desk(form, original)


def session_corrects(session: CommitteeSession) -> bool:
    """Whether numbers of a former session stand beside the new ones."""
    return session.phase is Phase.NEXT
