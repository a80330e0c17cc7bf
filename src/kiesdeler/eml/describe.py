"""The words in which a message is described: elements, attributes, choices, and the values they fill.

A description is data.  `reading` and `writing` follow it, each in one direction; nothing else in the project knows in
which order the elements of a message stand.

What an element holds goes into a *record*, a dictionary of fields.  An element with a `shape` has a record of its own,
which the shape turns into one value (and back); an element without one puts what it finds in the record of the element
around it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kiesdeler.eml.kinds import Kind
from kiesdeler.eml.namespaces import expanded
from kiesdeler.problems import Severity

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """How a record becomes a value, and a value a record."""

    build: Callable[[Record], Any]
    unbuild: Callable[[Any], Record]


def of(cls: type) -> Shape:
    """The shape of a dataclass whose fields have the names used in the description. Lists become tuples."""
    names = [field.name for field in dataclasses.fields(cls)]

    def build(record: Record) -> Any:
        return cls(**{key: tuple(value) if type(value) is list else value for key, value in record.items()})

    def unbuild(value: Any) -> Record:
        return {name: getattr(value, name) for name in names}

    return Shape(build, unbuild)


@dataclass(frozen=True, slots=True)
class Objection:
    """What a check on a record has against it; `at` is the path of an element below, such as `Cast`, or empty."""

    message: str
    at: str = ""
    severity: Severity = Severity.ERROR


Check = Callable[[Record], Iterable[Objection]]


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute and the field it fills; with `into` None its kind is a constant."""

    name: str
    kind: Kind
    into: str | None = None
    required: bool = True


@dataclass(frozen=True)
class Element:
    """An element, at most `high` times (None: any number) and at least `low`."""

    name: str  # with the prefixes of `namespaces`
    parts: tuple[Part, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    text: Kind | None = None
    into: str | None = None  # the field of the record around it
    low: int = 1
    high: int | None = 1
    shape: Shape | None = None
    check: Check | None = None
    empty: Severity | bool = False  # whether no text at all is fine (True), or worth a notice or warning
    unused: Severity | None = None  # it may be there and is not kept; how loudly to say so
    same_for: tuple[str, ...] = ()  # it follows from these fields around it: written once for equal ones, then repeated

    @cached_property
    def tag(self) -> str:
        """The name as lxml has it."""
        return expanded(self.name)

    @cached_property
    def places(self) -> Mapping[str, tuple[int, Element]]:
        """For every child's tag its place in the order of the parts, and its description."""
        found: dict[str, tuple[int, Element]] = {}
        for place, part in enumerate(self.parts):
            for element in elements(part):
                if element.tag in found:
                    raise ValueError(f"{element.name} is described twice in {self.name}")
                found[element.tag] = (place, element)
        return found

    @cached_property
    def needs(self) -> tuple[tuple[str, int], ...]:
        """The tags of the children that must be there, outside choices, with how often."""
        plain = [element for part in self.parts if not isinstance(part, Choice) for element in elements(part)]
        return tuple((element.tag, element.low) for element in plain if element.low)

    @cached_property
    def choices(self) -> tuple[tuple[bool, tuple[str, ...]], ...]:
        """Of every choice whether it must be made, and its tags."""
        found = [part for part in self.parts if isinstance(part, Choice)]
        return tuple((choice.required, tuple(element.tag for element in elements(choice))) for choice in found)

    @cached_property
    def named(self) -> Mapping[str, Attribute]:
        """The attributes by name."""
        return {attribute.name: attribute for attribute in self.attributes}

    @cached_property
    def in_canonical_order(self) -> tuple[Attribute, ...]:
        """The attributes as Canonical XML has them: by name."""
        return tuple(sorted(self.attributes, key=lambda attribute: attribute.name))

    @cached_property
    def required(self) -> int:
        """How many attributes must be there."""
        return sum(attribute.required for attribute in self.attributes)

    @cached_property
    def plain_text(self) -> Kind | None:
        """The kind of an element that has only text: no attributes, children, check, or leave to be empty."""
        bare = not (self.parts or self.attributes or self.check or self.shape or self.unused or self.empty)
        return self.text if bare else None

    @cached_property
    def holds(self) -> frozenset[str]:
        """The fields of its own record that have a place in an element with a shape."""
        own = frozenset(attribute.into for attribute in self.attributes if attribute.into is not None)
        return own.union({"text"}, *(element.fields for part in self.parts for element in elements(part)))

    @cached_property
    def fields(self) -> frozenset[str]:
        """The fields of the record around it that this element fills."""
        own = set() if self.into is None else {self.into}
        if self.shape is None:
            own |= {attribute.into for attribute in self.attributes if attribute.into is not None}
            for part in self.parts:
                for element in elements(part):
                    own |= element.fields
        return frozenset(own)


@dataclass(frozen=True)
class AnyOrder:
    """Elements that may stand in any order among each other; they are written in this one."""

    members: tuple[Element, ...]


@dataclass(frozen=True)
class Choice:
    """One of several elements. Written is the first whose field is filled, or that names no field."""

    alternatives: tuple[tuple[str | None, Element], ...]
    required: bool = True


Part = Element | AnyOrder | Choice


def elements(part: Part) -> tuple[Element, ...]:
    """The elements that can stand at the place of this part."""
    if isinstance(part, Element):
        return (part,)
    if isinstance(part, AnyOrder):
        return part.members
    return tuple(element for _, element in part.alternatives)


def leaf(name: str, kind: Kind, into: str | None, *, low: int = 1, high: int | None = 1) -> Element:
    """An element with only text."""
    return Element(name, text=kind, into=into, low=low, high=high)
