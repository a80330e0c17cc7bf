"""From an empty database to the zip that is handed over, as several people at once, for each kind of count."""

from __future__ import annotations

from typing import Any

import pytest

from tests.app.invented import election
from tests.browser import night as story


@pytest.mark.parametrize(("category", "method"), [("GR", "CSO"), ("PS", "DSO"), ("AB", "CSO"), ("TK", "CSO")])
def test_a_whole_night(gathered: Any, category: str, method: str) -> None:
    night = story.Night(gathered(), election(category), method)
    story.prepare(night)
    story.enter_everything(night)
    story.complete(night)
