"""The engine that reads: follows a description through an XML tree and collects everything that does not fit."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from kiesdeler.eml.describe import Choice, Element, Part, Record, elements
from kiesdeler.eml.kinds import SPACE
from kiesdeler.eml.namespaces import REPORT_GENERATOR, SCHEMA_INSTANCE, display, split
from kiesdeler.problems import Severity

# Allowed by the schema of OASIS, never used in the Netherlands, and not kept.
UNUSED_ATTRIBUTES = frozenset(
    {"DisplayOrder", "ShortCode", "ExpectedConfirmationReference", "Reason", "VoteType", "Value", "Category"}
    | {"Type", "Code", "NameType", "UsageType", "Indicator", "Scheme", "PartyType"}
)
LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at an element of the tree, or at one of its attributes."""

    node: etree._Element
    message: str
    severity: Severity = Severity.ERROR
    attribute: str = ""


@dataclass(slots=True)
class Reading:
    """One pass over one tree. `findings` in the order of the file."""

    findings: list[Finding] = field(default_factory=list)
    errors: int = 0

    def tell(
        self, node: etree._Element, message: str, severity: Severity = Severity.ERROR, attribute: str = ""
    ) -> None:
        """Add a finding."""
        self.findings.append(Finding(node, message, severity, attribute))
        if severity is Severity.ERROR:
            self.errors += 1

    def value(self, description: Element, node: etree._Element) -> Any:
        """The value of an element with a shape; None when there was an error in it."""
        before = self.errors
        record: Record = {}
        self.fill(description, node, record)
        if self.errors != before or description.shape is None:
            return None
        return description.shape.build(record)

    def fill(self, description: Element, node: etree._Element, record: Record) -> None:
        """Put everything an element holds in the record."""
        before = self.errors
        if description.attributes or node.attrib:
            self._attributes(description, node, record)
        if description.parts or len(node):
            self._children(description, node, record)
        elif description.text is None and node.text is not None and node.text.strip(SPACE):
            self._stray_text(description, node, node.text)
        if description.text is not None:
            self._text(description, node, record)
        if description.check is not None and self.errors == before:
            for objection in description.check(record):
                self.tell(_below(node, objection.at), objection.message, objection.severity)

    def _attributes(self, description: Element, node: etree._Element, record: Record) -> None:
        left = dict(node.attrib)
        for attribute in description.attributes:
            text = left.pop(attribute.name, None)
            if text is None:
                if attribute.required:
                    self.tell(
                        node,
                        f"Attribuut {attribute.name} ontbreekt bij element {description.name}; verwacht:"
                        f" {attribute.kind.expected}.",
                    )
                continue
            value = attribute.kind.read(text)
            if value is None:
                self.tell(
                    node,
                    f"Attribuut {attribute.name} van element {description.name} is {quoted(text)}; verwacht:"
                    f" {attribute.kind.expected}.",
                    attribute=attribute.name,
                )
            elif attribute.into is not None:
                record[attribute.into] = value
        for tag in left:
            name = str(tag)
            if split(name)[0] == SCHEMA_INSTANCE:
                continue
            if name in UNUSED_ATTRIBUTES:
                self.tell(
                    node,
                    f"Attribuut {name} van element {description.name} wordt niet gebruikt.",
                    Severity.NOTICE,
                    name,
                )
            else:
                self.tell(
                    node,
                    f"Attribuut {display(name)} hoort niet bij element {description.name}; haal het weg.",
                    attribute=display(name),
                )

    def _text(self, description: Element, node: etree._Element, record: Record) -> None:
        kind = description.text
        if kind is None:
            return
        text = node.text or ""
        if description.empty is not False and not text.strip(SPACE):
            if isinstance(description.empty, Severity):
                self.tell(
                    node,
                    f"Element {description.name} is leeg; gelezen als {kind.expected}, want dat is de enige"
                    " mogelijkheid.",
                    description.empty,
                )
            return
        value = kind.read(text)
        if value is None:
            found = f"bevat {quoted(text)}" if text.strip(SPACE) else "is leeg"
            self.tell(node, f"Element {description.name} {found}; verwacht: {kind.expected}.")
        elif description.shape is not None:
            record["text"] = value
        elif description.into is not None:
            _store(description, value, record)

    def _children(self, description: Element, node: etree._Element, record: Record) -> None:
        if description.text is None and node.text is not None and node.text.strip(SPACE):
            self._stray_text(description, node, node.text)
        places = description.places
        times: Counter[str] = Counter()
        farthest = 0
        previous = ""
        for child in node:
            if child.tail is not None and child.tail.strip(SPACE):
                self._stray_text(description, child, child.tail)
            tag = str(child.tag)
            found = places.get(tag)
            if found is None:
                self._unknown(description, child, farthest)
                continue
            place, part = found
            times[tag] += 1
            if place < farthest:
                self.tell(
                    child,
                    f"Element {part.name} staat te laat in {description.name}; het hoort vóór {previous}.",
                )
            else:
                farthest = place
                previous = part.name
            if part.high is not None and times[tag] > part.high:
                most = "één keer" if part.high == 1 else f"{part.high} keer"
                self.tell(
                    child,
                    f"Element {part.name} staat er voor de {times[tag]}e keer in {description.name}; verwacht: ten"
                    f" hoogste {most}.",
                )
            elif part.unused:
                self.tell(child, f"Element {part.name} wordt hier niet gebruikt.", Severity.NOTICE)
            elif part.shape is None:
                self.fill(part, child, record)
            else:
                before = self.errors
                value = self.value(part, child)
                if self.errors == before:
                    _store(part, value, record)
        for expected in description.parts:
            self._complete(description, node, expected, times)

    def _complete(self, description: Element, node: etree._Element, part: Part, times: Counter[str]) -> None:
        """Whether enough of every part was there."""
        if isinstance(part, Choice):
            there = [element.name for element in elements(part) if times[element.tag]]
            names = " of ".join(element.name for element in elements(part))
            if part.required and not there:
                self.tell(node, f"In element {description.name} ontbreekt {names}; verwacht: één van beide.")
            elif len(there) > 1:
                self.tell(node, f"In element {description.name} staan {' en '.join(there)}; verwacht: één van beide.")
            return
        for member in elements(part):
            count = times[member.tag]
            if count < member.low:
                if member.low > 1:
                    found = f"{count} keer; verwacht: {member.low} keer"
                    self.tell(node, f"Element {member.name} staat in {description.name} {found}.")
                else:
                    kind = f"; verwacht: {member.text.expected}" if member.text is not None else ""
                    self.tell(node, f"Element {member.name} ontbreekt in {description.name}{kind}.")

    def _unknown(self, description: Element, child: etree._Element, farthest: int) -> None:
        uri, local = split(str(child.tag))
        if uri == REPORT_GENERATOR:
            return  # what the old software kept for its reports; no part of the message
        known = [element for part in description.parts for element in elements(part)]
        for element in known:
            if split(element.tag)[1] == local:
                right = split(element.tag)[0]
                self.tell(
                    child,
                    f"Element {local} in {description.name} heeft de naamruimte ‘{uri}’; verwacht: ‘{right}’.",
                )
                return
        following = [
            element.name for part in description.parts[farthest:] for element in elements(part) if not element.unused
        ]
        expected = f"verwacht: {', '.join(following[:8])}" if following else "haal het weg"
        if not description.parts:
            expected = "dit element hoort geen andere elementen te bevatten"
        self.tell(child, f"Element {display(str(child.tag))} hoort niet in {description.name}; {expected}.")

    def _stray_text(self, description: Element, node: etree._Element, text: str) -> None:
        self.tell(node, f"In element {description.name} staat de tekst {quoted(text)}, maar daar hoort geen tekst.")


def _store(part: Element, value: Any, record: Record) -> None:
    if part.into is None:
        return
    if part.high == 1:
        record[part.into] = value
    else:
        record.setdefault(part.into, []).append(value)


def _below(node: etree._Element, at: str) -> etree._Element:
    """The element a check points at; the node itself when it is not there."""
    for step in at.split("/") if at else ():
        name, _, rest = step.partition("[")
        number = int(rest.rstrip("]")) if rest else 1
        same = [child for child in node if display(str(child.tag)) == name]
        if len(same) < number:
            return node
        node = same[number - 1]
    return node


def quoted(text: str) -> str:
    """A text from a file, between quotation marks, shortened, control characters made visible."""
    shown = "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in text)
    if len(shown) > LONGEST_SHOWN:
        shown = shown[:LONGEST_SHOWN] + "…"
    return f"‘{shown}’"
