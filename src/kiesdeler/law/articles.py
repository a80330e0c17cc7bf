"""References to articles of law as objects: label, dated link, Juriconnect id."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

# Identification numbers of the consolidated texts in the national register of regulations.
REGULATIONS = {"Kieswet": "BWBR0004627", "Kiesbesluit": "BWBR0004632", "Kiesregeling": "BWBR0034180"}

_ORDINALS = (
    "eerste",
    "tweede",
    "derde",
    "vierde",
    "vijfde",
    "zesde",
    "zevende",
    "achtste",
    "negende",
    "tiende",
    "elfde",
    "twaalfde",
)


@dataclass(frozen=True, slots=True)
class Article:
    """An article, e.g. ``Article("Kieswet", "P 8", 3)``: Kieswet, article P 8, third paragraph (1 to 12)."""

    law: str
    article: str
    paragraph: int | None = None

    @property
    def short(self) -> str:
        """As in the command-line contract: ``P 8(3)``."""
        return self.article if self.paragraph is None else f"{self.article}({self.paragraph})"

    @property
    def label(self) -> str:
        """As on screens and in reports: ``artikel P 8, derde lid, Kieswet``."""
        paragraph = "" if self.paragraph is None else f", {_ORDINALS[self.paragraph - 1]} lid"
        return f"artikel {self.article}{paragraph}, {self.law}"

    @property
    def juriconnect(self) -> str:
        """Juriconnect id, e.g. ``jci1.3:c:BWBR0004627&artikel=P8&lid=3``."""
        return self._reference(self.article.replace(" ", ""))

    def link(self, on: datetime.date) -> str:
        """Address of the text that was in force on a day (the register itself writes ``P_8`` in its addresses)."""
        day = on.isoformat()
        return f"https://wetten.overheid.nl/{self._reference(self.article.replace(' ', '_'))}&z={day}&g={day}"

    def _reference(self, article: str) -> str:
        paragraph = "" if self.paragraph is None else f"&lid={self.paragraph}"
        return f"jci1.3:c:{REGULATIONS[self.law]}&artikel={article}{paragraph}"

    def __str__(self) -> str:
        """The short form."""
        return self.short
