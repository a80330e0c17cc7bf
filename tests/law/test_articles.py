"""References to articles: the forms of the command-line contract, of reports and of the register of regulations."""

from __future__ import annotations

import datetime

import pytest

from kiesdeler.law.articles import REGULATIONS, Article

P8_3 = Article("Kieswet", "P 8", 3)


def test_short_form_is_that_of_the_contract() -> None:
    assert P8_3.short == str(P8_3) == "P 8(3)"
    assert Article("Kieswet", "P 10").short == "P 10"


def test_label_reads_as_in_a_report() -> None:
    assert P8_3.label == "artikel P 8, derde lid, Kieswet"
    assert Article("Kieswet", "P 19a").label == "artikel P 19a, Kieswet"
    assert Article("Kiesbesluit", "H 2", 1).label == "artikel H 2, eerste lid, Kiesbesluit"
    assert Article("Kieswet", "Y 32", 10).label == "artikel Y 32, tiende lid, Kieswet"


def test_juriconnect_is_that_of_the_design() -> None:
    assert Article("Kieswet", "P 7").juriconnect == "jci1.3:c:BWBR0004627&artikel=P7"
    assert P8_3.juriconnect == "jci1.3:c:BWBR0004627&artikel=P8&lid=3"


def test_link_is_dated_in_the_form_of_the_register() -> None:
    # the EML_NL documentation links to the Kiesbesluit as ...BWBR0004632&...&artikel=H_2&z=2023-01-01&g=2023-01-01
    link = Article("Kiesbesluit", "H 2").link(datetime.date(2023, 1, 1))
    assert link == "https://wetten.overheid.nl/jci1.3:c:BWBR0004632&artikel=H_2&z=2023-01-01&g=2023-01-01"


@pytest.mark.parametrize(
    ("law", "number"), [("Kieswet", "BWBR0004627"), ("Kiesbesluit", "BWBR0004632"), ("Kiesregeling", "BWBR0034180")]
)
def test_regulations_have_their_number_in_the_register(law: str, number: str) -> None:
    assert REGULATIONS[law] == number
