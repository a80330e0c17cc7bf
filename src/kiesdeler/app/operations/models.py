"""Connections to the internet that were found, and how back-ups are made."""

from __future__ import annotations

from typing import Any

from django.db import models

SERVER = "server"


class Connection(models.Model):
    """A way to the internet, as long as it is there: from the server, or from the workstation with this address."""

    place = models.CharField(max_length=45, unique=True)
    target = models.CharField(max_length=200)
    found_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["place"]

    @property
    def where(self) -> str:
        """In words."""
        return "de server" if self.place == SERVER else f"werkplek {self.place}"


class BackupPlan(models.Model):
    """How back-ups are made: one row. The server keeps what closes a back-up, never what opens one."""

    public_key = models.CharField(max_length=64, blank=True)  # X25519, hexadecimal; empty: no passphrase chosen yet
    salt = models.CharField(max_length=64, blank=True)
    minutes = models.PositiveIntegerField("elke hoeveel minuten", default=15)  # 0: only by hand
    second_folder = models.CharField("tweede map", max_length=500, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(name="one_backup_plan", condition=models.Q(pk=1))]

    @classmethod
    def current(cls) -> Any:
        """The plan; the usual one until somebody changes it."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)
