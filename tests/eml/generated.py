"""Hypothesis strategies for whole messages: everything the schema can hold, with the characters of the BRP."""

from __future__ import annotations

import datetime
import itertools

from hypothesis import strategies as st

from kiesdeler.eml.messages import (
    Address,
    Agent,
    Authority,
    BallotLine,
    Candidate,
    CandidateList,
    CandidateLists,
    Committee,
    Contest,
    ContestLists,
    Count,
    Domain,
    ElectedCandidate,
    ElectedList,
    ElectionDefinition,
    ElectionIdentifier,
    Header,
    Initial,
    ListData,
    LivingAddress,
    Location,
    Nomination,
    PersonName,
    PollingStation,
    PollingStationContest,
    PollingStationElection,
    PollingStations,
    Proposer,
    Region,
    RegisteredParty,
    Result,
    Unit,
    Votes,
)

# The register of persons: Latin with all diacritics, precomposed or with combining marks, apostrophes, hyphens; and
# what turns up in names of lists and stations: quotes, ampersands, angle brackets, tabs, no-break spaces, line ends.
CHARACTERS = (
    "abcXYZ éëïöüçñÿãåøßþðłźŵŷ ĀăĄćĈĎđēĞğĦĪıŁńŉŐœŘşţŨŽſ ḂḃḞṁṠẀẁẃẄỲỳ"
    "A\u0301e\u0308n\u0303c\u0327\u0328\u030c\u0331\u035f &<>\"'’‘“”`´ \t\n\r\u00a0\u2011"
    "-.,:;!?()[]{}/\\|@#%*+=_~^$€0123456789\u2022漢𝄞"
)
free = st.text(st.sampled_from(CHARACTERS), max_size=25)
filled = st.builds(str.__add__, st.sampled_from("abcÉłz"), free)
dates = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31))
numbers = st.one_of(st.integers(0, 3), st.integers(0, 999_999_999))
positive = st.one_of(st.integers(1, 4), st.integers(1, 999_999_999))
maybe = st.booleans() | st.none()
moments = st.builds("{}T{}".format, dates, st.times().map(lambda time: time.isoformat(timespec="milliseconds")))
authority_ids = st.sampled_from(["CSB", "HSB9", "0363", "SB12", "9010"])
unit_ids = st.sampled_from(["0363::SB1", "HSB9::0363", "HSB1", "0654", "SB4", "HSB2::0001::SB99999", "HSB3::SB7"])
contest_ids = st.sampled_from(["geen", "alle", "1", "20", "IV", "XIX"])
codes = st.builds(
    lambda letters, digits: (letters[:12] + digits) or "X",
    st.text("abcÉłßÑx", min_size=1),
    st.sampled_from(["", "1", "12"]),
)


def optional(strategy):
    return st.none() | strategy


def tuples(strategy, low=0, high=3):
    return st.lists(strategy, min_size=low, max_size=high).map(tuple)


@st.composite
def headers(draw, message, *, authority="required", issue_date="absent"):
    written = st.builds(
        Authority, id=authority_ids, name=free, created_by_id=st.just("0000"), created_by_name=free
    ) | st.builds(Authority, id=authority_ids, name=free)
    return Header(
        message=message,
        created=draw(moments),
        authority=draw(written if authority == "required" else optional(written)),
        issue_date={"absent": None}.get(issue_date) or (draw(dates) if issue_date == "required" else None),
        schema_version=draw(st.sampled_from([None, "1.3"])),
        canonicalization=draw(st.sampled_from([None, "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments"])),
    )


ELECTIONS = [
    ("TK2025", "TK", "TK", None),
    ("EK2027", "EK", "EK", None),
    ("EP2024", "EP", "EP", None),
    ("GR2026_sHertogenbosch", "GR", "GR2", Domain("'s-Hertogenbosch", "0796")),
    ("GR2026_Súdwest-Fryslân", "GR", "GR1", Domain("Súdwest-Fryslân", "1900")),
    ("PS2023_Drenthe", "PS", "PS1", Domain("Drenthe")),
    ("PS2023_Limburg", "PS", "PS2", Domain("Limburg")),
    ("AB2023_Limburg", "AB", "AB2", Domain("Limburg", "25")),
    ("ER2027_Saba", "ER", "ER1", Domain("Saba", "9003")),
    ("KC2027_KCNI", "KC", "KCNI", Domain("Kiescollege niet-ingezetenen")),
    ("KC2027_Bonaire", "KC", "KCCN", Domain("Bonaire", "9001")),
]


