"""What the reports of a session say: totals, stations, differences, corrections; and what is left to be written."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiesdeler.law.counting.kinds import Method, Phase
from kiesdeler.problems import Refused
from kiesdeler.reports.languages import Language
from kiesdeler.reports.render import render
from kiesdeler.reports.sessions.annex import SPACE, WIDEST, Tally
from kiesdeler.reports.sessions.inputs import Investigation, StationResult
from kiesdeler.reports.sessions.na14 import CorrectedStation, Na14, na14_2
from kiesdeler.reports.sessions.na31 import na31
from kiesdeler.reports.sessions.p2a import p2a
from tests.reports.reading import pages, text
from tests.reports.sessions.made import (
    BALLOT,
    HASH,
    HEADING,
    KNOWN,
    NAMES,
    NOTHING_KNOWN,
    STATIONS,
    corrigendum,
    count,
    empty_new_session,
    first_session,
    form,
    new_session,
    next_results,
    postal,
    stations,
    zero_report,
)
from tests.reports.untranslated import left_over

GROUPS = " ".join(["0123", "4567", "89ab", "cdef"] * 4)


def between(said: str, first: str, last: str) -> str:
    """The text from the last heading `first` (it is in the contents as well) to the next `last`."""
    start = said.rindex(first)
    return said[start : said.index(last, start)]


@pytest.fixture(scope="module")
def central() -> bytes:
    return render(first_session())


@pytest.mark.parametrize("method", Method)
def test_totals_are_those_of_the_count_and_all_stations_are_named(method: Method):
    said = text(render(first_session(method)))
    votes = [votes for _, votes, *_ in STATIONS.values()]
    for place, candidate in enumerate(name for party in BALLOT for _, name in party.candidates):
        total = f"{sum(one[place] for one in votes):,}".replace(",", ".")
        assert f"{candidate} {total} " in said
    assert "Totaal lijst 1 – Partij voor Juinen 1.332" in said
    assert "Totaal stemmen op kandidaten 1.551" in said
    assert "Totaal uitgebrachte stemmen 1.555" in said
    assert "Totaal toegelaten kiezers 1.556" in said
    assert "Aantal kiesgerechtigden: 2.500" in said
    assert all(name in said for name in NAMES)


def test_investigations_and_explanations_stand_in_1_2(central: bytes):
    said = text(central)
    overview = between(said, "1.2.1 Overzicht", "1.3 Tijdens")
    assert "7 Mobiel stembureau onderzocht om een andere reden, stembiljetten (deels) opnieuw geteld" in overview
    assert "1 De Brink – " in overview
    assert "Stembureau 2 Dorpshuis ’t Hart Er zijn twee stembiljetten meegenomen door kiezers." in overview
    assert KNOWN.changes[0] in overview
    decentral = text(render(first_session(Method.DSO)))
    assert "7 Mobiel stembureau onderzocht om een andere reden, aantallen verbeterd" in decentral


@pytest.mark.parametrize(("method", "answer"), [(Method.CSO, "Nee"), (Method.DSO, "Ja")])
def test_stations_with_a_difference_stand_in_2_4(method: Method, answer: str):
    said = text(render(first_session(method)))
    part = between(said, "2.4.1 Stembureaus met", "2.5 Uitkomst")
    assert f"2 Dorpshuis ’t Hart 1.240 1.238 0 2 {answer}" in part
    assert "7 Mobiel stembureau 19 20 1 0 –" in part
    assert "De Brink" not in part
    assert "I Aantal méér getelde stembiljetten 1 J Aantal minder getelde stembiljetten 2" in part


def test_what_is_not_known_is_left_to_be_written(central: bytes):
    known, empty = text(central), text(render(first_session(session=NOTHING_KNOWN)))
    for words in (
        "M. de Voorzitter",
        "Gemeentehuis Juinen",
        "19 maart 2026",
        "10.30 uur",
        "om 7.30 uur open",
        "brandweer",
    ):
        assert words in known
        assert words not in empty
    for question in ("Waren er bezwaren van aanwezigen?", "Waren er bijzonderheden?"):
        assert question in empty
        assert question not in known
    assert known.count("M. de Voorzitter") == 2  # present, and where the signature comes


def test_every_sheet_has_its_own_station_and_page_numbers(central: bytes):
    sheets = [page for page in pages(central) if "Model Na 31-2 bijlage 1 ·" in page]
    assert len(sheets) == len(STATIONS)
    for (number, (name, votes, blank, *_)), sheet in zip(STATIONS.items(), sheets, strict=True):
        assert f"Stembureau {number} {name}" in sheet
        assert f"Stembureau {number} · Pagina 1 van 1" in sheet
        assert GROUPS in sheet
        assert f"Blanco stemmen {blank} " in sheet
        assert f"11–12 {votes[-2]} {votes[-1]} " in sheet
    assert "Zijn de stembiljetten door dat onderzoek (deels) opnieuw geteld? Ja" in sheets[2]
    assert "niet beantwoord" in sheets[0]


@given(st.data())
def test_the_lines_of_a_sheet_hold_every_vote_at_its_place(data: st.DataObject):
    candidates = sorted(data.draw(st.sets(st.integers(1, 80), min_size=1)))
    votes = data.draw(st.lists(st.integers(0, 999_999_999), min_size=len(candidates), max_size=len(candidates)))
    lines = Tally(tuple(candidates), tuple(votes)).printed().split("\n")
    read = {}
    ends = []
    for line in lines:
        first, last = map(int, re.findall(r"\d+", line)[:2])
        for number, vote in zip(
            [n for n in range(first, last + 1) if n in candidates], re.findall(r"\d+", line)[2:], strict=True
        ):
            read[number] = int(vote)
        ends.append(last)
        if last - first > 4:
            assert len(line) <= 6 + WIDEST + 10
    assert read == dict(zip(candidates, votes, strict=True))
    assert ends[-1] == candidates[-1]
    if all(vote < 1000 for vote in votes):
        assert len(lines) == -(-candidates[-1] // 10)


def test_figures_stand_under_each_other():
    first, second = Tally(tuple(range(1, 21)), (250, *[7] * 9, *[12] * 10)).printed().split("\n")
    assert len(first) == len(second)
    assert [at for at, sign in enumerate(first) if sign != SPACE and first[at + 1 : at + 2] == SPACE][1:] == [
        at for at, sign in enumerate(second) if sign != SPACE and second[at + 1 : at + 2] == SPACE
    ][1:]


@pytest.mark.parametrize("method", Method)
def test_the_zero_report_before_the_start(method: Method):
    said = text(render(zero_report(method)))
    assert "Totaal uitgebrachte stemmen 0" in said
    assert "Er zijn geen verschillen." in said
    assert "CONCEPT" in said
    assert "Hashcode" not in said


def test_a_report_without_any_station():
    of = form()
    said = text(render(na31(HEADING, of, count(of, []), [], NOTHING_KNOWN, count_hash=None)))
    assert "Er is nog niets geteld." in said


def test_marks_stand_on_every_page():
    for page in pages(render(first_session(heading=replace(HEADING, concept=True, practice=True)))):
        assert "CONCEPT" in page
        assert "OEFENING" in page


def test_the_hash_is_that_of_the_count(central: bytes):
    assert all(GROUPS in page for page in pages(central) if "bijlage 2" not in page)
    assert "Hashcode" not in text(render(first_session(digest=None)))


def test_a_report_of_stations_that_do_not_add_up_is_not_made():
    of = form()
    with pytest.raises(ValueError, match="the stations have"):
        na31(HEADING, of, count(of, stations(of)), stations(of)[1:], KNOWN, count_hash=HASH)


def test_the_postal_committee():
    said = text(render(postal()))
    assert "Model O 20" in said
    assert "1.2 Getelde briefstembureaus" in said
    assert "Totaal toegelaten kiezers 1.556" in said
    assert "Stempassen" not in said
    assert "Zonder verklaring 2" in said
    assert "2 Dorpshuis ’t Hart 1.240 1.238 0 2" in said


# --- corrections -----------------------------------------------------------------------------------------------


def test_a_corrigendum_has_a_corrected_number_only_where_it_is_another():
    report = corrigendum().main
    assert isinstance(report, Na14)
    changed = {
        line.label.letter: (line.before, line.after) for line in (*report.admitted, *report.cast, *report.differences)
    }
    assert changed["E.1"] == (1332, 1333)
    assert changed["E"] == (1551, 1552)
    assert changed["H"] == (1555, 1556)
    assert changed["D"] == (1556, 1557)
    assert {letter for letter, (_, after) in changed.items() if after is not None} == {"B", "D", "E", "E.1", "H"}
    better = [(c.name, c.votes, c.after) for party in report.lists for c in party.candidates if c.after is not None]
    assert better == [("Çelik, C.", 3, 4)]
    assert [party.after for party in report.lists] == [1333, None, None]
    said = text(render(corrigendum()))
    assert "3 Çelik, C. 3 4 Totaal 1.332 1.333" in said
    assert "1 Jansen, A. (Anna) 1.308 –" in said


def test_only_corrected_stations_are_in_a_corrigendum():
    bundle = corrigendum()
    assert [part.investigation.number for part in bundle.nested if isinstance(part, CorrectedStation)] == [7]
    said = text(render(bundle))
    assert "De Brink" not in said
    annex = said[said.index("Bijlage 1 Stembureau 7 Mobiel stembureau") :]
    assert "Een biljet lag nog in de bus. Tel het mee." in annex
    assert "Is er een verbeterde uitkomst? Ja" in annex
    assert "Totaal lijst 1 – Partij voor Juinen 9 10" in annex
    assert "Lijsten waarop niets is veranderd: Lijst 2 (zonder naam); Lijst 4 – Samen." in annex
    assert corrigendum(Method.DSO).nested == ()


def test_a_station_that_was_not_counted_before_starts_from_nothing():
    of = form(Method.CSO, Phase.NEXT)
    (added,) = [replace(one, original=None) for one in next_results(of) if one.number == 7]
    (annex,) = na14_2(HEADING, of, count(of, [added]), [added], KNOWN, count_hash=HASH).nested
    assert isinstance(annex, CorrectedStation)
    assert {line.before for line in (*annex.admitted, *annex.cast)} == {0}


def test_the_report_of_a_new_session():
    said = text(render(new_session()))
    part = said[said.rindex("1.2 Onderzochte stembureaus") :]
    assert "Stembureau 1 De Brink Aanleiding en opdracht Tel lijst 4 na. Bevindingen Alles klopte." in part
    assert "Is er een verbeterde uitkomst? Nee Stembureau 7 Mobiel stembureau" in part
    unknown = p2a(HEADING, [StationResult(3, "De Kas", (), investigation=Investigation("Tel na."))], NOTHING_KNOWN)
    assert "Is er een verbeterde uitkomst? Ja Nee" in text(render(unknown))


def test_an_empty_report_of_a_new_session_has_room_to_write():
    said = text(render(empty_new_session()))
    assert said.count("Is er een verbeterde uitkomst? Ja Nee") == 3
    assert "Schrijf per stembureau op" in said


# --- characters and languages ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("station", {"name": "Café 李"}),
        ("note", {"notes": ("Zie \U0001f600.",)}),
    ],
)
def test_a_character_that_no_font_has_refuses_the_report(name: str, changes: dict[str, object]):
    of = form()
    results = [replace(one, **changes) for one in stations(of)]
    with pytest.raises(Refused, match="niet kan worden afgedrukt"):
        render(na31(HEADING, of, count(of, results), results, KNOWN, count_hash=HASH))


def test_names_are_never_markup():
    of = form()
    hostile = "#panic() *x* $y$ <z> @a \\u{41} [b]"
    results = [replace(one, name=hostile, notes=(hostile,)) for one in stations(of)]
    assert text(render(na31(HEADING, of, count(of, results), results, KNOWN, count_hash=HASH))).count(hostile) >= 9


DATA = (
    HEADING.area, HEADING.committee, HEADING.election, *NAMES, *(one.name for one in BALLOT if one.name),
    *(name for one in BALLOT for _, name in one.candidates), KNOWN.place, *KNOWN.changes, *KNOWN.particulars,
    *KNOWN.objections[0].split("\n"), *(text for pair in KNOWN.present for text in pair),
    "Er zijn twee stembiljetten", "meegenomen door kiezers.", "Tel lijst 4 na.", "Alles klopte.",
    "Een biljet lag nog in de bus.", "Tel het mee.", "Er lag één biljet in de bus.", "Nederland",
    "Nationaal briefstembureau", "Tweede Kamer 2027", GROUPS, "P 2a",
)  # fmt: skip


@pytest.mark.parametrize(
    "make",
    [
        lambda: first_session(language=Language.FRISIAN),
        lambda: first_session(Method.DSO, NOTHING_KNOWN, language=Language.FRISIAN),
        lambda: corrigendum(language=Language.FRISIAN),
        lambda: new_session(Language.FRISIAN),
        lambda: empty_new_session(Language.FRISIAN),
        lambda: postal(language=Language.FRISIAN),
    ],
)
def test_a_frisian_report_holds_only_frisian_and_data(make):
    assert left_over(text(render(make())), DATA) == []
