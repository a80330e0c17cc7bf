"""What every test of the application needs: nothing remembered from the database of the test before."""

from __future__ import annotations

import pytest

from kiesdeler.app.counting import forms
from kiesdeler.app.elections import files


@pytest.fixture(autouse=True)
def forgotten() -> None:
    """Stored files and forms are kept by number, and every test starts counting from one."""
    files.message.cache_clear()
    forms._form.cache_clear()
