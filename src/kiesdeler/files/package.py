"""What a committee hands over after a session, as one zip: its reports, the count file and the CSV.

Names as in the instructions of the Kiesraad for municipalities; the platforms that take these zips read them.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from kiesdeler.eml.messages import Authority, CandidateLists, Count, ElectionIdentifier
from kiesdeler.eml.regions import POSTAL_COMMITTEE
from kiesdeler.eml.writer import write
from kiesdeler.files.names import Package, csv_name, message_name, package_name, zip_name
from kiesdeler.files.osv_csv import write_csv
from kiesdeler.files.zips import write_zip
from kiesdeler.law.counting.kinds import Committee, FormKind, Method, Phase

_RESULT = {Method.CSO: "Model_Na31-2.pdf", Method.DSO: "Model_Na31-1.pdf", None: "Model_O20.pdf"}
_CORRIGENDUM = {Committee.GSB: "Model_Na14-2.pdf", Committee.SOL: "Model_Na14-2.pdf", Committee.NBSB: "Model_P1f-2.pdf"}
_SESSION = {
    Committee.GSB: "Leeg_Model_P2a.pdf",
    Committee.SOL: "Leeg_Model_P2a.pdf",
    Committee.NBSB: "Leeg_Model_P2c.pdf",
}


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file and what it is called."""

    name: str
    data: bytes


def report_names(kind: FormKind, *, corrected: bool = False) -> tuple[str, ...]:
    """The names of the reports that are handed over, in order (Kiesregeling, models Na, O and P).

    Of a next session the report of the session itself always, filled in by pen; the corrigendum when numbers changed.
    KeyError for a higher committee.
    """
    if kind.phase is Phase.FIRST:
        return (_RESULT[kind.method],)
    session = _SESSION[kind.committee]
    return (session, _CORRIGENDUM[kind.committee]) if corrected else (session,)


def count_files(
    count: Count, lists: CandidateLists, moment: datetime.datetime, *, written: bytes | None = None
) -> dict[str, bytes]:
    """The count as it is handed over: the osv4-3 CSV, and the 510b in a zip of its own.

    `written`: the 510b, where it was written already (of a large municipality that takes seconds).  Raises Refused when
    count and lists do not belong together.
    """
    content = write(count) if written is None else written
    return {
        csv_name(count): write_csv(count, lists),
        zip_name(count): write_zip({message_name(count): content}, moment),
    }


def session_package(
    phase: Phase,
    election: ElectionIdentifier,
    authority: Authority,
    documents: Mapping[str, bytes],
    *,
    count: Count | None,
    lists: CandidateLists,
    moment: datetime.datetime,
    files: Mapping[str, bytes] | None = None,
) -> NamedFile:
    """The zip of a session of the committee `authority`: the documents in the order given, then the count.

    `count` is None for a next session that changed no number: then there is no new count.  `moment` is when the
    documents were made, in local time; the same moment and content give the same bytes.  `files` are those of
    `count_files`, where they were made already.  Raises ValueError for a first session without a count, and Refused
    when count and lists do not belong together.
    """
    if count is None and phase is Phase.FIRST:
        raise ValueError("a first session has a count")
    kind = Package.DOCUMENTS if phase is Phase.FIRST else Package.CORRECTION
    members = dict(documents)
    if count is not None:
        members |= count_files(count, lists, moment) if files is None else files
    category = "" if authority.id == POSTAL_COMMITTEE else "GEMEENTE"
    return NamedFile(package_name(kind, election, category, authority.name, moment), write_zip(members, moment))
