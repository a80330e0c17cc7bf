"""The documents that came out of a session, exactly as they were handed over, and what is being made."""

from __future__ import annotations

import datetime

from django.db import models
from django.utils import timezone

from kiesdeler.app.counting.models import CommitteeSession
from kiesdeler.reports.numbers import hash_groups

GONE_AFTER = datetime.timedelta(minutes=2)  # no sign of life for so long: the program was stopped


class Document(models.Model):
    """One file: bytes that never change. Withdrawn when what it was made from is changed."""

    session = models.ForeignKey(CommitteeSession, on_delete=models.PROTECT, related_name="documents")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)  # model or message: Na31-2, 510b, osv4-3, package
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.CharField(max_length=120)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["session_id", "made_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "name"], condition=models.Q(withdrawn_at=None), name="one_document_of_a_name_holds"
            ),
        ]

    @property
    def groups(self) -> tuple[str, ...]:
        """The hash as it stands on paper."""
        return hash_groups(self.sha256)

    @property
    def kilobytes(self) -> int:
        """How large it is, rounded up."""
        return -(-self.size // 1000)


class Making(models.Model):
    """Something that takes a while to make: how far it is, and how it ended. `file`: where a print waits for pick-up.

    A row and not memory: it survives a reload of the page, and every process of the server sees it.
    """

    RUNNING, DONE, FAILED = "running", "done", "failed"

    session = models.ForeignKey(CommitteeSession, on_delete=models.CASCADE, related_name="makings")
    what = models.CharField(max_length=60)  # documents, concept, or a paper of results.papers; with its language
    state = models.CharField(max_length=8, default=RUNNING)
    step = models.CharField(max_length=120, blank=True)  # what is being made now
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    problems = models.JSONField(default=list)  # Dutch sentences
    name = models.CharField(max_length=200, blank=True)
    file = models.CharField(max_length=80, blank=True)
    by = models.CharField(max_length=120)
    started_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["session_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "what"], condition=models.Q(state="running"), name="made_once_at_a_time"
            ),
        ]

    @property
    def running(self) -> bool:
        """Whether somebody is still at it."""
        return self.state == self.RUNNING and timezone.now() - self.seen_at < GONE_AFTER

    @property
    def stopped(self) -> bool:
        """Whether it ended halfway, because the program was stopped."""
        return self.state == self.RUNNING and not self.running
