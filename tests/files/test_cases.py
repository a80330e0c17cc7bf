"""The `allocate` contract: the shape of the answers, and everything that is refused with its place."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiesdeler.files.cases import MOST_SEATS, allocate_cases, read_cases, read_lots, with_lots
from kiesdeler.problems import Problem, Refused
from tests.shared import SHARED


def people(*votes: int) -> list[dict[str, int]]:
    return [{"number": number, "votes": cast} for number, cast in enumerate(votes, 1)]


COUNCIL: dict[str, Any] = {
    "election_type": "GR",
    "seats": 9,
    "lists": [
        {"number": 1, "name": "A", "votes": 450, "candidates": people(182, 100, 68, 60, 40)},
        {"number": 2, "candidates": people(200, 59, 41)},
        {"number": 3, "candidates": people(212, 40, 60)},
    ],
}


def run(value: object) -> tuple[Any, bool]:
    return allocate_cases(read_cases(json.dumps(value).encode(), "case.json"))


def refused(text: str | bytes) -> list[tuple[int, int, str, str]]:
    with pytest.raises(Refused) as caught:
        allocate_cases(read_cases(text.encode() if isinstance(text, str) else text, "case.json"))
    assert all(problem.file == "case.json" for problem in caught.value.problems)
    return [(problem.line, problem.column, problem.path, problem.message) for problem in caught.value.problems]


def problems(data: bytes) -> tuple[Problem, ...]:
    """None when there is an answer."""
    try:
        allocate_cases(read_cases(data))
    except Refused as error:
        return error.problems
    return ()


def test_answer_has_the_shape_of_the_contract() -> None:
    answer, lot_due = run(COUNCIL)
    assert not lot_due
    # 1062 votes, 9 seats: quota 118; remainders 96, 64 and 76 for the two residual seats
    assert answer == {
        "quota": {"numerator": 1062, "denominator": 9},
        "lists": [
            {
                "number": 1, "votes": 450, "full_seats": 3, "residual_seats": 1, "seats": 4,
                "elected": [
                    {"number": 1, "by": "preference"},
                    {"number": 2, "by": "preference"},
                    {"number": 3, "by": "preference"},
                    {"number": 4, "by": "preference"},
                ],
                "ranking": [1, 2, 3, 4, 5],
            },
            {
                "number": 2, "votes": 300, "full_seats": 2, "residual_seats": 0, "seats": 2,
                "elected": [{"number": 1, "by": "preference"}, {"number": 2, "by": "list_order"}],
                "ranking": [1, 2, 3],
            },
            {
                "number": 3, "votes": 312, "full_seats": 2, "residual_seats": 1, "seats": 3,
                "elected": [
                    {"number": 1, "by": "preference"},
                    {"number": 3, "by": "preference"},
                    {"number": 2, "by": "list_order"},
                ],
                "ranking": [1, 3, 2],
            },
        ],
        "residual": [
            {"seat": 1, "list": 1, "method": "largest_remainder", "article": "P 8(1)",
             "value": {"numerator": 96, "denominator": 1}},
            {"seat": 2, "list": 3, "method": "largest_remainder", "article": "P 8(1)",
             "value": {"numerator": 76, "denominator": 1}},
        ],
        "majority": None,
        "exhausted": [],
        "unfilled": 0,
        "lots": [],
    }  # fmt: skip


def test_array_in_array_out() -> None:
    answers, _ = run([COUNCIL, {**COUNCIL, "seats": 19}])
    assert [answer["quota"]["denominator"] for answer in answers] == [9, 19]
    assert run([]) == ([], False)


def test_without_candidates_only_seats_are_given() -> None:
    answer, _ = run(
        {"election_type": "GR", "seats": 9, "lists": [{"number": 4, "votes": 450}, {"number": 2, "votes": 612}]}
    )
    assert answer["lists"] == [
        {"number": 2, "votes": 612, "full_seats": 5, "residual_seats": 0, "seats": 5},
        {"number": 4, "votes": 450, "full_seats": 3, "residual_seats": 1, "seats": 4},
    ]


def test_majority_and_exhaustion_are_told() -> None:
    # 4 seats, quota 50: 101 of 200 votes give 2 full seats, the remainders of 49, 49 and 1 the other two seats
    answer, _ = run({"election_type": "GR", "seats": 4, "lists": [
        {"number": 1, "votes": 101}, {"number": 2, "votes": 50}, {"number": 3, "votes": 49}]})  # fmt: skip
    assert answer["majority"] == {"from": 3, "to": 1}
    answer, _ = run({"election_type": "GR", "seats": 9, "lists": [
        {"number": 1, "candidates": [{"number": 1, "votes": 600}]},
        {"number": 2, "candidates": [{"number": n, "votes": 50} for n in range(1, 9)]}]})  # fmt: skip
    assert answer["exhausted"] == [{"list": 1, "seats": 4, "article": "P 10"}]
    assert [each["seats"] for each in answer["lists"]] == [1, 8]


def test_lot_is_asked_and_answered() -> None:
    tie = {"election_type": "GR", "seats": 19, "lists": [{"number": n, "votes": 100} for n in (1, 2)]}
    answer, lot_due = run(tie)
    assert lot_due
    assert answer["lots"] == [{"id": "residual-1", "article": "P 7(1)", "among": [1, 2], "outcome": None}]
    answer, lot_due = run({**tie, "lots": {"residual-1": 2}})
    assert not lot_due
    assert [each["seats"] for each in answer["lists"]] == [9, 10]
    assert answer["lots"] == [{"id": "residual-1", "article": "P 7(1)", "among": [1, 2], "outcome": 2}]


def test_lots_option_goes_before_the_case() -> None:
    tie = {
        "election_type": "GR",
        "seats": 19,
        "lists": [{"number": n, "votes": 100} for n in (1, 2)],
        "lots": {"residual-1": 2},
    }
    cases = read_cases(json.dumps(tie).encode())
    answer, _ = allocate_cases(with_lots(cases, read_lots(b'{"residual-1": 1}')))
    assert isinstance(answer, dict)
    assert [each["seats"] for each in answer["lists"]] == [10, 9]
    with pytest.raises(Refused, match="bij elke verkiezing zelf"):
        with_lots(read_cases(json.dumps([tie, tie]).encode()), {})


def test_lot_between_candidates_goes_by_number() -> None:
    case = {"election_type": "PS", "seats": 1, "lists": [{"number": 3, "candidates": people(5, 5)}]}
    answer, lot_due = run(case)
    assert lot_due
    assert answer["lots"] == [{"id": "candidate-3-1", "article": "P 15(1)", "among": [1, 2], "outcome": None}]
    answer, _ = run({**case, "lots": {"candidate-3-1": 2}})
    assert answer["lists"][0]["elected"] == [{"number": 2, "by": "preference"}]
    assert answer["lots"][0]["outcome"] == 2


def test_outcome_that_fits_no_lot_is_refused() -> None:
    ((_, _, path, message),) = refused(json.dumps({**COUNCIL, "lots": {"residual-1": 3}}))
    assert path == "$.lots"
    assert "residual-1" in message


def test_preference_percentage_and_rules_can_be_chosen() -> None:
    answer, _ = run({**COUNCIL, "preference_percentage": 25})
    assert [each["by"] for each in answer["lists"][1]["elected"]] == ["preference", "preference"]
    answer, _ = run({"election_type": "GR", "seats": 9, "rules": "TK-2017", "lists": COUNCIL["lists"]})
    assert {each["method"] for each in answer["residual"]} == {"largest_average"}


def test_deceased_candidates_are_left_out() -> None:
    lists = [{"number": 1, "candidates": [{"number": 1, "votes": 9, "deceased": True}, {"number": 2, "votes": 1}]}]
    answer, _ = run({"election_type": "GR", "seats": 1, "lists": lists})
    assert answer["lists"][0]["votes"] == 10
    assert answer["lists"][0]["elected"] == [{"number": 2, "by": "list_order"}]
    assert answer["lists"][0]["ranking"] == [2]


def test_no_votes_is_an_answer() -> None:
    answer, _ = run({"election_type": "GR", "seats": 3, "lists": [{"number": 1, "votes": 0}]})
    assert (answer["quota"], answer["unfilled"]) == (None, 3)


def person(name: str, number: int, votes: int) -> dict[str, Any]:
    return {"id": name, "number": number, "votes": votes}


GROUP = {
    "election_type": "PS",
    "seats": 3,
    "lists": [
        {
            "number": 1,
            "parts": [
                {"districts": [1, 2], "candidates": [person("Jansen", 1, 60), person("Pieters", 2, 3)]},
                {"districts": [3], "candidates": [person("Pieters", 1, 30), person("Jansen", 2, 1)]},
            ],
        },
        {"number": 2, "candidates": people(5)},
    ],
}


def test_people_of_a_group_go_by_id_and_part() -> None:
    answer, lot_due = run(GROUP)
    assert not lot_due
    group = answer["lists"][0]
    assert group["seats"] == 2
    assert group["elected"] == [
        {"id": "Jansen", "part": 0, "number": 1, "by": "preference"},
        {"id": "Pieters", "part": 1, "number": 1, "by": "preference"},
    ]
    assert [part["districts"] for part in group["parts"]] == [[1, 2], [3]]
    assert [part["seats"] for part in group["parts"]] == [1, 1]
    assert [part["ranking"] for part in group["parts"]] == [["Jansen", "Pieters"], ["Jansen", "Pieters"]]


GR, PS = (f'{{"election_type": "{kind}", "seats": 9, "lists": [' for kind in ("GR", "PS"))


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        (b"\xff", (1, 1), "UTF-8"),
        (b'{\n "a": \xe9}', (2, 7), "UTF-8"),
        ("", (1, 1), "geldige JSON"),
        ('{"seats": 1,\n "seats" 2}', (2, 10), "geldige JSON"),
        ("[" * 200_000, (0, 0), "te diep genest"),
        ("7", (1, 1), "een object"),
        ("[\n7]", (2, 1), "het getal 7"),
        ('{"election_type": "GR", "lists": [{"number": 1, "votes": 1}]}', (1, 1), "ontbreekt “seats”"),
        ('{"election_type": "GR", "seats": 0, "lists": [{"number": 1, "votes": 1}]}', (1, 34), "van 1 tot en met 999"),
        ('{"election_type": "GR", "seats": true, "lists": [{"number": 1, "votes": 1}]}', (1, 34), "true"),
        ('{"election_type": "GR", "seats": 9.0, "lists": [{"number": 1, "votes": 1}]}', (1, 34), "9.0"),
        ('{"election_type": "GR", "seats": "9", "lists": [{"number": 1, "votes": 1}]}', (1, 34), "de tekst “9”"),
        ('{"election_type": "GR", "seats": 1000, "lists": [{"number": 1, "votes": 1}]}', (1, 34), "1000"),
        ('{"election_type": "XX", "seats": 9, "lists": [{"number": 1, "votes": 1}]}', (1, 19), "“XX”"),
        ('{"election_type": ["GR"], "seats": 9, "lists": [{"number": 1, "votes": 1}]}', (1, 19), "niet bekend"),
        (GR + "]}", (1, 46), "geen enkele lijst"),
        ('{"election_type": "GR", "seats": 9, "lists": {}}', (1, 46), "een lijst […]"),
        (GR + '{"votes": 1}]}', (1, 47), "ontbreekt “number”"),
        (GR + '{"number": 1}]}', (1, 47), "Geef een van beide"),
        (GR + '{"number": 1, "votes": -1}]}', (1, 70), "-1"),
        (GR + '{"number": 1, "votes": NaN}]}', (1, 70), "NaN"),
        (GR + '{"number": 1, "votes": 1e3}]}', (1, 70), "1e3"),
        (GR + '{"number": 1, "votes": ' + "9" * 5000 + "}]}", (1, 70), "999…"),
        (GR + '{"number": 1, "votes": null}]}', (1, 70), "null"),
        (GR + '{"number": 1, "votes": {}}]}', (1, 70), "een object"),
        (GR + '{"number": 1, "votes": 1, "name": 5}]}', (1, 81), "een tekst"),
        (GR + '{"number": 1, "votes": 1, "name": "\\ud800"}]}', (1, 81), "half teken"),
        (GR + '{"number": 1, "votes": 1, "votes": 2}]}', (1, 82), "meer dan een keer"),
        (GR + '{"number": 1, "votes": 1, "vote\\ns": 2}]}', (1, 84), "“vote\\ns”"),
        (GR + '{"number": 1, "votes": 1},\n{"number": 1, "votes": 2}]}', (2, 12), "Lijstnummer 1"),
        (GR + '{"number": 1, "votes": 3, "candidates": [{"number": 1, "votes": 2}]}]}', (1, 70), "samen 2"),
        (
            GR + '{"number": 1, "candidates": [{"number": 1, "votes": 2}, {"number": 1, "votes": 2}]}]}',
            (1, 114),
            "Kandidaatnummer 1",
        ),
        (GR + '{"number": 1, "candidates": [{"number": 1, "votes": 2, "deceased": 1}]}]}', (1, 114), "true of false"),
        (GR + '{"number": 1, "candidates": [{"number": 1, "votes": 2, "id": "x"}]}]}', (1, 108), "niet bekend"),
        (PS + '{"number": 1, "parts": []}]}', (1, 70), "ten minste één deel"),
        (PS + '{"number": 1, "candidates": [], "parts": [{"candidates": []}]}]}', (1, 47), "niet allebei"),
        (PS + '{"number": 1, "parts": [{}]}]}', (1, 71), "ontbreekt “candidates”"),
        (PS + '{"number": 1, "parts": [{"districts": [2, 2], "candidates": []}]}]}', (1, 89), "Kieskring 2"),
        (PS + '{"number": 1, "parts": [{"candidates": [{"number": 1, "votes": 1}]}]}]}', (1, 87), "ontbreekt “id”"),
        (PS + '{"number": 1, "parts": [{"candidates": [{"id": "", "number": 1, "votes": 1}]}]}]}', (1, 94), "leeg"),
        (
            PS + '{"number": 1, "parts": [{"candidates": [{"id": "a", "number": 1, "votes": 1}, '
            '{"id": "a", "number": 2, "votes": 1}]}]}]}',
            (1, 132),
            "Kandidaat “a”",
        ),
        (GR + '{"number": 1, "votes": 1}], "rules": "none"}', (1, 84), "Bekend zijn"),
        (GR + '{"number": 1, "votes": 1}], "preference_percentage": 101}', (1, 100), "van 0 tot en met 100"),
        (GR + '{"number": 1, "votes": 1}], "lots": 5}', (1, 83), "een object"),
        (GR + '{"number": 1, "votes": 1}], "lots": {"a b": -1}}', (1, 91), "-1"),
    ],
)
def test_one_problem_and_its_place(text: str | bytes, place: tuple[int, int], words: str) -> None:
    ((line, column, _, message),) = refused(text)
    assert words in message
    assert (line, column) == place


def test_a_name_repeated_among_very_many_costs_no_time() -> None:
    many = ", ".join(f'"x{number}": 0' for number in range(20_000))
    found = refused(f'{{{many}, "x0": 1}}')
    assert any("meer dan een keer" in message for *_, message in found)


def test_everything_that_is_wrong_is_told_at_once_in_order() -> None:
    text = """[{"election_type": "GR", "seats": 0,
      "lists": [{"number": 1, "votes": -1}]},
     {"election_type": "AB", "seats": 20,
      "lists": [{"number": 1, "votes": 1}, {"number": 2, "votes": "x"}, 7], "extra": []}]"""
    assert [(line, path) for line, _, path, _ in refused(text)] == [
        (1, "$[0].seats"),
        (2, "$[0].lists[0].votes"),
        (4, "$[1].lists[1].votes"),
        (4, "$[1].lists[2]"),
        (4, "$[1].extra"),
    ]


JSON_LIKE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["GR", "PS", "A"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["election_type", "seats", "lists", "number", "votes", "candidates", "parts", "id", "lots", "é"]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)


@given(
    JSON_LIKE
    | st.fixed_dictionaries(
        {"election_type": st.just("GR"), "seats": st.integers(0, 12), "lists": st.lists(JSON_LIKE, max_size=3)}
    )
)
def test_any_json_is_answered_or_refused_with_a_place(value: object) -> None:
    for problem in problems(json.dumps(value).encode()):
        assert problem.message
        assert problem.line >= 1
        assert problem.column >= 1


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_answered_or_refused(data: bytes) -> None:
    assert all(problem.message for problem in problems(data))


@given(st.integers(1, MOST_SEATS), st.lists(st.integers(0, 10**6), min_size=1, max_size=8))
def test_seats_add_up_whatever_the_votes(seats: int, votes: list[int]) -> None:
    lists = [{"number": number, "votes": cast} for number, cast in enumerate(votes, 1)]
    answer, lot_due = run({"election_type": "PS", "seats": seats, "lists": lists})
    if not lot_due:
        assert sum(each["seats"] for each in answer["lists"]) + answer["unfilled"] == seats


OFFICIAL = [] if SHARED is None else json.loads((SHARED / "data" / "seats-sample.json").read_text())
KINDS = {"WS": "AB", "KC": "KC"}


@pytest.mark.skipif(not OFFICIAL, reason="the official figures are not here")
def test_official_seats_of_every_election_of_the_sample() -> None:
    cases = [
        {
            "election_type": KINDS.get(each["type"], each["type"]),
            "seats": each["seats"],
            "lists": [{"number": number, "votes": party["votes"]} for number, party in enumerate(each["lists"], 1)],
        }
        for each in OFFICIAL
    ]
    answers, _ = run(cases)
    wrong = [
        (each["type"], each["date"], each["area"])
        for each, answer in zip(OFFICIAL, answers, strict=True)
        if [party["seats"] for party in each["lists"]] != [party["seats"] for party in answer["lists"]]
        and not answer["lots"]
    ]
    assert wrong == []
