"""The tables of this package as Markdown, for the documentation: states, sessions, checks, fields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kiesdeler.law.counting.fields import Field
from kiesdeler.law.counting.findings import RULES
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.sessions import SESSION_TRANSITIONS
from kiesdeler.law.counting.states import TRANSITIONS
from kiesdeler.law.counting.texts import TEXTS


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def count_table() -> str:
    """Every transition of a count."""
    head = ("state", "act", "who", "needs", "when", "next state", "logged", "also while")
    rows = (
        (
            row.state, row.act, row.who, ", ".join(row.needs), row.when or "", row.next, row.event,
            ", ".join(word for word, holds in (("paused", row.paused), ("completed", row.completed)) if holds),
        )
        for row in TRANSITIONS
    )  # fmt: skip
    return _table(head, rows)


def session_table() -> str:
    """Every transition of a session."""
    head = ("state", "act", "who", "needs", "next state", "logged", "documents")
    rows = (
        (
            row.state, row.act, row.who, ", ".join(row.needs), row.next or "(gone)", row.event,
            "withdrawn" if row.withdraws else "",
        )
        for row in SESSION_TRANSITIONS
    )  # fmt: skip
    return _table(head, rows)


def rule_table() -> str:
    """Every check, in the order of the codes."""
    rows = (
        (rule.code, " ".join(rule.levels), rule.section, rule.unless, TEXTS[rule.code].title)
        for rule in sorted(RULES, key=lambda rule: rule.code)
    )
    return _table(("code", "levels", "section", "not with", "title"), rows)


def form_table(form: Form) -> str:
    """Every field of a form with where it goes."""

    def row(title: str, field: Field) -> tuple[str, ...]:
        eml = f"{field.eml.element} {field.eml.code}".strip() if field.eml else f"– ({field.not_in_eml})"
        return title, field.rubric, field.letter, field.label, field.kind, eml, field.csv

    rows = [row(section.title, field) for section in form.sections for field in section.fields]
    return _table(("section", "rubric", "letter", "label", "kind", "EML", "CSV"), rows)
