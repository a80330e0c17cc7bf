"""The sections before the numbers: extra investigation, the report itself, controls, and the reason of a correction."""

from __future__ import annotations

from kiesdeler.law.counting.fields import NO, YES, Eml, Field, FieldKind, Section
from kiesdeler.law.counting.kinds import FormKind, Level, Phase

_INVESTIGATION = "kr:Investigation"
_NO_CODE = "EML_NL heeft hier geen code voor; het staat alleen op papier."
_ON_PAPER = "Zegt alleen welke papieren er zijn; in het bestand staan de uitkomsten daarvan."

EXTRA_INVESTIGATION = Section(
    "extra_investigation",
    "Alleen bij extra onderzoek",
    (
        Field(
            "other_reason",
            "Is er extra onderzoek gedaan om een andere reden dan een onverklaard verschil?",
            FieldKind.YES_NO,
            rubric="B1-1",
            eml=Eml(_INVESTIGATION, "onderzocht vanwege andere reden"),
        ),
        Field(
            "recounted",
            "Zijn de stembiljetten door dat onderzoek (deels) opnieuw geteld?",
            FieldKind.YES_NO,
            rubric="B1-1",
            eml=Eml(_INVESTIGATION, "stembiljetten deels herteld"),
        ),
    ),
)
STATION_DIFFERENCES = Section(
    "station_differences",
    "Verschillen met de telling van het stembureau",
    (
        Field(
            "station_explained",
            "2.1 Is het verschil tussen toegelaten kiezers en getelde stemmen volledig verklaard?",
            FieldKind.YES_NO,
            rubric="B1-2",
            # When the difference was not explained, the committee counts the admitted voters again: the code says that.
            eml=Eml(_INVESTIGATION, "toegelaten kiezers opnieuw vastgesteld", true_for=NO),
        ),
        Field(
            "station_lists_differ",
            "2.3 Verschilt een totaal per lijst van dat van het stembureau?",
            FieldKind.YES_NO,
            rubric="B1-2",
            not_in_eml=_NO_CODE,
        ),
    ),
)
ABOUT_REPORT = Section(
    "about_report",
    "Over het proces-verbaal",
    (
        Field(
            "corrigendum",
            "Is er een corrigendum (Na 14-1)?",
            FieldKind.YES_NO,
            rubric="voorblad",
            not_in_eml=_ON_PAPER,
        ),
        Field(
            "insert",
            "Is er een inlegvel ‘Controles en correcties’?",
            FieldKind.YES_NO,
            rubric="voorblad",
            not_in_eml=_ON_PAPER,
        ),
    ),
)
CONTROLS = Section(
    "controls",
    "Controles en correcties",
    (
        Field(
            "reason_unexplained",
            "Uit eigen beweging: vanwege een onverklaard verschil",
            FieldKind.TICK,
            rubric="inlegvel",
            eml=Eml(_INVESTIGATION, "onderzocht vanwege onverklaard verschil"),
        ),
        Field(
            "reason_other",
            "Uit eigen beweging: vanwege een andere (mogelijke) fout",
            FieldKind.TICK,
            rubric="inlegvel",
            eml=Eml(_INVESTIGATION, "onderzocht vanwege andere fout"),
        ),
        Field(
            "corrected",
            "Uit eigen beweging: zijn er verbeterde aantallen?",
            FieldKind.YES_NO,
            rubric="inlegvel",
            eml=Eml(_INVESTIGATION, "uitslag gecorrigeerd"),
        ),
        Field(
            "corrected_on_request",
            "Op verzoek van het centraal stembureau: zijn er verbeterde aantallen?",
            FieldKind.YES_NO,
            rubric="inlegvel",
            not_in_eml="In een eerste zitting moet dit leeg zijn.",
        ),
    ),
    shown_when=("insert", YES),
)


def _investigation(rubric: str, eml: Eml | None) -> Section:
    return Section(
        "investigation",
        "Aanleiding en uitkomst van het onderzoek",
        (
            Field("reason", "Aanleiding en opdracht", FieldKind.TEXT, rubric=rubric, not_in_eml=_NO_CODE),
            Field("findings", "Bevindingen", FieldKind.TEXT, rubric=rubric, not_in_eml=_NO_CODE),
            Field(
                "corrected_result",
                "Is er een verbeterde uitkomst?",
                FieldKind.YES_NO,
                rubric=rubric,
                eml=eml,
                not_in_eml="" if eml else _NO_CODE,
            ),
        ),
        by_coordinator=True,
    )


def report_sections(kind: FormKind) -> tuple[Section, ...]:
    """What comes before the numbers. The reason of a correction is the coordinator's; typists enter it nowhere."""
    if kind.level is Level.S:
        return ()
    if kind.phase is Phase.NEXT:
        if kind.level is Level.C:
            return (_investigation("B1-1", None),)
        return (_investigation("1", None if kind.postal else Eml(_INVESTIGATION, "uitslag gecorrigeerd")),)
    if kind.level is Level.C:
        return EXTRA_INVESTIGATION, STATION_DIFFERENCES
    return () if kind.postal else (ABOUT_REPORT, CONTROLS)
