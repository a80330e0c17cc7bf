"""The small forms of the coordinator."""

from __future__ import annotations

from django import forms

from kiesdeler.app.counting.models import CommitteeSession

_LONG = 10_000  # characters of a text that the report prints


class DetailsForm(forms.Form):
    """Details of a session."""

    place = forms.CharField(
        label="Plaats van de zitting",
        max_length=CommitteeSession._meta.get_field("place").max_length,
        error_messages={"required": "Vul de plaats van de zitting in."},
    )
    date = forms.DateField(
        label="Datum waarop de zitting begint",
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Vul een datum in, bijvoorbeeld 18-3-2027.", "required": "Vul de datum in."},
    )  # fmt: skip
    time = forms.TimeField(
        label="Tijd waarop de zitting begint", widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "Vul een tijd in, bijvoorbeeld 9:00.", "required": "Vul de tijd in."},
    )  # fmt: skip
    objections = forms.CharField(
        label="Bezwaren", required=False, max_length=_LONG, widget=forms.Textarea({"rows": 6}),
        help_text="Bezwaren die tijdens de zitting zijn gemaakt, met de reactie van het stembureau.",
    )  # fmt: skip
    particulars = forms.CharField(
        label="Bijzonderheden", required=False, max_length=_LONG, widget=forms.Textarea({"rows": 6}),
        help_text="Wat er verder tijdens de zitting is gebeurd en in het proces-verbaal moet.",
    )  # fmt: skip


class InvestigationForm(forms.Form):
    """What is written down of an investigation; without the last two before data entry starts."""

    reason = forms.CharField(
        label="Aanleiding en opdracht", max_length=_LONG, widget=forms.Textarea({"rows": 5}),
        error_messages={"required": "Schrijf op wat de aanleiding is, en de opdracht als die er is."},
        help_text="Neem de opdracht van het centraal stembureau over. Zet verzoeken voor één stembureau bij elkaar.",
    )  # fmt: skip
    requested = forms.TypedChoiceField(
        label="Wie heeft om het onderzoek gevraagd?", initial="1", coerce=lambda value: value == "1",
        choices=[("1", "Het centraal stembureau"), ("0", "Niemand: uit eigen beweging")], widget=forms.RadioSelect,
        error_messages={"required": "Kies wie om het onderzoek heeft gevraagd."},
    )  # fmt: skip
    findings = forms.CharField(
        label="Bevindingen", required=False, max_length=_LONG, widget=forms.Textarea({"rows": 6}),
        help_text="Wat je hebt gevonden: nodig voor je een uitkomst kiest. De tekst komt in het verslag.",
    )  # fmt: skip
    corrected = forms.TypedChoiceField(
        label="Is er een gecorrigeerde uitkomst?", required=False, empty_value=None,
        coerce=lambda value: value == "1",
        choices=[("", "Nog niet bekend"), ("1", "Ja"), ("0", "Nee")], widget=forms.RadioSelect,
    )  # fmt: skip
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    confirmed = forms.BooleanField(required=False, label="Verwijder de invoer")


class FileForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label="Telbestand (510b) van de eerdere zitting", allow_empty_file=True,
        error_messages={"required": "Kies een bestand."},
    )  # fmt: skip
