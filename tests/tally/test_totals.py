from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiesdeler.eml.messages import Authority, BallotLine, Contest, Count, Domain
from kiesdeler.problems import Refused
from kiesdeler.tally.totals import add_up
from tests.tally import made
from tests.tally.made import CREATED, count, lists

TK = made.national()
NORTH = lists(TK, Contest("1", "Noord"), {1: ["Appel", "Boom", "Citroen"], 2: ["Dak"]})
SOUTH = lists(TK, Contest("2", "Zuid"), {1: ["Boom", "Appel"], 2: ["Dak"], 3: ["Eik"]})


def tk_counts(a=(5, 6, 7, 1), b=(1, 1, 1, 1), c=(10, 20, 3, 4), d=(1, 2, 3, 4)) -> list[Count]:
    return [
        count(TK, "0014", "Aak", NORTH, a),
        count(TK, "0003", "Bolt", NORTH, b),
        count(TK, "0600", "Dam", SOUTH, c),
        count(TK, "9010", "NBSB", SOUTH, d, made.POSTAL),
    ]


def refused(*args, **options) -> list[str]:
    with pytest.raises(Refused) as caught:
        add_up(*args, created=CREATED, **options)
    return [f"{problem.file}: {problem.message}" for problem in caught.value.problems]


def test_a_district_has_a_unit_per_municipality_in_the_order_of_the_codes():
    total = add_up(TK, tk_counts()[:2], level="hsb", created=CREATED)
    assert total.header.message == "510c"
    assert total.header.authority == Authority("HSB1", "Noord")
    assert total.contest == Contest("1", "Noord")
    assert [(unit.id, unit.name) for unit in total.units] == [("HSB1::0003", "Bolt"), ("HSB1::0014", "Aak")]
    assert total.total.votes == (21, 6, 7, 8, 2, 2)
    assert (total.total.cast, total.total.total_counted) == (200, 23)
    assert total.total.rejected == (("ongeldig", 4), ("blanco", 2))


def test_poll_cards_and_admitted_voters_stay_behind_in_the_municipality():
    codes = [code for code, _ in add_up(TK, tk_counts()[:2], level="hsb", created=CREATED).total.uncounted]
    assert codes == [
        "geldige volmachtbewijzen",
        "geldige kiezerspassen",
        "meer getelde stembiljetten",
        "minder getelde stembiljetten",
        "meegenomen stembiljetten",
        "te weinig uitgereikte stembiljetten",
        "te veel uitgereikte stembiljetten",
        "geen verklaring",
        "andere verklaring",
    ]


def test_postal_votes_bring_their_three_codes_to_their_unit_and_to_the_total():
    total = add_up(TK, tk_counts()[2:], level="hsb", created=CREATED)
    dam, postal = total.units
    three = ["kwijtgeraakte stembiljetten", "te veel briefstembiljetten", "geen briefstembiljetten"]
    assert [code for code, _ in postal.votes.uncounted][-3:] == three
    assert not set(three) & {code for code, _ in dam.votes.uncounted}
    assert total.total.uncounted[-3:] == (
        ("kwijtgeraakte stembiljetten", 1),
        ("te veel briefstembiljetten", 0),
        ("geen briefstembiljetten", 2),
    )
    assert dict(postal.votes.uncounted)["geldige volmachtbewijzen"] == 0  # absent in the postal count itself


def test_the_total_over_districts_knows_people_whatever_their_number():
    total = add_up(TK, tk_counts(), level="csb", candidate_lists=[NORTH, SOUTH], created=CREATED)
    assert total.contest == Contest("alle")
    assert [(unit.id, unit.name) for unit in total.units] == [("HSB1", "Kieskring Noord"), ("HSB2", "Kieskring Zuid")]
    lines = dict(zip(total.total.ballot, total.total.votes, strict=True))
    assert lines == {
        BallotLine(1, "Partij 1"): 21 + 33,
        BallotLine(1, code="AppelA"): 6 + 22,
        BallotLine(1, code="BoomA"): 7 + 11,
        BallotLine(1, code="CitroenA"): 8,
        BallotLine(2, "Partij 2"): 2 + 6,
        BallotLine(2, code="DakA"): 2 + 6,
        BallotLine(3, "Partij 3"): 8,
        BallotLine(3, code="EikA"): 8,
    }
    assert total.units[1].votes.ballot[1] == BallotLine(1, candidate=1, code="BoomA")
    assert "geldige kiezerspassen" not in dict(total.total.uncounted)
    assert "geen briefstembiljetten" in dict(total.total.uncounted)
    assert "geen briefstembiljetten" not in dict(total.units[0].votes.uncounted)


