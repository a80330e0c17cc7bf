"""Every act on users: asks the rules, does it, writes the log entry; one transaction.

A one-time password is handed back to be shown once; only its hash is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django_otp.plugins.otp_totp.models import TOTPDevice

from kiesdeler.app.accounts import lockout
from kiesdeler.app.accounts.models import Membership, Policy, StoredSession, User, name_key
from kiesdeler.app.accounts.passwords import generated
from kiesdeler.app.accounts.rights import demand
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.accounts.user_rules import Fault, Person, beyond, faults, managed_by, powers
from kiesdeler.app.audit.log import Who, record
from kiesdeler.app.elections.models import Committee
from kiesdeler.app.writing import writing_people


@dataclass(frozen=True, slots=True)
class Made:
    """A user with his one-time password, to be shown once."""

    user: User
    password: str


def make_user(*, who: Who, person: Person) -> Made | list[Fault]:
    """A new user, unless something is wrong with it."""
    made = _hashed(person)
    with writing_people():
        found = faults(person) + beyond(person, powers(who))
        if found:
            return found
        _store(who, made.user, person, Policy.current())
    return made


def make_users(*, who: Who, people: Sequence[Person], file: str = "") -> list[Made] | list[list[Fault]]:
    """Many new users, or for each of them what is wrong (empty: nothing); then none is made. `file`: imported from."""
    found = judged(people, who)
    if any(found):
        return found
    made = [_hashed(person) for person in people]  # takes time: not while the database is ours alone
    with writing_people():
        found = judged(people, who)  # somebody else may have made users meanwhile
        if any(found):
            return found
        policy = Policy.current()
        for each, person in zip(made, people, strict=True):
            _store(who, each.user, person, policy)
        if file:
            record("user.imported", who, number=len(made), file=file)
        else:
            record("user.generated", who, committee=_one(people[0].roles), number=len(made))
    return made


def judged(people: Iterable[Person], who: Who) -> list[list[Fault]]:
    """What is wrong with each of many new users; a name may be there once."""
    power, taken, found = powers(who), set(User.objects.values_list("key", flat=True)), []
    for person in people:
        found.append(faults(person, taken=frozenset({name_key(person.username)} & taken)) + beyond(person, power))
        taken.add(name_key(person.username))
    return found


def change_user(*, who: Who, user: User, person: Person) -> User | list[Fault]:
    """Another name, other roles. Who gets more power has to choose a new password, since more is asked of it."""
    with writing_people():
        user = _mine(who, user)
        former = {each.committee_id: Role(each.role) for each in user.memberships.all()}
        found = faults(person, same=user) + beyond(person, powers(who), former)
        if user.is_administrator and not person.administrator:
            found += _keeps_administrator(who, user)
        if found:
            return found
        changes = _changes(user, former, person)
        rose = (person.administrator and not user.is_administrator) or (
            Role.COORDINATOR in person.roles.values() and Role.COORDINATOR not in former.values()
        )
        user.username, user.full_name = person.username, person.full_name.strip()
        user.is_administrator = person.administrator
        user.one_time_password = user.one_time_password or rose
        user.save()
        if former != dict(person.roles):
            user.memberships.all().delete()
            _join(user, person.roles)
        if rose or former != dict(person.roles):
            _end_session(user)
        settle_factor(user, Policy.current())
        if changes:
            record(
                "user.changed", who, committee=_one(person.roles), subject=user.username, username=user.username,
                changes="; ".join(changes),
            )  # fmt: skip
    return user


def reset_password(*, who: Who, user: User) -> Made:
    """A new one-time password; whoever is logged in with the old one is out."""
    password = generated()
    fresh = User(username=user.username)
    fresh.set_password(password)
    with writing_people():
        user = _mine(who, user)
        user.password, user.one_time_password = fresh.password, True
        user.save(update_fields=["password", "one_time_password"])
        _end_session(user)
        lockout.forget(user.username)
        _told("user.password_reset", who, user)
    return Made(user, password)


def set_active(*, who: Who, user: User, active: bool) -> str | None:
    """Let somebody in no longer, or again; a Dutch sentence when it is refused."""
    with writing_people():
        user = _mine(who, user)
        if user.is_administrator and not active:
            found = _keeps_administrator(who, user)
            if found:
                return found[0].message
        user.is_active = active
        user.save(update_fields=["is_active"])
        _end_session(user)
        _told("user.activated" if active else "user.deactivated", who, user)
    return None


def remove_user(*, who: Who, user: User) -> str | None:
    """Remove somebody who has entered nothing; a Dutch sentence when it is refused."""
    with writing_people():
        user = _mine(who, user)
        if user.is_administrator:
            found = _keeps_administrator(who, user)
            if found:
                return found[0].message
        if user.entries.exists():
            return f"{user.name} heeft tellingen ingevoerd en blijft bewaard. Zet het account op non-actief."
        _told("user.removed", who, user)
        _end_session(user)
        user.delete()
    return None


def remove_factor(*, who: Who, user: User) -> None:
    """Take somebody's second factor away, because his telephone is lost or its clock is too far off."""
    with writing_people():
        user = _mine(who, user)
        TOTPDevice.objects.filter(user=user).delete()
        user.second_factor = False
        user.save(update_fields=["second_factor"])
        settle_factor(user, Policy.current())
        _end_session(user)
        _told("factor.removed", who, user)


