"""The papers of a polling station: every field of the form is on them, and what is known is filled in."""

import dataclasses
import re

import pytest

from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.kinds import Committee, FormKind, Method, Phase
from kiesdeler.law.rules import ElectionType
from kiesdeler.problems import Refused
from kiesdeler.reports import forms
from kiesdeler.reports.languages import Language
from kiesdeler.reports.numbers import thousands
from kiesdeler.reports.render import Report, render
from tests.reports.forms.made import (
    GR,
    HEADING,
    POSTAL,
    PS,
    REASON,
    SMALL,
    STATION,
    TK,
    ballot,
    corrected,
    figures,
    form,
    papers,
)  # fmt: skip
from tests.reports.reading import heights, opened, pages, tags, text

NL, FY = Language
DSO, CSO = Method.DSO, Method.CSO
COPY = "Neem dit totaal over"  # stands with the total of every list


def said(report: Report) -> str:
    return text(render(report))


def numbered(made: Form) -> list[str]:
    """The fields with a letter as they stand in a table: letter and label."""
    return [f"{field.letter} {field.label}" for field in made.fields if field.letter]


@pytest.mark.parametrize(
    ("make", "made"),
    [
        (forms.n10_1, form(GR, DSO)), (forms.n10_1, form(PS, DSO)), (forms.n29_2, form(TK, None)),
        (forms.na31_2_annex, form(GR, CSO)), (forms.na31_2_annex, form(PS, CSO)), (forms.corrigendum, form(TK, DSO)),
    ],
)  # fmt: skip
def test_every_field_of_the_form_is_on_paper_with_its_letter_in_order(make, made: Form):
    words = said(make(HEADING, made, STATION, NL))
    words = words[words.index(f"{made.paper.admitted} Toegelaten kiezers") :]
    places = [words.index(one) for one in numbered(made)]
    assert places == sorted(places)
    for field in made.fields:
        if field.rubric[-1].isdigit() and field.rubric not in {"B1-1", "B1-2"}:  # what comes before: see below
            assert field.label in words
            assert field.rubric in words


def test_the_annex_asks_about_the_investigation_and_the_differences():
    made = form(GR, CSO)
    first = pages(render(forms.na31_2_annex(HEADING, made, STATION, NL)))[0]
    for field in made.section("extra_investigation").fields + made.section("station_differences").fields:
        assert f"{field.label} Ja Nee" in first
        assert field.rubric in first


def test_the_cover_asks_which_papers_there_are():
    made = form(PS, DSO)
    cover = pages(render(forms.n10_1(HEADING, made, STATION, NL)))[0]
    assert "In te vullen door: Gemeentelijk stembureau Juinen" in cover
    for field in made.section("about_report").fields:
        assert f"{field.label} Ja Nee" in cover


@pytest.mark.parametrize("method", Method)
def test_voter_cards_are_on_paper_only_where_they_exist(method: Method):
    make = forms.n10_1 if method is DSO else forms.na31_2_annex
    assert "C Kiezerspassen" in said(make(HEADING, form(PS, method), None, NL))
    council = said(make(HEADING, form(GR, method), None, NL))
    assert "C Kiezerspassen" not in council
    assert "Veld C (kiezerspassen) komt bij deze verkiezing niet voor." in council


def test_every_list_and_candidate_has_a_place():
    read = pages(render(forms.n10_1(HEADING, form(), STATION, NL)))
    for each in SMALL:
        (page,) = [one for one in read if f"{each.title} Schrijf bij elke kandidaat" in one]
        for number, name in each.candidates:
            assert f" {number} {name} " in page
        assert f"Totaal lijst {each.number} " in page
        assert f"{COPY} bij E.{each.number} in rubriek 2.2." in page


def test_a_station_that_counts_lists_gets_the_lists_only():
    words = said(forms.n10_2(HEADING, form(GR, CSO), STATION, NL))
    assert "2.4 Stemmen per lijst" in words
    assert "E.1 Totaal lijst 1 – Lokaal A E.2 Totaal lijst 2 (zonder naam) E.3 Totaal lijst 3 – Lokaal C E " in words
    assert "Kandidaat" not in words
    assert "Çelik" not in words


def test_the_insert_sheet_asks_what_the_form_asks():
    made = form(PS, DSO)
    words = said(forms.controls_insert(HEADING, made, STATION, NL))
    for field in made.section("controls").fields:
        assert field.label in words


def test_the_postal_report_on_voting_has_the_admitted_voters():
    words = said(forms.n29_1(POSTAL, form(TK, None), None, NL))
    assert "2.1 Toegelaten kiezers" in words
    assert "D Totaal toegelaten kiezers" in words


def test_a_known_station_is_filled_in_and_stands_on_every_page():
    read = pages(render(forms.n10_1(HEADING, form(), STATION, NL)))
    assert "Gemeente Juinen Nummer 12 Naam De Brink Adres Dorpsstraat 4" in read[0]
    for page in read[1:]:
        assert "Juinen · Gemeenteraad Juinen 2026 Stembureau 12 De Brink" in page


