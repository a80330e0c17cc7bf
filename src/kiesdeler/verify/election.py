"""The files of one election together: which count is of which municipality, district or country."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kiesdeler.eml.messages import CandidateLists, ElectionDefinition, Result
from kiesdeler.verify.figures import Counted, Digest
from kiesdeler.verify.findings import Finding


@dataclass(frozen=True, slots=True)
class CountFile:
    """A count and the file it came from."""

    file: str
    counted: Counted


@dataclass
class Election:
    """All files with one election id. Lists, as nothing forbids a second file for the same area."""

    id: str
    category: str
    year: int
    definitions: list[tuple[str, ElectionDefinition]] = field(default_factory=list)
    candidate_lists: list[tuple[str, CandidateLists]] = field(default_factory=list)
    municipalities: dict[int, list[CountFile]] = field(default_factory=lambda: defaultdict(list))
    districts: dict[int, list[CountFile]] = field(default_factory=lambda: defaultdict(list))
    totals: list[CountFile] = field(default_factory=list)
    results: list[tuple[str, Result]] = field(default_factory=list)
    hashes: list[tuple[str, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def definition(self) -> ElectionDefinition | None:
        """The 110a, if there is one."""
        return self.definitions[0][1] if self.definitions else None

    def add(self, digest: Digest) -> None:
        """Put a file in its place."""
        self.hashes.append((digest.file, digest.sha256))
        self.findings += digest.findings
        content = digest.content
        if isinstance(content, ElectionDefinition):
            self.definitions.append((digest.file, content))
        elif isinstance(content, CandidateLists):
            self.candidate_lists.append((digest.file, content))
        elif isinstance(content, Result):
            self.results.append((digest.file, content))
        elif content is not None:
            self._add_count(CountFile(digest.file, content))

    def _add_count(self, file: CountFile) -> None:
        counted = file.counted
        if counted.message == "510d":
            self.totals.append(file)
        elif counted.message == "510c":
            number = district_of(counted.authority) or district_of(f"HSB{counted.contest}") or 0
            self.districts[number].append(file)
        else:
            self.municipalities[municipality_of(counted.authority) or 0].append(file)


def municipality_of(unit: str) -> int | None:
    """The municipality in an id such as `0363`, `HSB9::0363` or `0363::SB1`."""
    found = re.search(r"(?:^|::)(\d{4})(?:::|$)", unit)
    return int(found[1]) if found else None


def district_of(unit: str) -> int | None:
    """The district in an id such as `HSB9` or `HSB9::0363`."""
    found = re.match(r"HSB(\d+)", unit)
    return int(found[1]) if found else None


def by_election(digests: Iterable[Digest]) -> dict[str, Election]:
    """The files sorted out by election id, in the order of the ids."""
    elections: dict[str, Election] = {}
    for digest in sorted(digests, key=lambda digest: (digest.election, digest.file)):
        if digest.election:
            election = elections.setdefault(digest.election, Election(digest.election, digest.category, digest.year))
            election.add(digest)
    return elections
