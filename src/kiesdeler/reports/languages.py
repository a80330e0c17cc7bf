"""The two languages of forms and reports: Dutch, and Frisian beside it in Fryslân (Wet gebruik Friese taal).

A fixed text is written in Dutch where it is used; the Dutch text is the key of its translation in `frisian`.
Names of people, lists and places are data and are never translated.
"""

from __future__ import annotations

import datetime
import enum
import re

from kiesdeler.reports.frisian import FRISIAN
from kiesdeler.reports.numbers import MONTHS


class Language(enum.StrEnum):
    """The code of a language, as in the PDF."""

    DUTCH = "nl"
    FRISIAN = "fy"


def say(text: str, language: Language, **values: object) -> str:
    """A fixed text in a language, with ``{name}`` filled in. KeyError when it has no translation: that is a bug."""
    words = text if language is Language.DUTCH else FRISIAN[text]
    return re.sub(r"\{(\w+)\}", lambda place: str(values[place[1]]), words)


def words(language: Language) -> tuple[tuple[str, str], ...]:
    """What a template translates with, as (Dutch, translation); empty for Dutch."""
    return () if language is Language.DUTCH else tuple(FRISIAN.items())


def date_words(date: datetime.date, language: Language) -> str:
    """18 maart 2026."""
    return f"{date.day} {say(MONTHS[date.month - 1], language)} {date.year}"
