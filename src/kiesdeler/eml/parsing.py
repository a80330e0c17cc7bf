"""From bytes to an XML tree, safely: no document type, no entities, nothing fetched, size and encoding bounded."""

from __future__ import annotations

import re

from lxml import etree

from kiesdeler.problems import Problem

MAX_BYTES = 512 * 1024 * 1024  # the largest real file, Amsterdam, is about 115 MB
ENCODINGS = frozenset({"utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii"}) | frozenset(
    {"iso-8859-1", "iso-8859-15", "latin1", "windows-1252", "cp1252"}
)

_DECLARATION = re.compile(rb"""\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([^"'>]{1,40})["']""")
# "<!DOCTYPE" as it stands in the bytes of the encodings that are let in.
_DOCTYPES = tuple("<!DOCTYPE".encode(codec) for codec in ("ascii", "utf-16-le", "utf-16-be"))


def parse(data: bytes, name: str = "") -> tuple[etree._Element | None, list[Problem]]:
    """The root element, or None with the one problem that makes these bytes not an acceptable XML file."""
    refused = refusal(data, name)
    if refused is not None:
        return None, [refused]
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position if error.position[0] else (1, 1)
        return None, [Problem(_malformed(error), name, line, max(column, 1))]
    except ValueError as error:  # lxml refuses some byte sequences before it parses
        return None, [Problem(f"Het bestand kan niet als XML worden gelezen ({error}).", name, 1, 1)]
    if root.getroottree().docinfo.internalDTD is not None:
        return None, [Problem(_DOCTYPE_MESSAGE, name, 1, 1)]
    return root, []


_DOCTYPE_MESSAGE = (
    "Het bestand bevat een documenttype (DOCTYPE); dat hoort niet in een verkiezingsbestand en is onveilig. Vraag de"
    " maker om een nieuw bestand."
)


def refusal(data: bytes, name: str) -> Problem | None:
    """Why these bytes are not even parsed; None when they can be."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        return Problem("Het bestand is leeg; verwacht: een EML-bestand.", name, 1, 1)
    if len(data) > MAX_BYTES:
        size = len(data) // 1_000_000
        return Problem(f"Het bestand is te groot: {size} MB; ten hoogste {MAX_BYTES // 1_000_000} MB.", name, 1, 1)
    if data.startswith(b"PK\x03\x04"):
        return Problem("Dit is een zip-bestand; pak het uit en geef het EML-bestand dat erin zit.", name, 1, 1)
    start = data[:4]
    wide = start[:2] in {b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<"}
    if start.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"<\0\0\0", b"\0\0\0<")) or not (
        wide or data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    ):
        return Problem("Dit is geen XML-bestand; verwacht: een EML-bestand dat met ‘<’ begint.", name, 1, 1)
    declared = _DECLARATION.match(data[:400].replace(b"\0", b"") if wide else data[:400].removeprefix(b"\xef\xbb\xbf"))
    encoding = declared[1].decode("ascii", "replace") if declared else "utf-8"
    if encoding.lower() not in ENCODINGS:
        return Problem(f"Het bestand noemt de tekencodering ‘{encoding}’; verwacht: UTF-8 (of UTF-16).", name, 1, 1)
    for doctype in _DOCTYPES if b"!" in data else ():  # looking for one byte is many times faster
        at = data.find(doctype)
        if at >= 0:
            before = data[:at].replace(b"\0", b"")
            line = before.count(b"\n") + 1
            column = len(before) - (before.rfind(b"\n") + 1) + 1
            return Problem(_DOCTYPE_MESSAGE, name, line, column)
    return None


_SAID = (
    (re.compile(r"Opening and ending tag mismatch: (\S+) line (\d+) and ([^\s,]+)"),
     "element {0} (regel {1}) wordt afgesloten als {2}"),
    (re.compile(r"Premature end of data in tag (\S+) line (\d+)"),
     "het bestand houdt op terwijl element {0} (regel {1}) nog open is; het is waarschijnlijk afgebroken"),
    (re.compile(r"Extra content at the end of the document"), "er staat nog iets na het einde van het bericht"),
    (re.compile(r"Attribute (\S+) redefined"), "attribuut {0} staat er twee keer"),
    (re.compile(r"Entity '(\S+)' not defined"), "de verwijzing &{0}; bestaat niet"),
    (re.compile(r"not proper UTF-8|Invalid bytes in character encoding|invalid multibyte|encoding error", re.I),
     "er staan bytes in die geen tekens zijn in de opgegeven codering"),
    (re.compile(r"invalid Char value|out of allowed range"), "er staat een verboden stuurteken"),
    (re.compile(r"Namespace prefix (\S+) .*not defined"), "het voorvoegsel {0} heeft geen naamruimte"),
    (re.compile(r"Excessive depth"), "de elementen zijn dieper genest dan toegestaan"),
    (re.compile(r"StartTag: invalid element name"), "na ‘<’ staat geen geldige naam van een element"),
    (re.compile(r"AttValue: .* expected|attributes construct error"), "een attribuut is niet goed geschreven"),
    (re.compile(r"Start tag expected"), "er is geen eerste element"),
)  # fmt: skip


def _malformed(error: etree.XMLSyntaxError) -> str:
    text = " ".join(str(error.msg).split())
    said = f"de XML-lezer meldt: {re.sub(', line [0-9]+, column [0-9]+.*', '', text)}"
    for known, dutch in _SAID:
        found = known.search(text)
        if found:
            said = dutch.format(*(group or "" for group in found.groups()))
            break
    said = "".join(char if char.isprintable() else "?" for char in said)
    return f"Dit is geen geldige XML: {said}. Vraag de maker om een nieuw bestand."
