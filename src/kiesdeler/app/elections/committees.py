"""Acts on committees: make one with its election, session and polling stations; change its particulars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiesdeler.app.accounts.rights import demand
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.log import Who, record
from kiesdeler.app.counting.models import CommitteeSession
from kiesdeler.app.counting.session_acts import add_unit, first_session, perform
from kiesdeler.app.counting.station_files import unit_fields
from kiesdeler.app.elections.files import message
from kiesdeler.app.elections.frisian import FRISIAN
from kiesdeler.app.elections.incoming import Incoming, candidates_in, definition_in, keep, stations_in
from kiesdeler.app.elections.models import KIND_NAMES, Committee, Election, StoredFile
from kiesdeler.app.writing import writing
from kiesdeler.eml.messages import CandidateLists, ElectionDefinition
from kiesdeler.law.counting.kinds import Committee as Kind
from kiesdeler.law.counting.kinds import FormKind, Method
from kiesdeler.law.counting.sessions import SessionAct, SessionState
from kiesdeler.law.rules import ElectionType
from kiesdeler.problems import Problem, Refused
from kiesdeler.tally.areas import Place, places
from kiesdeler.tally.paper_lists import lists_of
from kiesdeler.tally.stations import Station

_BEFORE = (SessionState.CREATED.value, SessionState.IN_PREPARATION.value)
WITH_METHOD = (Kind.GSB, Kind.SOL)  # the postal stations count everything themselves


@dataclass(frozen=True, slots=True)
class Plan:
    """A committee to be made: its files as stored, and what was chosen."""

    definition: StoredFile
    candidates: StoredFile
    stations_file: StoredFile | None
    place: Place
    method: Method | None
    eligible: int
    frisian: bool
    stations: Sequence[Station]


def create_committee(
    *,
    who: Who,
    definition: Incoming,
    candidates: Incoming,
    area_code: str,
    method: Method | None,
    eligible: int | None = None,
    stations: Incoming | Sequence[Station] = (),
    frisian: bool | None = None,
) -> Committee:
    """A committee from its official files in one go, all or nothing. Raises Refused with what is wrong.

    `eligible` None: as in the 110b.  `frisian` None: on in Friesland.
    """
    defined, _ = definition_in(definition)
    place = place_in(defined, area_code)
    candidates_in(candidates, defined, place)
    file, found, voters = None, stations, None
    if isinstance(stations, Incoming):
        _, read = stations_in(stations, defined, place)
        file, found, voters = stations, read.stations, read.voters
    assert not isinstance(found, Incoming)  # noqa: S101 - replaced by what is in it
    eligible = eligible if eligible is not None else voters
    if eligible is None:
        raise Refused([Problem("Het aantal kiesgerechtigden ontbreekt in het bestand. Vul het zelf in.")])
    with writing():
        return make_committee(
            who=who,
            plan=Plan(
                keep(definition, "110a", who),
                keep(candidates, "230b", who),
                keep(file, "110b", who) if file is not None else None,
                place,
                method,
                eligible,
                default_frisian(place) if frisian is None else frisian,
                found,
            ),
        )


def make_committee(*, who: Who, plan: Plan) -> Committee:
    """Make the election when it is new, the committee, its first session and its stations. Raises Refused."""
    demand(who, Role.ADMINISTRATOR)
    if (plan.method is not None) != (plan.place.committee in WITH_METHOD):
        raise Refused([Problem("Kies hoe er wordt geteld: centraal (CSO) of decentraal (DSO).")])
    defined, lists = message(plan.definition.pk), message(plan.candidates.pk)
    if not isinstance(defined, ElectionDefinition) or not isinstance(lists, CandidateLists):
        raise TypeError("the files of a plan are a 110a and a 230b")
    kind = plan.place.committee
    FormKind(kind, ElectionType(defined.election.category), plan.method)  # ValueError: no such committee
    with writing():
        election = _election(who, plan.definition, defined)
        there = taken(defined, plan.place)
        if there is not None:
            raise Refused([Problem(there)])
        committee = Committee.objects.create(
            election=election,
            kind=kind.value,
            method=plan.method.value if plan.method else "",
            area_code=plan.place.code,
            area_name=plan.place.name,
            contest=lists_of(defined, plan.place, lists).contest.id,
            candidates=plan.candidates,
            stations_file=plan.stations_file,
            eligible=plan.eligible,
            frisian=plan.frisian,
        )
        record("committee.made", who, committee=committee.pk, subject=election.name, title=committee.title)
        session = first_session(committee)
        for station in plan.stations:
            add_unit(session, **unit_fields(station))
        if plan.stations:
            source = plan.stations_file.name if plan.stations_file else "opgegeven lijst"
            record(
                "unit.imported", who, committee=committee.pk, subject=session.title,
                number=len(plan.stations), file=source,
            )  # fmt: skip
            perform(who=who, session=session, act=SessionAct.PREPARE)
    return committee


def change_committee(
    *, who: Who, committee: Committee, method: Method | None, eligible: int, frisian: bool
) -> str | None:
    """Change what may change until data entry has started; a Dutch sentence when it is refused."""
    with writing():
        committee = Committee.objects.select_for_update().get(pk=committee.pk)
        if who.role not in (Role.ADMINISTRATOR, Role.COORDINATOR):
            return "Dat mag je niet met deze rol. Vraag het de coördinator."
        if not changeable(committee):
            return "De invoer is begonnen. Deze gegevens staan nu vast."
        if (method is not None) != (Kind(committee.kind) in WITH_METHOD):
            return "Kies hoe er wordt geteld: centraal (CSO) of decentraal (DSO)."
        new = {"method": method.value if method else "", "eligible": eligible, "frisian": frisian}
        old = {name: getattr(committee, name) for name in new}
        changes = [f"{_LABELS[name]} {_said(old[name])} → {_said(new[name])}" for name in new if old[name] != new[name]]
        if changes:
            Committee.objects.filter(pk=committee.pk).update(**new)
            record(
                "committee.changed", who, committee=committee.pk,
                subject=committee.title, title=committee.title, changes="; ".join(changes),
            )  # fmt: skip
    return None


def changeable(committee: Committee) -> bool:
    """Whether data entry has not started: no session is beyond preparation, and there is no next one."""
    return not CommitteeSession.objects.filter(committee=committee).exclude(number=1, state__in=_BEFORE).exists()


def place_in(defined: ElectionDefinition, area_code: str) -> Place:
    """The area of a committee in a definition. Raises Refused when it is not there."""
    found = next((place for place in places(defined) if place.code == area_code), None)
    if found is None:
        message_ = f"Gebied {area_code} staat niet in deze verkiezingsdefinitie. Controleer of dit de juiste is."
        raise Refused([Problem(message_)])
    return found


def default_frisian(place: Place) -> bool:
    """Whether forms and reports are made in Frisian as well, unless somebody decides otherwise.

    The definition can say so of an area; older ones say nothing, and then the municipality decides.
    """
    return place.frisian or (place.committee is Kind.GSB and place.code in FRISIAN)


def taken(defined: ElectionDefinition, place: Place) -> str | None:
    """Why a committee can't be made: it is there already."""
    there = Committee.objects.filter(
        election__identifier=defined.election.id, kind=place.committee.value, area_code=place.code
    )
    if not there.exists():
        return None
    return f"{KIND_NAMES[place.committee]} {place.name} is er al voor deze verkiezing."


