"""The addresses of this room."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import path

from kiesdeler.app.accounts.access import access


@access(anyone=True)
def _later(_request: Any, **_: Any) -> HttpResponse:
    return HttpResponse("…")


@access(signed_in=True)
def _inside(_request: Any, **_: Any) -> HttpResponse:
    return HttpResponse("…")


app_name = "accounts"
urlpatterns = [
    path("inloggen/", _later, name="login"),
    path("uitloggen/", _inside, name="logout"),
    path("blijf/", _inside, name="stay"),
    path("account/", _inside, name="account"),
    path("account/wachtwoord/", _inside, name="first_password"),
    path("account/code/", _inside, name="second_factor"),
]
