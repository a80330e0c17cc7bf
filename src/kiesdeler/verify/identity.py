"""Who is who: the people of a 520 and of the candidate lists, tied to the places and codes in the counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kiesdeler.eml.messages import Candidate, CandidateLists, ContestLists, PersonName, Result
from kiesdeler.eml.regions import district_number
from kiesdeler.verify.election import Election, district_of
from kiesdeler.verify.findings import BY_NUMBER, Finding, Kind
from kiesdeler.verify.naming import bare

Names = dict[tuple[int, str], tuple[tuple[str, ...], str, str]]  # (list, code) -> name to compare, name, file
WHOLE_AREA = 0  # in the place of a district


@dataclass(frozen=True, slots=True)
class Published:
    """Somebody in a 520. `person` as in the totals: code, or number on the list; None: the files do not tell."""

    name: str
    mark: int  # 1 on preference, 2 in list order
    person: str | None


def full_name(name: PersonName | None) -> str:
    """A name as a sentence has it: `L.J. (Lilian) van der Helder`."""
    if name is None:
        return "zonder naam"
    first = f"({name.first_name})" if name.first_name else ""
    return " ".join(part for part in (name.initials, first, name.prefix, name.last_name) if part)


def published(election: Election, result: Result) -> dict[int, list[Published]]:
    """Per list those elected according to a 520, in its order."""
    numbers = _numbers(election)
    found: dict[int, list[Published]] = {}
    for each in result.lists:
        people = sorted(each.elected, key=lambda elected: elected.candidate.id)
        found[each.number] = [
            Published(
                full_name(one.candidate.name),
                one.ranking,
                one.candidate.short_code or _place(numbers.get(each.number), one.candidate),
            )
            for one in people
        ]
    return found


def _numbers(election: Election) -> dict[int, list[Candidate]]:
    """Per list its candidates, where the whole election has one candidate list file without districts."""
    contests = [contest for _, lists in election.candidate_lists for contest in lists.contests]
    return {each.number or 0: list(each.candidates) for each in contests[0].lists} if len(contests) == 1 else {}


def _place(listed: list[Candidate] | None, elected: Candidate) -> str | None:
    """The number on the list of somebody known by name only; two of one name are told apart by where they live."""
    same = [one for one in listed or () if _key(one) == _key(elected)]
    if len(same) > 1:
        same = [one for one in same if _home(one) == _home(elected)]
    return str(same[0].id) if len(same) == 1 else None


def _key(one: Candidate) -> tuple[str, ...]:
    if one.name is None:
        return ()
    return bare(one.name.initials or ""), bare(one.name.prefix or ""), bare(one.name.last_name)


def _home(one: Candidate) -> tuple[str, str]:
    first = one.name.first_name if one.name else None
    return bare(first or ""), bare(one.address.locality if one.address else "")


# --- the same person everywhere -------------------------------------------------------------------------------------


def same_people(election: Election) -> Iterator[Finding]:
    """Each code has one name: on the candidate list of every district, and in the 520 (P 2)."""
    names: Names = {}
    codes = _codes(election)
    for file, lists in election.candidate_lists:
        yield from _on_list(file, lists, codes, names)
    for file, result in election.results:
        for each in result.lists:
            for one in each.elected:
                code = one.candidate.short_code
                known = names.get((each.number, code or ""))
                if code is not None and known is not None and known[0] != _key(one.candidate):
                    yield _other(file, each.number, code, one.candidate, known)


def lists_compared(election: Election) -> int:
    """How many files with candidate lists there is a count for."""
    codes = _codes(election)
    return sum(any(_district(each) in codes for each in lists.contests) for _, lists in election.candidate_lists)


def _district(lists: ContestLists) -> int:
    return district_number(lists.contest.id) or WHOLE_AREA


def _codes(election: Election) -> dict[int, dict[tuple[int, int], str]]:
    """Per district: (list, number) -> code, from the totals; without districts the number is the code."""
    codes: dict[int, dict[tuple[int, int], str]] = defaultdict(dict)
    for file in election.totals:
        for area in file.counted.areas:
            for number, candidate, code in area.figures.lines:
                if candidate is not None and code is not None:
                    codes[district_of(area.id) or WHOLE_AREA][number, candidate] = code
    if codes:
        return codes
    counts = [*election.totals, *(file for files in election.municipalities.values() for file in files)]
    lines = counts[0].counted.total.lines if counts else ()
    numbered = {(number, candidate): str(candidate) for number, candidate, _ in lines if candidate is not None}
    return {WHOLE_AREA: numbered} if numbered else {}


def _on_list(
    file: str,
    lists: CandidateLists,
    codes: dict[int, dict[tuple[int, int], str]],
    names: Names,
) -> Iterator[Finding]:
    for contest in lists.contests:
        own = codes.get(_district(contest))
        if own is None:
            continue
        listed: set[tuple[int, int]] = set()
        for each in contest.lists:
            for one in each.candidates:
                place = each.number or 0, one.id
                listed.add(place)
                code = own.get(place)
                if code is None:
                    text = f"{full_name(one.name)} (lijst {place[0]}, nummer {one.id}) staat niet in de telling."
                    yield _difference(file, place[0], str(one.id), full_name(one.name), None, text)
                    continue
                known = names.setdefault((place[0], code), (_key(one), full_name(one.name), file))
                if known[0] != _key(one):
                    yield _other(file, place[0], code, one, known)
        for number, candidate in sorted(set(own) - listed):
            text = f"Kandidaat {candidate} van lijst {number} staat wel in de telling, maar niet op deze lijst."
            yield _difference(file, number, str(candidate), None, own[number, candidate], text)


def _other(file: str, number: int, code: str, here: Candidate, known: tuple[tuple[str, ...], str, str]) -> Finding:
    name, (_, first, first_file) = full_name(here.name), known
    return _difference(file, number, code, name, first, f"{code} heet hier {name}, maar in {first_file} {first}.")


def _difference(
    file: str, number: int, candidate: str, published_name: str | None, computed: str | None, text: str
) -> Finding:
    return Finding(
        11, Kind.DIFFERENCE, text, file, None, number, candidate, "person", published_name, computed,
        BY_NUMBER[11].article,
    )  # fmt: skip
