"""The names of candidates as ballot papers, forms and reports have them: surname first (Kiesregeling, model N 10-1)."""

from __future__ import annotations

from kiesdeler.eml.messages import Candidate

_GENDERS = {"male": " (m)", "female": " (v)"}


def paper_name(candidate: Candidate, *, with_gender: bool) -> str:
    """One line, e.g. Plas, van der, C.A.M. (Caroline) (v); only a list that publishes genders has the last.

    A candidate without a name is `""`.
    """
    name = candidate.name
    if name is None:
        return ""
    surname = f"{name.last_name}, {name.prefix}" if name.prefix else name.last_name
    given = " ".join(part for part in (name.initials, f"({name.first_name})" if name.first_name else None) if part)
    gender = _GENDERS.get(candidate.gender or candidate.gender_annex or "", "") if with_gender else ""
    return f"{surname}, {given}{gender}" if given else f"{surname}{gender}"
