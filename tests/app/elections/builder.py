"""Committees made in one go, and the steps of setting one up as a browser takes them."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kiesdeler.app.audit.log import PROGRAM, Who
from kiesdeler.app.elections.committees import create_committee
from kiesdeler.app.elections.incoming import Incoming
from kiesdeler.app.elections.models import Committee
from kiesdeler.law.counting.kinds import Method
from tests.app.invented import Files, election

START = "/verkiezingen/nieuw/"
_QUESTION = re.compile(r'name="group-(\d+)"')


def made(category: str = "GR", *, who: Who = PROGRAM, method: Method | None = Method.CSO, **changes: Any) -> Committee:
    """A committee of an invented election."""
    files = election(category)
    given: dict[str, Any] = {
        "definition": Incoming("Verkiezingsdefinitie.eml.xml", files.definition),
        "candidates": Incoming("Kandidatenlijsten.eml.xml", files.candidates),
        "stations": Incoming("Stembureaus.eml.xml", files.stations),
        "area_code": files.kind.code,
    }
    return create_committee(who=who, method=method, **(given | changes))


def upload(client: Client, step: str, content: bytes, name: str = "bestand.eml.xml") -> Any:
    """Hand over a file at a step."""
    return client.post(f"{START}{step}/", {"act": "file", "file": SimpleUploadedFile(name, content)}, follow=True)


def printed(content: bytes) -> str:
    """The hash as it stands on paper."""
    digest = hashlib.sha256(content).hexdigest()
    return " ".join(digest[at : at + 4] for at in range(0, 64, 4))


def asked(client: Client, step: str) -> list[int]:
    """Which groups the page asks for."""
    return [int(index) for index in _QUESTION.findall(client.get(f"{START}{step}/").content.decode())]


def type_over(client: Client, step: str, paper: str) -> Any:
    """Type the groups that are asked over from paper."""
    groups = paper.split()
    typed = {f"group-{index}": groups[index] for index in asked(client, step)}
    return client.post(f"{START}{step}/", {"act": "hash", **typed}, follow=True)


def through(client: Client, files: Files, *, method: str = "CSO", eligible: str = "2.500") -> Any:
    """Every step of an invented election; the answer to the last."""
    upload(client, "verkiezingsdefinitie", files.definition, "definitie.eml.xml")
    type_over(client, "verkiezingsdefinitie", printed(files.definition))
    client.post(f"{START}gebied/", {"area": files.kind.code})
    upload(client, "kandidatenlijsten", files.candidates, "lijsten.eml.xml")
    type_over(client, "kandidatenlijsten", printed(files.candidates))
    upload(client, "stembureaus", files.stations, "stembureaus.eml.xml")
    client.post(f"{START}stembureaus/", {"act": "use"})
    client.post(f"{START}stemopneming/", {"method": method})
    client.post(f"{START}kiesgerechtigden/", {"eligible": eligible})
    return client.post(f"{START}controleren/")
