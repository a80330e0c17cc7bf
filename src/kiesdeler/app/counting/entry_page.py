"""What a page of an entry shows: its fields in the order of the paper, the messages on it, and where the others are."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from kiesdeler.app.counting.entry_parser import PREFIX, Typed, boxes
from kiesdeler.app.counting.entry_told import Told, message_id, tell
from kiesdeler.app.counting.entry_work import Work, told
from kiesdeler.app.pages import dots
from kiesdeler.law.counting.fields import GROUP, Field, FieldKind, Section
from kiesdeler.law.counting.findings import REFILL, Finding, marked
from kiesdeler.law.counting.rule import Severity

COLUMNS_PER_SHEET = 2  # groups of candidates beside each other on one page of the paper
_BELOW = "F.401"  # told under the list total itself: it is nearly always just forgotten
_TICKS = "Kruis aan wat op het papier is aangekruist"
_YES_NO = ("Ja", "Nee")


@dataclass(frozen=True, slots=True)
class Status:
    """How a page stands: a word, a sign, and which of the few looks of the theme."""

    words: str
    sign: str
    look: str = ""


HERE = Status("deze pagina", "→", "here")
LATER = Status("nog niet ingevuld", "")
EMPTY = Status("leeg", "–")
RIGHT = Status("in orde", "✓", "good")
CONFIRMED = Status("in orde, waarschuwing bevestigd", "✓", "good")
WARNING = Status("waarschuwing", "!", "warn")
ERROR = Status("fout", "✕", "bad")


@dataclass(frozen=True, slots=True)
class Place:
    """A page in the bar at the side; without an address it is not within reach yet."""

    section: Section
    address: str
    status: Status


@dataclass(frozen=True, slots=True)
class Box:
    """A box to tick."""

    value: str
    label: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A field. `open`: it can be filled in. `described`: the ids of what is said about it."""

    field: Field
    text: str
    boxes: tuple[Box, ...]
    open: bool
    mark: str
    described: str
    wrong: str
    original: int | None
    corrected: bool

    @property
    def id(self) -> str:
        """Of its control."""
        return f"f-{self.field.key}"

    @property
    def name(self) -> str:
        """Of its control."""
        return PREFIX + self.field.key


@dataclass(frozen=True, slots=True)
class Block:
    """Fields that stand together: a table of numbers, boxes to tick, or a question."""

    kind: str  # numbers | ticks | question
    heading: str
    rubric: str
    lines: tuple[Line, ...]
    sum: int | None = None  # of a column of candidates, as saved


@dataclass(frozen=True, slots=True)
class Page:
    """Everything a page shows."""

    section: Section
    blocks: tuple[Block, ...]
    total: Line | None  # of a list
    sum: int
    wrong: tuple[tuple[str, str], ...]  # what could not be read, as (id of the control, sentence)
    messages: tuple[Told, ...]
    below: tuple[Told, ...]  # shown under the list total
    elsewhere: tuple[Place, ...]  # other pages with messages
    told: str
    agreed: bool

    @property
    def must_agree(self) -> bool:
        """Whether there is something to confirm; a field that is still empty has to be filled in."""
        return any(each.code != REFILL for each in (*self.messages, *self.below))


def places(work: Work, here: Section | None = None) -> tuple[Place, ...]:
    """The bar at the side."""
    reachable = {section.key for section in work.within_reach()}
    found, confirmed = work.found, work.confirmed
    return tuple(
        Place(
            section,
            section_address(work, section.key) if section.key in reachable else "",
            HERE if section is here else status(work, section, found, confirmed),
        )
        for section in work.sections
    )


def status(work: Work, section: Section, found: Iterable[Finding], confirmed: frozenset[Finding]) -> Status:
    """How a page stands."""
    if not work.was_reached(section):
        return LATER
    own = [each for each in found if each.section == section.key]
    if any(each.severity is Severity.ERROR for each in own):
        return ERROR
    if own:
        return CONFIRMED if confirmed.issuperset(own) else WARNING
    return RIGHT if any(work.values[work.form.index[field.key]] for field in section.fields) else EMPTY


def section_address(work: Work, section: str) -> str:
    """The address of a page of this entry."""
    return reverse("counting:entry_section", args=[work.unit.session_id, work.unit.pk, section])


