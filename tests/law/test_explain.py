"""Explanations: every seat has its article, the compared values are exact, and the sentences say what happened."""

from __future__ import annotations

import datetime
import json
import random
import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiesdeler.law.allocation import allocate
from kiesdeler.law.explain import NOTES, explain, to_json, to_text
from kiesdeler.law.explain_step import Step
from kiesdeler.law.model import Candidate, Contest, Outcomes, Part, PartyList
from kiesdeler.law.rules import ElectionType, current_rules
from kiesdeler.law.wording import Ratio, full_seats, percentage, together
from tests.law.random_elections import contests, drawn

DAY = datetime.date(2023, 11, 22)
HERE = Path(__file__).parent


def party(number: int, *votes: int, name: str = "", deceased: int = 0) -> PartyList:
    people = tuple(Candidate(str(n), n, cast, n == deceased) for n, cast in enumerate(votes, 1))
    return PartyList(number, (Part(sum(votes), people),), name)


def bare(*votes: int) -> tuple[PartyList, ...]:
    return tuple(PartyList(number, (Part(cast),)) for number, cast in enumerate(votes, 1))


def part(district: int, **votes: int) -> Part:
    people = tuple(Candidate(person, n, cast) for n, (person, cast) in enumerate(votes.items(), 1))
    return Part(sum(votes.values()), people, (district,))


def steps(kind: str, seats: int, *lists: PartyList, lots: Outcomes | None = None) -> tuple[Step, ...]:
    return explain(allocate(Contest(current_rules(ElectionType(kind), seats), seats, lists), lots or {}))


def of(kind: str, found: tuple[Step, ...]) -> list[Step]:
    return [step for step in found if step.kind == kind]


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        (Ratio(178_970, 75), "2386 20/75"),  # the quota of the Senate in 2023, as the Electoral Council writes it
        (Ratio(1_062, 9), "118"),
        (Ratio(3, 4), "3/4"),
        (Ratio(0, 4), "0"),
        (Ratio(6, 4), "1 2/4"),
    ],
)
def test_fractions_are_exact_and_not_reduced(ratio: Ratio, text: str) -> None:
    assert str(ratio) == text


def test_small_words() -> None:
    assert percentage(Fraction(1, 4)) == "25"
    assert percentage(Fraction(1, 8)) == "12 1/2"
    assert [full_seats(number) for number in range(3)] == ["geen volle zetels", "1 volle zetel", "2 volle zetels"]
    assert [together(["a", "b", "c"][:number]) for number in (1, 2, 3)] == ["a", "a en b", "a, b en c"]


def test_small_council_by_remainders() -> None:
    """Quota 118; remainders 96, 64 and 76 for two seats (P 8)."""
    found = steps("GR", 9, *bare(450, 300, 312))
    assert [step.kind for step in found] == ["quota", *["full_seats"] * 3, *["residual_seat"] * 2]
    assert found[1].sentence == "Lijst 1 heeft 450 stemmen. De kiesdeler past daar 3 keer in: 3 volle zetels."
    first, second = of("residual_seat", found)
    assert first.sentence == "Restzetel 1 gaat naar lijst 1: zij heeft het grootste overschot, 96."
    assert first.article.label == "artikel P 8, eerste lid, Kieswet"
    assert [(each.list, str(each.value), each.chosen) for each in first.compared] == [
        (1, "96", True),
        (2, "64", False),
        (3, "76", False),
    ]
    assert [(each.list, each.chosen) for each in second.compared] == [(2, False), (3, True)]


def test_equals_who_all_get_a_seat_draw_no_lot() -> None:
    found = of("residual_seat", steps("GR", 9, *bare(60, 9, 9, 9, 9)))
    assert [(step.list, step.lot) for step in found] == [(2, None), (3, None), (4, None), (5, None)]
    assert "Hetzelfde getal hebben lijst 3, lijst 4 en lijst 5; een loting was niet nodig." in found[0].sentence
    assert "Hetzelfde getal heeft lijst 5; een loting" in found[2].sentence


