"""The people of the tests, in two committees, and a small council to count for.

Every room's tests use these: administrator, coordinator, first and second typist, observer, and the same roles in
another committee.  `sign_in` gives a client with a session as after a log-in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.test import Client

from kiesdeler.app.accounts.models import Membership, User
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.accounts.sessions import key_hash
from kiesdeler.app.audit.log import Who
from kiesdeler.app.counting.acceptance import accept
from kiesdeler.app.counting.acts import perform
from kiesdeler.app.counting.forms import form_of
from kiesdeler.app.counting.models import CommitteeSession, Unit
from kiesdeler.app.counting.session_acts import add_unit, first_session
from kiesdeler.app.counting.stored import current
from kiesdeler.app.elections.models import Committee, Election, StoredFile
from kiesdeler.eml.reader import read
from kiesdeler.law.counting.count import Done, messages_of
from kiesdeler.law.counting.fields import Values
from kiesdeler.law.counting.refusals import Refusal
from kiesdeler.law.counting.sessions import SessionState
from kiesdeler.law.counting.states import Act

CORPUS = Path(__file__).resolve().parents[1] / "eml" / "corpus"
PASSWORD = "correct-paard-batterij"


def stored(name: str) -> StoredFile:
    """One of the small example files, as if it was imported."""
    content = (CORPUS / name).read_bytes()
    message, problems = read(content, name)
    assert message is not None, problems
    return StoredFile.objects.create(
        name=name, message=message.header.message, content=content, sha256=hashlib.sha256(content).hexdigest()
    )


def person(username: str, *, administrator: bool = False, roles: Mapping[Committee, Role] | None = None) -> User:
    """A user who has chosen his password."""
    user = User(
        username=username, full_name=username.capitalize(), is_administrator=administrator, one_time_password=False
    )
    user.set_unusable_password()  # tests of logging in set PASSWORD themselves: hashing takes time
    user.save()
    for committee, role in (roles or {}).items():
        Membership.objects.create(user=user, committee=committee, role=role.value)
    return user


def sign_in(user: User) -> Client:
    """A browser in which this user is logged in."""
    client = Client()
    client.force_login(user)
    user.session = key_hash(client.session.session_key)
    user.save(update_fields=["session"])
    return client


def who(user: User, role: Role) -> Who:
    """For acts that are called without a page."""
    return Who(user.pk, user.name, role.value, "127.0.0.1")


@dataclass
class World:
    """A council with one committee and a few stations, another committee, and everybody."""

    committee: Committee
    session: CommitteeSession
    units: list[Unit]
    other: Committee
    people: dict[str, User] = field(default_factory=dict)

    def client(self, name: str) -> Client:
        """A browser with one of the people logged in."""
        return sign_in(self.people[name])

    def who(self, name: str, role: Role) -> Who:
        """The same for acts."""
        return who(self.people[name], role)


def world(*, method: str = "CSO", stations: int = 3, state: SessionState = SessionState.DATA_ENTRY) -> World:
    """A small council (110a and 230b of the corpus), ready for data entry."""
    definition, lists = stored("110a.eml.xml"), stored("230b.eml.xml")
    message, _ = read(bytes(definition.content))
    assert message is not None
    identifier = message.election  # type: ignore[union-attr]
    election = Election.objects.create(
        identifier=identifier.id, category=identifier.category, name=identifier.name or "", date=identifier.date,
        seats=message.seats, definition=definition,  # type: ignore[union-attr]
    )  # fmt: skip
    common = {"election": election, "kind": "GSB", "method": method, "contest": "geen", "candidates": lists}
    domain = identifier.domain
    assert domain is not None
    committee = Committee.objects.create(area_code=domain.id, area_name=domain.name, eligible=3000, **common)
    other = Committee.objects.create(area_code="9999", area_name="Elders", eligible=10, **common)
    session = first_session(committee)
    session.state = state.value
    session.save()
    add_unit(first_session(other), number=1, name="Elders")
    units = [add_unit(session, number=n, name=f"Stembureau {n}") for n in range(1, stations + 1)]
    people = {
        "administrator": person("administrator", administrator=True),
        "coordinator": person("coordinator", roles={committee: Role.COORDINATOR}),
        "first": person("first", roles={committee: Role.TYPIST}),
        "second": person("second", roles={committee: Role.TYPIST}),
        "third": person("third", roles={committee: Role.TYPIST}),
        "observer": person("observer", roles={committee: Role.OBSERVER}),
        "stranger": person("stranger", roles={other: Role.COORDINATOR}),
        "strange_typist": person("strange_typist", roles={other: Role.TYPIST}),
    }
    return World(committee, session, units, other, people)


def right_values(session: CommitteeSession, votes: int = 10) -> Values:
    """An entry without errors or warnings: every candidate gets `votes`."""
    form = form_of(session)
    filled: dict[str, int] = {}
    for span in form.spans:
        section = form.section(span.section)
        people = [each for each in section.fields if each.candidate is not None]
        filled |= {each.key: votes for each in people}
        filled[section.fields[-1].key] = filled[f"list_{span.number}"] = votes * len(people)
    total = sum(filled[f"list_{span.number}"] for span in form.spans)
    filled |= {"candidates_total": total, "blank": 0, "invalid": 0, "votes_cast": total}
    filled |= {"poll_cards": total, "admitted": total, "equal": 1}
    for key, value in (("station_explained", 1), ("station_lists_differ", 2), ("corrigendum", 2), ("insert", 2)):
        if key in form.index:
            filled[key] = value
    return form.filled({key: value for key, value in filled.items() if key in form.index})


def enter(place: World, name: str, unit: int = 0, votes: int = 10) -> Done | Refusal:
    """Somebody enters a whole station, and confirms whatever he is told."""
    return type_over(place.who(name, Role.TYPIST), place.units[unit], right_values(place.session, votes))


def type_over(typist: Who, unit: Unit, values: Values) -> Done | Refusal:
    """A typist enters these values, and confirms whatever he is told."""
    started = perform(who=typist, unit=unit, act=Act.START)
    if isinstance(started, Refusal):
        return started
    saved = perform(who=typist, unit=unit, act=Act.SAVE, values=values)
    assert isinstance(saved, Done), saved
    now = current(unit)
    told = messages_of(now.desk, saved.count)
    return perform(who=typist, unit=unit, act=Act.FINISH, values=values, accept=accept(now.desk.form, values, told))
