"""The PDF itself: what it says, how it is tagged, what it refuses."""

import dataclasses
import hashlib

import pikepdf
import pytest

from kiesdeler.problems import Refused
from kiesdeler.reports.frame import Session
from kiesdeler.reports.p22 import p22_context
from kiesdeler.reports.render import render
from tests.reports.made import HASH, SENATE, Made, council, drawn, senate
from tests.reports.reading import heights, opened, pages, tags, text

GROUPS = " ".join(["0123", "4567", "89ab", "cdef"] * 4)
VOTES = {1: [500, 80, 30, 20, 10], 2: [100, 30, 20], 3: [100, 30, 20], 4: [50, 50, 50], 5: [80]}


@pytest.fixture(scope="module")
def made() -> Made:
    return drawn(9, VOTES)


@pytest.fixture(scope="module")
def pdf(made: Made) -> bytes:
    return render(made.report())


@pytest.fixture(scope="module")
def senate_pdf() -> bytes:
    return render(senate().senate_report())


def test_every_page_has_model_version_page_number_and_hash(pdf: bytes):
    read = pages(pdf)
    for number, page in enumerate(read, 1):
        assert "Model P 22-2 · versie 22 juli 2026" in page
        assert f"Pagina {number} van {len(read)}" in page
        assert f"Hashcode van de telling (510b): {GROUPS}" in page


def test_the_title_page(pdf: bytes):
    first = pages(pdf)[0]
    for words in (
        "Centraal stembureau Juinen",
        "Gemeenteraad Juinen 2026",
        "18 maart 2026",
        "9 zetels in de gemeenteraad",
    ):
        assert words in first


def test_every_rubric_of_the_model_is_there_in_order(pdf: bytes):
    said = text(pdf)
    rubrics = [
        "1.1 Aanwezigheid", "1.2 Meldingen", "1.3 Verslag van de controle", "1.4 Bezwaren", "2.1 Kiesgerechtigden",
        "2.2 Toegelaten kiezers", "2.3 Uitgebrachte stemmen", "2.4 Verschillen", "2.5 Kiesdeler", "2.6 Volle zetels",
        "2.7 Restzetels", "2.8 Verdeling van de zetels", "2.9 Toewijzing van de zetels", "2.10 Gekozen kandidaten",
        "2.11 Uitkomst van het controleprotocol", "2.12 Hertelling", "3 Ondertekening", "Bijlage 1 Stemmen per lijst",
        "Bijlage 2", "Bijlage 3", "Bijlage 4", "Bijlage 5",
    ]  # fmt: skip
    after_contents = said.index("1.1 Aanwezigheid", said.index("1.1 Aanwezigheid") + 1)
    places = [said.index(rubric, after_contents) for rubric in rubrics]
    assert places == sorted(places)


def test_the_quota_and_the_compared_values_are_printed(pdf: bytes):
    said = text(pdf)
    assert "1.170 : 9 = 130" in said
    assert "1 Partij A 640 4 120 nummer 1" in said  # list, votes, full seats, remainder, residual seat
    assert "5 Partij E 80 0 80 doet niet mee" in said  # fewer than 75% of the quota
    assert "Daarom is er geloot. De zetel is gegaan naar lijst 4 (Partij D)." in said
    assert "artikel P 8, eerste lid, Kieswet" in said


def test_fractions_are_exact():
    said = text(render(council(20, {1: [168], 2: [167], 3: [176], 4: [1175], 5: [1695, *[1] * 24]}).report()))
    assert "3.405 : 20 = 170 5/20" in said
    assert "156 3/11" in said  # 1,719 : 11


def test_a_draft_says_so_on_every_page(made: Made):
    for page in pages(render(made.report(concept=True))):
        assert "CONCEPT" in page
    assert "CONCEPT" not in text(render(made.report()))


def test_the_report_before_anything_was_counted():
    said = text(render(council(9, {1: [0, 0], 2: [0]}).report()))
    assert "Er zijn geen geldige stemmen. Daarom is er geen kiesdeler." in said
    assert "Er zijn geen kandidaten gekozen." in said


