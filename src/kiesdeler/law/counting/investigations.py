"""A next session: which units typists enter. Only those whose investigation gave another outcome.

The papers are Na 14-1 version 2 and Na 14-2 annex 1: reason, findings, and only after "corrected: yes" any numbers.
"""

from __future__ import annotations

from kiesdeler.law.counting.kinds import Phase
from kiesdeler.law.counting.refusals import Refusal

NOT_INVESTIGATED = Refusal("investigation", "Dit stembureau wordt in deze zitting niet onderzocht.")
NO_OUTCOME_YET = Refusal(
    "investigation", "De uitkomst van het onderzoek is nog niet ingevuld. Vraag het de coördinator."
)
UNCHANGED = Refusal("investigation", "Het onderzoek gaf geen andere uitkomst. Er is niets in te voeren.")


def entry_refused(phase: Phase, *, investigated: bool = False, corrected: bool | None = None) -> Refusal | None:
    """Why typists can't enter a unit in this session; None when they can.

    In a first session every unit is entered.  `corrected`: whether the investigation gave other numbers, None as long
    as that is not written down.
    """
    if phase is Phase.FIRST or corrected:
        return None
    if not investigated:
        return NOT_INVESTIGATED
    return NO_OUTCOME_YET if corrected is None else UNCHANGED
