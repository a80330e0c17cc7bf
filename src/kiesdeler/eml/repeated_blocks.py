"""Reading a count quickly: nearly all of it is selections, the same lines for every unit with other numbers.

The block of selections of each unit is cut at its numbers.  What is left between two numbers says which list or
candidate the next number belongs to; there are few different ones, and each is read once, by the description of
`Selection`.  The block itself is replaced by one empty `Selection`, and the small file that remains is read as usual.

Why this accepts nothing that reading element by element would not: comments, CDATA sections and processing instructions
do not occur in the part with votes (else nothing is taken out), so a tag is known by its bytes.  A block is, from its
first to its last byte, a sequence of complete selections that were each parsed.  Its replacement must be read as an
element at the place of the selections, so a block can't stand inside a name, an attribute or another element.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiesdeler.eml.messages import Ballot, Count, Unit, Votes
from kiesdeler.eml.namespaces import NAMESPACES
from kiesdeler.eml.parsing import parse
from kiesdeler.eml.reading import Reading
from kiesdeler.eml.selections import SELECTION, ballot_lines, line_objections

_NUMBER = re.compile(rb"<ValidVotes>([0-9]{1,9})</ValidVotes>")
_UNIT = b"<ReportingUnitVotes>"
_FIRST, _LAST = b"<Selection>", b"</Selection>"
_BETWEEN = re.compile(rb"[ \t\r\n]*</Selection>[ \t\r\n]*<Selection>((?:(?!Selection).)*)", re.DOTALL)
_AFTER = re.compile(rb"[ \t\r\n]*</Selection>")
_PLACEHOLDER = b"<Selection></Selection>"
# Beginnings and ends of what can hide tags: comments, CDATA sections, processing instructions; each with a byte of it
# that is rare, because looking for one byte is many times faster than for several.
_HIDING = ((b"!", b"<!"), (b"?", b"<?"), (b"?", b"?>"), (b"]", b"]]>"))
_UTF_8 = re.compile(
    rb"""\s*<\?xml\s+version\s*=\s*["']1\.0["'](\s+encoding\s*=\s*["'](?i:utf-8)["'])?"""
    rb"""(\s+standalone\s*=\s*["'](yes|no)["'])?\s*\?>"""
)

_Line = tuple[tuple[str, int | str | None], ...]  # the record of a selection, as pairs


@dataclass(frozen=True, slots=True)
class Reduced:
    """What remains of the file, the votes of the total and of each unit, and where bytes were taken out.

    `taken[i]` is how many bytes were taken out up to and with `cuts[i]`, an offset in what remains.
    """

    data: bytes
    blocks: tuple[tuple[Ballot, tuple[int, ...]], ...]
    cuts: tuple[int, ...]
    taken: tuple[int, ...]

    def original(self, offset: int) -> int:
        """Where a byte of the remaining file stands in the whole one."""
        place = bisect_right(self.cuts, offset)
        return offset + (self.taken[place - 1] if place else 0)


def reduce(data: bytes) -> Reduced | None:
    """Take the blocks of selections out of the bytes of a count; None when there is anything unusual."""
    start = data.find(b"<TotalVotes>")
    if start < 0 or _can_hide(data, start):
        return None
    if b"<?xml" in data[:start] and not _UTF_8.match(data.removeprefix(b"\xef\xbb\xbf")):
        return None
    kept: list[bytes] = []
    blocks: list[tuple[Ballot, tuple[int, ...]]] = []
    cuts: list[int] = []
    taken: list[int] = []
    known: list[tuple[list[bytes], Ballot]] = []
    length = total_taken = 0
    for chunk in _chunks(data):
        first, last = chunk.find(_FIRST, 0 if blocks else start), chunk.rfind(_LAST)
        if first < 0 or last < first:
            return None
        last += len(_LAST)
        pieces = _NUMBER.split(chunk[first:last])
        between = pieces[::2]
        ballot = next((ballot for other, ballot in reversed(known) if other == between), None)
        if ballot is None:
            ballot = _ballot(between)
            if ballot is None:
                return None
            known.append((between, ballot))
        blocks.append((ballot, tuple(map(int, pieces[1::2]))))
        kept += (chunk[:first], _PLACEHOLDER, chunk[last:])
        total_taken += last - first - len(_PLACEHOLDER)
        cuts.append(length + first + len(_PLACEHOLDER))
        taken.append(total_taken)
        length += len(chunk) - (last - first) + len(_PLACEHOLDER)
    return Reduced(b"".join(kept), tuple(blocks), tuple(cuts), tuple(taken))


def _can_hide(data: bytes, start: int) -> bool:
    """Whether tags from `start` on could be inside a comment, CDATA section or processing instruction."""
    if any(data.find(rare, start) >= 0 and data.find(hiding, start) >= 0 for rare, hiding in _HIDING):
        return True
    return data.find(b"<!", 0, start) >= 0 and data.find(b"-->", start) >= 0


def _chunks(data: bytes) -> Iterator[bytes]:
    """The file up to and with the total, then unit by unit, the last with the end of the file."""
    start = 0
    end = data.find(_UNIT)
    while end >= 0:
        yield data[start:end]
        start = end
        end = data.find(_UNIT, start + 1)
    yield data[start:]


def _ballot(between: list[bytes]) -> Ballot | None:
    """The lines that the bytes between the numbers tell of; None when one of them is not an ordinary selection."""
    first, *others, after = between if len(between) > 1 else (b"", b"")
    if not _AFTER.fullmatch(after):
        return None
    selections = []
    for piece in (_LAST + first, *others):  # each ends the selection before it, the first as if there were one
        line = _line(piece)
        if line is None:
            return None
        selections.append(dict(line))
    if next(line_objections(selections), None) is not None:
        return None
    return ballot_lines(selections)


@functools.lru_cache(maxsize=20_000)
def _line(piece: bytes) -> _Line | None:
    """The list or candidate of one selection, read by its description. Shared between files: names are the same."""
    content = _BETWEEN.fullmatch(piece)
    if content is None:
        return None
    element = b'<Selection xmlns="%s">%s<ValidVotes>0</ValidVotes></Selection>'
    root, _ = parse(element % (NAMESPACES[""].encode(), content[1]))
    if root is None:
        return None
    reading = Reading()
    record = reading.value(SELECTION, root)
    if reading.findings:
        return None
    return tuple((field, value) for field, value in record.items() if field != "votes")


def restore(count: Count, reduced: Reduced) -> Count | None:
    """The count with the lines and numbers that were taken out; None when it has not as many units."""
    blocks = reduced.blocks
    if len(count.units) + 1 != len(blocks):
        return None
    units = tuple(
        Unit(
            unit.id,
            unit.name,
            _filled(unit.votes, *block),
            unit.type,
            unit.shared_location,
            unit.investigations,
        )
        for unit, block in zip(count.units, blocks[1:], strict=True)
    )
    return replace(count, total=_filled(count.total, *blocks[0]), units=units)


def _filled(votes: Votes, ballot: Ballot, numbers: tuple[int, ...]) -> Votes:
    return Votes(ballot, numbers, votes.cast, votes.total_counted, votes.rejected, votes.uncounted, votes.initial)
