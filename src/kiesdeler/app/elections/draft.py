"""Acts on what somebody has filled in so far of a new committee: files, their hashes, choices, and the end of it."""

from __future__ import annotations

from collections.abc import Mapping

from kiesdeler.app.audit.log import Who, record
from kiesdeler.app.elections.committees import (
    WITH_METHOD,
    Plan,
    default_frisian,
    make_committee,
    other_definition,
    taken,
)
from kiesdeler.app.elections.incoming import (
    Incoming,
    candidates_in,
    definition_in,
    incoming_of,
    keep,
    release,
    stations_in,
)
from kiesdeler.app.elections.models import Committee, SetupDraft
from kiesdeler.app.elections.progress import Progress, Step, progress, warnings_of
from kiesdeler.app.writing import writing
from kiesdeler.eml.hash import Challenge, Fit, challenge
from kiesdeler.law.counting.kinds import Method
from kiesdeler.problems import Problem, Refused
from kiesdeler.tally.areas import places


def begun(who: Who) -> SetupDraft:
    """The draft of somebody, started when there was none."""
    with writing():
        draft, _ = SetupDraft.objects.get_or_create(user=who.user)
    return draft


def take(*, who: Who, draft: SetupDraft, step: Step, file: Incoming) -> None:
    """Take in the file of a step. Raises Refused with every problem; then nothing is stored."""
    now = progress(draft)
    with writing():
        if step is Step.DEFINITION:
            defined, _ = definition_in(file)
            other = other_definition(defined, file)
            if other is not None:
                raise Refused([Problem(other, file.name)])
            old, draft.definition, draft.definition_confirmed = draft.definition, keep(file, "110a", who), False
            _pose(draft, file)
        elif now.definition is None or now.place is None:
            raise Refused([Problem("Kies eerst de verkiezing en het gebied.", file.name)])
        elif step is Step.CANDIDATES:
            candidates_in(file, now.definition, now.place)
            old, draft.candidates, draft.candidates_confirmed = draft.candidates, keep(file, "230b", who), False
            _pose(draft, file)
        else:
            _, found = stations_in(file, now.definition, now.place)
            old, draft.stations = draft.stations, keep(file, "110b", who)
            draft.stations_done, draft.eligible = not warnings_of(found), None
        draft.save()
        release(old)


def confirm(*, who: Who, draft: SetupDraft, step: Step, typed: Mapping[int, str]) -> Fit | None:
    """Compare the groups that were typed over, by index. None: they are not the groups that are asked now.

    A wrong answer is logged, and other groups are asked next.
    """
    hidden = tuple(draft.hidden)
    if asked(draft, step) is None or tuple(sorted(typed)) != hidden:
        return None
    file = draft.definition if step is Step.DEFINITION else draft.candidates
    fit = Challenge(bytes(file.content), hidden).answer([typed[index] for index in hidden])
    with writing():
        if fit is Fit.NONE:
            _pose(draft, incoming_of(file))
            record("hash.wrong", who, file=file.name)
        else:
            draft.hidden = []
            if step is Step.DEFINITION:
                draft.definition_confirmed = True
            else:
                draft.candidates_confirmed = True
            record("hash.confirmed", who, file=file.name, written_anew=fit is Fit.CANONICAL)
        draft.save()
    return fit


def asked(draft: SetupDraft, step: Step) -> Challenge | None:
    """The groups to be typed over at a step; None when there is nothing to confirm. Asked anew after another file."""
    file = draft.definition if step is Step.DEFINITION else draft.candidates
    confirmed = draft.definition_confirmed if step is Step.DEFINITION else draft.candidates_confirmed
    if file is None or confirmed:
        return None
    if not draft.hidden:
        with writing():
            _pose(draft, incoming_of(file))
            draft.save()
    return Challenge(bytes(file.content), tuple(draft.hidden))


def remarks(now: Progress, step: Step) -> list[Problem]:
    """What is odd but usable in the file of a step whose hash is still to be confirmed."""
    if step is Step.DEFINITION and now.draft.definition is not None:
        return definition_in(incoming_of(now.draft.definition))[1]
    if step is Step.CANDIDATES and now.draft.candidates is not None and now.definition is not None and now.place:
        if step in now.problems:
            return []
        return candidates_in(incoming_of(now.draft.candidates), now.definition, now.place)[1]
    return []


def choose_area(*, draft: SetupDraft, code: str) -> str | None:
    """Choose the area; a Dutch sentence when that can't be."""
    now = progress(draft)
    place = next((each for each in places(now.definition) if each.code == code), None) if now.definition else None
    if now.definition is None or place is None:
        return "Kies een gebied uit de lijst."
    there = taken(now.definition, place)
    if there is not None:
        return there
    with writing():
        if draft.area_code != code:  # what was chosen for another area says nothing about this one
            old, draft.stations, draft.stations_done = draft.stations, None, False
            draft.area_code, draft.method, draft.eligible, draft.frisian = code, "", None, None
            draft.save()
            release(old)
    return None


def finish_stations(*, draft: SetupDraft, skip: bool) -> None:
    """Go on with the stations as they are, warnings and all; or without any."""
    with writing():
        old = draft.stations
        if skip:
            draft.stations = None
            draft.eligible = None if old is not None else draft.eligible
        draft.stations_done = True
        draft.save()
        if skip:
            release(old)


def choose_method(*, draft: SetupDraft, method: Method) -> None:
    """Choose how the votes are counted."""
    with writing():
        draft.method = method.value
        draft.save()


def fix_eligible(*, draft: SetupDraft, eligible: int, frisian: bool) -> None:
    """Confirm the number of eligible voters, and whether papers are in Frisian as well."""
    with writing():
        draft.eligible, draft.frisian = eligible, frisian
        draft.save()


def abandon(*, draft: SetupDraft) -> None:
    """Throw the draft away with the files that nothing was made from."""
    with writing():
        files = (draft.definition, draft.candidates, draft.stations)
        draft.delete()
        for file in files:
            release(file)


def finish(*, who: Who, draft: SetupDraft) -> Committee:
    """Make the committee from a draft of which every step is done. Raises Refused."""
    now = progress(draft)
    if now.open is not Step.CHECK or now.place is None or draft.eligible is None:
        raise Refused([Problem("Nog niet alle stappen zijn klaar. Ga terug naar de eerste open stap.")])
    with writing():
        committee = make_committee(
            who=who,
            plan=Plan(
                draft.definition,
                draft.candidates,
                draft.stations,
                now.place,
                Method(draft.method) if now.place.committee in WITH_METHOD else None,
                draft.eligible,
                default_frisian(now.place) if draft.frisian is None else draft.frisian,
                now.stations.stations if now.stations else (),
            ),
        )
        draft.delete()
    return committee


def _pose(draft: SetupDraft, file: Incoming) -> None:
    draft.hidden = list(challenge(file.content).hidden)
