"""The addresses of this room: a module per part."""

from __future__ import annotations

from django.urls import include, path

app_name = "counting"
urlpatterns = [
    path("", include("kiesdeler.app.counting.entry_urls")),
    path("", include("kiesdeler.app.counting.stations_urls")),
    path("", include("kiesdeler.app.counting.control_urls")),
]
