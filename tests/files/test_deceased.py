from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiesdeler.files.deceased import read_deceased


def test_a_position_or_a_code():
    assert read_deceased(["3:12", "3:HermansSTM", "1:YeşilgözD", "14:BosmaM1"]) == (
        [(3, 12), (3, "HermansSTM"), (1, "YeşilgözD"), (14, "BosmaM1")],
        [],
    )


def test_everything_unreadable_is_told_at_once():
    deceased, problems = read_deceased(["3", "0:1", "3:0", "x:1", "3:1:2", "3:A B", "", "3:12"])
    assert deceased == [(3, 12)]
    assert len(problems) == 7
    assert problems[0].message == "Overleden kandidaat “3” is niet te lezen: verwacht LIJST:NUMMER of LIJST:CODE."


@given(st.integers(1, 99), st.integers(1, 99))
def test_numbers_come_back(number, position):
    assert read_deceased([f"{number}:{position}"]) == ([(number, position)], [])
