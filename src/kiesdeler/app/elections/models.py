"""Elections and committees, and the official files they were made from."""

from __future__ import annotations

from django.db import models

from kiesdeler.law.counting.kinds import Committee as Kind
from kiesdeler.law.counting.kinds import Method


class StoredFile(models.Model):
    """An official file exactly as it came in. Never changed."""

    name = models.CharField(max_length=200)
    message = models.CharField(max_length=8)  # 110a, 110b, 230b, 510b
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    imported_at = models.DateTimeField(auto_now_add=True)


class Election(models.Model):
    """One election of one body, as its definition (110a) has it."""

    identifier = models.CharField(max_length=60, unique=True)  # GR2022_WestMaasenWaal
    category = models.CharField(max_length=2)  # of law.rules.ElectionType
    name = models.CharField(max_length=200)
    date = models.DateField()
    seats = models.PositiveIntegerField()
    definition = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["date", "identifier"]

    def __str__(self) -> str:
        return self.name


class Committee(models.Model):
    """A committee that establishes totals of one election in its area."""

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="committees")
    kind = models.CharField(max_length=4, choices=[(kind.value, kind.value) for kind in Kind])
    method = models.CharField(max_length=3, blank=True, choices=[(method.value, method.value) for method in Method])
    area_code = models.CharField(max_length=8)  # 0668; 9010 of the postal committee
    area_name = models.CharField(max_length=120)
    contest = models.CharField(max_length=8)  # id of the district in the files: geen, alle, 16
    candidates = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    stations_file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", null=True)  # last 110b
    eligible = models.PositiveIntegerField(default=0)  # number of eligible voters in the area, confirmed
    frisian = models.BooleanField(default=False)  # forms and reports also in Frisian
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["election__date", "election__identifier", "area_code"]
        constraints = [
            models.UniqueConstraint(fields=["election", "kind", "area_code"], name="one_committee_per_area"),
        ]

    @property
    def title(self) -> str:
        """`Gemeentelijk stembureau West Maas en Waal`."""
        return f"{KIND_NAMES[Kind(self.kind)]} {self.area_name}"

    def __str__(self) -> str:
        return f"{self.title} ({self.election.name})"


class SetupDraft(models.Model):
    """What an administrator has filled in so far of a new committee: one draft each, gone once it is made."""

    user = models.BigIntegerField(unique=True)  # no foreign key: accounts are built on this room
    definition = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", null=True)
    definition_confirmed = models.BooleanField(default=False)
    area_code = models.CharField(max_length=8, blank=True)
    candidates = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", null=True)
    candidates_confirmed = models.BooleanField(default=False)
    stations = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", null=True)
    stations_done = models.BooleanField(default=False)  # imported and its warnings confirmed, or skipped
    hidden = models.JSONField(default=list)  # which groups of the hash have to be typed over now
    method = models.CharField(max_length=3, blank=True)
    eligible = models.PositiveIntegerField(null=True)
    frisian = models.BooleanField(null=True)


KIND_NAMES = {
    Kind.GSB: "Gemeentelijk stembureau",
    Kind.SOL: "Stembureau voor het openbaar lichaam",
    Kind.NBSB: "Nationaal briefstembureau",
    Kind.HSB: "Hoofdstembureau",
    Kind.CSB: "Centraal stembureau",
}
