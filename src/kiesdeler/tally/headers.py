"""What stands around every message that is made here: EML_NL 1.3, to be written in canonical form."""

from __future__ import annotations

from dataclasses import replace

from kiesdeler.eml.messages import Authority, ElectionDefinition, ElectionIdentifier, Header

SCHEMA_VERSION = "1.3"
CANONICALIZATION = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments"


def header(message: str, created: str, authority: Authority) -> Header:
    """The header of a count or a result; `created` is an xs:dateTime."""
    return Header(message, created, authority, schema_version=SCHEMA_VERSION, canonicalization=CANONICALIZATION)


def election_of(definition: ElectionDefinition) -> ElectionIdentifier:
    """The election as a count or a result names it: without the day of nomination, which only lists have."""
    return replace(definition.election, nomination_date=None)