def test_averages_once_each() -> None:
    """Quota 2 2/5: three full seats and the only remainder that counts for list 1, then averages (P 8(3))."""
    last = steps("GR", 5, *bare(8, 1, 1, 1, 1))[-1]
    assert last.article.short == "P 8(3)"
    assert "in deze ronde nog geen zetel" in last.sentence
    assert [str(each.value) for each in last.compared] == ["1 3/5", "1", "1", "1", "1"]


def test_lot_stands_before_what_it_decided() -> None:
    found = steps("PS", 19, *bare(100, 100), lots={"residual-1": 2})
    lot, seat = found[-2:]
    assert lot.sentence == "Er is geloot tussen lijst 1 en lijst 2. Het lot wees lijst 2 aan."
    assert (lot.kind, lot.lot, lot.article.short) == ("lot", "residual-1", "P 7(1)")
    assert (seat.list, seat.lot) == (2, "residual-1")
    assert (
        seat.sentence == "Restzetel 1 gaat naar lijst 2: zij heeft het grootste gemiddelde, 10. Het lot heeft beslist."
    )


def test_lot_that_is_due_comes_last() -> None:
    found = steps("PS", 19, *bare(100, 100))
    assert found[-1].sentence == "Er moet worden geloot tussen lijst 1 en lijst 2."


def test_majority() -> None:
    """101 of 200 votes, two of four seats: list 1 gets the seat that list 3 won last (P 9)."""
    last = steps("GR", 4, *bare(101, 50, 49))[-1]
    assert (last.kind, last.article.short, last.list) == ("majority", "P 9", 1)
    assert "101 stemmen, meer dan de helft van 200" in last.sentence
    assert "vervalt bij lijst 3" in last.sentence


def test_majority_with_a_lot() -> None:
    lots: Outcomes = {"residual-1": 2, "residual-2": 3, "residual-3": 4, "majority": 3}
    found = steps("GR", 5, *bare(11, 3, 3, 3), lots=lots)
    lot, majority = found[-2:]
    assert (
        lot.sentence
        == "Er is geloot tussen lijst 2, lijst 3 en lijst 4. Het lot wees lijst 3 aan: die verliest een zetel."
    )
    assert majority.lot == "majority"


def test_exhaustion_and_seats_given_out_again() -> None:
    found = steps("GR", 9, party(1, 600, name="Een"), party(2, *[50] * 8))
    (exhausted,) = of("exhausted", found)
    assert exhausted.sentence.startswith("Lijst 1 (Een) heeft 4 zetels meer dan kandidaten.")
    assert exhausted.article.short == "P 10"
    assert all("lijstuitputting" in step.sentence for step in of("residual_seat", found)[-4:])


def test_one_seat_too_many() -> None:
    (exhausted,) = of("exhausted", steps("GR", 2, party(1, 10), party(2, 3, 2)))
    assert "heeft 1 zetel meer dan kandidaten" in exhausted.sentence


def test_notes_are_sentences() -> None:
    (note,) = steps("GR", 9, *bare(0, 0))
    assert note.kind == "note"
    assert "Er zijn geen geldige stemmen" in note.sentence
    assert "minder kandidaten dan zetels" in steps("GR", 3, party(1, 5))[-1].sentence


def test_every_note_has_its_sentence() -> None:
    """The four things a reader must be told, each brought about by an election of its own."""
    told = [
        steps("GR", 4, party(1, 3, 0), party(2, 2, *[0] * 29)),  # P 9 and P 10 together
        steps("GR", 9, *bare(0, 0)),
        steps("GR", 3, party(1, 5)),
        steps("TK", 1, *bare(5, 4)),  # nobody has the quota
    ]
    sentences = [[step.sentence for step in found if step.kind == "note"] for found in told]
    assert sentences == [
        [NOTES["majority_and_exhaustion"]],
        [NOTES["no_votes"]],
        [NOTES["fewer_candidates_than_seats"]],
        [NOTES["no_list_can_take_seat"]],
    ]
    assert len(NOTES) == 4


