"""Who may open the pages of the coordinator and the observer."""

from __future__ import annotations

from typing import Any

from kiesdeler.app.counting.models import Investigation
from tests.app.allowed import ADMINISTRATOR, COORDINATOR, OBSERVER, Row, of_committee, of_session, of_unit
from tests.app.personas import World


def _of_act(place: World) -> dict[str, Any]:
    return of_session(place) | {"deed": "pause"}


def _of_investigation(place: World) -> dict[str, Any]:
    Investigation.objects.create(unit=place.units[0], reason="Verzoek")
    return of_unit(place)


ROWS = {
    "counting:overview": Row(ADMINISTRATOR | COORDINATOR, of_session),
    "counting:gate": Row(ADMINISTRATOR | COORDINATOR, of_session),
    "counting:act": Row(ADMINISTRATOR | COORDINATOR, _of_act),
    "counting:details": Row(COORDINATOR, of_session),
    "counting:warnings": Row(COORDINATOR, of_session),
    "counting:investigations": Row(COORDINATOR, of_session),
    "counting:screen": Row(OBSERVER | COORDINATOR, of_session),
    "counting:screen_part": Row(OBSERVER | COORDINATOR, of_session),
    "counting:count": Row(COORDINATOR, of_unit),  # the administrator: only a definitive one, test_control_count
    "counting:note": Row(COORDINATOR, of_unit),
    "counting:investigation": Row(COORDINATOR, _of_investigation),
    "counting:remove_investigation": Row(COORDINATOR, _of_investigation),
    "counting:take_over": Row(ADMINISTRATOR | COORDINATOR, of_committee),
}
