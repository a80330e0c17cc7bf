"""Many users at once: from a file, or typists without a name."""

from __future__ import annotations

from collections.abc import Sequence

from kiesdeler.app.accounts.models import User
from kiesdeler.app.accounts.people_csv import read_people
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.accounts.user_acts import Made, judged, make_users
from kiesdeler.app.accounts.user_rules import Person
from kiesdeler.app.audit.log import Who
from kiesdeler.app.elections.models import Committee
from kiesdeler.problems import Problem


def import_people(*, who: Who, data: bytes, name: str, committees: Sequence[Committee]) -> list[Made] | list[Problem]:
    """Make all users of a file, or tell everything that is wrong with it and make none."""
    people, problems = read_people(data, name, committees)
    if problems:
        return sorted(problems + _judged(people, who, name), key=lambda problem: problem.line)
    made = make_users(who=who, people=[person for _, person in people], file=name)
    done = [each for each in made if isinstance(each, Made)]
    return done if len(done) == len(people) else _judged(people, who, name)


def generate_people(*, who: Who, committee: Committee, number: int, role: Role) -> list[Made]:
    """Accounts without a name, numbered on from those that are there: invoerder01, invoerder02, ..."""
    stem = role.dutch
    used = User.objects.filter(key__startswith=stem).values_list("key", flat=True)
    highest = max((int(key[len(stem) :]) for key in used if key[len(stem) :].isdecimal()), default=0)
    people = [
        Person(f"{stem}{highest + step:02}", "", administrator=False, roles={committee.pk: role})
        for step in range(1, number + 1)
    ]
    return [each for each in make_users(who=who, people=people) if isinstance(each, Made)]


def _judged(people: Sequence[tuple[int, Person]], who: Who, name: str) -> list[Problem]:
    found = judged([person for _, person in people], who)
    return [
        Problem(fault.message, file=name, line=line, column=1)
        for (line, _), faults in zip(people, found, strict=True)
        for fault in faults
    ]
