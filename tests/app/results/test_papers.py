"""Empty and prefilled papers, and concepts: the right ones for a session, marked as what they are."""

from __future__ import annotations

import functools
import io
import zipfile
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.models import LogEntry
from kiesdeler.app.counting import investigation_acts
from kiesdeler.app.counting.forms import form_of
from kiesdeler.app.counting.models import CommitteeSession
from kiesdeler.app.results import prints
from kiesdeler.app.results.assembling import assembled
from kiesdeler.app.results.making import run
from kiesdeler.app.results.models import Making
from kiesdeler.app.results.papers import papers_of
from kiesdeler.law.counting.kinds import Method
from kiesdeler.law.counting.sessions import SessionAct
from kiesdeler.reports.languages import Language
from tests.app.invented import election
from tests.app.personas import person, sign_in, who
from tests.app.results.counted import act, committee, coordinator, counted, random_figures, small
from tests.reports.reading import pages, text

pytestmark = pytest.mark.django_db

PAPERS = {
    ("GR", Method.CSO): ["n10-2", "na31-2-bijlage-1"],
    ("PS", Method.DSO): ["n10-1", "n10-1-inlegvel", "na14-1"],
    ("ER", Method.DSO): ["n10-1", "n10-1-inlegvel", "na14-1"],
}


@pytest.fixture(autouse=True)
def elsewhere(settings: Any, tmp_path: Any) -> None:
    """Prints of a test wait in a folder of that test."""
    settings.DATA = tmp_path


def prepared(category: str = "GR", method: Method = Method.CSO, *, frisian: bool = False) -> CommitteeSession:
    return committee(election(category), method, frisian=frisian).sessions.get()


def client(session: CommitteeSession) -> Client:
    return sign_in(coordinator(session.committee))


def investigated(method: Method) -> CommitteeSession:
    """A second session with an investigation of station 2, before it starts."""
    later = act(small("GR", method), SessionAct.OPEN_NEXT)
    investigation_acts.add(
        who=who(coordinator(later.committee), Role.COORDINATOR),
        unit=later.units.get(number=2), reason="Tel lijst 1 opnieuw.", requested=True,
    )  # fmt: skip
    later.refresh_from_db()
    return later


@pytest.mark.parametrize(("kind", "keys"), PAPERS.items(), ids=str)
def test_every_paper_of_a_first_session_can_be_made_empty_and_for_a_station(kind: Any, keys: Any) -> None:
    session = prepared(*kind)
    assert [each.key for each in papers_of(session)] == keys
    browser = client(session)
    for paper in papers_of(session):
        address = reverse("results:paper", args=[session.pk, paper.key])
        empty, filled = browser.get(address), browser.get(address, {"stembureau": "2"})
        assert (empty.status_code, filled.status_code) == (200, 200)
        assert empty.headers["Content-Type"] == "application/pdf"
        assert "Dorpshuis 2" not in text(empty.content)
        assert "Dorpshuis 2" in text(filled.content)
        assert f"Model {paper.model}" in text(empty.content)
        assert "stembureau_2" in filled.headers["Content-Disposition"]


def test_an_administrator_makes_papers_and_no_concepts() -> None:
    session = prepared()
    browser = sign_in(person("chief", administrator=True))
    assert browser.get(reverse("results:paper", args=[session.pk, "n10-2"])).status_code == 200
    shown = browser.get(reverse("results:papers", args=[session.pk])).content.decode()
    assert "Model N 10-2" in shown
    assert "Concept van het verslag" not in shown


def test_in_friesland_papers_are_there_in_frisian_and_elsewhere_they_are_not() -> None:
    frisian, dutch = prepared(frisian=True), prepared("PS", Method.DSO)
    answer = client(frisian).get(reverse("results:paper", args=[frisian.pk, "n10-2"]), {"taal": "fy"})
    assert "Model_N10-2_Frysk.pdf" in answer.headers["Content-Disposition"]
    assert "Ferkiezing" in text(answer.content)
    answer = client(dutch).get(reverse("results:paper", args=[dutch.pk, "n10-1"]), {"taal": "fy"})
    assert "Model_N10-1.pdf" in answer.headers["Content-Disposition"]


def test_papers_made_for_practice_say_so(settings: Any) -> None:
    session = prepared()
    address = reverse("results:paper", args=[session.pk, "n10-2"])
    assert "OEFENING" not in text(client(session).get(address).content)
    settings.PRACTICE = True
    assert all("OEFENING" in page for page in pages(client(session).get(address).content))


@pytest.mark.parametrize(
    ("method", "model", "sheet"),
    [
        (Method.CSO, "Model Na 14-2 bijlage 1", "Na31-2-inlegvel"),
        (Method.DSO, "Model Na 14-1 versie 2", "Na31-1-inlegvel"),
    ],
)
def test_the_papers_of_a_next_session(method: Method, model: str, sheet: str) -> None:
    session = investigated(method)
    browser = client(session)
    address = reverse("results:paper", args=[session.pk, "corrigendum"])
    printed = text(browser.get(address, {"stembureau": "2"}).content)
    assert model in printed
    assert "Tel lijst 1 opnieuw." in printed
    original = session.units.get(number=2).original
    form = form_of(session)
    assert all(f" {original[span.total]} " in printed for span in form.spans)
    assert browser.get(address).status_code == 404
    assert browser.get(address, {"stembureau": "1"}).status_code == 404
    answer = browser.get(reverse("results:paper", args=[session.pk, "inlegvel"]))
    assert sheet in answer.headers["Content-Disposition"]
    assert "Model P 2a" in text(browser.get(reverse("results:paper", args=[session.pk, "p2a"])).content)


