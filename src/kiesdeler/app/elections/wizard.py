"""The pages on which an administrator sets up a committee from the official files, step by step."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kiesdeler.app.accounts.access import access
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.elections import draft as acts
from kiesdeler.app.elections.committees import default_frisian
from kiesdeler.app.elections.forms import METHOD_HINTS, METHODS, AreaForm, EligibleForm, FileForm, MethodForm, sent
from kiesdeler.app.elections.hashes import typed_groups
from kiesdeler.app.elections.incoming import refuse
from kiesdeler.app.elections.progress import Progress, Step, progress, warnings_of
from kiesdeler.eml.hash import Fit, groups
from kiesdeler.law.counting.kinds import Method
from kiesdeler.problems import Problem, Refused

TITLES = {
    Step.DEFINITION: "Verkiezingsdefinitie",
    Step.AREA: "Gebied",
    Step.CANDIDATES: "Kandidatenlijsten",
    Step.STATIONS: "Stembureaus",
    Step.METHOD: "Stemopneming",
    Step.ELIGIBLE: "Kiesgerechtigden",
    Step.CHECK: "Controleren",
}
_LABELS = {
    Step.DEFINITION: "Verkiezingsdefinitie (110a)",
    Step.CANDIDATES: "Kandidatenlijsten (230b)",
    Step.STATIONS: "Stembureaus (110b)",
}
_WRONG = (
    "Wat je hebt overgetypt, past niet bij het bestand. Controleer of je het goede papier hebt. Er worden nu andere "
    "groepen gevraagd. Klopt het weer niet? Gebruik het bestand niet en neem contact op met wie het heeft gemaakt."
)
_OTHER_GROUPS = "Er worden nu andere groepen gevraagd. Typ ze over van het papier."
_REWRITTEN = "De hash klopt. Het bestand is onderweg opnieuw geschreven; de inhoud is dezelfde."


@access(Role.ADMINISTRATOR)
def start(request: Any) -> HttpResponse:
    """Go to the first open step of what was begun; begin when nothing was."""
    return redirect("elections:setup_step", progress(acts.begun(request.who)).open.value)


@access(Role.ADMINISTRATOR)
def step(request: Any, name: str) -> HttpResponse:
    """One step. Later ones than the first open one lead back to that one."""
    wanted = next((each for each in Step if each.value == name), None)
    if wanted is None:
        raise Http404
    now = progress(acts.begun(request.who))
    if not now.reachable(wanted):
        return redirect("elections:setup_step", now.open.value)
    handler = {
        Step.AREA: _area,
        Step.STATIONS: _stations,
        Step.METHOD: _method,
        Step.ELIGIBLE: _eligible,
        Step.CHECK: _check,
    }.get(wanted, _file)
    return handler(request, now, wanted)


@access(Role.ADMINISTRATOR)
@require_POST
def abandon(request: Any) -> HttpResponse:
    """Throw away what was begun."""
    acts.abandon(draft=acts.begun(request.who))
    messages.info(request, "Het aanmaken is afgebroken. Er is niets opgeslagen.")
    return redirect("elections:list")


def _file(request: Any, now: Progress, step: Step) -> HttpResponse:
    """A file with a hash to be confirmed: 110a and 230b."""
    form, problems, wrong = FileForm(label=_LABELS[step]), now.problems.get(step, []), ""
    if request.method == "POST" and request.POST.get("act") == "hash":
        fit = acts.confirm(who=request.who, draft=now.draft, step=step, typed=typed_groups(request.POST))
        if fit in (Fit.BYTES, Fit.CANONICAL):
            messages.success(request, "De hash klopt." if fit is Fit.BYTES else _REWRITTEN)
            return redirect("elections:setup_step", progress(now.draft).open.value)
        wrong = _OTHER_GROUPS if fit is None else _WRONG
    elif request.method == "POST":
        form, problems = _taken(request, now, step)
        if not problems and not form.errors:
            return redirect("elections:setup_step", step.value)
    question = acts.asked(now.draft, step)
    file = now.draft.definition if step is Step.DEFINITION else now.draft.candidates
    return _page(
        request,
        "elections/setup_file.html",
        progress(now.draft),
        step,
        form=form,
        problems=problems,
        wrong=wrong,
        shown=list(question.shown) if question else None,
        remarks=acts.remarks(now, step) if question else [],
        file=file,
        groups=groups(bytes(file.content)) if file else (),
    )


def _area(request: Any, now: Progress, step: Step) -> HttpResponse:
    assert now.definition is not None  # noqa: S101 - the step before is done
    initial = {"area": now.draft.area_code}
    form = AreaForm(sent(request), initial=initial, definition=now.definition)
    if request.method == "POST" and form.is_valid():
        refused = acts.choose_area(draft=now.draft, code=form.cleaned_data["area"])
        if refused is None:
            return _on(now, step)
        form.add_error("area", refused)
    return _page(request, "elections/setup_area.html", now, step, form=form)


def _stations(request: Any, now: Progress, step: Step) -> HttpResponse:
    form, problems = FileForm(label=_LABELS[step]), now.problems.get(step, [])
    if request.method == "POST":
        act = request.POST.get("act")
        if act in ("skip", "use"):
            acts.finish_stations(draft=now.draft, skip=act == "skip" or now.stations is None)
            return _on(now, step)
        form, problems = _taken(request, now, step)
        if not problems and not form.errors:
            return redirect("elections:setup_step", step.value)
    warnings = warnings_of(now.stations) if now.stations else []
    return _page(request, "elections/setup_stations.html", now, step, form=form, problems=problems, warnings=warnings)


def _method(request: Any, now: Progress, step: Step) -> HttpResponse:
    form = MethodForm(sent(request), initial={"method": now.draft.method})
    if request.method == "POST" and form.is_valid():
        acts.choose_method(draft=now.draft, method=Method(form.cleaned_data["method"]))
        return _on(now, step)
    return _page(request, "elections/setup_method.html", now, step, form=form, methods=METHODS, hints=METHOD_HINTS)


def _eligible(request: Any, now: Progress, step: Step) -> HttpResponse:
    assert now.place is not None  # noqa: S101 - the step before is done
    draft = now.draft
    frisian = default_frisian(now.place)
    in_file = now.stations.voters if now.stations else None
    known = draft.eligible if draft.eligible is not None else in_file
    initial = {
        "eligible": "" if known is None else str(known),
        "frisian": frisian if draft.frisian is None else draft.frisian,
    }
    form = EligibleForm(sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        acts.fix_eligible(
            draft=draft, eligible=form.cleaned_data["eligible"], frisian=frisian and form.cleaned_data["frisian"]
        )
        return _on(now, step)
    return _page(request, "elections/setup_eligible.html", now, step, form=form, in_file=in_file, frisian=frisian)


def _check(request: Any, now: Progress, step: Step) -> HttpResponse:
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        try:
            committee = acts.finish(who=request.who, draft=now.draft)
        except Refused as refused:
            problems = refused.problems
        else:
            messages.success(request, f"{committee.title} is aangemaakt.")
            return redirect("elections:committee", committee.pk)
    draft = now.draft
    files = [file for file in (draft.definition, draft.candidates, draft.stations) if file is not None]
    return _page(
        request,
        "elections/setup_check.html",
        now,
        step,
        problems=problems,
        files=[(file, groups(bytes(file.content))) for file in files],
        methods=dict(METHODS),
    )


def _taken(request: Any, now: Progress, step: Step) -> tuple[FileForm, list[Problem]]:
    """Take in the file that was sent; the form and the problems to show when it was refused."""
    form = FileForm(request.POST, request.FILES, label=_LABELS[step])
    if not form.is_valid():
        return form, []
    file = form.incoming()
    try:
        acts.take(who=request.who, draft=now.draft, step=step, file=file)
    except Refused as refused:
        refuse(file, refused, request.who)
        return form, list(refused.problems)
    return form, []


def _on(now: Progress, step: Step) -> HttpResponse:
    return redirect("elections:setup_step", progress(now.draft).after(step).value)


def _page(request: Any, template: str, now: Progress, step: Step, **values: Any) -> HttpResponse:
    refused = (
        bool(values.get("problems")) or bool(values.get("wrong")) or bool(getattr(values.get("form"), "errors", None))
    )
    steps = [(each, TITLES[each], each in now.done, now.reachable(each)) for each in now.steps]
    context = {"now": now, "steps": steps, "step": step, "title": TITLES[step], **values}
    return render(request, template, context, status=422 if refused and request.method == "POST" else 200)
