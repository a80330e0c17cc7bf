"""The papers of a session: which there are, for which stations, and what goes into each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from kiesdeler.app.counting.forms import form_of
from kiesdeler.app.counting.models import CommitteeSession, Unit
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.kinds import Method, Phase
from kiesdeler.reports import forms
from kiesdeler.reports.bundle import Report
from kiesdeler.reports.counting_frame import Heading, model_code
from kiesdeler.reports.forms import StationHead
from kiesdeler.reports.languages import Language
from kiesdeler.reports.sessions.p2a import p2a

_SECOND = 2  # the insert sheets are for the session after the first; later ones have them already

_Make = Callable[[Heading, Form, StationHead | None, Language], Report]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper. `per_station`: made for one station, or without station as an empty form; `prefilled`: only with one."""

    key: str  # in addresses
    model: str
    title: str
    use: str  # what it is for, a Dutch sentence
    make: _Make | None  # None: prefilled from the investigation
    per_station: bool = True
    prefilled: bool = False

    def file_name(self, unit: Unit | None, language: Language) -> str:
        """Model_N10-1_stembureau_12.pdf."""
        station = f"_stembureau_{unit.number}" if unit else ""
        return f"Model_{model_code(self.model)}{station}{'_Frysk' if language is Language.FRISIAN else ''}.pdf"


def _insert(method: Method) -> _Make:
    def make(heading: Heading, _form: Form, _station: StationHead | None, language: Language) -> Report:
        return forms.committee_insert(heading, method, language)

    return make


def _empty_p2a(heading: Heading, _form: Form, _station: StationHead | None, language: Language) -> Report:
    return p2a(heading, language=language)


_N10_1 = Paper(
    "n10-1", "N 10-1", "Proces-verbaal van een stembureau", "Het stembureau schrijft hierop wat het telt.", forms.n10_1
)
_N10_1_SHEET = Paper(
    "n10-1-inlegvel", "N 10-1 inlegvel", "Controles en correcties",
    "Voor als jullie een stembureau nader onderzoeken.", forms.controls_insert,
)  # fmt: skip
_NA14_1 = Paper(
    "na14-1", "Na 14-1 versie 1", "Corrigendum bij het proces-verbaal van een stembureau",
    "Voor als de cijfers van een stembureau in de eerste zitting veranderen.", forms.corrigendum,
)  # fmt: skip
_N10_2 = Paper(
    "n10-2", "N 10-2", "Proces-verbaal van een stembureau", "Het stembureau schrijft hierop wat het per lijst telt.",
    forms.n10_2,
)  # fmt: skip
_ANNEX = Paper(
    "na31-2-bijlage-1", "Na 31-2 bijlage 1", "Telling van een stembureau",
    "Jullie schrijven hierop wat er op de centrale tellocatie wordt geteld.", forms.na31_2_annex,
)  # fmt: skip
_N29_1 = Paper(
    "n29-1", "N 29-1", "Proces-verbaal van een briefstembureau: het stemmen",
    "Het briefstembureau schrijft hierop hoe het stemmen verliep.", forms.n29_1,
)  # fmt: skip
_N29_2 = Paper(
    "n29-2", "N 29-2", "Proces-verbaal van een briefstembureau: het tellen",
    "Het briefstembureau schrijft hierop wat het telt.", forms.n29_2,
)  # fmt: skip
_P2A = Paper("p2a", "P 2a", "Verslag van een nieuwe zitting", "Een leeg verslag.", _empty_p2a, per_station=False)
_CORRECTION = Paper(
    "corrigendum", "", "Corrigendum van een stembureau",
    "Met de aanleiding en de cijfers van de vorige zitting. Druk eerst alleen bladzijde 1 af; de rest is nodig als er "
    "opnieuw wordt geteld.", None, prefilled=True,
)  # fmt: skip


def papers_of(session: CommitteeSession) -> tuple[Paper, ...]:
    """The papers that belong to a session, for its way of counting."""
    kind = form_of(session).kind
    if kind.phase is Phase.FIRST:
        if kind.postal:
            return _N29_1, _N29_2
        return (_N10_2, _ANNEX) if kind.method is Method.CSO else (_N10_1, _N10_1_SHEET, _NA14_1)
    correction = replace(_CORRECTION, model=form_of(session).paper.name)
    if kind.method is None:
        return (correction,)
    sheet = Paper(
        "inlegvel", "Na 31-2 inlegvel" if kind.method is Method.CSO else "Na 31-1 inlegvel",
        "Onderzoek op verzoek van het centraal stembureau", "Hoort bij het verslag van de eerste zitting.",
        _insert(kind.method), per_station=False,
    )  # fmt: skip
    return (correction, sheet, _P2A) if session.number == _SECOND else (correction, _P2A)


def stations_for(paper: Paper, session: CommitteeSession) -> QuerySet[Unit]:
    """The stations a paper can be made for: all, or for a prefilled one those that are investigated."""
    units = Unit.objects.filter(session=session).order_by("number")
    if not paper.per_station:
        return units.none()
    return units.filter(investigation__isnull=False).select_related("investigation") if paper.prefilled else units


def contents(
    paper: Paper, session: CommitteeSession, unit: Unit | None, heading: Heading, language: Language
) -> Report:
    """What is printed. For a prefilled paper the unit is one of `stations_for`."""
    form, station = form_of(session), head(unit) if unit else None
    if paper.make is not None:
        return paper.make(heading, form, station, language)
    if unit is None or station is None:
        raise ValueError(f"{paper.model} is of an investigated station")
    original = tuple(unit.original) if unit.original is not None else None
    return forms.corrected_station(
        heading, form, station, language, reason=unit.investigation.reason, original=original
    )


def head(unit: Unit) -> StationHead:
    """A station as a paper names it."""
    place = " ".join(part for part in (unit.postal_code, unit.locality) if part)
    return StationHead(str(unit.number), unit.name, ", ".join(part for part in (unit.address, place) if part))
