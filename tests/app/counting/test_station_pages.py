"""The pages on polling stations: list and filter, forms that keep what was typed, import and export."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.models import LogEntry
from kiesdeler.app.counting.models import CommitteeSession, Unit, UnitChange
from kiesdeler.app.elections.files import definition, place_of
from kiesdeler.app.elections.models import StoredFile
from kiesdeler.eml.messages import PollingStations
from kiesdeler.eml.reader import read
from kiesdeler.law.counting.sessions import SessionState
from kiesdeler.tally.stations import stations_of
from tests.app.elections.builder import made
from tests.app.invented import election
from tests.app.personas import enter, person, sign_in, world
from tests.shared import EML_NL_XSD, SHARED

if EML_NL_XSD is not None:
    from tests.eml.schema import complaints

pytestmark = pytest.mark.django_db

QUERIES = 5  # session, user, committee session, stations with their counts, changes
TYPED = {"number": "12", "name": "De Molen", "address": "Molenweg 3", "postal_code": "1234 AB", "locality": "Juinen",
         "kind": "fixed", "eligible": "1.200"}  # fmt: skip


@pytest.mark.parametrize("stations", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(stations: int, django_assert_num_queries: Any) -> None:
    place = world(stations=stations, state=SessionState.IN_PREPARATION)
    client = place.client("administrator")
    with django_assert_num_queries(QUERIES):
        page = client.get(f"/zitting/{place.session.pk}/stembureaus/").content.decode()
    assert page.count("Stembureau ") >= stations
    assert page.count("/wijzigen/") == stations


@pytest.mark.parametrize(
    ("sought", "found"), [("1", ["1", "12"]), ("012", ["12"]), ("molen", ["12"]), ("JUINEN", ["12"]), ("x", [])]
)
def test_the_filter_looks_at_number_name_and_place(sought: str, found: list[str]) -> None:
    place = world(state=SessionState.IN_PREPARATION)
    client = place.client("coordinator")
    address = f"/zitting/{place.session.pk}/stembureaus/"
    client.post(f"{address}nieuw/", TYPED)
    page = client.get(address, {"zoek": sought}).content.decode()
    shown = [str(unit.number) for unit in Unit.objects.all() if f'/stembureau/{unit.pk}/wijzigen/"' in page]
    assert shown == found


def test_a_station_is_added_changed_and_removed() -> None:
    place = world(state=SessionState.IN_PREPARATION)
    client = place.client("administrator")
    address = f"/zitting/{place.session.pk}/stembureaus/"
    assert client.post(f"{address}nieuw/", TYPED).headers["Location"] == address
    unit = Unit.objects.get(number=12)
    assert (unit.name, unit.address, unit.eligible, unit.kind) == ("De Molen", "Molenweg 3", 1200, "fixed")
    assert 'value="De Molen"' in client.get(f"/stembureau/{unit.pk}/wijzigen/").content.decode()
    client.post(f"/stembureau/{unit.pk}/wijzigen/", TYPED | {"number": "13", "eligible": ""})
    unit.refresh_from_db()
    assert (unit.number, unit.eligible) == (13, None)
    assert client.get(f"/stembureau/{unit.pk}/verwijderen/").status_code == 200
    assert Unit.objects.filter(pk=unit.pk).exists()
    client.post(f"/stembureau/{unit.pk}/verwijderen/")
    assert not Unit.objects.filter(pk=unit.pk).exists()


def test_what_is_wrong_is_told_all_at_once_with_what_was_typed() -> None:
    place = world()
    client = place.client("coordinator")
    answer = client.post(f"/zitting/{place.session.pk}/stembureaus/nieuw/", {"number": "een", "address": "Weg 1"})
    page = answer.content.decode()
    assert answer.status_code == 422
    for text in ("alleen cijfers", "Vul de naam", "Schrijf op waarom", 'value="een"', 'value="Weg 1"'):
        assert text in page
    answer = client.post(
        f"/zitting/{place.session.pk}/stembureaus/nieuw/", TYPED | {"number": "1", "explanation": "vergeten"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Nummer 1 is al van Stembureau 1" in page
    assert ">\nvergeten</textarea>" in page
    assert place.session.units.count() == 3


def test_the_same_name_is_warned_about_and_stored() -> None:
    place = world(state=SessionState.IN_PREPARATION)
    client = place.client("coordinator")
    answer = client.post(
        f"/zitting/{place.session.pk}/stembureaus/nieuw/", {"number": "7", "name": "STEMBUREAU 2"}, follow=True
    )
    assert "stembureau 2 heeft dezelfde naam" in answer.content.decode()
    assert place.session.units.count() == 4


def test_after_data_entry_has_started_an_administrator_reads_and_the_coordinator_explains() -> None:
    place = world()
    administrator, coordinator = place.client("administrator"), place.client("coordinator")
    address = f"/zitting/{place.session.pk}/stembureaus/"
    page = administrator.get(address).content.decode()
    assert "Alleen de coördinator" in page
    assert "Stembureau toevoegen" not in page
    assert administrator.post(f"{address}nieuw/", TYPED | {"explanation": "x"}).status_code == 422
    unit = place.units[2]
    assert administrator.post(f"/stembureau/{unit.pk}/verwijderen/", {"explanation": "x"}).status_code == 422
    assert coordinator.post(f"/stembureau/{unit.pk}/verwijderen/", {}).status_code == 422
    assert coordinator.post(f"/stembureau/{unit.pk}/verwijderen/", {"explanation": "Niet open."}).status_code == 302
    assert UnitChange.objects.get().explanation == "Niet open."
    assert "Niet open." in coordinator.get(address).content.decode()


def test_a_station_with_entries_cannot_be_removed() -> None:
    place = world()
    enter(place, "first")
    client = place.client("coordinator")
    assert "Verwijder eerst de telling" in client.get(f"/stembureau/{place.units[0].pk}/verwijderen/").content.decode()
    answer = client.post(f"/stembureau/{place.units[0].pk}/verwijderen/", {"explanation": "x"})
    assert answer.status_code == 422
    assert place.session.units.count() == 3
    form = client.get(f"/stembureau/{place.units[0].pk}/wijzigen/").content.decode()
    assert "Het nummer blijft hetzelfde" in form


def uploaded(content: bytes) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("Stembureaus.eml.xml", content)}


def test_an_empty_list_is_filled_from_a_file_and_only_an_empty_one() -> None:
    committee = made(stations=(), eligible=999)
    session = committee.sessions.get()
    client = sign_in(person("coordinator", roles={committee: Role.COORDINATOR}))
    address = f"/zitting/{session.pk}/stembureaus/"
    assert "Importeren" in client.get(address).content.decode()
    files = election("GR")
    assert client.post(f"{address}importeren/", uploaded(files.stations)).headers["Location"] == address
    session.refresh_from_db()
    committee.refresh_from_db()
    assert session.state == "in_preparation"
    assert committee.eligible == 999  # the number of the file is not taken over
    assert session.units.count() == 3
    assert LogEntry.objects.get(event="unit.imported").details["number"] == 3
    again = client.post(f"{address}importeren/", uploaded(files.stations))
    assert again.status_code == 422
    assert session.units.count() == 3


def test_a_file_of_another_election_is_confirmed_without_choosing_it_again() -> None:
    committee = made(stations=(), eligible=999)
    session = committee.sessions.get()
    client = sign_in(person("beheerder", administrator=True))
    address = f"/zitting/{session.pk}/stembureaus/importeren/"
    page = client.post(address, uploaded(election("AB").stations)).content.decode()
    assert "AB2027_DeKreken" in page
    assert not session.units.exists()
    hidden = page.split('name="content" value="')[1].split('"')[0]
    assert client.post(address, {"name": "Stembureaus.eml.xml", "content": hidden}).status_code == 302
    assert session.units.count() == 3


@pytest.mark.parametrize("content", ["%%%", "PEVNTC8+", ""])
def test_what_comes_back_confirmed_is_read_like_any_other_file(content: str) -> None:
    committee = made(stations=(), eligible=999)
    session = committee.sessions.get()
    client = sign_in(person("beheerder", administrator=True))
    answer = client.post(f"/zitting/{session.pk}/stembureaus/importeren/", {"name": "x", "content": content})
    assert answer.status_code == 422
    assert not session.units.exists()
    assert not StoredFile.objects.filter(message="110b").exists()


def exported(session: CommitteeSession) -> tuple[str, bytes]:
    client = sign_in(person(f"beheerder{session.pk}", administrator=True))
    answer = client.get(f"/zitting/{session.pk}/stembureaus/exporteren/")
    assert answer.status_code == 200
    return answer.headers["Content-Disposition"], answer.content


@pytest.mark.parametrize("category", ["GR", "PS", "AB", "TK", "ER"])
def test_an_export_is_a_110b_that_gives_back_what_came_in(category: str) -> None:
    committee = made(category)
    disposition, content = exported(committee.sessions.get())
    identifier = committee.election.identifier
    assert disposition.startswith(f'attachment; filename="Stembureaus_{identifier}_')
    if EML_NL_XSD is not None:
        assert complaints("110b", content) == []
    before, after = (read(each)[0] for each in (election(category).stations, content))
    assert isinstance(before, PollingStations)
    assert isinstance(after, PollingStations)
    found = [stations_of(each, definition(committee), place_of(committee)) for each in (before, after)]
    assert found[0] == found[1]


def test_an_empty_list_is_not_exported() -> None:
    committee = made(stations=(), eligible=10)
    client = sign_in(person("beheerder", administrator=True))
    assert client.get(f"/zitting/{committee.sessions.get().pk}/stembureaus/exporteren/").status_code == 302


if SHARED is not None:

    def test_the_stations_of_juinen_come_out_with_their_places() -> None:
        folder = SHARED / "data" / "juinen"
        names = {"definition": "110a_verkiezingsdefinitie", "candidates": "230b_kandidatenlijsten",
                 "stations": "110b_stembureaulijst"}  # fmt: skip
        from kiesdeler.app.elections.incoming import Incoming

        content = {name: (folder / f"eml{file}-juinen.eml.xml").read_bytes() for name, file in names.items()}
        committee = made(area_code="0042", **{name: Incoming(name, data) for name, data in content.items()})
        _, out = exported(committee.sessions.get())
        before, after = read(content["stations"])[0], read(out)[0]
        assert isinstance(before, PollingStations)
        assert isinstance(after, PollingStations)
        assert before.elections[0].contests[0].stations == after.elections[0].contests[0].stations
