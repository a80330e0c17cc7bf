"""Users, and what they are in which committee."""

from __future__ import annotations

import unicodedata
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from kiesdeler.app.accounts.roles import IN_COMMITTEE, Role
from kiesdeler.app.elections.models import Committee


def name_key(username: str) -> str:
    """Names are told apart without regard to case, surrounding space or how an accent was typed."""
    return unicodedata.normalize("NFC", username.strip().casefold())


class Users(BaseUserManager):
    """Finds users by name."""

    def get_by_natural_key(self, username: str | None) -> Any:
        """The user of that name, whatever the case."""
        return self.get(key=name_key(username or ""))


class User(AbstractBaseUser):
    """One person. Administrators have no rights in the count."""

    username = models.CharField("gebruikersnaam", max_length=60)
    key = models.CharField(max_length=60, unique=True)
    full_name = models.CharField("naam", max_length=120, blank=True)
    is_administrator = models.BooleanField("beheerder", default=False)
    is_active = models.BooleanField("actief", default=True)
    one_time_password = models.BooleanField(default=True)  # must be changed before anything else
    second_factor = models.BooleanField(default=False)  # a confirmed TOTP device is needed to get in
    second_factor_due = models.BooleanField(default=False)  # the organisation asks one that was not set up yet
    session = models.CharField(max_length=64, blank=True)  # hash of the key of the one session in use
    practised = models.BooleanField(default=False)  # has been through the keyboard practice
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "key"
    objects = Users()

    class Meta:
        constraints = [models.CheckConstraint(name="user_named", condition=~models.Q(key=""))]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps the key in step with the name."""
        self.username = self.username.strip()
        self.key = name_key(self.username)
        super().save(*args, **kwargs)

    @property
    def name(self) -> str:
        """What others see."""
        return self.full_name or self.username

    def role_in(self, committee: Committee) -> Role | None:
        """The role in a committee; an administrator has none there."""
        found = self.memberships.filter(committee=committee).first()
        return Role(found.role) if found else None


class Membership(models.Model):
    """What somebody is in a committee: one role there."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=16, choices=[(role.value, role.dutch) for role in IN_COMMITTEE])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "committee"], name="one_role_per_committee"),
            models.CheckConstraint(
                name="role_of_a_committee", condition=models.Q(role__in=[role.value for role in IN_COMMITTEE])
            ),
        ]


class Policy(models.Model):
    """What the organisation asks of its own people; one row."""

    factor_administrators = models.BooleanField("beheerders", default=False)
    factor_coordinators = models.BooleanField("coördinatoren", default=False)

    class Meta:
        constraints = [models.CheckConstraint(name="one_policy", condition=models.Q(pk=1))]

    @classmethod
    def current(cls) -> Policy:
        """The policy; before anybody chose, the one that asks nothing."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)


class FailedLogin(models.Model):
    """Failures in a row for a name (existing or not) or a workstation, and until when it has to wait.

    Found by a hash: what is typed as a name is sometimes a password.
    """

    key = models.CharField(max_length=64, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField()
    locked_until = models.DateTimeField(null=True)


class StoredSession(models.Model):
    """A session, found by the hash of its key: who reads the database can't use what he finds."""

    key_hash = models.CharField(max_length=64, primary_key=True)
    data = models.TextField()
    expires_at = models.DateTimeField(db_index=True)
