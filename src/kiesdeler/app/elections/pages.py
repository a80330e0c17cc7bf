"""The pages on elections and their committees, for administrators and coordinators."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.db.models import Count as Number
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kiesdeler.app.accounts.access import access
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.counting.models import CommitteeSession
from kiesdeler.app.elections.committees import WITH_METHOD, change_committee, changeable
from kiesdeler.app.elections.files import lists
from kiesdeler.app.elections.forms import METHOD_HINTS, METHODS, ParticularsForm, sent
from kiesdeler.app.elections.models import Committee, SetupDraft
from kiesdeler.eml.hash import groups
from kiesdeler.law.counting.kinds import Committee as Kind
from kiesdeler.law.counting.kinds import Method
from kiesdeler.law.counting.sessions import SessionState

STATES = {
    SessionState.CREATED.value: "wordt voorbereid",
    SessionState.IN_PREPARATION.value: "klaar voor invoer",
    SessionState.DATA_ENTRY.value: "invoer bezig",
    SessionState.PAUSED.value: "invoer gepauzeerd",
    SessionState.COMPLETED.value: "afgerond",
}


@access(Role.ADMINISTRATOR, Role.COORDINATOR)
def overview(request: Any) -> HttpResponse:
    """Every election with its committees; a coordinator sees his own."""
    committees = Committee.objects.select_related("election")
    if request.role != Role.ADMINISTRATOR:
        committees = committees.filter(memberships__user=request.user, memberships__role=Role.COORDINATOR.value)
    committees = committees.order_by("election__date", "election__identifier", "area_name", "kind")
    sessions: dict[int, list[CommitteeSession]] = {}
    for session in CommitteeSession.objects.annotate(stations=Number("units")).order_by("number"):
        sessions.setdefault(session.committee_id, []).append(session)
    rows = [
        (election, [(committee, sessions.get(committee.pk, [])) for committee in found])
        for election, found in groupby(committees, key=lambda committee: committee.election)
    ]
    begun = request.role == Role.ADMINISTRATOR and SetupDraft.objects.filter(user=request.user.pk).exists()
    return render(request, "elections/overview.html", {"rows": rows, "states": STATES, "begun": begun})


@access(Role.ADMINISTRATOR, Role.COORDINATOR)
def committee(request: Any, committee: Committee) -> HttpResponse:
    """The card of a committee."""
    found = lists(committee)
    files = [committee.election.definition, committee.candidates, committee.stations_file]
    values = {
        "committee": committee,
        "lists": len(found.lists),
        "candidates": sum(len(each.candidates) for each in found.lists),
        "contest": found.contest,
        "methods": dict(METHODS),
        "files": [(file, groups(bytes(file.content))) for file in files if file is not None],
        "sessions": list(committee.sessions.annotate(stations=Number("units"))),
        "states": STATES,
        "changeable": changeable(committee),
    }
    return render(request, "elections/committee.html", values)


@access(Role.ADMINISTRATOR, Role.COORDINATOR)
def particulars(request: Any, committee: Committee) -> HttpResponse:
    """Change what may change until data entry has started."""
    with_method = Kind(committee.kind) in WITH_METHOD
    initial = {"eligible": str(committee.eligible), "method": committee.method, "frisian": committee.frisian}
    form = ParticularsForm(sent(request), initial=initial, with_method=with_method)
    if request.method == "POST" and form.is_valid():
        refused = change_committee(
            who=request.who,
            committee=committee,
            method=Method(form.cleaned_data["method"]) if with_method else None,
            eligible=form.cleaned_data["eligible"],
            frisian=form.cleaned_data["frisian"],
        )
        if refused is None:
            messages.success(request, "De gegevens zijn opgeslagen.")
            return redirect("elections:committee", committee.pk)
        form.add_error(None, refused)
    values = {
        "committee": committee,
        "form": form,
        "with_method": with_method,
        "methods": METHODS,
        "hints": METHOD_HINTS,
        "changeable": changeable(committee),
    }
    return render(request, "elections/particulars_page.html", values, status=422 if form.errors else 200)
