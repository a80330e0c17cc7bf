"""The page of back-ups: which there are, make one now, how often, where else, and the passphrase."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from kiesdeler.app.accounts.access import access
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.operations import backups
from kiesdeler.app.operations.backup_files import in_folder
from kiesdeler.app.operations.models import BackupPlan
from kiesdeler.problems import Refused


class PlanForm(forms.Form):
    """How often, and where else."""

    minutes = forms.IntegerField(
        label="Elke hoeveel minuten", min_value=0, max_value=1440, help_text="0: alleen met de knop."
    )
    second_folder = forms.CharField(
        label="Tweede map",
        required=False,
        max_length=500,
        help_text="Het hele pad van een map op een ander medium, bijvoorbeeld een usb-schijf.",
    )


class PassphraseForm(forms.Form):
    """The passphrase, twice: a mistake in it would only be found when it is too late."""

    passphrase = forms.CharField(
        label="Wachtwoordzin",
        strip=True,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=f"Ten minste {backups.SHORTEST} tekens, bijvoorbeeld vijf woorden. Schrijf hem op en bewaar hem "
        "in een kluis: zonder deze zin kan niemand een back-up terugzetten.",
    )
    again = forms.CharField(
        label="Nog een keer", strip=True, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean(self) -> dict[str, Any]:
        """Both the same."""
        cleaned: dict[str, Any] = super().clean() or {}
        if "again" in cleaned and cleaned.get("passphrase") != cleaned["again"]:
            self.add_error("again", "Dit is niet hetzelfde als hierboven.")
        return cleaned


@access(Role.ADMINISTRATOR)
def overview(request: Any) -> HttpResponse:
    """The list and the settings."""
    plan = BackupPlan.current()
    sent = request.POST if request.method == "POST" else None
    form = PlanForm(sent, initial={"minutes": plan.minutes, "second_folder": plan.second_folder})
    if request.method == "POST" and form.is_valid():
        wrong = backups.change_plan(who=request.who, **form.cleaned_data)
        if not wrong:
            messages.success(request, "De instellingen zijn bewaard.")
            return redirect("operations:backups")
        form.add_error("second_folder", wrong)
    context = {"form": form, "plan": plan, "found": in_folder(backups.folder()), "now": timezone.now()}
    return render(request, "operations/backups.html", context, status=422 if form.errors else 200)


@access(Role.ADMINISTRATOR)
@require_POST
def make(request: Any) -> HttpResponse:
    """One now."""
    try:
        made = backups.make(who=request.who)
    except Refused as refused:
        messages.error(request, refused.problems[0].message)
    else:
        messages.success(request, f"Back-up {made.file.name} is gemaakt.")
    return redirect("operations:backups")


@access(Role.ADMINISTRATOR)
def passphrase(request: Any) -> HttpResponse:
    """Choose the passphrase."""
    form = PassphraseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        wrong = backups.choose_passphrase(who=request.who, passphrase=form.cleaned_data["passphrase"])
        if not wrong:
            messages.success(request, "Nieuwe back-ups gaan dicht met deze wachtwoordzin. Oudere houden hun eigen zin.")
            return redirect("operations:backups")
        form.add_error("passphrase", wrong)
    return render(request, "operations/passphrase.html", {"form": form}, status=422 if form.errors else 200)
