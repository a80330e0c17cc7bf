"""Pictures of the main pages for the manual and the README, made while the election night is played.

They are made only when KIESDELER_PICTURES names a folder (`make pictures`); so they cannot grow stale unseen: the same
tests fail when a page is no longer what the manual says.
"""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Page

VARIABLE = "KIESDELER_PICTURES"
LARGEST = 150_000  # bytes
NAMES = (
    "eerste-beheerder", "inrichten-hash", "kaartje", "invoer-aantallen", "invoer-lijst", "invoer-melding", "fouten",
    "verschillen", "waarschuwingen", "overzicht", "scherm", "documenten", "onderzoek", "logboek",
    "oefening-coordinator", "oefening-overzicht",
)  # fmt: skip


def folder() -> Path | None:
    """Where they go; None when they are not asked for."""
    wanted = os.environ.get(VARIABLE)
    return Path(wanted) if wanted else None


def keep(page: Page, name: str) -> None:
    """Keep what a page looks like now, the last time it is asked for."""
    where = folder()
    if where is None:
        return
    assert name in NAMES, name
    where.mkdir(parents=True, exist_ok=True)
    page.evaluate("window.scrollTo(0, 0)")
    picture = page.screenshot(path=where / f"{name}.png", animations="disabled", caret="hide")
    assert len(picture) <= LARGEST, (name, len(picture))
