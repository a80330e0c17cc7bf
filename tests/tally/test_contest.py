from __future__ import annotations

import datetime
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiesdeler.eml.messages import Contest, Count
from kiesdeler.law.allocation import allocate
from kiesdeler.law.model import Candidate, Part
from kiesdeler.law.senate import College
from kiesdeler.problems import Refused
from kiesdeler.tally.contest import contest
from kiesdeler.tally.elected import result_message
from kiesdeler.tally.totals import add_up
from tests.tally import made
from tests.tally.made import CREATED, count, lists
from tests.tally.test_totals import NORTH, SOUTH, TK, tk_counts

OPTIONS = {"level": "csb", "created": CREATED}
COUNCIL = made.council()
ON = lists(COUNCIL, Contest("geen"), {1: ["Appel", "Boom"], 3: ["Dak"]}, kind="op zichzelf staande lijst")


def tk_total(*numbers) -> Count:
    return add_up(TK, tk_counts(*numbers), candidate_lists=[NORTH, SOUTH], **OPTIONS)


def council_count(numbers=(60, 40, 20)) -> Count:
    return count(COUNCIL, "0009", "Juinen", ON, numbers)


def refused(*args, **options) -> list[str]:
    with pytest.raises(Refused) as caught:
        contest(*args, **options)
    return [problem.message for problem in caught.value.problems]


def test_the_same_list_in_two_districts_is_one_set_and_other_lists_make_a_group():
    made_contest = contest(TK, tk_total())
    first, second, third = made_contest.lists
    assert made_contest.rules.name == "TK-2017"
    assert first.parts == (
        Part(21, (Candidate("AppelA", 1, 6), Candidate("BoomA", 2, 7), Candidate("CitroenA", 3, 8)), (1,)),
        Part(33, (Candidate("BoomA", 1, 11), Candidate("AppelA", 2, 22)), (2,)),
    )
    assert second.parts == (Part(8, (Candidate("DakA", 1, 8),), (1, 2)),)
    assert third.parts == (Part(8, (Candidate("EikA", 1, 8),), (2,)),)


def test_the_candidate_lists_change_nothing():
    assert contest(TK, tk_total(), candidate_lists=[NORTH, SOUTH]) == contest(TK, tk_total())


def test_a_council_goes_by_number():
    made_contest = contest(COUNCIL, council_count(), candidate_lists=[ON])
    assert [(party.number, party.name, party.parts) for party in made_contest.lists] == [
        (1, "Partij 1", (Part(100, (Candidate("1", 1, 60), Candidate("2", 2, 40))),)),
        (3, "Partij 3", (Part(20, (Candidate("1", 1, 20),)),)),
    ]
    assert made_contest.seats == 9
    assert made_contest.rules.preference_threshold == Fraction(1, 2)


def with_lines(total: Count, order: list[int]) -> Count:
    """The same total with its ballot lines (places in the old one) in another order, or twice."""
    votes = total.total
    ballot, numbers = tuple(votes.ballot[at] for at in order), tuple(votes.votes[at] for at in order)
    return replace(total, total=replace(votes, ballot=ballot, votes=numbers))


def test_lists_may_stand_in_any_order_in_a_file():
    assert contest(COUNCIL, with_lines(council_count(), [3, 4, 0, 1, 2])) == contest(COUNCIL, council_count())


def test_a_list_that_stands_twice_is_refused():
    assert refused(COUNCIL, with_lines(council_count(), [0, 1, 2, 3, 4, 3, 4])) == [
        "In de totaaltelling staat lijst 3 2 keer: verwacht één keer."
    ]


def test_european_lists_keep_their_numbers_in_every_district():
    definition = made.national("EP", 31, 10)
    national = lists(definition, Contest("alle"), {1: ["Appel", "Boom"]})
    counts = [count(definition, code, "x", national, (1, 2)) for code in ("0014", "0003", "0600", "9010")]
    total = add_up(definition, counts, candidate_lists=[national], **OPTIONS)
    (party,) = contest(definition, total, candidate_lists=[national]).lists
    assert party.parts == (Part(12, (Candidate("1", 1, 4), Candidate("2", 2, 8)), (1, 2)),)


def test_a_threshold_the_law_does_not_know_must_be_accepted_on_purpose():
    odd = replace(COUNCIL, preference_threshold=25)
    assert refused(odd, council_count()) == [
        (
            "De verkiezingsdefinitie noemt een voorkeurdrempel van 25 procent van de kiesdeler, "
            "maar volgens de wet is die 50 procent (GR-2017-small). "
            "Vraag een goede definitie, of kies er zelf voor om de definitie te volgen "
            "(--accept-threshold)."
        )
    ]
    assert contest(odd, council_count(), accept_threshold=True).rules.preference_threshold == Fraction(1, 4)


