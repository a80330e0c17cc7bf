"""The pages on which a first session of other software is taken over: choose the file, type the hash over, confirm."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kiesdeler.app.accounts.access import access
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.log import Who, record
from kiesdeler.app.counting.models import CommitteeSession
from kiesdeler.app.counting.take_over import Former, former_in, source_of, take_over, undo
from kiesdeler.app.elections.forms import FileForm
from kiesdeler.app.elections.hashes import typed_groups
from kiesdeler.app.elections.incoming import incoming_of, keep, refuse
from kiesdeler.app.elections.models import Committee, StoredFile
from kiesdeler.app.writing import writing
from kiesdeler.eml.hash import Challenge, Fit, challenge, groups
from kiesdeler.law.counting.sessions import SessionAct, SessionState
from kiesdeler.problems import Problem, Refused

_KEPT = "take_over"  # in the session of the browser: which file, which groups are asked, whether they were right
_LABEL = "Telbestand (510b) van de eerdere zitting"
_WRONG = (
    "Wat je hebt overgetypt, past niet bij het bestand. Controleer of je het goede papier hebt. Er worden nu andere "
    "groepen gevraagd. Klopt het weer niet? Gebruik het bestand niet en neem contact op met wie het heeft gemaakt."
)


@access(Role.COORDINATOR, Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def former_session(request: Any, committee: Committee) -> HttpResponse:
    """Take over the first session of a committee that has none here, or undo that."""
    session = CommitteeSession.objects.select_related("committee__election").get(committee=committee, number=1)
    act = request.POST.get("act", "")
    if request.method == "POST":
        handler = {"file": _take, "hash": _compare, "use": _use, "undo": _undo}.get(act)
        if handler is not None:
            return handler(request, session)
    return _page(request, session)


def _take(request: Any, session: CommitteeSession) -> HttpResponse:
    form = FileForm(request.POST, request.FILES, label=_LABEL)
    if not form.is_valid():
        return _page(request, session, form=form, status=422)
    incoming = form.incoming()
    try:
        former_in(incoming, session)
    except Refused as refused:
        refuse(incoming, refused, request.who)
        return _page(request, session, form=form, problems=refused.problems, status=422)
    file = keep(incoming, "510b", request.who)
    _remember(request, session, file)
    return redirect("counting:take_over", session.committee_id)


def _compare(request: Any, session: CommitteeSession) -> HttpResponse:
    file, kept = _file(request, session)
    if file is None:
        return redirect("counting:take_over", session.committee_id)
    typed, hidden = typed_groups(request.POST), tuple(kept["hidden"])
    fit = Fit.NONE
    if tuple(sorted(typed)) == hidden:
        fit = Challenge(bytes(file.content), hidden).answer([typed[index] for index in hidden])
    _log(request.who, session, file, fit)
    if fit is Fit.NONE:
        _remember(request, session, file)
        return _page(request, session, wrong=_WRONG, status=422)
    request.session[_KEPT] = kept | {"confirmed": True}
    messages.success(request, "De hash klopt.")
    return redirect("counting:take_over", session.committee_id)


def _use(request: Any, session: CommitteeSession) -> HttpResponse:
    file, kept = _file(request, session)
    if file is None or not kept["confirmed"]:
        return redirect("counting:take_over", session.committee_id)
    done = take_over(who=request.who, session=session, file=file)
    if isinstance(done, str):
        return _page(request, session, error=done, status=409)
    del request.session[_KEPT]
    messages.success(request, "De eerdere zitting is overgenomen. Open nu de volgende zitting.")
    return redirect("counting:take_over", session.committee_id)


def _undo(request: Any, session: CommitteeSession) -> HttpResponse:
    done = undo(who=request.who, session=session)
    if isinstance(done, str):
        return _page(request, session, error=done, status=409)
    messages.success(request, "De overgenomen zitting is verwijderd.")
    return redirect("counting:take_over", session.committee_id)


def _remember(request: Any, session: CommitteeSession, file: StoredFile) -> None:
    hidden = list(challenge(bytes(file.content)).hidden)
    request.session[_KEPT] = {
        "committee": session.committee_id, "file": file.pk, "hidden": hidden, "confirmed": False,
    }  # fmt: skip


def _file(request: Any, session: CommitteeSession) -> tuple[StoredFile | None, dict[str, Any]]:
    """The file that is being looked at, for this committee."""
    kept = request.session.get(_KEPT) or {}
    if kept.get("committee") != session.committee_id:
        return None, {}
    return StoredFile.objects.filter(pk=kept["file"], message="510b").first(), kept


def _log(who: Who, session: CommitteeSession, file: StoredFile, fit: Fit) -> None:
    event = "hash.wrong" if fit is Fit.NONE else "hash.confirmed"
    with writing():
        record(event, who, committee=session.committee_id, file=file.name, written_anew=fit is Fit.CANONICAL)


def _page(
    request: Any,
    session: CommitteeSession,
    *,
    form: FileForm | None = None,
    problems: tuple[Problem, ...] = (),
    wrong: str = "",
    error: str = "",
    status: int = 200,
) -> HttpResponse:
    file, kept = _file(request, session)
    former: Former | None = former_in(incoming_of(file), session) if file and kept["confirmed"] else None
    asked = Challenge(bytes(file.content), tuple(kept["hidden"])).shown if file and not kept["confirmed"] else ()
    values = {
        "session": session, "form": form or FileForm(label=_LABEL), "problems": problems, "wrong": wrong,
        "error": error, "file": file, "shown": asked, "former": former,
        "groups": groups(bytes(file.content)) if file else (),
        "possible": session.state == SessionState.CREATED and not session.units.exists(),
        "followed": CommitteeSession.objects.filter(committee=session.committee_id, number__gt=1).first(),
        "source": source_of(session), "units": session.units.count(),
        "open_next": SessionAct.OPEN_NEXT.value,
    }  # fmt: skip
    return render(request, "counting/take_over.html", values, status=status)
