"""Small made-up papers of a polling station."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence

from kiesdeler.law.counting.fields import BallotList, Figures
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.kinds import Committee, FormKind, Method, Phase
from kiesdeler.law.rules import ElectionType
from kiesdeler.reports import forms
from kiesdeler.reports.counting_frame import Heading
from kiesdeler.reports.languages import Language
from kiesdeler.reports.render import Report

HEADING = Heading(
    area="Juinen",
    committee="Gemeentelijk stembureau Juinen",
    election="Gemeenteraad Juinen 2026",
    election_id="GR2026_Juinen",
    election_date=datetime.date(2026, 3, 18),
    timestamp=1_773_000_000,
    area_code="9999",
)
POSTAL = dataclasses.replace(
    HEADING, area="Nederland", committee="Den Haag", election="Tweede Kamer 2027", election_id="TK2027", area_code=""
)
STATION = forms.StationHead("12", "De Brink", "Dorpsstraat 4")
REASON = "Er zijn 12 stembiljetten te veel.\nTel lijst 2 opnieuw."
SURNAMES = ("Jansen", "de Vries", "Çelik", "van den Berg", "Øster", "Łukasik", "Bakker", "IJzerman", "Ünal", "Smit")
GR, PS, TK = ElectionType.GR, ElectionType.PS, ElectionType.TK


def ballot(*sizes: int) -> list[BallotList]:
    """Lists with so many candidates, each with a name of its own; the second list has no name."""
    return [
        BallotList(
            number,
            "" if number == 2 else f"Lokaal {chr(64 + number)}",
            tuple((place, f"{SURNAMES[place % 10]}, {chr(64 + number)}. (Nr{place})") for place in range(1, size + 1)),
        )
        for number, size in enumerate(sizes, 1)
    ]


SMALL = ballot(3, 2, 27)


def form(
    election: ElectionType = GR,
    method: Method | None = Method.DSO,
    phase: Phase = Phase.FIRST,
    lists: Sequence[BallotList] = SMALL,
) -> Form:
    """The form of a municipality, or of the postal committee where there is no way of counting."""
    committee = Committee.GSB if method else Committee.NBSB
    return Form(FormKind(committee, election, method, phase), lists)


def figures(made: Form) -> Figures:
    """Other numbers in every field."""
    return tuple(1000 + 3 * place for place in range(len(made.fields)))


def corrected(
    election: ElectionType, method: Method | None, language: Language, reason: str = REASON
) -> forms.Correction:
    """A paper of a next session."""
    made = form(election, method, Phase.NEXT)
    heading = HEADING if method else POSTAL
    return forms.corrected_station(heading, made, STATION, language, reason=reason, original=figures(made))


def papers(language: Language) -> dict[str, Report]:
    """Every paper once, in a language."""
    dso, cso, postal = form(PS), form(GR, Method.CSO), form(TK, None)
    marked = dataclasses.replace(HEADING, concept=True, practice=True)
    return {
        "n10-1": forms.n10_1(HEADING, dso, STATION, language),
        "n10-1-inlegvel": forms.controls_insert(HEADING, dso, STATION, language),
        "n10-2": forms.n10_2(marked, cso, None, language),
        "n29-1": forms.n29_1(POSTAL, postal, None, language),
        "n29-2": forms.n29_2(POSTAL, postal, STATION, language),
        "na14-1-v1": forms.corrigendum(HEADING, dso, STATION, language),
        "na14-1-v2": corrected(PS, Method.DSO, language),
        "na14-2-b1": corrected(GR, Method.CSO, language),
        "na14-3": corrected(TK, None, language, reason=""),
        "na31-1-inlegvel": forms.committee_insert(HEADING, Method.DSO, language),
        "na31-2-b1": forms.na31_2_annex(HEADING, cso, STATION, language),
        "na31-2-inlegvel": forms.committee_insert(HEADING, Method.CSO, language),
    }
