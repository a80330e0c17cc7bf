"""The addresses of all rooms."""

from __future__ import annotations

from django.urls import include, path

from kiesdeler.app.home import home

handler400 = "kiesdeler.app.errors.unreadable"
handler403 = "kiesdeler.app.errors.refused"
handler404 = "kiesdeler.app.errors.not_found"
handler500 = "kiesdeler.app.errors.broken"

urlpatterns = [
    path("", home, name="home"),
    path("", include("kiesdeler.app.accounts.urls")),
    path("", include("kiesdeler.app.elections.urls")),
    path("", include("kiesdeler.app.counting.urls")),
    path("", include("kiesdeler.app.results.urls")),
    path("", include("kiesdeler.app.audit.urls")),
    path("", include("kiesdeler.app.operations.urls")),
]
