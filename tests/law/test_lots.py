"""Lots are data: one per seat, asked only when due, and refused when they do not fit."""

from __future__ import annotations

import pytest

from kiesdeler.law.allocation import allocate
from kiesdeler.law.model import LotError
from tests.law.elections import by_list, won

CASE = by_list("GR", 5, [170, 160, 160, 10])  # one lot: residual-2 between lists 2 and 3


def test_an_outcome_decides_and_is_kept() -> None:
    allocation = allocate(CASE, {"residual-2": 3})
    assert won(allocation) == [2, 1, 2, 0]
    assert [(lot.id, lot.among, lot.outcome) for lot in allocation.lots] == [("residual-2", (2, 3), 3)]
    assert allocation.open_lot is None
    assert [seat.lot for seat in allocation.residual] == [None, "residual-2"]


def test_an_outcome_may_be_text() -> None:
    allocation = allocate(CASE, {"residual-2": "3"})
    assert allocation.lots[0].outcome == 3


def test_an_outcome_that_does_not_take_part_is_refused() -> None:
    with pytest.raises(LotError, match="“1” van loting residual-2 kan niet: er wordt geloot tussen 2 en 3") as told:
        allocate(CASE, {"residual-2": 1})
    assert str(told.value).endswith(" 2 en 3. Geef een van deze als uitkomst.")
    with pytest.raises(LotError, match=r"tussen 2, 3 en 4\. Geef"):
        allocate(by_list("GR", 10, [505, 160, 160, 160, 15]), {"residual-1": 5})


def test_outcomes_of_lots_that_are_not_due_are_refused() -> None:
    with pytest.raises(LotError, match=r"Loting residual-3 is niet aan de orde. Aan de orde is: residual-2"):
        allocate(CASE, {"residual-3": 1})
    with pytest.raises(LotError, match=r"Loting majority en residual-3 zijn niet aan de orde. Aan de orde is"):
        allocate(CASE, {"residual-2": 2, "residual-3": 1, "majority": 2})
    with pytest.raises(LotError, match=r"aan de orde\. Er hoeft niet geloot te worden\. Haal de uitkomst weg\.$"):
        allocate(by_list("GR", 5, [300, 200]), {"residual-1": 1})
    with pytest.raises(LotError, match="Er hoeft niet geloot te worden"):
        allocate(by_list("GR", 5, [0, 0]), {"residual-1": 1})


def test_several_lots_that_are_due_are_named() -> None:
    # quota 100: remainders of 60 for two of lists 2, 3 and 4, of which P 9 then takes one back
    case = by_list("GR", 10, [505, 160, 160, 160, 15])
    with pytest.raises(LotError, match="Aan de orde zijn: residual-1, residual-2"):
        allocate(case, {"residual-1": 2, "residual-3": 4})