def test_a_district_may_be_given_as_its_own_count():
    counts = tk_counts()
    north = add_up(TK, counts[:2], level="hsb", created=CREATED)
    options = {"level": "csb", "candidate_lists": [NORTH, SOUTH], "created": CREATED}
    assert add_up(TK, [north, *counts[2:]], **options) == add_up(TK, counts, **options)


def test_european_lists_are_national_and_keep_their_numbers():
    definition = made.national("EP", 31, 10)
    national = lists(definition, Contest("alle"), {1: ["Appel", "Boom"], 2: ["Dak"]})
    counts = [
        count(definition, code, "x", national, (1, 2, 3), made.UNCOUNTED) for code in ("0014", "0003", "0600", "9010")
    ]
    total = add_up(definition, counts, level="csb", candidate_lists=[national], created=CREATED)
    assert [(line.candidate, line.code) for line in total.total.ballot[:3]] == [(None, None), (1, None), (2, None)]
    assert total.total.votes == (12, 4, 8, 12, 12)
    assert [unit.id for unit in total.units] == ["HSB1", "HSB2"]
    assert "geldige kiezerspassen" not in dict(total.total.uncounted)


def test_a_council_without_voter_cards_gets_none_in_its_total():
    definition = made.council()
    on = lists(definition, Contest("geen"), {1: ["Appel"]})
    without = tuple(pair for pair in made.UNCOUNTED if pair[0] != "geldige kiezerspassen")
    total = add_up(definition, [count(definition, "0009", "Juinen", on, (7,), without)], level="csb", created=CREATED)
    assert "geldige kiezerspassen" not in dict(total.total.uncounted)
    assert [unit.id for unit in total.units] == ["0009"]


@given(
    st.lists(st.lists(st.integers(0, 10**6), min_size=4, max_size=4), min_size=4, max_size=4),
    st.permutations(range(4)),
)
def test_the_order_of_the_files_makes_no_difference_and_nothing_gets_lost(numbers, order):
    counts = tk_counts(*numbers)
    options = {"level": "csb", "candidate_lists": [NORTH, SOUTH], "created": CREATED}
    total = add_up(TK, counts, **options)
    assert add_up(TK, [counts[index] for index in order], **options) == total
    assert total.total.total_counted == sum(map(sum, numbers))
    people = [number for line, number in zip(total.total.ballot, total.total.votes, strict=True) if line.code]
    assert sum(people) == sum(map(sum, numbers))


@given(st.permutations(range(6)))
def test_lines_in_another_order_are_the_same_lines(order):
    counts = tk_counts()
    figures = counts[1].total
    shuffled = replace(
        figures,
        ballot=tuple(figures.ballot[index] for index in order),
        votes=tuple(figures.votes[index] for index in order),
    )
    other = [counts[0], replace(counts[1], total=shuffled)]
    options = {"level": "hsb", "candidate_lists": [NORTH], "created": CREATED}
    assert add_up(TK, other, **options) == add_up(TK, counts[:2], **options)


def test_everything_wrong_with_the_set_is_told_at_once():
    aak, bolt, dam, postal = tk_counts()
    other = replace(aak, election=replace(aak.election, id="TK2025"))
    stranger = replace(bolt, header=replace(bolt.header, authority=Authority("0777", "Verweg")))
    wrong_district = replace(bolt, contest=Contest("2", "Zuid"))
    found = refused(
        TK,
        [other, stranger, wrong_district, dam, dam, postal],
        level="csb",
        candidate_lists=[NORTH, SOUTH],
        files=["a.xml", "b.xml", "c.xml", "d.xml", "e.xml", "f.xml"],
    )
    assert found == [
        "a.xml: Deze telling is van verkiezing TK2025: verwacht TK2026.",
        "b.xml: Gemeente 0777 doet niet mee aan deze verkiezing.",
        "c.xml: Deze telling is van kieskring 2, maar gemeente 0003 hoort bij kieskring 1 Noord.",
        "e.xml: Van gemeente 0600 zijn twee tellingen gegeven. Kies de juiste.",
        ": De telling van kieskring 1 Noord ontbreekt.",
    ]


def test_missing_municipalities_are_named_unless_they_may_be_missing():
    counts = tk_counts()[:1]
    assert refused(TK, counts, level="hsb") == [": De telling van Bolt (0003) ontbreekt in kieskring 1 Noord."]
    assert len(add_up(TK, counts, level="hsb", created=CREATED, allow_missing=True).units) == 1


