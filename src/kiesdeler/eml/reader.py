"""Reading an EML_NL file: bytes in, a typed message and everything that is wrong with it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from lxml import etree

from kiesdeler.eml.consistency import CONTEST, count_problems
from kiesdeler.eml.describe import Element
from kiesdeler.eml.descriptions import COUNTS_WITHOUT_BLOCKS, MESSAGES
from kiesdeler.eml.locating import Position, path, places, positions
from kiesdeler.eml.message_510 import TOTAL, UNIT
from kiesdeler.eml.messages import Count, Message
from kiesdeler.eml.namespaces import NAMESPACES, display, expanded
from kiesdeler.eml.parsing import parse, refusal
from kiesdeler.eml.reading import Finding, Reading
from kiesdeler.eml.repeated_blocks import Reduced, reduce, restore
from kiesdeler.eml.wording import quoted
from kiesdeler.problems import Problem, Refused, Severity, errors

MOST_PROBLEMS = 1000  # a file with more is broken as a whole; the rest is counted


def read(data: bytes, name: str = "") -> tuple[Message | None, list[Problem]]:
    """The message in these bytes, and all problems, warnings and notices in the order of the file.

    The message is None when there is an error among the problems. Never raises for bad data, whatever the bytes.
    """
    refused = refusal(data, name)
    if refused is not None:
        return None, [refused]
    reduced = reduce(data)
    if reduced is not None:
        result = _read_reduced(reduced, data, name)
        if result is not None:
            return result
    return read_whole(data, name)


def read_file(file: Path) -> Message:
    """The message in a file; raises `Refused` with all problems when there is an error among them."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise Refused([Problem(f"Het bestand kan niet worden gelezen ({error.strerror}).", str(file))]) from error
    message, problems = read(data, str(file))
    if message is None:
        raise Refused(problems)
    return message


def read_whole(data: bytes, name: str = "") -> tuple[Message | None, list[Problem]]:
    """As `read`, element by element, without the short cut for counts. Slower, with the same outcome."""
    root, problems = parse(data, name)
    if root is None:
        return None, problems
    reading = Reading()
    message = _message(reading, root, MESSAGES)
    if not reading.findings:
        return message, []
    nodes = {finding.node for finding in reading.findings[:MOST_PROBLEMS]}
    told = _told(reading.findings, name, positions(data, root, nodes).get)
    return (None if errors(told) else message), told


def _read_reduced(reduced: Reduced, data: bytes, name: str) -> tuple[Message | None, list[Problem]] | None:
    """The count of which repeated blocks were taken out. None when there is any error: then the whole file is read."""
    root, _ = parse(reduced.data, name)
    if root is None:
        return None
    reading = Reading()
    message = _message(reading, root, COUNTS_WITHOUT_BLOCKS, reduced)
    if message is None or reading.errors:
        return None
    if not reading.findings:
        return message, []
    told = reading.findings[:MOST_PROBLEMS]
    remaining = positions(reduced.data, root, {finding.node for finding in told})
    original = {node: reduced.original(found.offset) for node, found in remaining.items()}
    whole = places(data, original.values())
    return message, _told(reading.findings, name, lambda node: whole[original[node]])


def _message(
    reading: Reading, root: etree._Element, descriptions: Mapping[str, Element], reduced: Reduced | None = None
) -> Message | None:
    if root.tag != expanded("EML"):
        reading.tell(
            root,
            f"Het eerste element is {display(str(root.tag))}; verwacht: EML in de naamruimte ‘{NAMESPACES['']}’.",
        )
        return None
    message_id = (root.get("Id") or "").strip()
    description = descriptions.get(message_id)
    if description is None:
        known = ", ".join(descriptions)
        reading.tell(
            root,
            f"Het soort bericht (attribuut Id van EML) is {quoted(message_id)}; verwacht: {known}.",
            attribute="Id",
        )
        return None
    message: Message | None = reading.value(description, root)
    if isinstance(message, Count) and reduced is not None:
        message = restore(message, reduced)
    if isinstance(message, Count):
        _tell_sums(reading, root, count_problems(message.total, dict(enumerate(message.units, 1))))
    elif message is None and reduced is None and message_id.startswith("510"):
        _tell_sums(reading, root, _sums_of_sound_parts(root))
    return message


def _tell_sums(reading: Reading, root: etree._Element, problems: Iterable[Problem]) -> None:
    find = _finder(root)
    for problem in problems:
        reading.tell(find(problem.path), problem.message, problem.severity)


def _sums_of_sound_parts(root: etree._Element) -> list[Problem]:
    """What does not add up in a count with errors of another kind: of every unit, and the total, that has none."""
    contest = root.find("/".join(map(expanded, CONTEST.split("/")[2:])))
    if contest is None:
        return []
    nodes = contest.findall(UNIT.tag)
    units = {place: unit for place, node in enumerate(nodes, 1) if (unit := Reading().value(UNIT, node)) is not None}
    totals = [Reading().value(TOTAL, node) for node in contest.findall(TOTAL.tag)]
    total = totals[0] if len(totals) == 1 else None
    return count_problems(total, units, complete=len(units) == len(nodes))


def _finder(root: etree._Element) -> Callable[[str], etree._Element]:
    """Looks up elements at paths as `consistency` gives them; the children of every element are listed once."""
    listed: dict[etree._Element, dict[str, list[etree._Element]]] = {}

    def find(path: str) -> etree._Element:
        node = root
        for step in path.removeprefix("/EML/").split("/"):
            if node not in listed:
                children = listed[node] = {}
                for child in node:
                    children.setdefault(str(child.tag), []).append(child)
            name, _, number = step.partition("[")
            there = listed[node].get(expanded(name), [])
            place = int(number.removesuffix("]") or 1) - 1
            if place >= len(there):  # a unit that the short cut put a mark for: point at the unit
                return node
            node = there[place]
        return node

    return find


def _told(findings: list[Finding], name: str, place: Callable[[etree._Element], Position | None]) -> list[Problem]:
    """The findings as problems, in the order of the file."""
    problems: list[Problem] = []
    for finding in findings[:MOST_PROBLEMS]:
        at = place(finding.node) or Position(0, 0, 0)
        where = path(finding.node) + (f"/@{finding.attribute}" if finding.attribute else "")
        problems.append(Problem(finding.message, name, at.line, at.column, where, finding.severity))
    problems.sort(key=lambda problem: (problem.line, problem.column))
    left = findings[MOST_PROBLEMS:]
    if left:
        worst = Severity.ERROR if any(one.severity is Severity.ERROR for one in left) else Severity.WARNING
        said = f"Er zijn nog {len(left)} meldingen; die worden hier niet getoond."
        problems.append(Problem(said, name, severity=worst))
    return problems
