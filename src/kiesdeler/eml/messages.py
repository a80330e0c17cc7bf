"""The EML_NL messages as frozen values: what a file says, apart from how it says it.

Text is kept exactly as it stands in the file (all of the BRP character set, double spaces included).  Votes are
non-negative integers.  Optional means absent in the file; an empty element is an empty text.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Authority:
    """Who made the file: `id` is CSB, HSB9 or a four-digit municipality code."""

    id: str | None
    name: str
    created_by_id: str | None = None  # kr:CreatedByAuthority
    created_by_name: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """What stands around the message itself. `created` is the xs:dateTime exactly as written."""

    message: str  # 110a, 110b, 210, 230b, 230c, 510a-d, 520
    created: str
    authority: Authority | None = None
    issue_date: datetime.date | None = None
    schema_version: str | None = None  # kr:Schema/@Version; absent before 1.3
    canonicalization: str | None = None  # the algorithm of ds:CanonicalizationMethod
    transaction_id: str = "1"


@dataclass(frozen=True, slots=True)
class Domain:
    """The area an election is for: municipality (four digits), water authority (number), province (no id)."""

    name: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class ElectionIdentifier:
    """Which election: `category` TK, EK, EP, PS, AB, GR, ER, KC; `id` such as GR2022_WestMaasenWaal."""

    id: str
    category: str
    date: datetime.date
    name: str | None = None
    subcategory: str | None = None
    domain: Domain | None = None
    nomination_date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Contest:
    """`id` is `geen` (no districts), `alle` (totals over districts) or the number of a district."""

    id: str
    name: str | None = None


# --- people -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as on the ballot paper: L.J. (Lilian) van der Helder."""

    last_name: str
    initials: str | None = None
    first_name: str | None = None
    prefix: str | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """An address; in public files only `locality`, and `country_code` (ISO, two letters) for those abroad."""

    locality: str
    country_code: str | None = None
    address_line: str | None = None
    postal_code: str | None = None


@dataclass(frozen=True, slots=True)
class LivingAddress:
    """kr:LivingAddress: where an agent or a submitter lives."""

    locality: str
    country_code: str | None = None


