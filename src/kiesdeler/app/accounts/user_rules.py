"""Who a user may be, and who may say so: the rules behind the pages, the import and the generated accounts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from kiesdeler.app.accounts.models import Membership, User, name_key
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.log import Who

LONGEST_USERNAME = 60
LONGEST_NAME = 120
_ALSO_IN_USERNAMES = frozenset("._-@+' ")
MANAGED = (Role.TYPIST, Role.OBSERVER)  # by a coordinator, in his own committee


@dataclass(frozen=True, slots=True)
class Person:
    """A user as somebody wants him to be. `roles` by number of the committee."""

    username: str
    full_name: str
    administrator: bool
    roles: Mapping[int, Role]

    @property
    def may_be_nameless(self) -> bool:
        """Typists and observers may be made before it is known who comes; the name is asked at the first log-in."""
        return not self.administrator and Role.COORDINATOR not in self.roles.values()


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with which field, in a Dutch sentence. An empty field: with the whole."""

    field: str
    message: str


@dataclass(frozen=True, slots=True)
class Powers:
    """Whom somebody may manage: everybody, or the typists and observers of these committees."""

    everybody: bool = False
    committees: frozenset[int] = frozenset()


def powers(who: Who) -> Powers:
    """What somebody may do to others, by the role he acts in."""
    if who.role == Role.ADMINISTRATOR:
        return Powers(everybody=True)
    own = Membership.objects.filter(user=who.user, role=Role.COORDINATOR.value)
    return Powers(committees=frozenset(own.values_list("committee", flat=True)))


def seen_by(power: Powers) -> QuerySet[User]:
    """The users that somebody sees: everybody, or those with a role in his committees."""
    users = User.objects.order_by("key")
    return users if power.everybody else users.filter(memberships__committee__in=power.committees).distinct()


def managed_by(power: Powers) -> QuerySet[User]:
    """The users that somebody may change.

    A coordinator: those who are only typist or observer, and only in committees of which he is the coordinator.
    """
    if power.everybody:
        return seen_by(power)
    within = Q(committee__in=power.committees, role__in=[role.value for role in MANAGED])
    return seen_by(power).filter(is_administrator=False).exclude(memberships__in=Membership.objects.exclude(within))


def faults(person: Person, *, same: User | None = None, taken: frozenset[str] | None = None) -> list[Fault]:
    """What is wrong with a user, whoever wants him so. `same` is himself when he is changed.

    `taken`: the keys of all names, when many are judged at once.
    """
    found = _of_username(person.username)
    key = name_key(person.username)
    if taken is None:
        others = User.objects.filter(key=key)
        used = (others.exclude(pk=same.pk) if same else others).exists()
    else:
        used = key in taken
    if used:
        found.append(Fault("username", f"De gebruikersnaam {person.username.strip()} is al in gebruik."))
    if not person.full_name.strip() and not person.may_be_nameless:
        found.append(Fault("full_name", "Vul de naam in: alleen invoerders en waarnemers mogen nog zonder naam."))
    if len(person.full_name) > LONGEST_NAME or not person.full_name.isprintable():
        found.append(Fault("full_name", f"Gebruik voor de naam ten hoogste {LONGEST_NAME} gewone tekens."))
    if person.administrator and person.roles:
        found.append(
            Fault(
                "administrator",
                "Een beheerder heeft geen rol in de telling: wie het programma beheert, telt niet mee. "
                "Kies beheerder, of een rol bij een stembureau. Iemand die beide doet, krijgt twee accounts.",
            )
        )
    if not person.administrator and not person.roles:
        found.append(Fault("administrator", "Kies ten minste één rol: beheerder, of een rol bij een stembureau."))
    return found


def beyond(person: Person, power: Powers, former: Mapping[int, Role] | None = None) -> list[Fault]:
    """What somebody wants that his powers do not reach; roles that stay as they were are nobody's wish."""
    if power.everybody:
        return []
    wished = {pk: role for pk, role in person.roles.items() if (former or {}).get(pk) is not role}
    if person.administrator or any(role not in MANAGED or pk not in power.committees for pk, role in wished.items()):
        return [
            Fault(
                "administrator", "Je kunt alleen invoerders en waarnemers van je eigen stembureau aanmaken of wijzigen."
            )
        ]
    return []


def _of_username(username: str) -> list[Fault]:
    name = username.strip()
    if not name:
        return [Fault("username", "Vul een gebruikersnaam in.")]
    if len(name_key(name)) > LONGEST_USERNAME or len(name) > LONGEST_USERNAME:
        return [Fault("username", f"De gebruikersnaam heeft meer dan {LONGEST_USERNAME} tekens.")]
    wrong = sorted({letter for letter in name if not letter.isalnum() and letter not in _ALSO_IN_USERNAMES})
    if wrong:
        shown = " ".join(letter if letter.isprintable() else f"U+{ord(letter):04X}" for letter in wrong)
        return [
            Fault("username", f"Gebruik letters, cijfers, spatie en . _ - @ + ' in de gebruikersnaam; niet {shown}")
        ]
    return []
