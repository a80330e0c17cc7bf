"""What is filled in when a committee is set up or changed."""

from __future__ import annotations

from typing import Any

from django import forms

from kiesdeler.app.elections.incoming import Incoming
from kiesdeler.app.elections.whole import Whole
from kiesdeler.eml.messages import ElectionDefinition
from kiesdeler.law.counting.kinds import Method
from kiesdeler.tally.areas import places

METHODS = (
    (Method.CSO.value, "Centrale stemopneming (CSO)"),
    (Method.DSO.value, "Decentrale stemopneming (DSO)"),
)
METHOD_HINTS = {
    Method.CSO.value: "Het stembureau telt de lijsten. De kandidaten worden daarna op één plaats geteld.",
    Method.DSO.value: "Het stembureau telt de lijsten en de kandidaten.",
}


def sent(request: Any) -> Any:
    """What was sent, also when it is nothing; None when the form is only shown."""
    return request.POST if request.method == "POST" else None


class FileForm(forms.Form):
    """One official file."""

    file = forms.FileField(
        label="Bestand",
        error_messages={"required": "Kies een bestand.", "empty": "Het bestand is leeg; verwacht: een EML-bestand."},
    )

    def __init__(self, *args: Any, label: str = "Bestand", **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["file"].label = label
        self.fields["file"].widget.attrs["accept"] = ".xml"

    def incoming(self) -> Incoming:
        """The file that was handed over."""
        given = self.cleaned_data["file"]
        return Incoming(given.name, given.read())


class AreaForm(forms.Form):
    """The area of the committee: a list grouped by district where there are several."""

    area = forms.ChoiceField(label="Gebied", error_messages={"invalid_choice": "Kies een gebied uit de lijst."})

    def __init__(self, *args: Any, definition: ElectionDefinition, **kwargs: Any):
        super().__init__(*args, **kwargs)
        found = places(definition)
        groups: dict[int, list[tuple[str, str]]] = {}
        for place in found:
            groups.setdefault(place.district.number, []).append((place.code, f"{place.name} ({place.committee})"))
        districts = {place.district.number: place.district for place in found}
        choices: list[Any] = [
            (f"Kieskring {districts[number].contest_id} {districts[number].name}", groups[number])
            for number in sorted(groups)
        ]
        if not found[0].several:
            choices = groups[found[0].district.number]
        self.fields["area"].choices = choices if len(found) == 1 else [("", "Kies …"), *choices]


class MethodForm(forms.Form):
    """How the votes are counted."""

    method = forms.ChoiceField(choices=METHODS, error_messages={"required": "Kies hoe er wordt geteld."})


class EligibleForm(forms.Form):
    """The number of eligible voters, and Frisian."""

    eligible = Whole(
        label="Aantal kiesgerechtigden", least=1, error_messages={"required": "Vul het aantal kiesgerechtigden in."}
    )
    frisian = forms.BooleanField(required=False)


class ParticularsForm(EligibleForm):
    """What may be changed of a committee until data entry has started."""

    def __init__(self, *args: Any, with_method: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if with_method:
            self.fields["method"] = forms.ChoiceField(
                choices=METHODS, error_messages={"required": "Kies hoe er wordt geteld."}
            )