def test_without_a_station_there_are_lines_to_write_on():
    read = pages(render(forms.n10_1(HEADING, form(), None, NL)))
    assert "Gemeente Juinen Nummer Naam Adres" in read[0]
    assert all("Stembureau nummer" in page for page in read[1:])


@pytest.mark.parametrize(("election", "method"), [(PS, DSO), (GR, CSO), (TK, None)])
def test_a_correction_has_the_former_number_beside_every_field(election: ElectionType, method: Method | None):
    made = form(election, method, Phase.NEXT)
    words = said(corrected(election, method, NL))
    for field, former in zip(made.fields, figures(made), strict=True):
        if field.candidate is not None:
            assert f" {field.candidate} {field.label} {thousands(former)} " in words
        elif field.letter:
            hint = r"(?: \([^)]*\))?"  # A + B + C
            assert re.search(rf"{re.escape(field.letter)} {re.escape(field.label)}{hint} {thousands(former)} ", words)
        elif not field.is_choice and field.list_number is None:
            assert f"{field.label} {thousands(former)}" in words
    for span in made.spans:
        copied = f"E.{span.number} in rubriek {made.paper.cast}."
        assert f"{COPY} bij {copied} Vorige zitting: {thousands(figures(made)[span.total])}" in words


def test_a_correction_tells_the_reason_line_by_line_or_leaves_room():
    first, second = REASON.split("\n")
    assert f"Aanleiding en opdracht {first} {second} Bevindingen" in said(corrected(PS, DSO, NL))
    assert "Aanleiding en opdracht Bevindingen" in said(corrected(PS, DSO, NL, reason=" \n"))


def test_a_station_that_was_not_there_has_no_former_numbers():
    made = form(PS, DSO, Phase.NEXT)
    paper = forms.corrected_station(HEADING, made, STATION, NL, reason=REASON, original=None)
    assert "A Stempassen – B Volmachtbewijzen –" in said(paper)


def test_only_a_paper_with_signatures_of_its_own_is_signed():
    assert "3 Ondertekening" in said(corrected(PS, DSO, NL))
    assert "Ondertekening" not in said(corrected(GR, CSO, NL))  # an annex


def test_twenty_six_lists_of_fifty_take_a_page_each():
    lists = ballot(*[50] * 26)
    long = [
        dataclasses.replace(each, name=f"{each.name} voor een groener en leefbaarder buitengebied") for each in lists
    ]
    read = pages(render(forms.n10_1(HEADING, form(TK, DSO, lists=long), STATION, NL)))
    listed = [page for page in read if COPY in page]
    assert len(listed) == 26
    for each, page in zip(long, listed, strict=True):
        assert all(f" {number} {name} " in page for number, name in each.candidates)


def test_a_list_of_eighty_goes_on_on_a_second_page_and_has_its_total_there():
    first, second = pages(render(forms.n10_1(HEADING, form(GR, DSO, lists=ballot(80)), STATION, NL)))[-3:-1]
    assert "Deze lijst gaat verder op de volgende pagina." in first
    assert COPY not in first
    assert "Lijst 1 – Lokaal A (vervolg)" in second
    assert "Kolom 3" in second
    assert "Totaal lijst 1 (kolom 1 tot en met 4)" in second


def test_the_total_of_a_list_stands_at_the_same_height_on_every_page():
    pdf = render(forms.n10_1(HEADING, form(lists=ballot(1, 50, 24, 80)), STATION, NL))
    found = heights(pdf, "Totaal lijst 1234")
    lowest = {min(found[place]) for place, page in enumerate(pages(pdf)) if COPY in page}
    assert len(lowest) == 1


def test_a_name_that_is_too_long_for_its_row_gets_smaller_and_stays_whole():
    name = "Achternaam-Van der Dubbelnaam tot Langenhove en Verweggistan, A.B.C.D.E.F. (Wilhelmina-Catharina) (v)"
    lists = [dataclasses.replace(SMALL[0], candidates=tuple((place, f"{name} {place}x") for place in range(1, 51)))]
    for method in (DSO, None):
        read = pages(render(corrected_with(lists, method)))
        (page,) = [one for one in read if COPY in one]
        plain = page.replace("- ", "-")  # a line may end at a hyphen
        assert all(f"{name} {place}x" in plain for place in range(1, 51))


def corrected_with(lists, method: Method | None) -> forms.Correction:
    made = form(PS if method else TK, method, Phase.NEXT, lists=lists)
    return forms.corrected_station(HEADING, made, STATION, NL, reason=REASON, original=figures(made))


