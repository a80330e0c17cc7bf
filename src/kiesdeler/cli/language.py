"""Help in Dutch and English, and the fixed phrases of the command-line library in Dutch.

`KIESDELER_LANG` decides (nl or en); without it the language of the system (LC_ALL, LC_MESSAGES, LANG) does, and Dutch
when that is neither.  What commands report about elections is Dutch in both: those are the words of the law and of the
paper reports.
"""

from __future__ import annotations

import os
import re

DUTCH_PHRASES = (
    (r"^Usage: ", "Gebruik: "),
    (r"^Options:$", "Opties:"),
    (r"^Arguments:$", "Argumenten:"),
    (r"^Commands:$", "Opdrachten:"),
    (r"\[OPTIONS\]", "[OPTIES]"),
    (r"COMMAND \[ARGS\]\.\.\.", "OPDRACHT ..."),
    (r"Show this message and exit\.", "Toon deze uitleg."),
    (r"\[required\]", "[verplicht]"),
    (r"; required\]", "; verplicht]"),
    (r"\[default:", "[standaard:"),
    (r"No such option: ", "Deze optie bestaat niet: "),
    (r"No such command ", "Deze opdracht bestaat niet: "),
    (r"Missing option ", "Deze optie ontbreekt: "),
    (r"Missing argument ", "Dit argument ontbreekt: "),
    (r"Missing command\.", "Geef een opdracht."),
    (r"Got unexpected extra arguments? ", "Te veel argumenten: "),
    (r"Invalid value for ", "Ongeldige waarde voor "),
    (r": Value error, ", ": "),
    (r" is not one of ", " is geen van "),
    (r"Did you mean ", "Bedoelt u "),
    (r"Option (\S+) requires an argument\.", r"Optie \1 vraagt om een waarde."),
)
# What the library writes for programmers: {FILE...}... is FILE..., and the kind of an argument need not be told.
_USAGE = re.compile(r"[{\[](\[?[A-Z]+(?:\.\.\.)?\]?)[}\]](?<!\[OPTIONS\])(?<!\[ARGS\])(?:\.\.\.)?")
_TYPE = re.compile(r"^(  \[?[A-Z]+(?:\.\.\.)?\]?)( <[A-Za-z]+(?:\[[A-Za-z]+\])?>)", re.MULTILINE)


def language() -> str:
    """`nl` or `en`."""
    for variable in ("KIESDELER_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value[:2] in ("nl", "en"):
            return value[:2]
    return "nl"


def text(dutch: str, english: str) -> str:
    """The one of two texts that fits the language of this run."""
    return dutch if language() == "nl" else english


def translated(phrases: str) -> str:
    """Text of the command-line library in the language of this run, without its words for programmers."""
    phrases = _USAGE.sub(r"\1", phrases)
    phrases = _TYPE.sub(lambda found: found[1] + " " * len(found[2]), phrases)
    if language() == "en":
        return phrases
    for pattern, dutch in DUTCH_PHRASES:
        phrases = re.sub(pattern, dutch, phrases, flags=re.MULTILINE)
    return phrases
