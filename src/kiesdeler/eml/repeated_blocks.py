"""Reading a count quickly: the lines of the ballot are the same in every unit, only the numbers differ.

Of a count of 4 MB nearly all is the same block of selections, once in the total and once per unit.  Here each block is
cut at its numbers.  When what is left between the numbers is, byte for byte, that of an earlier block, only the numbers
are kept and the block is taken out of the file; the small file that remains is read in the usual way.

Why the whole is well-formed XML when the remaining file is: in the part with votes there are no comments, CDATA
sections or processing instructions (else nothing is taken out), so tags are recognisable from their bytes alone; a
block that is taken out starts and ends with a complete tag, stands where the remaining file has element content, and
equals a block that was read there without complaint, but for digits in text.  `restore` makes sure that every unit of
the remaining file has either exactly the selections that were cut from it here, or none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from kiesdeler.eml.messages import Ballot, Count, Unit, Votes

_NUMBER = re.compile(rb"<ValidVotes>([0-9]{1,9})</ValidVotes>")
_UNIT = b"<ReportingUnitVotes>"
_FIRST, _LAST = b"<Selection>", b"</Selection>"
# Beginnings and ends of what can hide tags: comments, CDATA sections, processing instructions.
_HIDING = (b"<!", b"<?", b"-->", b"]]>", b"?>")
_UTF_8 = re.compile(rb"""<\?xml\s+version\s*=\s*["']1\.0["'](\s+encoding\s*=\s*["'](?i:utf-8)["'])?[^>]*\?>""")


@dataclass(frozen=True, slots=True)
class Block:
    """The numbers of the total (the first block) or of a unit, and whether its selections were taken out.

    `like` is the place of the first block that is the same but for its numbers; its own when it is that one.
    """

    votes: tuple[int, ...]
    like: int


@dataclass(frozen=True, slots=True)
class Reduced:
    """What remains of the file, with where bytes were taken out: `taken[i]` is their number before `cuts[i]`."""

    data: bytes
    blocks: tuple[Block, ...]
    cuts: tuple[int, ...]
    taken: tuple[int, ...]

    def original(self, offset: int) -> int:
        """Where a byte of the remaining file stands in the whole one."""
        place = bisect_right(self.cuts, offset)
        return offset + (self.taken[place - 1] if place else 0)


def reduce(data: bytes) -> Reduced | None:
    """Take repeated blocks out of the bytes of a count; None when there is anything unusual, or nothing to gain."""
    start = data.find(b"<TotalVotes>")
    if start < 0 or (data.startswith(b"<?xml") and not _UTF_8.match(data)):
        return None
    if any(data.find(hiding, start) >= 0 for hiding in _HIDING):
        return None
    kept: list[bytes] = []
    blocks: list[Block] = []
    cuts: list[int] = []
    taken: list[int] = []
    skeletons: list[tuple[int, list[bytes]]] = []
    length = total_taken = 0
    for place, chunk in enumerate(_chunks(data)):
        first, last = chunk.find(_FIRST, start if place == 0 else 0), chunk.rfind(_LAST)
        if first < 0 or last < first:
            return None
        last += len(_LAST)
        pieces = _NUMBER.split(chunk[first:last])
        skeleton = pieces[::2]
        like = next((known for known, other in reversed(skeletons) if other == skeleton), place)
        blocks.append(Block(tuple(map(int, pieces[1::2])), like))
        if like == place:
            skeletons.append((place, skeleton))
            kept.append(chunk)
            length += len(chunk)
        else:
            kept += (chunk[:first], chunk[last:])
            total_taken += last - first
            cuts.append(length + first)
            taken.append(total_taken)
            length += len(chunk) - (last - first)
    if not cuts:
        return None
    return Reduced(b"".join(kept), tuple(blocks), tuple(cuts), tuple(taken))


def _chunks(data: bytes) -> list[bytes]:
    """The file up to and with the total, then unit by unit, the last with the end of the file."""
    head, *units = data.split(_UNIT)
    return [head, *(_UNIT + unit for unit in units)]


def restore(count: Count, reduced: Reduced) -> Count | None:
    """The count with the numbers of the blocks that were taken out; None when anything is not as expected."""
    blocks = reduced.blocks
    if len(count.units) + 1 != len(blocks) or count.total.votes != blocks[0].votes:
        return None
    ballots: dict[int, Ballot] = {0: count.total.ballot}
    units: list[Unit] = []
    for place, (unit, block) in enumerate(zip(count.units, blocks[1:], strict=True), 1):
        votes = unit.votes
        if block.like == place:
            if votes.votes != block.votes:
                return None
            ballots[place] = votes.ballot
            units.append(unit)
            continue
        if votes.ballot or len(block.votes) != len(ballots[block.like]):
            return None
        filled = Votes(
            ballots[block.like],
            block.votes,
            votes.cast,
            votes.total_counted,
            votes.rejected,
            votes.uncounted,
            votes.initial,
        )
        units.append(Unit(unit.id, unit.name, filled, unit.type, unit.shared_location, unit.investigations))
    return replace(count, units=tuple(units))
