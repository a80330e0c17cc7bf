"""From an empty database to the zip that is handed over, as several people at once, for each kind of count."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.app.invented import election
from tests.browser import handed_over
from tests.browser import night as story
from tests.eml import schema
from tests.shared import EML_NL_XSD

NAMES = {  # Kiesraad's names of what a municipality hands over
    "GR": ("GR2027_Eikendaal", "Model_Na31-2.pdf"),
    "PS": ("PS2027_Waterrijk", "Model_Na31-1.pdf"),
    "AB": ("AB2027_DeKreken", "Model_Na31-2.pdf"),
    "TK": ("TK2027", "Model_Na31-2.pdf"),
}


@pytest.mark.parametrize(("category", "method"), [("GR", "CSO"), ("PS", "DSO"), ("AB", "CSO"), ("TK", "CSO")])
def test_a_whole_night(gathered: Any, tmp_path: Path, category: str, method: str) -> None:
    night = story.Night(gathered(inspected=category == "GR"), election(category), method)
    story.prepare(night)
    story.enter_everything(night)
    name, content = story.complete(night)

    identifier, report_name = NAMES[category]
    assert re.fullmatch(r"definitieve-documenten_[a-z0-9_-]+-\d{8}-\d{6}\.zip", name)
    files = handed_over.unzipped(content)
    assert report_name in files
    assert len(files) == 3, sorted(files)
    count_name, count = handed_over.count_of(files)
    handed_over.agrees_with_paper(count, night.papers.values())
    assert identifier.encode() in count
    passes_the_checks(tmp_path / count_name, count)
    rows = handed_over.csv_rows(handed_over.only(files, ".csv"))
    assert any(str(sum(paper.total for paper in night.papers.values())) in row for row in rows)
    report = files[report_name]
    handed_over.is_accessible(report)
    handed_over.carries_hash(report, count)


def passes_the_checks(file: Path, count: bytes) -> None:
    """The official schema has nothing against it, and neither has our own checker, as a command of its own."""
    if EML_NL_XSD is not None:
        assert schema.complaints("510b", count) == []
    file.write_bytes(count)
    checked = subprocess.run(
        [sys.executable, "-m", "kiesdeler", "eml", "check", str(file)], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")
