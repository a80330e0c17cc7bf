"""Pages about oneself: account, password, second factor."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from markupsafe import Markup

from kiesdeler.app.accounts import factor
from kiesdeler.app.accounts.access import NEXT, access, local, with_next
from kiesdeler.app.accounts.forms import CodeForm, PasswordForm
from kiesdeler.app.accounts.login import choose_password, prove
from kiesdeler.app.accounts.login_views import waiting
from kiesdeler.app.accounts.roles import Role


@access(signed_in=True)
def account(request: Any) -> HttpResponse:
    """Who one is here, as what, and what one can set."""
    roles = list(request.user.memberships.select_related("committee__election").order_by("committee"))
    return render(
        request, "accounts/account.html", {"roles": roles, "Role": Role, "may_add": _may_have_factor(request)}
    )


@access(signed_in=True, before_password=True)
def password(request: Any) -> HttpResponse:
    """A new password: asked at the first log-in, and whenever somebody wants another one."""
    user, following = request.user, _following(request)
    if user.second_factor and not user.is_verified():
        return redirect(with_next(reverse("accounts:second_factor"), following))
    form = PasswordForm(request.POST or None, user=user)
    if form.is_valid() and "current" in form.fields:
        proof = prove(username=user.username, password=form.cleaned_data["current"], who=request.who)
        if proof.user is None:
            form.add_error("current", waiting(proof.wait) if proof.wait else "Dit is niet je huidige wachtwoord.")
    if form.is_valid():
        choose_password(
            request,
            user=user,
            password=form.cleaned_data["password"],
            full_name=form.cleaned_data.get("full_name", ""),
            who=request.who,
        )
        messages.success(request, "Je nieuwe wachtwoord is opgeslagen.")
        return redirect(following)
    shown = {"form": form, "following": following, "must": user.one_time_password}
    return render(request, "accounts/password.html", shown, status=422 if form.errors else 200)


@access(signed_in=True, before_password=True)
def code(request: Any) -> HttpResponse:
    """The second factor at log-in."""
    user, following = request.user, _following(request)
    if not user.second_factor or user.is_verified():
        return redirect(following)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if factor.give_code(request, user=user, code=form.cleaned_data["code"], who=request.who):
            return redirect(following)
        seconds = factor.pause(user)
        form.add_error(
            "code", f"Deze code klopt niet. Wacht {seconds} seconden en neem dan de code die er op dat moment staat."
        )
    shown = {"form": form, "following": following, "now": timezone.now()}
    return render(request, "accounts/code.html", shown, status=422 if form.errors else 200)


@access(signed_in=True, before_password=True)
def add_factor(request: Any) -> HttpResponse:
    """Set up a second factor: a secret for the telephone, then a first code from it."""
    user, following = request.user, _following(request)
    if user.second_factor or user.one_time_password:
        return redirect(following)  # which leads to what has to be done first
    if not _may_have_factor(request):
        raise PermissionDenied
    form = CodeForm(request.POST if "code" in request.POST else None)
    if request.method == "POST" and "code" not in request.POST:
        factor.begin_factor(user)
        return redirect(with_next(reverse("accounts:add_factor"), following))
    if form.is_valid():
        if factor.confirm_factor(request, user=user, code=form.cleaned_data["code"], who=request.who):
            messages.success(request, "De tweede factor staat aan. Voortaan typ je bij het inloggen ook een code.")
            return redirect(following)
        form.add_error("code", "Deze code klopt niet. Wacht tot er een nieuwe staat en typ die.")
    device = factor.pending(user)
    shown: dict[str, Any] = {"form": form, "following": following, "now": timezone.now(), "device": device}
    if device:
        shown |= {"picture": Markup(factor.picture(device)), "secret": factor.secret(device)}  # noqa: S704 - our own drawing
    return render(request, "accounts/add_factor.html", shown, status=422 if form.errors else 200)


def _following(request: Any) -> str:
    return local(request.POST.get(NEXT) or request.GET.get(NEXT) or "/")


def _may_have_factor(request: Any) -> bool:
    user = request.user
    return user.is_administrator or user.memberships.filter(role=Role.COORDINATOR.value).exists()