def test_a_municipality_of_another_district_is_refused():
    assert refused(TK, tk_counts()[:3], level="hsb") == ["510b Dam: Gemeente 0600 hoort niet bij kieskring 1 Noord."]


def test_other_lists_or_candidates_are_named():
    aak, bolt, *_ = tk_counts()
    figures = bolt.total
    changed = replace(
        figures,
        ballot=(*figures.ballot[:3], BallotLine(1, candidate=9), BallotLine(4, "Partij 4"), figures.ballot[5]),
    )
    renamed = replace(aak.total, ballot=(BallotLine(1, "Partij één"), *aak.total.ballot[1:]))
    found = refused(
        TK,
        [replace(aak, total=renamed), replace(bolt, total=changed)],
        level="hsb",
        candidate_lists=[NORTH],
    )
    assert found == [
        "510b Bolt: Kandidaat 3 van lijst 1 ontbreekt in deze telling, maar staat wel op de kandidatenlijsten.",
        "510b Bolt: Lijst 2 ontbreekt in deze telling, maar staat wel op de kandidatenlijsten.",
        "510b Bolt: Kandidaat 9 van lijst 1 komt voor in deze telling, maar staat niet op de kandidatenlijsten.",
        "510b Bolt: Lijst 4 komt voor in deze telling, maar staat niet op de kandidatenlijsten.",
        "510b Aak: Lijst 1 heet hier “Partij één”, maar op de kandidatenlijsten “Partij 1”.",
    ]


def test_a_line_that_stands_twice_is_refused():
    aak, bolt, *_ = tk_counts()
    twice = replace(bolt.total, ballot=(*bolt.total.ballot, bolt.total.ballot[1]), votes=(*bolt.total.votes, 1))
    assert "510b Bolt: Kandidaat 1 van lijst 1 komt 2 keer voor in deze telling." in refused(
        TK, [aak, replace(bolt, total=twice)], level="hsb"
    )


def test_without_the_candidate_lists_of_every_district_nobody_can_be_recognised():
    assert refused(TK, tk_counts(), level="csb", candidate_lists=[NORTH]) == [
        ": De kandidatenlijsten van kieskring 2 Zuid ontbreken."
    ]


def test_a_district_is_not_counted_twice():
    counts = tk_counts()
    north = add_up(TK, counts[:2], level="hsb", created=CREATED)
    found = refused(TK, [north, *counts[1:]], level="csb", candidate_lists=[NORTH, SOUTH])
    assert found == ["510b Bolt: Van kieskring 1 Noord is ook de telling van het geheel gegeven. Kies een van beide."]


def test_a_district_that_lacks_a_municipality_is_refused_unless_it_may_be_missing():
    """A district may have been added up before all of it was in."""
    part = add_up(TK, tk_counts()[:1], level="hsb", created=CREATED, allow_missing=True)
    given = [part, *tk_counts()[2:]]
    assert refused(TK, given, level="csb", candidate_lists=[NORTH, SOUTH], files=["n", "d", "p"]) == [
        "n: In deze telling van kieskring 1 Noord ontbreekt Bolt (0003)."
    ]
    total = add_up(TK, given, level="csb", candidate_lists=[NORTH, SOUTH], created=CREATED, allow_missing=True)
    assert total.units[0].votes.votes == part.total.votes


def test_two_versions_of_one_candidate_list_are_refused():
    other = lists(TK, Contest("1", "Noord"), {1: ["Appel", "Citroen", "Boom"], 2: ["Dak"]})
    again = [NORTH, SOUTH, NORTH]
    assert add_up(TK, tk_counts(), level="csb", candidate_lists=again, created=CREATED) == add_up(
        TK, tk_counts(), level="csb", candidate_lists=[NORTH, SOUTH], created=CREATED
    )
    assert refused(TK, tk_counts(), level="csb", candidate_lists=[NORTH, SOUTH, other]) == [
        ": Van lijst 1 in kieskring 1 zijn twee verschillende kandidatenlijsten gegeven. Kies de juiste."
    ]


def test_an_election_without_districts_has_no_district_total():
    definition = made.council()
    on = lists(definition, Contest("geen"), {1: ["Appel"]})
    found = refused(definition, [count(definition, "0009", "Juinen", on, (7,))], level="hsb")
    assert found[0] == ": Deze verkiezing heeft één kieskring: tel op tot de totaaltelling (niveau csb)."


