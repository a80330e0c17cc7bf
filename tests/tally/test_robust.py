"""Whatever counts, totals and lists are put together: a total, a contest, or a refusal that says why."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kiesdeler.eml.messages import Authority, BallotLine, CandidateLists, Contest, Count, Votes
from kiesdeler.law.allocation import allocate
from kiesdeler.problems import Refused
from kiesdeler.tally.compare import compare_counts
from kiesdeler.tally.contest import contest
from kiesdeler.tally.elected import result_message
from kiesdeler.tally.totals import add_up
from tests.tally import made
from tests.tally.made import CREATED
from tests.tally.test_totals import NORTH, SOUTH, TK, tk_counts

AUTHORITIES = st.one_of(
    st.none(),
    st.builds(
        Authority,
        st.one_of(st.none(), st.sampled_from(["0003", "0600", "9010", "HSB1", "HSB2", "HSB77", "CSB", "9999"])),
        st.text(max_size=5),
    ),
)
CONTESTS = st.sampled_from(["1", "2", "II", "geen", "alle", "77"]).map(Contest)
LINES = st.builds(
    BallotLine,
    st.integers(1, 4),
    st.sampled_from(["", "Partij 1"]),
    st.one_of(st.none(), st.integers(1, 4)),
    st.one_of(st.none(), st.sampled_from(["AppelA", "BoomA"])),
)


@st.composite
def disturbed(draw, votes: Votes) -> Votes:
    lines = list(zip(votes.ballot, votes.votes, strict=True))
    for _ in range(draw(st.integers(0, 2))):
        place = draw(st.integers(0, len(lines) - 1)) if lines else 0
        match draw(st.sampled_from(["drop", "change", "add", "shuffle"])):
            case "drop" if lines:
                del lines[place]
            case "change" if lines:
                lines[place] = draw(LINES), lines[place][1]
            case "shuffle":
                lines = draw(st.permutations(lines))
            case _:
                lines.append((draw(LINES), draw(st.integers(0, 9))))
    return replace(
        votes,
        ballot=tuple(line for line, _ in lines),
        votes=tuple(number for _, number in lines),
        cast=draw(st.sampled_from([votes.cast, None])),
    )


@st.composite
def counts(draw, of: list[Count]) -> Count:
    count = draw(st.sampled_from(of))
    if draw(st.booleans()):
        return count
    header = count.header
    if draw(st.booleans()):
        header = replace(header, authority=draw(AUTHORITIES), message=draw(st.sampled_from(["510b", "510c", "510d"])))
    units = tuple(replace(unit, votes=draw(disturbed(unit.votes))) for unit in count.units)
    return replace(
        count,
        header=header,
        contest=draw(st.one_of(st.just(count.contest), CONTESTS)),
        total=draw(disturbed(count.total)),
        units=draw(st.sampled_from([units, units[:1], ()])),
    )


FILES: st.SearchStrategy[list[CandidateLists]] = st.lists(st.sampled_from([NORTH, SOUTH]), max_size=2)
NORTH_COUNT = add_up(TK, tk_counts()[:2], level="hsb", created=CREATED)
TOTAL = add_up(TK, tk_counts(), level="csb", candidate_lists=[NORTH, SOUTH], created=CREATED)
DEFINITIONS = st.sampled_from([TK, made.national("EP", 31, 10), made.council(), replace(TK, seats=3)])


COUNTS = st.lists(counts([*tk_counts(), NORTH_COUNT, TOTAL]), max_size=5)
DECEASED = st.lists(st.tuples(st.integers(1, 4), st.sampled_from([1, 9, "AppelA"])), max_size=2)


@settings(max_examples=150)
@given(DEFINITIONS, COUNTS, FILES, st.sampled_from(["hsb", "csb"]))
def test_adding_up_gives_a_count_or_a_refusal(definition, given_counts, files, level):
    same = [replace(count, election=definition.election) for count in given_counts]
    try:
        total = add_up(definition, same, level=level, candidate_lists=files, created=CREATED, allow_missing=True)
    except Refused as refused:
        told = all(problem.message for problem in refused.problems) and refused.problems
    else:
        told = len(total.total.votes) == len(total.total.ballot)
    assert told


@settings(max_examples=150)
@given(DEFINITIONS, counts([TOTAL, NORTH_COUNT, tk_counts()[0]]), FILES, DECEASED)
def test_a_total_gives_a_result_or_a_refusal(definition, total, files, deceased):
    total = replace(total, election=definition.election)
    try:
        allocation = allocate(contest(definition, total, candidate_lists=files, deceased=deceased))
        if allocation.open_lot is None:
            result_message(definition, total, allocation, candidate_lists=files, created=CREATED)
        told = True
    except Refused as refused:
        told = bool(refused.problems)
    assert told


@given(counts([TOTAL, NORTH_COUNT]), COUNTS)
def test_any_two_levels_can_be_compared(upper, lower):
    comparison = compare_counts(upper, lower)
    assert len(comparison.unknown) <= len(lower)
    assert set(comparison.missing) <= {unit.id for unit in upper.units}
