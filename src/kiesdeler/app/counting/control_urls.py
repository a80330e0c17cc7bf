"""The addresses of the coordinator and the observer."""

from __future__ import annotations

from django.urls import path

from kiesdeler.app.counting import (
    control,
    control_count,
    control_warnings,
    investigations,
    observer,
    take_over_pages,
)

urlpatterns = [
    path("zitting/<int:session>/overzicht/", control.overview, name="overview"),
    path("zitting/<int:session>/stand/", control.gate, name="gate"),
    path("zitting/<int:session>/stand/<slug:deed>/", control.act, name="act"),
    path("zitting/<int:session>/gegevens/", control.details, name="details"),
    path("zitting/<int:session>/waarschuwingen/", control_warnings.warnings, name="warnings"),
    path("zitting/<int:session>/onderzoeken/", investigations.investigations, name="investigations"),
    path("zitting/<int:session>/scherm/", observer.screen, name="screen"),
    path("zitting/<int:session>/scherm/deel/", observer.screen_part, name="screen_part"),
    path("stembureau/<int:unit>/telling/", control_count.count, name="count"),
    path("stembureau/<int:unit>/waarschuwing/", control_count.note, name="note"),
    path("stembureau/<int:unit>/onderzoek/", investigations.investigation, name="investigation"),
    path(
        "stembureau/<int:unit>/onderzoek/verwijderen/", investigations.remove_investigation, name="remove_investigation"
    ),
    path("commissie/<int:committee>/eerdere-zitting/", take_over_pages.former_session, name="take_over"),
]
