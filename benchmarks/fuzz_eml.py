"""Damaged files against the reader, for as long as wanted: `python -m benchmarks.fuzz_eml --seconds 3600`.

Starts from the small examples of the tests, from small real files where they are, and from what they became on the
way, and damages them: bytes, tokens of XML, numbers, whole elements, encodings.  Of every file it asserts that reading
returns (no exception), that there is a message exactly when there is no error, that the short cut for counts tells the
same as reading everything, that the checks return, and that an accepted message can be written and read again.

The first file of every kind of failure is kept in the folder of `--keep`, and the run ends with exit code 1.  With the
same `--seed` and the same seed files the same damage is done again.
"""

from __future__ import annotations

import argparse
import functools
import random
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.shared import SHARED

from kiesdeler.eml.checks import check_together
from kiesdeler.eml.hash import canonical
from kiesdeler.eml.messages import Message
from kiesdeler.eml.reader import read, read_whole
from kiesdeler.eml.writer import write
from kiesdeler.problems import errors

EXAMPLES = Path(__file__).resolve().parents[1] / "tests" / "eml" / "corpus"
LARGEST = 60_000  # bytes of a seed: more rounds tell more than larger files
SLOW = 5.0  # seconds for one small file: something is wrong then
KEPT = 400  # damaged files that were accepted or told something new, and are damaged further

NUMBERS = (b"0", b"-1", b"1", b"007", b"4294967296", b"99999999999999999999", b"1.5", b"1e9", b"", b" 1 ", b"\xd9\xa9")
TEXTS = (
    *(
        b"",
        b" ",
        b"&amp;",
        b"&lt;",
        b"&#0;",
        b"&#x10FFFF;",
        b"&nope;",
        b"]]>",
        b"\0",
        b"\xff",
        b"\xc3",
        b"\xed\xa0\x80",
    ),
    *(b"<!-- c -->", b"<![CDATA[x]]>", b"<?p i?>", b"<!DOCTYPE a>", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"e\xcc\x81"),
    *(b"geen", b"alle", b"2026-02-30", b"CSB", b"HSB1", b"GR2026_X", b"510b", b"true", b"XX-XX-XXXX", b"xmlns=''"),
)
TAG = re.compile(rb"<[^<>]*>")
NUMBER = re.compile(rb"[0-9]+")
VALUE = re.compile(rb'"[^"<>]*"')
INSIDE = re.compile(rb"(?<=>)[^<>]*(?=</)")
ELEMENT = re.compile(rb"<([A-Za-z:]+)(?: [^<>]*)?>[^<]*</\1>|<(Selection|ReportingUnitVotes|Candidate)>.*?</\2>", re.S)

Damage = Callable[[bytes, random.Random, Sequence[bytes]], bytes]


def _span(data: bytes, source: random.Random, longest: int = 200) -> tuple[int, int]:
    start = source.randrange(len(data) + 1)
    return start, min(len(data), start + source.randint(0, longest))


def _match(pattern: re.Pattern[bytes], data: bytes, source: random.Random) -> tuple[int, int]:
    """A random match of the pattern: the first one after a random place."""
    found = pattern.search(data, source.randrange(len(data) + 1)) or pattern.search(data)
    return found.span() if found else _span(data, source)


def _replaced(data: bytes, span: tuple[int, int], by: bytes) -> bytes:
    return data[: span[0]] + by + data[span[1] :]


def _flip(data: bytes, source: random.Random, _: Sequence[bytes]) -> bytes:
    start, _end = _span(data, source)
    return _replaced(data, (start, start + 1), bytes([source.randrange(256)]))


def _cut(data: bytes, source: random.Random, _: Sequence[bytes]) -> bytes:
    return _replaced(data, _span(data, source), b"")


def _truncate(data: bytes, source: random.Random, _: Sequence[bytes]) -> bytes:
    return data[: source.randrange(len(data) + 1)]


def _insert(data: bytes, source: random.Random, _: Sequence[bytes]) -> bytes:
    start, _end = _span(data, source)
    return _replaced(data, (start, start), source.choice(TEXTS))


def _number(data: bytes, source: random.Random, _: Sequence[bytes]) -> bytes:
    by = source.choice((*NUMBERS, str(source.randrange(10 ** source.randint(1, 10))).encode()))
    return _replaced(data, _match(NUMBER, data, source), by)


def _value(data: bytes, source: random.Random, _: Sequence[bytes]) -> bytes:
    return _replaced(data, _match(VALUE, data, source), b'"' + source.choice(TEXTS + NUMBERS) + b'"')


