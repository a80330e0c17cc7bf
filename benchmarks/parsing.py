"""Reading one count into values, beside lxml.etree.parse of the same file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from benchmarks.measure import Measurement, best
from kiesdeler.eml.reader import read_file


def measurements(tk2023: Path | None) -> Iterator[Measurement]:
    """A municipality of ordinary size (3 MB) and a small one."""
    if tk2023 is None:
        return
    for name in ("Aa_en_Hunze", "Ameland"):
        file = tk2023 / f"Telling_TK2023_gemeente_{name}.eml.xml"
        parse = reading = float("inf")
        for _ in range(3):  # in turns, so that both meet the same noise
            parse = min(parse, best(lambda: etree.parse(file), 0.5))  # noqa: B023  used at once
            reading = min(reading, best(lambda: read_file(file), 0.5))  # noqa: B023
        yield Measurement(f"reading the 510b of {name}", reading * 1000, "ms")
        yield Measurement(f"reading the 510b of {name}, beside lxml.etree.parse", reading / parse, "x", 2)