@dataclass(frozen=True, slots=True)
class Agent:
    """The authorised agent of a candidate; `role` H10 or H10a."""

    name: PersonName
    living_address: LivingAddress
    role: str | None = None
    mailing_address: Address | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate as listed (210, 230b, 230c) or elected (520: `id` is then the order of the seats)."""

    id: int
    name: PersonName | None = None
    short_code: str | None = None
    gender: str | None = None  # male | female | unknown
    gender_annex: str | None = None  # male | female | other (EML_NL 1.3)
    address: Address | None = None
    date_of_birth: datetime.date | None = None
    date_of_birth_annex: str | None = None
    mailing_address: Address | None = None
    agent: Agent | None = None
    national_id: str | None = None  # BSN, in a 210 only


# --- 110a ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee that sits for a region: CSB, HSB, PROV_SB, PSB."""

    category: str
    name: str | None = None
    accepts_central_submissions: bool | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """A node of the election tree; `number` without leading zeros, as xs:short."""

    category: str
    name: str
    number: int | None = None
    superior_number: int | None = None
    superior_category: str | None = None
    roman_numerals: bool | None = None
    frysian_export_allowed: bool | None = None
    committees: tuple[Committee, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisteredParty:
    """A registered appellation; names only, no numbers."""

    appellation: str
    registered_by: str | None = None


@dataclass(frozen=True, slots=True)
class ElectionDefinition:
    """110a: what is elected, by whom, and with which parameters."""

    header: Header
    election: ElectionIdentifier
    contest: Contest
    seats: int
    preference_threshold: int  # percent of the quota
    regions: tuple[Region, ...]
    parties: tuple[RegisteredParty, ...] = ()
    max_votes: int | None = None  # always empty in practice


# --- 110b ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Location:
    """sb:Location of a polling station: every child in schema order as (name, value) pairs, nested ones dotted."""

    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PollingStation:
    """One polling station of a 110b; `voters` is the number of eligible voters, 0 allowed."""

    id: str  # digits, as written
    name: str
    voters: int
    channel: str  # polling | postal
    postal_code: str | None = None
    locations: tuple[Location, ...] = ()
    unit_type: str | None = None  # FixedLocation | Mobile | Special
    shared_location: bool | None = None


@dataclass(frozen=True, slots=True)
class PollingStationContest:
    """The polling stations of one municipality for one contest of a 110b."""

    contest: Contest
    unit_id: str
    unit_name: str
    max_votes: int | None  # eligible voters of the municipality; an empty element is None
    stations: tuple[PollingStation, ...]
    contact_details: str | None = None
    election_site: str | None = None


@dataclass(frozen=True, slots=True)
class PollingStationElection:
    """One election of a 110b."""

    election: ElectionIdentifier
    contests: tuple[PollingStationContest, ...]


@dataclass(frozen=True, slots=True)
class PollingStations:
    """110b: the polling stations of a municipality."""

    header: Header
    elections: tuple[PollingStationElection, ...]


# --- 210, 230b, 230c ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ListData:
    """kr:ListData of a candidate list."""

    publish_gender: bool
    publication_language: str | None = None  # nl | fy
    belongs_to_set: int | None = None
    belongs_to_combination: str | None = None
    contests: tuple[str, ...] = ()  # the districts the list is filed for
    contest_names: tuple[str, ...] = ()  # their names, as many, where the file gives names


@dataclass(frozen=True, slots=True)
class CandidateList:
    """One list: `number` None in a 210; `name` empty for an unnamed list."""

    number: int | None
    name: str
    type: str  # op zichzelf staande lijst | stel gelijkluidende lijsten | lijstengroep
    data: ListData
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class ContestLists:
    """The lists of one contest (district)."""

    contest: Contest
    lists: tuple[CandidateList, ...]


@dataclass(frozen=True, slots=True)
class CandidateLists:
    """230b (one contest, public) or 230c (all contests, confidential)."""

    header: Header
    election: ElectionIdentifier
    contests: tuple[ContestLists, ...]
    list_date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Proposer:
    """Submitter of a list, deputy, or agent for combinations (`job`)."""

    name: PersonName
    job: str
    id: str | None = None
    mailing_address: Address | None = None
    living_address: LivingAddress | None = None


@dataclass(frozen=True, slots=True)
class Nomination:
    """210: the list or lists of one political group, as handed in."""

    header: Header
    election: ElectionIdentifier
    contest: Contest
    list: CandidateList
    proposers: tuple[Proposer, ...]


# --- 510 ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BallotLine:
    """One line of the ballot paper in a count: a list (no `candidate`, no `code`) or a candidate of the list above it.

    In the total of a count over several districts a candidate has only a `code` (the person); in its units both.
    """

    list: int
    name: str = ""  # of the list, on list lines; empty for an unnamed list
    candidate: int | None = None
    code: str | None = None

    @property
    def is_list(self) -> bool:
        """Whether this line is a list rather than a candidate."""
        return self.candidate is None and self.code is None


Ballot = tuple[BallotLine, ...]  # one object, shared by all units that have the same lines in the same order


@dataclass(frozen=True, slots=True)
class Initial:
    """kr:Initial*: the values before a corrigendum, only where they changed. Keys as in `Votes`."""

    votes: tuple[tuple[int, int], ...] = ()  # (index in the ballot, value)
    cast: int | None = None
    total_counted: int | None = None
    rejected: tuple[tuple[str, int], ...] = ()
    uncounted: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Votes:
    """What one unit (or all together) counted: `votes[i]` belongs to `ballot[i]`."""

    ballot: Ballot
    votes: tuple[int, ...]
    cast: int | None  # eligible voters; None where the postal committee leaves it out
    total_counted: int  # valid votes
    rejected: tuple[tuple[str, int], ...]  # (reason code, number): ongeldig, blanco
    uncounted: tuple[tuple[str, int], ...]  # (reason code, number), in the order of the file
    initial: Initial | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A reporting unit: station in a 510b (`0363::SB1`), municipality in a 510c (`HSB9::0363`), district in a 510d."""

    id: str
    name: str
    votes: Votes
    type: str | None = None
    shared_location: bool | None = None
    investigations: tuple[tuple[str, bool], ...] = ()  # (reason code, yes or no)


@dataclass(frozen=True, slots=True)
class Count:
    """510a-d: the totals of an area and of every unit in it. Two units can have one id: tell them apart by place."""

    header: Header
    election: ElectionIdentifier
    contest: Contest
    total: Votes
    units: tuple[Unit, ...]
    counting_method: Literal["centrale stemopneming", "decentrale stemopneming"] | None = None
    phase: Literal["eerste zitting", "corrigendum"] | None = None


# --- 520 ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ElectedCandidate:
    """An elected candidate: `ranking` 1 on preference (P 15), 2 in list order (P 17)."""

    candidate: Candidate
    ranking: int


@dataclass(frozen=True, slots=True)
class ElectedList:
    """A list with at least one seat and those elected on it, in the order the seats were given out."""

    number: int
    name: str
    elected: tuple[ElectedCandidate, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """520: who is elected."""

    header: Header
    election: ElectionIdentifier
    contest: Contest
    lists: tuple[ElectedList, ...]


Message = ElectionDefinition | PollingStations | Nomination | CandidateLists | Count | Result
