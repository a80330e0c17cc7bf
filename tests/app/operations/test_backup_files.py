"""Which back-ups are kept: enough to go back to any hour of the election, and never everything for ever."""

from __future__ import annotations

import datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kiesdeler.app.operations.backup_files import Backup, in_folder, name_of, superfluous, thin

NOW = datetime.datetime(2027, 3, 18, 12, 0, tzinfo=datetime.UTC)


def made(*ages: datetime.timedelta, automatic: bool = True) -> list[Backup]:
    moments = [NOW - age for age in ages]
    return [Backup(Path(name_of(each, automatic=automatic)), each, automatic, 1, "") for each in moments]


def minutes(*numbers: int) -> list[datetime.timedelta]:
    return [datetime.timedelta(minutes=number) for number in numbers]


def test_the_newest_twelve_stay_however_close_together() -> None:
    assert superfluous(made(*minutes(*range(12))), NOW) == []


def test_after_that_one_an_hour_and_one_a_day() -> None:
    every_quarter = made(*minutes(*range(0, 60 * 24 * 40, 15)))
    gone = set(superfluous(every_quarter, NOW))
    kept = [each for each in every_quarter if each not in gone]
    assert 12 + 44 <= len(kept) <= 12 + 49 + 31
    for age in (5, 20, 47):  # any hour of the last two days
        assert any(
            abs(each.made_at - (NOW - datetime.timedelta(hours=age))) <= datetime.timedelta(hours=1) for each in kept
        )
    for age in (3, 10, 30):
        assert any(
            abs(each.made_at - (NOW - datetime.timedelta(days=age))) <= datetime.timedelta(days=1) for each in kept
        )
    assert max(NOW - each.made_at for each in kept) <= datetime.timedelta(days=31)


def test_those_made_by_hand_stay() -> None:
    assert superfluous(made(*minutes(*range(0, 60 * 24 * 90, 60 * 24)), automatic=False), NOW) == []


@settings(max_examples=50)
@given(st.lists(st.integers(0, 60 * 24 * 40), unique=True, max_size=80))
def test_thinning_twice_takes_nothing_more(ages: list[int]) -> None:
    there = made(*minutes(*ages))
    gone = superfluous(there, NOW)
    left = [each for each in there if each not in gone]
    assert superfluous(left, NOW) == []


def test_only_its_own_files_are_touched(tmp_path: Path) -> None:
    old = NOW - datetime.timedelta(days=100)
    names = [name_of(old + datetime.timedelta(seconds=n), automatic=True) for n in range(14)]
    for name in [*names, name_of(old, automatic=False), "vakantie.kdb", "kiesdeler-oud.kdb"]:
        (tmp_path / name).write_bytes(b"x")
        (tmp_path / f"{name}.sha256").write_text(f"{'0' * 64}  {name}\n")
    thin(tmp_path, NOW)
    assert len(in_folder(tmp_path)) == 13
    assert (tmp_path / "vakantie.kdb").exists()
    assert (tmp_path / "kiesdeler-oud.kdb").exists()
    assert not (tmp_path / f"{names[0]}.sha256").exists()
