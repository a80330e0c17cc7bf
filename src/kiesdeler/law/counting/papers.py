"""Which paper is typed over, and under which rubric each part of it stands (annexes to the Kiesregeling)."""

from __future__ import annotations

from dataclasses import dataclass

from kiesdeler.law.counting.kinds import Committee, FormKind, Method, Phase


@dataclass(frozen=True, slots=True)
class Paper:
    """A model and its rubrics; "" where it does not have that part."""

    name: str
    eligible: str
    admitted: str
    cast: str
    differences: str
    compare: str  # the three boxes: equal, more, fewer
    more: str
    fewer: str
    explained: str
    lists: str


_CENTRAL = Paper(
    "Na 31-2 bijlage 1", "", "B1-3.1", "B1-3.2", "B1-3.3", "B1-3.3.1", "B1-3.3.1", "B1-3.3.1", "B1-3.3.2", "B1-3.5"
)
_CENTRAL_NEXT = Paper(
    "Na 14-2 bijlage 1", "", "B1-2.1", "B1-2.2", "B1-2.3", "B1-2.3.1", "B1-2.3.1", "B1-2.3.1", "B1-2.3.2", "B1-2.4"
)
_STATION_RUBRICS = ("", "2.1", "2.2", "2.3", "2.3.1", "2.3.1", "2.3.1", "2.3.2", "2.4")
_STATION = Paper("N 10-1", *_STATION_RUBRICS)
_STATION_NEXT = Paper("Na 14-1 versie 2", *_STATION_RUBRICS)
_POSTAL = Paper("N 29-2", *_STATION_RUBRICS)
_POSTAL_NEXT = Paper("Na 14-3", *_STATION_RUBRICS)
_REPORT_RUBRICS = ("2.1", "2.2", "2.3", "2.4", "", "2.4.2", "2.4.3", "", "2.6")
_CORRIGENDUM_RUBRICS = ("1.1", "1.2", "1.3", "1.4", "", "1.4.2", "1.4.3", "", "1.5")
_REPORT = Paper("Na 31-1 of Na 31-2", *_REPORT_RUBRICS)
_REPORT_NEXT = Paper("Na 14-2", *_CORRIGENDUM_RUBRICS)
_DISTRICT = Paper("O 7", *_REPORT_RUBRICS)
_DISTRICT_NEXT = Paper("P 1f-1", *_CORRIGENDUM_RUBRICS)


def paper_of(kind: FormKind) -> Paper:
    """The paper that is typed over."""
    if kind.committee in (Committee.HSB, Committee.CSB):
        pair = (_DISTRICT, _DISTRICT_NEXT) if kind.over_districts else (_REPORT, _REPORT_NEXT)
    elif kind.postal:
        pair = _POSTAL, _POSTAL_NEXT
    else:
        pair = (_CENTRAL, _CENTRAL_NEXT) if kind.method is Method.CSO else (_STATION, _STATION_NEXT)
    return pair[kind.phase is Phase.NEXT]
