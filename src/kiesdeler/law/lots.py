"""Drawing lots: a tie stops the calculation until its lot is drawn (Kieswet P 7, P 8, P 9, P 12, P 13, P 15, P 16, P
18).

The outcomes known so far go in; what comes out is the same for the same input.  A lot is one draw for one seat.  It
is asked for only when the result depends on it: not between equals who all get a seat, nor between those who can't
fill it.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiesdeler.law.articles import Article
from kiesdeler.law.model import Lot, LotError, Outcomes

NO_LOTS: Outcomes = {}


class LotBox:
    """The outcomes that were given, and the lots that turned out to be due, in order."""

    def __init__(self, outcomes: Outcomes) -> None:
        self._outcomes = outcomes
        self.lots: list[Lot] = []

    def draw(
        self, name: str, article: Article, among: Sequence[int | str], numbers: list[int] | None = None
    ) -> int | None:
        """Index in `among` of the outcome of a lot; None when it is still to be drawn.

        Outcomes are compared as text.  `numbers`: the candidate numbers that may be given instead of the persons.
        Raises LotError when the outcome that was given does not take part.
        """
        options: tuple[int | str, ...] = tuple(among)
        if name not in self._outcomes:
            self.lots.append(Lot(name, article, options, None))
            return None
        given = str(self._outcomes[name])
        texts = [str(option) for option in options]
        if numbers is not None and given not in texts:
            texts = [str(number) for number in numbers]
        if given not in texts:
            raise LotError(
                f"De uitkomst “{given}” van loting {name} kan niet: er wordt geloot tussen {_listed(texts)}. "
                "Geef een van deze als uitkomst."
            )
        index = texts.index(given)
        self.lots.append(Lot(name, article, options, options[index]))
        return index

    def check_all_due(self) -> None:
        """Raises LotError when an outcome was given for a lot that is not due."""
        superfluous = sorted(set(self._outcomes) - {lot.id for lot in self.lots})
        if not superfluous:
            return
        due = [lot.id for lot in self.lots]
        reason = f"Aan de orde {_are(due)}: {', '.join(due)}." if due else "Er hoeft niet geloot te worden."
        raise LotError(
            f"Loting {_listed(superfluous)} {_are(superfluous)} niet aan de orde. {reason} Haal de uitkomst weg."
        )


def _are(words: list[str]) -> str:
    return "is" if len(words) == 1 else "zijn"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} en {words[-1]}"
