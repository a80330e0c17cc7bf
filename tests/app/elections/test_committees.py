"""Acts on committees: made all at once or not at all, and changed until data entry starts."""

from __future__ import annotations

import pytest

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.log import PROGRAM
from kiesdeler.app.audit.models import LogEntry
from kiesdeler.app.counting.models import Unit
from kiesdeler.app.counting.session_acts import perform
from kiesdeler.app.elections.committees import change_committee
from kiesdeler.app.elections.frisian import FRISIAN
from kiesdeler.app.elections.incoming import Incoming
from kiesdeler.app.elections.models import Committee, Election, StoredFile
from kiesdeler.law.counting.kinds import Method
from kiesdeler.law.counting.sessions import SessionAct
from kiesdeler.problems import Refused
from kiesdeler.tally.stations import Station
from tests.app.elections.builder import made
from tests.app.invented import election
from tests.app.personas import person, who
from tests.shared import SHARED, unpacked

pytestmark = pytest.mark.django_db


def test_the_postal_committee_counts_without_a_method_and_with_stations_of_its_own() -> None:
    files = election("TK")
    stations = [Station(1, "Den Haag", postal=True), Station(2, "Briefstembureau Aruba", postal=True)]
    committee = made("TK", method=None, area_code="9010", stations=stations, eligible=90000,
                     candidates=Incoming("l.xml", in_district(files.candidates, "12")))  # fmt: skip
    assert (committee.kind, committee.method, committee.contest) == ("NBSB", "", "12")
    assert [unit.source for unit in Unit.objects.all()] == [{"postal": True}] * 2


def in_district(lists: bytes, number: str) -> bytes:
    """The same lists for another district."""
    return lists.replace(b'ContestIdentifier Id="16"', f'ContestIdentifier Id="{number}"'.encode())


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"method": None}, "Kies hoe er wordt geteld"),
        ({"area_code": "0001"}, "staat niet in deze verkiezingsdefinitie"),
        ({"stations": (), "eligible": None}, "aantal kiesgerechtigden ontbreekt"),
        ({"candidates": Incoming("leeg.xml", b"")}, "leeg"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_stored(changes: dict[str, object], said: str) -> None:
    with pytest.raises(Refused, match=said):
        made(**changes)
    assert not StoredFile.objects.exists()
    assert not Election.objects.exists()
    assert not LogEntry.objects.exists()


def test_the_same_committee_twice_is_refused() -> None:
    made()
    with pytest.raises(Refused, match="is er al voor deze verkiezing"):
        made()
    assert Committee.objects.count() == 1


def test_frisian_is_on_in_the_eighteen_municipalities_of_friesland_unless_switched_off() -> None:
    assert len(FRISIAN) == 18
    files = election("GR")
    frisian = {
        name: getattr(files, name).replace(b"7701", b"0737") for name in ("definition", "candidates", "stations")
    }
    given = {name: Incoming(f"{name}.eml.xml", content) for name, content in frisian.items()}
    assert made(area_code="0737", **given).frisian
    assert not made("AB").frisian
    assert made("PS", frisian=True).frisian


def test_particulars_change_until_data_entry_starts_and_never_after() -> None:
    committee = made()
    coordinator = who(person("coordinator", roles={committee: Role.COORDINATOR}), Role.COORDINATOR)

    def change(method: Method | None = Method.DSO, eligible: int = 4000) -> str | None:
        return change_committee(who=coordinator, committee=committee, method=method, eligible=eligible, frisian=True)

    assert change() is None
    committee.refresh_from_db()
    assert (committee.method, committee.eligible, committee.frisian) == ("DSO", 4000, True)
    logged = LogEntry.objects.get(event="committee.changed").details["changes"]
    assert "stemopneming CSO → DSO" in logged
    assert change() is None  # nothing changed: nothing logged
    assert LogEntry.objects.filter(event="committee.changed").count() == 1
    assert change(method=None) is not None
    session = committee.sessions.get()
    assert not isinstance(perform(who=coordinator, session=session, act=SessionAct.START), str)
    assert change(eligible=1) == "De invoer is begonnen. Deze gegevens staan nu vast."
    perform(who=coordinator, session=session, act=SessionAct.PAUSE)
    assert change(eligible=1) is not None


def test_a_typist_and_an_observer_change_nothing() -> None:
    committee = made()
    for role in (Role.TYPIST, Role.OBSERVER):
        refused = change_committee(
            who=who(person(role.value, roles={committee: role}), role),
            committee=committee, method=Method.DSO, eligible=1, frisian=False,
        )  # fmt: skip
        assert refused is not None
    assert Committee.objects.get().method == "CSO"


if SHARED is not None:

    def test_a_municipality_of_the_house_of_2023() -> None:
        folder = unpacked("eml/tk2023-middelburg-chain.tar.xz") / "tk2023-middelburg"
        files = {
            "definition": folder / "Verkiezingsdefinitie_TK2023.eml.xml",
            "candidates": next(folder.glob("Kandidatenlijsten_TK2023*.eml.xml")),
        }
        given = {name: Incoming(path.name, path.read_bytes()) for name, path in files.items()}
        committee = made(
            who=PROGRAM, area_code="0687", stations=[Station(1, "Stadhuis")], eligible=38000, method=Method.DSO, **given
        )
        assert str(committee) == "Gemeentelijk stembureau Middelburg (Tweede Kamer der Staten-Generaal 2023)"
        assert committee.contest == "16"