def test_candidates_threshold_and_ranking() -> None:
    """One seat of quota 10: more than 5 votes elects (P 15(2)); names are shown when they are known."""
    contest = Contest(current_rules(ElectionType.GR, 2), 2, (party(1, 3, 9, 1), party(2, 7)))
    found = explain(allocate(contest), {(1, "2"): "D. de Vries"})
    (threshold,) = of("threshold", found)
    assert threshold.sentence.startswith("De voorkeurdrempel is 50% van de kiesdeler: 5 stemmen. Gekozen met")
    assert threshold.article.short == "P 15(2)"
    elected = of("elected", found)
    assert (
        elected[0].sentence == "Zetel 1 van lijst 1: D. de Vries (nummer 2) is gekozen met voorkeurstemmen (9 stemmen)."
    )
    assert (elected[0].persons, elected[0].article.short) == (("2",), "P 15(2)")
    ranking = of("ranking", found)[0]
    assert ranking.sentence == "De volgorde voor opvolging op lijst 1 is: D. de Vries, kandidaat 1, kandidaat 3."
    assert ranking.persons == ("2", "1", "3")


def test_lot_between_candidates() -> None:
    found = steps("PS", 1, party(3, 5, 5), lots={"candidate-3-1": "2"})
    lot, elected = found[-3:-1]
    assert lot.sentence == "Er is geloot tussen kandidaat 1 en kandidaat 2. Het lot wees kandidaat 2 aan."
    assert elected.sentence.endswith("Het lot heeft beslist.")
    assert "in de volgorde van de lijst" in of("elected", steps("PS", 2, party(3, 5, 0)))[-1].sentence


def test_senate_and_europe_have_their_own_articles() -> None:
    people = (Candidate("A", 1, 60), Candidate("B", 2, 50))
    same = PartyList(1, (Part(110, people, (1, 2)),), "Een")
    group = PartyList(2, (part(1, C=40, D=1), part(2, D=30)))
    found = steps("EK", 2, same, group)
    assert [step.article.short for step in found[:4]] == ["U 4", "U 5", "U 7", "U 8"]
    assert "stel gelijkluidende lijsten in 2 kieskringen" in found[0].sentence
    assert "lijstengroep van 2 lijsten" in found[1].sentence
    assert "zoveel of meer" in of("threshold", found)[0].sentence
    assert {step.article.short for step in of("ranking", found)} == {"U 15(2)"}
    assert of("threshold", steps("EP", 2, party(1, 5, 4)))[0].article.short == "Y 23a"
    (first,) = of("set", steps("TK", 2, same))
    assert first.article.short == "P 2"


def test_group_quota_full_seats_and_remainders() -> None:
    """140 votes, four seats, group quota 35: parts of 64, 31 and 45 votes get 1, 0, 1; remainders 29, 31, 10."""
    group = PartyList(1, (part(2, A=60, B=3, C=1), part(3, B=30, A=1), part(5, D=45)), "Groep")
    found = steps("PS", 4, group)
    (quota,) = of("group_quota", found)
    assert quota.sentence == "De groepskiesdeler van lijst 1 (Groep) is 140 stemmen gedeeld door 4 zetels: 35."
    assert quota.article.short == "P 12(3)"
    assert [(step.part, step.article.short) for step in of("group_full", found)] == [(0, "P 12(4)"), (2, "P 12(4)")]
    first, second = of("group_remainder", found)
    assert first.sentence.startswith("Deel 2 van lijst 1 (Groep) (kieskring 3) krijgt een restzetel")
    assert [(each.part, str(each.value), each.chosen) for each in first.compared] == [
        (0, "29", False),
        (1, "31", True),
        (2, "10", False),
    ]
    assert [(each.part, each.chosen) for each in second.compared] == [(0, True), (2, False)]
    assert "  * deel 2: 31\n" in to_text(found)
    elected = of("elected", found)[0]
    assert "op deel 1 van lijst 1 (Groep) (kieskring 2) met voorkeurstemmen" in elected.sentence
    assert elected.part == 0