def _text(data: bytes, source: random.Random, others: Sequence[bytes]) -> bytes:
    """The text of an element becomes that of another one, here or in another file."""
    other = source.choice((data, source.choice(others)))
    return _replaced(data, _match(INSIDE, data, source), other[slice(*_match(INSIDE, other, source))])


def _tag(data: bytes, source: random.Random, _: Sequence[bytes]) -> bytes:
    return _replaced(data, _match(TAG, data, source), b"")


def _swap_tags(data: bytes, source: random.Random, _: Sequence[bytes]) -> bytes:
    first, second = sorted((_match(TAG, data, source), _match(TAG, data, source)))
    if second[0] < first[1]:
        return data
    return _replaced(_replaced(data, second, data[slice(*first)]), first, data[slice(*second)])


def _drop_element(data: bytes, source: random.Random, _: Sequence[bytes]) -> bytes:
    return _replaced(data, _match(ELEMENT, data, source), b"")


def _double_element(data: bytes, source: random.Random, _: Sequence[bytes]) -> bytes:
    span = _match(ELEMENT, data, source)
    return _replaced(data, (span[1], span[1]), data[slice(*span)] * source.choice((1, 1, 1, 20)))


def _move_element(data: bytes, source: random.Random, _: Sequence[bytes]) -> bytes:
    span = _match(ELEMENT, data, source)
    rest = _replaced(data, span, b"")
    place = _match(TAG, rest, source)[source.randrange(2)]
    return _replaced(rest, (place, place), data[slice(*span)])


def _foreign_element(data: bytes, source: random.Random, others: Sequence[bytes]) -> bytes:
    other = source.choice(others)
    place = _match(TAG, data, source)[source.randrange(2)]
    return _replaced(data, (place, place), other[slice(*_match(ELEMENT, other, source))])


def _rename(data: bytes, source: random.Random, others: Sequence[bytes]) -> bytes:
    """One tag, or all tags of a name, get the name of another element."""
    old = data[slice(*_match(TAG, data, source))].strip(b"</>").split(b" ")[0]
    other = source.choice(others)
    new = other[slice(*_match(TAG, other, source))].strip(b"</>").split(b" ")[0]
    return data.replace(old, new, source.choice((1, 2, -1))) if old else data


def _splice(data: bytes, source: random.Random, others: Sequence[bytes]) -> bytes:
    other = source.choice(others)
    return data[: source.randrange(len(data) + 1)] + other[source.randrange(len(other) + 1) :]


def _message_id(data: bytes, source: random.Random, _: Sequence[bytes]) -> bytes:
    ids = (b"110a", b"110b", b"210", b"230b", b"230c", b"510a", b"510b", b"510c", b"510d", b"520", b"630")
    return re.sub(rb' Id="[0-9]{3}[a-z]?"', b' Id="' + source.choice(ids) + b'"', data, count=1)


