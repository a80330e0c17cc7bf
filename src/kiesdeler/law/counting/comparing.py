"""Two entries of one form beside each other (four eyes), and stations with the same figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping
from typing import TypeVar

from kiesdeler.law.counting.fields import Figures, Values
from kiesdeler.law.counting.form import Form

Unit = TypeVar("Unit", bound=Hashable)


def differences(form: Form, one: Values, other: Values, original: Figures | None = None) -> tuple[str, ...]:
    """The fields in which two entries differ, in the order of the form. Empty and 0 (or unchanged) are the same."""
    pairs = zip(form.fields, form.figures(one, original), form.figures(other, original), strict=True)
    return tuple(field.key for field, left, right in pairs if left != right)


def reentered(form: Form, keys: Collection[str]) -> frozenset[str]:
    """The differing fields that are typed again, with the whole of a section whose being there is in question."""
    asked = (section for section in form.sections if section.shown_when and section.shown_when[0] in keys)
    return frozenset(keys).union(field.key for section in asked for field in section.fields)


def emptied(form: Form, values: Values, keys: Collection[str]) -> Values:
    """An entry without these fields: what a typist re-enters only the differing fields from."""
    away = {form.index[key] for key in keys}
    return tuple(None if index in away else value for index, value in enumerate(values))


def still_empty(form: Form, values: Values, keys: Collection[str]) -> tuple[str, ...]:
    """Which of the emptied fields must still be filled in; 0 is an answer, and a section not shown asks nothing."""
    shown = {section.key for section in form.shown(values)}
    return tuple(
        field.key
        for field, value in zip(form.fields, values, strict=True)
        if value is None and field.key in keys and form.section_of[field.key] in shown
    )


def same_figures(units: Mapping[Unit, Figures]) -> tuple[tuple[Unit, ...], ...]:
    """Units with exactly the same figures, group by group: perhaps one paper typed twice. All zero does not count."""
    groups: dict[Figures, list[Unit]] = defaultdict(list)
    for unit, figures in units.items():
        if any(figures):
            groups[figures].append(unit)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)
