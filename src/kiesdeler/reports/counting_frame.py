"""What stands around every paper of the counting: area, committee, election, language, marks, hash, document data."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from kiesdeler.reports.frame import VERSION
from kiesdeler.reports.languages import Language, date_words, say, words
from kiesdeler.reports.numbers import hash_groups


@dataclass(frozen=True, slots=True)
class Heading:
    """Which committee, which election, when. `timestamp`: the moment of making, in seconds since 1970."""

    area: str  # the municipality, public entity or country
    committee: str  # e.g. Gemeentelijk stembureau Juinen
    election: str
    election_id: str
    election_date: datetime.date
    timestamp: int
    concept: bool = False
    practice: bool = False
    area_code: str = ""  # four digits of a municipality or island


@dataclass(frozen=True, slots=True)
class CountingFrame:
    """Title page, header, footer and metadata of one paper, in the language of that paper."""

    model: str
    label: str  # the model as printed: Model Na 31-2 taheakke 1
    version: str
    title: str
    template: str  # the file
    language: Language
    area: str
    committee: str
    election: str
    election_id: str
    election_date: str  # in words
    concept: bool
    practice: bool
    unit: str  # the polling station it is about; "" when about the whole area, or to be filled in by hand
    count_file: str  # which message the hash is of; "" when no count file belongs to it
    count_hash: tuple[str, ...]
    timestamp: int
    metadata: tuple[tuple[str, str], ...]  # document information: PvElection, ...
    words: tuple[tuple[str, str], ...]  # what the template translates with


def counting_frame(
    model: str,
    title: str,
    heading: Heading,
    language: Language,
    *,
    template: str,
    unit: str = "",
    station: str = "",
    count_file: str = "",
    count_hash: str = "",
) -> CountingFrame:
    """The frame of a paper; `title` in Dutch, to be translated.

    `unit` names the polling station for the header, `station` is its number for the document information.
    """
    day, month, year = VERSION.split()
    version = f"{day} {say(month, language)} {year}"
    return CountingFrame(
        model=model,
        label=_label(model, language),
        version=version,
        title=say(title, language),
        template=template,
        language=language,
        area=heading.area,
        committee=heading.committee,
        election=heading.election,
        election_id=heading.election_id,
        election_date=date_words(heading.election_date, language),
        concept=heading.concept,
        practice=heading.practice,
        unit=unit,
        count_file=count_file,
        count_hash=hash_groups(count_hash) if count_file else (),
        timestamp=heading.timestamp,
        metadata=(
            ("PvElection", heading.election_id.split("_", 1)[0]),
            ("PvElectionDate", heading.election_date.isoformat()),
            ("PvModel", model_code(model)),
            ("PvRegionCode", heading.area_code),
            ("PvRegionName", heading.area),
            ("PvStembureau", station),
        ),
        words=words(language),
    )


def model_code(model: str) -> str:
    """A model as it stands in file names: Na31-2-B1 of Na 31-2 bijlage 1, Na14-1-v2 of Na 14-1 versie 2."""
    code = model.replace(" bijlage ", "-B").replace(" versie ", "-v").replace(" inlegvel", "-inlegvel")
    return code.replace(" ", "")


def _label(model: str, language: Language) -> str:
    parts = [say(part, language) if part.isalpha() and part.islower() else part for part in model.split()]
    return say("Model {name}", language, name=" ".join(parts))
