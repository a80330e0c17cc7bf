"""210, the nomination: the list or lists of one political group with who hands them in."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from kiesdeler.eml.describe import Element, Objection, Record, leaf, of
from kiesdeler.eml.header import contest_identifier, election_identifier, header, message
from kiesdeler.eml.kinds import TEXT, one_of
from kiesdeler.eml.message_lists import affiliation
from kiesdeler.eml.messages import Nomination, Proposer
from kiesdeler.eml.people import address, living_address, person_name
from kiesdeler.problems import Severity

JOB = one_of(
    "inleveraar",
    "plaatsvervanger van de inleveraar",
    "gemachtigde voor het aangaan van lijstencombinaties",
    "plaatsvervanger voor het aangaan van lijstencombinaties",
)


def _deputies_ranked(record: Record) -> Iterator[Objection]:
    if record["job"].startswith("plaatsvervanger") and not record.get("id"):
        yield Objection("Bij een plaatsvervanger ontbreekt Id; verwacht: zijn rangnummer.", "", Severity.WARNING)


_PROPOSER = Element(
    "Proposer",
    (
        person_name("Name", "name"),
        Element("Contact", (address("MailingAddress", "mailing_address", low=1),)),
        leaf("JobTitle", JOB, "job"),
        leaf("Id", TEXT, "id", low=0),
        living_address(low=0),
    ),
    into="proposers",
    low=2,
    high=None,
    shape=of(Proposer),
    check=_deputies_ranked,
)
_LIST = dataclasses.replace(affiliation(numbered=False, names_required=True), into="list", high=1)

NOMINATION = message(
    "210",
    Nomination,
    header(authority="optional", issue_date="required"),
    Element(
        "Nomination",
        (
            election_identifier(name="optional", subcategory="optional", nomination_date="required"),
            contest_identifier(name="required"),
            _LIST,
            Element("Nominate", (_PROPOSER,)),
        ),
    ),
)