PROVINCE = PartyList(1, (part(1, A=20, B=20, C=10), part(2, D=30, E=26)), "Een"), party(2, 120)
SENATE = (
    PartyList(1, (part(1, A=30, B=1), part(2, A=1, C=28)), "Een"),
    PartyList(2, (Part(10, (Candidate("X", 1, 10),), (1, 2)),)),
)


def about(step: Step) -> tuple[str, str, int | None, int | None, str | None, tuple[str, ...]]:
    return (step.kind, step.article.label, step.list, step.part, step.lot, step.persons)


def test_a_whole_derivation_of_a_province() -> None:
    """Worked out by hand, word for word: a group, majority (P 9), exhaustion (P 10), and a lot between candidates."""
    found = steps("PS", 4, *PROVINCE, lots={"candidate-1-3": "B"})
    assert to_text(found) == (HERE / "derivation_province.txt").read_text(encoding="utf-8")
    p7, p12 = "artikel P 7, eerste lid, Kieswet", "artikel P 12, {} lid, Kieswet"
    p15, p19 = "artikel P 15, eerste lid, Kieswet", "artikel P 19, Kieswet"
    assert list(map(about, found)) == [
        ("group", "artikel P 3, Kieswet", 1, None, None, ()),
        ("quota", "artikel P 5, Kieswet", None, None, None, ()),
        ("full_seats", "artikel P 6, Kieswet", 1, None, None, ()),
        ("full_seats", "artikel P 6, Kieswet", 2, None, None, ()),
        ("residual_seat", p7, 1, None, None, ()),
        ("majority", "artikel P 9, Kieswet", 2, None, None, ()),
        ("exhausted", "artikel P 10, Kieswet", 2, None, None, ()),
        ("residual_seat", p7, 1, None, None, ()),
        ("residual_seat", p7, 1, None, None, ()),
        ("group_quota", p12.format("derde"), 1, None, None, ()),
        ("group_full", p12.format("vierde"), 1, 0, None, ()),
        ("group_full", p12.format("vierde"), 1, 1, None, ()),
        ("group_remainder", p12.format("vijfde"), 1, 1, None, ()),
        ("threshold", p15, None, None, None, ()),
        ("elected", p15, 1, 1, None, ("D",)),
        ("elected", p15, 1, 1, None, ("E",)),
        ("lot", p15, 1, None, "candidate-1-3", ()),
        ("elected", p15, 1, 0, "candidate-1-3", ("B",)),
        ("elected", p15, 2, None, None, ("1",)),
        ("ranking", p19, 1, 0, None, ("B", "A", "C")),
        ("ranking", p19, 1, 1, None, ("D", "E")),
        ("ranking", p19, 2, None, None, ("1",)),
        ("note", "artikel P 10, Kieswet", None, None, None, ()),
    ]
    shares = [(each.list, str(each.value), each.chosen) for step in of("full_seats", found) for each in step.compared]
    assert shares == [(1, "1 198/226", True), (2, "2 28/226", True)]  # 424/226 and 480/226
    inside = [(each.list, each.part, str(each.value)) for step in of("group_full", found) for each in step.compared]
    assert inside == [(1, 0, "1 44/106"), (1, 1, "1 62/106")]  # 150/106 and 168/106


def test_a_whole_derivation_of_the_senate() -> None:
    """Worked out by hand, word for word: a group, a set, a list with no full seat, U 10 inside the group."""
    found = steps("EK", 4, *SENATE)
    assert to_text(found) == (HERE / "derivation_senate.txt").read_text(encoding="utf-8")
    assert [(step.kind, step.article.label, step.list) for step in found[:2]] == [
        ("group", "artikel U 5, Kieswet", 1),
        ("set", "artikel U 4, Kieswet", 2),
    ]
    assert [(step.list, step.compared[0].chosen) for step in of("full_seats", found)] == [(1, True), (2, False)]
    assert of("group_quota", found)[0].article.label == "artikel U 12, derde lid, Kieswet"


