"""The engine that writes: follows a description and gives canonical XML (Canonical XML 1.0 with comments).

Canonical from the start, not afterwards: no declaration, no white space between elements, start and end tag for empty
elements, attributes in order, all namespaces on the root.  So the hash of the file is that of its canonical form.

Whatever the description has no place for is a bug of ours and raises ValueError.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from kiesdeler.eml.describe import AnyOrder, Choice, Element, Part, Record, Shape, elements
from kiesdeler.eml.kinds import Kind
from kiesdeler.problems import Severity

# Everything outside production [2] Char of XML 1.0.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#xD;"})
_ATTRIBUTE = str.maketrans({"&": "&amp;", "<": "&lt;", '"': "&quot;", "\t": "&#x9;", "\n": "&#xA;", "\r": "&#xD;"})


@dataclass(slots=True)
class Output:
    """What is written so far, and the elements that will come again (`Element.same_for`) by what they follow from."""

    pieces: list[str] = field(default_factory=list)
    known: dict[tuple[Any, ...], str] = field(default_factory=dict)

    def append(self, text: str) -> None:
        """Write this as well."""
        self.pieces.append(text)


def write_element(element: Element, record: Record, out: Output, namespaces: str = "") -> None:
    """Append the element with what the record around it holds for it. `namespaces`: declarations, on the root only."""
    if element.unused:
        return
    if element.same_for:
        _write_again(element, record, out)
    elif element.plain_text is not None and element.high == 1 and record.get(element.into or "") is not None:
        text = _text(element.plain_text, record[element.into or ""]).translate(_TEXT)
        out.append(f"<{element.name}>{text}</{element.name}>")
    else:
        _write_all(element, record, out, namespaces)


def _write_again(element: Element, record: Record, out: Output) -> None:
    """The values are told apart by type as well: True is no 1."""
    values = [record.get(name) for name in element.same_for]
    key = (element.name, *values, *map(type, values))
    if key not in out.known:
        once = Output()
        _write_all(element, record, once, "")
        out.known[key] = "".join(once.pieces)
    out.append(out.known[key])


def _write_all(element: Element, record: Record, out: Output, namespaces: str) -> None:
    if element.into is None or (element.shape is None and element.text is None):
        if element.low or any(_filled(record, name) for name in element.fields):
            _write_one(element, record, None, out, namespaces)
        return
    value = record.get(element.into)
    values = [value] if element.high == 1 else list(value or ())
    if element.high == 1 and value is None:
        if element.empty is True:
            _write_one(element, record, None, out, namespaces)
            return
        values = []
    if len(values) < element.low or (element.high is not None and len(values) > element.high):
        raise ValueError(f"{element.name} can't stand {len(values)} times in its place")
    for one in values:
        _write_one(element, record, one, out, namespaces)


def _write_one(element: Element, around: Record, value: Any, out: Output, namespaces: str) -> None:
    record = around if element.shape is None else _own_record(element, element.shape, value)
    _refuse_objections(element, record)
    out.append(f"<{element.name}{namespaces}")
    for attribute in element.in_canonical_order:
        own = record.get(attribute.into) if attribute.into is not None else None
        if own is None and attribute.into is not None:
            if attribute.required:
                raise ValueError(f"{element.name} needs its attribute {attribute.name}")
            continue
        out.append(f' {attribute.name}="{_text(attribute.kind, own).translate(_ATTRIBUTE)}"')
    out.append(">")
    if element.text is not None and not (value is None and element.empty is True):
        content = record.get("text") if element.shape is not None else value
        out.append(_text(element.text, content).translate(_TEXT))
    for part in element.parts:
        _write_part(part, record, out)
    out.append(f"</{element.name}>")


def _own_record(element: Element, shape: Shape, value: Any) -> Record:
    """The record of a value, of which every field must have a place in the element: nothing is left out in silence."""
    try:
        record = shape.unbuild(value)
    except AttributeError as error:
        raise ValueError(f"{element.name} is no place for a {type(value).__name__}") from error
    for name in record:
        if name not in element.holds and _filled(record, name):
            raise ValueError(f"{element.name} has no place for {name}")
    return record


def _write_part(part: Part, record: Record, out: Output) -> None:
    if isinstance(part, Element):
        write_element(part, record, out)
    elif isinstance(part, AnyOrder):
        for member in part.members:
            write_element(member, record, out)
    else:
        _write_choice(part, record, out)


def _write_choice(choice: Choice, record: Record, out: Output) -> None:
    for name, element in choice.alternatives:
        if name is None or _filled(record, name):
            write_element(element, record, out)
            return
    if choice.required:
        raise ValueError(f"one of {', '.join(element.name for element in elements(choice))} is needed")


def _filled(record: Record, name: str) -> bool:
    value = record.get(name)
    return value is not None and value != ()


def _refuse_objections(element: Element, record: Record) -> None:
    if element.check is None:
        return
    present = {key: value for key, value in record.items() if value is not None}
    for objection in element.check(present):
        if objection.severity is Severity.ERROR:
            raise ValueError(f"{element.name}: {objection.message}")


def _text(kind: Kind, value: Any) -> str:
    """The text of a value, after making sure that reading it gives the value back."""
    try:
        text = kind.write(value)
    except TypeError as error:
        raise ValueError(str(error)) from error
    if _FORBIDDEN.search(text):
        raise ValueError(f"{text!r} has characters that XML can't hold")
    back = kind.read(text)
    if back is None or (value is not None and back != value):
        raise ValueError(f"{text!r} is not a value: {kind.expected}")
    return text
