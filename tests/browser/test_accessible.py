"""Every page for everybody: axe finds nothing, nothing is too wide at 200%, and it works without a script or a mouse.

The election night of the council is inspected as well, in the states that only come up there (test_election_night).
"""

from __future__ import annotations

import re
import time
from typing import Any

import pytest

from tests.app.accounts.test_factor import code
from tests.browser import practice, typists
from tests.browser.accounts import log_in
from tests.browser.walking import kind, walks

PAGES = {  # the least that each must come across; walking finds the rest by itself
    "beheerder": {"/verkiezingen/", "/gebruikers/", "/logboek/", "/gebruikers/nieuw/"},
    "coordinator": {
        "/zitting/N/overzicht/", "/zitting/N/stand/", "/zitting/N/gegevens/", "/zitting/N/waarschuwingen/",
        "/stembureau/N/telling/", "/zitting/N/documenten/", "/zitting/N/formulieren/", "/zitting/N/tussenstand/",
        "/zitting/N/stembureaus/", "/logboek/",
    },
    "invoerder1": {"/zitting/N/invoer/", "/oefenen-met-toetsen/", "/account/"},
    "waarnemer": {"/zitting/N/scherm/"},
}  # fmt: skip


@pytest.mark.parametrize("name", practice.PEOPLE)
def test_every_page_somebody_can_reach(gathered: Any, name: str) -> None:
    person = practice.comes(gathered(practice=True, inspected=True), name)
    if name == "coordinator":
        person.picture("oefening-coordinator")
        person.goes("/zitting/1/overzicht/")
        person.picture("oefening-overzicht")
    found = walks(person)
    assert found >= PAGES[name], PAGES[name] - found


def test_forms_that_were_filled_in_wrong(gathered: Any) -> None:
    people = gathered(practice=True, inspected=True)
    administrator, coordinator = practice.comes(people, "beheerder"), practice.comes(people, "coordinator")
    for person, start in ((administrator, "/gebruikers/nieuw/"), (administrator, "/verkiezingen/nieuw/")):
        person.goes(start)
        sends_empty(person)
    coordinator.goes("/zitting/1/gegevens/")
    date = coordinator.page.get_by_label(re.compile("^Datum"))
    date.evaluate("each => { each.type = 'text'; }")
    date.fill("morgen")
    coordinator.expected = re.compile(r"status of 422|required format")  # of a date field that gets its text back
    sends_empty(coordinator)
    assert coordinator.page.locator(".error").count()
    outside = people.comes("niemand")
    outside.expected = re.compile(r"status of (404|422)")
    outside.goes("/inloggen/")
    sends_empty(outside)
    outside.goes("/bestaat/niet/")


def sends_empty(person: Any) -> None:
    """Send the form of the page as it is, past the checks of the browser."""
    person.page.locator("main form").last.evaluate("form => { form.noValidate = true; }")
    with person.page.expect_navigation():
        person.page.locator("main form").last.locator("button").last.click()
    person.looks()
    assert kind(person.page.url)


def test_a_second_factor(gathered: Any) -> None:
    person = practice.comes(gathered(practice=True, inspected=True), "coordinator")
    person.goes("/account/code/instellen/")
    person.clicks("Begin")
    secret = person.page.locator("figcaption .hash").inner_text()
    field = person.page.get_by_label(re.compile("^Code"))
    field.fill(code(secret, time.time()))
    person.clicks("Zet aan")
    assert "tweede factor staat aan" in person.page.locator("main").inner_text()
    person.clicks("Uitloggen")
    log_in(person, practice.PASSWORD)
    assert person.heading == "Typ de code van je telefoon"
    person.expected = re.compile(r"status of 422")
    field.fill("000000")
    person.clicks("Verder")
    assert person.page.locator(".error").count()


def test_a_station_without_scripts(gathered: Any) -> None:
    people = gathered(practice=True)
    typist = practice.comes(people, "invoerder3", java_script_enabled=False)
    practice.to_entry(typist)
    paper = practice.untouched()
    typist.page.get_by_label("Nummer van het stembureau").fill(str(paper.station))
    typist.clicks("Beginnen")
    typist.clicks("Beginnen")  # the name is shown first
    while "/controleren/" not in typist.page.url:
        for field in typist.page.locator("[data-entry] [name^='v-']").all():
            written = paper.fields[str(field.get_attribute("name")).removeprefix("v-")]
            if field.get_attribute("type") != "checkbox":
                field.fill(str(written))
            elif written & int(str(field.get_attribute("value"))):
                field.check()
        typist.clicks("Volgende")
        assert not typists.told(typist)
    typist.clicks("Invoer afronden")
    assert typist.heading == "Eerste invoer klaar"
