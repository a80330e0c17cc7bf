"""The addresses of the pages on polling stations."""

from __future__ import annotations

from django.urls import path

from kiesdeler.app.counting import station_pages as pages

urlpatterns = [
    path("zitting/<int:session>/stembureaus/", pages.stations, name="stations"),
    path("zitting/<int:session>/stembureaus/nieuw/", pages.new_station, name="new_station"),
    path("zitting/<int:session>/stembureaus/importeren/", pages.import_stations, name="import_stations"),
    path("zitting/<int:session>/stembureaus/exporteren/", pages.export_stations, name="export_stations"),
    path("stembureau/<int:unit>/wijzigen/", pages.station, name="station"),
    path("stembureau/<int:unit>/verwijderen/", pages.remove_station, name="remove_station"),
]