def _encoding(data: bytes, source: random.Random, _: Sequence[bytes]) -> bytes:
    """Another encoding, declared rightly or wrongly."""
    names = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252", "utf-7", "utf-32", "cp037", "ascii")
    text = data.decode("utf-8", "replace")
    said, real = source.choice(names), source.choice(names)
    if source.random() < 0.5:
        said = real
    declaration = source.choice(("", f'<?xml version="1.0" encoding="{said}"?>'))
    mark = source.choice((b"", b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    return mark + (declaration + text).encode(real, "replace")


def _entities(data: bytes, source: random.Random, _: Sequence[bytes]) -> bytes:
    subset = source.choice((b"", b' SYSTEM "file:///etc/passwd"', b' [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;">]'))
    start, _end = _span(data, source)
    return b"<!DOCTYPE EML" + subset + b">" + data[:start] + b"&c;" + data[start:]


def _deep(data: bytes, source: random.Random, _: Sequence[bytes]) -> bytes:
    place = _match(TAG, data, source)[1]
    depth = source.choice((10, 300, 3_000))
    return _replaced(data, (place, place), b"<a>" * depth + b"</a>" * depth)


DAMAGES: tuple[Damage, ...] = (
    *(_flip, _cut, _truncate, _insert, _insert, _number, _number, _text, _value, _value, _tag, _swap_tags),
    *(_drop_element, _double_element, _move_element, _foreign_element, _rename, _splice, _message_id, _encoding),
    *(_entities, _deep),
)


# What mostly leaves the file well-formed, so that what is wrong comes to the descriptions and the checks.
GENTLE: tuple[Damage, ...] = (
    *(_number, _number, _text, _text, _value, _drop_element, _double_element, _move_element, _foreign_element),
)


def damaged(data: bytes, source: random.Random, others: Sequence[bytes]) -> bytes:
    """The file with one to five things wrong, seldom more; half of the files only gently."""
    damages = GENTLE if source.random() < 0.5 else DAMAGES
    for _ in range(min(1 + int(source.expovariate(0.7)), 12)):
        data = source.choice(damages)(data, source, others)
    return data[: 4 * LARGEST]


def examine(data: bytes) -> str:
    """Everything that has to hold of any bytes; returns what was found, for the tally. Raises when it does not hold."""
    message, problems = read(data, "x")
    found = errors(problems)
    if (message is None) != bool(found):
        raise AssertionError(f"message {'absent' if message is None else 'present'} with {len(found)} errors")
    for problem in problems:
        if not problem.message.strip() or problem.line < 0 or problem.column < 0 or problem.file != "x":
            raise AssertionError(f"not a complete problem: {problem!r}")
    whole = read_whole(data, "x") if data[:1] == b"<" or message is not None else (message, problems)
    if message != whole[0] or (message is not None and problems != whole[1]):
        raise AssertionError("the short cut for counts tells something else than reading the whole file")
    canonical(data)
    if message is None:
        return f"refused: {re.sub(r'[0-9‘’]+.*', '', found[0].message)[:40]}"
    check_together([("x", message), *_election()])
    written = write(message)
    again, told = read(written, "x")
    if again != message:
        raise AssertionError(f"what was accepted reads otherwise when written: {[str(each) for each in told][:3]}")
    if canonical(written) != written:
        raise AssertionError("what was written is not in canonical form")
    return "accepted"


@functools.cache
def _election() -> tuple[tuple[str, Message], ...]:
    """A definition, lists and counts beside which every accepted message is checked."""
    files = [
        (name, read((EXAMPLES / f"{name}.eml.xml").read_bytes(), name)[0]) for name in ("110a", "230b", "510d", "520")
    ]
    return tuple((name, message) for name, message in files if message is not None)


def seeds() -> list[bytes]:
    """The small examples, as they are and without the white space between elements, and small real files."""
    found = [path.read_bytes() for path in sorted(EXAMPLES.glob("*.eml.xml"))]
    found += [re.sub(rb">\s+<", b"><", data) for data in found]
    if SHARED is not None:
        real = [path.read_bytes() for path in sorted((SHARED / "data").rglob("*.eml.xml"))]
        found += [data for data in real if len(data) <= LARGEST]
    return found


def fuzz(seconds: float, seed: int, keep: Path) -> int:
    """Damage and examine until the time is up; the exit code."""
    source = random.Random(seed)
    originals = seeds()
    pool = list(originals)
    tally: Counter[str] = Counter()
    slowest, rounds, end = 0.0, 0, time.monotonic() + seconds
    report = time.monotonic() + 60
    while time.monotonic() < end:
        data = damaged(source.choice(pool if source.random() < 0.5 else originals), source, originals)
        begin = time.monotonic()
        try:
            kind = examine(data)
        except Exception as error:  # noqa: BLE001 - any exception at all is what is looked for
            kind = f"FAILED: {_where(error)}"
            if not tally[kind]:
                kept = keep / f"fuzz-{seed}-{rounds}.eml.xml"
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_bytes(data)
                traceback.print_exc()
                print(f"round {rounds}: kept in {kept}", file=sys.stderr)
        took = time.monotonic() - begin
        if took > max(slowest, SLOW):
            print(f"round {rounds} took {took:.1f} s ({len(data)} bytes): {kind}", file=sys.stderr)
        slowest = max(slowest, took)
        if (kind == "accepted" or not tally[kind]) and len(data) <= LARGEST:
            pool.append(data)
            if len(pool) > len(originals) + KEPT:
                del pool[source.randrange(len(originals), len(pool))]
        tally[kind] += 1
        rounds += 1
        if time.monotonic() > report:
            report += 60
            print(f"{rounds} files, {tally['accepted']} accepted, {len(tally)} outcomes, slowest {slowest:.2f} s")
    failures = [kind for kind in tally if kind.startswith("FAILED")]
    for kind, times in [*tally.most_common(30), *((kind, tally[kind]) for kind in failures)]:
        print(f"{times:>9}  {kind}")
    print(
        f"seed {seed}: {rounds} files, {tally['accepted']} accepted, slowest {slowest:.2f} s, {len(failures)} failures"
    )
    return 1 if failures else 0


def _where(error: Exception) -> str:
    """The kind of failure: the exception and the line of our own code where it came from."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**9))
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"))
    arguments = parser.parse_args()
    sys.exit(fuzz(arguments.seconds, arguments.seed, arguments.keep))


if __name__ == "__main__":
    main()
