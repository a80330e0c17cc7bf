"""The pages of empty and prefilled papers, and of concepts of the reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kiesdeler.app.accounts.access import access
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.log import record
from kiesdeler.app.counting.models import CommitteeSession, Unit
from kiesdeler.app.results.document_pages import attachment
from kiesdeler.app.results.making import STOPPED
from kiesdeler.app.results.models import Making
from kiesdeler.app.results.papers import Paper, papers_of, stations_for
from kiesdeler.app.results.prints import (
    CONCEPT,
    PAPERS,
    concepts_of,
    folder,
    make_concept,
    make_papers,
    one_paper,
    what,
)
from kiesdeler.app.writing import writing
from kiesdeler.law.counting.sessions import SessionState
from kiesdeler.problems import Problem, Refused
from kiesdeler.reports.languages import Language

_NO_STATION = "Stembureau ‘{number}’ is er niet voor dit formulier. Kies een nummer uit de lijst."
_DIGITS = 9
_LANGUAGE_NAMES = {Language.DUTCH: "Nederlands", Language.FRISIAN: "Fries"}


@dataclass(frozen=True, slots=True)
class Offered:
    """A print in one language, with how its last making went."""

    key: str
    language: Language
    making: Making | None

    @property
    def language_name(self) -> str:
        """Nederlands, Fries."""
        return _LANGUAGE_NAMES[self.language]

    @property
    def failures(self) -> tuple[str, ...]:
        """Why the last making gave nothing."""
        if self.making is None or self.making.running:
            return ()
        return (STOPPED,) if self.making.stopped else tuple(self.making.problems)


@access(Role.COORDINATOR, Role.ADMINISTRATOR)
@require_safe
def papers(request: Any, session: CommitteeSession) -> HttpResponse:
    """Every paper of the session, and for the coordinator the concepts."""
    return _page(request, session)


@access(Role.COORDINATOR, Role.ADMINISTRATOR)
@require_safe
def paper(request: Any, session: CommitteeSession, paper: str) -> HttpResponse:
    """One paper, empty; or of the station that is chosen."""
    found, language = _paper(session, paper), _language(session, request.GET.get("taal", ""))
    chosen = request.GET.get("stembureau", "")
    unit = _station(found, session, chosen) if chosen else None
    if chosen and unit is None:
        return _page(request, session, refused=(Problem(_NO_STATION.format(number=chosen[:20])),), status=404)
    if unit is None and found.prefilled:
        raise Http404("a prefilled paper is of a station")
    try:
        content = one_paper(found, session, unit, language)
    except Refused as refused:
        return _page(request, session, refused=refused.problems, status=409)
    return attachment(found.file_name(unit, language), content)


@access(Role.COORDINATOR, Role.ADMINISTRATOR)
@require_POST
def all_papers(request: Any, session: CommitteeSession, paper: str) -> HttpResponse:
    """Begin making a paper for every station."""
    found, language = _paper(session, paper), _language(session, request.POST.get("taal", ""))
    if not stations_for(found, session).exists():
        raise Http404("no stations for this paper")
    made = make_papers(who=request.who, session=session, paper=found, language=language)
    return _begun(request, session, made, found.key)


@access(Role.COORDINATOR, Role.ADMINISTRATOR)
@require_safe
def printed(request: Any, session: CommitteeSession, making: int) -> HttpResponse:
    """Fetch the papers that were made."""
    return _fetched(session, making, PAPERS)


@access(Role.COORDINATOR)
@require_POST
def concept(request: Any, session: CommitteeSession, name: str) -> HttpResponse:
    """Begin making a concept of a report."""
    if name not in concepts_of(session) or session.state == SessionState.COMPLETED:
        raise Http404("no concept of this report now")
    language = _language(session, request.POST.get("taal", ""))
    made = make_concept(who=request.who, session=session, name=name, language=language)
    return _begun(request, session, made, CONCEPT)


@access(Role.COORDINATOR)
@require_safe
def concept_file(request: Any, session: CommitteeSession, making: int) -> HttpResponse:
    """Fetch a concept that was made."""
    response = _fetched(session, making, CONCEPT)
    with writing():
        record(
            "document.downloaded", request.who, committee=session.committee_id, subject=session.title,
            name=session.makings.get(pk=making).name,
        )  # fmt: skip
    return response


def _begun(request: Any, session: CommitteeSession, made: Making | str, part: str) -> HttpResponse:
    if isinstance(made, str):
        return _page(request, session, refused=(Problem(made),), status=409)
    return redirect(f"{reverse('results:papers', args=[session.pk])}#{part}")


def _fetched(session: CommitteeSession, making: int, kind: str) -> HttpResponse:
    found = get_object_or_404(session.makings.exclude(file=""), pk=making, what__startswith=f"{kind}/")
    file = folder() / found.file
    if not file.is_file():
        raise Http404("thrown away meanwhile")
    return attachment(found.name, file.read_bytes())


def _paper(session: CommitteeSession, key: str) -> Paper:
    found = next((each for each in papers_of(session) if each.key == key), None)
    if found is None:
        raise Http404("no such paper in this session")
    return found


def _language(session: CommitteeSession, asked: str) -> Language:
    return Language.FRISIAN if asked == Language.FRISIAN.value and session.committee.frisian else Language.DUTCH


def _station(paper: Paper, session: CommitteeSession, number: str) -> Unit | None:
    if not (number.isascii() and number.isdecimal()) or len(number) > _DIGITS:
        return None
    return stations_for(paper, session).filter(number=int(number)).first()


def _page(
    request: Any, session: CommitteeSession, *, refused: tuple[Problem, ...] = (), status: int = 200
) -> HttpResponse:
    languages = tuple(Language) if session.committee.frisian else (Language.DUTCH,)
    last = {making.what: making for making in session.makings.order_by("pk")}
    coordinator = request.role == Role.COORDINATOR

    def offered(kind: str, key: str) -> list[Offered]:
        return [Offered(key, language, last.get(what(kind, key, language))) for language in languages]

    stations = list(session.units.order_by("number"))

    def chosen_from(paper: Paper) -> list[Unit]:
        return list(stations_for(paper, session)) if paper.prefilled else stations if paper.per_station else []

    rows = [(each, chosen_from(each), offered(PAPERS, each.key)) for each in papers_of(session)]
    open_ = session.state != SessionState.COMPLETED
    concepts = [offered(CONCEPT, name) for name in concepts_of(session)] if coordinator and open_ else []
    makings = [each.making for _, _, found in rows for each in found] + [
        each.making for found in concepts for each in found
    ]
    values = {
        "session": session,
        "rows": rows,
        "stations": stations,
        "concepts": concepts,
        "languages": [(language.value, _LANGUAGE_NAMES[language]) for language in languages],
        "running": any(making is not None and making.running for making in makings),
        "refused": refused,
    }
    return render(request, "results/papers.html", values, status=status)
