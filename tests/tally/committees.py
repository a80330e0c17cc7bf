"""A committee of every kind with its election, lists and form, and random right figures for that form."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from kiesdeler.eml.messages import (
    CandidateLists,
    Committee,
    Contest,
    ContestLists,
    Domain,
    ElectionDefinition,
    ElectionIdentifier,
    Region,
)
from kiesdeler.law.counting.fields import FieldKind, Figures
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.kinds import FormKind, Method, Phase
from kiesdeler.law.rules import ElectionType
from kiesdeler.tally.areas import Place, places
from kiesdeler.tally.paper_lists import ballot_lists, lists_of
from tests.tally import made

ORDERS = {1: ["Jansen", "Bakker", "Visser"], 4: ["Smit"], 7: ["Mulder", "Bos"]}
CSB_HSB = (Committee("CSB"), Committee("HSB"))
AREA = (Region("PROVINCIE", "Drenthe", 3), Region("KIESKRING", "Drenthe", 1, 3, "PROVINCIE", committees=CSB_HSB))


def election(
    category: str,
    subcategory: str,
    name: str,
    domain: Domain | None,
    regions: tuple[Region, ...],
    contest: str = "geen",
) -> ElectionDefinition:
    identifier = ElectionIdentifier(name, category, made.DATE, f"Verkiezing {name}", subcategory, domain)
    header = made.header("110a", made.Authority("CSB", "x"))
    return ElectionDefinition(header, identifier, Contest(contest), 11, 50, regions)


TK, EP = made.national(), made.national("EP")
ISLAND = (Region("GEMEENTE", "Saba", 9003, committees=CSB_HSB),)
WATER = (
    Region("WATERSCHAP", "Limburg", 25),
    Region("KIESKRING", "Limburg", 1, 25, "WATERSCHAP", committees=CSB_HSB),
    made.municipality(899, "Brunssum", 1),
    made.municipality(1669, "Roerdalen", 1),
)
LIMBURG = (
    Region("PROVINCIE", "Limburg", 12),
    made.district(1, "Maastricht", roman=True),
    made.district(2, "Venlo", roman=True),
    made.municipality(935, "Maastricht", 1),
    made.municipality(983, "Venlo", 2),
)
DEFINITIONS = {
    "GR": (made.council(), "0009"),
    "PS": (
        election("PS", "PS1", "PS2027_Drenthe", Domain("Drenthe"), (*AREA, made.municipality(106, "Assen", 1))),
        "0106",
    ),
    "PS in districts": (election("PS", "PS2", "PS2027_Limburg", Domain("Limburg"), LIMBURG, "alle"), "0983"),
    "AB": (election("AB", "AB1", "AB2027_Limburg", Domain("Limburg", "25"), WATER), "1669"),
    "TK": (TK, "0600"),
    "EP": (EP, "0014"),
    "ER": (election("ER", "ER1", "ER2027_Saba", Domain("Saba", "9003"), ISLAND), "9003"),
    "KC": (election("KC", "KCCN", "KC2027_Saba", Domain("Saba", "9003"), ISLAND), "9003"),
    "KCNI": (election("KC", "KCNI", "KC2027_KCNI", None, (Region("STAAT", "Nederland"),)), "9010"),
    "TK NBSB": (TK, "9010"),
    "EP NBSB": (EP, "9010"),
}


@dataclass(frozen=True)
class Made:
    """A committee with everything its count is made of."""

    definition: ElectionDefinition
    place: Place
    lists: CandidateLists
    own: ContestLists
    form: Form


def committee(name: str, method: Method | None = Method.CSO, phase: Phase = Phase.FIRST) -> Made:
    definition, code = DEFINITIONS[name]
    (place,) = [each for each in places(definition) if each.code == code]
    contest = Contest("geen")
    if place.several:
        contest = Contest(place.district.contest_id, place.district.name)
    lists = made.lists(definition, Contest("alle") if definition is EP else contest, ORDERS)
    own = lists_of(definition, place, lists)
    kind = FormKind(
        place.committee, ElectionType(definition.election.category), None if code == "9010" else method, phase
    )
    return Made(definition, place, lists, own, Form(kind, ballot_lists(own)))


COMMITTEES = [
    (name, method)
    for name in DEFINITIONS
    for method in (Method.CSO, Method.DSO)
    if (name.endswith("NBSB") or name == "KCNI") <= (method is Method.CSO)
]
numbers = st.integers(0, 3) | st.integers(0, 5000)


@st.composite
def figures(draw: st.DrawFn, form: Form) -> Figures:
    """Figures as a definitive count has them: sums are right, each question has at most one answer."""
    values = [
        draw(numbers) if field.kind is FieldKind.NUMBER else draw(st.integers(0, min(field.kind.largest, 2)))
        for field in form.fields
    ]
    for span in form.spans:
        values[span.total] = values[span.summary] = sum(values[span.start : span.total])
    index = form.index
    values[index["candidates_total"]] = sum(values[span.total] for span in form.spans)
    values[index["votes_cast"]] = sum(values[index[key]] for key in ("candidates_total", "blank", "invalid"))
    cast, admitted = values[index["votes_cast"]], values[index["admitted"]]
    for key, ticked in (("equal", cast == admitted), ("more_cast", cast > admitted), ("fewer_cast", cast < admitted)):
        if key in index:
            values[index[key]] = int(ticked)
    return form.figures(tuple(values))
