"""The log: entries that are only ever added, each holding the hash of the one before."""

from __future__ import annotations

from django.db import models


class LogEntry(models.Model):
    """One act: who, as what, from where, when, what, on what, how it ended. The database refuses to change it."""

    sequence = models.PositiveBigIntegerField(unique=True)
    at = models.CharField(max_length=32)  # UTC, ISO 8601 with microseconds: text, so that the hash is of what is stored
    event = models.CharField(max_length=60)
    severity = models.CharField(max_length=8)
    user = models.BigIntegerField(null=True)  # no foreign key: the log outlives users
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=16, blank=True)
    address = models.CharField(max_length=45, blank=True)  # of the workstation
    committee = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=200, blank=True)  # what it was done to, in words
    details = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["sequence"]
        # Rare events are found without reading everything. None on the committee: a coordinator sees most of the log,
        # and an index would make the database sort all of that for every page.
        indexes = [
            models.Index(fields=["event", "sequence"], name="log_by_event"),
            models.Index(fields=["severity", "sequence"], name="log_by_severity"),
        ]


class ChainHead(models.Model):
    """The last link: what the next entry holds on to, and how many there must be."""

    sequence = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
