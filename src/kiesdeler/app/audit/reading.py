"""Reading the log: who sees which entries, filters, and pages that stay fast however long the log is."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from kiesdeler.app.accounts.models import Membership
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.events import EVENTS, Severity
from kiesdeler.app.audit.log import Who, digest
from kiesdeler.app.audit.models import LogEntry

PAGE = 50
_LONGEST = 200  # characters of what is looked for: nothing in the log that is looked in is longer
SEVERITIES = {
    Severity.INFORMATION: "informatie",
    Severity.SUCCESS: "gelukt",
    Severity.WARNING: "waarschuwing",
    Severity.ERROR: "fout",
}


def visible(who: Who) -> QuerySet[LogEntry]:
    """All entries for an administrator; for a coordinator those of his committees, and what else their people did."""
    entries = LogEntry.objects.all()
    if who.role == Role.ADMINISTRATOR:
        return entries
    own = list(
        Membership.objects.filter(user=who.user, role=Role.COORDINATOR.value).values_list("committee", flat=True)
    )
    people = list(Membership.objects.filter(committee__in=own).values_list("user", flat=True))
    return entries.filter(Q(committee__in=own) | Q(committee=None, user__in=people))


@dataclass(frozen=True, slots=True)
class Filters:
    """What somebody looks for. What can't be read is told in `wrong` and not filtered on."""

    since: str = ""
    severity: str = ""
    event: str = ""
    name: str = ""
    subject: str = ""
    wrong: str = ""
    _moment: str = ""  # `since` as the log writes it

    @classmethod
    def read(cls, given: Mapping[str, str]) -> Filters:
        """From an address or a form."""
        since, moment, wrong = given.get("sinds", "").strip(), "", ""
        if since:
            try:
                local = datetime.datetime.fromisoformat(since)
                moment = _as_written(timezone.make_aware(local) if local.tzinfo is None else local)
            except (ValueError, OverflowError):
                wrong = f"‘{since}’ is geen datum en tijd; verwacht bijvoorbeeld 2026-03-18 21:00."
        severity, event = given.get("soort", ""), given.get("gebeurtenis", "")
        return cls(
            since=since,
            severity=severity if severity in {each.value for each in Severity} else "",
            event=event if event in EVENTS else "",
            name=given.get("wie", "").strip()[:_LONGEST],
            subject=given.get("onderwerp", "").strip()[:_LONGEST],
            wrong=wrong,
            _moment=moment,
        )

    def apply(self, entries: QuerySet[LogEntry]) -> QuerySet[LogEntry]:
        """The entries that were looked for."""
        if self._moment:
            entries = entries.filter(at__gte=self._moment)
        if self.severity:
            entries = entries.filter(severity=self.severity)
        if self.event:
            entries = entries.filter(event=self.event)
        if self.name:
            entries = entries.filter(name__icontains=self.name)
        if self.subject:
            entries = entries.filter(subject__icontains=self.subject)
        return entries

    @property
    def query(self) -> dict[str, str]:
        """As part of an address."""
        named = {
            "sinds": self.since, "soort": self.severity, "gebeurtenis": self.event, "wie": self.name,
            "onderwerp": self.subject,
        }  # fmt: skip
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True, slots=True)
class Line:
    """An entry in words."""

    entry: LogEntry
    moment: str
    sentence: str
    severity: str
    role: str

    @property
    def whole(self) -> bool:
        """Whether the entry has the hash of what is in it."""
        return digest(self.entry) == self.entry.digest


def page(entries: QuerySet[LogEntry], before: int | None) -> tuple[list[Line], int | None]:
    """The newest entries below a number, and below which number the next page starts.

    By number and not by page: the hundredth page costs as much as the first, and nothing shifts while one reads.
    """
    if before is not None:
        entries = entries.filter(sequence__lt=before)
    found = list(entries.order_by("-sequence")[: PAGE + 1])
    return [in_words(entry) for entry in found[:PAGE]], found[PAGE - 1].sequence if len(found) > PAGE else None


def oldest_first(entries: QuerySet[LogEntry], until: int) -> Iterator[LogEntry]:
    """All entries up to a number, some thousands at a time: none is held back from others who write."""
    last = 0
    while True:
        found = list(entries.filter(sequence__gt=last, sequence__lte=until).order_by("sequence")[:2000])
        yield from found
        if not found:
            return
        last = found[-1].sequence


def in_words(entry: LogEntry) -> Line:
    """An entry as people read it."""
    moment = timezone.localtime(datetime.datetime.fromisoformat(entry.at))
    declared = EVENTS.get(entry.event)
    severity = Severity(entry.severity) if entry.severity in set(Severity) else Severity.ERROR
    return Line(
        entry=entry,
        moment=date_format(moment, "d-m-Y H:i:s"),
        sentence=declared.sentence.format_map(_Details(entry.details)) if declared else entry.event,
        severity=SEVERITIES[severity],
        role=Role(entry.role).dutch if entry.role in set(Role) else entry.role,
    )


class _Details(dict[str, Any]):
    """An entry that somebody tampered with may lack a detail; it has to be readable all the same."""

    def __missing__(self, name: str) -> str:
        return "…"


def _as_written(moment: datetime.datetime) -> str:
    return moment.astimezone(datetime.UTC).isoformat(timespec="microseconds")
