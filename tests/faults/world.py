"""Prepares an election night with three typists at work, and prints how to go on as each of them (JSON).

Run as a process of its own: `python -m tests.faults.world`, on the installation of the environment.
"""

from __future__ import annotations

import json

from kiesdeler.app.operations.environment import Installation, configure

configure(Installation(practice=True))

from django.urls import reverse  # noqa: E402 - Django has to be set up first

from kiesdeler.app.accounts.models import User  # noqa: E402
from kiesdeler.app.accounts.roles import Role  # noqa: E402
from kiesdeler.app.counting.acts import perform  # noqa: E402
from kiesdeler.app.counting.models import Unit  # noqa: E402
from kiesdeler.app.counting.stored import current  # noqa: E402
from kiesdeler.app.operations.practice import fill  # noqa: E402
from kiesdeler.app.operations.tables import update_tables  # noqa: E402
from kiesdeler.law.counting.states import Act  # noqa: E402
from tests.app.personas import sign_in, who  # noqa: E402

SECTION = "list_1"


def typist(name: str, number: int) -> dict[str, object]:
    """Somebody at a station of the council that nobody else is at."""
    user = User.objects.get(username=name)
    unit = Unit.objects.get(session__committee__election__category="GR", number=number)
    if current(unit).row.state == "empty":
        perform(who=who(user, Role.TYPIST), unit=unit, act=Act.START)
    now = current(unit)
    fields = now.desk.form.section(SECTION).fields
    client = sign_in(user)
    return {
        "cookie": client.cookies["kiesdeler"].value,
        "start": reverse("counting:entry", args=[unit.session_id]),
        "path": reverse("counting:entry_section", args=[unit.session_id, unit.pk, SECTION]),
        "section": SECTION,
        "fields": [field.key for field in fields],
        "places": [now.desk.form.index[field.key] for field in fields],
        "unit": unit.pk,
        "version": now.row.version,
    }


if __name__ == "__main__":
    update_tables()
    fill()
    print(json.dumps([typist("invoerder1", 1), typist("invoerder2", 2), typist("invoerder3", 3)]))
