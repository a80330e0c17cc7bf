"""Sessions of a committee, the units in them, and the entries of every unit's count.

The values of an entry are one vector in the order of the form (law.counting.form), stored as JSON.
"""

from __future__ import annotations

from django.db import models

from kiesdeler.app.accounts.models import User
from kiesdeler.app.elections.models import Committee, StoredFile
from kiesdeler.law.counting.count import Origin
from kiesdeler.law.counting.kinds import Phase
from kiesdeler.law.counting.sessions import SessionState
from kiesdeler.law.counting.states import State


class CommitteeSession(models.Model):
    """A session of a committee: the first, or one that corrects."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="sessions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=16, default=SessionState.CREATED.value)
    place = models.CharField("plaats", max_length=120, blank=True)
    date = models.DateField("datum", null=True, blank=True)
    time = models.TimeField("aanvangstijd", null=True, blank=True)
    objections = models.TextField("bezwaren", blank=True)
    particulars = models.TextField("bijzonderheden", blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    completed_at = models.DateTimeField(null=True)
    # The count (510b) of a first session held with other software: its units have `original` figures and no entries.
    taken_over = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["committee_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "number"], name="session_numbered"),
            models.CheckConstraint(
                name="only_a_first_session_is_taken_over",
                condition=models.Q(taken_over=None) | models.Q(number=1, state=SessionState.COMPLETED.value),
            ),
        ]

    @property
    def phase(self) -> Phase:
        """First, or next."""
        return Phase.FIRST if self.number == 1 else Phase.NEXT

    @property
    def title(self) -> str:
        """`Eerste zitting`."""
        words = ("Eerste", "Tweede", "Derde", "Vierde", "Vijfde")
        return f"{words[self.number - 1]} zitting" if self.number <= len(words) else f"Zitting {self.number}"

    def __str__(self) -> str:
        return f"{self.title} – {self.committee}"


class UnitKind(models.TextChoices):
    """What kind of polling station; the values are ours, `eml_type` that of the files."""

    FIXED = "fixed", "vaste locatie"
    MOBILE = "mobile", "mobiel"
    SPECIAL = "special", "bijzonder"


class Unit(models.Model):
    """A polling station in one session; `former` is the same one in the session before."""

    session = models.ForeignKey(CommitteeSession, on_delete=models.PROTECT, related_name="units")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    postal_code = models.CharField(max_length=7, blank=True)
    address = models.CharField(max_length=200, blank=True)
    locality = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=8, choices=UnitKind.choices, blank=True)
    eligible = models.PositiveIntegerField(null=True, blank=True)
    source = models.JSONField(default=dict, blank=True)  # what its 110b says besides: counting.station_files
    former = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="later")
    original = models.JSONField(
        null=True, blank=True
    )  # figures it starts from in a next session, in the order of the form

    class Meta:
        ordering = ["session_id", "number"]
        constraints = [models.UniqueConstraint(fields=["session", "number"], name="unit_numbered")]

    @property
    def committee(self) -> Committee:
        """Whose unit it is."""
        return self.session.committee

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class UnitChange(models.Model):
    """A unit added, changed or removed while the session was under way: printed in the report with its explanation."""

    session = models.ForeignKey(CommitteeSession, on_delete=models.PROTECT, related_name="unit_changes")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    what = models.CharField(
        max_length=8, choices=[("added", "toegevoegd"), ("changed", "gewijzigd"), ("removed", "verwijderd")]
    )
    explanation = models.TextField()
    by = models.CharField(max_length=120)
    at = models.DateTimeField(auto_now_add=True)


class Count(models.Model):
    """Where the count of a unit stands (law.counting.states); `figures` once it is definitive."""

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="count")
    state = models.CharField(max_length=20, default=State.EMPTY.value, db_index=True)
    version = models.PositiveIntegerField(default=0)  # goes up with every act
    to_fill = models.JSONField(default=list)  # fields emptied for a correction
    first_digest = models.CharField(max_length=64, blank=True)  # of the figures of each entry when it was finished
    second_digest = models.CharField(max_length=64, blank=True)
    figures = models.JSONField(null=True, blank=True)
    findings = models.JSONField(default=list)  # [code, section, fields] of the finished entries, for the overviews
    definitive_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            # Four eyes, whatever the program does: without two equal entries there is no definitive count.
            models.CheckConstraint(
                name="definitive_needs_two_equal_entries",
                condition=~models.Q(state=State.DEFINITIVE.value)
                | (
                    ~models.Q(first_digest="")
                    & models.Q(first_digest=models.F("second_digest"))
                    & models.Q(figures__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="figures_only_when_definitive",
                condition=models.Q(state=State.DEFINITIVE.value) | models.Q(figures__isnull=True),
            ),
            models.CheckConstraint(name="known_state", condition=models.Q(state__in=[state.value for state in State])),
        ]


class Entry(models.Model):
    """The first or second entry of a count."""

    count = models.ForeignKey(Count, on_delete=models.CASCADE, related_name="entries")
    position = models.PositiveSmallIntegerField()  # 1 or 2
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="entries")
    origin = models.CharField(max_length=8, default=Origin.HAND.value)
    values = models.JSONField()
    section = models.CharField(max_length=40, blank=True)  # the furthest one reached
    accepted = models.JSONField(default=list)  # messages confirmed: see counting.acceptance
    paused = models.BooleanField(default=False)
    started_at = models.DateTimeField(auto_now_add=True)
    saved_at = models.DateTimeField(auto_now=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["count_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["count", "position"], name="entry_positioned"),
            models.UniqueConstraint(fields=["count", "by"], name="two_entries_by_two_people"),
            models.CheckConstraint(name="first_or_second", condition=models.Q(position__in=[1, 2])),
        ]


class WarningNote(models.Model):
    """What was said of a warning that was accepted, and whether the coordinator has handled it."""

    count = models.ForeignKey(Count, on_delete=models.CASCADE, related_name="notes")
    code = models.CharField(max_length=8)
    section = models.CharField(max_length=40)
    explanation = models.TextField(blank=True)
    explained_by = models.CharField(max_length=120, blank=True)  # the name, as it was
    explainer = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")  # names can be the same
    handled_by = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["count_id", "section", "code"]
        constraints = [models.UniqueConstraint(fields=["count", "code", "section"], name="one_note_per_warning")]


class Investigation(models.Model):
    """Why a unit is investigated in a next session, what was found, and whether its numbers change."""

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="investigation")
    reason = models.TextField("aanleiding en opdracht")
    findings = models.TextField("bevindingen", blank=True)
    corrected = models.BooleanField("gecorrigeerde uitkomst", null=True)
    requested = models.BooleanField(default=True)  # by the central committee; otherwise on its own initiative
