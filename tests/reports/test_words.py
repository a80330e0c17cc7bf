"""Numbers, names, file names and the table of characters."""

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiesdeler.eml import messages as eml
from kiesdeler.reports.coverage import RANGES
from kiesdeler.reports.frame import committee_name, file_name, model_for, slug, timestamp
from kiesdeler.reports.glyphs import covered
from kiesdeler.reports.numbers import Mixed, enumeration, hash_groups, mixed_text, thousands
from kiesdeler.reports.people import alphabetical, printed
from tests.reports.make_coverage import ranges


@given(st.integers(0, 10**9), st.integers(1, 10**6))
def test_a_mixed_number_is_the_quotient(dividend: int, divisor: int):
    assert Mixed.of(dividend, divisor).value == Fraction(dividend, divisor)
    assert Mixed.over(Fraction(dividend, divisor), divisor) == Mixed.of(dividend, divisor)


def test_the_quota_of_the_senate_of_2023():
    assert mixed_text(Mixed.of(178_970, 75)) == "2.386 20/75"
    assert mixed_text(Mixed.of(9350, 17)) == "550"
    assert thousands(10_432_726) == "10.432.726"
    with pytest.raises(ValueError, match="multiple"):
        Mixed.over(Fraction(1, 3), 7)


def test_enumerations_and_hashes():
    assert enumeration(["a"]) == "a"
    assert enumeration(["a", "b", "c"]) == "a, b en c"
    assert hash_groups("AB" * 32) == ("abab",) * 16
    with pytest.raises(ValueError, match="SHA-256"):
        hash_groups("abc")


def person(
    last: str, initials: str | None = None, prefix: str | None = None, country: str | None = None
) -> eml.Candidate:
    name = eml.PersonName(last, initials, None, prefix)
    return eml.Candidate(1, name, gender="female", address=eml.Address("Gent", country))


def test_how_a_candidate_is_printed():
    name = eml.PersonName("Plas", "C.A.M.", "Caroline", "van der")
    candidate = eml.Candidate(1, name, gender="female", address=eml.Address("Gent", "BE"))
    assert printed(candidate, with_gender=True).name == "Plas, van der, C.A.M. (Caroline) (v)"
    assert printed(candidate, with_gender=False).name == "Plas, van der, C.A.M. (Caroline)"
    assert printed(candidate, with_gender=False).locality == "Gent (BE)"
    assert printed(person("Jansen"), with_gender=False).name == "Jansen"
    with pytest.raises(ValueError, match="no name"):
        printed(eml.Candidate(1), with_gender=False)


def test_the_alphabet_leaves_out_prefixes_and_marks():
    people = [
        person("Zwart"), person("Çelik"), person("Berg", "B.", "van den"), person("Øster"), person("Olde"),
        person("Pas"), person("Berg", "A."), person("Čapek"), person("İnan"), person("Łuk"),
        person("de Boer", "C."), person("'t Hart"),
    ]  # fmt: skip
    ordered = [one.name.last_name for one in sorted(people, key=alphabetical) if one.name]
    assert ordered == [
        "Berg", "Berg", "Čapek", "Çelik", "de Boer", "İnan", "Łuk", "Olde", "Øster", "Pas", "'t Hart", "Zwart",
    ]  # fmt: skip


def definition(
    category: str, name: str, *, domain: eml.Domain | None = None, districts: int = 0
) -> eml.ElectionDefinition:
    election = eml.ElectionIdentifier(name, category, datetime.date(2027, 3, 17), None, None, domain)
    regions = tuple(eml.Region("KIESKRING", f"Kring {n}", n) for n in range(1, districts + 1))
    return eml.ElectionDefinition(eml.Header("110a", ""), election, eml.Contest("geen"), 9, 25, regions)


@pytest.mark.parametrize(
    ("category", "election", "domain", "districts", "model", "name"),
    [
        ("GR", "GR2026_Ede", eml.Domain("Ede", "0228"), 0, "P 22-2", "GR2026_P22-2_0228-ede.pdf"),
        ("AB", "AB2027_Vallei", eml.Domain("Vallei en Veluwe", "8"), 0, "P 22-2", "AB2027_P22-2_vallei-en-veluwe.pdf"),
        ("PS", "PS2023_Drenthe", eml.Domain("Drenthe"), 1, "P 22-2", "PS2023_P22-2_drenthe.pdf"),
        ("PS", "PS2023_Gelderland", eml.Domain("Gelderland"), 2, "P 22-1", "PS2023_P22-1_gelderland.pdf"),
        ("PS", "PS2023_Fryslan", eml.Domain("Fryslân"), 1, "P 22-2", "PS2023_P22-2_fryslan.pdf"),
        ("TK", "TK2023", None, 20, "P 22-1", "TK2023_P22-1_nederland.pdf"),
        ("EP", "EP2024", None, 20, "P 22-1", "EP2024_P22-1_nederland.pdf"),
        ("EK", "EK2023", None, 16, "U 16", "EK2023_U16_nederland.pdf"),
    ],
)
def test_models_and_names_of_published_reports(
    category: str, election: str, domain: eml.Domain | None, districts: int, model: str, name: str
):
    made = definition(category, election, domain=domain, districts=districts)
    assert model_for(made) == model
    assert file_name(made) == name


def test_slugs_and_committees():
    assert slug("'s-Gravenhage") == "s-gravenhage"
    assert slug("Súdwest-Fryslân") == "sudwest-fryslan"
    assert committee_name("De Kiesraad") == "De Kiesraad"
    assert committee_name("Juinen") == "Centraal stembureau Juinen"
    assert committee_name("Centraal stembureau Juinen") == "Centraal stembureau Juinen"


def test_the_time_stamp_is_the_same_in_every_time_zone():
    assert timestamp("1970-01-02T00:00:00.000") == 86_400
    assert timestamp("1970-01-02T01:00:00+01:00") == 86_400


def test_the_table_of_characters_is_that_of_the_fonts():
    assert list(RANGES) == ranges()


def test_all_letters_of_the_latin_blocks_are_covered():
    blocks = ((0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x24F), (0x300, 0x345), (0x1E00, 0x1EFF))
    assert [hex(point) for first, last in blocks for point in range(first, last + 1) if not covered(chr(point))] == []