def test_the_senate_is_weighted_not_added_up():
    assert refused(made.national("EK", 75, 100), [], level="csb") == [
        ": Stemmen voor de Eerste Kamer worden niet opgeteld, maar per provincie gewogen (U 2)."
    ]


def test_a_count_without_eligible_voters_is_refused():
    aak, bolt, *_ = tk_counts()
    found = refused(TK, [aak, replace(bolt, total=replace(bolt.total, cast=None))], level="hsb")
    assert found == ["510b Bolt: Het aantal kiesgerechtigden ontbreekt in deze telling."]


def test_what_is_not_a_count_of_the_level_below_is_refused():
    total = add_up(TK, tk_counts(), level="csb", candidate_lists=[NORTH, SOUTH], created=CREATED)
    assert refused(TK, [total], level="csb", candidate_lists=[NORTH, SOUTH])[0] == (
        "510d Nederland: Een 510d kan hier niet opgeteld worden: verwacht een 510b of een 510c."
    )
    definition = made.council()
    north = add_up(TK, tk_counts()[:2], level="hsb", created=CREATED)
    found = refused(definition, [replace(north, election=definition.election)], level="csb")
    assert found[0] == "510c Noord: Een 510c kan hier niet opgeteld worden: verwacht een 510b."


def test_district_counts_that_do_not_fit_are_named():
    counts = tk_counts()
    north = add_up(TK, counts[:2], level="hsb", created=CREATED)
    elsewhere = replace(north, header=replace(north.header, authority=Authority("HSB9", "Elders")))
    mixed_up = replace(north, contest=Contest("2", "Zuid"))
    found = refused(TK, [elsewhere, mixed_up, north, north], level="csb", files=["a", "b", "c", "d"])
    assert found[:3] == [
        "a: Kieskring 1 hoort niet bij deze verkiezing.",
        "b: Deze telling van HSB1 noemt kieskring 2.",
        "d: Van kieskring 1 zijn twee tellingen gegeven. Kies de juiste.",
    ]
    assert refused(TK, [north], level="hsb") == [
        "510c Noord: Deze telling is al van een hele kieskring: verwacht een 510b.",
        ": Er is geen telling van een gemeente om op te tellen.",
    ]


def test_the_area_must_be_that_of_the_election():
    definition = made.council()
    on = lists(definition, Contest("geen"), {1: ["Appel"]})
    juinen = count(definition, "0009", "Juinen", on, (7,))
    elsewhere = replace(juinen, election=replace(juinen.election, domain=Domain("Elders", "0010")))
    assert refused(definition, [elsewhere], level="csb")[0] == (
        "510b Juinen: Deze telling is voor gebied 0010 Elders: verwacht 0009 Juinen."
    )


def test_a_municipality_is_known_from_its_stations_when_the_sender_is_not_named():
    aak, bolt, *_ = tk_counts()
    nameless = replace(aak, header=replace(aak.header, authority=None))
    options = {"level": "hsb", "created": CREATED}
    assert add_up(TK, [nameless, bolt], **options) == add_up(TK, [aak, bolt], **options)
    assert refused(TK, [replace(nameless, units=()), bolt], level="hsb")[0] == (
        "510b: Uit deze telling blijkt niet van welke gemeente zij is."
    )


def test_candidate_lists_of_another_election_are_refused():
    other = replace(NORTH, election=replace(NORTH.election, id="TK2025"))
    assert refused(TK, tk_counts()[:2], level="hsb", candidate_lists=[other])[0] == (
        ": De kandidatenlijsten zijn van verkiezing TK2025: verwacht TK2026."
    )


def test_a_candidate_without_a_name_is_nobody():
    (only,) = SOUTH.contests
    nameless = replace(only.lists[1], candidates=(replace(only.lists[1].candidates[0], name=None),))
    on = replace(SOUTH, contests=(replace(only, lists=(only.lists[0], nameless, only.lists[2])),))
    assert refused(TK, tk_counts(), level="csb", candidate_lists=[NORTH, on]) == [
        ": De naam van kandidaat 1 van lijst 2 in Kieskring Zuid ontbreekt, zodat niet blijkt wie dat is."
    ]


def test_nothing_to_add_up_is_refused():
    assert refused(TK, [], level="csb", allow_missing=True) == [": Er is geen telling om op te tellen."]
    assert refused(made.council(), [], level="csb", allow_missing=True) == [": Er is geen telling om op te tellen."]
