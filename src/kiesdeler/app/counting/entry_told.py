"""A message to a typist, with where to look: on the page itself and in the overview at the end."""

from __future__ import annotations

from dataclasses import dataclass

from kiesdeler.law.counting.fields import Field
from kiesdeler.law.counting.findings import Finding
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.messages import Audience, message
from kiesdeler.law.counting.rule import Severity

_LINKED = 4  # fields that a message points to one by one


@dataclass(frozen=True, slots=True)
class Told:
    """A message with the fields it is about, as (address of the field, what it is called)."""

    id: str
    code: str
    title: str
    explanation: str
    action: str
    error: bool
    confirmed: bool
    fields: tuple[tuple[str, str], ...]


def message_id(code: str) -> str:
    """The id of a message on its page; a code stands there once."""
    return f"m-{code.replace('.', '')}"


def tell(form: Form, finding: Finding, confirmed: frozenset[Finding], page: str = "") -> Told:
    """A finding in the words for a typist. `page`: the address of its page, when it is told on another one."""
    words = message(form, finding, Audience.TYPIST)
    error = finding.severity is Severity.ERROR
    keys = finding.fields
    if len(keys) > _LINKED:  # of an addition the total, and otherwise the first
        keys = keys[-1:] if error else keys[:1]
    return Told(
        message_id(finding.code),
        words.code,
        words.title,
        words.explanation,
        words.action,
        error,
        finding in confirmed,
        tuple((f"{page}#f-{key}", _called(form.field(key))) for key in keys),
    )


def _called(field: Field) -> str:
    return field.letter or field.label
