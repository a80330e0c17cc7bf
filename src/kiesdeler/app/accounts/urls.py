"""The addresses of this room."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import path

from kiesdeler.app.accounts.access import access


@access(anyone=True)
def _later(_request: Any, **_: Any) -> HttpResponse:
    return HttpResponse("…")


app_name = "accounts"
urlpatterns = [
    path("inloggen/", _later, name="login"),
    path("uitloggen/", _later, name="logout"),
    path("blijf/", _later, name="stay"),
    path("account/", _later, name="account"),
    path("account/wachtwoord/", _later, name="first_password"),
    path("account/code/", _later, name="second_factor"),
]