def set_policy(*, who: Who, administrators: bool, coordinators: bool) -> None:
    """Of whom the organisation asks a second factor."""
    demand(who, Role.ADMINISTRATOR)
    with writing_people():
        policy = Policy(pk=1, factor_administrators=administrators, factor_coordinators=coordinators)
        policy.save()
        for user in User.objects.filter(second_factor=False):
            settle_factor(user, policy)
        words = [name for name, on in (("beheerders", administrators), ("coördinatoren", coordinators)) if on]
        record("policy.changed", who, changes=" en ".join(words) or "niemand")


def settle_factor(user: User, policy: Policy) -> None:
    """Note whether a second factor is asked of somebody who has none."""
    asked = policy.factor_administrators and user.is_administrator
    if policy.factor_coordinators and not asked:
        asked = user.memberships.filter(role=Role.COORDINATOR.value).exists()
    due = asked and not user.second_factor
    if due != user.second_factor_due:
        user.second_factor_due = due
        user.save(update_fields=["second_factor_due"])


def _hashed(person: Person) -> Made:
    password = generated()
    user = User(
        username=person.username.strip(), full_name=person.full_name.strip(), is_administrator=person.administrator
    )
    user.set_password(password)
    return Made(user, password)


def _store(who: Who, user: User, person: Person, policy: Policy) -> None:
    user.save()
    _join(user, person.roles)
    settle_factor(user, policy)
    roles = ", ".join(sorted({role.dutch for role in person.roles.values()})) or Role.ADMINISTRATOR.dutch
    record("user.made", who, committee=_one(person.roles), subject=user.username, username=user.username, roles=roles)


def _join(user: User, roles: Mapping[int, Role]) -> None:
    Membership.objects.bulk_create(
        Membership(user=user, committee_id=committee, role=role.value) for committee, role in roles.items()
    )


def _mine(who: Who, user: User) -> User:
    """The user as he is now, when he is somebody's to change."""
    found = managed_by(powers(who)).filter(pk=user.pk).first()
    if found is None:
        raise PermissionDenied
    return found


def _keeps_administrator(who: Who, user: User) -> list[Fault]:
    """Somebody must remain who can let the others in, and nobody shuts himself out."""
    if user.pk == who.user:
        return [Fault("administrator", "Je kunt je eigen account niet afsluiten. Vraag het een andere beheerder.")]
    if not User.objects.filter(is_administrator=True, is_active=True).exclude(pk=user.pk).exists():
        return [Fault("administrator", "Dit is de enige actieve beheerder. Maak eerst een andere beheerder.")]
    return []


def _changes(user: User, former: Mapping[int, Role], person: Person) -> list[str]:
    """In words, without what somebody is called."""
    found = []
    if user.username != person.username.strip():
        found.append(f"gebruikersnaam was {user.username}")
    if user.full_name != person.full_name.strip():
        found.append("naam")
    if user.is_administrator != person.administrator:
        found.append("is nu beheerder" if person.administrator else "is geen beheerder meer")
    titles = {committee.pk: committee.title for committee in Committee.objects.filter(pk__in={*former, *person.roles})}
    for pk in sorted({*former, *person.roles}):
        old, new = former.get(pk), person.roles.get(pk)
        if old is not new:
            found.append(
                f"{titles.get(pk, pk)}: {old.dutch if old else 'geen rol'} wordt {new.dutch if new else 'geen rol'}"
            )
    return found


def _told(event: str, who: Who, user: User) -> None:
    roles = {each.committee_id: Role(each.role) for each in user.memberships.all()}
    record(event, who, committee=_one(roles), subject=user.username, username=user.username)


def _one(roles: Mapping[int, Role]) -> int | None:
    """The committee when it is only one: then its coordinator sees the entry in the log."""
    return next(iter(roles)) if len(roles) == 1 else None


def _end_session(user: User) -> None:
    StoredSession.objects.filter(key_hash=user.session).delete()
    user.session = ""
    user.save(update_fields=["session"])
