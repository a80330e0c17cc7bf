"""The official files of an election as values again; read once and kept, since a stored file never changes."""

from __future__ import annotations

import functools

from kiesdeler.app.elections.models import Committee, StoredFile
from kiesdeler.eml import messages
from kiesdeler.eml.reader import read
from kiesdeler.law.counting.kinds import Committee as Kind
from kiesdeler.law.rules import ElectionType
from kiesdeler.problems import Refused, errors
from kiesdeler.tally.areas import Place, places
from kiesdeler.tally.paper_lists import lists_of


@functools.lru_cache(maxsize=64)
def message(file_id: int) -> messages.Message:
    """The message in a stored file. It was checked when it came in; Refused when it can't be read any more."""
    file = StoredFile.objects.get(pk=file_id)
    found, problems = read(bytes(file.content), file.name)
    if found is None:
        raise Refused(errors(problems))
    return found


def definition(committee: Committee) -> messages.ElectionDefinition:
    """The election definition (110a)."""
    found = message(committee.election.definition_id)
    assert isinstance(found, messages.ElectionDefinition)  # noqa: S101 - checked at import
    return found


def candidate_lists(committee: Committee) -> messages.CandidateLists:
    """The candidate lists (230b) of the district of a committee."""
    found = message(committee.candidates_id)
    assert isinstance(found, messages.CandidateLists)  # noqa: S101 - checked at import
    return found


def place_of(committee: Committee) -> Place:
    """The area of a committee in the definition of its election."""
    kind = Kind(committee.kind)
    found = places(definition(committee))
    return next(place for place in found if place.code == committee.area_code and place.committee is kind)


def lists(committee: Committee) -> messages.ContestLists:
    """The lists on the ballot paper of a committee, with the contest its count is for."""
    return lists_of(definition(committee), place_of(committee), candidate_lists(committee))


def election_type(committee: Committee) -> ElectionType:
    """TK, GR, ..."""
    return ElectionType(committee.election.category)
