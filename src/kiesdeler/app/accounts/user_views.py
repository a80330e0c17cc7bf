"""Pages about users, one by one: the list, a new one, a change. For administrators; coordinators for their own."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kiesdeler.app.accounts import user_acts
from kiesdeler.app.accounts.access import access
from kiesdeler.app.accounts.forms import UserForm
from kiesdeler.app.accounts.models import Membership, User, name_key
from kiesdeler.app.accounts.roles import IN_COMMITTEE, Role
from kiesdeler.app.accounts.user_rules import LONGEST_NAME, MANAGED, Powers, managed_by, powers, seen_by
from kiesdeler.app.elections.models import Committee
from kiesdeler.app.numbers import whole

MANAGERS = (Role.ADMINISTRATOR, Role.COORDINATOR)


@access(*MANAGERS)
def users(request: Any) -> HttpResponse:
    """The list, with filters."""
    power = powers(request.who)
    words, role = request.GET.get("zoek", "").strip()[:LONGEST_NAME], request.GET.get("rol", "")
    committee, state = request.GET.get("stembureau", ""), request.GET.get("staat", "")
    with_committee = Membership.objects.select_related("committee__election").order_by("committee")
    found = seen_by(power).prefetch_related(Prefetch("memberships", with_committee))
    if words:
        found = found.filter(Q(key__contains=name_key(words)) | Q(full_name__icontains=words))
    if role == Role.ADMINISTRATOR:
        found = found.filter(is_administrator=True)
        role = ""
    held = ({"role": role} if role else {}) | ({"committee": whole(committee)} if whole(committee) else {})
    if held:
        found = found.filter(pk__in=Membership.objects.filter(**held).values("user"))
    if state in STATES:
        found = found.filter(STATES[state][1])
    shown = {
        "found": list(found),
        "managed": set(managed_by(power).values_list("pk", flat=True)),
        "committees": committees_of(power),
        "chosen": {"zoek": words, "rol": request.GET.get("rol", ""), "stembureau": committee, "staat": state},
        "roles": list(Role) if power.everybody else IN_COMMITTEE,
        "states": {key: label for key, (label, _) in STATES.items()},
    }
    return render(request, "accounts/users.html", shown)


STATES = {
    "nieuw": ("nog niet ingelogd", Q(one_time_password=True, is_active=True)),
    "actief": ("in gebruik", Q(one_time_password=False, is_active=True)),
    "dicht": ("op non-actief", Q(is_active=False)),
}


@access(*MANAGERS)
def new(request: Any) -> HttpResponse:
    """A new user; his one-time password is shown once, on the page that follows."""
    power = powers(request.who)
    form = form_for(power, request.POST or None)
    if form.is_valid():
        made = user_acts.make_user(who=request.who, person=form.person({}))
        if isinstance(made, user_acts.Made):
            return cards(request, [made])
        form.take(made)
    shown = {"form": form, "user_shown": None}
    return render(request, "accounts/user.html", shown, status=422 if form.errors else 200)


@access(*MANAGERS)
def change(request: Any, pk: int) -> HttpResponse:
    """Another name or role; and the buttons for all else."""
    power = powers(request.who)
    user = _managed(power, pk)
    held = {each.committee_id: Role(each.role) for each in user.memberships.all()}
    start = {"username": user.username, "full_name": user.full_name, "administrator": user.is_administrator}
    start |= {f"committee_{committee}": role.value for committee, role in held.items()}
    form = form_for(power, request.POST or None, initial=start)
    if form.is_valid():
        untouched = {committee: role for committee, role in held.items() if committee not in form.committees.values()}
        done = user_acts.change_user(who=request.who, user=user, person=form.person(untouched))
        if isinstance(done, User):
            messages.success(request, f"{done.name} is gewijzigd.")
            return redirect("accounts:users")
        form.take(done)
    shown = {"form": form, "user_shown": user, "has_entries": user.entries.exists()}
    return render(request, "accounts/user.html", shown, status=422 if form.errors else 200)


@access(*MANAGERS)
@require_POST
def reset(request: Any, pk: int) -> HttpResponse:
    """A new one-time password."""
    user = _managed(powers(request.who), pk)
    return cards(request, [user_acts.reset_password(who=request.who, user=user)])


@access(*MANAGERS)
@require_POST
def active(request: Any, pk: int) -> HttpResponse:
    """Let somebody in no longer, or again."""
    user = _managed(powers(request.who), pk)
    wanted = request.POST.get("actief") == "ja"
    refused = user_acts.set_active(who=request.who, user=user, active=wanted)
    done = f"{user.name} kan weer inloggen." if wanted else f"{user.name} kan niet meer inloggen."
    return _told(request, pk, refused, done)


@access(*MANAGERS)
@require_POST
def factor(request: Any, pk: int) -> HttpResponse:
    """Take somebody's second factor away."""
    user = _managed(powers(request.who), pk)
    user_acts.remove_factor(who=request.who, user=user)
    return _told(request, pk, None, f"De tweede factor van {user.name} is verwijderd.")


@access(*MANAGERS)
@require_POST
def remove(request: Any, pk: int) -> HttpResponse:
    """Remove somebody who has entered nothing."""
    user = _managed(powers(request.who), pk)
    refused = user_acts.remove_user(who=request.who, user=user)
    if refused is None:
        messages.success(request, f"{user.name} is verwijderd.")
        return redirect("accounts:users")
    return _told(request, pk, refused, "")


def committees_of(power: Powers) -> list[Committee]:
    """The committees in which somebody may give roles."""
    every = Committee.objects.select_related("election")
    return list(every if power.everybody else every.filter(pk__in=power.committees))


def form_for(power: Powers, data: Any, **options: Any) -> UserForm:
    """The form with what somebody may give."""
    roles = IN_COMMITTEE if power.everybody else MANAGED
    return UserForm(data, committees=committees_of(power), roles=roles, administrator=power.everybody, **options)


def cards(request: Any, made: list[user_acts.Made]) -> HttpResponse:
    """The one-time passwords as cards to print: this page is the only place where they ever are."""
    shown = {"made": made, "address": request.build_absolute_uri("/")}
    return render(request, "accounts/cards.html", shown)


def _managed(power: Powers, pk: int) -> User:
    """Somebody's to manage; otherwise refused, and logged like every refusal."""
    user = get_object_or_404(User, pk=pk)
    if not managed_by(power).filter(pk=pk).exists():
        raise PermissionDenied
    return user


def _told(request: Any, pk: int, refused: str | None, done: str) -> HttpResponse:
    if refused:
        messages.error(request, refused)
    else:
        messages.success(request, done)
    return redirect("accounts:user", pk)
