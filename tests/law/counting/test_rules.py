"""Every check on both sides of its boundary, per level, as the table of the specification has it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiesdeler.law.counting.comparing import emptied
from kiesdeler.law.counting.fields import BOTH, NO, YES, BallotList
from kiesdeler.law.counting.findings import RULES, Finding, findings, has_errors, marked, rules_of
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.rule import LISTS, Severity
from tests.law.counting.made import CSB, CSO, DSO, FORMS, LEVELS, NBSB, entry

# The table of counting.md: code -> levels.
TABLE = {
    **dict.fromkeys(("F.101", "F.102", "F.111", "F.112"), "C"),
    **dict.fromkeys(("F.121", "F.122", "F.131", "F.132", "F.133", "F.134", "F.135", "F.311"), "D"),
    **dict.fromkeys(("F.201", "F.202", "F.203", "F.204", "F.401", "F.402", "F.403", "W.204"), "CDS"),
    **dict.fromkeys((f"F.3{number:02}" for number in range(1, 11)), "CD"),
    **dict.fromkeys(("W.201", "W.202", "W.203"), "CD"),
    **dict.fromkeys(("F.312", "W.205", "W.206"), "S"),
}

VOTERS = ("poll_cards", "proxies", "voter_cards", "admitted")
BOXES = ("equal", "more_cast", "fewer_cast")
PAGE_1 = ("votes_1_1", "votes_1_2", "votes_1_3", "total_1")
MORE = {"equal": 0, "more_cast": 1, "explained": YES}  # the right boxes when H > D
FEWER = {"equal": 0, "fewer_cast": 1, "explained": YES}

# code, levels, changes to a right entry, does it hold, fields marked
CASES: list[tuple[str, str, dict[str, int], tuple[str, ...]]] = [
    ("F.101", "C", {"other_reason": YES}, ("recounted",)),
    ("F.101", "C", {"recounted": NO}, ("other_reason",)),
    ("F.101", "C", {"other_reason": BOTH}, ("recounted",)),
    ("F.101", "C", {}, ()),
    ("F.101", "C", {"other_reason": NO, "recounted": YES}, ()),
    ("F.102", "C", {"other_reason": BOTH, "recounted": NO}, ("other_reason",)),
    ("F.102", "C", {"other_reason": BOTH, "recounted": BOTH}, ("other_reason", "recounted")),
    ("F.102", "C", {"other_reason": YES, "recounted": NO}, ()),
    ("F.111", "C", {"station_explained": 0}, ("station_explained",)),
    ("F.111", "C", {"station_explained": 0, "station_lists_differ": 0}, ("station_explained", "station_lists_differ")),
    ("F.111", "C", {"station_explained": NO, "station_lists_differ": YES}, ()),
    ("F.112", "C", {"station_lists_differ": BOTH}, ("station_lists_differ",)),
    ("F.112", "C", {"station_explained": BOTH}, ("station_explained",)),
    ("F.112", "C", {"station_lists_differ": YES}, ()),
    ("F.121", "D", {"insert": 0}, ("insert",)),
    ("F.121", "D", {"corrigendum": 0}, ("corrigendum",)),
    ("F.121", "D", {"corrigendum": BOTH}, ("corrigendum",)),
    ("F.121", "D", {}, ()),
    ("F.122", "D", {"corrigendum": YES}, ("insert",)),
    ("F.122", "D", {"corrigendum": YES, "insert": YES}, ()),
    ("F.122", "D", {"corrigendum": YES, "insert": 0}, ()),  # F.121 says so
    ("F.131", "D", {"insert": YES}, ("reason_unexplained", "reason_other", "corrected")),
    ("F.131", "D", {"insert": YES, "reason_other": 1}, ("corrected",)),
    ("F.131", "D", {"insert": YES, "corrected": NO}, ("reason_unexplained", "reason_other")),
    ("F.131", "D", {"insert": YES, "corrected": NO, "reason_unexplained": 1}, ()),
    ("F.131", "D", {"insert": NO}, ()),
    ("F.132", "D", {"insert": YES, "corrected": NO, "corrigendum": YES}, ("corrected",)),
    ("F.132", "D", {"insert": YES, "corrected": NO, "corrigendum": NO}, ()),
    ("F.132", "D", {"insert": YES, "corrected": YES, "corrigendum": YES}, ()),
    ("F.132", "D", {"insert": NO, "corrected": NO, "corrigendum": YES}, ()),
    ("F.133", "D", {"insert": YES, "corrected": YES, "corrigendum": NO}, ("corrected",)),
    ("F.133", "D", {"insert": YES, "corrected": YES, "corrigendum": YES}, ()),
    ("F.133", "D", {"insert": NO, "corrected": YES, "corrigendum": NO}, ()),
    ("F.134", "D", {"insert": YES, "corrected": BOTH}, ("corrected",)),
    ("F.134", "D", {"insert": YES, "corrected": YES}, ()),
    ("F.134", "D", {"insert": NO, "corrected": BOTH}, ()),
    ("F.135", "D", {"insert": YES, "corrected_on_request": NO}, ("corrected_on_request",)),
    ("F.135", "D", {"insert": YES}, ()),
    ("F.135", "D", {"insert": NO, "corrected_on_request": YES}, ()),
    ("F.201", "CDS", {"admitted": 1001}, VOTERS),
    ("F.201", "CDS", {"poll_cards": 901}, VOTERS),
    ("F.201", "CDS", {"voter_cards": 9}, VOTERS),
    ("F.201", "CDS", {"proxies": 89, "voter_cards": 11}, ()),
    ("F.202", "CDS", {"list_1": 701}, ("list_1", "list_4", "candidates_total")),
    ("F.202", "CDS", {"list_1": 701, "list_4": 259}, ()),
    ("F.202", "CDS", {"candidates_total": 0}, ()),  # F.204 says so
    ("F.202", "CDS", {"candidates_total": 1, "list_1": 0, "list_4": 0}, ("list_1", "list_4", "candidates_total")),
    ("F.203", "CDS", {"blank": 30}, ("candidates_total", "blank", "invalid", "votes_cast")),
    ("F.203", "CDS", {"votes_cast": 999}, ("candidates_total", "blank", "invalid", "votes_cast")),
    ("F.203", "CDS", {"blank": 28, "invalid": 12}, ()),
    ("F.203", "CDS", {"candidates_total": 0}, ()),  # F.204 says so
    ("F.204", "CDS", {"candidates_total": 0}, ("candidates_total",)),
    ("F.204", "CDS", {"candidates_total": 0, "list_1": 1, "list_4": 0}, ("candidates_total",)),
    ("F.204", "CDS", {"candidates_total": 0, "list_1": 0, "list_4": 0}, ()),
    ("F.204", "CDS", {"candidates_total": 1}, ()),
    ("F.301", "CD", {"votes_cast": 1001}, ("equal",)),
    ("F.301", "CD", {"votes_cast": 999}, ("equal",)),
    ("F.301", "CD", {}, ()),
    ("F.301", "CD", {"votes_cast": 1001, "equal": 0}, ()),
    ("F.302", "CD", {"more_cast": 1}, ("more_cast",)),
    ("F.302", "CD", {"more_cast": 1, "votes_cast": 999}, ("more_cast",)),
    ("F.302", "CD", {"more_cast": 1, "votes_cast": 1001}, ()),
    ("F.302", "CD", {}, ()),
    ("F.303", "CD", {"fewer_cast": 1}, ("fewer_cast",)),
    ("F.303", "CD", {"fewer_cast": 1, "votes_cast": 1001}, ("fewer_cast",)),
    ("F.303", "CD", {"fewer_cast": 1, "votes_cast": 999}, ()),
    ("F.304", "CD", {"equal": 0}, BOXES),
    ("F.304", "CD", {"more_cast": 1}, BOXES),
    ("F.304", "CD", {"more_cast": 1, "fewer_cast": 1}, BOXES),
    ("F.304", "CD", {}, ()),
    ("F.305", "CD", {"more": 1}, ("more",)),
    ("F.305", "CD", {"fewer": 1}, ("fewer",)),
    ("F.305", "CD", {"more": 2, "fewer": 2}, ("more", "fewer")),
    ("F.305", "CD", {"more": 0, "fewer": 0}, ()),
    ("F.305", "CD", MORE | {"votes_cast": 1001, "more": 1}, ()),
    ("F.306", "CD", MORE | {"votes_cast": 1002, "more": 1}, ("more",)),
    ("F.306", "CD", MORE | {"votes_cast": 1001}, ("more",)),
    ("F.306", "CD", MORE | {"votes_cast": 1002, "more": 2}, ()),
    ("F.306", "CD", FEWER | {"votes_cast": 998, "more": 1}, ()),
    ("F.306", "CD", {"more": 1}, ()),  # D = H: F.305 says so
    ("F.307", "CD", MORE | {"votes_cast": 1002, "fewer": 2}, ("more", "fewer")),
    ("F.307", "CD", MORE | {"votes_cast": 1001, "fewer": 1}, ("more", "fewer")),
    ("F.307", "CD", MORE | {"votes_cast": 1002, "more": 2}, ()),
    ("F.307", "CD", {"fewer": 2}, ()),
    ("F.308", "CD", FEWER | {"votes_cast": 998, "fewer": 3}, ("fewer",)),
    ("F.308", "CD", FEWER | {"votes_cast": 998, "fewer": 2}, ()),
    ("F.308", "CD", MORE | {"votes_cast": 1002, "fewer": 1}, ()),
    ("F.308", "CD", {"fewer": 1}, ()),  # D = H: F.305 says so
    ("F.309", "CD", FEWER | {"votes_cast": 998, "more": 2}, ("more", "fewer")),
    ("F.309", "CD", FEWER | {"votes_cast": 998, "fewer": 2}, ()),
    ("F.309", "CD", {"more": 2}, ()),
    ("F.310", "CD", MORE | {"votes_cast": 1001, "explained": 0}, ("explained",)),
    ("F.310", "CD", FEWER | {"votes_cast": 999, "explained": BOTH}, ("explained",)),
    ("F.310", "CD", MORE | {"votes_cast": 1001, "explained": NO}, ()),
    ("F.310", "CD", {"explained": BOTH}, ()),  # D = H: nothing to explain
    ("F.311", "D", {"explained": NO}, ("explained",)),
    ("F.311", "D", {"explained": NO, "insert": YES, "reason_unexplained": 1}, ()),
    ("F.311", "D", {"explained": NO, "insert": NO, "reason_unexplained": 1}, ("explained",)),  # no sheet, no tick
    ("F.311", "D", {"explained": YES}, ()),
    ("F.312", "S", {"more": 1}, ("more", "fewer")),
    ("F.312", "S", {"more": 3, "fewer": 3}, ()),
    ("F.312", "S", {"votes_cast": 1002, "more": 5, "fewer": 3}, ()),
    ("F.312", "S", {"votes_cast": 1002, "more": 5, "fewer": 2}, ("more", "fewer")),
    ("F.401", "CDS", {"total_1": 0}, ("total_1",)),
    ("F.401", "CDS", {"total_1": 0, "list_1": 0}, ("total_1",)),
    ("F.401", "CDS", {"total_4": 0, "votes_4_3": 0}, ("total_4",)),
    ("F.401", "CDS", {"total_4": 0, "votes_4_3": 0, "list_4": 0}, ()),
    ("F.401", "CDS", {"total_1": 1}, ()),
    ("F.402", "CDS", {"votes_1_2": 199}, PAGE_1),
    ("F.402", "CDS", {"votes_1_2": 199, "votes_1_3": 101}, ()),
    ("F.402", "CDS", {"total_1": 0}, ()),  # F.401 says so
    ("F.403", "CDS", {"list_4": 261}, ("total_4",)),
    ("F.403", "CDS", {"list_4": 0}, ("total_4",)),
    ("F.403", "CDS", {"total_4": 0}, ()),  # F.401 says so
    ("F.403", "CDS", {}, ()),
    ("W.201", "CD", {"blank": 30}, ("blank",)),  # 3% of 1,000
    ("W.201", "CD", {"blank": 29}, ()),
    ("W.201", "CD", {"blank": 30, "votes_cast": 1001}, ()),  # 2.997%
    ("W.201", "CD", {"blank": 0, "votes_cast": 0}, ()),
    ("W.201", "CD", {"blank": 1, "votes_cast": 0}, ("blank",)),
    ("W.202", "CD", {"invalid": 30}, ("invalid",)),
    ("W.202", "CD", {"invalid": 29}, ()),
    ("W.202", "CD", {"invalid": 1, "votes_cast": 33}, ("invalid",)),  # 3.03%
    ("W.202", "CD", {"invalid": 1, "votes_cast": 34}, ()),  # 2.94%
    ("W.202", "CD", {"invalid": 0, "votes_cast": 0}, ()),
    ("W.203", "CD", {"votes_cast": 1014}, ()),
    ("W.203", "CD", {"votes_cast": 1015}, ("admitted", "votes_cast")),  # 15, 1.5%
    ("W.203", "CD", {"votes_cast": 985}, ("admitted", "votes_cast")),
    ("W.203", "CD", {"votes_cast": 986}, ()),  # 14, 1.4%
    ("W.203", "CD", {"votes_cast": 700, "admitted": 714}, ("admitted", "votes_cast")),  # 14, 2% of H
    ("W.203", "CD", {"votes_cast": 701, "admitted": 715}, ()),  # 14, 1.997%
    ("W.203", "CD", {"votes_cast": 50, "admitted": 49}, ("admitted", "votes_cast")),  # 1, 2%
    ("W.203", "CD", {"votes_cast": 51, "admitted": 50}, ()),
    ("W.203", "CD", {"votes_cast": 1, "admitted": 2}, ("admitted", "votes_cast")),  # 1, 100%
    ("W.203", "CD", {"votes_cast": 0, "admitted": 14}, ()),  # no share of nothing
    ("W.203", "CD", {"votes_cast": 0, "admitted": 15}, ("admitted", "votes_cast")),
    ("W.203", "CD", {"votes_cast": 0, "admitted": 0}, ()),
    ("W.204", "CDS", {"votes_cast": 0}, ("votes_cast",)),
    ("W.204", "CDS", {"votes_cast": 1}, ()),
    ("W.205", "S", {"eligible": 0}, ("eligible",)),
    ("W.205", "S", {"eligible": 1}, ()),
    ("W.206", "S", {"eligible": 899}, ("eligible",)),
    ("W.206", "S", {"eligible": 900}, ()),
    ("W.206", "S", {"eligible": 0}, ()),  # W.205 says so
]  # fmt: skip


def found(form: Form, code: str, **changes: int) -> list[Finding]:
    return [finding for finding in findings(form, entry(form, **changes)) if finding.code == code]


@pytest.mark.parametrize(
    ("code", "level", "changes", "marks"),
    [(code, level, changes, marks) for code, levels, changes, marks in CASES for level in levels],
)
def test_boundary(code: str, level: str, changes: dict[str, int], marks: tuple[str, ...]):
    assert [finding.fields for finding in found(LEVELS[level], code, **changes)] == ([marks] if marks else [])


def test_every_check_is_there_for_its_levels_and_no_other():
    assert {rule.code: "".join(rule.levels) for rule in RULES} == TABLE
    for level, form in LEVELS.items():
        assert {rule.code for rule in rules_of(form)} == {code for code, levels in TABLE.items() if level in levels}


def test_the_number_of_a_check_says_on_which_page_it_is():
    """The sections of the specification in order: the letter says how bad it is, the first digits where."""
    pages = {
        "10": "extra_investigation", "11": "station_differences", "12": "about_report", "13": "controls",
        "20": "voters_and_votes", "30": "differences", "31": "differences", "40": LISTS,
    }  # fmt: skip
    assert {rule.code: rule.section for rule in RULES} == {code: pages[code[2:4]] for code in TABLE}


def test_every_check_has_a_case_on_both_sides_at_every_level():
    for code, levels in TABLE.items():
        cases = [(set(where), bool(marks)) for case, where, _, marks in CASES if case == code]
        for side in (True, False):
            assert set().union(*(where for where, holds in cases if holds is side)) == set(levels), (code, side)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_right_entry_has_no_findings(form: Form):
    assert findings(form, entry(form)) == ()


@pytest.mark.parametrize(
    ("level", "changes", "section"),
    [
        ("C", {"other_reason": YES}, "extra_investigation"),
        ("C", {"station_explained": 0}, "station_differences"),
        ("D", {"insert": 0}, "about_report"),
        ("D", {"insert": YES, "corrected": YES, "reason_other": 1}, "controls"),
        ("C", {"poll_cards": 901}, "voters_and_votes"),
        ("C", {"equal": 0}, "differences"),
        ("S", {"votes_4_1": 1}, "list_4"),
    ],
)
def test_page_of_a_finding(level: str, changes: dict[str, int], section: str):
    form = LEVELS[level]
    assert {finding.section for finding in findings(form, entry(form, **changes))} == {section}


def test_postal_stations_have_no_poll_cards_and_no_boxes():
    assert {rule.code for rule in rules_of(NBSB)} == {
        "F.202", "F.203", "F.204", "F.305", "F.306", "F.307", "F.308", "F.309", "F.401", "F.402", "F.403",
        "W.201", "W.202", "W.203", "W.204",
    }  # fmt: skip
    assert [each.code for each in findings(NBSB, entry(NBSB, admitted=1001))] == ["F.308"]


def test_council_without_voter_cards_adds_two_numbers():
    form = FORMS["GR CSO"]
    assert [each.fields for each in found(form, "F.201", proxies=91)] == [("poll_cards", "proxies", "admitted")]


@pytest.mark.parametrize("name", [name for name in FORMS if "next" in name])
def test_next_session_asks_nothing_about_the_report(name: str):
    assert {rule.code for rule in rules_of(FORMS[name]) if rule.code.startswith("F.1") or rule.code == "F.311"} == set()


def test_each_list_is_judged_on_its_own():
    codes = [(each.code, each.section) for each in findings(CSO, entry(CSO, total_1=0, votes_4_1=1))]
    assert codes == [("F.401", "list_1"), ("F.402", "list_4")]


def test_an_empty_form_has_nothing_but_what_is_not_answered():
    codes = {name: [each.code for each in findings(form, form.empty())] for name, form in LEVELS.items()}
    assert codes == {"C": ["F.111", "W.204", "F.304"], "D": ["F.121", "W.204", "F.304"], "S": ["W.204", "W.205"]}


def test_errors_stand_before_warnings_on_a_page():
    codes = [each.code for each in findings(CSO, entry(CSO, blank=30))]
    assert codes == ["F.203", "W.201"]


def test_only_the_pages_that_were_reached_are_told():
    values = entry(CSO, other_reason=YES, poll_cards=901, equal=0, votes_1_1=0, votes_4_1=1)
    reached = [
        (section.key, {each.section for each in findings(CSO, values, until_section=section.key)})
        for section in CSO.sections
    ]
    everything = ["extra_investigation", "voters_and_votes", "differences", "list_1", "list_4"]
    for key, told in reached:
        assert told == {each for each in everything if CSO.order[each] <= CSO.order[key]}
    with pytest.raises(KeyError):
        findings(CSO, values, until_section="controls")


def test_second_entry_is_told_where_it_differs_and_not_how():
    first, second = entry(CSO), entry(CSO, blank=28, invalid=12, votes_1_1=399, votes_1_2=201)
    assert findings(CSO, second, first_entry=first) == (
        Finding("W.001", "voters_and_votes", ("blank", "invalid")),
        Finding("W.001", "list_1", ("votes_1_1", "votes_1_2")),
    )
    assert [each.section for each in findings(CSO, second, first_entry=first, until_section="differences")] == [
        "voters_and_votes"
    ]


def test_empty_and_zero_are_the_same_to_a_second_entry():
    first = CSO.filled({"admitted": 0})
    assert "W.001" not in {each.code for each in findings(CSO, CSO.empty(), first_entry=first)}


def test_correction_asks_the_emptied_fields_and_does_not_compare():
    values = tuple(None if field.key == "blank" else value for field, value in zip(CSO.fields, entry(CSO), strict=True))
    told = findings(CSO, values, first_entry=entry(CSO), correction={"blank", "invalid"})
    assert [(each.code, each.fields) for each in told if each.code.startswith("W.0")] == [("W.002", ("blank",))]
    assert findings(CSO, entry(CSO, blank=29), first_entry=entry(CSO, invalid=0), correction={"blank"}) == ()


def test_a_correction_is_checked_like_any_entry():
    """One of the emptied fields is not filled in yet: the addition is told beside what is still to fill in."""
    told = findings(CSO, emptied(CSO, entry(CSO), {"invalid"}), correction={"blank", "invalid"})
    assert told == (
        Finding("F.203", "voters_and_votes", ("candidates_total", "blank", "invalid", "votes_cast")),
        Finding("W.002", "voters_and_votes", ("invalid",)),
    )


def test_an_error_mark_wins_over_a_warning_mark():
    told = findings(CSO, entry(CSO, blank=30), first_entry=entry(CSO))
    assert marked(told)["blank"] is Severity.ERROR
    assert marked(tuple(reversed(told)))["blank"] is Severity.ERROR
    assert marked(findings(CSO, entry(CSO, blank=30, invalid=10)))["blank"] is Severity.WARNING
    assert has_errors(told)
    assert not has_errors(findings(CSO, entry(CSO, blank=30, invalid=10)))


def test_a_correction_is_judged_with_the_numbers_that_stay():
    again = FORMS["CSO next"]
    original = again.carried(CSO, CSO.figures(entry(CSO, poll_cards=910, voter_cards=0)))
    typed = again.filled({"equal": 1, "votes_1_1": 401, "votes_1_2": 199})
    assert findings(again, typed, original=original) == ()
    wrong = again.filled({"equal": 1, "votes_1_1": 401})
    assert [each.code for each in findings(again, wrong, original=original)] == ["F.402"]
    same = again.filled({"equal": 1, "votes_1_1": 401, "votes_1_2": 199, "total_1": 700})
    assert findings(again, typed, first_entry=same, original=original) == ()


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_share_of_blank_votes_is_exact(part: int, whole: int):
    holds = bool(found(CSO, "W.201", blank=part, votes_cast=whole))
    assert holds == (part > 0 and part * 100 >= whole * 3)


@given(st.data())
def test_a_count_that_adds_up_has_no_errors(data: st.DataObject):
    """Whatever was voted: totals that follow from the votes are right on every paper."""
    number = st.integers(0, 5000)
    ballot = [
        BallotList(n, "", tuple((c, "") for c in range(1, data.draw(st.integers(1, 5)) + 1)))
        for n in data.draw(st.lists(st.integers(1, 30), min_size=1, max_size=4, unique=True))
    ]
    form = Form(data.draw(st.sampled_from([form.kind for form in FORMS.values()])), ballot)
    values = {field.key: data.draw(number) for field in form.fields if field.candidate}
    for span in form.spans:
        total = sum(values[field.key] for field in form.fields[span.start : span.total])
        values |= {form.fields[span.total].key: total, form.fields[span.summary].key: total}
    values |= {key: data.draw(number) for key in ("blank", "invalid")}
    values["candidates_total"] = sum(values[form.fields[span.total].key] for span in form.spans)
    cast = values["votes_cast"] = values["candidates_total"] + values["blank"] + values["invalid"]
    voters = {key: data.draw(number) for key in ("poll_cards", "proxies", "voter_cards") if key in form.index}
    admitted = values["admitted"] = sum(voters.values()) if voters else data.draw(number)
    values |= voters | {"more": max(cast - admitted, 0), "fewer": max(admitted - cast, 0)}
    chosen = "equal" if cast == admitted else "more_cast" if cast > admitted else "fewer_cast"
    answers = {chosen: 1, "explained": YES, "corrigendum": NO, "insert": NO}
    answers |= {"station_explained": YES, "station_lists_differ": NO}
    values |= {key: value for key, value in answers.items() if key in form.index}
    assert not has_errors(findings(form, form.filled(values)))


@given(st.data())
def test_one_wrong_number_is_always_noticed(data: st.DataObject):
    """Every number of a first entry is in at least one addition or comparison."""
    form = data.draw(st.sampled_from([CSO, DSO, CSB]))
    key = data.draw(st.sampled_from([f.key for f in form.fields if not f.is_choice and f.key != "eligible"]))
    right = entry(form)
    old = right[form.index[key]] or 0
    new = data.draw(st.integers(0, 10**6).filter(lambda value: value != old))
    assert has_errors(findings(form, entry(form, **{key: new})))
