"""A next session: one station is recounted on request, two people type it, and a corrigendum goes out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from tests.app.invented import election
from tests.browser import handed_over, typists
from tests.browser import night as story
from tests.browser.coordinators import does, fills_details, makes_documents, tab
from tests.browser.papers import paper
from tests.browser.people import Person
from tests.browser.test_election_night import passes_the_checks

REQUEST = "Het centraal stembureau vraagt om lijst 1 opnieuw te tellen."
FOUND = "De stemmen van twee kandidaten waren verwisseld."


def test_a_recount_on_request(gathered: Any, tmp_path: Path) -> None:
    night = story.Night(gathered(), election("GR"), "CSO")
    story.prepare(night)
    story.enter_straight(night)
    _, first = story.complete(night)
    before = handed_over.count_of(handed_over.unzipped(first))[1]

    night.people.inspected = True  # what comes before is inspected in the election night
    coordinator, els, bram = (night.person[name] for name in ("karim", "els", "bram"))
    does(coordinator, "Volgende zitting openen")
    adds_investigation(coordinator, "Dorpshuis 2")
    does(coordinator, "Invoer starten")
    writes_outcome(coordinator, "Dorpshuis 2")

    corrected = paper("GR", "CSO", story.DIFFERING, found=2, swapped=True, report=False)
    for typist, heading in ((els, "Eerste invoer klaar"), (bram, "Klaar: de twee invoeren zijn gelijk")):
        typist.goes("/")
        typist.follows("Naar de invoer")
        typists.opens(typist, corrected.station)
        typists.types(typist, corrected)
        typists.finishes(typist)
        assert typist.heading == heading
    does(coordinator, "Invoer afronden")
    fills_details(coordinator)
    name, content = makes_documents(coordinator)

    files = handed_over.unzipped(content)
    assert re.fullmatch(r"correctie_[a-z0-9_-]+-\d{8}-\d{6}\.zip", name)
    assert {"Model_Na14-2.pdf", "Leeg_Model_P2a.pdf"} <= files.keys()
    count_name, after = handed_over.count_of(files)
    passes_the_checks(tmp_path / count_name, after)
    handed_over.agrees_with_paper(after, [*(night.papers[each] for each in (1, 3)), corrected])
    assert handed_over.votes_per_station(before)[1] == handed_over.votes_per_station(after)[1]
    assert handed_over.votes_per_station(before)[2] != handed_over.votes_per_station(after)[2]
    corrigendum = files["Model_Na14-2.pdf"]
    handed_over.is_accessible(corrigendum)
    handed_over.carries_hash(corrigendum, after)


def adds_investigation(person: Person, station: str) -> None:
    """Write down what the central committee asks."""
    tab(person, "Onderzoeken")
    person.page.get_by_label("Stembureau", exact=True).select_option(label=f"2 {station}")
    person.fills("Aanleiding en opdracht", REQUEST)
    person.clicks("Onderzoek toevoegen")


def writes_outcome(person: Person, station: str) -> None:
    """Write down what was found, and that the numbers change."""
    tab(person, "Onderzoeken")
    person.follows(station)
    person.page.get_by_label(re.compile("^Bevindingen")).fill(FOUND)
    person.page.get_by_role("group", name=re.compile("gecorrigeerde uitkomst")).get_by_label("Ja").check()
    person.picture("onderzoek")
    person.clicks("Opslaan")
