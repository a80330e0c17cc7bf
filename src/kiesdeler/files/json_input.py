"""JSON from anywhere, read so that everything wrong with it can be told at once, each with its place.

The standard reader does the work.  What it lets through but no contract of ours allows (a key given twice, a number
with a fraction or with thousands of digits, NaN) becomes a value of its own type, so that the checks find it.
"""

from __future__ import annotations

import bisect
import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from kiesdeler.problems import Problem, Refused

MAXIMUM = 999_999_999_999  # more than any number of votes or points; keeps hostile input from costing time


class Literal(str):
    """A number as written that is not an integer this program works with: 1.5, 1e9, NaN, or far too long."""

    __slots__ = ()


class Object(dict[str, Any]):
    """A JSON object that remembers which keys were given more than once."""

    def __init__(self, pairs: list[tuple[str, Any]]):
        super().__init__(pairs)
        self.repeated: list[str] = []
        if len(self) != len(pairs):
            self.repeated = sorted(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)


def _integer(text: str) -> int | Literal:
    return int(text) if len(text) <= 15 else Literal(text)


def parse(data: bytes, file: str) -> tuple[Any, str]:
    """The value in a JSON text (UTF-8) and the text itself.

    Raises Refused, when it is not UTF-8, not JSON, or nested too deeply.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        message = "Het bestand is geen UTF-8-tekst. Sla het op als UTF-8."
        raise Refused([Problem(message, file, line, column)]) from error
    try:
        value = json.loads(
            text, object_pairs_hook=Object, parse_int=_integer, parse_float=Literal, parse_constant=Literal
        )
    except json.JSONDecodeError as error:
        message = f"Het bestand is geen geldige JSON ({error.msg}). Herstel het op deze plaats."
        raise Refused([Problem(message, file, error.lineno, error.colno)]) from error
    except RecursionError as error:
        raise Refused([Problem("De JSON is te diep genest om te zijn wat hier verwacht wordt.", file)]) from error
    return value, text


class Checks:
    """Collects what is wrong, by JSON path; the place in the text is looked up only when there is something to tell."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []

    def wrong(self, path: str, message: str) -> None:
        """Note one problem: a JSON path such as ``$[3].lists[2].votes`` and a Dutch sentence."""
        self.found.append((path, message))

    def mapping(self, value: object, path: str, known: Iterable[str] | None, required: Iterable[str] = ()) -> Object:
        """The value as an object with known keys (None: any) and none missing; an empty one when it isn't an object."""
        if not isinstance(value, Object):
            self.wrong(path, f"Hier staat {kind(value)}; er hoort een object {'{…}'} te staan.")
            return Object([])
        for key in value.repeated:
            self.wrong(child(path, key), f"De naam {shown(key)} staat hier meer dan een keer. Laat er één staan.")
        if known is not None:
            for key in value.keys() - set(known):
                message = f"De naam {shown(key)} is hier niet bekend. Bekend zijn: {', '.join(sorted(known))}."
                self.wrong(child(path, key), message)
        for key in required:
            if key not in value:
                self.wrong(path, f"Hier ontbreekt {shown(key)}. Vul dat in.")
        return value

    def array(self, value: object, path: str) -> list[Any]:
        """The value as an array; an empty one when it isn't."""
        if isinstance(value, list):
            return value
        self.wrong(path, f"Hier staat {kind(value)}; er hoort een lijst […] te staan.")
        return []

    def integer(self, value: object, path: str, low: int, high: int = MAXIMUM) -> int:
        """The value as an integer between two bounds; the lower bound when it isn't."""
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        found = shown(value) if isinstance(value, int | Literal) and not isinstance(value, bool) else kind(value)
        self.wrong(path, f"Hier staat {found}; er hoort een geheel getal van {low} tot en met {high} te staan.")
        return low

    def text(self, value: object, path: str) -> str:
        """The value as a text; an empty one when it isn't."""
        if isinstance(value, str) and not isinstance(value, Literal):
            if all(not "\ud800" <= character <= "\udfff" for character in value):
                return value
            self.wrong(path, "Deze tekst bevat een half teken (surrogaat). Vervang het door het hele teken.")
            return ""
        self.wrong(path, f"Hier staat {kind(value)}; er hoort een tekst te staan.")
        return ""

    def boolean(self, value: object, path: str) -> bool:
        """The value as true or false; false when it isn't."""
        if isinstance(value, bool):
            return value
        self.wrong(path, f"Hier staat {kind(value)}; er hoort true of false te staan.")
        return False

    def distinct(self, items: Iterable[object], path: str, key: str, what: str) -> None:
        """What each item of an array has under `key` must differ; of values that can't be used nothing is said here."""
        seen: set[int | str] = set()
        for index, item in enumerate(items):
            value = item.get(key) if isinstance(item, dict) else None
            if isinstance(value, int | str):
                if value in seen:
                    message = f"{what} {shown(value)} komt meer dan een keer voor. Geef elk een eigen waarde."
                    self.wrong(child(child(path, index), key), message)
                seen.add(value)

    def refuse(self, text: str, file: str) -> None:
        """Nothing when nothing is wrong.

        Raises Refused, with everything that is wrong, in the order of the text.
        """
        if self.found:
            places = _places(text)
            newlines = [match.start() for match in re.finditer("\n", text)]
            found = sorted(((places.get(path, 0), path, message) for path, message in self.found), key=_first)
            problems = []
            for at, path, message in found:
                line = bisect.bisect_left(newlines, at)  # newlines before it
                column = at - newlines[line - 1] if line else at + 1
                problems.append(Problem(message, file, line + 1, column, path))
            raise Refused(problems)