@st.composite
def elections(draw, *, definition=False, nomination=False):
    ident, category, subcategory, domain = draw(st.sampled_from(ELECTIONS))
    return ElectionIdentifier(
        id=ident,
        category=category,
        date=draw(dates),
        name=draw(free if definition else optional(free)),
        subcategory=subcategory if definition or draw(st.booleans()) else None,
        domain=domain,
        nomination_date=draw(dates) if nomination else None,
    )


contests = st.builds(Contest, id=contest_ids, name=optional(free))
names = st.builds(
    PersonName, last_name=filled, initials=optional(free), first_name=optional(free), prefix=optional(free)
)
full_addresses = st.builds(
    Address,
    locality=free,
    country_code=optional(st.sampled_from(["BE", "CW", "SX"])),
    address_line=optional(free),
    postal_code=optional(free),
)
places = st.builds(Address, locality=free, country_code=optional(st.sampled_from(["BE", "CW"])))
living = st.builds(LivingAddress, locality=free, country_code=optional(free))
agents = st.builds(
    Agent,
    name=names,
    living_address=living,
    role=st.sampled_from([None, "H10", "H10a"]),
    mailing_address=optional(full_addresses),
)


@st.composite
def candidates(draw, ident, code=None, *, public=False, complete=False):
    gender, annex = draw(
        st.sampled_from([(None, None), ("male", None), ("unknown", None), (None, "female"), (None, "other")])
    )
    known = (
        {}
        if public
        else {
            "date_of_birth": draw(optional(dates)),
            "date_of_birth_annex": draw(st.sampled_from([None, "XX-05-1976", "XX-XX-1964", "XX-XX-XXXX"])),
            "mailing_address": draw(optional(full_addresses)),
            "agent": draw(optional(agents)),
            "national_id": draw(st.sampled_from([None, "999990019"])),
        }
    )
    return Candidate(
        id=ident,
        name=draw(names if complete else optional(names)),
        short_code=code,
        gender=gender,
        gender_annex=annex,
        address=draw(places if public else full_addresses if complete else optional(full_addresses)),
        **known,
    )


@st.composite
def list_data(draw):
    names_given = draw(st.booleans())
    ids = draw(tuples(contest_ids))
    return ListData(
        publish_gender=draw(st.booleans()),
        publication_language=draw(st.sampled_from([None, "nl", "fy"])),
        belongs_to_set=draw(optional(positive)),
        belongs_to_combination=draw(st.sampled_from([None, "A", "z"])),
        contests=ids,
        contest_names=tuple(f"Kieskring {number}" for number in ids) if names_given else (),
    )


LIST_TYPES = st.sampled_from(["lijstengroep", "stel gelijkluidende lijsten", "op zichzelf staande lijst"])


@st.composite
def lists(draw, number, code_numbers, *, complete=False):
    ids = draw(st.lists(positive, min_size=1, max_size=3, unique=True))
    given_codes = [f"Jansen{next(code_numbers)}" if code_numbers and draw(st.booleans()) else None for _ in ids]
    return CandidateList(
        number=number,
        name=draw(free),
        type=draw(LIST_TYPES),
        data=draw(list_data()),
        candidates=tuple(
            draw(candidates(ident, code, complete=complete)) for ident, code in zip(ids, given_codes, strict=True)
        ),
    )


@st.composite
def candidate_lists(draw):
    message = draw(st.sampled_from(["230b", "230c"]))
    code_numbers = itertools.count(1)
    return CandidateLists(
        header=draw(headers(message, issue_date="required")),
        election=draw(elections(nomination=True)),
        contests=tuple(
            ContestLists(
                contest=draw(contests),
                lists=tuple(
                    draw(lists(number, code_numbers))
                    for number in draw(st.lists(positive, min_size=1, max_size=2, unique=True))
                ),
            )
            for _ in range(1 if message == "230b" else draw(st.integers(1, 2)))
        ),
        list_date=draw(optional(dates)),
    )


JOBS = (
    "inleveraar",
    "plaatsvervanger van de inleveraar",
    "gemachtigde voor het aangaan van lijstencombinaties",
    "plaatsvervanger voor het aangaan van lijstencombinaties",
)


