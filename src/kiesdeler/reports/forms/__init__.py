"""The papers per polling station: N 10, N 29, Na 31-2 annex 1, Na 14-1, Na 14-2 annex 1, and the insert sheets.

Here: a function per model that gives a context, to be rendered. All fields, letters and rubrics come from the `Form`
of law.counting; a field is declared there and nowhere else. Not here: the reports of committees.
"""

from kiesdeler.reports.forms.corrections import Correction, corrected_station, corrigendum
from kiesdeler.reports.forms.parts import StationHead
from kiesdeler.reports.forms.sheets import (
    CommitteeSheet,
    ControlSheet,
    PostalVoting,
    committee_insert,
    controls_insert,
    n29_1,
)
from kiesdeler.reports.forms.station import FormReport, n10_1, n10_2, n29_2, na31_2_annex

__all__ = [
    "CommitteeSheet",
    "ControlSheet",
    "Correction",
    "FormReport",
    "PostalVoting",
    "StationHead",
    "committee_insert",
    "controls_insert",
    "corrected_station",
    "corrigendum",
    "n10_1",
    "n10_2",
    "n29_1",
    "n29_2",
    "na31_2_annex",
]
