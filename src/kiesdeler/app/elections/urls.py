"""The addresses of this room."""

from __future__ import annotations

from django.urls import path

from kiesdeler.app.elections import pages, wizard

app_name = "elections"
urlpatterns = [
    path("verkiezingen/", pages.overview, name="list"),
    path("verkiezingen/nieuw/", wizard.start, name="setup"),
    path("verkiezingen/nieuw/afbreken/", wizard.abandon, name="setup_abandon"),
    path("verkiezingen/nieuw/<slug:name>/", wizard.step, name="setup_step"),
    path("commissie/<int:committee>/", pages.committee, name="committee"),
    path("commissie/<int:committee>/gegevens/", pages.particulars, name="particulars"),
]
