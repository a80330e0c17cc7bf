"""Deceased candidates (Kieswet P 19a) as given on the command line: `LIST:POSITION` or `LIST:CODE`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kiesdeler.problems import Problem

Deceased = tuple[int, int | str]  # number of the list; position on it, or the ShortCode of the person

_FORM = re.compile(r"([1-9]\d{0,5}):(?:([1-9]\d{0,5})|([^\W\d_]+\d{0,7}))")


def read_deceased(arguments: Iterable[str], file: str = "") -> tuple[list[Deceased], list[Problem]]:
    """`3:12` is candidate 12 of list 3; `3:HermansSTM` the person with that code, where numbers differ.

    `file` is where the arguments come from, for the messages.
    """
    deceased: list[Deceased] = []
    problems = []
    for argument in arguments:
        found = _FORM.fullmatch(argument)
        if found is None:
            message = f"Overleden kandidaat “{argument}” is niet te lezen: verwacht LIJST:NUMMER of LIJST:CODE."
            problems.append(Problem(message, file))
        else:
            deceased.append((int(found[1]), int(found[2]) if found[2] else found[3]))
    return deceased, problems