def _first(found: tuple[int, str, str]) -> int:
    return found[0]


def child(path: str, key: str | int) -> str:
    """The path of a member: ``$.lists`` + 2 -> ``$.lists[2]``."""
    if isinstance(key, int):
        return f"{path}[{key}]"
    return f"{path}.{key}" if key.isidentifier() else f"{path}[{json.dumps(key, ensure_ascii=False)}]"


def kind(value: object) -> str:
    """What somebody finds at a place, in Dutch."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "een object {…}"
    if isinstance(value, list):
        return "een lijst […]"
    if isinstance(value, Literal | int):
        return f"het getal {shown(value)}"
    return f"de tekst {shown(value)}"


def shown(value: object) -> str:
    """A value as it can be quoted in a message: short, and printable."""
    text = str(value)
    text = text if len(text) <= 40 else text[:39] + "…"
    if isinstance(value, str) and not isinstance(value, Literal):
        return "“" + text.encode("utf-8", "backslashreplace").decode().replace("\n", "\\n") + "”"
    return text


_TOKEN = re.compile(r'[ \t\n\r]*+("(?:[^"\\]++|\\.)*+"|[][{}:,]|[^][{}:,"\s]++)', re.DOTALL)


def _places(text: str) -> dict[str, int]:
    """JSON path of every value -> where it begins. Only for texts that the reader accepted."""
    places: dict[str, int] = {}
    stack: list[tuple[str, str | int]] = []  # path of the container, key or index that is next
    key: str | None = None
    for token in _TOKEN.finditer(text):
        word = token[1]
        if word in "}]":
            stack.pop()
        elif word == ",":
            path, index = stack[-1]
            if isinstance(index, int):
                stack[-1] = (path, index + 1)
            key = None
        elif word == ":":
            continue
        else:
            path = "$" if not stack else stack[-1][0]
            if stack and isinstance(stack[-1][1], str) and key is None:
                key = json.loads(word)
                continue
            if stack:
                path = child(path, key if key is not None else stack[-1][1])
            places[path] = token.start(1)
            if word in "{[":
                stack.append((path, "" if word == "{" else 0))
                key = None
    return places
