"""References to articles of law as objects: label, dated link, Juriconnect id."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

REGULATIONS = {"Kieswet": "BWBR0004627"}


@dataclass(frozen=True, slots=True)
class Article:
    """An article, e.g. ``Article("Kieswet", "P 8", 3)``: Kieswet, article P 8, third paragraph."""

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
        ordinal = ("", "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende")
        paragraph = "" if self.paragraph is None else f", {ordinal[self.paragraph]} lid"
        return f"artikel {self.article}{paragraph}, {self.law}"

    @property
    def juriconnect(self) -> str:
        """Juriconnect id, e.g. ``jci1.3:c:BWBR0004627&artikel=P8&lid=3``."""
        paragraph = "" if self.paragraph is None else f"&lid={self.paragraph}"
        return f"jci1.3:c:{REGULATIONS[self.law]}&artikel={self.article.replace(' ', '')}{paragraph}"

    def link(self, on: datetime.date) -> str:
        """Address of the text that was in force on a day."""
        return f"https://wetten.overheid.nl/{REGULATIONS[self.law]}/{on.isoformat()}#Artikel{self.article.replace(' ', '')}"

    def __str__(self) -> str:
        """The short form."""
        return self.short
