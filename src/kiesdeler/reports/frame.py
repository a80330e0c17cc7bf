"""What stands around every report: committee, area, election, dates, hashes, and the names files get."""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass

from kiesdeler.eml import messages
from kiesdeler.reports.numbers import date_text, hash_groups

P22_1, P22_2, U16 = "P 22-1", "P 22-2", "U 16"
VERSION = "22 juli 2026"  # of the official models whose rubrics are followed (law-facts: models 2027)
TITLES = {
    P22_1: "Verslag, uitslag en zetelverdeling",
    P22_2: "Verslag, uitslag en zetelverdeling",
    U16: "Verslag, uitslag en zetelverdeling",
}
BODIES = {
    "TK": "de Tweede Kamer der Staten-Generaal",
    "EK": "de Eerste Kamer der Staten-Generaal",
    "EP": "het Europees Parlement",
    "PS": "provinciale staten",
    "AB": "het algemeen bestuur van het waterschap",
    "GR": "de gemeenteraad",
    "ER": "de eilandsraad",
    "KC": "het kiescollege voor de Eerste Kamer",
}


@dataclass(frozen=True, slots=True)
class Session:
    """The session of the committee as far as known; what is left out becomes a line to write on."""

    place: str | None = None
    date: str | None = None  # in words
    time: str | None = None
    chair: str | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """Title page, header, footer and metadata of one report. Hashes in 16 groups of 4."""

    model: str
    version: str
    title: str
    body: str  # what is elected, in words with its article
    committee: str
    area: str
    election: str
    election_id: str
    election_date: str  # in words
    seats: int
    concept: bool
    count_file: str  # which message the count hash is of, e.g. 510d
    count_hash: tuple[str, ...]
    result_hash: tuple[str, ...] | None
    timestamp: int  # seconds since 1970: the moment the count file was made
    metadata: tuple[tuple[str, str], ...]  # document information: PvElection, ...
    session: Session


def frame(
    definition: messages.ElectionDefinition,
    totals: messages.Count,
    *,
    count_hash: str,
    result_hash: str | None,
    concept: bool,
    session: Session | None,
) -> Frame:
    """Put together what stands around a report. The committee is the maker of the totals."""
    model = model_for(definition)
    election = definition.election
    authority = totals.header.authority
    committee = "Centraal stembureau" if authority is None else committee_name(authority.name)
    region = region_slug(definition)
    domain = election.domain
    return Frame(
        model=model,
        version=VERSION,
        title=TITLES[model],
        body=BODIES[election.category],
        committee=committee,
        area=area(election),
        election=election.name or election.id,
        election_id=election.id,
        election_date=date_text(election.date),
        seats=definition.seats,
        concept=concept,
        count_file=totals.header.message,
        count_hash=hash_groups(count_hash),
        result_hash=None if result_hash is None else hash_groups(result_hash),
        timestamp=timestamp(totals.header.created),
        metadata=(
            ("PvElection", short_election(election)),
            ("PvElectionDate", election.date.isoformat()),
            ("PvModel", model.replace(" ", "")),
            ("PvCsb", region),
            ("PvRegionCode", "" if domain is None or domain.id is None else domain.id),
            ("PvRegionName", area(election)),
        ),
        session=session or Session(),
    )


def model_for(definition: messages.ElectionDefinition) -> str:
    """P 22-1 for TK, EP and provincial councils with several districts, U 16 for the Senate, else P 22-2."""
    category = definition.election.category
    if category == "EK":
        return U16
    districts = sum(1 for region in definition.regions if region.category in {"KIESKRING", "PROVINCIAAL_KIESKRING"})
    if category in {"TK", "EP"} or (category == "PS" and districts > 1):
        return P22_1
    return P22_2


def committee_name(authority: str) -> str:
    """The committee in words: a municipality that makes the totals of its own council is its central committee."""
    known = re.match(r"(?i)(de )?kiesraad|.*stembureau", authority)
    return authority if known else f"Centraal stembureau {authority}"


def area(election: messages.ElectionIdentifier) -> str:
    """The area the election is for, in words."""
    return "Nederland" if election.domain is None else election.domain.name


def short_election(election: messages.ElectionIdentifier) -> str:
    """Category and year(s) of an election id: GR2022 of GR2022_WestMaasenWaal."""
    return election.id.split("_", 1)[0]


def slug(text: str) -> str:
    """Lower case a-z, 0-9 and hyphens."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")


def region_slug(definition: messages.ElectionDefinition) -> str:
    """The area as in the names of published reports; municipalities and islands with their code of four digits."""
    election = definition.election
    domain = election.domain
    if domain is not None and domain.id is not None and re.fullmatch(r"\d{4}", domain.id):
        return f"{domain.id}-{slug(domain.name)}"
    return slug(area(election))


def file_name(definition: messages.ElectionDefinition) -> str:
    """The name of the published report, e.g. GR2026_P22-2_0228-ede.pdf or TK2023_P22-1_nederland.pdf."""
    model = model_for(definition).replace(" ", "")
    return f"{short_election(definition.election)}_{model}_{region_slug(definition)}.pdf"


def timestamp(created: str) -> int:
    """Seconds since 1970 of an xs:dateTime; without a zone read as UTC, so that the outcome is the same anywhere."""
    moment = datetime.datetime.fromisoformat(created)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.UTC)
    return int(moment.timestamp())
