"""The addresses of a typist."""

from __future__ import annotations

from django.urls import path

from kiesdeler.app.counting import entry_finish, entry_practice, entry_section, entry_start

_SESSION = "zitting/<int:session>/invoer/"
_UNIT = _SESSION + "<int:unit>/"

urlpatterns = [
    path(_SESSION, entry_start.start, name="entry"),
    path(_SESSION + "nummer/", entry_start.lookup, name="entry_lookup"),
    path(_UNIT + "hervatten/", entry_start.resume, name="entry_resume"),
    path(_UNIT + "controleren/", entry_finish.check, name="entry_check"),
    path(_UNIT + "toelichting/", entry_finish.explanation, name="entry_explanation"),
    path(_UNIT + "klaar/", entry_finish.done, name="entry_done"),
    path(_UNIT + "onderbreken/", entry_finish.pause, name="entry_pause"),
    path(_UNIT + "weggooien/", entry_finish.discard, name="entry_discard"),
    path(_UNIT + "<slug:section>/", entry_section.section, name="entry_section"),
    path("oefenen-met-toetsen/", entry_practice.practice, name="entry_practice"),
]
