"""Whether the name of a file fits what is in it; only letters and digits count, so both conventions are taken."""

from __future__ import annotations

import re
import unicodedata

from kiesdeler.eml.messages import CandidateLists, Count, ElectionDefinition, ElectionIdentifier, Result
from kiesdeler.verify.findings import Finding, Kind

FIRST_WORD = {
    "110a": "verkiezingsdefinitie",
    "230b": "kandidatenlijsten",
    "230c": "totaallijsten",
    "510a": "telling",
    "510b": "telling",
    "510c": "telling",
    "510d": "totaaltelling",
    "520": "resultaat",
}


def bare(text: str) -> str:
    """Letters and digits only, in lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", text)
    return re.sub(r"[^0-9a-z]", "", decomposed.lower())


def name_fits(
    file: str, message: ElectionDefinition | CandidateLists | Count | Result, election: ElectionIdentifier
) -> list[Finding]:
    """A warning when the name says another kind of file, another election or another area; what is inside decides."""
    name = bare(re.sub(r"\.eml\.xml$|\.xml$", "", file, flags=re.IGNORECASE))
    expected = [FIRST_WORD[message.header.message], bare(election.id)]
    if isinstance(message, Count) and message.header.message in {"510b", "510c"} and message.header.authority:
        whole_area = election.domain is not None and bare(election.domain.name) == bare(message.header.authority.name)
        if not whole_area:
            expected.append(bare(message.header.authority.name))
    absent = [part for part in expected if part not in name]
    if not absent:
        return []
    text = f"De naam van het bestand past niet bij wat erin staat: ‘{'’ en ‘'.join(absent)}’ komt er niet in voor."
    return [Finding(20, Kind.WARNING, text, file)]