@pytest.mark.parametrize("who", [2, "AppelA"])
def test_deceased_candidates_are_marked_and_keep_their_votes(who):
    if who == 2:
        party = contest(COUNCIL, council_count(), deceased=[(1, 2)]).lists[0]
        assert party.parts[0].candidates[1] == Candidate("2", 2, 40, deceased=True)
    else:
        party = contest(TK, tk_total(), deceased=[(1, "AppelA")]).lists[0]
        assert [[each.deceased for each in part.candidates] for part in party.parts] == [
            [True, False, False],
            [False, True],
        ]
    assert party.votes == sum(each.votes for part in party.parts for each in part.candidates)


def test_a_deceased_candidate_must_be_one_known_person():
    assert refused(TK, tk_total(), deceased=[(1, 1), (1, "Niemand"), (9, 1)]) == [
        "Kandidaat 1 van lijst 1 is niet in elke kieskring dezelfde. Noem de code: AppelA, BoomA.",
        "Overleden kandidaat Niemand staat niet op lijst 1.",
        "Overleden kandidaat 1 staat niet op lijst 9.",
    ]


def test_a_set_that_is_not_one_is_refused():
    def in_set(file):
        (only,) = file.contests
        changed = tuple(replace(each, data=replace(each.data, belongs_to_set=1)) for each in only.lists)
        return replace(file, contests=(replace(only, lists=changed),))

    assert refused(TK, tk_total(), candidate_lists=[in_set(NORTH), in_set(SOUTH)]) == [
        (
            "Lijst 1 is in kieskring 1 en 2 volgens de kandidatenlijsten gelijkluidend, maar er staan niet dezelfde "
            "kandidaten in dezelfde volgorde op."
        )
    ]


def test_totals_that_are_not_of_the_whole_election_are_refused():
    north = add_up(TK, tk_counts()[:2], level="hsb", created=CREATED)
    assert refused(TK, north) == ["Een 510c is geen telling van de hele verkiezing: verwacht een 510d."]
    assert refused(TK, replace(tk_total(), units=())) == [
        "In de totaaltelling ontbreken de kieskringen, zodat niet blijkt wie op welke lijst staat."
    ]
    assert refused(COUNCIL, tk_total())[0] == "De totaaltelling is van verkiezing TK2026: verwacht GR2026_Juinen."


def test_a_total_without_some_area_gives_no_seats():
    partial = add_up(TK, tk_counts()[:2], candidate_lists=[NORTH], allow_missing=True, **OPTIONS)
    assert refused(TK, partial) == ["In de totaaltelling ontbreekt kieskring 2 Zuid."]
    two = replace(COUNCIL, regions=(*COUNCIL.regions, made.municipality(10, "Elders")))
    one = add_up(COUNCIL, [council_count()], candidate_lists=[ON], **OPTIONS)
    assert refused(two, one) == ["In de totaaltelling ontbreekt de gemeente Elders (0010)."]


def test_candidate_lists_of_something_else_are_refused():
    other = lists(COUNCIL, Contest("geen"), {1: ["Appel"], 3: ["Dak"]})
    assert refused(COUNCIL, council_count(), candidate_lists=[other, NORTH])[0] == (
        "De kandidatenlijsten zijn van verkiezing TK2026: verwacht GR2026_Juinen."
    )
    assert refused(COUNCIL, council_count(), candidate_lists=[other]) == [
        "Kandidaat 2 van lijst 1 komt voor in deze telling, maar staat niet op de kandidatenlijsten."
    ]


def test_an_election_without_rules_is_refused():
    district_council = replace(COUNCIL, election=replace(COUNCIL.election, category="GC"))
    assert refused(district_council, council_count())[-1] == (
        "Voor verkiezingen van soort GC kent dit programma geen regels."
    )


def test_an_election_of_a_time_whose_rules_are_not_known_is_refused():
    long_ago = replace(COUNCIL, election=replace(COUNCIL.election, date=datetime.date(1990, 3, 21)))
    (message,) = refused(long_ago, council_count())
    assert "1990-03-21" in message


def test_the_senate_is_weighted_by_province():
    definition = made.national("EK", 75, 100)
    senate = replace(tk_total(), election=definition.election)
    colleges = [College(1, "Noord", 40, 10), College(2, "Zuid", 40, 100)]
    first, second, third = contest(definition, senate, colleges=colleges).lists
    assert [part.votes for part in first.parts] == [21 * 10, 33 * 100]
    assert [(part.votes, part.districts) for part in second.parts] == [(2 * 10 + 6 * 100, (1, 2))]
    assert third.votes == 800
    assert refused(definition, senate, colleges=colleges[:1]) == ["De stemwaarde van kieskring 2 ontbreekt."]
    groningen = College(1, "Groningen", 43, 193, 596_075)  # in 2023 it was 139
    (message,) = refused(definition, senate, colleges=[groningen, colleges[1]])
    assert message.startswith("Uit 596075 inwoners en 43 leden volgt voor Groningen een stemwaarde van 139 (U 2), niet")