def other_definition(defined: ElectionDefinition, file: StoredFile | Incoming) -> str | None:
    """Why a definition can't be used: its election is here already, from other bytes."""
    known = Election.objects.select_related("definition").filter(identifier=defined.election.id).first()
    content = bytes(file.content)
    if known is None or bytes(known.definition.content) == content:
        return None
    return (
        f"De verkiezing {defined.election.id} is er al, gemaakt uit een ander bestand ({known.definition.name}). "
        "Alle stembureaus van één verkiezing gebruiken dezelfde verkiezingsdefinitie. Kies dat bestand."
    )


def _election(who: Who, file: StoredFile, defined: ElectionDefinition) -> Election:
    refused = other_definition(defined, file)
    if refused is not None:
        raise Refused([Problem(refused, file.name)])
    known: Election | None = Election.objects.filter(identifier=defined.election.id).first()
    if known is not None:
        return known
    made: Election = Election.objects.create(
        identifier=defined.election.id,
        category=defined.election.category,
        name=defined.election.name or defined.election.id,
        date=defined.election.date,
        seats=defined.seats,
        definition=file,
    )
    record("election.made", who, subject=made.name, election=made.identifier)
    return made


_LABELS = {"method": "stemopneming", "eligible": "kiesgerechtigden", "frisian": "Fries"}


def _said(value: object) -> str:
    return {True: "ja", False: "nee"}[value] if isinstance(value, bool) else str(value)
