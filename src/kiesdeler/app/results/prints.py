"""Prints that are no documents: empty and prefilled papers, and concepts. They wait as a file until fetched.

They are not in the database: they can be made again at any time, and hundreds of papers would fill every back-up.
"""

from __future__ import annotations

import datetime
import functools
import os
import secrets
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from kiesdeler.app.accounts.rights import demand
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.log import Who, record
from kiesdeler.app.counting.forms import form_of
from kiesdeler.app.counting.models import CommitteeSession, Investigation, Unit
from kiesdeler.app.folder import prepared
from kiesdeler.app.results.assembling import assembled, count_of, heading
from kiesdeler.app.results.making import Finish, Print, Progress, begin, begin_thread
from kiesdeler.app.results.models import Making
from kiesdeler.app.results.papers import Paper, contents, papers_of, stations_for
from kiesdeler.app.results.reports import in_language, report
from kiesdeler.app.writing import writing
from kiesdeler.files.package import report_names
from kiesdeler.reports.languages import Language
from kiesdeler.reports.render import MOST_PROCESSES, render

CONCEPT, PAPERS = "concept", "papers"
_KEPT = datetime.timedelta(days=1)


def folder() -> Path:
    """Where the files wait; of this installation, and for nobody else on the computer."""
    return prepared(Path(settings.DATA) / "prints")


def concepts_of(session: CommitteeSession) -> tuple[str, ...]:
    """The reports of which a concept can be made, as the session stands."""
    corrected = Investigation.objects.filter(unit__session=session, corrected=True).exists()
    return report_names(form_of(session).kind, corrected=corrected)


def what(kind: str, key: str, language: Language) -> str:
    """By what a print is known among the makings of a session."""
    return f"{kind}/{key}/{language.value}"


def make_concept(*, who: Who, session: CommitteeSession, name: str, language: Language) -> Making | str:
    """Begin making the concept of a report, over what is definitive now."""
    demand(who, Role.COORDINATOR)
    with writing():
        making = begin(who=who, session=session, what=what(CONCEPT, name, language))
        if not isinstance(making, str):
            record("document.concept", who, committee=session.committee_id, subject=session.title, name=name)
            begin_thread(making, who, functools.partial(concept_work, session.pk, name, language))
    return making


def make_papers(*, who: Who, session: CommitteeSession, paper: Paper, language: Language) -> Making | str:
    """Begin making a paper for every station."""
    demand(who, Role.COORDINATOR, Role.ADMINISTRATOR)
    with writing():
        making = begin(who=who, session=session, what=what(PAPERS, paper.key, language))
        if not isinstance(making, str):
            begin_thread(making, who, functools.partial(papers_work, session.pk, paper.key, language))
    return making


def concept_work(session_id: int, name: str, language: Language, progress: Progress) -> Finish:
    """The concept of one report. Raises Refused."""
    session = CommitteeSession.objects.select_related("committee__election").get(pk=session_id)
    moment = timezone.now()
    progress("de cijfers", 0, 1)
    made = assembled(session)
    count = count_of(session, made, moment)
    progress(name, 0, 1)
    context = report(name, heading(session, moment, concept=True), made, count, None, language)
    data = render(context, functools.partial(progress, name))
    file = f"CONCEPT_{in_language(name, language)}"
    return functools.partial(_keep, session, what(CONCEPT, name, language), file, data)


def papers_work(session_id: int, key: str, language: Language, progress: Progress) -> Finish:
    """A paper for every station, in one zip. Raises Refused."""
    session = CommitteeSession.objects.select_related("committee__election").get(pk=session_id)
    paper = next(each for each in papers_of(session) if each.key == key)
    units = list(stations_for(paper, session))
    progress(paper.model, 0, len(units))
    head = heading(session, timezone.now())
    wanted = [(unit, contents(paper, session, unit, head, language)) for unit in units]
    file = folder() / _fresh("zip")
    with zipfile.ZipFile(file, "w") as archive, ThreadPoolExecutor(min(MOST_PROCESSES, os.cpu_count() or 1)) as pool:
        made: Iterator[bytes] = pool.map(render, (context for _, context in wanted))
        for place, ((unit, _), data) in enumerate(zip(wanted, made, strict=True), 1):
            archive.writestr(paper.file_name(unit, language), data)
            progress(paper.model, place, len(units))
    name = paper.file_name(None, language).replace(".pdf", ".zip")
    return functools.partial(_kept, session, what(PAPERS, key, language), Print(name, file.name))


def one_paper(paper: Paper, session: CommitteeSession, unit: Unit | None, language: Language) -> bytes:
    """One paper as PDF. Raises Refused."""
    return render(contents(paper, session, unit, heading(session, timezone.now()), language))


def _keep(session: CommitteeSession, made: str, name: str, data: bytes) -> Print:
    file = folder() / _fresh("pdf")
    file.write_bytes(data)
    return _kept(session, made, Print(name, file.name))


def _kept(session: CommitteeSession, made: str, new: Print) -> Print:
    """Throw away what this one replaces, and what nobody fetched for a day."""
    for old in session.makings.filter(what=made).exclude(file=""):
        (folder() / old.file).unlink(missing_ok=True)
    session.makings.filter(what=made).exclude(file="").update(file="")
    oldest = (timezone.now() - _KEPT).timestamp()
    for file in folder().iterdir():
        if file.stat().st_mtime < oldest:
            file.unlink(missing_ok=True)
    return new


def _fresh(suffix: str) -> str:
    return f"{secrets.token_hex(16)}.{suffix}"