def test_the_result_names_the_elected_in_the_order_of_their_seats():
    total = add_up(COUNCIL, [council_count()], candidate_lists=[ON], **OPTIONS)
    result = result_message(COUNCIL, total, allocate(contest(COUNCIL, total)), candidate_lists=[ON], created=CREATED)
    assert result.header.message == "520"
    assert [(each.number, each.name) for each in result.lists] == [(1, "Partij 1"), (3, "Partij 3")]
    first = result.lists[0].elected
    assert [(each.candidate.id, each.candidate.name.last_name, each.ranking) for each in first] == [
        (1, "Appel", 1),
        (2, "Boom", 1),
    ]
    assert first[0].candidate.short_code is None
    assert first[0].candidate.gender == "female"
    assert first[0].candidate.address.address_line is None  # no address but the place of residence


def test_the_elected_of_a_group_are_named_from_the_list_of_their_own_districts():
    """Number 1 is another person in each district: the result must not mix them up."""
    both = [NORTH, SOUTH]
    seats = replace(TK, seats=2)
    counts = tk_counts((0, 0, 0, 0), (0, 0, 0, 0), (90, 5, 0, 0), (9, 0, 0, 0))
    total = add_up(seats, counts, candidate_lists=both, **OPTIONS)
    result = result_message(seats, total, allocate(contest(seats, total)), candidate_lists=both, created=CREATED)
    (party,) = result.lists
    assert [(each.candidate.name.last_name, each.candidate.short_code) for each in party.elected] == [
        ("Boom", "BoomA"),
        ("Appel", "AppelA"),
    ]


def test_the_result_does_not_tell_a_gender_that_is_not_published():
    (only,) = ON.contests
    silent = tuple(replace(each, data=replace(each.data, publish_gender=False)) for each in only.lists)
    on = replace(ON, contests=(replace(only, lists=silent),))
    allocation = allocate(contest(COUNCIL, council_count()))
    result = result_message(COUNCIL, council_count(), allocation, candidate_lists=[on], created=CREATED)
    assert {each.candidate.gender for party in result.lists for each in party.elected} == {None}


def test_a_result_without_names_is_refused():
    allocation = allocate(contest(COUNCIL, council_count()))
    with pytest.raises(Refused) as caught:
        result_message(COUNCIL, council_count(), allocation, candidate_lists=[], created=CREATED)
    assert caught.value.problems[0].message == "Gekozen kandidaat 1 van lijst 1 staat niet op de kandidatenlijsten."


def test_there_is_no_result_while_a_lot_is_open():
    seat = replace(COUNCIL, seats=1)
    even = allocate(contest(seat, council_count((5, 5, 10))))
    assert even.open_lot is not None
    with pytest.raises(ValueError, match="lot"):
        result_message(seat, council_count((5, 5, 10)), even, candidate_lists=[ON], created=CREATED)


ORDERS = st.permutations(["Appel", "Boom", "Citroen", "Dak"]).flatmap(
    lambda people: st.integers(1, 4).map(lambda length: people[:length])
)


@given(ORDERS, ORDERS, st.data())
def test_lists_are_one_set_when_and_only_when_the_same_people_stand_in_the_same_order(north, south, data):
    def votes(people):
        return data.draw(st.lists(st.integers(0, 9), min_size=len(people), max_size=len(people)))

    files = [made.lists(TK, Contest("1", "Noord"), {1: north}), made.lists(TK, Contest("2", "Zuid"), {1: south})]
    cast = [(code, file, votes(people)) for code, file, people in (
        ("0014", files[0], north), ("0003", files[0], north), ("0600", files[1], south), ("9010", files[1], south)
    )]  # fmt: skip
    counts = [count(TK, code, "x", file, numbers) for code, file, numbers in cast]
    (party,) = contest(TK, add_up(TK, counts, candidate_lists=files, **OPTIONS), candidate_lists=files).lists
    assert len(party.parts) == (1 if north == south else 2)
    per_person: dict[str, int] = {}
    for (_, _, numbers), people in zip(cast, (north, north, south, south), strict=True):
        for name, number in zip(people, numbers, strict=True):
            per_person[f"{name}A"] = per_person.get(f"{name}A", 0) + number
    found: dict[str, int] = {}
    for part in party.parts:
        for each in part.candidates:
            found[each.person] = found.get(each.person, 0) + each.votes
    assert found == per_person


@given(st.lists(st.lists(st.integers(0, 50), min_size=4, max_size=4), min_size=4, max_size=4))
def test_no_vote_gets_lost_between_count_and_contest(numbers):
    made_contest = contest(TK, tk_total(*numbers))
    assert sum(party.votes for party in made_contest.lists) == sum(map(sum, numbers))
    for party in made_contest.lists:
        for part in party.parts:
            assert part.votes == sum(each.votes for each in part.candidates)
