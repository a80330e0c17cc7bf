"""Pages for whoever is not inside yet: log in, make the first administrator; and log out, stay."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from kiesdeler.app.accounts import first_start
from kiesdeler.app.accounts.access import NEXT, access, local, role_of
from kiesdeler.app.accounts.forms import FirstForm, LoginForm
from kiesdeler.app.accounts.kept import kept
from kiesdeler.app.accounts.login import enter, leave, prove
from kiesdeler.app.accounts.models import User
from kiesdeler.app.accounts.sessions import seconds_left
from kiesdeler.app.audit.log import Who
from kiesdeler.app.writing import writing


@access(anyone=True)
def log_in(request: Any) -> HttpResponse:
    """Name and password; then on to where somebody was going."""
    if first_start.needed():
        return redirect("accounts:first")
    following = local(request.POST.get(NEXT) or request.GET.get(NEXT) or "/")
    if request.user.is_authenticated and request.method == "GET":
        return redirect(following)
    form = LoginForm(request.POST or None)
    if form.is_valid():
        found = prove(username=form.cleaned_data["username"], password=form.cleaned_data["password"], who=request.who)
        if found.user is not None:
            return _inside(request, found.user, following)
        form.add_error(
            None, waiting(found.wait) if found.wait else "Deze naam en dit wachtwoord horen niet bij elkaar."
        )
    return render(request, "accounts/login.html", {"form": form, "following": following}, status=_status(form))


@access(signed_in=True, before_password=True)
@require_POST
def log_out(request: Any) -> HttpResponse:
    """Out."""
    leave(request, request.who)
    return redirect("accounts:login")


@access(signed_in=True)
@require_GET
def again(request: Any) -> HttpResponse:
    """What somebody sent just after his session had ended, to send once more."""
    found = kept(request)
    return render(request, "accounts/again.html", {"kept": found}) if found else redirect("home")


@access(signed_in=True, before_password=True)
@require_GET
def stay(request: Any) -> HttpResponse:
    """The button of the warning: asking counts as activity."""
    return JsonResponse({"left": seconds_left(request)})


@access(anyone=True)
def first(request: Any) -> HttpResponse:
    """The first administrator, while there is none."""
    if not first_start.needed():
        return redirect("home")
    form = FirstForm(request.POST or None)
    if form.is_valid():
        if not first_start.right_code(form.cleaned_data["code"]):
            first_start.refuse_code(request.who)
            form.add_error("code", "Deze startcode klopt niet. Kijk in het venster waarin Kiesdeler is gestart.")
        else:
            made = first_start.make_first(
                who=request.who,
                username=form.cleaned_data["username"],
                full_name=form.cleaned_data["full_name"],
                password=form.cleaned_data["password"],
            )
            if isinstance(made, User):
                return _inside(request, made, reverse("home"))
            form.take(made)
    first_start.start_code()  # so that it can be read by the time somebody looks for it
    return render(request, "accounts/first.html", {"form": form}, status=_status(form))


def waiting(seconds: int) -> str:
    """What somebody is told who has to wait."""
    long = f"{seconds} seconden" if seconds < 120 else f"{-(-seconds // 60)} minuten"
    return f"Er is te vaak een fout wachtwoord getypt. Probeer het over {long} opnieuw, of vraag een nieuw wachtwoord."


def _inside(request: Any, user: User, following: str) -> HttpResponse:
    role = role_of(user, None, ())
    with writing():
        enter(request, user, Who(user.pk, user.name, role or "", request.who.address))
    return redirect("accounts:again" if kept(request) else following)


def _status(form: Any) -> int:
    return 422 if form.errors else 200
