"""The official names of files, in the two conventions that are in use.

The older one drops accents, spaces and hyphens (`sGravenhage`), the newer one keeps hyphens and turns spaces into
underscores (`s-Gravenhage`).  We write the newer; both are accepted, and what is inside a file decides what it is.
"""

from __future__ import annotations

import datetime
import enum
import re
import unicodedata
from collections.abc import Callable
from pathlib import PurePath

from kiesdeler.eml.messages import (
    CandidateLists,
    Count,
    ElectionDefinition,
    ElectionIdentifier,
    Message,
    Nomination,
    PollingStations,
    Result,
)
from kiesdeler.eml.regions import POSTAL_COMMITTEE, PUBLIC_BODIES
from kiesdeler.problems import Problem, Severity

WHOLE_AREA = ("GR", "ER", "KC")  # one municipality or island: its name stands in the id of the election already

_AREAS = {"GR": "gemeente", "PS": "provincie", "AB": "waterschap", "ER": "openbaar lichaam"}


class Package(enum.StrEnum):
    """The zips that a committee hands over, by the first word of their name."""

    DOCUMENTS = "definitieve-documenten"  # of a first session
    CORRECTION = "correctie"  # of a next session
    RESULT = "vaststelling-uitslag"  # report P 22 and the 520
    ANNEX = "model-p22-2-bijlage"


def without_accents(text: str) -> str:
    """`Súdwest-Fryslân` as `Sudwest-Fryslan`."""
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def slugify(text: str) -> str:
    """The newer way in names of files: `Nuenen, Gerwen en Nederwetten` as `Nuenen_Gerwen_en_Nederwetten`."""
    return re.sub(r"[^0-9A-Za-z_-]", "", without_accents(text).replace(" ", "_"))


def squeezed(text: str) -> str:
    """The older way in names of files: `'s-Gravenhage` as `sGravenhage`."""
    return re.sub(r"[^0-9A-Za-z_]", "", without_accents(text))


def hyphen(text: str) -> str:
    """The way in names of zips: `Súdwest-Fryslân` as `sudwest-fryslan`, `Aa en Hunze` as `aa-en-hunze`."""
    return re.sub(r"[^0-9a-z-]", "", without_accents(text).lower().replace(" ", "-"))


def compact(text: str) -> str:
    """The way in names of CSV files: lower-case letters and digits only."""
    return re.sub(r"[^0-9a-z]", "", without_accents(text).lower())


def election_area(name: str) -> str:
    """The area in the id of an election: `Bergen (NH.)` as `Bergen_NH`, `Aa en Hunze` as `AaenHunze`."""
    return re.sub(r"[^0-9A-Za-z_]", "", without_accents(name).replace(" (", "_"))


def message_name(message: Message) -> str:
    """The name of the file a message goes into, `.eml.xml` included, in the newer convention."""
    return _name(message, slugify)


def accepted_names(message: Message) -> tuple[str, ...]:
    """Every name in use for what is in the file, the one we write first."""
    names = [_name(message, written) for written in (slugify, squeezed)]
    if isinstance(message, Count) and message.election.domain and message.election.category in _AREAS:
        # OSV before 2020 names the area of a total apart, Abacus does so for a council's counts as well.
        total = message.header.message == "510d"
        if total or message.election.category in WHOLE_AREA:
            first, area = "Totaaltelling" if total else "Telling", _AREAS[message.election.category]
            names += [
                f"{first}_{election}_{written(area)}_{written(message.election.domain.name)}.eml.xml"
                for election in (message.election.id, message.election.id[:6])
                for written in (slugify, squeezed)
            ]
    return tuple(dict.fromkeys(names))


def name_problems(file: str, message: Message) -> list[Problem]:
    """A warning when a file has another name than what is inside asks for; the content decides all the same."""
    found = PurePath(file).name.removesuffix(".eml.xml")
    expected = [name.removesuffix(".eml.xml") for name in accepted_names(message)]
    if found.casefold() in {name.casefold() for name in expected}:
        return []
    return [
        Problem(
            f"De naam van dit bestand past niet bij de inhoud: verwacht {expected[0]}.eml.xml. De inhoud telt.",
            file=file,
            severity=Severity.WARNING,
        )
    ]


def zip_name(message: Message) -> str:
    """The name of the zip that holds only this message."""
    return message_name(message).removesuffix(".eml.xml") + ".zip"


def signature_name(message: Message) -> str:
    """The name of the signature beside the message in its zip."""
    return message_name(message) + ".signature"


def package_name(
    kind: Package, election: ElectionIdentifier, region_category: str, region: str, moment: datetime.datetime
) -> str:
    """The name of the zip a committee hands over; `moment` is local time, `region_category` as in the 110a.

    The postal committee has no kind of region: its category is empty, and its name stands alone.
    """
    parts = kind, election.id.lower(), _category(region_category, region).lower(), hyphen(region)
    return f"{'_'.join(filter(None, parts))}-{moment:%Y%m%d-%H%M%S}.zip"


def csv_name(count: Count) -> str:
    """The name of the osv4-3 CSV of a count: `osv4-3_telling_tk2025_gemeente_goes.csv`."""
    kind = "" if count.election.category in WHOLE_AREA else area_kind(count)
    middle = kind.lower().replace(" ", "_") + "_" if kind else ""
    return f"osv4-3_telling_{count.election.id[:6].lower()}_{middle}{compact(_authority_name(count))}.csv"


def area_kind(count: Count) -> str:
    """What kind of area a count is for: Gemeente, Openbaar lichaam, Kieskring; empty for the NBSB and the CSB."""
    authority = count.header.authority
    code = (authority.id or "") if authority else ""
    if code.startswith("HSB"):
        return "Kieskring"
    if code in {"CSB", POSTAL_COMMITTEE}:
        return ""
    name = authority.name if authority else ""
    return "Openbaar lichaam" if code in PUBLIC_BODIES or name in PUBLIC_BODIES.values() else "Gemeente"


def _category(region_category: str, region: str) -> str:
    return "OPENBAAR_LICHAAM" if region in PUBLIC_BODIES.values() else region_category


def _authority_name(count: Count) -> str:
    return count.header.authority.name if count.header.authority else ""


def _name(message: Message, written: Callable[[str], str]) -> str:
    return "_".join(part for part in _parts(message, written) if part) + ".eml.xml"


def _parts(message: Message, written: Callable[[str], str]) -> tuple[str, ...]:
    match message:
        case ElectionDefinition():
            return "Verkiezingsdefinitie", message.election.id
        case PollingStations():
            first = message.elections[0]
            return "Stembureaus", first.election.id, written(first.contests[0].unit_name)
        case Nomination():
            return "Kandidatenlijsten", message.election.id, written(message.list.name or "geen aanduiding")
        case CandidateLists():
            if message.header.message == "230c":
                return "Totaallijsten", message.election.id
            contest = message.contests[0].contest
            district = "" if contest.id in {"geen", "alle"} else contest.name or contest.id
            return "Kandidatenlijsten", message.election.id, written(district)
        case Count():
            if message.header.message == "510d":
                return "Totaaltelling", message.election.id
            if message.election.category in WHOLE_AREA:
                return "Telling", message.election.id
            kind = written(area_kind(message).lower())
            return "Telling", message.election.id, kind, written(_authority_name(message))
        case Result():
            return "Resultaat", message.election.id
