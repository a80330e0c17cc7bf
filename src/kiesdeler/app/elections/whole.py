"""A field for a whole number as people write it: 1234 or 1.234."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

_WRITTEN = re.compile(r"[0-9]+|[0-9]{1,3}(\.[0-9]{3})+")


class Whole(forms.CharField):
    """A whole number from `least` to `most`; dots between thousands may be there."""

    def __init__(self, *, least: int = 0, most: int = 99_999_999, **kwargs: Any):
        self.least, self.most = least, most
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 12})
        super().__init__(widget=widget, max_length=15, **kwargs)

    def clean(self, value: Any) -> int | None:
        """The number; None when it may be empty and is."""
        text = super().clean(value)
        if not text:
            return None
        if not _WRITTEN.fullmatch(text):
            raise ValidationError("Vul een heel getal in, alleen cijfers.")
        number = int(text.replace(".", ""))
        if not self.least <= number <= self.most:
            raise ValidationError(f"Vul een getal in van {self.least} tot en met {self.most}.")
        return number
