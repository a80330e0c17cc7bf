"""Comparing exact values without making a fraction of each: by cross-multiplication of whole numbers."""

from __future__ import annotations


def largest(values: list[int], contenders: list[int]) -> list[int]:
    """Of the contenders (indexes, at least one) those with the largest value, in the same order."""
    best = max([values[index] for index in contenders])
    return [index for index in contenders if values[index] == best]


def largest_average(votes: list[int], held: list[int], contenders: list[int]) -> list[int]:
    """Of the contenders (indexes, at least one) those with the largest votes / (seats held + 1), in the same order."""
    tied = contenders[:1]
    best, divisor = votes[tied[0]], held[tied[0]] + 1
    for index in contenders[1:]:
        difference = votes[index] * divisor - best * (held[index] + 1)
        if difference > 0:
            tied = [index]
            best, divisor = votes[index], held[index] + 1
        elif difference == 0:
            tied.append(index)
    return tied


def seated_without_lot(tied: list[int], room: list[int], left: int, coming: int) -> list[int]:
    """Who of the tied, more than there are seats `left`, get those without a lot; [] when a lot is due.

    `room`: how many seats each can still fill; `coming`: seats that are held without a candidate to fill them and will
    be given out by the same ranking (P 10, P 13).  No lot is due when there are seats for all of the tied who can fill
    one: whatever the others would draw, they could only pass on.
    """
    able = [index for index in tied if room[index] > 0]
    if len(able) > left + coming:
        return []
    unable = [index for index in tied if index not in able]
    return sorted((able + unable)[:left])
