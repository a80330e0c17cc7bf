"""From typed figures to the documents of a session: everything right and complete, or nothing at all."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.log import broken
from kiesdeler.app.audit.models import LogEntry
from kiesdeler.app.counting import investigation_acts
from kiesdeler.app.counting.acts import perform as perform_count
from kiesdeler.app.counting.details_acts import Details, change_details
from kiesdeler.app.counting.forms import form_of
from kiesdeler.app.counting.models import CommitteeSession, Count, UnitChange, WarningNote
from kiesdeler.app.elections.files import definition
from kiesdeler.app.results import documents
from kiesdeler.app.results.making import ALREADY, STOPPED, Progress, run
from kiesdeler.app.results.models import GONE_AFTER, Document, Making
from kiesdeler.eml.checks import check, check_with_definition
from kiesdeler.eml.messages import Count as EmlCount
from kiesdeler.eml.reader import read
from kiesdeler.files.zips import Entry, read_zip
from kiesdeler.law.counting.kinds import Method
from kiesdeler.law.counting.sessions import SessionAct
from kiesdeler.law.counting.states import Act
from kiesdeler.problems import errors
from kiesdeler.reports.numbers import hash_groups
from kiesdeler.tally.former import figures_of
from tests.app.invented import election
from tests.app.personas import sign_in, who
from tests.app.results.counted import act, completed, coordinator, counted, detailed, held, make, random_figures, small
from tests.reports.reading import pages, text
from tests.shared import EML_NL_XSD

if EML_NL_XSD is not None:
    from tests.eml.schema import complaints

pytestmark = pytest.mark.django_db

KINDS = {  # election, method, code -> zip without date and time, reports, CSV, zip of the count, file in it
    ("GR", Method.CSO, ""): (
        "definitieve-documenten_gr2027_eikendaal_gemeente_eikendaal", "Model_Na31-2.pdf",
        "osv4-3_telling_gr2027_eikendaal.csv", "Telling_GR2027_Eikendaal",
    ),
    ("PS", Method.DSO, ""): (
        "definitieve-documenten_ps2027_waterrijk_gemeente_sudermar", "Model_Na31-1.pdf",
        "osv4-3_telling_ps2027_gemeente_sudermar.csv", "Telling_PS2027_Waterrijk_gemeente_Sudermar",
    ),
    ("AB", Method.DSO, ""): (
        "definitieve-documenten_ab2027_dekreken_gemeente_eikendaal", "Model_Na31-1.pdf",
        "osv4-3_telling_ab2027_gemeente_eikendaal.csv", "Telling_AB2027_DeKreken_gemeente_Eikendaal",
    ),
    ("TK", Method.CSO, ""): (
        "definitieve-documenten_tk2027_gemeente_s-gravenmoer", "Model_Na31-2.pdf",
        "osv4-3_telling_tk2027_gemeente_sgravenmoer.csv", "Telling_TK2027_gemeente_s-Gravenmoer",
    ),
    ("ER", Method.DSO, ""): (
        "definitieve-documenten_er2027_saba_openbaar_lichaam_saba", "Model_Na31-1.pdf",
        "osv4-3_telling_er2027_saba.csv", "Telling_ER2027_Saba",
    ),
}  # fmt: skip


def members(package: Document) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(bytes(package.content))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def the_count(session: CommitteeSession) -> EmlCount:
    message, problems = read(bytes(held(session, documents.COUNT).content))
    assert problems == []
    assert isinstance(message, EmlCount)
    return message


def numbers(session: CommitteeSession, figures: Mapping[int, Sequence[int]]) -> dict[int, tuple[int, ...]]:
    """Figures without the ticks and answers, of which a count has only some."""
    form = form_of(session)
    return {number: form.carried(form, tuple(each)) for number, each in figures.items()}


def page(session: CommitteeSession) -> str:
    answer = sign_in(coordinator(session.committee)).get(reverse("results:documents", args=[session.pk]))
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.parametrize(("kind", "names"), KINDS.items(), ids=lambda each: str(each[0]))
def test_the_count_has_the_typed_figures_and_the_zip_its_official_names(kind: Any, names: Any) -> None:
    category, method, code = kind
    session = completed(election(category), method, code=code)
    assert make(session).state == Making.DONE
    count, content = the_count(session), bytes(held(session, documents.COUNT).content)
    typed = dict(Count.objects.filter(unit__session=session).values_list("unit__number", "figures"))
    assert numbers(session, dict(figures_of(form_of(session), count).figures)) == numbers(session, typed)
    assert (count.total.cast, count.phase) == (5000, "eerste zitting")
    assert errors([*check(count), *check_with_definition(definition(session.committee), count)]) == []
    if EML_NL_XSD is not None:
        assert complaints("510b", content) == []
    package, report, csv, telling = names
    handed = held(session, documents.PACKAGE)
    assert handed.name.rsplit("-", 2)[0] == package
    found = members(handed)
    assert list(found) == [report, csv, f"{telling}.zip"]
    assert {found[name] for name in (report, csv)} == {
        bytes(session.documents.get(name=name).content) for name in (report, csv)
    }
    (inner,) = [each for each in read_zip(found[f"{telling}.zip"], "z") if isinstance(each, Entry)]
    assert (inner.name, inner.data) == (f"z/{telling}.eml.xml", content)


def test_the_report_shows_the_hash_of_the_count_on_every_page_and_the_screen_does_too() -> None:
    session = small("GR", Method.DSO)
    make(session)
    digest = hashlib.sha256(bytes(held(session, documents.COUNT).content)).hexdigest()
    for one in pages(bytes(held(session, "Na31-1").content)):
        assert " ".join(hash_groups(digest)) in one
    shown = page(session)
    assert all(f"<li>{group}</li>" in shown for group in hash_groups(digest))


def test_what_was_explained_and_written_down_stands_in_the_report() -> None:
    session = small("GR", Method.DSO)
    unit = session.units.get(number=2)
    WarningNote.objects.create(count=unit.count, code="W.201", section="voters_and_votes", explanation="Uit protest.")
    UnitChange.objects.create(
        session=session, number=9, name="De Kas", what="removed", explanation="Niet open geweest.", by="x"
    )
    session.objections, session.particulars = "De deur ging te laat open.", "Er was een stroomstoring."
    session.save()
    make(session)
    told = text(bytes(held(session, "Na31-1").content))
    for words in (
        "Uit protest.", "Veel blanco stemmen", "Stembureau 9 (De Kas) is verwijderd: Niet open geweest.",
        "De deur ging te laat open.", "Er was een stroomstoring.", "Gemeentehuis", "18 maart 2027", "10.00 uur",
    ):  # fmt: skip
        assert words in told, words


def test_everything_is_logged_with_its_hash_and_the_chain_holds() -> None:
    session = small()
    make(session)
    entry = LogEntry.objects.get(event="documents.made")
    held_hashes = dict(session.documents.values_list("name", "sha256"))
    assert entry.details["hashes"] == held_hashes
    assert set(entry.details["names"].split(", ")) == held_hashes.keys()
    assert list(broken()) == []


def test_a_character_that_no_font_has_refuses_everything_with_a_message() -> None:
    files = election("GR")
    broken_lists = files.candidates.replace("Ångström".encode(), "Ång\u0e01ström".encode())
    assert broken_lists != files.candidates
    session = completed(dataclasses.replace(files, candidates=broken_lists), Method.CSO)
    making = make(session)
    assert making.state == Making.FAILED
    assert not session.documents.exists()
    shown = page(session)
    assert "De documenten zijn niet gemaakt (het ging mis bij Model_Na31-2.pdf)" in shown
    assert "U+0E01" in shown
    assert "Documenten maken</button>" in shown
    entry = LogEntry.objects.get(event="document.failed")
    assert entry.details["name"] == "Model_Na31-2.pdf"
    assert "ström" not in entry.details["reason"]


def test_a_session_that_is_not_completed_or_without_details_is_refused() -> None:
    session = small()
    client = sign_in(coordinator(session.committee))
    session.place = ""
    session.save()
    answer = client.post(reverse("results:make", args=[session.pk]))
    assert answer.status_code == 409
    assert "Vul eerst plaats, datum en tijd van de zitting in." in answer.content.decode()
    detailed(session)
    act(session, SessionAct.REOPEN)
    answer = client.post(reverse("results:make", args=[session.pk]))
    assert answer.status_code == 409
    assert "De invoer is nog niet afgerond." in answer.content.decode()
    assert not Making.objects.exists()


def test_documents_are_made_once_while_they_hold_and_only_once_at_a_time() -> None:
    session = small()
    by = who(coordinator(session.committee), Role.COORDINATOR)
    client = sign_in(coordinator(session.committee))
    assert isinstance(documents.make_documents(who=by, session=session), Making)
    assert documents.make_documents(who=by, session=session) == ALREADY
    with pytest.raises(IntegrityError), transaction.atomic():
        Making.objects.create(session=session, what=documents.WHAT, by="x")
    Making.objects.all().delete()
    make(session)
    answer = client.post(reverse("results:make", args=[session.pk]))
    assert answer.status_code == 409
    assert documents.THERE in answer.content.decode()


def test_while_they_are_made_the_page_shows_how_far_it_is() -> None:
    session = small()
    by = who(coordinator(session.committee), Role.COORDINATOR)
    making = documents.make_documents(who=by, session=session)
    assert isinstance(making, Making)
    Progress(making.pk)("Model_Na31-2.pdf", 2, 5)
    shown = page(session)
    assert 'max="5" value="2"' in shown
    assert "Model_Na31-2.pdf" in shown
    assert "Documenten maken</button>" not in shown
    answer = sign_in(coordinator(session.committee)).get(reverse("results:progress", args=[session.pk, making.pk]))
    assert answer.json() == {"running": True, "step": "Model_Na31-2.pdf", "done": 2, "total": 5}


def test_a_program_that_stopped_halfway_is_told_and_can_begin_anew() -> None:
    session = small()
    Making.objects.create(session=session, what=documents.WHAT, by="x", seen_at=timezone.now() - 2 * GONE_AFTER)
    assert STOPPED in page(session)
    assert make(session).state == Making.DONE
    assert STOPPED not in page(session)


def test_what_changed_while_they_were_made_keeps_them_from_being_stored() -> None:
    session = small()
    by = who(coordinator(session.committee), Role.COORDINATOR)
    making = documents.make_documents(who=by, session=session)
    assert isinstance(making, Making)

    def meanwhile(progress: Progress) -> Any:
        finish = documents.work(session.pk, by, progress)
        change_details(who=by, session=session, new=Details("Elders", session.date, session.time))
        return finish

    run(making.pk, by, meanwhile)
    making.refresh_from_db()
    assert (making.state, making.problems) == (Making.FAILED, [documents.CHANGED])
    assert not session.documents.exists()


def test_a_fault_of_ours_is_told_and_logged_and_stores_nothing() -> None:
    session = small()
    Count.objects.filter(unit__session=session, unit__number=1).update(figures=[1, 2])
    assert make(session).state == Making.FAILED
    assert not session.documents.exists()
    assert "Er ging iets mis in het programma" in page(session)
    assert "ValueError" in LogEntry.objects.get(event="document.failed").details["reason"]


@pytest.mark.parametrize("cause", ["reopened", "deleted", "details"])
def test_withdrawn_documents_stay_visible_with_the_reason_and_cannot_be_fetched(cause: str) -> None:
    session = small()
    make(session)
    package = held(session, documents.PACKAGE)
    client = sign_in(coordinator(session.committee))
    address = reverse("results:document", args=[session.pk, package.pk])
    assert client.get(address).status_code == 200
    by = who(coordinator(session.committee), Role.COORDINATOR)
    if cause == "reopened":
        act(session, SessionAct.REOPEN)
        reason = "De invoer is heropend."
    elif cause == "deleted":
        perform_count(who=by, unit=session.units.get(number=1), act=Act.DELETE, reason="verkeerd papier")
        reason = "Een definitieve telling is verwijderd."
    else:
        change_details(who=by, session=session, new=Details("Elders", session.date, session.time))
        reason = "De gegevens van de zitting zijn gewijzigd."
    assert client.get(address).status_code == 404
    shown = page(session)
    assert f"<s>{package.name}</s>" in shown
    assert reason in shown
    assert address not in shown
    assert not session.documents.filter(withdrawn_at=None).exists()


def test_a_document_is_fetched_under_its_name_and_that_is_logged() -> None:
    session = small()
    make(session)
    client = sign_in(coordinator(session.committee))
    for document in session.documents.all():
        answer = client.get(reverse("results:document", args=[session.pk, document.pk]))
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{document.name}"'
        assert hashlib.sha256(answer.content).hexdigest() == document.sha256
        assert answer.headers["Content-Type"].split(";")[0] == {
            "Na31-2": "application/pdf", "510b": "application/xml", "osv4-3": "text/csv", "package": "application/zip",
        }[document.kind]  # fmt: skip
    assert LogEntry.objects.filter(event="document.downloaded").count() == 4


def test_a_document_of_another_session_is_not_there() -> None:
    session, other = small(), small("PS", Method.DSO)
    make(other)
    client = sign_in(coordinator(session.committee))
    address = reverse("results:document", args=[session.pk, held(other, documents.PACKAGE).pk])
    assert client.get(address).status_code == 404


def test_in_friesland_the_report_is_there_in_frisian_too_and_the_zip_stays_as_it_must_be() -> None:
    session = small("GR", Method.DSO, frisian=True)
    make(session)
    assert session.documents.filter(name="Model_Na31-1_Frysk.pdf").exists()
    assert "Model_Na31-1_Frysk.pdf" not in members(held(session, documents.PACKAGE))


def next_session(method: Method, *, corrected: bool) -> CommitteeSession:
    """A second session in which station 2 was investigated."""
    first = small("GR", method)
    later = act(first, SessionAct.OPEN_NEXT)
    by = who(coordinator(later.committee), Role.COORDINATOR)
    unit = later.units.get(number=2)
    investigation_acts.add(who=by, unit=unit, reason="Tel lijst 1 na.", requested=True)
    later.refresh_from_db()
    act(later, SessionAct.START)
    new = investigation_acts.Investigated("Tel lijst 1 na.", True, "Er lag een stapel apart.", corrected)
    investigation_acts.change(who=by, unit=later.units.get(number=2), new=new)
    if corrected:
        counted(later, {2: random_figures(form_of(later), 77)})
    return detailed(act(later, SessionAct.COMPLETE))


def test_a_next_session_that_changed_nothing_has_only_its_report() -> None:
    session = next_session(Method.CSO, corrected=False)
    assert make(session).state == Making.DONE
    package = held(session, documents.PACKAGE)
    assert package.name.startswith("correctie_gr2027_eikendaal_gemeente_eikendaal-")
    assert list(members(package)) == ["Leeg_Model_P2a.pdf"]
    assert "Er lag een stapel apart." in text(bytes(held(session, "P2a").content))


@pytest.mark.parametrize("method", Method)
def test_a_next_session_with_other_numbers_has_a_corrigendum_and_a_new_count(method: Method) -> None:
    session = next_session(method, corrected=True)
    assert make(session).state == Making.DONE
    assert list(members(held(session, documents.PACKAGE))) == [
        "Leeg_Model_P2a.pdf", "Model_Na14-2.pdf", "osv4-3_telling_gr2027_eikendaal.csv", "Telling_GR2027_Eikendaal.zip",
    ]  # fmt: skip
    count = the_count(session)
    assert count.phase == "corrigendum"
    now = {unit.number: unit.count.figures or unit.original for unit in session.units.select_related("count")}
    assert numbers(session, dict(figures_of(form_of(session), count).figures)) == numbers(session, now)
    assert [unit.votes.initial is not None for unit in count.units] == [False, True, False]
    assert errors([*check(count), *check_with_definition(definition(session.committee), count)]) == []
    if EML_NL_XSD is not None:
        assert complaints("510b", bytes(held(session, documents.COUNT).content)) == []


def postal() -> CommitteeSession:
    """A completed first session of the postal committee."""
    files = election("TK")
    hague = files.candidates.replace(b'"16"', b'"12"').replace(b">16<", b">12<")
    return completed(dataclasses.replace(files, candidates=hague), None, code="9010")


def test_the_postal_committee_has_its_o_20() -> None:
    session = postal()
    assert make(session).state == Making.DONE
    assert next(iter(members(held(session, documents.PACKAGE)))) == "Model_O20.pdf"


def test_a_model_that_the_program_cannot_make_is_told() -> None:
    later = act(postal(), SessionAct.OPEN_NEXT)
    by = who(coordinator(later.committee), Role.COORDINATOR)
    investigation_acts.add(who=by, unit=later.units.get(number=2), reason="Tel na.", requested=True)
    later.refresh_from_db()
    act(later, SessionAct.START)
    new = investigation_acts.Investigated("Tel na.", True, "Alles klopte.", False)
    investigation_acts.change(who=by, unit=later.units.get(number=2), new=new)
    session = detailed(act(later, SessionAct.COMPLETE))
    making = make(session)
    assert making.state == Making.FAILED
    assert "kan Leeg_Model_P2c.pdf niet maken" in making.problems[0]
    assert not session.documents.exists()


@pytest.mark.parametrize("rounds", [1, 3])
def test_the_page_asks_as_little_with_many_documents_as_with_few(rounds: int, django_assert_num_queries: Any) -> None:
    session = small("GR", Method.DSO)
    for number in range(rounds):
        Document.objects.create(
            session=session, name=f"{number}.pdf", kind="a", content=b"%PDF", size=4, sha256="0" * 64, made_by="a"
        )
    client = sign_in(coordinator(session.committee))
    with django_assert_num_queries(11):
        assert client.get(reverse("results:documents", args=[session.pk])).status_code == 200