@st.composite
def nominations(draw):
    return Nomination(
        header=draw(headers("210", authority="optional", issue_date="required")),
        election=draw(elections(nomination=True)),
        contest=Contest(draw(contest_ids), draw(free)),
        list=draw(lists(None, None, complete=True)),
        proposers=draw(
            tuples(
                st.builds(
                    Proposer,
                    name=names,
                    job=st.sampled_from(JOBS),
                    id=st.sampled_from(["1", "2", "10"]),
                    mailing_address=full_addresses,
                    living_address=optional(living),
                ),
                low=2,
            )
        ),
    )


regions = st.builds(
    Region,
    category=st.sampled_from(["STAAT", "KIESKRING", "GEMEENTE", "WATERSCHAP", "PROVINCIE", "KIESCOLLEGE"]),
    name=free,
    number=optional(st.integers(-32768, 32767)),
    superior_number=optional(st.integers(0, 9999)),
    superior_category=st.sampled_from([None, "STAAT", "KIESKRING"]),
    roman_numerals=maybe,
    frysian_export_allowed=maybe,
    committees=tuples(
        st.builds(
            Committee,
            category=st.sampled_from(["CSB", "HSB", "PSB", "PROV_SB"]),
            name=optional(free),
            accepts_central_submissions=maybe,
        )
    ),
)
definitions = st.builds(
    ElectionDefinition,
    header=headers("110a", authority="optional"),
    election=elections(definition=True, nomination=True),
    contest=contest_ids.map(Contest),
    seats=st.integers(1, 150),
    preference_threshold=st.integers(0, 100),
    regions=tuples(regions, low=1),
    parties=tuples(st.builds(RegisteredParty, appellation=free, registered_by=optional(free))),
    max_votes=optional(positive),
)

LOCATIONS = st.sampled_from(
    [
        Location(()),
        Location((("BAGId", "0363010000000001"), ("StreetName", "Dam & Damrak"), ("Number", "1"))),
        Location((("OpenTime", "2026-03-18T07:30:00"), ("ClosingTime", "2026-03-18T21:00:00"), ("OtherInfo", " x "))),
        Location(
            (
                ("RDx", "121687.5"),
                ("RDy", "487316"),
                ("Latitude", "52.3702"),
                ("Longitude", "4.8952"),
                ("Accessibility.Accessible", "true"),
                ("Accessibility.AccessibilityProperties.Guidelines", "inside and outside"),
                ("Accessibility.AccessibilityProperties.Other", "één"),
                ("Accessibility.AccessibilityProperties.Other", "twee"),
            )
        ),
    ]
)
stations = st.builds(
    PollingStation,
    id=st.integers(0, 99999).map(str),
    name=free,
    voters=numbers,
    channel=st.sampled_from(["polling", "postal"]),
    postal_code=optional(free),
    locations=tuples(LOCATIONS, high=2),
    unit_type=st.sampled_from([None, "FixedLocation", "Mobile", "Special"]),
    shared_location=maybe,
)
polling_stations = st.builds(
    PollingStations,
    header=headers("110b"),
    elections=tuples(
        st.builds(
            PollingStationElection,
            election=elections(),
            contests=tuples(
                st.builds(
                    PollingStationContest,
                    contest=st.just(Contest("geen")),
                    unit_id=st.just("0363"),
                    unit_name=free,
                    max_votes=optional(positive),
                    stations=tuples(stations, low=1, high=2),
                    contact_details=optional(free),
                    election_site=st.sampled_from([None, "https://gemeente.nl/verkiezingen"]),
                ),
                low=1,
                high=2,
            ),
        ),
        low=1,
        high=2,
    ),
)

UNCOUNTED = (
    "geldige stempassen",
    "geldige volmachtbewijzen",
    "geldige kiezerspassen",
    "toegelaten kiezers",
    "meer getelde stembiljetten",
    "minder getelde stembiljetten",
    "meegenomen stembiljetten",
    "te weinig uitgereikte stembiljetten",
    "te veel uitgereikte stembiljetten",
    "geen verklaring",
    "andere verklaring",
    "kwijtgeraakte stembiljetten",
    "te veel briefstembiljetten",
    "geen briefstembiljetten",
)
INVESTIGATIONS = ("onderzocht vanwege onverklaard verschil", "uitslag gecorrigeerd", "stembiljetten deels herteld")
any_number = numbers
small = st.one_of(st.integers(0, 3), st.integers(0, 100_000))


