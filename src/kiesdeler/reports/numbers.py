"""How numbers, dates and enumerations are told in a report: exact, and in Dutch."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mixed:
    """An exact number as a whole and a fraction. Not reduced: the denominator is what was divided by."""

    whole: int
    numerator: int
    denominator: int

    @classmethod
    def of(cls, dividend: int, divisor: int) -> Mixed:
        """The quotient of two non-negative whole numbers, e.g. 178,970 : 75 = 2,386 20/75."""
        whole, rest = divmod(dividend, divisor)
        return cls(whole, rest, divisor)

    @classmethod
    def over(cls, value: Fraction, denominator: int) -> Mixed:
        """An exact value told in parts of `denominator`; a ValueError when it can't be."""
        scaled = value * denominator
        if scaled.denominator != 1:
            raise ValueError(f"{value} is not a multiple of 1/{denominator}")
        return cls.of(scaled.numerator, denominator)

    @property
    def value(self) -> Fraction:
        """The exact value."""
        return self.whole + Fraction(self.numerator, self.denominator)


def thousands(number: int) -> str:
    """Digits in groups of three, with dots: 1.589.519."""
    return f"{number:,}".replace(",", ".")


def mixed_text(number: Mixed) -> str:
    """A number in a running sentence: 2.386 20/75, and without a fraction when there is none."""
    fraction = f" {number.numerator}/{number.denominator}" if number.numerator else ""
    return thousands(number.whole) + fraction


def date_text(date: datetime.date) -> str:
    """22 november 2023."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def enumeration(words: Sequence[str]) -> str:
    """a, b en c."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} en {words[-1]}"


def roman_numeral(number: int) -> str:
    """1 to 39 in Roman numerals, as some provinces number their districts."""
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def hash_groups(digest: str) -> tuple[str, ...]:
    """A SHA-256 in 16 groups of 4, lower case. A ValueError when it isn't one."""
    plain = "".join(digest.split()).lower()
    if len(plain) != 64 or not set(plain) <= set("0123456789abcdef"):
        raise ValueError(f"not a SHA-256 in hexadecimal: {digest!r}")
    return tuple(plain[start : start + 4] for start in range(0, 64, 4))
