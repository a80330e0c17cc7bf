"""What is kept of a count file once it has been read: small, flat, and quick to send between processes."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from kiesdeler.eml.messages import CandidateLists, ElectionDefinition, Result
from kiesdeler.problems import Problem
from kiesdeler.verify.findings import Finding

Line = tuple[int, int | None, str | None]  # list, candidate's number, candidate's code; both None: the list itself


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one unit or one total: `votes[i]` belongs to `lines[i]`."""

    lines: tuple[Line, ...]
    votes: array[int]
    valid: int
    rejected: tuple[tuple[str, int], ...]
    cast: int | None
    uncounted: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A unit of a 510c or 510d: a municipality or a district."""

    id: str
    name: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Counted:
    """A 510: its total, and its units where another file holds the same figures (510c, 510d)."""

    message: str  # 510b, 510c, 510d
    contest: str  # geen, alle, or the number of a district
    authority: str  # CSB, HSB9, 0363
    name: str  # of the authority
    total: Figures
    areas: tuple[Area, ...]
    stations: int  # polling stations of a 510b
    fingerprints: tuple[tuple[str, str, bytes], ...]  # unit id, name, digest of the figures


Content = Counted | ElectionDefinition | CandidateLists | Result


@dataclass(frozen=True, slots=True)
class Digest:
    """One file: whose it is, what is in it, what was found while reading it. `content` None: it can't be used."""

    file: str
    sha256: str
    election: str = ""  # id
    category: str = ""
    year: int = 0
    content: Content | None = None
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
