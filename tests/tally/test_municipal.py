"""The 510b of every kind of committee: accepted by the official schema, and the same figures when read back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiesdeler.eml.checks import check, check_with_definition
from kiesdeler.eml.messages import Authority, Contest, Count, Votes
from kiesdeler.eml.reader import read
from kiesdeler.eml.writer import write
from kiesdeler.files.osv_csv import write_csv
from kiesdeler.law.counting.fields import NO, YES, Figures
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.kinds import Method, Phase
from kiesdeler.problems import errors
from kiesdeler.tally.former import figures_of
from kiesdeler.tally.municipal import CountedUnit, municipal_count
from tests.shared import EML_NL_XSD
from tests.tally.committees import COMMITTEES, Made, committee, figures
from tests.tally.made import CREATED

if EML_NL_XSD is not None:
    from tests.eml.schema import complaints

FEW = settings(max_examples=15, deadline=None)
NAMES = ["De Brug", "Stembureau De Brug", "Súdwest “Żołtą”", "Sporthal (achter)"]
DERIVED = {"votes_cast", "equal", "more_cast", "fewer_cast"}


def made_count(of: Made, units: list[CountedUnit], voters: int = 1000) -> Count:
    return municipal_count(of.definition, of.own, of.place, of.form, units, voters=voters, created=CREATED)


def accepted(of: Made, count: Count) -> None:
    data = write(count)
    again, problems = read(data, "made")
    assert errors(problems) == []
    assert again == count
    assert errors(check(count)) == []
    assert errors(check_with_definition(of.definition, count)) == []
    if EML_NL_XSD is not None:
        assert complaints("510b", data) == []
    write_csv(count, of.lists)


def value(votes: Votes, code: str) -> int:
    return dict((*votes.uncounted, *votes.rejected))[code]


def units_of(draw, form: Form, number: int = 3) -> list[CountedUnit]:
    return [
        CountedUnit(
            place * 3,
            draw(st.sampled_from(NAMES)),
            draw(figures(form)),
            draw(st.sampled_from([None, "1234 AB", "1234AB"])),
            draw(st.none() | st.integers(0, 3000)),
            draw(st.sampled_from([None, "FixedLocation", "Mobile", "Special"])),
            draw(st.sampled_from([None, True, False])),
        )
        for place in range(1, number + 1)
    ]


@pytest.mark.parametrize(("name", "method"), COMMITTEES)
@FEW
@given(data=st.data())
def test_every_figure_that_the_file_can_hold_comes_back(name, method, data):
    of = committee(name, method)
    units = units_of(data.draw, of.form)
    count = made_count(of, units)
    accepted(of, count)
    found = figures_of(of.form, count)
    assert found.problems == ()
    assert found.voters == 1000
    assert [(each.number, each.name, each.postal_code) for each in found.units] == [
        (each.number, each.name, each.postal_code) for each in units
    ]
    for unit, former in zip(units, found.units, strict=True):
        assert (former.voters, former.type, former.shared_location) == (
            unit.voters or 0,
            unit.type,
            unit.shared_location,
        )
        for field, before, after in zip(of.form.fields, unit.figures, former.figures, strict=True):
            if field.eml or field.key in DERIVED or field.list_number:
                assert after == before, field.key
            else:
                assert after == 0, field.key
        assert former.others == ()


@pytest.mark.parametrize(("name", "method"), COMMITTEES)
@FEW
@given(data=st.data())
def test_a_correction_keeps_the_values_before_it_where_they_changed(name, method, data):
    of = committee(name, method, Phase.NEXT)
    units = units_of(data.draw, of.form)
    corrected = CountedUnit(
        units[0].number, "De Brug", units[0].figures, original=data.draw(figures(of.form)), corrected=True
    )
    looked_at = CountedUnit(units[1].number, "De Kerk", units[1].figures, corrected=False)
    count = made_count(of, [corrected, looked_at, units[2]])
    accepted(of, count)
    first = made_count(of, [CountedUnit(3, "De Brug", corrected.original), looked_at, units[2]])
    assert count.phase == "corrigendum"
    assert before(count.units[0].votes) == plain(first.units[0].votes)
    assert before(count.total) == plain(first.total)
    assert [unit.votes.initial for unit in count.units[1:]] == [None, None]
    assert figures_of(of.form, count).figures[corrected.number] == numbers_only(of.form, corrected.figures)
    told = [dict(unit.investigations) for unit in count.units]
    has_code = method is Method.DSO and of.form.kind.method is not None
    assert told == ([{"uitslag gecorrigeerd": True}, {"uitslag gecorrigeerd": False}, {}] if has_code else [{}, {}, {}])


def numbers_only(form: Form, values: Figures) -> Figures:
    """A choice that is not in the file is asked again; the boxes follow from the numbers."""
    kept = [
        figure if not field.is_choice or field.key in DERIVED else 0
        for field, figure in zip(form.fields, values, strict=True)
    ]
    return tuple(kept)


def plain(votes: Votes) -> tuple[object, ...]:
    return votes.votes, votes.total_counted, votes.rejected, votes.uncounted


def before(votes: Votes) -> tuple[object, ...]:
    """The values before the correction: the old one where the file has one (it must differ), the new one elsewhere."""
    initial = votes.initial
    if initial is None:
        return plain(votes)
    old_votes, old_rejected, old_uncounted = dict(initial.votes), dict(initial.rejected), dict(initial.uncounted)
    assert all(votes.votes[index] != old for index, old in old_votes.items())
    assert all(value(votes, code) != old for code, old in {**old_rejected, **old_uncounted}.items())
    assert initial.total_counted != votes.total_counted
    return (
        tuple(old_votes.get(index, now) for index, now in enumerate(votes.votes)),
        votes.total_counted if initial.total_counted is None else initial.total_counted,
        tuple((code, old_rejected.get(code, now)) for code, now in votes.rejected),
        tuple((code, old_uncounted.get(code, now)) for code, now in votes.uncounted),
    )


@pytest.mark.parametrize(
    ("name", "method", "contest", "authority", "told", "codes"),
    [
        ("GR", Method.CSO, Contest("geen"), ("0009", "Juinen"), "centrale stemopneming", 5),
        ("PS", Method.DSO, Contest("geen"), ("0106", "Assen"), "decentrale stemopneming", 6),
        ("PS in districts", Method.DSO, Contest("II", "Venlo"), ("0983", "Venlo"), "decentrale stemopneming", 6),
        ("AB", Method.DSO, Contest("geen"), ("1669", "Roerdalen"), "decentrale stemopneming", 6),
        ("TK", Method.CSO, Contest("2", "Zuid"), ("0600", "Dam"), "centrale stemopneming", 6),
        ("EP", Method.CSO, Contest("1", "Noord"), ("0014", "Aak"), "centrale stemopneming", 6),
        ("KC", Method.CSO, Contest("geen"), ("9003", "Saba"), "centrale stemopneming", 5),
        ("TK NBSB", Method.CSO, Contest("2", "Zuid"), ("9010", "NBSB"), None, 8),
        ("KCNI", Method.CSO, Contest("geen"), ("9010", "NBSB"), None, 8),
    ],
)
def test_the_head_and_the_codes_of_each_committee(name, method, contest, authority, told, codes):
    of = committee(name, method)
    empty = (0,) * len(of.form.fields)
    count = made_count(of, [CountedUnit(12, "De Brug", empty, "1234 AB")], voters=77)
    (unit,) = count.units
    assert count.contest == contest
    assert count.header.authority == Authority(*authority)
    assert (count.counting_method, count.phase) == (told, "eerste zitting")
    assert (unit.id, unit.name) == (f"{authority[0]}::SB12", "Stembureau De Brug (postcode: 1234 AB)")
    assert (count.total.cast, unit.votes.cast) == (77, 0)
    assert len(unit.votes.uncounted) == codes
    assert [code for code, _ in unit.votes.rejected] == ["ongeldig", "blanco"]


def answered(method: Method, **answers: int) -> dict[str, bool]:
    of = committee("PS", method)
    values = of.form.figures(of.form.filled(answers))
    return dict(made_count(of, [CountedUnit(1, "De Brug", values)]).units[0].investigations)


def test_the_investigations_of_central_counting():
    assert answered(Method.CSO) == {}
    assert answered(Method.CSO, other_reason=YES, recounted=NO, station_explained=NO) == {
        "onderzocht vanwege andere reden": True,
        "stembiljetten deels herteld": False,
        "toegelaten kiezers opnieuw vastgesteld": True,
    }
    assert answered(Method.CSO, station_explained=YES) == {"toegelaten kiezers opnieuw vastgesteld": False}


def test_the_investigations_of_counting_by_the_stations():
    assert answered(Method.DSO, insert=NO, reason_other=1, corrected=YES) == {}
    assert answered(Method.DSO, insert=YES, reason_unexplained=1, corrected=NO) == {
        "onderzocht vanwege onverklaard verschil": True,
        "onderzocht vanwege andere fout": False,
        "uitslag gecorrigeerd": False,
    }


def test_a_station_added_in_a_next_session_comes_from_nothing():
    of = committee("GR", Method.CSO, Phase.NEXT)
    empty = (0,) * len(of.form.fields)
    now = of.form.figures(of.form.filled({"poll_cards": 5, "admitted": 5, "blank": 5, "votes_cast": 5, "equal": 1}))
    count = made_count(of, [CountedUnit(1, "A", empty), CountedUnit(2, "B", now, original=empty)])
    initial = count.total.initial
    assert initial.rejected == (("blanco", 0),)
    assert initial.uncounted == (("geldige stempassen", 0), ("toegelaten kiezers", 0))
    assert (initial.votes, initial.cast, initial.total_counted) == ((), None, None)
    assert initial == count.units[1].votes.initial


def test_without_stations_everything_is_nothing():
    of = committee("TK")
    count = made_count(of, [])
    assert set(count.total.votes) == {0}
    assert (count.total.cast, count.total.total_counted, count.units) == (1000, 0, ())


def test_codes_of_an_earlier_file_stay_where_they_were():
    of = committee("GR", Method.CSO, Phase.NEXT)
    empty = (0,) * len(of.form.fields)
    others = (("andere verklaring", 2), ("geldige kiezerspassen", 0), ("geen verklaring", 1))
    count = made_count(of, [CountedUnit(1, "A", empty, others=others), CountedUnit(2, "B", empty)])
    accepted(of, count)
    assert [code for code, _ in count.units[0].votes.uncounted] == [
        "geldige stempassen",
        "geldige volmachtbewijzen",
        "geldige kiezerspassen",
        "toegelaten kiezers",
        "meer getelde stembiljetten",
        "minder getelde stembiljetten",
        "geen verklaring",
        "andere verklaring",
    ]
    assert (value(count.total, "andere verklaring"), value(count.total, "geen verklaring")) == (2, 1)
    assert len(count.units[1].votes.uncounted) == 5
    assert set(figures_of(of.form, count).units[0].others) == set(others)


def test_what_does_not_belong_together_is_a_bug():
    of, other = committee("GR"), committee("TK")
    empty = (0,) * len(of.form.fields)
    for units in (
        [CountedUnit(1, "A", empty[1:])],
        [CountedUnit(1, "A", empty, original=empty)],
        [CountedUnit(1, "A", empty, corrected=True)],
    ):
        with pytest.raises(ValueError, match="station 1"):
            made_count(of, units)
    with pytest.raises(ValueError, match="other committee"):
        municipal_count(of.definition, of.own, other.place, committee("TK NBSB").form, [], voters=1, created=CREATED)
