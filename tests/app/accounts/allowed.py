"""Who may open the addresses of this room."""

from __future__ import annotations

from typing import Any

from tests.app.allowed import ADMINISTRATOR, ANYONE, COORDINATOR, COORDINATORS, SIGNED_IN, Row
from tests.app.personas import World

OWN = ADMINISTRATOR | COORDINATORS


def first_typist(place: World) -> dict[str, Any]:
    """Of the committee of `coordinator`; the coordinator of another committee has no say over him."""
    return {"pk": place.people["first"].pk}


ROWS = {
    "accounts:first": Row(ANYONE),
    "accounts:login": Row(ANYONE),
    "accounts:logout": Row(SIGNED_IN),
    "accounts:again": Row(SIGNED_IN),
    "accounts:stay": Row(SIGNED_IN),
    "accounts:account": Row(SIGNED_IN),
    "accounts:first_password": Row(SIGNED_IN),
    "accounts:second_factor": Row(SIGNED_IN),
    "accounts:add_factor": Row(ADMINISTRATOR | COORDINATORS),
    "accounts:users": Row(OWN),
    "accounts:new_user": Row(OWN),
    "accounts:user": Row(ADMINISTRATOR | COORDINATOR, first_typist),
    "accounts:reset_password": Row(ADMINISTRATOR | COORDINATOR, first_typist),
    "accounts:user_active": Row(ADMINISTRATOR | COORDINATOR, first_typist),
    "accounts:remove_factor": Row(ADMINISTRATOR | COORDINATOR, first_typist),
    "accounts:remove_user": Row(ADMINISTRATOR | COORDINATOR, first_typist),
    "accounts:import_users": Row(OWN),
    "accounts:generate_users": Row(OWN),
    "accounts:policy": Row(ADMINISTRATOR),
}