@st.composite
def ballots(draw, coded):
    """Lists with gaps in their numbers, some without candidates, some without a name."""
    lines = []
    code_numbers = itertools.count(1)
    for number in draw(st.lists(st.integers(1, 40), min_size=1, max_size=3, unique=True)):
        lines.append(BallotLine(number, draw(free)))
        lines += [
            BallotLine(number, "", candidate, f"Vries{next(code_numbers)}" if coded else None)
            for candidate in draw(st.lists(st.integers(1, 80), max_size=3, unique=True))
        ]
    return tuple(lines)


@st.composite
def votes(draw, ballot, corrected=False):
    """The votes of one unit that add up inside."""
    numbers: list[int] = []
    for start, line in enumerate(ballot):
        if not line.is_list:
            numbers.append(draw(small))
            last = max(index for index, other in enumerate(ballot[:start]) if other.is_list)
            numbers[last] += numbers[-1]
        else:
            numbers.append(0)
    initial = None
    if corrected:
        initial = Initial(
            votes=((draw(st.integers(0, len(ballot) - 1)), draw(any_number)),),
            cast=draw(optional(any_number)),
            total_counted=draw(optional(any_number)),
            rejected=(("blanco", draw(any_number)),),
            uncounted=(("geen verklaring", draw(any_number)),),
        )
    return Votes(
        ballot,
        tuple(numbers),
        cast=draw(any_number),
        total_counted=sum(number for number, line in zip(numbers, ballot, strict=True) if line.is_list),
        rejected=(("ongeldig", draw(small)), ("blanco", draw(small))),
        uncounted=tuple((code, draw(any_number)) for code in UNCOUNTED if draw(st.booleans())),
        initial=initial,
    )


@st.composite
def counts(draw):
    message = draw(st.sampled_from(["510a", "510b", "510c", "510d"]))
    coded = message == "510d" and draw(st.booleans())
    ballot = draw(ballots(coded))
    units = tuple(
        Unit(
            id=draw(unit_ids),
            name=draw(free),
            votes=draw(votes(ballot, corrected=draw(st.booleans()))),
            type=draw(st.sampled_from([None, "Mobile"])),
            shared_location=draw(maybe),
            investigations=tuple((code, draw(st.booleans())) for code in INVESTIGATIONS if draw(st.booleans())),
        )
        for _ in range(draw(st.integers(1, 4)))
    )
    total_ballot = tuple(
        BallotLine(line.list, line.name, None, line.code) if coded and not line.is_list else line for line in ballot
    )
    sums = tuple(map(sum, zip(*(unit.votes.votes for unit in units), strict=True)))
    total = Votes(
        total_ballot,
        sums,
        cast=draw(numbers),
        total_counted=sum(unit.votes.total_counted for unit in units),
        rejected=tuple(
            (code, sum(dict(unit.votes.rejected)[code] for unit in units)) for code in ("ongeldig", "blanco")
        ),
        uncounted=(("geen verklaring", draw(numbers)),),
    )
    return Count(
        header=draw(headers(message)),
        election=draw(elections()),
        contest=draw(contests),
        total=total,
        units=units,
        counting_method=draw(st.sampled_from([None, "centrale stemopneming", "decentrale stemopneming"])),
        phase=draw(st.sampled_from([None, "eerste zitting", "corrigendum"])),
    )


@st.composite
def results(draw):
    return Result(
        header=draw(headers("520")),
        election=draw(elections()),
        contest=draw(contests),
        lists=tuple(
            ElectedList(
                number,
                draw(free),
                tuple(
                    ElectedCandidate(
                        draw(candidates(place, draw(optional(codes)), public=True, complete=True)),
                        draw(st.sampled_from([1, 2])),
                    )
                    for place in range(1, draw(st.integers(1, 3)) + 1)
                ),
            )
            for number in draw(st.lists(positive, min_size=1, max_size=3, unique=True))
        ),
    )


MESSAGES = {
    "definitions": definitions,
    "polling stations": polling_stations,
    "nominations": nominations(),
    "candidate lists": candidate_lists(),
    "counts": counts(),
    "results": results(),
}
