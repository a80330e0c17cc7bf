"""Reading one file and keeping what the verification needs of it. Runs in a process of its own, many at once."""

from __future__ import annotations

import hashlib
import zipfile
from array import array
from collections import Counter

from kiesdeler.eml.descriptions import MESSAGES
from kiesdeler.eml.messages import (
    Ballot,
    CandidateLists,
    Count,
    ElectionDefinition,
    ElectionIdentifier,
    Header,
    Message,
    Result,
    Votes,
)
from kiesdeler.eml.parsing import parse
from kiesdeler.eml.reader import read
from kiesdeler.eml.reading import Reading
from kiesdeler.problems import Problem, Severity
from kiesdeler.verify.figures import Area, Counted, Digest, Figures, Line
from kiesdeler.verify.findings import Finding, Kind
from kiesdeler.verify.inside import inside
from kiesdeler.verify.naming import name_fits
from kiesdeler.verify.sources import Source


def digest(source: Source) -> Digest:
    """What a file holds and what is wrong inside it. Bad bytes come back as problems, never as an exception."""
    name = source.name
    try:
        data = source.read()
    except (OSError, zipfile.BadZipFile) as error:
        return Digest(name, "", problems=(Problem(f"Het bestand is niet te lezen: {error}.", name),))
    sha256 = hashlib.sha256(data).hexdigest()
    message, problems = _read(data, name)
    if message is None:
        return Digest(name, sha256, problems=tuple(problems))
    if isinstance(message, (ElectionDefinition, CandidateLists, Result)):
        found = [*_form(data, name, message.header), *_told(problems, name)]
        found += name_fits(name, message, message.election)
        return _digest(name, sha256, message.election, message, found)
    if isinstance(message, Count):
        found = [*_form(data, name, message.header), *_told(problems, name)]
        found += [*name_fits(name, message, message.election), *inside(message, name), *_same_id(message, name)]
        return _digest(name, sha256, message.election, counted(message), found)
    return Digest(name, sha256)  # nominations and polling stations: nothing to recompute


def _digest(
    name: str,
    sha256: str,
    election: ElectionIdentifier,
    content: Counted | ElectionDefinition | CandidateLists | Result,
    found: list[Finding],
) -> Digest:
    return Digest(name, sha256, election.id, election.category, election.date.year, content, tuple(found))


def _read(data: bytes, name: str) -> tuple[Message | None, list[Problem]]:
    """Like `read`, but a count whose sums do not add up is no reason to stop: our own checks tell where."""
    message, problems = read(data, name)
    root = parse(data, name)[0] if message is None else None
    description = None if root is None else MESSAGES.get((root.get("Id") or "").strip())
    if root is None or description is None:
        return message, problems
    reading = Reading()
    count = reading.value(description, root)
    if isinstance(count, Count) and inside(count, name):
        return count, [Problem(one.message, name, severity=one.severity) for one in reading.findings]
    return None, problems


def _form(data: bytes, name: str, header: Header) -> list[Finding]:
    """What shows at once that a file is not in the canonical form that it says it has."""
    if header.canonicalization is None:
        return []
    signs = [
        ("een XML-declaratie", data[:5] == b"<?xml" or not data.startswith(b"<")),
        ("lege elementen met />", b"/>" in data),
        ("een regeleinde aan het slot", data.endswith((b"\n", b"\r"))),
    ]
    seen = [sign for sign, there in signs if there]
    if not seen:
        return []
    text = (
        f"Het bestand heeft {' en '.join(seen)}: het is niet zoals het programma het schreef, maar daarna nog bewerkt."
    )
    return [Finding(22, Kind.WARNING, text, name)]


def _told(problems: list[Problem], name: str) -> list[Finding]:
    """What the reader found, each sentence once, where it is first; a notice is no departure from the description."""
    first: dict[str, Problem] = {}
    for one in problems:
        if one.severity is not Severity.NOTICE:
            first.setdefault(one.message, one)
    return [
        Finding(21, Kind.WARNING, message, name, line=one.line, column=one.column) for message, one in first.items()
    ]


def _same_id(count: Count, name: str) -> list[Finding]:
    often = [(unit, times) for unit, times in Counter(unit.id for unit in count.units).items() if times > 1]
    return [
        Finding(17, Kind.WARNING, f"Nummer {unit} staat {times} keer in het bestand.", name, unit)
        for unit, times in often
    ]


def counted(count: Count) -> Counted:
    """What is kept of a count."""
    lines: dict[int, tuple[Line, ...]] = {}
    stations = count.header.message in {"510a", "510b"}
    authority = count.header.authority
    return Counted(
        count.header.message,
        count.contest.id,
        (authority.id if authority else None) or "",
        authority.name if authority else "",
        _figures(count.total, lines),
        () if stations else tuple(Area(u.id, u.name, _figures(u.votes, lines)) for u in count.units),
        len(count.units) if stations else 0,
        tuple((u.id, u.name, _fingerprint(u.votes)) for u in count.units if u.votes.total_counted) if stations else (),
    )


def _figures(votes: Votes, known: dict[int, tuple[Line, ...]]) -> Figures:
    lines = known.get(id(votes.ballot))
    if lines is None:
        lines = known[id(votes.ballot)] = _lines(votes.ballot)
    return Figures(lines, array("q", votes.votes), votes.total_counted, votes.rejected, votes.cast, votes.uncounted)


def _lines(ballot: Ballot) -> tuple[Line, ...]:
    return tuple((line.list, line.candidate, line.code) for line in ballot)


def _fingerprint(votes: Votes) -> bytes:
    """Of every figure but the number of eligible voters."""
    figures = array("q", votes.votes)
    figures.extend(number for _, number in votes.rejected)
    figures.extend(number for _, number in votes.uncounted)
    return hashlib.blake2b(figures.tobytes(), digest_size=16).digest()
