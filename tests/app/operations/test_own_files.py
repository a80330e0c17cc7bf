"""The check of the program's own files against an installed package, made here as pip leaves it behind."""

from __future__ import annotations

import base64
import hashlib
from importlib.metadata import Distribution
from pathlib import Path

import pytest

from kiesdeler.app.operations.own_files import check


@pytest.fixture
def installed(tmp_path: Path) -> Distribution:
    package, about = tmp_path / "kiesdeler", tmp_path / "kiesdeler-1.0.dist-info"
    (package / "law").mkdir(parents=True)
    about.mkdir()
    lines = []
    for name in ("__init__.py", "law/seats.py", "theme.css"):
        content = f"# {name}\n".encode()
        (package / name).write_bytes(content)
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        lines.append(f"kiesdeler/{name},sha256={digest},{len(content)}")
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: kiesdeler\nVersion: 1.0\n")
    (about / "RECORD").write_text("\n".join([*lines, "kiesdeler-1.0.dist-info/RECORD,,"]) + "\n")
    return Distribution.at(about)


def test_what_was_installed_is_right(installed: Distribution) -> None:
    found = check(installed)
    assert (found.listed, found.checked, found.right) == (True, 3, True)


def test_a_changed_a_missing_and_an_added_file_are_named(installed: Distribution, tmp_path: Path) -> None:
    (tmp_path / "kiesdeler" / "law" / "seats.py").write_text("changed")
    (tmp_path / "kiesdeler" / "theme.css").unlink()
    (tmp_path / "kiesdeler" / "extra.py").write_text("")
    (tmp_path / "kiesdeler" / "__pycache__").mkdir()
    (tmp_path / "kiesdeler" / "__pycache__" / "extra.pyc").write_text("")
    found = check(installed)
    assert not found.right
    assert found.altered == ("kiesdeler/law/seats.py",)
    assert found.missing == ("kiesdeler/theme.css",)
    assert found.unknown == ("kiesdeler/extra.py",)


def test_a_working_copy_has_no_list(installed: Distribution, tmp_path: Path) -> None:
    (tmp_path / "kiesdeler-1.0.dist-info" / "direct_url.json").write_text('{"dir_info": {"editable": true}, "url": ""}')
    found = check(installed)
    assert not found.listed
    assert found.right
