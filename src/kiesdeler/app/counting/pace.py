"""How fast data entry goes, and when it may be done: an estimate from the last hour, computed with whole numbers."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

WINDOW = datetime.timedelta(hours=1)
SHORTEST = datetime.timedelta(minutes=1)  # of a window: the first entry of the night says nothing about an hour
LEAST = 3  # finished entries from which there is anything to say
_HOUR = datetime.timedelta(hours=1)
_STEP = datetime.timedelta(minutes=5)  # an estimate is told in steps of this
_MICROSECOND = datetime.timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Pace:
    """Entries finished in a window of time that ends now."""

    finished: int
    window: datetime.timedelta

    @property
    def tells(self) -> bool:
        """Whether it is enough to say anything by."""
        return self.finished >= LEAST

    @property
    def per_hour(self) -> Fraction:
        """Entries an hour, exactly."""
        return Fraction(self.finished * (_HOUR // _MICROSECOND), self.window // _MICROSECOND)

    @property
    def told(self) -> int:
        """Entries an hour as a whole number, to the nearest."""
        return int(self.per_hour + Fraction(1, 2))


def pace(
    finished: Collection[datetime.datetime], now: datetime.datetime, since: datetime.datetime | None
) -> Pace | None:
    """The pace of the last hour, or since work began when that is less; None before anything began.

    `finished`: when entries were finished.  `since`: when the first of them was begun.
    """
    if since is None:
        return None
    window = max(min(now - since, WINDOW), SHORTEST)
    return Pace(sum(now - window < moment <= now for moment in finished), window)


def expected_end(remaining: int, at: Pace | None, now: datetime.datetime) -> datetime.datetime | None:
    """When the remaining entries are done at this pace, in whole steps; None when there is too little to tell it by."""
    if remaining <= 0 or at is None or not at.tells:
        return None
    end = now + at.window * remaining // at.finished
    past = (end - end.replace(minute=0, second=0, microsecond=0)) % _STEP
    return end + (_STEP - past if past else datetime.timedelta())