def test_words_for_one_vote_one_district_and_none() -> None:
    found = steps("EP", 1, PartyList(1, (Part(1, (Candidate("A", 1, 1),), (1,)),)))
    assert of("set", found) == []  # one district: a list like any other
    assert of("full_seats", found)[0].sentence.startswith("Lijst 1 heeft 1 stem.")
    bare_parts = PartyList(1, (Part(10, (Candidate("A", 1, 10),)), Part(10, (Candidate("B", 1, 10),), (2, 3))))
    found = steps("PS", 1, bare_parts, lots={"group-1-1": 1})
    lot = of("lot", found)[0]
    assert lot.sentence == (
        "Er is geloot tussen deel 1 van lijst 1 en deel 2 van lijst 1 (kieskring 2, 3). "
        "Het lot wees deel 2 van lijst 1 (kieskring 2, 3) aan."
    )
    assert of("set", steps("TK", 2, *SENATE))[0].article.label == "artikel P 2, Kieswet"
    assert of("set", steps("TK", 2, *SENATE))[0].list == 2


def test_the_lot_over_a_seat_that_lapses_says_who_loses() -> None:
    """Group quota 11 3/4: two parts of 20 get 1 and a remainder of 8 1/4 each; X has 7 on the third (P 16(2))."""
    parts = part(1, A=14, B=2, C=2, D=2), part(2, E=14, F=2, G=2, H=2), part(3, X=7)
    found = steps("PS", 4, PartyList(1, parts), lots={"lapse-1-1": 1})
    (lot,) = of("lot", found)
    assert lot.sentence.endswith("Het lot wees deel 2 van lijst 1 (kieskring 2) aan: die verliest een zetel.")
    (lapse,) = of("group_lapse", found)
    assert (lapse.list, lapse.part, lapse.lot, lapse.persons) == (1, 1, "lapse-1-1", ("X",))
    case = Contest(current_rules(ElectionType.PS, 4), 4, (PartyList(1, parts),))
    named = explain(allocate(case, {"lapse-1-1": 1}), {(1, "X"): "X. de Boer"})
    assert of("group_lapse", named)[0].sentence.startswith("X. de Boer is met voorkeurstemmen gekozen")
    tied = Contest(current_rules(ElectionType.PS, 1), 1, (party(3, 5, 5),))
    (lot,) = of("lot", explain(allocate(tied), {(3, "2"): "Y. Bakker"}))
    assert lot.sentence == "Er moet worden geloot tussen kandidaat 1 en Y. Bakker."


def test_preference_seat_that_costs_another_part_its_seat() -> None:
    """Both seats go to candidates of part 2, which has one: the seat of part 1 lapses (P 16(2))."""
    (lapse,) = of("group_lapse", steps("PS", 2, PartyList(1, (part(1, A=20, B=20, C=10), part(2, D=30, E=26)))))
    assert lapse.article.short == "P 16(2)"
    assert (lapse.part, lapse.persons) == (0, ("E",))
    assert lapse.sentence.startswith("Kandidaat E is met voorkeurstemmen gekozen")
    assert "toegewezen aan deel 1 van lijst 1" in lapse.sentence


def test_exhaustion_inside_a_group() -> None:
    """Part 2 has all three seats coming and one candidate: two go on to part 1 (P 13)."""
    found = steps("PS", 3, PartyList(1, (part(1, A=10, B=0, C=0), part(2, D=100))))
    assert of("exhausted", found) == []  # told once, where the seats of the group are explained
    (exhausted,) = of("group_exhausted", found)
    assert exhausted.sentence.startswith("Deel 2 van lijst 1 (kieskring 2) heeft 2 zetels meer dan kandidaten.")
    assert exhausted.article.short == "P 13(1)"
    remainder, average = of("group_remainder", found)[-1], of("group_average", found)[-1]
    assert (remainder.part, average.part) == (0, 0)
    # group quota 110/3: only part 1 has somebody left; its remainder is 10, and with one seat its average is 10/2
    assert [(each.part, str(each.value)) for each in remainder.compared] == [(0, "10")]
    assert [(each.part, str(each.value)) for each in average.compared] == [(0, "5")]