def test_the_session_is_printed_when_known(made: Made):
    session = Session("Juinen", "20 maart 2026", "10.00 uur", "M. de Voorzitter", ("A. Lid", "B. Lid"))
    context = p22_context(
        made.definition, made.totals, made.lists, made.allocation, people=made.people, count_hash=HASH, session=session
    )
    said = text(render(context))
    assert "Begin van de zitting 10.00 uur" in said
    assert said.count("M. de Voorzitter") == 2  # present, and where the signature comes


def test_names_are_printed_as_they_are_never_as_markup():
    hostile = {
        (1, 1): '#import"x.typ":*',
        (1, 2): "*vet*_schuin_$x^2$",
        (1, 3): "@ref<label>[x]{y}",
        (1, 4): "\\u{41}//weg/*y*/`code`",
        (1, 5): "'t--Hart---\"...",
    }
    made = council(
        9, VOTES, outcomes={"residual-2": 4}, surnames=hostile, names={1: '#eval("1+1") = - + / ~', 2: "#panic()"}
    )
    said = text(render(made.report()))
    for name in (*hostile.values(), '#eval("1+1") = - + / ~', "#panic()"):
        assert said.count(name) >= 2


@pytest.mark.parametrize(
    "surname",
    ["Yeşilgöz", "Đặng", "Łukasik", "Þórðar", "Ŋaa", "Ǧ̲erry", "q̃uist", "m̂aas", "Ẅijk", "ßtraße", "ŷntema", "İnan"],
)
def test_letters_with_marks_are_printed(surname: str):
    made = council(9, {1: [500, 80], 2: [100, 30]}, surnames={(1, 1): surname})
    assert surname in text(render(made.report()))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("李", "U+674E"), ("\U0001f600", "U+1F600"), ("Jan\u202enaJ", "U+202E"), ("Jan\u0007", "U+0007"),
        ("a\ufffe", "U+FFFE"), ("\ue000", "U+E000"), ("Новак\U00010400", "U+10400"), ("reg\nel", "U+000A"),
    ],
)  # fmt: skip
def test_a_character_that_cannot_be_shown_refuses_the_report(name: str, code: str):
    made = council(9, {1: [500, 80], 2: [100, 30]}, surnames={(1, 2): name})
    with pytest.raises(Refused) as refused:
        render(made.report())
    (problem, *_) = refused.value.problems
    assert code in problem.message
    assert problem.path.startswith("/outcome/")


def test_all_characters_that_cannot_be_shown_are_told_at_once():
    made = council(9, {1: [500, 80], 2: [100, 30]}, surnames={(1, 2): "李", (2, 1): "王"}, names={1: "党"})
    with pytest.raises(Refused) as refused:
        render(made.report())
    said = " ".join(problem.message for problem in refused.value.problems)
    assert all(code in said for code in ("U+674E", "U+738B", "U+515A"))


def test_the_same_report_is_the_same_bytes(made: Made, pdf: bytes):
    assert hashlib.sha256(render(made.report())).digest() == hashlib.sha256(pdf).digest()


@pytest.mark.parametrize("which", ["pdf", "senate_pdf"])
def test_the_structure_that_pdf_ua_and_pdf_a_ask_for(which: str, request: pytest.FixtureRequest):
    with opened(request.getfixturevalue(which)) as document:
        root = document.Root
        assert str(root.Lang) == "nl-NL"
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert str(document.docinfo.Title).startswith(("Model P 22-2 – ", "Model U 16 – "))
        counted = tags(document)
        assert counted["/Table"] > 10
        assert counted["/TH"] >= 2 * counted["/Table"]
        assert counted["/THead"] == counted["/Table"]
        assert counted["/H1"] >= 8
        assert counted["/Figure"] == 0  # nothing that would need a text in its place
        metadata = root.Metadata.read_bytes().decode()
        assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
        assert "<pdfaid:part>2</pdfaid:part>" in metadata
        assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
        assert root.OutputIntents[0].S == "/GTS_PDFA1"
        assert "/ID" in document.trailer
        assert "/Encrypt" not in document.trailer
        assert all("/StructParents" in page for page in document.pages)
        assert all(page.Tabs == "/S" for page in document.pages)


