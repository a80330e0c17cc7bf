"""From a count (510b) back to the figures of its stations: what a next session corrects when the first was elsewhere.

Any generation of file will do.  What a file does not have and follows from what it has is computed; what the form of
today does not ask (explanations of a difference before 2026) is kept beside the figures, so that it is not lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiesdeler.eml.messages import Ballot, Count, Unit
from kiesdeler.eml.regions import unit_id
from kiesdeler.eml.unit_names import station_of
from kiesdeler.law.counting.fields import LARGEST, TICKED, Figures
from kiesdeler.law.counting.form import Form
from kiesdeler.problems import Problem
from kiesdeler.tally.ballots import by_number, line_problems
from kiesdeler.tally.layout import Layout, ballot, layout_of


@dataclass(frozen=True, slots=True)
class FormerUnit:
    """A polling station as an earlier count has it; the figures in the order of the form."""

    number: int
    name: str
    postal_code: str | None
    figures: Figures
    voters: int | None
    type: str | None
    shared_location: bool | None
    others: tuple[tuple[str, int], ...]  # codes and numbers for which the form has no field


@dataclass(frozen=True, slots=True)
class FormerCount:
    """The stations of an earlier count in the order of the file; with problems they are not complete."""

    units: tuple[FormerUnit, ...]
    voters: int | None
    problems: tuple[Problem, ...]

    @property
    def figures(self) -> Mapping[int, Figures]:
        """The figures by the number of the station."""
        return {unit.number: unit.figures for unit in self.units}


def figures_of(form: Form, count: Count, file: str = "") -> FormerCount:
    """The figures of every station of a 510b, for the lists of the form.

    Whether the count is of this election and this municipality is for `eml.checks.check_with_definition`.
    """
    if count.header.message != "510b":
        message = f"Dit is een {count.header.message}. Verwacht: een telling van een gemeente (510b)."
        return FormerCount((), count.total.cast, (Problem(message, file),))
    layout, on_paper = layout_of(form), ballot(form)
    fitting: dict[int, bool] = {}  # by the identity of the ballot, which most units share
    problems: list[Problem] = []
    units: dict[int, FormerUnit] = {}
    for unit in count.units:
        lines = unit.votes.ballot
        if id(lines) not in fitting:
            found = list(line_problems(lines, on_paper, file, "op de kandidatenlijsten"))
            fitting[id(lines)] = not found
            problems += [problem for problem in found if problem not in problems]
        number = unit_id(unit.id).station
        wrong = list(_unit_problems(unit, number, units, file))
        problems += wrong
        if number is not None and fitting[id(lines)] and not wrong:
            units[number] = _unit(form, layout, lines, number, unit)
    if not count.units:
        problems.append(Problem("In deze telling staat geen enkel stembureau.", file))
    return FormerCount(tuple(units.values()), count.total.cast, tuple(problems))


def _unit_problems(unit: Unit, number: int | None, before: Mapping[int, FormerUnit], file: str) -> Iterator[Problem]:
    if number is None:
        yield Problem(f"De code van {unit.name} is {unit.id}. Verwacht: het nummer van een stembureau (SB1).", file)
    elif number in before:
        yield Problem(
            f"Nummer {number} staat twee keer in deze telling: bij {before[number].name} en bij {unit.name}. "
            "Zo is niet te zeggen welke cijfers van welk stembureau zijn.",
            file,
        )
    votes = unit.votes
    values = (*votes.votes, votes.total_counted, *(value for _, value in (*votes.rejected, *votes.uncounted)))
    if max(values, default=0) > LARGEST:
        yield Problem(f"Bij {unit.name} staat een aantal van meer dan negen cijfers. Dat kan niet kloppen.", file)


def _unit(form: Form, layout: Layout, lines: Ballot, number: int, unit: Unit) -> FormerUnit:
    votes = unit.votes
    figures = [0] * len(form.fields)
    for line, value in zip(lines, votes.votes, strict=True):
        figures[layout.lines[by_number(line)]] = value
    figures[layout.total_counted] = votes.total_counted
    rejected, uncounted, answers = dict(votes.rejected), dict(votes.uncounted), dict(unit.investigations)
    for code, index in layout.rejected:
        figures[index] = rejected.get(code, 0)
    for code, index in layout.uncounted:
        figures[index] = uncounted.get(code, 0)
    for question in layout.questions:
        if question.eml.code in answers:
            figures[question.index] = question.value(answers[question.eml.code])
    there = {form.fields[index].key for code, index in layout.uncounted if code in uncounted}
    for key, value in _derived(form, figures, there):
        if key in form.index:
            figures[form.index[key]] = value
    name, postal_code = station_of(unit.name)
    asked = {code for code, _ in layout.uncounted}
    return FormerUnit(
        number,
        name,
        postal_code,
        tuple(figures),
        votes.cast,
        unit.type,
        unit.shared_location,
        tuple((code, value) for code, value in votes.uncounted if code not in asked),
    )


def _derived(form: Form, figures: list[int], there: set[str]) -> Iterator[tuple[str, int]]:
    """What follows from other figures: E.n and H, which no file has, and D, I and J where a file leaves them out."""

    def of(key: str) -> int:
        return figures[form.index[key]] if key in form.index else 0

    for span in form.spans:
        yield form.fields[span.summary].key, figures[span.total]
    cast = of("candidates_total") + of("blank") + of("invalid")
    admitted = of("admitted") if "admitted" in there else of("poll_cards") + of("proxies") + of("voter_cards")
    yield "votes_cast", cast
    yield "admitted", admitted
    yield "equal", TICKED if cast == admitted else 0
    yield "more_cast", TICKED if cast > admitted else 0
    yield "fewer_cast", TICKED if cast < admitted else 0
    if "more" not in there:
        yield "more", max(cast - admitted, 0)
    if "fewer" not in there:
        yield "fewer", max(admitted - cast, 0)
