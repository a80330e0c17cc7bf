"""The end of an entry: everything once more, finish, what to do with the paper; or put it aside, or throw it away."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kiesdeler.app.accounts.access import access
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.counting.acts import explain, perform
from kiesdeler.app.counting.entry_answers import frame, gone, to_start
from kiesdeler.app.counting.entry_page import Place, places, section_address
from kiesdeler.app.counting.entry_section import PAUSED, PUT_ASIDE, RESUME
from kiesdeler.app.counting.entry_told import Told, tell
from kiesdeler.app.counting.entry_work import Work, work_of
from kiesdeler.app.counting.models import CommitteeSession, Unit, WarningNote
from kiesdeler.app.counting.stored import current
from kiesdeler.law.counting.findings import DIFFERS, REFILL, Finding, has_errors
from kiesdeler.law.counting.refusals import Refusal
from kiesdeler.law.counting.rule import Severity
from kiesdeler.law.counting.sessions import SessionState
from kiesdeler.law.counting.states import Act, State

DISCUSS = "Er staan fouten in. Bespreek ze eerst met de coördinator en zet dan het vinkje."
DISCARDED = "De invoer van stembureau {unit} is weggegooid."
EXPLAINED = "Iemand anders heeft hier al een toelichting bij geschreven."
CHANGED = "De invoer is intussen veranderd, bijvoorbeeld in een ander tabblad. Kijk hieronder en probeer het opnieuw."


@dataclass(frozen=True, slots=True)
class Checked:
    """A page in the overview at the end, with what is said of it."""

    place: Place
    messages: tuple[tuple[Told, WarningNote | None, bool], ...]  # message, what was said of it, whether he can say it


@dataclass(frozen=True, slots=True)
class Paper:
    """What became of a finished entry, and what happens with the paper now."""

    title: str
    text: str
    look: str


PAPERS = {
    State.FIRST_FINALISED: Paper(
        "Eerste invoer klaar",
        "Leg het papier bij de stapel voor de tweede invoer. Een andere invoerder typt het nog een keer over.",
        "success",
    ),
    State.FIRST_HAS_ERRORS: Paper(
        "Opgeslagen met fouten",
        "Breng het papier naar de coördinator. De tweede invoer kan pas beginnen als de fouten zijn opgelost.",
        "error",
    ),
    State.DIFFERENT: Paper(
        "De twee invoeren zijn niet gelijk",
        "Breng het papier naar de coördinator. Die kijkt waar het verschil zit.",
        "warning",
    ),
    State.DEFINITIVE: Paper(
        "Klaar: de twee invoeren zijn gelijk",
        "Dit stembureau is definitief. Leg het papier bij de stapel die klaar is.",
        "success",
    ),
}


@access(Role.TYPIST)
@require_http_methods(["GET", "POST"])
def check(request: Any, session: CommitteeSession, unit: Unit) -> HttpResponse:
    """All pages with what is wrong where, and the button that finishes the entry."""
    work = work_of(request.user, unit)
    if work is None:
        return gone(request, session, unit, "")
    if request.method == "POST":
        return _finish(request, work)
    if SessionState(session.state) is not SessionState.DATA_ENTRY:
        return to_start(request, session, PAUSED)
    if work.entry.paused:
        return to_start(request, session, RESUME)
    if not work.complete:
        return redirect(section_address(work, work.within_reach()[-1].key))
    return _overview(request, work, "", HTTPStatus.OK)


def _finish(request: Any, work: Work) -> HttpResponse:
    if request.POST.get("version") != str(work.version):
        return _overview(request, work, CHANGED, HTTPStatus.CONFLICT)
    if not work.complete:
        return redirect(section_address(work, work.within_reach()[-1].key))
    if has_errors(work.found) and request.POST.get("discussed") != "yes":
        return _overview(request, work, DISCUSS, HTTPStatus.UNPROCESSABLE_ENTITY)
    done = perform(who=request.who, unit=work.unit, act=Act.FINISH, seen=work.version)
    if isinstance(done, Refusal):
        return _overview(request, work, done.message, HTTPStatus.CONFLICT)
    return redirect("counting:entry_done", work.unit.session_id, work.unit.pk)


def _overview(request: Any, work: Work, problem: str, status: int) -> HttpResponse:
    notes = {(note.code, note.section): note for note in WarningNote.objects.filter(count=work.now.row)}
    bar = places(work)

    def said(place: Place) -> Checked:
        rows = []
        for finding in work.found:
            if finding.section == place.section.key:
                note = notes.get((finding.code, finding.section))
                told = tell(work.form, finding, work.confirmed, section_address(work, finding.section))
                free = _free(note, request.who.user)
                asked = _explainable(finding) and finding in work.confirmed
                rows.append((told, note, asked and free))
        return Checked(place, tuple(rows))

    details = {
        **frame(work),
        "checked": [said(place) for place in bar],
        "has_errors": has_errors(work.found),
        "open": [each for each in work.found if each not in work.confirmed],
        "problem": problem,
    }
    return render(request, "counting/entry_check.html", details, status=status)


@access(Role.TYPIST)
@require_POST
def explanation(request: Any, session: CommitteeSession, unit: Unit) -> HttpResponse:
    """Write down why a warning is right."""
    work = work_of(request.user, unit)
    if work is None:
        return gone(request, session, unit, "")
    code, section, text = (request.POST.get(name, "") for name in ("code", "section", "text"))
    if not any((each.code, each.section) == (code, section) for each in work.found if _explainable(each)):
        return _overview(request, work, CHANGED, HTTPStatus.CONFLICT)
    if not _free(WarningNote.objects.filter(count=work.now.row, code=code, section=section).first(), request.who.user):
        return _overview(request, work, EXPLAINED, HTTPStatus.CONFLICT)
    done = explain(who=request.who, unit=unit, code=code, section=section, text=text)
    if isinstance(done, Refusal):
        return _overview(request, work, done.message, HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, f"Toelichting bij {code} bewaard.")
    return redirect("counting:entry_check", session.pk, unit.pk)


def _explainable(finding: Finding) -> bool:
    """A warning about the numbers; not one that two entries differ or that a field is still empty."""
    return finding.severity is Severity.WARNING and finding.code not in (DIFFERS, REFILL)


def _free(note: WarningNote | None, user: int | None) -> bool:
    """Whether somebody can write an explanation: what another wrote is neither shown to him nor replaced."""
    return note is None or not note.explanation or note.explainer_id == user


@access(Role.TYPIST)
@require_GET
def done(request: Any, session: CommitteeSession, unit: Unit) -> HttpResponse:
    """What to do with the paper, and on to the next station. Only for who made one of the entries."""
    now = current(unit)
    paper = PAPERS.get(now.count.state)
    if paper is None or all(entry.by_id != request.user.pk for entry in now.entries.values()):
        return redirect("counting:entry", session.pk)
    return render(request, "counting/entry_done.html", {"session": session, "unit": unit, "paper": paper})


@access(Role.TYPIST)
@require_POST
def pause(request: Any, session: CommitteeSession, unit: Unit) -> HttpResponse:
    """Put the entry aside from the overview at the end; everything is kept."""
    work = work_of(request.user, unit)
    if work is None:
        return gone(request, session, unit, "")
    outcome = perform(who=request.who, unit=unit, act=Act.PAUSE)
    if isinstance(outcome, Refusal):
        return _overview(request, work, outcome.message, HTTPStatus.CONFLICT)
    return to_start(request, session, PUT_ASIDE.format(unit=unit))


@access(Role.TYPIST)
@require_http_methods(["GET", "POST"])
def discard(request: Any, session: CommitteeSession, unit: Unit) -> HttpResponse:
    """Throw the entry away: asked first, then done."""
    work = work_of(request.user, unit)
    if work is None:
        return gone(request, session, unit, "")
    back = reverse("counting:entry", args=[session.pk])
    details = {**frame(work), "problem": "", "back": back, "may": not work.correcting}
    if request.method == "GET":
        return render(request, "counting/entry_discard.html", details)
    seen = request.POST.get("version", "")
    if seen != str(work.version):
        return render(request, "counting/entry_discard.html", details | {"problem": CHANGED}, status=409)
    outcome = perform(who=request.who, unit=unit, act=Act.DISCARD, seen=work.version)
    if isinstance(outcome, Refusal):
        return render(request, "counting/entry_discard.html", details | {"problem": outcome.message}, status=409)
    return to_start(request, session, DISCARDED.format(unit=unit))
