"""The declared forms, against the models of the Kiesregeling and the codes of EML_NL 1.3."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiesdeler.eml.votes import REJECTED, UNCOUNTED
from kiesdeler.law.counting.fields import GROUP, LARGEST, NO, YES, BallotList, Eml, FieldKind
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.kinds import ELECTIONS, Committee, FormKind, Level, Method, Phase
from kiesdeler.law.rules import ElectionType
from tests.elections.compact import figures
from tests.law.counting.made import BALLOT, CSB, CSO, DSO, FORMS, GR, NBSB, NEXT, PS, TK, entry, form

INVESTIGATIONS = {  # EML_NL 1.3, reason codes of kr:Investigation
    *("onderzocht vanwege onverklaard verschil", "onderzocht vanwege andere fout", "uitslag gecorrigeerd"),
    *("toegelaten kiezers opnieuw vastgesteld", "onderzocht vanwege andere reden", "stembiljetten deels herteld"),
}
ALL_KINDS = [
    FormKind(committee, election, method, phase)
    for committee, elections in ELECTIONS.items()
    for election in elections
    for method in (tuple(Method) if committee in (Committee.GSB, Committee.SOL) else (None,))
    for phase in Phase
]


def letters(form: Form) -> str:
    return " ".join(field.letter for field in form.fields if field.letter)


def codes(form: Form, element: str) -> list[str]:
    return [field.eml.code for field in form.fields if field.eml and field.eml.element == element]


def test_the_form_of_a_real_municipality_has_every_candidate_once():
    """West Maas en Waal, council of 2022: no voter cards at a council."""
    lists = figures("westmaasenwaal").lists[0].contests[0].lists
    ballot = [
        BallotList(
            each.number or 0,
            each.name,
            tuple((person.id, person.name.last_name if person.name else "") for person in each.candidates),
        )
        for each in lists
    ]
    made = Form(FormKind(Committee.GSB, GR, Method.CSO), ballot)
    people = sum(len(each.candidates) for each in lists)
    assert people > 100
    # 2 + 2 questions; A, B, D; E.n, E to H; 3 boxes, I, J and a question; candidates; totals.
    assert len(made.fields) == 4 + 3 + len(lists) + 4 + 6 + people + len(lists)
    assert letters(made).split() == [
        "A", "B", "D", *(f"E.{each.number}" for each in lists), "E", "F", "G", "H", "I", "J",
    ]  # fmt: skip
    assert [section.title for section in made.sections[4:]] == [f"Lijst {each.number} – {each.name}" for each in lists]


def test_field_c_is_on_the_paper_only_where_somebody_can_vote_elsewhere():
    with_c = {kind.election_type for kind in ALL_KINDS if "voter_cards" in Form(kind, BALLOT).index}
    assert with_c == {ElectionType.TK, ElectionType.EP, ElectionType.PS, ElectionType.AB}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("PS CSO", "A B C D E.1 E.4 E F G H I J"),
        ("GR DSO", "A B D E.1 E.4 E F G H I J"),
        ("NBSB", "D E.1 E.4 E F G H I J"),
        ("HSB", "Z A B C D E.1 E.4 E F G H I J"),
        ("CSB next", "Z A B D E.1 E.4 E F G H I J"),
    ],
)
def test_letters(name: str, expected: str):
    assert letters(FORMS[name]) == expected


@pytest.mark.parametrize(
    ("name", "sections"),
    [
        ("GR CSO", ["extra_investigation", "station_differences"]),
        ("GR DSO", ["about_report", "controls"]),
        ("CSO next", ["investigation"]),
        ("DSO next", ["investigation"]),
        ("NBSB", []),
        ("NBSB next", ["investigation"]),
        ("CSB", []),
        ("CSB next", []),
    ],
)
def test_sections_in_order(name: str, sections: list[str]):
    keys = [section.key for section in FORMS[name].sections]
    assert keys == [*sections, "voters_and_votes", "differences", "list_1", "list_4"]


@pytest.mark.parametrize(
    ("name", "rubrics"),
    [
        ("GR CSO", ["B1-1", "B1-2", "B1-3.1 en B1-3.2", "B1-3.3.1 en B1-3.3.2", "B1-3.5", "B1-3.5"]),
        ("GR DSO", ["voorblad", "inlegvel", "2.1 en 2.2", "2.3.1 en 2.3.2", "2.4", "2.4"]),
        ("CSB", ["2.1 en 2.2 en 2.3", "2.4.2 en 2.4.3", "2.6", "2.6"]),
        ("CSB next", ["1.1 en 1.2 en 1.3", "1.4.2 en 1.4.3", "1.5", "1.5"]),
    ],
)
def test_rubrics_of_the_papers(name: str, rubrics: list[str]):
    assert [section.rubric for section in FORMS[name].sections] == rubrics


@pytest.mark.parametrize(
    ("name", "paper"),
    [
        ("GR CSO", "Na 31-2 bijlage 1"), ("GR DSO", "N 10-1"), ("NBSB", "N 29-2"), ("HSB", "Na 31-1 of Na 31-2"),
        ("CSB over districts", "O 7"), ("CSO next", "Na 14-2 bijlage 1"), ("DSO next", "Na 14-1 versie 2"),
        ("NBSB next", "Na 14-3"), ("CSB next", "Na 14-2"), ("CSB over districts next", "P 1f-1"),
    ],
)  # fmt: skip
def test_paper(name: str, paper: str):
    assert FORMS[name].paper.name == paper


@pytest.mark.parametrize("kind", ALL_KINDS, ids=str)
def test_every_field_is_complete(kind: FormKind):
    made = Form(kind, BALLOT)
    fields = [field for section in made.sections for field in section.fields]
    for field in fields:
        assert field.label
        assert field.rubric, field.key
        assert bool(field.not_in_eml) == (field.eml is None), field.key
    assert {field.key for field in fields if field.kind is FieldKind.TEXT}.isdisjoint(made.index)
    assert all(UNCOUNTED.read(code) for code in codes(made, "UncountedVotes"))
    assert [code for code in codes(made, "RejectedVotes") if REJECTED.read(code)] == ["blanco", "ongeldig"]
    assert set(codes(made, "kr:Investigation")) <= INVESTIGATIONS
    assert len({field.eml for field in fields if field.eml and field.eml.element != "ValidVotes"}) == len(
        [field for field in fields if field.eml and field.eml.element != "ValidVotes"]
    )
    assert len({field.csv for field in fields if field.csv not in {"", "lijst", "kandidaat"}}) == len(
        [field for field in fields if field.csv not in {"", "lijst", "kandidaat"}]
    )


def test_codes_per_level():
    """As measured in published files: poll cards and admitted voters do not go up, voter cards not over districts."""
    gsb = ["geldige stempassen", "geldige volmachtbewijzen", "geldige kiezerspassen", "toegelaten kiezers"]
    more = ["meer getelde stembiljetten", "minder getelde stembiljetten"]
    assert codes(CSO, "UncountedVotes") == [*gsb, *more]
    assert codes(CSB, "UncountedVotes") == [*gsb[1:3], *more]
    assert codes(FORMS["CSB over districts"], "UncountedVotes") == [gsb[1], *more]
    assert codes(NBSB, "UncountedVotes") == [
        "toegelaten kiezers", *more, "geen verklaring", "andere verklaring",
        "kwijtgeraakte stembiljetten", "te veel briefstembiljetten", "geen briefstembiljetten",
    ]  # fmt: skip
    assert codes(CSB, "Cast") == [""]
    assert codes(NBSB, "Cast") == []
    assert set(codes(CSO, "kr:Investigation")) | set(codes(DSO, "kr:Investigation")) == INVESTIGATIONS


def test_rows_of_the_published_csv():
    """The labels of an osv4-3 file, in its order; what is counted per list and candidate comes after."""
    labels = ["geldige stempas", "geldig volmachtbewijs", "geldige kiezerspas", "toegelaten kiezers"]
    votes = ["geldige stembiljetten", "blanco stembiljetten", "ongeldige stembiljetten", "aangetroffen stembiljetten"]
    more = [f"{word} stembiljetten dan toegelaten kiezers" for word in ("meer", "minder")]
    postal = ["toegelaten kiezers", *votes, *more, "geen verklaring", "andere verklaring"]
    below = [*labels, *votes, *more]
    for made, expected in ((DSO, below), (CSB, ["opgeroepenen", *below]), (NBSB, postal)):
        fields = [field for field in made.fields if field.csv]
        numbers = [field.csv for field in fields if field.list_number is None]
        assert numbers == expected
        people = ["kandidaat", "kandidaat", "kandidaat", "lijst", "kandidaat", "kandidaat", "lijst"]
        assert [field.csv for field in fields[len(numbers) :]] == people


def test_elements_of_the_count_file():
    for made in (CSO, CSB, NBSB):
        assert made.field("candidates_total").eml == Eml("TotalCounted")
        of_lists = [(field.list_number, field.candidate) for field in made.fields if field.list_number]
        pages = [(1, 1), (1, 2), (1, 3), (1, None), (4, 1), (4, 3), (4, None)]
        assert of_lists == [(1, None), (4, None), *pages]


@pytest.mark.parametrize(
    ("name", "rubric", "eml"),
    [
        ("CSO next", "B1-1", None),
        ("DSO next", "1", Eml("kr:Investigation", "uitslag gecorrigeerd")),
        ("NBSB next", "1", None),
    ],
)
def test_the_outcome_of_an_investigation(name: str, rubric: str, eml: Eml | None):
    """EML_NL has a reason code for it at a polling station that counts candidates itself."""
    section = FORMS[name].section("investigation")
    assert section.rubric == rubric
    assert [field.key for field in section.fields] == ["reason", "findings", "corrected_result"]
    assert [field.eml for field in section.fields] == [None, None, eml]


@pytest.mark.parametrize("name", FORMS)
def test_the_page_of_the_voters_says_whom_it_asks(name: str):
    made = FORMS[name]
    assert ("Kiesgerechtigden" in made.section("voters_and_votes").title) == ("eligible" in made.index)
    assert "oegelaten kiezers" in made.section("voters_and_votes").title


@pytest.mark.parametrize("name", FORMS)
def test_index_and_vector_agree(name: str):
    made = FORMS[name]
    assert [made.index[field.key] for field in made.fields] == list(range(len(made.fields)))
    assert [
        key for section in made.sections if not section.by_coordinator for key in (f.key for f in section.fields)
    ] == [field.key for field in made.fields]
    for span, each in zip(made.spans, BALLOT, strict=True):
        assert span.number == each.number
        assert made.fields[span.summary].letter == f"E.{each.number}"
        assert [field.candidate for field in made.fields[span.start : span.total]] == [n for n, _ in each.candidates]
        assert made.fields[span.total].key == f"total_{each.number}"
    assert made.field("admitted") is made.fields[made.index["admitted"]]
    assert made.section("differences").title
    assert len(made.empty()) == len(made.fields)
    assert made.lists == BALLOT


def test_names_of_people_and_lists():
    assert CSO.field("votes_1_2").label == "de Vries, B."
    assert CSO.field("list_1").label == "Totaal lijst 1 – Partij Een"
    assert CSO.field("list_4").label == "Totaal lijst 4 (zonder naam)"
    assert Form(CSO.kind, [BallotList(1, "A", ((7, ""),))]).field("votes_1_7").label == "Kandidaat 7"


def test_candidates_stand_in_groups_as_on_paper():
    made = Form(CSO.kind, [BallotList(1, "A", tuple((number, "") for number in range(1, 81)))])
    groups = list(made.section("list_1").groups())
    assert [len(group) for group in groups] == [GROUP, GROUP, GROUP, 5]
    assert [field.candidate for group in groups for field in group] == list(range(1, 81))


def test_a_list_without_candidates_has_a_page_with_its_total():
    made = Form(CSO.kind, [BallotList(1, "A", ())])
    assert [field.key for field in made.section("list_1").fields] == ["total_1"]


@pytest.mark.parametrize(
    "ballot",
    [[], [BallotList(1, "A", ()), BallotList(1, "B", ())], [BallotList(1, "A", ((1, "x"), (1, "y")))]],
    ids=["none", "list twice", "candidate twice"],
)
def test_an_impossible_ballot_is_refused(ballot: list[BallotList]):
    with pytest.raises(ValueError, match=r"ballot|twice"):
        Form(CSO.kind, ballot)


@pytest.mark.parametrize(
    "arguments",
    [
        (Committee.GSB, ElectionType.EK, Method.CSO),
        (Committee.HSB, GR, None),
        (Committee.GSB, GR, None),
        (Committee.CSB, GR, Method.DSO),
        (Committee.CSB, GR, None, Phase.FIRST, True),
        (Committee.HSB, TK, None, Phase.FIRST, True),
    ],
)
def test_a_committee_that_does_not_exist_is_refused(arguments):
    with pytest.raises(ValueError, match=r"counts|committee"):
        FormKind(*arguments)


def test_which_committees_count_which_election():
    """The table of committees in the specification; no committee counts the Senate on such a form."""
    gsb, sol, nbsb, hsb, csb = Committee
    table = {
        "TK": {gsb, sol, nbsb, hsb, csb}, "EP": {gsb, sol, nbsb, hsb, csb}, "PS": {gsb, hsb, csb},
        "AB": {gsb, csb}, "GR": {gsb, csb}, "ER": {sol, csb}, "KC": {sol, nbsb, csb}, "EK": set(),
    }  # fmt: skip
    assert table == {each.value: {who for who in Committee if each in ELECTIONS[who]} for each in ElectionType}


def test_levels():
    assert {name: each.kind.level for name, each in FORMS.items() if "next" not in name} == {
        "GR CSO": Level.C, "PS CSO": Level.C, "ER SOL CSO": Level.C, "GR DSO": Level.D, "PS DSO": Level.D,
        "NBSB": Level.D, "HSB": Level.S, "CSB": Level.S, "CSB over districts": Level.S,
    }  # fmt: skip


def test_the_insert_sheet_is_asked_only_when_it_is_there():
    def keys(**changes: int) -> set[str]:
        return {section.key for section in DSO.shown(entry(DSO, **changes))}

    assert "controls" not in keys(insert=NO)
    assert "controls" not in keys(insert=0)
    assert "controls" in keys(insert=YES)
    hidden = entry(DSO, insert=NO, reason_other=1)
    assert DSO.figures(hidden)[DSO.index["reason_other"]] == 0
    assert DSO.figures(entry(DSO, insert=YES, reason_other=1))[DSO.index["reason_other"]] == 1


def test_the_coordinator_answers_for_the_investigation():
    again = FORMS["CSO next"]
    assert next(section.key for section in again.shown(again.empty())) == "voters_and_votes"
    assert [field.kind for field in again.section("investigation").fields] == [
        FieldKind.TEXT, FieldKind.TEXT, FieldKind.YES_NO,
    ]  # fmt: skip


def test_a_correction_starts_from_the_former_numbers_and_asks_choices_anew():
    first, again = FORMS["GR CSO"], FORMS["CSO next"]
    original = again.carried(first, first.figures(entry(first)))
    typed = again.filled({"votes_1_1": 0, "total_1": 300})
    figures = again.figures(typed, original)
    assert figures[again.index["votes_1_1"]] == 0  # typed, so changed
    assert figures[again.index["total_1"]] == 300
    assert figures[again.index["admitted"]] == 1000  # left empty, so unchanged
    assert original[again.index["equal"]] == figures[again.index["equal"]] == 0
    answered = again.figures(again.filled({"equal": 1, "explained": YES}), original)
    assert again.figures(again.empty(), answered) == again.figures(again.empty(), original)  # asked anew every time
    anew = FORMS["DSO next"]
    assert anew.carried(again, figures) == anew.carried(anew, anew.carried(again, figures))


def test_what_was_not_on_the_former_form_starts_from_nothing():
    assert set(NBSB.carried(CSO, (0,) * len(CSO.fields))) == {0}
    assert NBSB.carried(CSO, CSO.figures(entry(CSO)))[NBSB.index["lost"]] == 0


@pytest.mark.parametrize(
    ("key", "value", "refused"),
    [
        ("admitted", LARGEST, False),
        ("admitted", LARGEST + 1, True),
        ("admitted", -1, True),
        ("equal", 2, True),
        ("explained", 3, False),
        ("explained", 4, True),
    ],
)
def test_values_out_of_reach_are_refused(key: str, value: int, refused: bool):
    objections = CSO.objections(entry(CSO, **{key: value}))
    assert [name for name, _ in objections] == [key] * refused
    assert all(sentence.startswith("Vul bij ‘") for _, sentence in objections)
    if key == "admitted":
        assert all("van 0 tot en met 999.999.999" in sentence for _, sentence in objections)


def test_an_entry_of_another_form_is_a_bug():
    with pytest.raises(ValueError, match="zip"):
        CSO.objections(CSB.empty())
    with pytest.raises(ValueError, match="zip"):
        CSO.figures(entry(CSO), CSB.figures(CSB.empty()))


@given(st.data())
def test_the_vector_has_room_for_every_ballot(data: st.DataObject):
    numbers = data.draw(st.lists(st.integers(1, 40), min_size=1, max_size=6, unique=True))
    ballot = [BallotList(n, "", tuple((c, "") for c in range(1, data.draw(st.integers(0, 80)) + 1))) for n in numbers]
    made = Form(FormKind(Committee.GSB, PS, Method.CSO), ballot)
    assert len(made.fields) == 4 + 8 + 6 + 2 * len(ballot) + sum(len(each.candidates) for each in ballot)
    for one, after in itertools.pairwise(made.spans):
        assert one.total + 1 == after.start


def test_next_sessions_ask_the_same_numbers():
    for first, again in (
        (CSO, form(Committee.GSB, PS, Method.CSO, NEXT)),
        (DSO, form(Committee.GSB, PS, Method.DSO, NEXT)),
    ):
        ballot_side = [field.key for field in first.fields if first.order[first.section_of[field.key]] > 1]
        assert [field.key for field in again.fields] == ballot_side
