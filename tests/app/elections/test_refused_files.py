"""Broken and wrong files: every one is refused with a message, logged, and nothing of it is stored."""

from __future__ import annotations

import pytest
from django.test import Client

from kiesdeler.app.audit.models import LogEntry
from kiesdeler.app.elections.models import Committee, SetupDraft, StoredFile
from tests.app.elections.builder import START, printed, type_over, upload
from tests.app.invented import election
from tests.app.personas import CORPUS, person, sign_in
from tests.eml.corpus.breakages import TABLE, Breakage
from tests.eml.test_broken import broken
from tests.shared import SHARED, unpacked

pytestmark = pytest.mark.django_db

STEPS = {"110a": "verkiezingsdefinitie", "230b": "kandidatenlijsten", "110b": "stembureaus"}
FITTING = [breakage for breakage in TABLE if breakage.base in STEPS]


@pytest.fixture
def client() -> Client:
    return sign_in(person("beheerder", administrator=True))


def ready_for(client: Client, step: str) -> None:
    """Everything before a step done with the good files of the corpus."""
    definition, lists = ((CORPUS / f"{name}.eml.xml").read_bytes() for name in ("110a", "230b"))
    if step != "verkiezingsdefinitie":
        upload(client, "verkiezingsdefinitie", definition)
        type_over(client, "verkiezingsdefinitie", printed(definition))
        client.post(f"{START}gebied/", {"area": "7777"})
    if step == "stembureaus":
        upload(client, "kandidatenlijsten", lists)
        type_over(client, "kandidatenlijsten", printed(lists))
    assert client.get(f"{START}{step}/").status_code == 200


def refused(client: Client, step: str, content: bytes) -> str:
    """The page after a file that may leave no trace but in the log."""
    before = list(StoredFile.objects.values_list("pk", flat=True))
    answer = upload(client, step, content, "kapot.eml.xml")
    assert answer.status_code == 422
    page: str = answer.content.decode()
    assert 'role="alert"' in page
    assert "Het bestand kan niet worden gebruikt" in page
    assert list(StoredFile.objects.values_list("pk", flat=True)) == before
    assert LogEntry.objects.filter(event="file.refused", details__file="kapot.eml.xml").exists()
    assert not Committee.objects.exists()
    return page


@pytest.mark.parametrize("breakage", FITTING, ids=lambda one: f"{one.base}: {one.name}")
def test_a_broken_file_is_refused_at_its_step(client: Client, breakage: Breakage) -> None:
    text, spots = broken(breakage)
    step = STEPS[breakage.base]
    ready_for(client, step)
    page = refused(client, step, text.encode())
    assert any(f"(regel {line}," in page for line, _ in spots)


@pytest.mark.parametrize(
    ("step", "name", "said"),
    [
        ("verkiezingsdefinitie", "230b.eml.xml", "Dit bestand is: kandidatenlijsten (230b)"),
        ("verkiezingsdefinitie", "510b.eml.xml", "Dit bestand is: een telling van een gemeente"),
        ("kandidatenlijsten", "110a.eml.xml", "Dit bestand is: een verkiezingsdefinitie (110a)"),
        ("stembureaus", "520.eml.xml", "Dit bestand is: een uitslag (520)"),
    ],
)
def test_another_kind_of_file_is_named(client: Client, step: str, name: str, said: str) -> None:
    ready_for(client, step)
    assert said in refused(client, step, (CORPUS / name).read_bytes())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04....", "Pak hem eerst uit"),
        (b"%PDF-1.7", "Dit is geen XML-bestand"),
        (b" " * (21 * 1024 * 1024), "Verwacht: ten hoogste 20 MB"),
        (b'<!DOCTYPE EML [<!ENTITY a "a">]><EML/>', "DOCTYPE"),
    ],
)
def test_no_election_file_at_all(client: Client, content: bytes, said: str) -> None:
    assert said in refused(client, "verkiezingsdefinitie", content)


def test_an_empty_file_and_no_file_are_told_at_the_field(client: Client) -> None:
    for given in ({"act": "file"}, {"act": "file", "file": ""}):
        answer = client.post(f"{START}verkiezingsdefinitie/", given)
        assert answer.status_code == 422
        assert "Kies een bestand." in answer.content.decode()
    answer = upload(client, "verkiezingsdefinitie", b"")
    assert answer.status_code == 422
    assert "Het bestand is leeg" in answer.content.decode()
    assert not StoredFile.objects.exists()


def test_files_of_another_election_or_district_or_municipality_are_refused(client: Client) -> None:
    files, other = election("PS"), election("TK")
    upload(client, "verkiezingsdefinitie", files.definition)
    type_over(client, "verkiezingsdefinitie", printed(files.definition))
    client.post(f"{START}gebied/", {"area": "7705"})
    assert "hoort niet bij deze verkiezing" in refused(client, "kandidatenlijsten", other.candidates)
    assert "Kies het bestand van die kieskring" in refused(client, "kandidatenlijsten", files.candidates)
    client.post(f"{START}gebied/", {"area": files.kind.code})
    upload(client, "kandidatenlijsten", files.candidates)
    type_over(client, "kandidatenlijsten", printed(files.candidates))
    assert "geen stembureaus van Súdermar" in refused(client, "stembureaus", other.stations)


def test_names_that_do_not_fit_are_told(client: Client) -> None:
    ready_for(client, "stembureaus")
    content = (CORPUS / "110b.eml.xml").read_text(encoding="utf-8")
    first = content.split("LocalityName>")[1].split("<")[0]
    long = content.replace(f">{first}<", f">{'a' * 201}<", 1)
    assert "is 201 tekens. Verwacht: ten hoogste 200." in refused(client, "stembureaus", long.encode())


def test_a_refused_file_leaves_the_one_before_in_its_place(client: Client) -> None:
    files = election("GR")
    upload(client, "verkiezingsdefinitie", files.definition, "goed.eml.xml")
    refused(client, "verkiezingsdefinitie", b"<EML/>")
    draft = SetupDraft.objects.get()
    assert draft.definition is not None
    assert draft.definition.name == "goed.eml.xml"


if SHARED is not None:
    FOLDER = unpacked("eml/abacus-test-emls.tar.xz") / "abacus-test-emls"
    # A House of Representatives: that software does not know it, we do.
    OURS = "eml110a_invalid_election_limited_elections_supported.eml.xml"
    INVALID = sorted(path.name for path in FOLDER.glob("*_invalid_*") if path.name != OURS)

    @pytest.mark.parametrize("name", INVALID)
    def test_broken_files_of_other_software(client: Client, name: str) -> None:
        definition = (FOLDER / "eml110a_test.eml.xml").read_bytes()
        step = "verkiezingsdefinitie"
        if name.startswith("eml230b"):
            upload(client, step, definition)
            type_over(client, step, printed(definition))
            code = definition.decode().split('ElectionDomain Id="')[1][:4]
            assert client.post(f"{START}gebied/", {"area": code}).status_code == 302
            step = "kandidatenlijsten"
        refused(client, step, (FOLDER / name).read_bytes())

    def test_what_is_odd_but_usable_is_told_with_the_hash(client: Client) -> None:
        page = upload(client, "verkiezingsdefinitie", (FOLDER / OURS).read_bytes()).content.decode()
        assert "Controleer de hash" in page
        assert "De aanduiding van de kieskringen is" in page
