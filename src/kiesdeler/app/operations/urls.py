"""The addresses of this room."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import path

from kiesdeler.app.accounts.access import access
from kiesdeler.app.operations import airgap_views, backup_views


@access(anyone=True)
def _later(_request: Any, **_: Any) -> HttpResponse:
    return HttpResponse("…")


app_name = "operations"
urlpatterns = [
    path("hulp/<slug:page>/", _later, name="help"),
    path("beheer/back-ups/", backup_views.overview, name="backups"),
    path("beheer/back-ups/maken/", backup_views.make, name="backup_make"),
    path("beheer/back-ups/wachtwoordzin/", backup_views.passphrase, name="passphrase"),
    path("verbinding/", airgap_views.connection, name="connection"),
]
