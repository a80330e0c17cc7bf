"""The pictures of the manual and the README are there, are small, and are all shown somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from kiesdeler.app.operations.manual import FOLDER

ROOT = Path(__file__).resolve().parents[3]
PICTURES = FOLDER.parent / "static" / "kiesdeler" / "manual"
_SHOWN = re.compile(r"!\[([^\]]+)\]\(([^)]+\.png)\)")


def test_every_picture_is_there_with_words_and_shown_somewhere() -> None:
    shown = set()
    for page in [*FOLDER.glob("*.md"), ROOT / "README.md"]:
        for words, place in _SHOWN.findall(page.read_text(encoding="utf-8")):
            assert len(words.split()) > 2, (page.name, place)
            shown.add((page.parent / place).resolve())
    assert shown == set(PICTURES.glob("*.png"))
    assert shown


def test_a_picture_is_small() -> None:
    assert all(picture.stat().st_size <= 150_000 for picture in PICTURES.glob("*.png"))


@pytest.mark.django_db
def test_a_page_shows_its_pictures_from_this_server(client: Client) -> None:
    sources = re.findall(r'<img src="([^"]+)"', client.get("/hulp/coordinator/").text)
    assert len(sources) >= 3
    assert all(source.startswith("/static/kiesdeler/manual/") for source in sources)
    for source in sources:
        answer = client.get(source)
        assert answer.status_code == 200
        answer.close()