def build(work: Work, section: Section, around: Iterable[Place], typed: Typed | None = None) -> Page:
    """A page as it is stored, or as it was just sent in when that could not be stored. `around`: see `places`."""
    found = [each for each in work.found if each.section == section.key]
    confirmed = work.confirmed
    messages = tuple(tell(work.form, each, confirmed) for each in found)
    lines = _lines(work, section, found, typed)
    total = lines[-1] if section.list_number is not None else None
    return Page(
        section,
        tuple(_columns(work, lines[:-1]) if total else _blocks(lines)),
        total,
        _sum(work, lines[:-1]) if total else 0,
        tuple((f"f-{key}", sentence) for key, sentence in (typed.wrong if typed else {}).items()),
        tuple(each for each in messages if each.code != _BELOW),
        tuple(each for each in messages if each.code == _BELOW),
        tuple(each for each in around if each.status in (ERROR, WARNING)),
        told(work.form, work.values, section.key, found),
        bool(found) and confirmed.issuperset(found),
    )


def _lines(work: Work, section: Section, found: list[Finding], typed: Typed | None) -> list[Line]:
    marks = marked(found)
    described: dict[str, list[str]] = {}
    for finding in found:
        for key in finding.fields:
            described.setdefault(key, []).append(message_id(finding.code))
    open_fields = {field.key for field in work.open(section)}
    return [
        _line(work, field, marks.get(field.key), described.get(field.key, []), field.key in open_fields, typed)
        for field in section.fields
    ]


def _line(
    work: Work, field: Field, mark: Severity | None, described: list[str], is_open: bool, typed: Typed | None
) -> Line:
    place = work.form.index[field.key]
    value, original = work.values[place], work.now.desk.original
    texts: dict[str, str] = typed.texts if typed else {}
    wrong = typed.wrong.get(field.key, "") if typed else ""
    if typed and field.is_choice:
        value = typed.values.get(field.key, value)
    said = [*described, *([f"w-{field.key}"] if wrong else [])]
    if field.candidate is None and field.list_number is not None and not field.letter:
        said.append("sum")
    return Line(
        field,
        texts.get(field.key, dots(value)) if not field.is_choice else "",
        _boxes(field, value or 0),
        is_open,
        "error" if wrong else (mark.value if mark else ""),
        " ".join(said),
        wrong,
        None if original is None or field.is_choice else original[place],
        value is not None,
    )


def _boxes(field: Field, value: int) -> tuple[Box, ...]:
    if not field.is_choice:
        return ()
    labels = _YES_NO if field.kind is FieldKind.YES_NO else (field.label,)
    return tuple(Box(box, label, bool(value & int(box))) for box, label in zip(boxes(field), labels, strict=True))


def _blocks(lines: list[Line]) -> Iterator[Block]:
    """Fields of one kind under one rubric stand together; a question stands alone."""

    def together(line: Line) -> tuple[str, str, str]:
        kind = line.field.kind
        alone = line.field.key if kind is FieldKind.YES_NO else ""
        return kind.value, line.field.rubric, alone

    for (kind, rubric, _), group in itertools.groupby(lines, together):
        members = tuple(group)
        if kind == FieldKind.YES_NO:
            yield Block("question", members[0].field.label, rubric, members)
        else:
            yield Block("ticks" if kind == FieldKind.TICK else "numbers", _TICKS, rubric, members)


def _columns(work: Work, lines: list[Line]) -> Iterator[Block]:
    """The candidates of a list as on paper: columns of 25, two to a page of the paper."""
    starts = range(0, len(lines), GROUP)
    for order, start in enumerate(starts):
        members = tuple(lines[start : start + GROUP])
        heading = f"Kolom {order + 1}" if len(starts) > 1 else "Kandidaten"
        if len(starts) > COLUMNS_PER_SHEET:
            heading += f", blad {order // COLUMNS_PER_SHEET + 1} van deze lijst"
        yield Block("numbers", heading, members[0].field.rubric, members, _sum(work, list(members)))


def _sum(work: Work, lines: list[Line]) -> int:
    original = work.now.desk.original
    places = [work.form.index[line.field.key] for line in lines]
    return sum(
        value if value is not None else (original[place] if original is not None else 0)
        for place in places
        for value in (work.values[place],)
    )
