"""A practice election night: three invented elections with people, and counts at every stage of their life.

Everything goes through the same acts as in a real count, so that what people practise on is what they will meet.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from random import Random
from typing import Any

from kiesdeler.app.accounts.models import Membership, User
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.log import PROGRAM, Who, record
from kiesdeler.app.counting.acceptance import accept
from kiesdeler.app.counting.acts import perform
from kiesdeler.app.counting.models import CommitteeSession, Unit
from kiesdeler.app.counting.session_acts import perform as perform_session
from kiesdeler.app.counting.stored import current
from kiesdeler.app.elections.committees import create_committee
from kiesdeler.app.elections.incoming import Incoming
from kiesdeler.app.elections.models import Committee
from kiesdeler.app.operations.practice_figures import mistyped, right, with_error, with_warning
from kiesdeler.app.writing import writing
from kiesdeler.law.counting.count import Done, messages_of
from kiesdeler.law.counting.fields import Values
from kiesdeler.law.counting.kinds import Method
from kiesdeler.law.counting.refusals import Refusal
from kiesdeler.law.counting.sessions import SessionAct
from kiesdeler.law.counting.states import Act

PASSWORD = "oefenen-met-tellen"  # noqa: S105 - of a practice, printed for everybody
AREA = "7701"
FOLDER = "practice"
_PEOPLE = (
    ("beheerder", "Bea Beheer", None),
    ("coordinator", "Coen Coördinator", Role.COORDINATOR),
    ("invoerder1", "Ina Invoer", Role.TYPIST),
    ("invoerder2", "Omar Invoer", Role.TYPIST),
    ("invoerder3", "Tess Invoer", Role.TYPIST),
    ("waarnemer", "Wim Waarnemer", Role.OBSERVER),
)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody of the practice, to be told."""

    username: str
    role: Role


ACCOUNTS = tuple(Account(name, role or Role.ADMINISTRATOR) for name, _, role in _PEOPLE)


def filled() -> bool:
    """Whether there is anything in the database yet."""
    return User.objects.exists()


def fill() -> None:
    """Put everything in place, all or nothing."""
    with writing():
        users = _users()
        council = _committee("GR2027_Eikendaal", Method.CSO)
        water = _committee("AB2027_DeKreken", Method.CSO)
        province = _committee("PS2027_Waterrijk", Method.DSO)
        for committee in (council, water, province):
            for name, _, role in _PEOPLE:
                if role is not None:
                    Membership.objects.create(user=users[name], committee=committee, role=role.value)
        _Night(council, users, "council").at_every_stage()
        _Night(water, users, "water").ready_to_finish()
        record("practice.filled", PROGRAM)


def example_files() -> Path:
    """The official files of the practice elections, to import them once more by hand."""
    return Path(str(resources.files("kiesdeler.examples") / FOLDER))


def _users() -> Mapping[str, User]:
    made = {}
    for name, full_name, role in _PEOPLE:
        user = User(username=name, full_name=full_name, is_administrator=role is None, one_time_password=False)
        user.set_password(PASSWORD)
        user.save()
        made[name] = user
    return made


def _committee(election: str, method: Method) -> Committee:
    def file(name: str) -> Incoming:
        return Incoming(name, (example_files() / name).read_bytes())

    return create_committee(
        who=PROGRAM,
        definition=file(f"Verkiezingsdefinitie_{election}.eml.xml"),
        candidates=file(f"Kandidatenlijsten_{election}.eml.xml"),
        stations=file(f"Stembureaus_{election}_Eikendaal.eml.xml"),
        area_code=AREA,
        method=method,
    )


class _Night:
    """The count of one committee as far as it is to be."""

    def __init__(self, committee: Committee, users: Mapping[str, User], seed: str):
        self._people = {name: Who(users[name].pk, users[name].name, role or "") for name, _, role in _PEOPLE}
        self._session: CommitteeSession = committee.sessions.get()
        self._chance = Random(seed)  # noqa: S311 - invented votes, the same every time
        started = perform_session(who=self._people["coordinator"], session=self._session, act=SessionAct.START)
        assert not isinstance(started, str), started  # noqa: S101 - our own example
        self._units = list(Unit.objects.filter(session=self._session).select_related("session__committee__election"))

    def at_every_stage(self) -> None:
        """From untouched to definitive; the first stations stay for whoever practises."""
        stages: tuple[Callable[[Unit], object], ...] = (
            self._untouched,
            self._untouched,
            self._begun,
            self._put_aside,
            lambda unit: self._enter(unit, "invoerder1", self._figures(unit, with_error)),
            lambda unit: self._enter(unit, "invoerder1", self._figures(unit)),
            lambda unit: self._enter(unit, "invoerder2", self._figures(unit)),
            self._second_begun,
            self._different,
            self._corrected,
            self._definitive,
            lambda unit: self._definitive(unit, with_warning),
        )
        for unit, stage in zip(self._units, stages, strict=True):
            stage(unit)

    def ready_to_finish(self) -> None:
        """Everything is definitive and the particulars of the session are filled in."""
        for unit in self._units:
            self._definitive(unit)
        self._session.refresh_from_db()
        self._session.place, self._session.date = "Eikendaal", datetime.date(2027, 3, 18)
        self._session.time = datetime.time(9, 0)
        self._session.save()

    def _figures(self, unit: Unit, kind: Callable[..., Values] = right) -> Values:
        return kind(current(unit).desk.form, unit.eligible or 1000, self._chance)

    def _do(self, unit: Unit, name: str, act: Act, **more: Any) -> Done:
        done = perform(who=self._people[name], unit=unit, act=act, **more)
        assert not isinstance(done, Refusal), f"{unit}, {name}, {act}: {done}"  # noqa: S101 - our own example
        return done

    def _enter(self, unit: Unit, name: str, values: Values) -> None:
        self._do(unit, name, Act.START)
        self._do(unit, name, Act.SAVE, values=values)
        now = current(unit)
        confirmed = accept(now.desk.form, values, messages_of(now.desk, now.count))
        self._do(unit, name, Act.FINISH, values=values, accept=confirmed)

    def _half(self, unit: Unit) -> Values:
        values = self._figures(unit)
        return values[: len(values) // 2] + (None,) * (len(values) - len(values) // 2)

    def _untouched(self, unit: Unit) -> None:
        """For whoever practises."""

    def _begun(self, unit: Unit) -> None:
        self._do(unit, "invoerder3", Act.START)
        self._do(unit, "invoerder3", Act.SAVE, values=self._half(unit))

    def _put_aside(self, unit: Unit) -> None:
        self._do(unit, "invoerder2", Act.START)
        self._do(unit, "invoerder2", Act.PAUSE, values=self._half(unit))

    def _second_begun(self, unit: Unit) -> None:
        self._enter(unit, "invoerder1", self._figures(unit))
        self._do(unit, "invoerder2", Act.START)

    def _different(self, unit: Unit) -> None:
        values = self._figures(unit)
        self._enter(unit, "invoerder1", values)
        self._enter(unit, "invoerder2", mistyped(current(unit).desk.form, values))

    def _corrected(self, unit: Unit) -> None:
        self._different(unit)
        self._do(unit, "coordinator", Act.CORRECT_SECOND)

    def _definitive(self, unit: Unit, kind: Callable[..., Values] = right) -> None:
        values = self._figures(unit, kind)
        self._enter(unit, "invoerder1", values)
        self._enter(unit, "invoerder2", values)
