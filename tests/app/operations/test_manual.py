"""The manual: every page is there, its links lead somewhere inside, and there is none to the internet."""

from __future__ import annotations

import datetime
import itertools
import re
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from cryptography import x509
from django.test import Client

from kiesdeler.app.operations.certificates import certificates
from kiesdeler.app.operations.manual import FOLDER, PAGES

pytestmark = pytest.mark.django_db


def test_every_file_is_a_page() -> None:
    assert {file.stem for file in FOLDER.iterdir()} == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_title_headings_in_order_and_links_that_work(name: str, client: Client) -> None:
    answer = client.get(f"/hulp/{name}/")
    assert answer.status_code == 200
    main = answer.text.partition("<main")[2].partition("</main>")[0]
    levels = [int(level) for level in re.findall(r"<h(\d)", main)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    for link in re.findall(r'href="([^"]+)"', main):
        assert "://" not in link
        assert client.get(urljoin(f"/hulp/{name}/", link)).status_code == 200, link


def test_what_is_no_page_is_not_found(client: Client) -> None:
    assert client.get("/hulp/geheim/").status_code == 404


def test_no_page_is_longer_than_somebody_reads_at_night() -> None:
    for name in PAGES:
        if name != "installatie":
            assert len((FOLDER / f"{name}.md").read_text(encoding="utf-8").split()) < 500, name


def test_the_certificate_is_there_with_its_fingerprint_once_it_was_made(
    client: Client, settings: Any, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    assert client.get("/certificaat/kiesdeler-ca.crt").status_code == 404
    made = certificates(tmp_path, ("telserver", "127.0.0.1"), datetime.datetime.now(datetime.UTC))
    given = client.get("/certificaat/kiesdeler-ca.crt")
    assert x509.load_der_x509_certificate(given.content).subject.rfc4514_string() == "CN=Kiesdeler telserver"
    assert made.authority_fingerprint in client.get("/hulp/certificaat/").text
