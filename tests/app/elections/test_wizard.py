"""Setting up a committee in a browser: every type of election, back and forth, and nothing stored but at the end."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from django.test import Client

from kiesdeler.app.audit.log import broken
from kiesdeler.app.audit.models import LogEntry
from kiesdeler.app.counting.models import Unit
from kiesdeler.app.elections.models import Committee, Election, SetupDraft, StoredFile
from kiesdeler.eml.reader import read
from kiesdeler.eml.writer import write
from tests.app.elections.builder import START, asked, printed, through, type_over, upload
from tests.app.invented import election
from tests.app.personas import person, sign_in
from tests.elections.compact import figures
from tests.shared import SHARED

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    return sign_in(person("beheerder", administrator=True))


@pytest.mark.parametrize(
    ("category", "kind", "contest"),
    [
        ("GR", "GSB", "geen"), ("PS", "GSB", "II"), ("AB", "GSB", "geen"), ("TK", "GSB", "16"), ("EP", "GSB", "16"),
        ("ER", "SOL", "geen"),
    ],
)  # fmt: skip
def test_from_files_to_a_committee_that_is_ready(client: Client, category: str, kind: str, contest: str) -> None:
    answer = through(client, election(category), method="DSO")
    committee = Committee.objects.get()
    assert answer.headers["Location"] == f"/commissie/{committee.pk}/"
    assert (committee.kind, committee.method, committee.contest, committee.eligible) == (kind, "DSO", contest, 2500)
    session = committee.sessions.get()
    assert session.state == "in_preparation"
    assert [unit.number for unit in session.units.all()] == [1, 2, 3]
    assert not SetupDraft.objects.exists()
    events = list(LogEntry.objects.values_list("event", flat=True))
    assert events == [
        "file.imported", "hash.confirmed", "file.imported", "hash.confirmed", "file.imported",
        "election.made", "committee.made", "unit.imported", "session.prepared",
    ]  # fmt: skip
    assert list(broken()) == []


def test_the_steps_are_open_one_after_the_other(client: Client) -> None:
    for step in ("gebied", "kandidatenlijsten", "stembureaus", "stemopneming", "kiesgerechtigden", "controleren"):
        assert client.get(f"{START}{step}/").headers["Location"] == f"{START}verkiezingsdefinitie/"
    assert client.get(f"{START}onzin/").status_code == 404
    assert client.post(f"{START}controleren/").headers["Location"] == f"{START}verkiezingsdefinitie/"
    assert not Committee.objects.exists()


def test_a_wrong_hash_is_told_logged_and_asked_anew(client: Client) -> None:
    files = election("GR")
    upload(client, "verkiezingsdefinitie", files.definition)
    assert client.get(START).headers["Location"] == f"{START}verkiezingsdefinitie/"
    before = asked(client, "verkiezingsdefinitie")
    assert len(before) == 2
    assert asked(client, "verkiezingsdefinitie") == before  # looking again does not show them
    answer = client.post(
        f"{START}verkiezingsdefinitie/", {"act": "hash", **{f"group-{index}": "0000" for index in before}}
    )
    assert answer.status_code == 422
    assert "past niet bij het bestand" in answer.content.decode()
    assert LogEntry.objects.get(event="hash.wrong").details["file"] == "bestand.eml.xml"
    stale = {f"group-{index}": printed(files.definition).split()[index] for index in (0, 1, 2)}
    assert client.post(f"{START}verkiezingsdefinitie/", {"act": "hash", **stale}).status_code == 422
    assert not SetupDraft.objects.get().definition_confirmed
    type_over(client, "verkiezingsdefinitie", printed(files.definition).upper())
    assert SetupDraft.objects.get().definition_confirmed


def test_the_hash_of_the_same_file_written_anew_is_taken_with_a_notice(client: Client) -> None:
    original = election("GR").definition  # canonical: what older software hashed
    rewritten = b'<?xml version="1.0" encoding="UTF-8"?>\n' + original
    upload(client, "verkiezingsdefinitie", rewritten)
    page = type_over(client, "verkiezingsdefinitie", printed(original)).content.decode()
    assert "onderweg opnieuw geschreven" in page
    assert LogEntry.objects.get(event="hash.confirmed").details["written_anew"] is True


def test_hidden_groups_are_any_of_the_sixteen_and_never_in_the_page(client: Client) -> None:
    content = election("GR").definition
    groups = printed(content).split()
    upload(client, "verkiezingsdefinitie", content)
    seen: set[int] = set()
    for _ in range(200):
        hidden = asked(client, "verkiezingsdefinitie")
        page = client.get(f"{START}verkiezingsdefinitie/").content.decode()
        assert all(groups[index] not in page for index in hidden if groups.count(groups[index]) == 1)
        seen |= set(hidden)
        client.post(f"{START}verkiezingsdefinitie/", {"act": "hash", **{f"group-{index}": "xxxx" for index in hidden}})
        if len(seen) == 16:
            break
    assert seen == set(range(16))


def test_another_area_undoes_what_belonged_to_the_one_before_and_nothing_else(client: Client) -> None:
    files = election("PS")
    through_area = {"area": files.kind.code}
    upload(client, "verkiezingsdefinitie", files.definition)
    type_over(client, "verkiezingsdefinitie", printed(files.definition))
    client.post(f"{START}gebied/", through_area)
    upload(client, "kandidatenlijsten", files.candidates)
    type_over(client, "kandidatenlijsten", printed(files.candidates))
    client.post(f"{START}gebied/", {"area": "7705"})  # in the other district
    page = client.get(f"{START}kandidatenlijsten/").content.decode()
    assert "hoort bij kieskring I Noord" in page
    assert client.get(f"{START}stembureaus/").headers["Location"] == f"{START}kandidatenlijsten/"
    client.post(f"{START}gebied/", through_area)
    assert client.get(f"{START}stembureaus/").status_code == 200  # the lists fit again, hash and all


def test_going_back_keeps_what_was_filled_in(client: Client) -> None:
    files = election("GR")
    upload(client, "verkiezingsdefinitie", files.definition)
    type_over(client, "verkiezingsdefinitie", printed(files.definition))
    client.post(f"{START}gebied/", {"area": files.kind.code})
    upload(client, "kandidatenlijsten", files.candidates)
    type_over(client, "kandidatenlijsten", printed(files.candidates))
    client.post(f"{START}stembureaus/", {"act": "skip"})
    client.post(f"{START}stemopneming/", {"method": "DSO"})
    wrong = client.post(f"{START}kiesgerechtigden/", {"eligible": "twaalf"})
    assert wrong.status_code == 422
    assert 'value="twaalf"' in wrong.content.decode()
    client.post(f"{START}kiesgerechtigden/", {"eligible": "1.234"})
    for step in ("verkiezingsdefinitie", "gebied", "kandidatenlijsten", "stembureaus", "stemopneming"):
        assert client.get(f"{START}{step}/").status_code == 200
    assert 'value="1234"' in client.get(f"{START}kiesgerechtigden/").content.decode()
    assert 'value="DSO" checked' in client.get(f"{START}stemopneming/").content.decode()
    page = client.get(f"{START}controleren/").content.decode()
    assert "1.234" in page
    assert printed(files.candidates) in page
    client.post(f"{START}controleren/")
    committee = Committee.objects.get()
    assert committee.sessions.get().state == "created"  # no stations yet
    assert not Unit.objects.exists()


def test_the_number_of_eligible_voters_is_that_of_the_file_until_somebody_says_otherwise(client: Client) -> None:
    through(client, election("GR"), eligible="")
    page = client.get(f"{START}kiesgerechtigden/").content.decode()
    in_file = SetupDraft.objects.get().stations
    assert in_file is not None
    message, _ = read(bytes(in_file.content))
    assert message is not None
    voters = message.elections[0].contests[0].max_votes  # type: ignore[union-attr]
    assert f'value="{voters}"' in page


def test_stations_of_another_election_are_a_warning_that_can_be_confirmed(client: Client) -> None:
    files, other = election("GR"), election("AB")  # the same municipality on the same day
    upload(client, "verkiezingsdefinitie", files.definition)
    type_over(client, "verkiezingsdefinitie", printed(files.definition))
    client.post(f"{START}gebied/", {"area": files.kind.code})
    upload(client, "kandidatenlijsten", files.candidates)
    type_over(client, "kandidatenlijsten", printed(files.candidates))
    page = upload(client, "stembureaus", other.stations).content.decode()
    assert "AB2027_DeKreken" in page
    assert "Toch gebruiken" in page
    assert client.get(f"{START}stemopneming/").headers["Location"] == f"{START}stembureaus/"
    client.post(f"{START}stembureaus/", {"act": "use"})
    assert client.get(f"{START}stemopneming/").status_code == 200


def test_breaking_off_leaves_nothing(client: Client) -> None:
    files = election("GR")
    upload(client, "verkiezingsdefinitie", files.definition)
    assert StoredFile.objects.count() == 1
    assert client.get("/verkiezingen/nieuw/afbreken/").status_code == 405
    client.post("/verkiezingen/nieuw/afbreken/")
    assert not StoredFile.objects.exists()
    assert not SetupDraft.objects.exists()


def test_every_administrator_has_a_draft_of_his_own(client: Client) -> None:
    files = election("GR")
    upload(client, "verkiezingsdefinitie", files.definition)
    other = sign_in(person("tweede", administrator=True))
    assert asked(other, "verkiezingsdefinitie") == []
    upload(other, "verkiezingsdefinitie", files.definition)
    other.post("/verkiezingen/nieuw/afbreken/")
    assert asked(client, "verkiezingsdefinitie") != []  # the file that both chose is still there


def test_a_province_and_two_water_authorities_side_by_side(client: Client) -> None:
    through(client, election("PS"))
    through(client, election("AB"))
    again = through(client, election("AB"))  # the same committee once more stops at the choice of the area
    assert again.headers["Location"] == f"{START}gebied/"
    refused = client.post(f"{START}gebied/", {"area": "7701"})
    assert refused.status_code == 422
    assert "is er al voor deze verkiezing" in refused.content.decode()
    client.post(f"{START}gebied/", {"area": "7705"})  # another municipality of the same water authority
    assert Committee.objects.count() == Election.objects.count() == 2


def test_a_second_committee_uses_the_election_that_is_there_and_another_definition_is_refused(client: Client) -> None:
    files = election("AB")
    through(client, files)
    changed = files.definition.replace(b"Waterschap De Kreken 2027", b"Waterschap De Kreken  2027")
    assert changed != files.definition
    refused = upload(client, "verkiezingsdefinitie", changed)
    assert refused.status_code == 422
    assert "gemaakt uit een ander bestand" in refused.content.decode()
    upload(client, "verkiezingsdefinitie", files.definition, "definitie.eml.xml")
    type_over(client, "verkiezingsdefinitie", printed(files.definition))
    client.post(f"{START}gebied/", {"area": "7705"})
    upload(client, "kandidatenlijsten", files.candidates, "lijsten.eml.xml")
    type_over(client, "kandidatenlijsten", printed(files.candidates))
    client.post(f"{START}stembureaus/", {"act": "skip"})
    client.post(f"{START}stemopneming/", {"method": "CSO"})
    client.post(f"{START}kiesgerechtigden/", {"eligible": "800"})
    client.post(f"{START}controleren/")
    assert sorted(Committee.objects.values_list("area_name", flat=True)) == ["Berkenhout", "Eikendaal"]
    assert Election.objects.count() == 1
    assert StoredFile.objects.filter(message="110a").count() == 1


if SHARED is not None:

    def test_the_hashes_that_are_printed_with_the_files_of_juinen_fit(client: Client) -> None:
        folder = SHARED / "data" / "juinen"
        lines = (folder / "hashcodes.txt").read_text(encoding="utf-8-sig").split("\n")
        paper = {lines[at].split()[1]: lines[at + 1] for at in range(len(lines)) if lines[at].startswith("eml_hash")}
        for step, name in (
            ("verkiezingsdefinitie", "eml110a_verkiezingsdefinitie-juinen.eml.xml"),
            ("kandidatenlijsten", "eml230b_kandidatenlijsten-juinen.eml.xml"),
        ):
            upload(client, step, (folder / name).read_bytes(), name)
            type_over(client, step, paper[name])
            client.post(f"{START}gebied/", {"area": "0042"})
        upload(client, "stembureaus", (folder / "eml110b_stembureaulijst-juinen.eml.xml").read_bytes())
        client.post(f"{START}stembureaus/", {"act": "use"})
        client.post(f"{START}stemopneming/", {"method": "CSO"})
        page = client.get(f"{START}kiesgerechtigden/").content.decode()
        assert 'value="3353"' in page
        client.post(f"{START}kiesgerechtigden/", {"eligible": "3353"})
        client.post(f"{START}controleren/")
        assert [unit.name for unit in Unit.objects.all()] == ["Studio The Rules", "De Mattenklopper", "De Positivozaal"]

    MUNICIPALITIES = {  # of the published definitions, by district as they are called in the list
        "PS2023_Gelderland": {"Kieskring 1 Arnhem": 37, "Kieskring 2 Nijmegen": 14},
        "PS2023_Limburg": {"Kieskring I Maastricht": 16, "Kieskring II Venlo": 15},
        "PS2023_Drenthe": {"": 12},
        "AB2023_Limburg": {"": 31},
        "GR2026_Stadskanaal": {"": 1},
    }

    @pytest.mark.parametrize("name", MUNICIPALITIES)
    def test_the_municipalities_of_a_published_definition_are_grouped_by_district(client: Client, name: str) -> None:
        content = (SHARED / "data" / "definitions" / f"Verkiezingsdefinitie_{name}.eml.xml").read_bytes()
        upload(client, "verkiezingsdefinitie", content)
        type_over(client, "verkiezingsdefinitie", printed(content))
        page = client.get(f"{START}gebied/").content.decode()
        expected = MUNICIPALITIES[name]
        assert page.count("(GSB)</option>") == sum(expected.values())
        for district in filter(None, expected):
            group = page.split(f'<optgroup label="{district}">')[1].split("</optgroup>")[0]
            assert group.count("<option") == expected[district]

    def test_west_maas_en_waal_with_its_published_lists(client: Client) -> None:
        data = figures("westmaasenwaal")
        election_ = replace(data.definition.election, nomination_date=datetime.date(2022, 1, 31))
        definition = write(replace(data.definition, election=election_))  # none was published with the lists
        lists = (
            SHARED / "data" / "westmaasenwaal-gr2022" / "Kandidatenlijsten_GR2022_WestMaasenWaal.eml.xml"
        ).read_bytes()
        upload(client, "verkiezingsdefinitie", definition)
        type_over(client, "verkiezingsdefinitie", printed(definition))
        client.post(f"{START}gebied/", {"area": "0668"})
        upload(client, "kandidatenlijsten", lists)
        type_over(client, "kandidatenlijsten", printed(lists))
        client.post(f"{START}stembureaus/", {"act": "skip"})
        client.post(f"{START}stemopneming/", {"method": "DSO"})
        client.post(f"{START}kiesgerechtigden/", {"eligible": "15.480"})
        client.post(f"{START}controleren/")
        committee = Committee.objects.get()
        assert committee.title == "Gemeentelijk stembureau West Maas en Waal"
        counted = data.counts[0].total.ballot
        page = client.get(f"/commissie/{committee.pk}/").content.decode()
        on_ballot = sum(not line.is_list for line in counted)
        assert f"{sum(line.is_list for line in counted)} lijsten, {on_ballot} kandidaten" in page
