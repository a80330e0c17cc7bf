"""Who may open which page. What is not allowed in so many words is refused.

Every view is marked with `access`; a view without a mark is refused to everybody (a test finds it first).  Numbers in
an address named `committee`, `session` or `unit` become the object itself, after the role in its committee was checked.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from kiesdeler.app.accounts.kept import keep
from kiesdeler.app.accounts.models import User
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.accounts.sessions import key_hash
from kiesdeler.app.audit.log import Who, record
from kiesdeler.app.counting.models import CommitteeSession, Unit
from kiesdeler.app.elections.models import Committee
from kiesdeler.app.writing import writing

NEXT = "verder"  # where to go after logging in
View = Callable[..., HttpResponse]

_SUBJECTS: dict[str, tuple[type[Any], tuple[str, ...]]] = {
    "committee": (Committee, ("election",)),
    "session": (CommitteeSession, ("committee__election",)),
    "unit": (Unit, ("session__committee__election",)),
}


def access(*roles: Role, anyone: bool = False, signed_in: bool = False, before_password: bool = False) -> Any:
    """Mark a view with who may open it: these roles, anybody who is signed in, or anyone at all.

    With a committee, session or unit in the address a role counts in that committee; an administrator's counts
    everywhere.  `before_password`: also while a one-time password or second factor still has to be dealt with.
    The view gets `request.who` (for the log) and, for a role in a committee, `request.role`.
    """

    def mark(view: View) -> View:
        @functools.wraps(view)
        def checked(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            user = request.user
            request.who, request.role = Who(address=address(request)), None
            if not anyone and not user.is_authenticated:
                return to_login(request)
            if user.is_authenticated and not before_password and not anyone:
                elsewhere = unfinished(user)
                if elsewhere:
                    return redirect(with_next(elsewhere, back_to(request)))
            subject = next((name for name in _SUBJECTS if name in kwargs), None)
            committee = None
            for name in [name for name in _SUBJECTS if name in kwargs]:
                model, related = _SUBJECTS[name]
                kwargs[name] = get_object_or_404(model.objects.select_related(*related), pk=kwargs[name])
            if {"session", "unit"} <= kwargs.keys() and kwargs["unit"].session_id != kwargs["session"].pk:
                raise Http404("a station of another session")
            if subject is not None:
                found = kwargs[subject]
                committee = found if isinstance(found, Committee) else found.committee
            if user.is_authenticated:
                request.role = role_of(user, committee, roles)
                request.who = Who(user.pk, user.name, request.role or "", address(request))
            if not (anyone or signed_in or (user.is_authenticated and request.role in roles)):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        checked.allowed = "anyone" if anyone else "signed in" if signed_in else frozenset(roles)  # type: ignore[attr-defined]
        return checked

    return mark


def role_of(user: User, committee: Committee | None, wanted: tuple[Role, ...]) -> Role | None:
    """As what somebody acts: administrator, his role in the committee, or one of the wanted roles in any committee."""
    if user.is_administrator:
        return Role.ADMINISTRATOR
    if committee is not None:
        return user.role_in(committee)
    held = [Role(role) for role in user.memberships.values_list("role", flat=True)]
    return next((role for role in wanted if role in held), held[0] if held else None)


def unfinished(user: Any) -> str | None:
    """Where somebody has to go first: a second factor to give, a one-time password to change, a factor to set up."""
    if user.second_factor and not user.is_verified():
        return reverse("accounts:second_factor")
    if user.one_time_password:
        return reverse("accounts:first_password")
    if user.second_factor_due:
        return reverse("accounts:add_factor")
    return None


def address(request: HttpRequest) -> str:
    """The address of the workstation; we are not behind a proxy that we would have to believe."""
    return str(request.META.get("REMOTE_ADDR", ""))


def to_login(request: HttpRequest) -> HttpResponse:
    """Off to the log-in page, and back here afterwards with what was sent; a script gets told instead."""
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"login": True}, status=401)
    former = getattr(request, "former_user", None)
    if former is not None and request.method == "POST":
        keep(request, former)
    return redirect(with_next(reverse("accounts:login"), back_to(request)))


def with_next(address: str, following: str) -> str:
    """An address, with the page to go to after it."""
    return address + (f"?{urlencode({NEXT: following})}" if following and following != "/" else "")


def back_to(request: HttpRequest) -> str:
    """The page somebody is at, to come back to: of a form that was sent, the page that the form was on."""
    if request.method == "GET":
        return request.get_full_path()
    try:
        page = urlsplit(request.headers.get("Referer", ""))
    except ValueError:  # no address at all
        return reverse("home")
    return local(page._replace(scheme="", netloc="").geturl())


def local(path: str) -> str:
    """An address given from outside, when it is one of ours; otherwise the first page."""
    ours = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if ours else reverse("home")


class DenyUnlessAllowed:
    """Refuses a view without a mark, ends sessions that were replaced by a later log-in, and logs refusals."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """Handle a request."""
        if request.user.is_authenticated and request.user.session != key_hash(request.session.session_key):
            request.former_user = request.user.pk
            logout(request)  # somebody logged in with this name elsewhere
            request.user = AnonymousUser()
        expired = getattr(request, "expired_user", None)
        if expired:
            request.former_user = int(expired)
            with writing():
                name = User.objects.filter(pk=expired).values_list("full_name", flat=True).first() or ""
                record("login.expired", Who(int(expired), name, address=address(request)))
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> None:
        """Before a view: it must say who may open it."""
        if not hasattr(view, "allowed"):
            raise PermissionDenied(f"{view} does not say who may open it")

    def process_exception(self, request: Any, exception: Exception) -> None:
        """A refusal goes into the log; Django then shows the page of a refusal."""
        if isinstance(exception, PermissionDenied):
            who = getattr(request, "who", None) or Who(address=address(request))
            with writing():
                record("access.refused", who, path=request.path)
