"""Messages that a typist confirmed. A confirmation holds only while the page it was given on stays as it was."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from kiesdeler.law.counting.fields import Values
from kiesdeler.law.counting.findings import Finding
from kiesdeler.law.counting.form import Form


def page_digest(form: Form, values: Values, section: str) -> str:
    """A short hash of what stands on one page."""
    typed = [values[form.index[field.key]] for field in form.section(section).fields]
    return hashlib.sha256(json.dumps(typed).encode()).hexdigest()[:16]


def accept(form: Form, values: Values, found: Iterable[Finding]) -> list[list[Any]]:
    """What is stored for messages that are confirmed now."""
    return [[each.code, each.section, list(each.fields), page_digest(form, values, each.section)] for each in found]


def accepted(form: Form, values: Values, stored: Iterable[list[Any]]) -> frozenset[Finding]:
    """The messages whose confirmation still holds."""
    return frozenset(
        Finding(code, section, tuple(fields))
        for code, section, fields, digest in stored
        if section in form.order and digest == page_digest(form, values, section)
    )
