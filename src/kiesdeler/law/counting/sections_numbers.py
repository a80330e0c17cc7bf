"""The sections with numbers: voters and votes (A to H), differences (I, J), and a page per list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiesdeler.law.counting.fields import BallotList, Eml, Field, FieldKind, Section
from kiesdeler.law.counting.kinds import FormKind, Level
from kiesdeler.law.counting.papers import Paper

_SUM = "Volgt uit andere aantallen in het bestand: geldig, blanco en ongeldig samen."
_ONLY_BELOW = "Staat alleen in het bestand van de gemeente; hoofdstembureau en centraal stembureau geven het niet door."
_LIST_PAGE = "In het bestand staat het totaal van de lijstpagina; dat moet hetzelfde zijn."
_CHOICE = "Volgt uit de aantallen in het bestand."
_EXPLAINED = "EML_NL heeft hier geen code voor; het staat alleen op papier."
_DISTRICTS = "Een totaaltelling over kieskringen heeft deze code niet."


def list_key(number: int) -> str:
    """The key of E.n."""
    return f"list_{number}"


def total_key(number: int) -> str:
    """The key of the total on a list page."""
    return f"total_{number}"


def candidate_key(number: int, candidate: int) -> str:
    """The key of the votes on a candidate."""
    return f"votes_{number}_{candidate}"


def _voters(kind: FormKind, paper: Paper) -> Iterator[Field]:
    higher = _ONLY_BELOW if kind.level is Level.S else ""
    rubric = paper.admitted
    if kind.level is Level.S:
        yield Field(
            "eligible", "Kiesgerechtigden", letter="Z", rubric=paper.eligible, eml=Eml("Cast"), csv="opgeroepenen"
        )
    if not kind.postal:
        yield _coded("poll_cards", "Stempassen", "A", rubric, "geldige stempassen", "geldige stempas", higher)
        yield _coded(
            "proxies", "Volmachtbewijzen", "B", rubric, "geldige volmachtbewijzen", "geldig volmachtbewijs", ""
        )
    if kind.voter_cards:
        missing = _DISTRICTS if kind.over_districts else ""
        yield _coded(
            "voter_cards", "Kiezerspassen", "C", rubric, "geldige kiezerspassen", "geldige kiezerspas", missing
        )
    yield _coded(
        "admitted", "Totaal toegelaten kiezers", "D", rubric, "toegelaten kiezers", "toegelaten kiezers", higher
    )


def _coded(key: str, label: str, letter: str, rubric: str, code: str, csv: str, missing: str) -> Field:
    eml = None if missing else Eml("UncountedVotes", code)
    return Field(key, label, letter=letter, rubric=rubric, eml=eml, not_in_eml=missing, csv=csv)


def _votes(paper: Paper, lists: Sequence[BallotList]) -> Iterator[Field]:
    rubric = paper.cast
    for each in lists:
        yield Field(
            list_key(each.number),
            f"Totaal {each.title[0].lower()}{each.title[1:]}",
            letter=f"E.{each.number}",
            rubric=rubric,
            not_in_eml=_LIST_PAGE,
            list_number=each.number,
        )
    yield Field(
        "candidates_total",
        "Totaal stemmen op kandidaten",
        letter="E",
        rubric=rubric,
        eml=Eml("TotalCounted"),
        csv="geldige stembiljetten",
    )
    for key, label, letter, code in (
        ("blank", "Blanco stemmen", "F", "blanco"),
        ("invalid", "Ongeldige stemmen", "G", "ongeldig"),
    ):
        csv = f"{code}{'e' if code == 'ongeldig' else ''} stembiljetten"
        yield Field(key, label, letter=letter, rubric=rubric, eml=Eml("RejectedVotes", code), csv=csv)
    yield Field(
        "votes_cast",
        "Totaal uitgebrachte stemmen",
        letter="H",
        rubric=rubric,
        not_in_eml=_SUM,
        csv="aangetroffen stembiljetten",
    )


def _differences(kind: FormKind, paper: Paper) -> Iterator[Field]:
    boxes = kind.level is not Level.S and not kind.postal
    if boxes:
        for key, label in (
            ("equal", "D en H zijn gelijk"),
            ("more_cast", "H is groter dan D: er zijn meer stembiljetten dan kiezers"),
            ("fewer_cast", "H is kleiner dan D: er zijn minder stembiljetten dan kiezers"),
        ):
            yield Field(key, label, FieldKind.TICK, rubric=paper.compare, not_in_eml=_CHOICE)
    yield _coded(
        "more", "Aantal méér getelde stembiljetten", "I", paper.more,
        "meer getelde stembiljetten", "meer stembiljetten dan toegelaten kiezers", "",
    )  # fmt: skip
    yield _coded(
        "fewer", "Aantal minder getelde stembiljetten", "J", paper.fewer,
        "minder getelde stembiljetten", "minder stembiljetten dan toegelaten kiezers", "",
    )  # fmt: skip
    if boxes:
        yield Field(
            "explained",
            "Zijn alle verschillen tussen D en H verklaard?",
            FieldKind.YES_NO,
            rubric=paper.explained,
            not_in_eml=_EXPLAINED,
        )
    if kind.postal:
        for key, label, code, csv in (
            ("unexplained", "Zonder verklaring", "geen verklaring", "geen verklaring"),
            ("other_explanation", "Met een andere verklaring", "andere verklaring", "andere verklaring"),
            ("lost", "Stembiljet kwijtgeraakt", "kwijtgeraakte stembiljetten", ""),
            ("several_in_envelope", "Meer dan één stembiljet in de envelop", "te veel briefstembiljetten", ""),
            ("none_in_envelope", "Geen stembiljet in de envelop", "geen briefstembiljetten", ""),
        ):
            yield _coded(key, label, "", paper.differences, code, csv, "")


def _list_page(paper: Paper, each: BallotList) -> Section:
    def field(key: str, label: str, csv: str, candidate: int | None) -> Field:
        return Field(
            key, label, rubric=paper.lists, eml=Eml("ValidVotes"), csv=csv,
            list_number=each.number, candidate=candidate,
        )  # fmt: skip

    people = tuple(
        field(candidate_key(each.number, number), name or f"Kandidaat {number}", "kandidaat", number)
        for number, name in each.candidates
    )
    total = field(total_key(each.number), f"Totaal lijst {each.number}", "lijst", None)
    return Section(list_key(each.number), each.title, (*people, total), list_number=each.number)


def number_sections(kind: FormKind, paper: Paper, lists: Sequence[BallotList]) -> tuple[Section, ...]:
    """Voters and votes, differences, and a page per list with its candidates and total."""
    title = "Kiesgerechtigden, toegelaten kiezers en uitgebrachte stemmen"
    if kind.level is not Level.S:
        title = "Toegelaten kiezers en uitgebrachte stemmen"
    return (
        Section("voters_and_votes", title, (*_voters(kind, paper), *_votes(paper, lists))),
        Section("differences", "Verschillen tussen kiezers en stemmen", tuple(_differences(kind, paper))),
        *(_list_page(paper, each) for each in lists),
    )
