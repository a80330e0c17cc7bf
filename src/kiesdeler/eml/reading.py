"""The engine that reads: follows a description through an XML tree and collects everything that does not fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from kiesdeler.eml.describe import Choice, Element, Record, elements
from kiesdeler.eml.kinds import SPACE
from kiesdeler.eml.namespaces import REPORT_GENERATOR, SCHEMA_INSTANCE, display, split
from kiesdeler.eml.wording import quoted
from kiesdeler.problems import Severity

# Allowed by the schema of OASIS, never used in the Netherlands, and not kept.
UNUSED_ATTRIBUTES = frozenset(
    {"DisplayOrder", "ShortCode", "ExpectedConfirmationReference", "Reason", "VoteType", "Value", "Category"}
    | {"Type", "Code", "NameType", "UsageType", "Indicator", "Scheme", "PartyType"}
)


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
        attributes = node.items()
        if attributes or description.attributes:
            self._attributes(description, node, attributes, record)
        if description.parts or len(node):
            self._children(description, node, record)
        elif description.text is None and node.text is not None and node.text.strip(SPACE):
            self._stray_text(description, node, node.text)
        if description.text is not None:
            self._text(description, node, record)
        if description.check is not None and self.errors == before:
            for objection in description.check(record):
                self.tell(_below(node, objection.at), objection.message, objection.severity)

    def _attributes(
        self, description: Element, node: etree._Element, attributes: list[tuple[str, str]], record: Record
    ) -> None:
        named = description.named
        required = 0
        for name, text in attributes:
            attribute = named.get(name)
            if attribute is None:
                self._unknown_attribute(description, node, name)
                continue
            required += attribute.required
            value = attribute.kind.read(text)
            if value is None:
                self.tell(
                    node,
                    f"Attribuut {name} van element {description.name} is {quoted(text)}; verwacht:"
                    f" {attribute.kind.expected}.",
                    attribute=name,
                )
            elif attribute.into is not None:
                record[attribute.into] = value
        if required < description.required:
            there = {name for name, _ in attributes}
            for attribute in description.attributes:
                if attribute.required and attribute.name not in there:
                    self.tell(
                        node,
                        f"Attribuut {attribute.name} ontbreekt bij element {description.name}; verwacht:"
                        f" {attribute.kind.expected}.",
                    )

    def _unknown_attribute(self, description: Element, node: etree._Element, name: str) -> None:
        if split(name)[0] == SCHEMA_INSTANCE:
            return
        said = f"Attribuut {display(name)} van element {description.name} wordt niet gebruikt."
        if name in UNUSED_ATTRIBUTES:
            self.tell(node, said, Severity.NOTICE, name)
        else:
            said = f"Attribuut {display(name)} hoort niet bij element {description.name}; haal het weg."
            self.tell(node, said, attribute=display(name))

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
            elif description.into is not None:
                record[description.into] = None
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
        times: dict[str, int] = {}
        farthest = 0
        for child in node:
            if child.tail is not None and child.tail.strip(SPACE):
                self._stray_text(description, child, child.tail)
            tag = str(child.tag)
            found = places.get(tag)
            if found is None:
                self._unknown(description, child, farthest)
                continue
            place, part = found
            count = times[tag] = times.get(tag, 0) + 1
            if place < farthest:
                passed = " of ".join(element.name for element in elements(description.parts[farthest]))
                self.tell(child, f"Element {part.name} staat te laat in {description.name}; het hoort vóór {passed}.")
            else:
                farthest = place
            if part.high is not None and count > part.high:
                most = "één keer" if part.high == 1 else f"{part.high} keer"
                self.tell(
                    child,
                    f"Element {part.name} staat er voor de {count}e keer in {description.name}; verwacht: ten"
                    f" hoogste {most}.",
                )
            elif part.unused:
                self.tell(child, f"Element {part.name} wordt hier niet gebruikt.", part.unused)
            else:
                self._part(part, child, record)
        if any(times.get(tag, 0) < low for tag, low in description.needs):
            self._missing(description, node, times)
        for required, tags in description.choices:
            there = sum(tag in times for tag in tags)
            if there > 1 or (required and not there):
                self._not_one(description, node, [tag for tag in tags if tag in times], tags)

    def _part(self, part: Element, child: etree._Element, record: Record) -> None:
        """One child that stands where it may."""
        kind = part.plain_text
        if kind is not None and not len(child) and not child.items():
            value = kind.read(child.text or "")
            if value is None:
                self._text(part, child, record)
            else:
                _store(part, value, record)
        elif part.shape is None:
            self.fill(part, child, record)
        else:
            before = self.errors
            value = self.value(part, child)
            if self.errors == before:
                _store(part, value, record)

    def _missing(self, description: Element, node: etree._Element, times: Mapping[str, int]) -> None:
        for part in description.parts:
            for member in () if isinstance(part, Choice) else elements(part):
                count = times.get(member.tag, 0)
                if count >= member.low:
                    continue
                if member.low > 1:
                    found = f"{count} keer; verwacht: {member.low} keer"
                    self.tell(node, f"Element {member.name} staat in {description.name} {found}.")
                else:
                    kind = f"; verwacht: {member.text.expected}" if member.text is not None else ""
                    self.tell(node, f"Element {member.name} ontbreekt in {description.name}{kind}.")

    def _not_one(self, description: Element, node: etree._Element, there: Sequence[str], tags: Sequence[str]) -> None:
        """A choice that was not made, or made twice."""
        if there:
            said = f"In element {description.name} staan {' en '.join(map(display, there))}"
        else:
            said = f"In element {description.name} ontbreekt {' of '.join(map(display, tags))}"
        self.tell(node, f"{said}; verwacht: één van beide.")

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
