"""The pages on polling stations: list, add, change, remove, import and export."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kiesdeler.app.accounts.access import access
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.counting import stations as acts
from kiesdeler.app.counting.models import CommitteeSession, Unit, UnitKind
from kiesdeler.app.counting.station_files import stations_file
from kiesdeler.app.elections.forms import FileForm, sent
from kiesdeler.app.elections.incoming import Incoming, refuse
from kiesdeler.app.elections.whole import Whole
from kiesdeler.law.counting.kinds import Phase
from kiesdeler.problems import Problem, Refused

MANAGERS = (Role.ADMINISTRATOR, Role.COORDINATOR)
_REQUIRED = {"required": "Schrijf op waarom dit verandert. De uitleg komt in het verslag."}


class StationForm(forms.Form):
    """What is typed of a polling station."""

    number = Whole(label="Nummer", least=1, most=999_999, error_messages={"required": "Vul het nummer in."})
    name = forms.CharField(
        label="Naam", max_length=200, error_messages={"required": "Vul de naam van het stembureau in."}
    )
    address = forms.CharField(label="Straat en huisnummer", max_length=200, required=False)
    postal_code = forms.CharField(label="Postcode", max_length=7, required=False)
    locality = forms.CharField(label="Plaats", max_length=120, required=False)
    kind = forms.ChoiceField(label="Soort", required=False, choices=[("", "Niet opgegeven"), *UnitKind.choices])
    eligible = Whole(label="Kiesgerechtigden", required=False)

    def __init__(self, *args: Any, explained: bool, number_fixed: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if explained:
            self.fields["explanation"] = ExplanationForm.base_fields["explanation"]
        if number_fixed:
            self.fields["number"].disabled = True

    def data_typed(self) -> acts.StationData:
        """For the act."""
        return acts.StationData(**{name: self.cleaned_data[name] for name in acts.StationData.__annotations__})


class ExplanationForm(forms.Form):
    """Why something changes while the count is under way."""

    explanation = forms.CharField(
        label="Uitleg", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), error_messages=_REQUIRED,
        help_text="Bijvoorbeeld: dit stembureau is niet geopend. De uitleg komt in het verslag.",
    )  # fmt: skip


@access(*MANAGERS)
def stations(request: Any, session: CommitteeSession) -> HttpResponse:
    """The list, with a filter on number, name and place."""
    sought = request.GET.get("zoek", "").strip()
    found = list(session.units.all())
    shown = [unit for unit in found if _matches(unit, sought)]
    values = {
        "session": session,
        "units": shown,
        "total": len(found),
        "sought": sought,
        "closed": acts.closed(session, request.role),
        "importable": not found and acts.importable(session),
        "missing": session.phase is Phase.NEXT,
        "changes": list(session.unit_changes.order_by("at")),
    }
    return render(request, "counting/stations.html", values)


@access(*MANAGERS)
def new_station(request: Any, session: CommitteeSession) -> HttpResponse:
    """Add one."""
    explained = acts.explained(session)
    form = StationForm(sent(request), explained=explained)
    if request.method == "POST" and form.is_valid():
        done = acts.add(
            who=request.who, session=session, data=form.data_typed(),
            explanation=form.cleaned_data.get("explanation", ""),
        )  # fmt: skip
        if isinstance(done, Unit):
            _stored(request, done, "toegevoegd")
            return redirect("counting:stations", session.pk)
        _refused(form, done)
    return _form_page(request, session, form, None)


@access(*MANAGERS)
def station(request: Any, unit: Unit) -> HttpResponse:
    """Change one."""
    session = unit.session
    names = acts.StationData.__annotations__
    initial = {name: getattr(unit, name) for name in names if getattr(unit, name) is not None}
    fixed = acts.fixed_number(unit)
    form = StationForm(
        sent(request), initial=initial, explained=acts.explained(session), number_fixed=fixed is not None
    )
    if request.method == "POST" and form.is_valid():
        done = acts.change(
            who=request.who, unit=unit, data=form.data_typed(), explanation=form.cleaned_data.get("explanation", "")
        )
        if isinstance(done, Unit):
            _stored(request, done, "opgeslagen")
            return redirect("counting:stations", session.pk)
        _refused(form, done)
    return _form_page(request, session, form, unit, fixed=fixed)


@access(*MANAGERS)
def remove_station(request: Any, unit: Unit) -> HttpResponse:
    """Ask, and remove one."""
    session = unit.session
    form = ExplanationForm(sent(request)) if acts.explained(session) else forms.Form(sent(request))
    refused = acts.irremovable(unit, request.role)
    if request.method == "POST" and form.is_valid():
        name = str(unit)
        done = acts.remove(who=request.who, unit=unit, explanation=form.cleaned_data.get("explanation", ""))
        if not done:
            messages.success(request, f"Stembureau {name} is verwijderd.")
            return redirect("counting:stations", session.pk)
        _refused(form, done)
    status = 422 if request.method == "POST" else 200
    values = {"session": session, "unit": unit, "form": form, "refused": refused}
    return render(request, "counting/stations_remove.html", values, status=status)


@access(*MANAGERS)
def import_stations(request: Any, session: CommitteeSession) -> HttpResponse:
    """Fill the list from a 110b. A file with warnings comes back with the page: nobody has to choose it again."""
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    again = _again(request.POST)
    form = FileForm(label="Stembureaus (110b)")
    file = again
    if request.method == "POST":
        if again is None:
            form = FileForm(request.POST, request.FILES, label="Stembureaus (110b)")
            file = form.incoming() if form.is_valid() else None
        closed = acts.closed(session, request.role)
        if closed:
            problems = (Problem(closed),)
        elif file is not None:
            try:
                done = acts.import_stations(who=request.who, session=session, file=file, confirmed=again is not None)
            except Refused as refused:
                refuse(file, refused, request.who)
                problems = refused.problems
            else:
                if isinstance(done, int):
                    messages.success(request, f"{done} stembureaus zijn geïmporteerd.")
                    return redirect("counting:stations", session.pk)
                warnings = done
    values = {
        "session": session,
        "form": form,
        "problems": problems,
        "warnings": warnings,
        "name": file.name if file else "",
        "content": base64.b64encode(file.content).decode() if file and warnings else "",
        "importable": acts.importable(session),
    }
    return render(request, "counting/stations_import.html", values, status=422 if request.method == "POST" else 200)


@access(*MANAGERS)
def export_stations(request: Any, session: CommitteeSession) -> HttpResponse:
    """Download the list as a 110b, for a next election."""
    if not session.units.exists():
        messages.warning(request, "Er zijn nog geen stembureaus om te exporteren.")
        return redirect("counting:stations", session.pk)
    name, content = stations_file(session, timezone.localtime())
    response = HttpResponse(content, content_type="application/xml")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _matches(unit: Unit, sought: str) -> bool:
    if not sought:
        return True
    if sought.isdecimal():
        return str(unit.number).startswith(sought.lstrip("0") or "0")
    return sought.casefold() in f"{unit.name} {unit.address} {unit.locality} {unit.postal_code}".casefold()


def _stored(request: Any, unit: Unit, what: str) -> None:
    messages.success(request, f"Stembureau {unit} is {what}.")
    other = acts.same_name(unit)
    if other is not None:
        messages.warning(request, f"Let op: stembureau {other.number} heeft dezelfde naam. Controleer of dat klopt.")


def _refused(form: Any, refusals: acts.Refusals) -> None:
    for refusal in refusals:
        form.add_error(refusal.code or None, refusal.message)


def _form_page(
    request: Any, session: CommitteeSession, form: StationForm, unit: Unit | None, *, fixed: str | None = None
) -> HttpResponse:
    values = {
        "session": session,
        "form": form,
        "unit": unit,
        "fixed": fixed,
        "closed": acts.closed(session, request.role),
        "missing": session.phase is Phase.NEXT,
    }
    return render(request, "counting/stations_form.html", values, status=422 if form.errors else 200)


def _again(post: Any) -> Incoming | None:
    """The file that was shown with its warnings and comes back confirmed; it is read and checked like any other."""
    content = post.get("content")
    if not content:
        return None
    try:
        return Incoming(post.get("name", ""), base64.b64decode(content, validate=True))
    except (binascii.Error, ValueError):
        return Incoming(post.get("name", ""), b"")
