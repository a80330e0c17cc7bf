"""The documents that came out of a session, exactly as they were handed over."""

from __future__ import annotations

from django.db import models

from kiesdeler.app.counting.models import CommitteeSession


class Document(models.Model):
    """One file: bytes that never change. Withdrawn when the session it was made from is reopened."""

    session = models.ForeignKey(CommitteeSession, on_delete=models.PROTECT, related_name="documents")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)  # model or message: Na31-2, 510b, osv4-3, package
    concept = models.BooleanField(default=False)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.CharField(max_length=120)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["session_id", "made_at", "id"]
