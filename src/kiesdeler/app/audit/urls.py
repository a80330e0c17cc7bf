"""The addresses of this room."""

from __future__ import annotations

from django.urls import path

from kiesdeler.app.audit import views

app_name = "audit"
urlpatterns = [
    path("logboek/", views.log, name="log"),
    path("logboek/<int:sequence>/", views.entry, name="entry"),
    path("logboek/controle/", views.check, name="check"),
    path("logboek/bestand/", views.export, name="export"),
]
