"""What the second opinion on an allocation is given and what it answers, with its own table of rules.

Deliberately plain and apart from `kiesdeler.law`: the same election described in other words.
A *slate* is a distinct list or a set of identical lists (P 2); a *party* is what counts as one list for the
number of seats: one slate, or all slates of a list group (P 3).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

Outcome = int | str


@dataclass(frozen=True)
class Nominee:
    """A name on a slate; the same `person` on two slates of a party is the same human being."""

    person: str
    number: int
    votes: int
    deceased: bool = False


@dataclass(frozen=True)
class Slate:
    """A distinct list, or a set of identical ones; `nominees` None when only seats per party are asked."""

    votes: int
    nominees: tuple[Nominee, ...] | None = None
    districts: tuple[int, ...] = ()

    def living(self) -> list[Nominee]:
        """The nominees who can be elected, in list order (P 19a)."""
        return sorted((n for n in self.nominees or () if not n.deceased), key=lambda n: n.number)


@dataclass(frozen=True)
class Party:
    """A stand-alone list, a set of identical lists (P 2) or a list group (P 3)."""

    number: int
    slates: tuple[Slate, ...]

    @property
    def votes(self) -> int:
        """Votes on all its slates together."""
        return sum(slate.votes for slate in self.slates)

    def room(self) -> int | None:
        """How many living people it can seat; None when its people are not known."""
        if any(slate.nominees is None for slate in self.slates):
            return None
        return len({nominee.person for slate in self.slates for nominee in slate.living()})


@dataclass(frozen=True)
class Rules:
    """What differs between election types (seat-allocation table; law-facts 1.1). Shares are of the quota."""

    by_remainders: bool  # P 8 instead of P 7
    residual_share: Fraction  # needed to take part: P 7(2) in the averages, P 8(2) in the remainders
    majority: bool  # P 9
    preference_share: Fraction  # P 15, U 15, Y 23a
    reaching_is_enough: bool = False  # U 15


CATEGORIES = ("TK", "EK", "EP", "PS", "AB", "GR", "ER", "KC")


def rules_for(kind: str, seats: int, percentage: int | None = None) -> Rules:
    """The rules for an EML category and a number of seats; `percentage` is the 110a's preference threshold, if known.

    Raises ValueError for a category that is not in the table.
    """
    small = seats < 19
    quarter, half, none, whole = Fraction(1, 4), Fraction(1, 2), Fraction(0), Fraction(1)
    match kind:
        case "TK":
            rules = Rules(False, whole, True, quarter)
        case "EP":
            rules = Rules(False, whole, True, Fraction(1, 10))
        case "PS":
            rules = Rules(False, none, True, quarter)
        case "EK":
            rules = Rules(False, none, False, whole, reaching_is_enough=True)
        case "AB":
            rules = Rules(small, Fraction(3, 4) if small else none, True, quarter)
        case "GR" | "ER" | "KC":
            rules = Rules(small, Fraction(3, 4) if small else none, True, half if small else quarter)
        case _:
            raise ValueError(f"onbekende soort verkiezing: {kind}")
    if percentage is None:
        return rules
    return Rules(
        rules.by_remainders,
        rules.residual_share,
        rules.majority,
        Fraction(percentage, 100),
        rules.reaching_is_enough,
    )


@dataclass(frozen=True)
class Contest:
    """One body to be elected; `kind` is the EML category."""

    kind: str
    seats: int
    parties: tuple[Party, ...]
    rules: Rules


@dataclass(frozen=True)
class Lot:
    """A lot that is due: which, under which article, among whom (party numbers, slate indexes, or persons)."""

    id: str
    article: str
    among: tuple[Outcome, ...]


class LotDue(Exception):  # noqa: N818 (not an error: a question)
    """Nothing more can be said before this lot is drawn."""

    def __init__(self, lot: Lot):
        super().__init__(lot.id)
        self.lot = lot


class LotRefusedError(ValueError):
    """An outcome that does not belong to any lot that is due, or is not among those who take part."""


@dataclass
class Lots:
    """The box the lots come out of: known outcomes, and which of them were asked for."""

    known: Mapping[str, Outcome]
    drawn: list[tuple[Lot, Outcome]] = field(default_factory=list)

    def draw(self, name: str, article: str, among: tuple[Outcome, ...]) -> Outcome:
        """The outcome of a lot. Raises LotDue when it has not been drawn, LotRefusedError when it makes no sense."""
        lot = Lot(name, article, among)
        if name not in self.known:
            raise LotDue(lot)
        outcome = self.known[name]
        if outcome not in among:
            raise LotRefusedError(f"loting {name}: {outcome} doet niet mee, wel {', '.join(map(str, among))}")
        self.drawn.append((lot, outcome))
        return outcome

    def all_used(self) -> None:
        """Every outcome given must have been asked for. Raises LotRefusedError."""
        unused = set(self.known) - {lot.id for lot, _ in self.drawn}
        if unused:
            raise LotRefusedError(f"er is geen loting {', '.join(sorted(unused))}")


@dataclass(frozen=True)
class Chosen:
    """One elected person: on which slate, with which number there, and whether on preference (P 15)."""

    person: str
    number: int
    slate: int
    preference: bool


@dataclass(frozen=True)
class Won:
    """What one party won. `chosen` in the order of the seats; `rankings` per slate, () where P 19 leaves it out."""

    number: int
    seats: int
    slate_seats: tuple[int, ...] = ()
    chosen: tuple[Chosen, ...] = ()
    rankings: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Answer:
    """The second opinion. `open_lot`: it must be drawn first, the rest is then empty. `quota` None: no votes."""

    quota: Fraction | None
    parties: tuple[Won, ...] = ()
    unfilled: int = 0
    drawn: tuple[tuple[Lot, Outcome], ...] = ()
    open_lot: Lot | None = None
