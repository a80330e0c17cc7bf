"""The documents of a session: reports, count and CSV, and the zip that is handed over. All of them, or none.

They are made outside any transaction, since that takes seconds, and stored in one, after a look whether the session is
still the one they were made from.
"""

from __future__ import annotations

import datetime
import functools
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from kiesdeler.app.audit.log import Who, record
from kiesdeler.app.counting.models import CommitteeSession
from kiesdeler.app.counting.session_acts import step
from kiesdeler.app.elections.files import candidate_lists, definition, place_of
from kiesdeler.app.elections.models import Committee
from kiesdeler.app.results.assembling import Assembled, assembled, count_of, heading
from kiesdeler.app.results.making import Finish, Print, Progress, begin, begin_thread
from kiesdeler.app.results.models import Document, Making
from kiesdeler.app.results.reports import in_language, report, session_reports
from kiesdeler.app.writing import writing
from kiesdeler.eml.messages import Authority, Count
from kiesdeler.eml.writer import write
from kiesdeler.files.names import csv_name, message_name
from kiesdeler.files.package import count_files, session_package
from kiesdeler.law.counting.sessions import SessionAct
from kiesdeler.problems import Problem, Refused
from kiesdeler.reports.languages import Language
from kiesdeler.reports.render import render

WHAT = "documents"
COUNT, CSV, PACKAGE = "510b", "osv4-3", "package"  # kinds beside the models
THERE = "De documenten zijn al gemaakt. Ze gelden zolang er niets verandert."
CHANGED = "De zitting is veranderd terwijl de documenten werden gemaakt. Er is niets bewaard. Maak ze opnieuw."


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made."""

    name: str
    kind: str
    data: bytes


def make_documents(*, who: Who, session: CommitteeSession) -> Making | str:
    """Begin making the documents of a session; a Dutch sentence when that can't be."""
    with writing():
        session = CommitteeSession.objects.select_related("committee__election").get(pk=session.pk)
        making = begin(who=who, session=session, what=WHAT)
        if isinstance(making, str):
            return making
        refused = refusal(who, session)
        if refused is not None:
            making.delete()
            return refused
        begin_thread(making, who, functools.partial(work, session.pk, who))
    return making


def refusal(who: Who, session: CommitteeSession) -> str | None:
    """Why the documents of a session can't be made now."""
    row = step(who=who, session=session, act=SessionAct.DOCUMENTS)
    if isinstance(row, str):
        return row
    return THERE if session.documents.filter(withdrawn_at=None).exists() else None


def work(session_id: int, who: Who, progress: Progress) -> Finish:
    """Make everything; what comes back stores it. Raises Refused with what is in the way."""
    session = CommitteeSession.objects.select_related("committee__election").get(pk=session_id)
    files = list(documents(session, timezone.now(), progress))
    return functools.partial(_store, who, session, files)


def documents(session: CommitteeSession, moment: datetime.datetime, progress: Progress) -> Iterator[Made]:
    """Every document of a session in the order in which they need each other. Raises Refused."""
    committee = session.committee
    progress("de cijfers", 0, 1)
    made = assembled(session)
    names = session_reports(made)
    count, content, digest = _count(session, made, moment, progress)
    reports: dict[str, bytes] = {}
    for language in _languages(committee):
        for name in names:
            file = in_language(name, language)
            progress(file, 0, 1)
            context = report(name, heading(session, moment), made, count, digest, language)
            data = render(context, functools.partial(progress, file))
            yield Made(file, name.removesuffix(".pdf").rpartition("_")[2], data)
            if language is Language.DUTCH:
                reports[name] = data
    progress("de bestanden om over te dragen", 0, 1)
    local = timezone.localtime(moment).replace(tzinfo=None)
    lists = candidate_lists(committee)
    files = {} if count is None else count_files(count, lists, local, written=content)
    if count is not None:
        yield Made(message_name(count), COUNT, content)
        yield Made(csv_name(count), CSV, files[csv_name(count)])
    package = session_package(
        session.phase,
        definition(committee).election,
        _authority(committee),
        reports,
        count=count,
        lists=lists,
        moment=local,
        files=files,
    )
    yield Made(package.name, PACKAGE, package.data)


def _count(
    session: CommitteeSession, made: Assembled, moment: datetime.datetime, progress: Progress
) -> tuple[Count | None, bytes, str | None]:
    """The count with its bytes and their hash; none of a next session that changed no number."""
    if session.number > 1 and not made.corrected:
        return None, b"", None
    progress("de telling (510b)", 0, 1)
    count = count_of(session, made, moment)
    content = write(count)
    return count, content, hashlib.sha256(content).hexdigest()


def _languages(committee: Committee) -> tuple[Language, ...]:
    return (Language.DUTCH, Language.FRISIAN) if committee.frisian else (Language.DUTCH,)


def _authority(committee: Committee) -> Authority:
    place = place_of(committee)
    return Authority(place.code, place.name)


def _store(who: Who, made_from: CommitteeSession, files: list[Made]) -> Print | None:
    """In the transaction of the caller: every document and the entry in the log."""
    session = CommitteeSession.objects.select_for_update(of=("self",)).select_related("committee").get(pk=made_from.pk)
    row = step(who=who, session=session, act=SessionAct.DOCUMENTS)
    if isinstance(row, str):
        raise Refused([Problem(row)])
    if _seen(session) != _seen(made_from):
        raise Refused([Problem(CHANGED)])
    if session.documents.filter(withdrawn_at=None).exists():
        raise Refused([Problem(THERE)])
    for made in files:
        Document.objects.create(
            session=session,
            name=made.name,
            kind=made.kind,
            content=made.data,
            size=len(made.data),
            sha256=hashlib.sha256(made.data).hexdigest(),
            made_by=who.name,
        )
    record(
        row.event, who, committee=session.committee_id, subject=session.title,
        names=", ".join(each.name for each in files),
        hashes={each.name: hashlib.sha256(each.data).hexdigest() for each in files},
    )  # fmt: skip
    return None


def _seen(session: CommitteeSession) -> tuple[object, ...]:
    """What tells that a session is not the same any more; its figures change only when it is completed anew."""
    return (
        session.state, session.completed_at, session.place, session.date, session.time, session.objections,
        session.particulars,
    )  # fmt: skip
