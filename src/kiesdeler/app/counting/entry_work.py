"""The entry that a typist is at: whose it is, how far it is, what the checks say of it and what he confirmed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from kiesdeler.app.accounts.models import User
from kiesdeler.app.counting.acceptance import accept, accepted, page_digest
from kiesdeler.app.counting.models import Entry, Unit
from kiesdeler.app.counting.stored import Current, current
from kiesdeler.law.counting.count import messages_of
from kiesdeler.law.counting.fields import Field, Section, Values
from kiesdeler.law.counting.findings import REFILL, Finding
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.states import State

FIRST_TYPING = (State.FIRST_ENTRY, State.FIRST_CORRECTION)
SECOND_TYPING = (State.SECOND_ENTRY, State.SECOND_CORRECTION)
CORRECTING = (State.FIRST_CORRECTION, State.SECOND_CORRECTION)


@dataclass(frozen=True)
class Work:
    """An entry in progress, in the hands of the one who makes it."""

    unit: Unit
    now: Current
    entry: Entry
    values: Values
    reached: str  # the furthest section that was saved; "" when none was

    @property
    def form(self) -> Form:
        """The form that is typed."""
        return self.now.desk.form

    @property
    def second(self) -> bool:
        """Whether it is the second entry."""
        return self.now.count.state in SECOND_TYPING

    @property
    def correcting(self) -> bool:
        """Whether only emptied fields are filled in again."""
        return self.now.count.state in CORRECTING

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The pages of this entry."""
        return self.form.shown(self.values)

    @property
    def version(self) -> int:
        """Goes up with every act; a page that knows an older one is out of date."""
        return int(self.now.row.version)

    def open(self, section: Section) -> tuple[Field, ...]:
        """The fields of a page that can be filled in."""
        if not self.correcting:
            return section.fields
        return tuple(field for field in section.fields if field.key in self.now.count.to_fill)

    def within_reach(self) -> tuple[Section, ...]:
        """The pages that were reached, and the one after them. In a correction all of them."""
        return tuple(
            section
            for before, section in zip((None, *self.sections), self.sections, strict=False)
            if before is None or self.was_reached(before)
        )

    def was_reached(self, section: Section) -> bool:
        """Whether a page was saved before; in a correction every page was."""
        if self.correcting:
            return True
        return bool(self.reached) and self.form.order[section.key] <= self.form.order[self.reached]

    @property
    def complete(self) -> bool:
        """Whether every page was reached."""
        return all(self.was_reached(section) for section in self.sections)

    @cached_property
    def found(self) -> tuple[Finding, ...]:
        """What the checks say, as far as the typist has come."""
        if self.correcting:
            every = messages_of(self.now.desk, self.now.count)
            # Fields that are still empty make additions wrong that will be right: first fill them in.
            unfilled = {each.section for each in every if each.code == REFILL}
            return tuple(each for each in every if each.code == REFILL or each.section not in unfilled)
        if not self.reached:
            return ()
        return messages_of(self.now.desk, self.now.count, until_section=self.reached)

    @cached_property
    def confirmed(self) -> frozenset[Finding]:
        """The messages that were confirmed and still are."""
        return accepted(self.form, self.values, self.entry.accepted)

    def saved(self, values: Values, section: Section) -> Work:
        """The same entry with other values, after the page was saved."""
        count = self.now.count
        if self.now.count.state in FIRST_TYPING:
            assert count.first is not None  # noqa: S101 - the state has it
            count = replace(count, first=replace(count.first, values=values))
        else:
            assert count.second is not None  # noqa: S101 - the state has it
            count = replace(count, second=replace(count.second, values=values))
        order = self.form.order
        furthest = max((self.reached or section.key, section.key), key=lambda key: order[key])
        return replace(self, values=values, reached=furthest, now=replace(self.now, count=count))

    def next_after(self, section: Section) -> Section | None:
        """The page after this one, in a correction the next with something to fill in; None after the last."""
        place = [each.key for each in self.sections].index(section.key) + 1
        return next((each for each in self.sections[place:] if not self.correcting or self.open(each)), None)


def work_of(user: User, unit: Unit) -> Work | None:
    """The entry of this unit that is in progress, when it is this user's; otherwise None."""
    now = current(unit)
    count = now.count
    if count.state in FIRST_TYPING:
        entry, made = now.entries.get(1), count.first
    elif count.state in SECOND_TYPING:
        entry, made = now.entries.get(2), count.second
    else:
        return None
    if entry is None or made is None or entry.by_id != user.pk:
        return None
    reached = entry.section if entry.section in now.desk.form.order else ""
    return Work(unit, now, entry, made.values, reached)


def told(form: Form, values: Values, section: str, found: Iterable[Finding]) -> str:
    """A hash of a page with its messages: who confirms, confirms what he was shown and nothing that came after."""
    shown = [[each.code, each.fields] for each in found if each.section == section]
    return hashlib.sha256(json.dumps([page_digest(form, values, section), shown]).encode()).hexdigest()[:16]


def confirmations(
    form: Form, values: Values, section: str, before: Sequence[list[Any]], found: Collection[Finding], *, agreed: bool
) -> list[list[Any]]:
    """All confirmations of an entry after a page was saved: those of other pages, and of this one what still holds."""
    elsewhere = [row for row in before if row[1] != section]
    if agreed:
        return elsewhere + accept(form, values, [each for each in found if each.section == section])
    digest = page_digest(form, values, section)
    return elsewhere + [row for row in before if row[1] == section and row[3] == digest]
