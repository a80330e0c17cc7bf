"""The XML namespaces of EML_NL and how names in them are shown to people: `kr:Region`, `Candidate`."""

from __future__ import annotations

NAMESPACES: dict[str, str] = {
    "": "urn:oasis:names:tc:evs:schema:eml",
    "ds": "http://www.w3.org/2000/09/xmldsig#",
    "kr": "http://www.kiesraad.nl/extensions",
    "sb": "http://www.kiesraad.nl/sb-extensions",
    "xal": "urn:oasis:names:tc:ciq:xsdschema:xAL:2.0",
    "xnl": "urn:oasis:names:tc:ciq:xsdschema:xNL:2.0",
}
# Written by the software of 2019 and before for its reports; schemas allow it beside the list data.
REPORT_GENERATOR = "http://www.kiesraad.nl/reportgenerator"
SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"

_PREFIXES = {uri: prefix for prefix, uri in NAMESPACES.items()} | {REPORT_GENERATOR: "rg", SCHEMA_INSTANCE: "xsi"}


def expanded(name: str) -> str:
    """`kr:Region` as lxml names it: `{http://www.kiesraad.nl/extensions}Region`."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def split(tag: str) -> tuple[str, str]:
    """An lxml name as (namespace, local name); the namespace is empty when there is none."""
    uri, _, local = tag.rpartition("}")
    return uri[1:], local


def shown(uri: str, local: str) -> str:
    """The name with its usual prefix, or its whole namespace when that is not one of EML_NL; bare when it has none."""
    if not uri:  # as every attribute of EML_NL
        return local
    if uri in _PREFIXES:
        prefix = _PREFIXES[uri]
        return f"{prefix}:{local}" if prefix else local
    return f"{{{uri}}}{local}"


def display(tag: str) -> str:
    """An lxml name with its usual prefix."""
    return shown(*split(tag))
