"""Our own Frisian translations of the fixed texts of forms and reports; the key is the Dutch text.

One module per kind of document, so that a translator sees together what is read together.
"""

from kiesdeler.reports.frisian.fields import FIELDS
from kiesdeler.reports.frisian.forms import FORMS
from kiesdeler.reports.frisian.layout import LAYOUT
from kiesdeler.reports.frisian.sessions import SESSIONS

FRISIAN: dict[str, str] = {**LAYOUT, **FIELDS, **FORMS, **SESSIONS}
