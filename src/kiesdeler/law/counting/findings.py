"""All checks on one entry at once: what is wrong or remarkable, on which page, at which fields."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from kiesdeler.law.counting.comparing import differences, still_empty
from kiesdeler.law.counting.fields import Figures, Values
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.rule import LISTS, Rule, Severity
from kiesdeler.law.counting.rules_differences import RULES as DIFFERENCES
from kiesdeler.law.counting.rules_numbers import RULES as NUMBERS
from kiesdeler.law.counting.rules_report import RULES as REPORT
from kiesdeler.law.counting.rules_warnings import RULES as WARNINGS
from kiesdeler.law.counting.view import View

RULES: tuple[Rule, ...] = (*REPORT, *NUMBERS, *DIFFERENCES, *WARNINGS)

DIFFERS = "W.001"  # the second entry differs from the first
REFILL = "W.002"  # a field emptied for a correction is still empty


@dataclass(frozen=True, slots=True)
class Finding:
    """A check that holds: its code, the section it is shown on, and the fields concerned."""

    code: str
    section: str
    fields: tuple[str, ...]

    @property
    def severity(self) -> Severity:
        """F is an error, W a warning."""
        return Severity.ERROR if self.code.startswith("F") else Severity.WARNING


def findings(
    form: Form,
    values: Values,
    *,
    until_section: str | None = None,
    first_entry: Values | None = None,
    correction: Collection[str] | None = None,
    original: Figures | None = None,
) -> tuple[Finding, ...]:
    """What the checks say of an entry, in the order of the sections, errors first.

    `until_section`: the furthest section reached; nothing later is told (KeyError when the form does not have it).
    `first_entry`: the entry to compare with.  `correction`: the fields that were emptied to be filled in again; then
    the comparison is left out, which would give the other entry away.  `original`: see `Form.figures`.
    """
    figures = form.figures(values, original)
    found = [*_checked(form, figures)]
    if correction is not None:
        found += _per_section(form, REFILL, still_empty(form, values, correction))
    elif first_entry is not None:
        found += _per_section(form, DIFFERS, differences(form, first_entry, values, original))
    furthest = len(form.sections) if until_section is None else form.order[until_section]
    told = [finding for finding in found if form.order[finding.section] <= furthest]
    return tuple(sorted(told, key=lambda each: (form.order[each.section], each.severity, each.code)))


def has_errors(found: Iterable[Finding]) -> bool:
    """Whether there is an error among them."""
    return any(finding.severity is Severity.ERROR for finding in found)


def marked(found: Iterable[Finding]) -> dict[str, Severity]:
    """How each field concerned is marked; an error wins over a warning."""
    marks: dict[str, Severity] = {}
    for finding in found:
        for key in finding.fields:
            if marks.get(key) is not Severity.ERROR:
                marks[key] = finding.severity
    return marks


def rules_of(form: Form) -> tuple[Rule, ...]:
    """The checks that look at this form."""
    return tuple(
        rule for rule in RULES if form.kind.level in rule.levels and all(key in form.index for key in rule.needs)
    )


def _checked(form: Form, figures: Figures) -> Iterator[Finding]:
    rules = rules_of(form)
    whole = View(form, figures)
    yield from _on_page([rule for rule in rules if rule.section != LISTS], whole, None)
    pages = [rule for rule in rules if rule.section == LISTS]
    for span in form.spans:
        yield from _on_page(pages, View(form, figures, span), span.section)


def _on_page(rules: Iterable[Rule], view: View, page: str | None) -> Iterator[Finding]:
    holding: set[str] = set()
    for rule in rules:  # in the tables a rule comes after the one that makes it silent
        marks = rule.marks(view)
        if marks and rule.unless not in holding:
            holding.add(rule.code)
            yield Finding(rule.code, page or rule.section, marks)


def _per_section(form: Form, code: str, keys: Iterable[str]) -> Iterator[Finding]:
    by_section: dict[str, list[str]] = {}
    for key in keys:
        by_section.setdefault(form.section_of[key], []).append(key)
    for section, fields in by_section.items():
        yield Finding(code, section, tuple(fields))
