"""Line, column and path of elements: lxml knows no columns, and real files are one line of megabytes.

Only when there is something to tell, a second pass over the bytes with expat looks up where the elements start.
"""

from __future__ import annotations

from collections.abc import Collection
from xml.parsers import expat

from lxml import etree

from kiesdeler.eml.namespaces import display


def path(node: etree._Element) -> str:
    """The element's path; with a number where the same element stands more than once: /EML/Count/…/Selection[3]."""
    steps = []
    current: etree._Element | None = node
    while current is not None:
        before = sum(1 for _ in current.itersiblings(current.tag, preceding=True))
        after = before or next(current.itersiblings(current.tag), None) is not None
        steps.append(display(current.tag) + (f"[{before + 1}]" if after else ""))
        current = current.getparent()
    return "/" + "/".join(reversed(steps))


def positions(
    data: bytes, root: etree._Element, nodes: Collection[etree._Element]
) -> dict[etree._Element, tuple[int, int]]:
    """Line and column (both from 1) of where each of the nodes starts.

    When expat can't read the bytes (an encoding only lxml knows) the line is lxml's and the column 0, unknown.
    """
    wanted = set(nodes)
    order = {number: node for number, node in enumerate(root.iter(etree.Element)) if node in wanted}
    found: dict[etree._Element, tuple[int, int]] = {}
    parser = expat.ParserCreate()
    number = -1

    def start(_name: str, _attributes: object) -> None:
        nonlocal number
        number += 1
        if number in order:
            found[order[number]] = (parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    parser.StartElementHandler = start
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        return {node: found.get(node, (node.sourceline or 0, 0)) for node in wanted}
    return found
