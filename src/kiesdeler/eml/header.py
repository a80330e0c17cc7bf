"""What stands around every message: who made the file, when, and which election it is about (EML_NL, header)."""

from __future__ import annotations

import dataclasses
from typing import Any, Literal

from kiesdeler.eml.describe import AnyOrder, Attribute, Element, Part, Record, Shape, leaf, of
from kiesdeler.eml.kinds import DATE, DATE_TIME, NON_EMPTY_TEXT, TEXT, constant, one_of, pattern
from kiesdeler.eml.messages import Authority, Contest, Domain, ElectionIdentifier, Header
from kiesdeler.problems import Severity

Presence = Literal["required", "optional", "tolerated", "absent"]

AUTHORITY_ID = pattern(r"CSB|(HSB|SB)[0-9]{1,9}|[0-9]{4}", "‘CSB’, ‘HSB’ of ‘SB’ met een nummer, of vier cijfers")
# KC, KCCN and KCNI (the electoral colleges for the Senate) came with EML_NL 1.3.
CATEGORY = one_of("EK", "TK", "EP", "PS", "AB", "GR", "ER", "KC", "BC", "GC", "NR", "PR", "LR", "IR")
SUBCATEGORY = one_of(
    *("PS1", "PS2", "AB1", "AB2", "GR1", "GR2", "BC", "GC", "ER1", "TK", "EK", "EP", "NR", "PR", "LR", "IR"),
    *("KCCN", "KCNI"),
)
ELECTION_ID = pattern(
    r"(EP|EK|TK|GR|BC|GC|ER|PS|AB|KC|NR|PR|LR|IR)2[0-9]{3}([0-9]{4})?(_[\w_-]*)?",
    "de afkorting van de verkiezing met het jaar en zo nodig het gebied, zoals TK2025 of GR2026_Stadskanaal",
)
DOMAIN_ID = pattern(r"[0-9]{4}|[12]?[0-9]", "vier cijfers, of het nummer van een waterschap")
_ROMAN = r"M{0,4}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})"
CONTEST_ID = pattern(
    rf"[1-9][0-9]{{0,3}}|geen|alle|(?=[MDCLXVI]){_ROMAN}", "‘geen’, ‘alle’ of het nummer van een kieskring"
)
VERSION = pattern(r"[A-Za-z0-9._:-]+", "een versie zonder spaties")

_HEADER_FIELDS = frozenset(field.name for field in dataclasses.fields(Header))


def _low(presence: Presence) -> int:
    return 1 if presence == "required" else 0


_AUTHORITY = Element(
    "ManagingAuthority",
    (
        Element("AuthorityIdentifier", (), (Attribute("Id", AUTHORITY_ID, "id"),), TEXT, "name"),
        Element("AuthorityAddress"),
        Element(
            "kr:CreatedByAuthority",
            (),
            (Attribute("Id", AUTHORITY_ID, "created_by_id"),),
            TEXT,
            "created_by_name",
            low=0,
        ),
    ),
    into="authority",
    shape=of(Authority),
)


def header(*, authority: Presence, issue_date: Presence) -> tuple[Part, ...]:
    """The elements before the message itself. All generations: kr:Schema and the canonicalisation may be missing."""
    parts: list[Part] = [leaf("TransactionId", NON_EMPTY_TEXT, "transaction_id")]
    if authority != "absent":
        parts.append(dataclasses.replace(_AUTHORITY, low=_low(authority)))
    if issue_date != "absent":
        parts.append(leaf("IssueDate", DATE, "issue_date", low=_low(issue_date)))
    parts.append(
        AnyOrder(
            (
                Element("kr:Schema", (), (Attribute("Version", VERSION, "schema_version"),), low=0),
                leaf("kr:CreationDateTime", DATE_TIME, "created"),
                Element(
                    "ds:CanonicalizationMethod",
                    (),
                    (Attribute("Algorithm", NON_EMPTY_TEXT, "canonicalization"),),
                    low=0,
                ),
            )
        )
    )
    return tuple(parts)


def message(
    message_id: str, cls: type, head: tuple[Part, ...], payload: Element, adapt: Shape | None = None
) -> Element:
    """The root element `EML` of one message, whose shape puts the header's fields in a `Header`.

    `adapt` turns a record of what stands in the file into one of the fields of `cls`, and back.
    """
    names = [field.name for field in dataclasses.fields(cls) if field.name != "header"]

    def build(record: Record) -> Any:
        head_fields = {key: value for key, value in record.items() if key in _HEADER_FIELDS}
        rest = {
            key: tuple(value) if type(value) is list else value
            for key, value in record.items()
            if key not in _HEADER_FIELDS
        }
        if adapt:
            rest = adapt.build(rest)
        return cls(header=Header(message=message_id, **head_fields), **rest)

    def unbuild(value: Any) -> Record:
        fields = {name: getattr(value.header, name) for name in _HEADER_FIELDS if name != "message"}
        rest = {name: getattr(value, name) for name in names}
        return fields | (adapt.unbuild(rest) if adapt else rest)

    return Element(
        "EML",
        (*head, payload),
        (Attribute("Id", constant(message_id)), Attribute("SchemaVersion", constant("5"))),
        into="message",
        shape=Shape(build, unbuild),
    )


def _domain(record: Record) -> Domain:
    return Domain(record["text"], record.get("id"))


def _undomain(domain: Domain) -> Record:
    return {"text": domain.name, "id": domain.id}


def election_identifier(*, name: Presence, subcategory: Presence, nomination_date: Presence) -> Element:
    """ElectionIdentifier; the nomination date belongs in definitions and candidate lists only."""
    extensions = [
        leaf("kr:ElectionSubcategory", SUBCATEGORY, "subcategory", low=_low(subcategory)),
        Element(
            "kr:ElectionDomain",
            (),
            (Attribute("Id", DOMAIN_ID, "id", required=False),),
            TEXT,
            "domain",
            low=0,
            shape=Shape(_domain, _undomain),
        ),
        leaf("kr:ElectionDate", DATE, "date"),
    ]
    if nomination_date == "tolerated":  # against the schema, harmless, and seen
        extensions.append(Element("kr:NominationDate", low=0, unused=Severity.WARNING))
    elif nomination_date != "absent":
        extensions.append(leaf("kr:NominationDate", DATE, "nomination_date", low=_low(nomination_date)))
    return Element(
        "ElectionIdentifier",
        (
            leaf("ElectionName", TEXT, "name", low=_low(name)),
            leaf("ElectionCategory", CATEGORY, "category"),
            AnyOrder(tuple(extensions)),
        ),
        (Attribute("Id", ELECTION_ID, "id"),),
        into="election",
        shape=of(ElectionIdentifier),
    )


def contest_identifier(*, name: Presence, only: str | None = None) -> Element:
    """ContestIdentifier: which district, or `geen` or `alle`; `only` fixes the Id."""
    names = () if name == "absent" else (leaf("ContestName", TEXT, "name", low=_low(name)),)
    kind = CONTEST_ID if only is None else one_of(only)
    return Element("ContestIdentifier", names, (Attribute("Id", kind, "id"),), into="contest", shape=of(Contest))
