"""The addresses of this room."""

from __future__ import annotations

from django.urls import path

from kiesdeler.app.operations import airgap_views, backup_views, manual

app_name = "operations"
urlpatterns = [
    path("hulp/<slug:page>/", manual.page, name="help"),
    path("certificaat/kiesdeler-ca.crt", manual.authority, name="authority"),
    path("beheer/back-ups/", backup_views.overview, name="backups"),
    path("beheer/back-ups/maken/", backup_views.make, name="backup_make"),
    path("beheer/back-ups/wachtwoordzin/", backup_views.passphrase, name="passphrase"),
    path("verbinding/", airgap_views.connection, name="connection"),
]
