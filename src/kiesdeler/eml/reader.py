"""Reading an EML_NL file: bytes in, a typed message and everything that is wrong with it out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lxml import etree

from kiesdeler.eml.consistency import count_problems
from kiesdeler.eml.descriptions import MESSAGES
from kiesdeler.eml.locating import path, positions
from kiesdeler.eml.messages import Count, Message
from kiesdeler.eml.namespaces import NAMESPACES, display, expanded
from kiesdeler.eml.parsing import parse
from kiesdeler.eml.reading import Finding, Reading, quoted
from kiesdeler.problems import Problem, Refused, Severity, errors

MOST_PROBLEMS = 1000  # a file with more is broken as a whole; the rest is counted


def read(data: bytes, name: str = "") -> tuple[Message | None, list[Problem]]:
    """The message in these bytes, and all problems, warnings and notices in the order of the file.

    The message is None when there is an error among the problems. Never raises for bad data, whatever the bytes.
    """
    root, problems = parse(data, name)
    if root is None:
        return None, problems
    reading = Reading()
    message = _message(reading, root)
    problems = _located(reading.findings, data, root, name)
    return (None if errors(problems) else message), problems


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


def _message(reading: Reading, root: etree._Element) -> Any:
    if root.tag != expanded("EML"):
        reading.tell(
            root,
            f"Het eerste element is {display(root.tag)}; verwacht: EML in de naamruimte ‘{NAMESPACES['']}’.",
        )
        return None
    message_id = (root.get("Id") or "").strip()
    description = MESSAGES.get(message_id)
    if description is None:
        known = ", ".join(MESSAGES)
        reading.tell(
            root,
            f"Het soort bericht (attribuut Id van EML) is {quoted(message_id)}; verwacht: {known}.",
            attribute="Id",
        )
        return None
    message = reading.value(description, root)
    if isinstance(message, Count):
        for problem in count_problems(message):
            reading.tell(_find(root, problem.path), problem.message, problem.severity)
    return message


def _find(root: etree._Element, steps: str) -> etree._Element:
    """The element at a path as `consistency` gives it."""
    found = root.find(steps.removeprefix("/EML/"), {None: NAMESPACES[""]})
    return root if found is None else found


def _located(findings: Iterable[Finding], data: bytes, root: etree._Element, name: str) -> list[Problem]:
    findings = list(findings)
    if not findings:
        return []
    told, left = findings[:MOST_PROBLEMS], findings[MOST_PROBLEMS:]
    places = positions(data, root, {finding.node for finding in told})
    problems: list[Problem] = []
    for finding in sorted(told, key=lambda finding: places[finding.node]):
        line, column = places[finding.node]
        where = path(finding.node) + (f"/@{finding.attribute}" if finding.attribute else "")
        problems.append(Problem(finding.message, name, line, column, where, finding.severity))
    if left:
        worst = Severity.ERROR if any(one.severity is Severity.ERROR for one in left) else Severity.WARNING
        problems.append(
            Problem(f"Er zijn nog {len(left)} meldingen; die worden hier niet getoond.", name, severity=worst)
        )
    return problems