def test_only_the_shipped_fonts_are_used_and_embedded(pdf: bytes):
    with opened(pdf) as document:
        fonts = {
            str(font.BaseFont).split("+")[1]: font.DescendantFonts[0].FontDescriptor
            for page in document.pages
            for font in page.resources.Font.values()
        }
        assert set(fonts) == {"NotoSans-Regular", "NotoSans-Bold"}
        assert all("/FontFile2" in one or "/FontFile3" in one for one in fonts.values())


def test_the_document_information_is_that_of_the_publication_convention(pdf: bytes):
    with opened(pdf) as document:
        information = {key: str(value) for key, value in document.docinfo.items() if key.startswith("/Pv")}
        assert information == {
            "/PvElection": "GR2026",
            "/PvElectionDate": "2026-03-18",
            "/PvModel": "P22-2",
            "/PvCsb": "9999-juinen",
            "/PvRegionCode": "9999",
            "/PvRegionName": "Juinen",
        }
        with document.open_metadata() as metadata:  # the same in both places, as PDF/A asks
            assert metadata["dc:title"] == str(document.docinfo.Title)
            assert metadata["xmp:CreateDate"].startswith("2026-03-20T10:00:00")
        assert str(document.docinfo.CreationDate).startswith("D:20260320100000")


def test_the_senate_report_shows_votes_and_weighted_votes(senate_pdf: bytes):
    said = text(senate_pdf)
    assert "Model U 16" in said
    assert "1 Fractie 1 A 14 13 4 – 1 Fractie 1 B 1.946 1.417 108 – 3.471" in said
    assert "artikel U 9" in said


def test_a_long_name_breaks_instead_of_running_into_the_next_column_and_copies_exactly():
    made = council(9, {1: [500, 80], 2: [100, 30]}, surnames={(1, 1): "Ab" * 60}, names={1: "Partij" * 11})
    pdf = render(made.report())
    assert max(len(one) for one in heights(pdf, "Ab")) >= 3  # several lines
    said = text(pdf).replace(" ", "")
    assert "\u200b" not in said
    assert "\u00ad" not in said
    assert said.count("Ab" * 60) == 3  # elected, in the alphabet, in the annex
    assert said.count("Partij" * 11) >= 6


def test_the_page_count_follows_the_data_not_the_other_way_round():
    """80 candidates on a list, each with a name of two lines: all of them are on paper, with their votes."""
    surname = "Achternaam-Van der Dubbelnaam tot Langenhove en Verweggistan"
    places = [(number, place) for number in (1, 2) for place in range(1, 81)]
    votes = {1: [1000 - n for n in range(80)], 2: list(range(1, 81))}
    made = council(45, votes, surnames={(number, place): f"{surname} {number}x{place}x" for number, place in places})
    said = text(render(made.report()))
    annex = said[said.rindex("Bijlage 1 Stemmen per lijst en per kandidaat") :]
    assert [one for one in places if "{}x{}x,".format(*one) not in annex] == []


def test_the_senate_adds_up_per_province():
    report = senate().senate_report()
    for number, district_votes in SENATE.items():
        (row,) = [one for one in report.weighted if one.list.number == number]
        assert sum(v or 0 for v in row.votes) == sum(sum(people.values()) for people in district_votes.values())


def test_a_failing_template_is_a_bug_and_says_why(made: Made):
    context = made.report()
    broken = dataclasses.replace(context, voters=None)
    with pytest.raises(RuntimeError, match="P 22-2"):
        render(broken)


def test_nothing_needs_pikepdf_to_repair_the_file(pdf: bytes):
    with opened(pdf) as document:
        assert document.check_pdf_syntax() == []
        assert isinstance(document.Root.StructTreeRoot, pikepdf.Dictionary)
