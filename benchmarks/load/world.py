"""Run in a process of its own: an installation in which many typists are each at a station of a long ballot.

Prints JSON: the name of the cookie and, per typist, its value, the path of his first list page and his unit.
Arguments: typists, lists, candidates.
"""

from __future__ import annotations

import json
import sys

from kiesdeler.app.operations.environment import Installation, configure


def main() -> None:
    """Make the tables, the committee, the people, and everybody's entry up to the lists."""
    configure(Installation(airgap=("none",)))
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    typists, lists, candidates = map(int, sys.argv[1:])
    print(json.dumps([settings.SESSION_COOKIE_NAME, people(typists, lists, candidates)]))


def people(typists: int, lists: int, candidates: int) -> list[tuple[str, str, int]]:
    """Everybody, each at a station of his own."""
    from django.conf import settings
    from django.urls import reverse
    from tests.app import invented
    from tests.app.personas import person, right_values, sign_in, who

    from kiesdeler.app.accounts.roles import Role
    from kiesdeler.app.audit.log import PROGRAM
    from kiesdeler.app.counting import acts, session_acts
    from kiesdeler.app.counting.models import CommitteeSession
    from kiesdeler.app.elections.committees import create_committee
    from kiesdeler.app.elections.incoming import Incoming
    from kiesdeler.law.counting.kinds import Method
    from kiesdeler.law.counting.sessions import SessionAct
    from kiesdeler.law.counting.states import Act

    files = invented.election("TK", lists=lists, candidates=candidates, stations=typists)
    committee = create_committee(
        who=PROGRAM, definition=Incoming("110a", files.definition), candidates=Incoming("230b", files.candidates),
        area_code=files.kind.code, method=Method.CSO, eligible=100_000, stations=Incoming("110b", files.stations),
    )  # fmt: skip
    coordinator = who(person("coordinator", roles={committee: Role.COORDINATOR}), Role.COORDINATOR)
    session = session_acts.perform(who=coordinator, session=committee.sessions.get(), act=SessionAct.START)
    assert isinstance(session, CommitteeSession), session
    values, made = right_values(session), []
    for number, unit in enumerate(session.units.order_by("number"), 1):
        typist = person(f"typist{number}", roles={committee: Role.TYPIST})
        me = who(typist, Role.TYPIST)
        acts.perform(who=me, unit=unit, act=Act.START)
        acts.perform(who=me, unit=unit, act=Act.SAVE, values=values, section=f"list_{lists}")
        cookie = sign_in(typist).cookies[settings.SESSION_COOKIE_NAME].value
        made.append((cookie, reverse("counting:entry_section", args=[session.pk, unit.pk, "list_1"]), unit.pk))
    return made


if __name__ == "__main__":
    main()
