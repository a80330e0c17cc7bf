"""The longest report: Na 31-2 with annex 1 of 500 stations, 26 lists of 50 candidates, from figures to the PDF."""

from __future__ import annotations

import datetime
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.measure import Measurement, process
from kiesdeler.eml import messages
from kiesdeler.law.counting.fields import BallotList
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.kinds import Committee, FormKind, Method
from kiesdeler.law.rules import ElectionType
from kiesdeler.reports.counting_frame import Heading
from kiesdeler.reports.render import render
from kiesdeler.reports.sessions.inputs import SessionPart, StationResult
from kiesdeler.reports.sessions.na31 import na31

STATIONS, LISTS, CANDIDATES = 500, 26, 50
HEADING = Heading(
    "Amsterdam", "Gemeentelijk stembureau Amsterdam", "Tweede Kamer 2027", "TK2027", datetime.date(2027, 3, 17), 0
)


def measurements(_tk2023: Path | None) -> Iterator[Measurement]:
    """Seconds with the first sign of progress, and the memory of the largest process."""
    form, results = municipality()
    count = totals(form, results)
    name = f"Na 31-2 of {STATIONS} stations, {LISTS} lists of {CANDIDATES}"
    runs = [_run(form, count, results) for _ in range(2)]
    yield Measurement(name, min(seconds for seconds, _ in runs), "s", 5)
    yield Measurement("  until the first progress is told", min(first for _, first in runs), "s")
    memory = process([sys.executable, "-m", "benchmarks.reports_session"]).megabytes
    yield Measurement("  largest process", memory, "MB", 400)


def _run(form: Form, count: messages.Count, results: Sequence[StationResult]) -> tuple[float, float]:
    told: list[float] = []
    start = time.perf_counter()
    context = na31(HEADING, form, count, results, SessionPart(), count_hash="0" * 64)
    render(context, lambda _done, _total: told.append(time.perf_counter() - start))
    return time.perf_counter() - start, told[0]


def municipality() -> tuple[Form, list[StationResult]]:
    """Stations of a large municipality: some hundreds of votes each, most of them for the first on a list."""
    candidates = tuple((place, f"Naam, A.B. ({place})") for place in range(1, CANDIDATES + 1))
    ballot = [BallotList(number, f"Partij voor het Land {number}", candidates) for number in range(1, LISTS + 1)]
    form = Form(FormKind(Committee.GSB, ElectionType.TK, Method.CSO), ballot)
    draw = random.Random(2027)
    return form, [_station(form, number, draw) for number in range(1, STATIONS + 1)]


def _station(form: Form, number: int, draw: random.Random) -> StationResult:
    typed = {}
    for span in form.spans:
        votes = [draw.randint(0, 150), *(draw.choice((0, 0, 0, 1, 2, 12)) for _ in range(span.start + 1, span.total))]
        typed |= {form.fields[span.start + place].key: one for place, one in enumerate(votes)}
        typed |= {f"list_{span.number}": sum(votes), f"total_{span.number}": sum(votes)}
    valid = sum(typed[f"total_{span.number}"] for span in form.spans)
    typed |= {"candidates_total": valid, "blank": 4, "invalid": 1, "votes_cast": valid + 5, "equal": 1}
    typed |= {"poll_cards": valid - 100, "proxies": 90, "voter_cards": 15, "admitted": valid + 5}
    return StationResult(number, f"Buurthuis De Brink {number}", form.figures(form.filled(typed)))


def totals(form: Form, results: Sequence[StationResult]) -> messages.Count:
    """The count file of these stations, as far as the report reads it."""
    sums = dict(
        zip(
            (field.key for field in form.fields),
            map(sum, zip(*(one.figures for one in results), strict=True)),
            strict=True,
        )
    )
    lines, votes = [], []
    for party in form.lists:
        lines.append(messages.BallotLine(party.number, party.name))
        votes.append(sums[f"total_{party.number}"])
        lines += [messages.BallotLine(party.number, "", place) for place, _ in party.candidates]
        votes += [sums[f"votes_{party.number}_{place}"] for place, _ in party.candidates]
    coded = [
        (each.eml.code, sums[each.key]) for each in form.fields if each.eml and each.eml.element == "UncountedVotes"
    ]
    rejected = (("ongeldig", sums["invalid"]), ("blanco", sums["blank"]))
    return messages.Count(
        messages.Header("510b", "2027-03-18T12:00:00", messages.Authority("0363", "Amsterdam")),
        messages.ElectionIdentifier("TK2027", "TK", HEADING.election_date),
        messages.Contest("geen"),
        messages.Votes(tuple(lines), tuple(votes), 700_000, sums["candidates_total"], rejected, tuple(coded)),
        (),
    )


if __name__ == "__main__":
    made, stations = municipality()
    _run(made, totals(made, stations), stations)
