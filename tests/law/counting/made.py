"""Forms and right entries for the tests."""

from __future__ import annotations

from kiesdeler.law.counting.fields import NO, YES, BallotList, Values
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.kinds import Committee, FormKind, Method, Phase
from kiesdeler.law.rules import ElectionType

BALLOT = (
    BallotList(1, "Partij Een", ((1, "Jansen, A."), (2, "de Vries, B."), (3, "Bakker, C."))),
    BallotList(4, "", ((1, "Visser, D."), (3, "Smit, E."))),
)
NEXT = Phase.NEXT
GR, PS, TK, AB, ER = ElectionType.GR, ElectionType.PS, ElectionType.TK, ElectionType.AB, ElectionType.ER


def form(
    committee: Committee, election: ElectionType, method: Method | None = None, phase: Phase = Phase.FIRST
) -> Form:
    return Form(FormKind(committee, election, method, phase), BALLOT)


CSO = form(Committee.GSB, PS, Method.CSO)
DSO = form(Committee.GSB, PS, Method.DSO)
CSB = form(Committee.CSB, AB)
NBSB = form(Committee.NBSB, TK)
LEVELS = {"C": CSO, "D": DSO, "S": CSB}
FORMS = {
    "GR CSO": form(Committee.GSB, GR, Method.CSO),
    "GR DSO": form(Committee.GSB, GR, Method.DSO),
    "PS CSO": CSO,
    "PS DSO": DSO,
    "ER SOL CSO": form(Committee.SOL, ER, Method.CSO),
    "NBSB": NBSB,
    "HSB": form(Committee.HSB, TK),
    "CSB": CSB,
    "CSB over districts": Form(FormKind(Committee.CSB, TK, over_districts=True), BALLOT),
    "CSO next": form(Committee.GSB, GR, Method.CSO, NEXT),
    "DSO next": form(Committee.GSB, GR, Method.DSO, NEXT),
    "NBSB next": form(Committee.NBSB, TK, None, NEXT),
    "CSB next": form(Committee.CSB, GR, None, NEXT),
    "CSB over districts next": Form(FormKind(Committee.CSB, TK, None, NEXT, over_districts=True), BALLOT),
}

# 1,000 voters and as many votes; nothing remarkable.
RIGHT = {
    "eligible": 1500, "poll_cards": 900, "proxies": 90, "voter_cards": 10, "admitted": 1000,
    "list_1": 700, "list_4": 260, "candidates_total": 960, "blank": 29, "invalid": 11, "votes_cast": 1000,
    "equal": 1, "votes_1_1": 400, "votes_1_2": 200, "votes_1_3": 100, "total_1": 700,
    "votes_4_1": 0, "votes_4_3": 260, "total_4": 260,
    "station_explained": YES, "station_lists_differ": NO, "corrigendum": NO, "insert": NO,
}  # fmt: skip


def entry(form: Form, **changes: int) -> Values:
    """A right entry of the form with changes; without voter cards they are poll cards."""
    values = RIGHT | changes
    if "voter_cards" not in form.index and "voter_cards" not in changes:
        values["poll_cards"] = changes.get("poll_cards", 910)
    unknown = set(changes) - set(form.index)
    assert not unknown, unknown
    return form.filled({key: value for key, value in values.items() if key in form.index})
