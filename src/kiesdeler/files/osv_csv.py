"""The osv4-3 CSV: the votes of a municipality per polling station, or of a district per municipality.

UTF-8 with a byte order mark, `;` between cells, non-empty cells in double quotes, empty cells empty, lines ending in
a line feed and the last row without one.  What a unit does not have (a postal station has no poll cards) is an empty
cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kiesdeler.eml.messages import CandidateList, CandidateLists, Count, PersonName, Unit, Votes
from kiesdeler.files.names import area_kind
from kiesdeler.problems import Problem, Refused

BYTE_ORDER_MARK = "\ufeff"

Cell = str | int | None
NATIONAL = "alle"  # the contest of European lists, which hold in every district
Line = tuple[int, int | None]  # list and candidate; None is the list itself

_STATION = re.compile(r"^(?:(?:Stembureau|Briefstembureau) )+")
_POSTCODE = re.compile(r" \(postcode: (\d{4} [A-Z]{2})\)")
_VALID, _FOUND, _CAST = "geldige stembiljetten", "aangetroffen stembiljetten", "opgeroepenen"
_ROWS = (  # label -> reason code in the count; the three without one are computed
    (_CAST, ""),
    ("geldige stempas", "geldige stempassen"),
    ("geldig volmachtbewijs", "geldige volmachtbewijzen"),
    ("geldige kiezerspas", "geldige kiezerspassen"),
    ("toegelaten kiezers", "toegelaten kiezers"),
    (_VALID, ""),
    ("blanco stembiljetten", "blanco"),
    ("ongeldige stembiljetten", "ongeldig"),
    (_FOUND, ""),
    ("meer stembiljetten dan toegelaten kiezers", "meer getelde stembiljetten"),
    ("minder stembiljetten dan toegelaten kiezers", "minder getelde stembiljetten"),
    ("kiezers met stembiljet hebben niet gestemd", "meegenomen stembiljetten"),
    ("er zijn te weinig stembiljetten uitgereikt", "te weinig uitgereikte stembiljetten"),
    ("er zijn te veel stembiljetten uitgereikt", "te veel uitgereikte stembiljetten"),
    ("geen verklaring", "geen verklaring"),
    ("andere verklaring", "andere verklaring"),
)
_ONLY_MUNICIPALITY = {"geldige stempas", "toegelaten kiezers"}  # a district does not report these


def write_csv(count: Count, lists: CandidateLists) -> bytes:
    """The osv4-3 CSV of a 510b or 510c with the candidate lists (230b) of the same contest.

    Raises Refused when the two are of different elections or contests, or do not hold the same lists and candidates.
    """
    problems = list(_mismatches(count, lists))
    if problems:
        raise Refused(problems)
    rows = [*_heading(count), *_voters(count), *_votes(count, lists)]
    return (BYTE_ORDER_MARK + "\n".join(map(_row, rows))).encode()


def station_name(name: str) -> str:
    """The name of a polling station as the CSV has it: without the words and the postcode that the count adds."""
    return _POSTCODE.sub("", _STATION.sub("", name))


def ballot_name(name: PersonName | None) -> str:
    """A candidate as the CSV has him: `van der Burg, E.`."""
    if name is None:
        return ""
    last = f"{name.prefix} {name.last_name}" if name.prefix else name.last_name
    return f"{last}, {name.initials}" if name.initials else last


def _heading(count: Count) -> Iterator[list[Cell]]:
    authority = count.header.authority
    area, code = (authority.name, authority.id or "") if authority else ("", "")
    yield ["Verkiezing", "", count.election.name or count.election.id]
    yield ["Datum", "", count.election.date.isoformat()]
    yield ["Gebied", "", f"{area_kind(count)} {area}".strip()]
    yield ["Nummer", "", code]
    yield []
    yield [
        *("Lijstnummer", "Aanduiding", "Volgnummer", "Naam kandidaat", "Totaal"),
        *(station_name(unit.name) for unit in count.units),
    ]
    yield ["Gebiednummer", "", "", "", "", *map(_unit_number, count.units)]
    if _of_municipality(count):
        yield ["Postcode", "", "", "", "", *(_postcode(unit.name) for unit in count.units)]


def _voters(count: Count) -> Iterator[list[Cell]]:
    columns = [_figures(votes) for votes in _all_votes(count)]
    for label, code in _ROWS:
        if _of_municipality(count) or label not in _ONLY_MUNICIPALITY:
            yield ["", label, "", "", *(column.get(code or label) for column in columns)]


def _figures(votes: Votes) -> dict[str, int | None]:
    rejected = dict(votes.rejected)
    return {
        **dict(votes.uncounted),
        **rejected,
        _CAST: votes.cast,
        _VALID: votes.total_counted,
        _FOUND: votes.total_counted + sum(rejected.values()),
    }


def _votes(count: Count, lists: CandidateLists) -> Iterator[list[Cell]]:
    """A row per list and per candidate, in the order of the candidate lists."""
    units = _all_votes(count)
    places_on = {
        key: {(line.list, line.candidate): index for index, line in enumerate(ballot)}
        for key, ballot in {id(votes.ballot): votes.ballot for votes in units}.items()  # most units share one ballot
    }
    places = [places_on[id(votes.ballot)] for votes in units]

    def row(number: int, candidate: int | None) -> Iterator[int]:
        return (votes.votes[place[number, candidate]] for votes, place in zip(units, places, strict=True))

    for affiliation in lists.contests[0].lists:
        number = affiliation.number or 0
        yield [number, affiliation.name, "", "", *row(number, None)]
        for candidate in affiliation.candidates:
            yield ["", "", candidate.id, ballot_name(candidate.name), *row(number, candidate.id)]


def _all_votes(count: Count) -> list[Votes]:
    return [count.total, *(unit.votes for unit in count.units)]


def _of_municipality(count: Count) -> bool:
    return count.header.message == "510b"


def _unit_number(unit: Unit) -> str:
    """`1` of `0363::SB1`, `0654` of `HSB16::0654`."""
    return unit.id.rsplit("::", 1)[-1].removeprefix("SB")


def _postcode(name: str) -> str:
    found = _POSTCODE.search(name)
    return found[1] if found else ""


def _row(cells: Iterable[Cell]) -> str:
    return ";".join(map(_cell, cells))


def _cell(value: Cell) -> str:
    if value is None or value == "":
        return ""
    return '"' + str(value).replace('"', '""') + '"'


def _mismatches(count: Count, lists: CandidateLists) -> Iterator[Problem]:
    if count.header.message not in {"510b", "510c"}:
        yield Problem(f"Van een {count.header.message} kan geen CSV gemaakt worden: verwacht een 510b of een 510c.")
        return
    if count.election.id != lists.election.id:
        yield Problem(
            f"De telling is van verkiezing {count.election.id}, maar de kandidatenlijsten zijn van {lists.election.id}."
        )
        return
    contest = lists.contests[0].contest
    if contest.id not in {count.contest.id, NATIONAL}:
        yield Problem(
            f"De telling is van kieskring {count.contest.id}, de kandidatenlijsten zijn van kieskring {contest.id}."
        )
        return
    expected = {line for affiliation in lists.contests[0].lists for line in _lines(affiliation)}
    ballots = {id(votes.ballot): votes.ballot for votes in _all_votes(count)}
    for ballot in ballots.values():
        found = {(line.list, line.candidate) for line in ballot}
        for number, candidate in sorted(expected - found, key=_order):
            yield Problem(f"In de telling ontbreekt {_where(number, candidate)} van de kandidatenlijsten.")
        for number, candidate in sorted(found - expected, key=_order):
            yield Problem(f"In de telling staat {_where(number, candidate)}, maar niet op de kandidatenlijsten.")


def _lines(affiliation: CandidateList) -> Iterator[Line]:
    number = affiliation.number or 0
    yield number, None
    for candidate in affiliation.candidates:
        yield number, candidate.id


def _order(line: Line) -> tuple[int, int]:
    return line[0], line[1] or 0


def _where(number: int, candidate: int | None) -> str:
    return f"lijst {number}" if candidate is None else f"kandidaat {candidate} van lijst {number}"
