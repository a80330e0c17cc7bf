"""The words of an explanation: exact fractions as people write them, and lists, parts and people by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kiesdeler.law.model import Contest

Names = Mapping[tuple[int, str], str]  # (list number, person) -> name to show


@dataclass(frozen=True, slots=True)
class Ratio:
    """A fraction as it came about, not reduced: remainders then all have the number of seats below the line."""

    numerator: int
    denominator: int

    @property
    def value(self) -> Fraction:
        """The number itself."""
        return Fraction(self.numerator, self.denominator)

    def __str__(self) -> str:
        """As a whole number and what is left: 2386 20/75; less than one as 1/4."""
        whole, rest = divmod(self.numerator, self.denominator)
        if not rest:
            return str(whole)
        return f"{whole} {rest}/{self.denominator}" if whole else f"{rest}/{self.denominator}"


def ratio(value: Fraction) -> Ratio:
    """A fraction of which only the value is known."""
    return Ratio(value.numerator, value.denominator)


def votes(number: int) -> str:
    """``1 stem``, ``2 stemmen``."""
    return f"{number} stem" if number == 1 else f"{number} stemmen"


def seats(number: int) -> str:
    """``1 zetel``, ``2 zetels``."""
    return f"{number} zetel" if number == 1 else f"{number} zetels"


def full_seats(number: int) -> str:
    """``geen volle zetels``, ``1 volle zetel``, ``2 volle zetels``."""
    return "1 volle zetel" if number == 1 else f"{number or 'geen'} volle zetels"


def together(words: Sequence[str]) -> str:
    """``a``, ``a en b``, ``a, b en c``."""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " en " + words[-1]


def percentage(share: Fraction) -> str:
    """A share in per cent, exactly: 1/4 -> 25, 1/8 -> 12 1/2."""
    return str(ratio(share * 100))


class Speaker:
    """Names the lists, parts and people of one contest."""

    def __init__(self, contest: Contest, names: Names):
        self._parties = {party.number: party for party in contest.lists}
        self._names = names

    def list(self, number: int) -> str:
        """``lijst 3 (Naam)``."""
        name = self._parties[number].name
        return f"lijst {number} ({name})" if name else f"lijst {number}"

    def part(self, number: int, index: int) -> str:
        """``deel 2 van lijst 3 (kieskring 4, 5)``; a list that isn't a group is its own part."""
        parts = self._parties[number].parts
        if len(parts) == 1:
            return self.list(number)
        districts = ", ".join(map(str, parts[index].districts))
        return f"deel {index + 1} van {self.list(number)}" + (f" (kieskring {districts})" if districts else "")

    def person(self, number: int, person: str, place: int | None = None) -> str:
        """``Jansen (nummer 3)``, or ``kandidaat 3`` when no name is known."""
        name = self._names.get((number, person), f"kandidaat {person}")
        return name if place is None or name == f"kandidaat {place}" else f"{name} (nummer {place})"


def sentence(text: str) -> str:
    """With a capital first letter."""
    return text[0].upper() + text[1:]
