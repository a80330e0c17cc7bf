"""Counts made by other software: what they lack is computed, and what does not fit is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiesdeler.eml.messages import BallotLine, Count, Unit, Votes
from kiesdeler.law.counting.kinds import Method, Phase
from kiesdeler.tally.former import figures_of
from kiesdeler.tally.municipal import CountedUnit, municipal_count
from tests.tally.committees import Made, committee
from tests.tally.made import CREATED

VALUES = {"poll_cards": 8, "proxies": 3, "admitted": 11, "blank": 1, "invalid": 2, "fewer": 4, "fewer_cast": 1} | {
    "votes_1_1": 3, "votes_1_2": 1, "total_1": 4, "list_1": 4, "candidates_total": 4, "votes_cast": 7,
}  # fmt: skip


@pytest.fixture
def of() -> Made:
    return committee("GR", Method.CSO, Phase.NEXT)


def count(of: Made) -> Count:
    values = of.form.figures(of.form.filled(VALUES))
    units = [CountedUnit(1, "De Brug", values, "1234 AB", 20), CountedUnit(2, "De Kerk", values, None, 30)]
    return municipal_count(of.definition, of.own, of.place, of.form, units, voters=50, created=CREATED)


def changed(made: Count, place: int = 0, **votes: object) -> Count:
    units = list(made.units)
    units[place] = replace(units[place], votes=replace(units[place].votes, **votes))
    return replace(made, units=tuple(units))


def told(of: Made, made: Count) -> list[str]:
    found = figures_of(of.form, made, "Telling.eml.xml")
    assert {problem.file for problem in found.problems} == {"Telling.eml.xml"}
    return [problem.message for problem in found.problems]


def test_what_a_file_leaves_out_follows_from_what_it_has(of):
    uncounted = (("geldige stempassen", 8), ("geldige volmachtbewijzen", 3))
    found = figures_of(of.form, changed(count(of), uncounted=uncounted))
    assert found.problems == ()
    first, second = found.units
    assert first.figures == second.figures == of.form.figures(of.form.filled(VALUES))
    assert (first.name, first.postal_code, first.voters) == ("De Brug", "1234 AB", 20)
    assert (second.name, second.postal_code, second.voters) == ("De Kerk", None, 30)


def test_what_a_file_says_is_kept_even_when_it_does_not_add_up(of):
    uncounted = (("geldige stempassen", 8), ("geldige volmachtbewijzen", 3), ("toegelaten kiezers", 5))
    found = figures_of(of.form, changed(count(of), uncounted=uncounted))
    figures = found.figures[1]
    assert [figures[of.form.index[key]] for key in ("admitted", "more", "fewer")] == [5, 2, 0]
    assert [figures[of.form.index[key]] for key in ("equal", "more_cast", "fewer_cast")] == [0, 1, 0]


@pytest.mark.parametrize(
    ("written", "name", "postal_code"),
    [
        ("Stembureau De Brug (postcode: 1234 AB)", "De Brug", "1234 AB"),
        ("Stembureau Stembureau De Brug (postcode: 2951ED)", "Stembureau De Brug", "2951ED"),
        ("De Brug (postcode: 1234 AB)", "De Brug", "1234 AB"),  # newer software
        ("Stembureau Sporthal (achter)", "Sporthal (achter)", None),
        ("Stembureau Land Nederland te Den Haag", "Land Nederland te Den Haag", None),
    ],
)
def test_the_name_of_the_station_is_in_that_of_the_unit(of, written, name, postal_code):
    made = count(of)
    units = (replace(made.units[0], name=written), made.units[1])
    found = figures_of(of.form, replace(made, units=units)).units[0]
    assert (found.name, found.postal_code) == (name, postal_code)


def test_a_number_twice_or_none_at_all_is_told(of):
    made = count(of)
    twice = replace(made, units=(made.units[0], replace(made.units[1], id="0009::SB01")))
    (message,) = told(of, twice)
    assert message.startswith("Nummer 1 staat twee keer in deze telling: bij De Brug en bij Stembureau De Kerk. ")
    none = replace(made, units=(replace(made.units[0], id="0009"), made.units[1]))
    assert told(of, none) == [
        "De code van Stembureau De Brug (postcode: 1234 AB) is 0009. Verwacht: het nummer van een stembureau (SB1)."
    ]
    assert list(figures_of(of.form, none).figures) == [2]


def test_other_lists_and_candidates_are_told_once(of):
    made = count(of)
    lines = list(made.total.ballot)
    lines[1] = BallotLine(1, candidate=9)
    other = tuple(lines)
    units = tuple(_on(unit, replace(unit.votes, ballot=other)) for unit in made.units)
    assert told(of, replace(made, units=units)) == [
        "Kandidaat 1 van lijst 1 ontbreekt in deze telling, maar staat wel op de kandidatenlijsten.",
        "Kandidaat 9 van lijst 1 komt voor in deze telling, maar staat niet op de kandidatenlijsten.",
    ]
    assert figures_of(of.form, replace(made, units=units)).units == ()


def _on(unit: Unit, votes: Votes) -> Unit:
    return replace(unit, votes=votes)


def test_lists_in_another_order_are_the_same_lists(of):
    made = count(of)
    lines = list(zip(made.total.ballot, made.units[0].votes.votes, strict=True))
    start = next(index for index, (line, _) in enumerate(lines) if line.list == 4)
    turned = [*lines[start:], *lines[:start]]
    other = changed(made, ballot=tuple(line for line, _ in turned), votes=tuple(votes for _, votes in turned))
    found = figures_of(of.form, other)
    assert found.problems == ()
    assert found.figures == figures_of(of.form, made).figures


def test_a_number_too_long_for_the_form_is_told(of):
    (message,) = told(of, changed(count(of), total_counted=1_000_000_000))
    assert message.startswith("Bij Stembureau De Brug (postcode: 1234 AB) staat een aantal van meer dan negen cijfers.")


def test_another_count_or_an_empty_one_is_told(of):
    made = count(of)
    district = replace(made, header=replace(made.header, message="510c"))
    assert told(of, district) == ["Dit is een 510c. Verwacht: een telling van een gemeente (510b)."]
    assert told(of, replace(made, units=())) == ["In deze telling staat geen enkel stembureau."]
