from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiesdeler.eml.messages import Authority, Contest, Count, PersonName, Unit
from kiesdeler.files.osv_csv import ballot_name, station_name, write_csv
from kiesdeler.problems import Refused
from tests.tally import made

TK = made.national()
LISTS = made.lists(TK, Contest("2", "Zuid"), {1: ["Appel", "Boom"], 7: ["Dak"]})
COUNT = made.count(TK, "0600", "Dam", LISTS, (5, 6, 7))


def rows(count: Count, lists=LISTS) -> list[list[str]]:
    text = write_csv(count, lists).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_the_bytes_are_those_of_the_format():
    data = write_csv(COUNT, LISTS)
    assert data.startswith('\ufeff"Verkiezing";;"Verkiezing 2026"\n"Datum";;"2026-03-18"\n'.encode())
    assert b'\n\n"Lijstnummer";"Aanduiding";"Volgnummer";"Naam kandidaat";"Totaal";"Kerk"\n' in data
    assert data.endswith(b';;"1";"Dak, A.";"7";"7"')
    assert b"\r" not in data


def test_a_postal_station_gets_empty_cells_where_it_has_no_figures():
    """The converter in use moves the following cells to the left there, so that figures stand in the wrong row."""
    postal = made.count(TK, "9010", "NBSB", LISTS, (1, 2, 3), made.POSTAL)
    station = replace(postal.units[0], votes=replace(postal.units[0].votes, cast=None))
    found = {row[1]: row[4:] for row in rows(replace(postal, units=(station,))) if len(row) > 1 and not row[0]}
    assert found["opgeroepenen"] == ["100", ""]
    assert found["geldige stempas"] == ["", ""]
    assert found["toegelaten kiezers"] == ["46", "46"]
    assert found["kiezers met stembiljet hebben niet gestemd"] == ["", ""]
    assert found["andere verklaring"] == ["0", "0"]
    assert rows(postal)[2] == ["Gebied", "", "NBSB"]


def test_stations_of_one_municipality_may_differ_in_what_they_have():
    mixed = replace(
        COUNT, units=(*COUNT.units, replace(made.count(TK, "0600", "Dam", LISTS, (0, 0, 0), made.POSTAL).units[0]))
    )
    found = {row[1]: row[4:] for row in rows(mixed) if len(row) > 1 and not row[0]}
    assert found["geldige stempas"] == ["40", "40", ""]


def test_an_unnamed_list_has_an_empty_name():
    (only,) = LISTS.contests
    unnamed = replace(LISTS, contests=(replace(only, lists=(only.lists[0], replace(only.lists[1], name=""))),))
    assert ["7", "", "", "", "7", "7"] in rows(COUNT, unnamed)


def test_a_district_has_municipalities_and_no_postcodes_poll_cards_or_admitted_voters():
    unit = Unit("HSB2::0600", "Dam", COUNT.total)
    header = replace(COUNT.header, message="510c", authority=Authority("HSB2", "Zuid"))
    found = rows(replace(COUNT, header=header, units=(unit,)))
    assert found[2:4] == [["Gebied", "", "Kieskring Zuid"], ["Nummer", "", "HSB2"]]
    assert found[5][5:] == ["Dam"]
    assert found[6] == ["Gebiednummer", "", "", "", "", "0600"]
    labels = [row[1] for row in found[7:]]
    assert not {"geldige stempas", "toegelaten kiezers"} & set(labels)
    assert labels[0] == "opgeroepenen"


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("Stembureau Gemeentehuis (postcode: 9461 BH)", "Gemeentehuis"),
        ("Stembureau Stembureau De Kerk (postcode: 9461 BH)", "De Kerk"),
        ("Stembureau Stembureau Briefstembureau Zuid", "Zuid"),
        ("Stembureau Kinderdijk (postcode: 2951ED)", "Kinderdijk (postcode: 2951ED)"),
        ("Het Stembureau", "Het Stembureau"),
        ("Stembureau 't “Huis”\t@", "'t “Huis”\t@"),
    ],
)
def test_names_of_stations_lose_what_the_count_adds(published, shown):
    assert station_name(published) == shown


def test_names_of_candidates():
    assert ballot_name(PersonName("Burg", "E.", "Eric", "van der")) == "van der Burg, E."
    assert ballot_name(PersonName("Yeşilgöz", "D.", "Dilan", "")) == "Yeşilgöz, D."
    assert ballot_name(PersonName("Prins")) == "Prins"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_name_comes_back_out_of_the_cell(name):
    named = replace(COUNT, units=(replace(COUNT.units[0], name=f"Stembureau x{name}"),))
    found = next(csv.reader([write_csv(named, LISTS).decode("utf-8-sig").split("\n")[5]], delimiter=";"))
    assert found[5] == station_name(f"Stembureau x{name}")


def test_european_lists_hold_in_every_district():
    definition = made.national("EP", 31, 10)
    national = made.lists(definition, Contest("alle"), {1: ["Appel"]})
    district = replace(made.count(definition, "0600", "Dam", national, (5,)), contest=Contest("2", "Zuid"))
    assert rows(district, national)[-1] == ["", "", "1", "Appel, A.", "5", "5"]


def refused(count: Count, lists=LISTS) -> list[str]:
    with pytest.raises(Refused) as caught:
        write_csv(count, lists)
    return [problem.message for problem in caught.value.problems]


def test_a_count_and_lists_that_do_not_belong_together_are_refused():
    other_election = replace(COUNT, election=replace(COUNT.election, id="TK2025"))
    assert refused(other_election) == [
        "De telling is van verkiezing TK2025, maar de kandidatenlijsten zijn van TK2026."
    ]
    assert refused(replace(COUNT, contest=Contest("1"))) == [
        "De telling is van kieskring 1, de kandidatenlijsten zijn van kieskring 2."
    ]
    other_lists = made.lists(TK, Contest("2", "Zuid"), {1: ["Appel", "Boom", "Citroen"], 8: ["Dak"]})
    assert refused(COUNT, other_lists) == [
        "In de telling ontbreekt kandidaat 3 van lijst 1 van de kandidatenlijsten.",
        "In de telling ontbreekt lijst 8 van de kandidatenlijsten.",
        "In de telling ontbreekt kandidaat 1 van lijst 8 van de kandidatenlijsten.",
        "In de telling staat lijst 7, maar niet op de kandidatenlijsten.",
        "In de telling staat kandidaat 1 van lijst 7, maar niet op de kandidatenlijsten.",
    ]
    assert refused(replace(COUNT, header=replace(COUNT.header, message="510d"))) == [
        "Van een 510d kan geen CSV gemaakt worden: verwacht een 510b of een 510c."
    ]
