"""Names, addresses and candidates as EML_NL has them (xNL, xAL and the extensions of the Kiesraad)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from kiesdeler.eml.describe import Attribute, Choice, Element, Objection, Part, Record, leaf, of
from kiesdeler.eml.kinds import DATE, NON_EMPTY_TEXT, POSITIVE, SPACE, TEXT, Kind, constant, one_of, pattern
from kiesdeler.eml.messages import Address, Agent, Candidate, LivingAddress, PersonName
from kiesdeler.problems import Severity


def _read_short_code(text: str) -> str | None:
    text = text.strip(SPACE)
    letters = text.rstrip("0123456789")
    digits = len(text) - len(letters)
    return text if 1 <= len(text) <= 15 and digits <= 7 and all(map(str.isalpha, letters)) else None


SHORT_CODE = Kind(
    "letters met daarna ten hoogste zeven cijfers, samen ten hoogste 15 tekens", _read_short_code, TEXT.write
)
GENDER = one_of("male", "female", "unknown")
GENDER_ANNEX = one_of("male", "female", "other")
# A birth date of which the day, the month or all is unknown, such as XX-05-1976.
BIRTH_DATE_ANNEX = pattern(
    r"XX-(XX|[0-9][1-9]|[1-9]0)-(?!0000)[0-9]{4}|XX-XX-XXXX", "een deels onbekende datum zoals XX-05-1976"
)


def person_name(element: str, into: str, low: int = 1) -> Element:
    """An element that holds one xnl:PersonName."""
    return Element(
        element,
        (
            Element(
                "xnl:PersonName",
                (
                    Element(
                        "xnl:NameLine",
                        (),
                        (Attribute("NameType", constant("Initials")),),
                        TEXT,
                        "initials",
                        low=0,
                    ),
                    leaf("xnl:FirstName", TEXT, "first_name", low=0),
                    leaf("xnl:NamePrefix", TEXT, "prefix", low=0),
                    leaf("xnl:LastName", NON_EMPTY_TEXT, "last_name"),
                ),
            ),
        ),
        into=into,
        low=low,
        shape=of(PersonName),
    )


def _locality(minimal: bool) -> Element:
    parts: tuple[Part, ...] = (leaf("xal:LocalityName", TEXT, "locality"),)
    if not minimal:
        code = leaf("xal:PostalCodeNumber", TEXT, "postal_code")
        parts = (
            leaf("xal:AddressLine", TEXT, "address_line", low=0),
            *parts,
            Element("xal:PostalCode", (code,), low=0),
        )
    return Element("xal:Locality", parts)


def address(element: str, into: str, *, minimal: bool = False, low: int = 0) -> Element:
    """An address in the Netherlands (`Locality`) or abroad (`Country` around it); minimal: only the place."""
    inside = _locality(minimal)
    country = Element("xal:Country", (leaf("xal:CountryNameCode", TEXT, "country_code"), inside))
    choice = Choice((("country_code", country), (None, inside)))
    return Element(element, (choice,), into=into, low=low, shape=of(Address))


def contact(low: int = 0) -> Element:
    """The postal address of a candidate, agent or submitter."""
    return Element("Contact", (address("MailingAddress", "mailing_address", low=1),), low=low)


def living_address(low: int) -> Element:
    """kr:LivingAddress: the place, and the country for those abroad."""
    return Element(
        "kr:LivingAddress",
        (leaf("kr:LocalityName", TEXT, "locality"), leaf("kr:CountryNameCode", TEXT, "country_code", low=0)),
        into="living_address",
        low=low,
        shape=of(LivingAddress),
    )


AGENT = Element(
    "Agent",
    (Element("AgentIdentifier", (person_name("AgentName", "name"),)), contact(), living_address(low=1)),
    (Attribute("Role", one_of("H10", "H10a"), "role", required=False),),
    into="agent",
    low=0,
    shape=of(Agent),
)

_GENDERS = Choice(
    (
        ("gender", leaf("Gender", GENDER, "gender")),
        ("gender_annex", leaf("kr:GenderAnnex", GENDER_ANNEX, "gender_annex")),
    ),
    required=False,
)
CANDIDATE_IDENTIFIER = Element(
    "CandidateIdentifier",
    (Element("ShortCode", low=0, unused=Severity.NOTICE),),
    (Attribute("Id", POSITIVE, "id"), Attribute("ShortCode", SHORT_CODE, "short_code", required=False)),
)


def _one_gender(record: Record) -> Iterator[Objection]:
    if record.get("gender") is not None and record.get("gender_annex") is not None:
        yield Objection("Er mag maar één van Gender en kr:GenderAnnex staan.")


def candidate(*, name_required: bool, public: bool, address_required: bool) -> Element:
    """A candidate. `public`: without birth date, agent and number, and only the place of the address (510, 520)."""
    parts: list[Part] = [
        CANDIDATE_IDENTIFIER,
        person_name("CandidateFullName", "name", low=int(name_required)),
    ]
    if not public:
        parts.append(leaf("DateOfBirth", DATE, "date_of_birth", low=0))
    parts.append(_GENDERS)
    parts.append(address("QualifyingAddress", "address", minimal=public, low=int(address_required)))
    if not public:
        parts += [
            contact(),
            AGENT,
            leaf("kr:DateOfBirthAnnex", BIRTH_DATE_ANNEX, "date_of_birth_annex", low=0),
            leaf("kr:NationalIdentificationNumber", TEXT, "national_id", low=0),
        ]
    return Element("Candidate", tuple(parts), into="candidate", shape=of(Candidate), check=_one_gender)


def candidates(description: Element) -> Element:
    """The same candidate, any number of times: the candidates of a list."""
    return dataclasses.replace(description, into="candidates", high=None)