def test_seats_passed_on_inside_a_group_show_what_was_compared() -> None:
    """Group quota 20: 3, 1 and 1 seats; two of part 1 pass on: remainders 0, 0 are equal and both get one (P 13)."""
    found = steps("PS", 5, PartyList(1, (part(1, A=60), part(2, B=20, C=0, D=0), part(3, E=20, F=0, G=0))))
    assert [
        [(each.part, str(each.value), each.chosen) for each in step.compared] for step in of("group_remainder", found)
    ] == [
        [(1, "0", True), (2, "0", False)],
        [(2, "0", True)],
    ]
    # two pass on as well: part 2 wins the first by its remainder of 0; the last goes by averages,
    # 20/3 (part 2) against 30/3 (part 3)
    found = steps("PS", 6, PartyList(1, (part(1, A=70), part(2, B=20, C=0, D=0), part(3, E=30, F=0, G=0, H=0))))
    (average,) = of("group_average", found)
    assert [(each.part, str(each.value), each.chosen) for each in average.compared] == [
        (1, "6 2/3", False),
        (2, "10", True),
    ]


def test_lot_between_parts_of_a_group() -> None:
    found = steps("PS", 1, PartyList(4, (part(1, A=10), part(2, B=10))), lots={"group-4-1": 1})
    lot = of("lot", found)[0]
    assert "Het lot wees deel 2 van lijst 4 (kieskring 2) aan." in lot.sentence
    assert lot.list == 4


def test_plain_values_for_machines() -> None:
    found = steps("GR", 9, *bare(450, 300, 312))
    values = to_json(found, DAY)
    assert json.loads(json.dumps(values)) == values
    assert values[-1] == {
        "kind": "residual_seat",
        "article": "P 8(1)",
        "label": "artikel P 8, eerste lid, Kieswet",
        "jci": "jci1.3:c:BWBR0004627&artikel=P8&lid=1",
        "link": "https://wetten.overheid.nl/jci1.3:c:BWBR0004627&artikel=P_8&lid=1&z=2023-11-22&g=2023-11-22",
        "sentence": "Restzetel 2 gaat naar lijst 3: zij heeft het grootste overschot, 76.",
        "list": 3,
        "part": None,
        "lot": None,
        "persons": [],
        "compared": [
            {"list": 2, "part": None, "chosen": False, "value": {"numerator": 576, "denominator": 9}, "text": "64"},
            {"list": 3, "part": None, "chosen": True, "value": {"numerator": 684, "denominator": 9}, "text": "76"},
        ],
    }
    text = to_text(found)
    assert text.splitlines()[0] == "De kiesdeler is 1062 stemmen gedeeld door 9 zetels: 118. [P 5]"
    assert "  * lijst 3: 76" in text.splitlines()


@settings(deadline=None)
@given(contests, st.randoms(use_true_random=False))
def test_every_seat_and_lot_of_any_election_is_explained(contest: Contest, dice: random.Random) -> None:
    allocation, _, on_the_way = drawn(contest, dice)
    for each in [*on_the_way, allocation]:
        found = explain(each)
        assert all(re.fullmatch(r"[A-Z].*\.", step.sentence) for step in found)
        seats = of("residual_seat", found)
        assert len(seats) == len(each.residual)
        for step in seats:
            record = next(seat for seat in each.residual if f"Restzetel {seat.seat} gaat" in step.sentence)
            (won,) = [compared.value.value for compared in step.compared if compared.chosen]
            assert won == record.value == max(compared.value.value for compared in step.compared)
        assert {step.lot for step in of("lot", found)} == {lot.id for lot in each.lots}
        assert len(of("elected", found)) == sum(len(listed.elected) for listed in each.lists)
        assert len(of("note", found)) == len(each.notes)
        assert len(to_json(found, DAY)) == len(found)
