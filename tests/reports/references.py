"""The reference texts of the reports. To renew them after a change on purpose: python -m tests.reports.references."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

from kiesdeler.reports.bundle import Bundle, Report
from kiesdeler.reports.languages import Language
from tests.reports.forms.made import papers
from tests.reports.made import council, drawn, province, senate
from tests.reports.sessions.made import REPORTS as SESSION_REPORTS

FOLDER = Path(__file__).with_name("reference")
# 2571 of 5105 votes: a majority that the residual seats leave at 7 of 15 seats (P 9), with a lot between lists 3 and 4
# for the seat that moves; list 2 has too few candidates (P 10), list 3 no name, and of list 4 one has died (P 19a).
EVENTFUL = {
    1: [2550, 3, 3, 3, 3, 3, 3, 3],
    2: [900, 77],
    3: [500, 45, 7],
    4: [200, 300, 52],
    5: [450, 2, 1],
}
# A lot is due for the last seat.
UNDECIDED = {1: [500, 80, 30, 20, 10], 2: [100, 50], 3: [100, 50], 4: [50, 100], 5: [80]}
REPORTS: dict[str, Callable[[], Report | Bundle]] = {
    "p22-1": lambda: province(9).report(),
    "p22-2": lambda: drawn(15, EVENTFUL, deceased=[(4, 2)], names={3: ""}).report(),
    "p22-2-zero": lambda: council(9, {1: [0, 0], 2: [0]}).report(),
    "p22-2-concept": lambda: council(9, UNDECIDED).report(concept=True),
    "u16": lambda: senate().senate_report(),
    **{name: lambda report=report: report for name, report in papers(Language.DUTCH).items()},
    **{f"{name}-fy": lambda report=report: report for name, report in papers(Language.FRISIAN).items()},
    **SESSION_REPORTS,
}


def as_reference(pages: list[str]) -> str:
    """The text of a report as it is kept: page by page, in short lines."""
    kept = [f"--- {number}\n{textwrap.fill(page, 118)}\n" for number, page in enumerate(pages, 1)]
    return "".join(kept)


if __name__ == "__main__":
    from kiesdeler.reports.render import render
    from tests.reports.reading import pages

    FOLDER.mkdir(exist_ok=True)
    for name, make in REPORTS.items():
        (FOLDER / f"{name}.txt").write_text(as_reference(pages(render(make()))), encoding="utf-8")
