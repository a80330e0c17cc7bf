"""A small municipality with three stations, its count, its reports; and the same after a correction."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from kiesdeler.eml import messages as eml
from kiesdeler.law.counting.fields import NO, YES, BallotList
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.kinds import Committee, FormKind, Method, Phase
from kiesdeler.law.rules import ElectionType
from kiesdeler.reports.bundle import Bundle
from kiesdeler.reports.counting_frame import Heading
from kiesdeler.reports.languages import Language
from kiesdeler.reports.sessions.inputs import Investigation, SessionPart, StationResult
from kiesdeler.reports.sessions.na14 import na14_2
from kiesdeler.reports.sessions.na31 import na31, o20
from kiesdeler.reports.sessions.p2a import P2a, p2a

HASH = "0123456789abcdef" * 4
BALLOT = (
    BallotList(1, "Partij voor Juinen", ((1, "Jansen, A. (Anna)"), (2, "Vries, de, B."), (3, "Çelik, C."))),
    BallotList(2, "", ((1, "Øster, D."), (2, "IJzerman, E."))),
    BallotList(4, "Samen", tuple((number, f"Naam{number}, N.") for number in range(1, 13))),
)
HEADING = Heading(
    "Juinen", "Gemeentelijk stembureau Juinen", "Gemeenteraad Juinen 2026", "GR2026_Juinen",
    datetime.date(2026, 3, 18), 1_773_900_000, area_code="9999",
)  # fmt: skip
KNOWN = SessionPart(
    place="Gemeentehuis Juinen",
    date=datetime.date(2026, 3, 19),
    time=datetime.time(10, 30),
    present=(("M. de Voorzitter", "voorzitter"), ("A. Lid", "lid"), ("B. Lid", "lid"), ("C. Lid", "lid")),
    changes=("Stembureau 4 (De Kas) is niet open geweest: er was geen stroom.",),
    objections=("Een kiezer vond dat de deur te laat open ging.\nAntwoord: de deur was om 7.30 uur open.",),
    particulars=("Om 12 uur was er een oefening van de brandweer.",),
)
NOTHING_KNOWN = SessionPart()
# Votes per candidate, blank, invalid, admitted voters.
STATIONS: Mapping[int, tuple[str, tuple[int, ...], int, int, int]] = {
    1: ("De Brink", (100, 20, 3, 40, 5, 60, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), 2, 1, 297),
    2: ("Dorpshuis ’t Hart", (1200, 0, 0, 7, 0, 30, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1), 0, 0, 1240),
    7: ("Mobiel stembureau", (8, 1, 0, 2, 2, 5, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0), 1, 0, 19),
}
NAMES = tuple(name for name, *_ in STATIONS.values())


def form(method: Method = Method.CSO, phase: Phase = Phase.FIRST) -> Form:
    return Form(FormKind(Committee.GSB, ElectionType.GR, method, phase), BALLOT)


def values(
    of: Form, votes: Sequence[int], blank: int, invalid: int, admitted: int, choices: Mapping[str, int] | None = None
) -> dict[str, int]:
    """What was typed of one station, by key."""
    keys = [f"votes_{party.number}_{number}" for party in of.lists for number, _ in party.candidates]
    typed = dict(zip(keys, votes, strict=True))
    for party in of.lists:
        total = sum(typed[f"votes_{party.number}_{number}"] for number, _ in party.candidates)
        typed |= {f"list_{party.number}": total, f"total_{party.number}": total}
    valid, cast = sum(votes), sum(votes) + blank + invalid
    typed |= {"candidates_total": valid, "blank": blank, "invalid": invalid, "votes_cast": cast, "admitted": admitted}
    typed |= {"more": max(0, cast - admitted), "fewer": max(0, admitted - cast)}
    if "poll_cards" in of.index:
        typed |= {"poll_cards": admitted - admitted // 10, "proxies": admitted // 10}
    boxes = {"equal": cast == admitted, "more_cast": cast > admitted, "fewer_cast": cast < admitted}
    typed |= {key: int(ticked) for key, ticked in boxes.items() if key in of.index}
    return typed | dict(choices or {})


def stations(of: Form) -> tuple[StationResult, ...]:
    """The first session: station 2 has two votes fewer than voters, station 7 was investigated."""
    if of.kind.method is Method.CSO:
        quiet = {"station_explained": YES, "station_lists_differ": NO}
        choices = {
            1: quiet,
            2: quiet | {"explained": NO},
            7: {"other_reason": YES, "recounted": YES, "station_explained": NO, "station_lists_differ": YES},
        }
    elif of.kind.postal:
        choices = {1: {}, 2: {"unexplained": 2}, 7: {}}
    else:
        quiet = {"corrigendum": NO, "insert": NO}
        choices = {
            1: quiet,
            2: quiet | {"explained": YES},
            7: {"corrigendum": YES, "insert": YES, "reason_other": 1, "corrected": YES},
        }
    notes = {2: ("Er zijn twee stembiljetten\nmeegenomen door kiezers.",)}
    found = []
    for number, (name, *numbers) in STATIONS.items():
        typed = of.filled(values(of, *numbers, choices[number]))
        found.append(StationResult(number, name, of.figures(typed), notes=notes.get(number, ())))
    return tuple(found)


def count(of: Form, results: Sequence[StationResult], initial: eml.Initial | None = None) -> eml.Count:
    """The 510b of these stations."""
    sums = [sum(column) for column in zip(*(one.figures for one in results), strict=True)] or [0] * len(of.fields)
    total = dict(zip((field.key for field in of.fields), sums, strict=True))
    ballot, votes = [], []
    for party in of.lists:
        ballot.append(eml.BallotLine(party.number, party.name))
        votes.append(total[f"total_{party.number}"])
        for number, _ in party.candidates:
            ballot.append(eml.BallotLine(party.number, "", number))
            votes.append(total[f"votes_{party.number}_{number}"])
    coded = tuple(
        (field.eml.code, total[field.key])
        for field in of.fields
        if field.eml is not None and field.eml.element == "UncountedVotes"
    )
    return eml.Count(
        eml.Header("510b", "2026-03-19T12:00:00.000", eml.Authority("9999", "Juinen")),
        eml.ElectionIdentifier("GR2026_Juinen", "GR", HEADING.election_date, HEADING.election),
        eml.Contest("geen"),
        eml.Votes(
            tuple(ballot),
            tuple(votes),
            2500,
            total["candidates_total"],
            (("ongeldig", total["invalid"]), ("blanco", total["blank"])),
            coded,
            initial,
        ),
        (),
    )


def first_session(
    method: Method = Method.CSO,
    session: SessionPart = KNOWN,
    *,
    heading: Heading = HEADING,
    language: Language = Language.DUTCH,
    digest: str | None = HASH,
) -> Bundle:
    of = form(method)
    return na31(heading, of, count(of, stations(of)), stations(of), session, count_hash=digest, language=language)


def zero_report(method: Method = Method.CSO) -> Bundle:
    """Before the start: every station there is, all zero."""
    of = form(method)
    results = [StationResult(number, name, of.figures(of.empty())) for number, (name, *_) in STATIONS.items()]
    return na31(replace(HEADING, concept=True), of, count(of, results), results, NOTHING_KNOWN, count_hash=None)


def postal(session: SessionPart = KNOWN, language: Language = Language.DUTCH) -> Bundle:
    of = Form(FormKind(Committee.NBSB, ElectionType.TK), BALLOT)
    heading = replace(HEADING, area="Nederland", committee="Nationaal briefstembureau", election="Tweede Kamer 2027",
                      election_id="TK2027", area_code="")  # fmt: skip
    return o20(heading, of, count(of, stations(of)), stations(of), session, count_hash=HASH, language=language)


ASKED = Investigation("Een biljet lag nog in de bus.\nTel het mee.", "Er lag één biljet in de bus.", True)
IN_VAIN = Investigation("Tel lijst 4 na.", "Alles klopte.", False)


def next_results(of: Form) -> tuple[StationResult, ...]:
    """The next session: station 1 stays as it was; station 7 gets one vote more for Çelik, who had none there."""
    first = form(of.kind.method or Method.CSO)
    before = {one.number: of.carried(first, one.figures) for one in stations(first)}
    name, votes, blank, invalid, admitted = STATIONS[7]
    better = (*votes[:2], votes[2] + 1, *votes[3:])
    corrected = of.figures(of.filled(values(of, better, blank, invalid, admitted + 1)))
    return (
        StationResult(1, STATIONS[1][0], before[1], before[1], investigation=IN_VAIN),
        StationResult(7, name, corrected, before[7], investigation=ASKED),
    )


def corrigendum(
    method: Method = Method.CSO, *, language: Language = Language.DUTCH, digest: str | None = HASH
) -> Bundle:
    of = form(method, Phase.NEXT)
    results = next_results(of)
    first = form(method)
    whole = [StationResult(one.number, "", of.carried(first, one.figures)) for one in stations(first)[1:2]]
    new = count(of, [*results, *whole])
    old = count(first, stations(first))
    before, after = old.total, new.total
    initial = eml.Initial(
        tuple(
            (index, was) for index, (was, now) in enumerate(zip(before.votes, after.votes, strict=True)) if was != now
        ),
        None,
        before.total_counted,
        (),
        tuple((code, number) for code, number in before.uncounted if dict(after.uncounted)[code] != number),
    )
    return na14_2(
        HEADING, of, count(of, [*results, *whole], initial), results, KNOWN, count_hash=digest, language=language
    )


def new_session(language: Language = Language.DUTCH) -> P2a:
    return p2a(HEADING, next_results(form(Method.CSO, Phase.NEXT)), KNOWN, language=language)


def empty_new_session(language: Language = Language.DUTCH) -> P2a:
    return p2a(HEADING, language=language)


# What is kept as reference texts: one small example each, the empty ones and those from before the start included.
REPORTS: dict[str, Callable[[], Bundle | P2a]] = {
    "session-na31-1": lambda: first_session(Method.DSO),
    "session-na31-2": first_session,
    "session-na31-2-by-hand": lambda: first_session(session=NOTHING_KNOWN),
    "session-na31-2-zero": zero_report,
    "session-na31-2-fy": lambda: first_session(language=Language.FRISIAN),
    "session-na14-2": corrigendum,
    "session-na14-2-decentral": lambda: corrigendum(Method.DSO),
    "session-p2a": new_session,
    "session-p2a-empty": empty_new_session,
    "session-o20": postal,
}
