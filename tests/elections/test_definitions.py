"""Published election definitions of 2023 and 2026: made counts go up through all levels of every type."""

from __future__ import annotations

import pytest
from lxml import etree

from kiesdeler.eml.messages import Contest, ElectionDefinition, Region
from kiesdeler.eml.reader import read, read_file
from kiesdeler.eml.writer import write
from kiesdeler.law.allocation import allocate
from kiesdeler.tally.areas import areas, roman
from kiesdeler.tally.contest import contest
from kiesdeler.tally.elected import result_message
from kiesdeler.tally.totals import add_up
from tests.shared import EML_NL_XSD, SHARED
from tests.tally import made

ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]


def test_district_numbers_in_roman_numerals():
    assert list(map(roman, range(1, 11))) == ROMAN
    assert (roman(14), roman(19), roman(20)) == ("XIV", "XIX", "XX")


def test_an_island_is_its_own_municipality():
    definition = made.council()
    island = ElectionDefinition(
        definition.header,
        definition.election,
        Contest("geen"),
        9,
        50,
        (Region("KIESCOLLEGE", "Bonaire", 9001),),
    )
    assert dict(areas(island).districts[0].municipalities) == {"9001": "Bonaire"}


if SHARED is not None:
    FOLDER = SHARED / "data" / "definitions"
    DISTRICTS = {  # file -> per district: contest id, name, number of municipalities
        "PS2023_Gelderland": [("1", "Arnhem", 37), ("2", "Nijmegen", 14)],
        "PS2023_Limburg": [("I", "Maastricht", 16), ("II", "Venlo", 15)],
        "PS2023_Drenthe": [("1", "Drenthe", 12)],
        "AB2023_Limburg": [("1", "Limburg", 31)],
        "GR2026_Stadskanaal": [("1", "Stadskanaal", 1)],
    }

    def definition_of(name: str) -> ElectionDefinition:
        found = read_file(FOLDER / f"Verkiezingsdefinitie_{name}.eml.xml")
        assert isinstance(found, ElectionDefinition)
        return found

    @pytest.mark.parametrize("name", DISTRICTS)
    def test_districts_and_municipalities(name):
        found = areas(definition_of(name))
        assert [(each.contest_id, each.name, len(each.municipalities)) for each in found.districts] == DISTRICTS[name]
        assert found.several == (len(DISTRICTS[name]) > 1)

    @pytest.mark.parametrize("name", DISTRICTS)
    def test_made_counts_become_totals_and_a_result_that_the_official_schemas_accept(name):
        """Votes rise with the municipality; every district has its own order, so that there is a group and a set."""
        definition = definition_of(name)
        found = areas(definition)
        files, counts = [], []
        for index, district in enumerate(found.districts):
            where = Contest(district.contest_id, district.name) if found.several else Contest("geen")
            people = ["Appel", "Boom", "Citroen"]
            on = made.lists(definition, where, {1: people[index:] + people[:index], 2: ["Dak", "Eik"], 4: ["Fles"]})
            files.append(on)
            for place, (code, municipality) in enumerate(district.municipalities.items(), 1):
                counts.append(made.count(definition, code, municipality, on, (place, 2 * place, 5, 3, place, 4)))
        total = add_up(definition, counts, level="csb", candidate_lists=files, created=made.CREATED)
        messages = [total]
        if found.several:
            messages.append(
                add_up(
                    definition,
                    counts[: len(found.districts[0].municipalities)],
                    level="hsb",
                    candidate_lists=files[:1],
                    created=made.CREATED,
                )
            )
            assert total.contest == Contest("alle")
            assert [unit.id for unit in total.units] == ["HSB1", "HSB2"]
            assert messages[1].contest.id == DISTRICTS[name][0][0]
        else:
            assert total.contest == Contest("geen")
            assert [unit.id for unit in total.units] == list(found.districts[0].municipalities)
        assert total.header.authority.name == definition.election.domain.name
        assert total.total.total_counted == sum(count.total.total_counted for count in counts)

        prepared = contest(definition, total, candidate_lists=files)
        assert [len(party.parts) for party in prepared.lists] == [len(found.districts), 1, 1]
        result = result_message(definition, total, allocate(prepared), candidate_lists=files, created=made.CREATED)
        assert sum(len(each.elected) for each in result.lists) == 6  # everyone: there are more seats than candidates
        messages.append(result)
        for message in messages:
            data = write(message)
            assert read(data, "made") == (message, [])
            if EML_NL_XSD is not None:
                stem = "520-result" if message.header.message == "520" else "510-count"
                schema = etree.XMLSchema(etree.parse(EML_NL_XSD / f"{stem}-kiesraad-strict.xsd"))
                schema.assertValid(etree.fromstring(data))
