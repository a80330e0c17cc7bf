"""The forms of this room. What is right is judged by user_rules and passwords; here only what was typed is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from kiesdeler.app.accounts.models import User
from kiesdeler.app.accounts.passwords import shortest
from kiesdeler.app.accounts.roles import IN_COMMITTEE, Role
from kiesdeler.app.accounts.user_rules import LONGEST_NAME, LONGEST_USERNAME, Fault, Person
from kiesdeler.app.elections.models import Committee

_LONGEST_PASSWORD = 200


def secret(label: str, complete: str, **options: Any) -> forms.CharField:
    """A field for a password; what was typed is never sent back."""
    widget = forms.PasswordInput(attrs={"autocomplete": complete})
    return forms.CharField(label=label, strip=False, max_length=_LONGEST_PASSWORD, widget=widget, **options)


def plain(label: str, complete: str = "off", **options: Any) -> forms.CharField:
    """A field for a line of text."""
    attributes = {"autocomplete": complete, "autocapitalize": "none", "spellcheck": "false"}
    return forms.CharField(label=label, widget=forms.TextInput(attrs=attributes), **options)


class Form(forms.Form):
    """A form that takes over what the rules found."""

    def take(self, faults: Iterable[Fault]) -> None:
        """Put what is wrong with the fields it is about."""
        for fault in faults:
            self.add_error(fault.field if fault.field in self.fields else None, fault.message)


class LoginForm(Form):
    """Name and password."""

    username = plain("Gebruikersnaam", "username", max_length=200)
    password = secret("Wachtwoord", "current-password")


class NewPassword(Form):
    """A password, twice."""

    password = secret("Nieuw wachtwoord", "new-password")
    again = secret("Nieuw wachtwoord, nog eens", "new-password")
    user: User

    def clean(self) -> dict[str, Any]:
        """The two are the same, and the password is good enough."""
        given: dict[str, Any] = super().clean() or {}
        password, again = given.get("password"), given.get("again")
        if password and again and password != again:
            self.add_error("again", "De twee wachtwoorden zijn niet gelijk.")
        if password:
            try:
                validate_password(password, self.judged())
            except ValidationError as wrong:
                self.add_error("password", wrong)
        return given

    def judged(self) -> User:
        """Whose password it becomes."""
        return self.user


class PasswordForm(NewPassword):
    """Somebody's own new password; asks the old one unless that was for one time, and the name when it is not known."""

    current = secret("Huidig wachtwoord", "current-password")
    full_name = forms.CharField(
        label="Je voor- en achternaam",
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ("full_name", "current", "password", "again")

    def __init__(self, data: Any, *, user: User):
        super().__init__(data)
        self.user = user
        self.fields[
            "password"
        ].help_text = f"Ten minste {shortest(user)} tekens. Een zin van een paar woorden is goed te onthouden."
        if user.one_time_password:
            del self.fields["current"]
        if user.full_name:
            del self.fields["full_name"]

    def clean_full_name(self) -> str:
        """A name that can be shown."""
        name = str(self.cleaned_data["full_name"]).strip()
        if not name.isprintable():
            raise ValidationError("Gebruik gewone letters en tekens.")
        return name


class FirstForm(NewPassword):
    """The first administrator."""

    code = plain("Startcode", max_length=40, help_text="Deze staat in het venster waarin Kiesdeler is gestart.")
    username = plain("Gebruikersnaam", "username", max_length=LONGEST_USERNAME)
    full_name = forms.CharField(label="Je voor- en achternaam", max_length=LONGEST_NAME)
    field_order = ("code", "username", "full_name", "password", "again")

    def judged(self) -> User:
        """Nobody yet, but an administrator."""
        user = User(username=self.cleaned_data.get("username", ""), is_administrator=True)
        user.key = user.username.casefold()
        return user


class CodeForm(Form):
    """A code of the second factor."""

    code = forms.CharField(
        label="Code van 6 cijfers",
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class UserForm(Form):
    """A user: name, and a role in each committee or administrator."""

    username = plain("Gebruikersnaam", max_length=LONGEST_USERNAME, help_text="Hiermee logt iemand in.")
    full_name = forms.CharField(
        label="Voor- en achternaam",
        max_length=LONGEST_NAME,
        required=False,
        help_text="Van invoerders en waarnemers mag dit leeg blijven: het wordt bij het eerste inloggen gevraagd.",
    )

    def __init__(
        self, data: Any, *, committees: Sequence[Committee], roles: Sequence[Role], administrator: bool, **options: Any
    ):
        super().__init__(data, **options)
        if administrator:
            self.fields["administrator"] = forms.BooleanField(
                label="Beheerder",
                required=False,
                help_text="Richt verkiezingen en gebruikers in, en heeft geen rol in de telling.",
            )
        self.committees = {f"committee_{committee.pk}": committee.pk for committee in committees}
        for name, committee in zip(self.committees, committees, strict=True):
            self.fields[name] = forms.ChoiceField(
                label=f"Rol bij {committee}",
                required=False,
                choices=[("", "geen rol"), *((r.value, r.dutch) for r in roles)],
            )

    def person(self, untouched: Mapping[int, Role]) -> Person:
        """What was filled in, with the roles that are not on this form."""
        given = self.cleaned_data
        chosen = {pk: Role(given[name]) for name, pk in self.committees.items() if given.get(name)}
        return Person(given["username"], given["full_name"], bool(given.get("administrator")), {**untouched, **chosen})


class GenerateForm(Form):
    """Typists without a name."""

    committee = forms.TypedChoiceField(label="Stembureau", coerce=int)
    number = forms.IntegerField(label="Aantal", min_value=1, max_value=200)
    role = forms.ChoiceField(
        label="Rol", choices=[(role.value, role.dutch) for role in IN_COMMITTEE if role is not Role.COORDINATOR]
    )

    def __init__(self, data: Any, *, committees: Sequence[Committee]):
        super().__init__(data)
        self.fields["committee"].choices = [(committee.pk, str(committee)) for committee in committees]


class ImportForm(Form):
    """A file with users."""

    file = forms.FileField(label="CSV-bestand", widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}))


class PolicyForm(Form):
    """Of whom a second factor is asked."""

    administrators = forms.BooleanField(label="Beheerders", required=False)
    coordinators = forms.BooleanField(label="Coördinatoren", required=False)
