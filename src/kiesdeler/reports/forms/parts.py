"""The fields of a form as they stand on paper: rows with their letters, rubrics, and a page per list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kiesdeler.law.counting.fields import BallotList, Field, FieldKind, Figures
from kiesdeler.law.counting.form import Form, ListSpan
from kiesdeler.reports.languages import Language, say


@dataclass(frozen=True, slots=True)
class StationHead:
    """The polling station a paper is for; what is not known ("") is a line to write on."""

    number: str = ""
    name: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One field. `sum`: how it follows from other letters, A + B + C. `original`: the former number."""

    letter: str
    label: str
    kind: FieldKind
    sum: str = ""
    original: int | None = None
    text: tuple[str, ...] = ()  # what is known of a field of text, line by line


@dataclass(frozen=True, slots=True)
class Rubric:
    """The fields that stand under one number of the paper."""

    number: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A candidate."""

    number: int
    name: str
    original: int | None


@dataclass(frozen=True, slots=True)
class ListPage:
    """The candidates of a list in groups, and its total."""

    title: str
    letter: str  # of the field where the total is copied to
    groups: tuple[tuple[Line, ...], ...]
    total: str
    original: int | None


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of one station, in the order of the paper."""

    digits: int  # boxes per number
    candidate_digits: int
    compared: bool  # with the numbers of the former session, printed beside
    admitted: Rubric
    cast: Rubric
    differences: str  # the rubric over the next three
    compare: Rubric
    explained: Rubric | None
    reasons: Rubric | None  # postal votes: the differences by reason
    lists_rubric: str
    per_list: Rubric | None  # where candidates are not counted: the totals per list
    lists: tuple[ListPage, ...]


def questions(fields: Iterable[Field], language: Language, texts: dict[str, str] | None = None) -> tuple[Row, ...]:
    """The rows of fields without numbers; `texts` is what is already known of its fields of text."""
    known = {key: tuple(line for line in text.splitlines() if line.strip()) for key, text in (texts or {}).items()}
    return tuple(Row("", say(field.label, language), field.kind, text=known.get(field.key, ())) for field in fields)


def label(form: Form, field: Field, language: Language) -> str:
    """What a field is called. Names of lists and candidates are data; the words around them are translated."""
    if field.list_number is None:
        return say(field.label, language)
    title = list_title(form, field.list_number, language)
    if field.candidate is not None:
        name = dict(_ballot(form, field.list_number).candidates)[field.candidate]
        return name or say("Kandidaat {number}", language, number=field.candidate)
    if field.letter:
        return say("Totaal {list}", language, list=f"{title[0].lower()}{title[1:]}")
    return say("Totaal lijst {number}", language, number=field.list_number)


def list_title(form: Form, number: int, language: Language) -> str:
    """Lijst 3 – Naam."""
    name = _ballot(form, number).name
    if not name:
        return say("Lijst {number} (zonder naam)", language, number=number)
    return say("Lijst {number} – {name}", language, number=number, name=name)


def _ballot(form: Form, number: int) -> BallotList:
    return next(each for each in form.lists if each.number == number)


def numbers(
    form: Form,
    language: Language,
    original: Figures | None = None,
    *,
    compared: bool = False,
    candidates: bool = True,
) -> Numbers:
    """The numbers of a form; `original` are the figures of the former session in the order of this form.

    Without candidates the totals per list stand in the rubric of the lists.
    """
    paper = form.paper
    voters = form.section("voters_and_votes").fields
    differences = form.section("differences").fields

    def rubric(number: str, fields: Iterable[Field]) -> Rubric:
        return Rubric(number, tuple(_row(form, field, language, original) for field in fields))

    reasons = tuple(field for field in differences if not field.letter and not field.is_choice)
    explained = tuple(field for field in differences if field.key == "explained")
    cast = tuple(field for field in voters if field.rubric == paper.cast)
    per_list = tuple(field for field in cast if field.list_number or field.letter == "E")
    return Numbers(
        digits=6 if form.kind.postal else 4,  # one postal station counts for many countries
        candidate_digits=5 if form.kind.postal else 4,
        compared=compared,
        admitted=rubric(paper.admitted, (field for field in voters if field.rubric == paper.admitted)),
        cast=rubric(paper.cast, (field for field in cast if candidates or not field.list_number)),
        differences=paper.differences,
        compare=rubric(paper.compare, (field for field in differences if field not in reasons + explained)),
        explained=rubric(paper.explained, explained) if explained else None,
        reasons=rubric(paper.differences, reasons) if reasons else None,
        lists_rubric=paper.lists,
        per_list=None if candidates else rubric(paper.lists, per_list),
        lists=tuple(_list_page(form, span, language, original) for span in form.spans if candidates),
    )


def _original(form: Form, field: Field, original: Figures | None) -> int | None:
    return None if original is None or field.is_choice else original[form.index[field.key]]


def _row(form: Form, field: Field, language: Language, original: Figures | None) -> Row:
    total = _sums(form).get(field.letter, "")
    return Row(field.letter, label(form, field, language), field.kind, total, _original(form, field, original))


def _sums(form: Form) -> dict[str, str]:
    """How the letters that follow from others follow from them."""
    letters = [field.letter for field in form.section("voters_and_votes").fields if not field.list_number]
    before_d = letters[: letters.index("D")]
    lists = [form.fields[span.summary].letter for span in form.spans]
    return {
        "D": " + ".join(before_d),
        "E": " + ".join(lists) if len(lists) < 4 else f"{lists[0]} + {lists[1]} + … + {lists[-1]}",
        "H": "E + F + G",
        "I": "H – D",
        "J": "D – H",
    }


def _list_page(form: Form, span: ListSpan, language: Language, original: Figures | None) -> ListPage:
    section = form.section(span.section)
    total = form.fields[span.total]
    return ListPage(
        title=list_title(form, span.number, language),
        letter=form.fields[span.summary].letter,
        groups=tuple(
            tuple(
                Line(field.candidate or 0, label(form, field, language), _original(form, field, original))
                for field in group
            )
            for group in section.groups()
        ),
        total=label(form, total, language),
        original=_original(form, total, original),
    )
