"""One step of an explanation, and the values that were compared in it."""

from __future__ import annotations

from dataclasses import dataclass

from kiesdeler.law.articles import Article
from kiesdeler.law.wording import Ratio


@dataclass(frozen=True, slots=True)
class Compared:
    """One value that took part in a comparison: of a list (number), or of a part of a group (index)."""

    list: int
    value: Ratio
    chosen: bool
    part: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the derivation. `persons` in order, where the step is about people."""

    kind: str
    article: Article
    sentence: str
    list: int | None = None
    part: int | None = None
    compared: tuple[Compared, ...] = ()
    persons: tuple[str, ...] = ()
    lot: str | None = None