def test_a_draft_and_a_practice_say_so_on_every_page():
    for concept, practice, language, marks in (
        (True, False, NL, ["CONCEPT"]), (False, True, NL, ["OEFENING"]), (True, True, FY, ["OEFENING", "KONSEPT"]),
    ):  # fmt: skip
        heading = dataclasses.replace(HEADING, concept=concept, practice=practice)
        for page in pages(render(forms.n10_1(heading, form(), STATION, language))):
            assert all(page.count(mark) >= 2 for mark in marks)  # head and foot
    assert not re.search("CONCEPT|OEFENING", said(forms.n10_1(HEADING, form(), STATION, NL)))


def test_every_page_has_model_version_and_number():
    for report in papers(NL).values():
        read = pages(render(report))
        for number, page in enumerate(read, 1):
            assert f"Model {report.frame.model} · versie 22 juli 2026" in page
            assert f"Pagina {number} van {len(read)}" in page


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("which", papers(NL))
def test_the_structure_that_pdf_ua_and_pdf_a_ask_for(which: str, language: Language):
    report = papers(language)[which]
    with opened(render(report)) as document:
        root = document.Root
        assert str(root.Lang) == f"{language}-NL"
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert str(document.docinfo.Title).startswith(report.frame.label)
        assert str(document.docinfo["/PvElectionDate"]) == "2026-03-18"
        counted = tags(document)
        assert counted["/H1"] >= 1
        assert counted["/THead"] == counted["/Table"]
        assert counted["/Figure"] == 0
        metadata = root.Metadata.read_bytes().decode()
        for part in ("pdfuaid:part>1<", "pdfaid:part>2<", "pdfaid:conformance>A<"):
            assert part in metadata
        assert document.check_pdf_syntax() == []


def test_the_document_information_says_which_station_and_model():
    with opened(render(corrected(GR, CSO, NL))) as document:
        information = {key: str(value) for key, value in document.docinfo.items() if key.startswith("/Pv")}
    assert information == {
        "/PvElection": "GR2026",
        "/PvElectionDate": "2026-03-18",
        "/PvModel": "Na14-2-B1",
        "/PvRegionCode": "9999",
        "/PvRegionName": "Juinen",
        "/PvStembureau": "12",
    }


def test_the_same_paper_is_the_same_bytes():
    assert render(papers(NL)["n10-1"]) == render(papers(NL)["n10-1"])


@pytest.mark.parametrize(
    ("name", "code"), [("李", "U+674E"), ("Jan\u202enaJ", "U+202E"), ("Jan\u0007", "U+0007"), ("reg\nel", "U+000A")]
)
def test_a_character_that_no_font_has_refuses_the_paper(name: str, code: str):
    lists = [dataclasses.replace(SMALL[0], candidates=((1, name),))]
    made = form(PS, DSO, Phase.NEXT)
    station = dataclasses.replace(STATION, name=name)
    for report in (
        forms.n10_1(HEADING, form(lists=lists), STATION, NL),
        forms.n10_1(HEADING, form(), station, FY),
        forms.corrected_station(HEADING, made, station, NL, reason="", original=None),
    ):
        with pytest.raises(Refused) as refused:
            render(report)
        assert code in refused.value.problems[0].message


def test_names_are_printed_as_they_are_never_as_markup():
    hostile = ('#import"x.typ":*', "*vet*_schuin_$x^2$", "{number}", "@ref<label>[x]{y}", "\\u{41}//weg/*y*/`code`")
    lists = [dataclasses.replace(SMALL[0], name="{name} {number}", candidates=tuple(enumerate(hostile, 1)))]
    for language in Language:
        station = forms.StationHead("7", '#eval("1+1")', "#panic()")
        words = said(forms.n10_1(HEADING, form(lists=lists), station, language))
        for name in (*hostile, "1 – {name} {number}", station.name, station.address):
            assert name in words


@pytest.mark.parametrize(
    ("make", "made"),
    [
        (forms.n10_1, form(GR, CSO)), (forms.n10_2, form(GR, DSO)), (forms.n29_1, form(TK, DSO)),
        (forms.n29_2, Form(FormKind(Committee.CSB, TK), SMALL)), (forms.na31_2_annex, form(GR, CSO, Phase.NEXT)),
        (forms.corrigendum, form(PS, DSO, Phase.NEXT)), (forms.controls_insert, form(PS, CSO)),
    ],
)  # fmt: skip
def test_the_form_of_another_paper_is_a_bug(make, made: Form):
    with pytest.raises(ValueError, match="not for"):
        make(HEADING, made, STATION, NL)


def test_a_first_session_has_nothing_to_correct():
    with pytest.raises(ValueError, match="former"):
        forms.corrected_station(HEADING, form(), STATION, NL, reason="", original=None)
    higher = Form(FormKind(Committee.CSB, TK, None, Phase.NEXT), SMALL)
    with pytest.raises(ValueError, match="not for"):
        forms.corrected_station(HEADING, higher, STATION, NL, reason="", original=None)
