"""The votes per list and candidate of the whole committee: 2.6 of a report, 1.5 of a corrigendum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiesdeler.law.counting.form import Form
from kiesdeler.reports.forms.parts import label, list_title
from kiesdeler.reports.languages import Language


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate with his votes; `after` where a corrigendum changed them."""

    number: int
    name: str
    votes: int
    after: int | None = None


@dataclass(frozen=True, slots=True)
class ListVotes:
    """A list with its candidates and total."""

    title: str
    candidates: tuple[Candidate, ...]
    total: int
    after: int | None = None


def list_votes(
    form: Form, values: Mapping[str, int], language: Language, corrected: Mapping[str, int] | None = None
) -> tuple[ListVotes, ...]:
    """The votes by list; with `corrected`, `values` are those before."""
    after = values if corrected is None else corrected

    def changed(key: str) -> int | None:
        return None if after[key] == values[key] else after[key]

    found = []
    for span in form.spans:
        *people, total = form.fields[span.start : span.total + 1]
        found.append(
            ListVotes(
                list_title(form, span.number, language),
                tuple(
                    Candidate(field.candidate or 0, label(form, field, language), values[field.key], changed(field.key))
                    for field in people
                ),
                values[total.key],
                changed(total.key),
            )
        )
    return tuple(found)
