"""Pages about many users at once: import, generated typists, and what the organisation asks of its people."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kiesdeler.app.accounts.access import access
from kiesdeler.app.accounts.forms import GenerateForm, ImportForm, PolicyForm
from kiesdeler.app.accounts.models import Policy
from kiesdeler.app.accounts.people import generate_people, import_people
from kiesdeler.app.accounts.people_csv import LARGEST, codes
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.accounts.user_acts import Made, set_policy
from kiesdeler.app.accounts.user_rules import powers
from kiesdeler.app.accounts.user_views import MANAGERS, cards, committees_of
from kiesdeler.problems import Problem


@access(*MANAGERS)
def imported(request: Any) -> HttpResponse:
    """Users from a CSV file."""
    committees = committees_of(powers(request.who))
    form = ImportForm(request.POST or None, request.FILES or None)
    found: list[Problem] = []
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        outcome = import_people(who=request.who, data=file.read(LARGEST + 1), name=file.name, committees=committees)
        made = [each for each in outcome if isinstance(each, Made)]
        if made:
            return cards(request, made)
        found = [each for each in outcome if isinstance(each, Problem)]
    shown = {"form": form, "found": found, "codes": codes(committees), "roles": list(Role)}
    return render(request, "accounts/import.html", shown, status=422 if found or form.errors else 200)


@access(*MANAGERS)
def generated(request: Any) -> HttpResponse:
    """Accounts for typists of whom the names are not known yet."""
    committees = committees_of(powers(request.who))
    form = GenerateForm(request.POST or None, committees=committees)
    if form.is_valid():
        chosen = next(each for each in committees if each.pk == form.cleaned_data["committee"])
        role, number = Role(form.cleaned_data["role"]), form.cleaned_data["number"]
        return cards(request, generate_people(who=request.who, committee=chosen, number=number, role=role))
    return render(request, "accounts/generate.html", {"form": form}, status=422 if form.errors else 200)


@access(Role.ADMINISTRATOR)
def policy(request: Any) -> HttpResponse:
    """Of whom a second factor is asked."""
    now = Policy.current()
    start = {"administrators": now.factor_administrators, "coordinators": now.factor_coordinators}
    form = PolicyForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        set_policy(who=request.who, **form.cleaned_data)
        messages.success(request, "De instelling is opgeslagen.")
        return redirect("accounts:users")
    return render(request, "accounts/policy.html", {"form": form})
