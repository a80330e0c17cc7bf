"""Line, column and path of elements: lxml knows no columns, and real files are one line of megabytes.

Only when there is something to tell, a second pass over the bytes with expat looks up where the elements start.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple
from xml.parsers import expat

from lxml import etree

from kiesdeler.eml.namespaces import display


class Position(NamedTuple):
    """Line and column from 1 (column 0: unknown), and the byte from 0."""

    line: int
    column: int
    offset: int


_WIDE = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"), (b"<\0", "UTF-16LE"), (b"\0<", "UTF-16BE"))


def path(node: etree._Element) -> str:
    """The element's path; with a number where the same element stands more than once: /EML/Count/…/Selection[3]."""
    steps = []
    current: etree._Element | None = node
    while current is not None:
        tag = str(current.tag)
        before = len(list(current.itersiblings(tag, preceding=True)))
        alone = not before and next(current.itersiblings(tag), None) is None
        steps.append(display(tag) + ("" if alone else f"[{before + 1}]"))
        current = current.getparent()
    return "/" + "/".join(reversed(steps))


def positions(data: bytes, root: etree._Element, nodes: Collection[etree._Element]) -> dict[etree._Element, Position]:
    """Where each of the nodes starts.

    When expat can't read the bytes (an encoding only lxml knows) the line is lxml's and the column unknown.
    """
    wanted = set(nodes)
    order = {number: node for number, node in enumerate(root.iter(etree.Element)) if node in wanted}
    found: dict[etree._Element, Position] = {}
    # The bytes say which UTF-16 it is; of its names expat knows only these.
    parser = expat.ParserCreate(next((name for start, name in _WIDE if data.startswith(start)), None))
    number = -1

    def start(_name: str, _attributes: object) -> None:
        nonlocal number
        number += 1
        if number in order:
            found[order[number]] = Position(
                parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, parser.CurrentByteIndex
            )

    parser.StartElementHandler = start
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        return {node: found.get(node, Position(node.sourceline or 0, 0, 0)) for node in wanted}
    return found


def places(data: bytes, offsets: Iterable[int]) -> dict[int, Position]:
    """Line and column of bytes of UTF-8, in one pass over the data however many there are."""
    found: dict[int, Position] = {}
    line, column, before = 1, 1, 0
    for offset in sorted(set(offsets)):
        passed = data[before:offset]
        lines = passed.count(b"\n")
        if lines:
            line += lines
            column = 1
            passed = passed[passed.rfind(b"\n") + 1 :]
        column += len(passed.decode("utf-8", "replace"))
        found[offset] = Position(line, column, offset)
        before = offset
    return found