@pytest.mark.parametrize("wrong", ["0", "99", "x", "²", "9" * 30])
def test_a_station_or_paper_that_is_not_there(wrong: str) -> None:
    session = prepared()
    browser = client(session)
    address = reverse("results:paper", args=[session.pk, "n10-2"])
    answer = browser.get(address, {"stembureau": wrong})
    assert answer.status_code == 404
    assert "is er niet voor dit formulier" in answer.content.decode()
    assert browser.get(reverse("results:paper", args=[session.pk, "n29-1"])).status_code == 404


def test_a_paper_for_every_station_comes_as_one_zip() -> None:
    session = prepared("PS", Method.DSO)
    browser = client(session)
    assert browser.post(reverse("results:all_papers", args=[session.pk, "n10-1"])).status_code == 302
    making = Making.objects.get()
    by = who(coordinator(session.committee), Role.COORDINATOR)
    assert "Alle stembureaus" in browser.get(reverse("results:papers", args=[session.pk])).content.decode()
    assert browser.post(reverse("results:all_papers", args=[session.pk, "n10-1"])).status_code == 409
    run(making.pk, by, functools.partial(prints.papers_work, session.pk, "n10-1", Language.DUTCH))
    answer = browser.get(reverse("results:printed", args=[session.pk, making.pk]))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Model_N10-1.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.namelist() == [f"Model_N10-1_stembureau_{number}.pdf" for number in (1, 2, 3)]
        assert "Dorpshuis 3" in text(archive.read("Model_N10-1_stembureau_3.pdf"))
    making.refresh_from_db()
    assert (making.done, making.total) == (3, 3)


def concept(session: CommitteeSession, name: str) -> Making:
    browser = client(session)
    assert browser.post(reverse("results:concept", args=[session.pk, name])).status_code == 302
    making = Making.objects.latest("pk")
    by = who(coordinator(session.committee), Role.COORDINATOR)
    run(making.pk, by, functools.partial(prints.concept_work, session.pk, name, Language.DUTCH))
    making.refresh_from_db()
    return making


def test_a_concept_is_marked_on_every_page_and_is_no_document() -> None:
    session = prepared("GR", Method.DSO)
    session = act(session, SessionAct.START)
    counted(session, {1: random_figures(form_of(session), 1)})
    making = concept(session, "Model_Na31-1.pdf")
    assert (making.state, making.problems) == (Making.DONE, [])
    answer = client(session).get(reverse("results:concept_file", args=[session.pk, making.pk]))
    assert 'filename="CONCEPT_Model_Na31-1.pdf"' in answer.headers["Content-Disposition"]
    assert all("CONCEPT" in page for page in pages(answer.content))
    assert not session.documents.exists()
    assert LogEntry.objects.filter(event="document.concept", details__name="Model_Na31-1.pdf").exists()
    assert LogEntry.objects.filter(event="document.downloaded").exists()
    assert client(session).get(reverse("results:printed", args=[session.pk, making.pk])).status_code == 404


def test_a_concept_of_a_corrigendum_shows_no_change_before_there_is_one() -> None:
    session = act(investigated(Method.CSO), SessionAct.START)
    by = who(coordinator(session.committee), Role.COORDINATOR)
    new = investigation_acts.Investigated("Tel lijst 1 opnieuw.", True, "Er was een fout.", True)
    investigation_acts.change(who=by, unit=session.units.get(number=2), new=new)
    making = concept(session, "Model_Na14-2.pdf")
    assert (making.state, making.problems) == (Making.DONE, [])
    (unit,) = [each for each in assembled(session).units if each.corrected]
    assert unit.figures == unit.original == tuple(session.units.get(number=2).original)


def test_a_newer_print_takes_the_place_of_the_older() -> None:
    session = act(prepared("GR", Method.DSO), SessionAct.START)
    first, second = concept(session, "Model_Na31-1.pdf"), concept(session, "Model_Na31-1.pdf")
    assert [file.name for file in prints.folder().iterdir()] == [second.file]
    assert client(session).get(reverse("results:concept_file", args=[session.pk, first.pk])).status_code == 404


def test_there_is_no_concept_of_what_is_completed() -> None:
    session = small("GR", Method.DSO)
    address = reverse("results:concept", args=[session.pk, "Model_Na31-1.pdf"])
    assert client(session).post(address).status_code == 404


def test_a_name_that_cannot_be_printed_is_told_on_the_page() -> None:
    files = election("GR")
    broken = files.candidates.replace("Ångström".encode(), "Ång\u0e01ström".encode())
    session = committee(type(files)(files.kind, files.definition, broken, files.stations), Method.CSO).sessions.get()
    answer = client(session).get(reverse("results:paper", args=[session.pk, "na31-2-bijlage-1"]))
    assert answer.status_code == 409
    assert "U+0E01" in answer.content.decode()


@pytest.mark.parametrize("stations", [1, 3])
def test_the_page_asks_as_little_with_many_stations_as_with_one(stations: int, django_assert_num_queries: Any) -> None:
    session = committee(election("GR", stations=stations), Method.CSO).sessions.get()
    browser = client(session)
    with django_assert_num_queries(8):
        assert browser.get(reverse("results:papers", args=[session.pk])).status_code == 200
