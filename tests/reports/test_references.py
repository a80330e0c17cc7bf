"""Every word of the kept reports; look at the pages as well when a reference is renewed (pictures: not in CI)."""

import pytest

from kiesdeler.reports.render import render
from tests.reports.reading import pages
from tests.reports.references import FOLDER, REPORTS, as_reference


@pytest.mark.parametrize("name", REPORTS)
def test_the_report_says_what_it_said(name: str):
    assert as_reference(pages(render(REPORTS[name]()))) == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
