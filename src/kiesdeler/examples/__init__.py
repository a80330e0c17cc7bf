"""Real elections in compact form, made from the official figures (Kiesraad, CC0), to look at without any file.

Here: figures, names and the official seats, as JSON.  Not here: computing anything; `law` and `files` do that.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from kiesdeler.files.cases import Case, read_cases

EXAMPLES = ("tk2023", "gr2022-west-maas-en-waal")


@dataclass(frozen=True, slots=True)
class Example:
    """An election to look at: what the law needs, what people are called, and how it really ended."""

    title: str
    source: str
    date: datetime.date
    case: Case
    names: Mapping[tuple[int, str], str]  # (list, person) -> as on the ballot paper
    official_seats: Mapping[int, int]  # by list, those with a seat


def read_example(name: str) -> Example:
    """One of `EXAMPLES`."""
    content = json.loads(resources.files(__name__).joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return Example(
        content["title"],
        content["source"],
        datetime.date.fromisoformat(content["date"]),
        read_cases(json.dumps(content["case"]).encode(), name).cases[0],
        {(int(number), person): each for number, people in content["names"].items() for person, each in people.items()},
        {int(number): seats for number, seats in content["official_seats"].items()},
    )
