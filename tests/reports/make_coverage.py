"""Write src/kiesdeler/reports/coverage.py from the shipped fonts: python -m tests.reports.make_coverage."""

import unicodedata
from pathlib import Path

from fontTools.ttLib import TTFont

REPORTS = Path(__file__).parents[2] / "src/kiesdeler/reports"
# Never printed even if a font maps them: control, formatting, private use, line and paragraph separators.
REFUSED = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}


def ranges() -> list[tuple[int, int]]:
    """The code points that every font has, as ranges with both ends included."""
    fonts = [set(TTFont(path).getBestCmap()) for path in sorted((REPORTS / "fonts").glob("*.ttf"))]
    found: list[tuple[int, int]] = []
    for point in sorted(set.intersection(*fonts)):
        if unicodedata.category(chr(point)) in REFUSED:
            continue
        if found and found[-1][1] == point - 1:
            found[-1] = (found[-1][0], point)
        else:
            found.append((point, point))
    return found


def source() -> str:
    """The module as it should stand in the repository."""
    lines = "\n".join(f"    (0x{start:04X}, 0x{end:04X})," for start, end in ranges())
    return (
        '"""The characters that all shipped fonts have. Made by tests/reports/make_coverage.py; do not edit."""\n\n'
        f"RANGES = (\n{lines}\n)\n"
    )


if __name__ == "__main__":
    (REPORTS / "coverage.py").write_text(source(), encoding="ascii")
