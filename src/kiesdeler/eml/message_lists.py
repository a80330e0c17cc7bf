"""230b and 230c, the candidate lists: valid lists per district, and the confidential total lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kiesdeler.eml.describe import Attribute, Element, Objection, Record, Shape, leaf, of
from kiesdeler.eml.header import CONTEST_ID, contest_identifier, election_identifier, header, message
from kiesdeler.eml.kinds import BOOLEAN, DATE, POSITIVE, TEXT, one_of, pattern
from kiesdeler.eml.messages import CandidateList, CandidateLists, ContestLists, ListData
from kiesdeler.eml.people import candidate, candidates

LIST_TYPE = one_of("lijstengroep", "stel gelijkluidende lijsten", "op zichzelf staande lijst")


def _build_list_data(record: Record) -> ListData:
    contests = record.pop("contests", [])
    return ListData(
        **record,
        contests=tuple(number for number, _ in contests),
        contest_names=tuple(name for _, name in contests) if any(name for _, name in contests) else (),
    )


def _unbuild_list_data(data: ListData) -> Record:
    names = data.contest_names or ("",) * len(data.contests)
    return {
        "publish_gender": data.publish_gender,
        "publication_language": data.publication_language,
        "belongs_to_set": data.belongs_to_set,
        "belongs_to_combination": data.belongs_to_combination,
        "contests": tuple(zip(data.contests, names, strict=True)),
    }


_CONTEST = Element(
    "kr:Contest",
    (),
    (Attribute("Id", CONTEST_ID, "id"),),
    TEXT,
    "contests",
    high=None,
    shape=Shape(lambda record: (record["id"], record["text"]), lambda pair: {"id": pair[0], "text": pair[1]}),
)
LIST_DATA = Element(
    "kr:ListData",
    (Element("kr:Contests", (_CONTEST,), low=0),),
    (
        Attribute("PublishGender", BOOLEAN, "publish_gender"),
        Attribute("PublicationLanguage", one_of("nl", "fy"), "publication_language", required=False),
        Attribute("BelongsToSet", POSITIVE, "belongs_to_set", required=False),
        Attribute("BelongsToCombination", pattern("[a-zA-Z]", "één letter"), "belongs_to_combination", required=False),
    ),
    into="data",
    shape=Shape(_build_list_data, _unbuild_list_data),
)


def _build_list(record: Record) -> CandidateList:
    return CandidateList(
        record.get("number"), record["name"], record["type"], record["data"], tuple(record["candidates"])
    )


def _candidates_once(record: Record) -> Iterator[Objection]:
    seen: set[int] = set()
    for place, one in enumerate(record["candidates"], 1):
        if one.id in seen:
            yield Objection(
                f"Kandidaatnummer {one.id} komt meer dan één keer voor op deze lijst; geef elke kandidaat een eigen"
                " nummer.",
                f"Candidate[{place}]",
            )
        seen.add(one.id)


def affiliation(*, numbered: bool, names_required: bool) -> Element:
    """One candidate list; in a 210 it has no number yet."""
    number = (Attribute("Id", POSITIVE, "number"),) if numbered else ()
    one = candidate(name_required=names_required, public=False, address_required=names_required)
    return Element(
        "Affiliation",
        (
            Element("AffiliationIdentifier", (leaf("RegisteredName", TEXT, "name"),), number),
            leaf("Type", LIST_TYPE, "type"),
            LIST_DATA,
            candidates(one),
        ),
        into="lists",
        high=None,
        shape=Shape(_build_list, of(CandidateList).unbuild),
        check=_candidates_once,
    )


def _lists_once(record: Record) -> Iterator[Objection]:
    for number, times in Counter(one.number for one in record["lists"]).items():
        if times > 1:
            place = [index for index, one in enumerate(record["lists"], 1) if one.number == number][1]
            yield Objection(
                f"Lijstnummer {number} komt {times} keer voor; geef elke lijst een eigen nummer.",
                f"Affiliation[{place}]",
            )


def _codes_once(record: Record) -> Iterator[Objection]:
    """The schema wants every ShortCode once in the message."""
    seen: dict[str, str] = {}
    contests = record["contests"] if isinstance(record["contests"], list | tuple) else [record["contests"]]
    for contest_at, contest in enumerate(contests, 1):
        for list_at, one in enumerate(contest.lists, 1):
            for at, person in enumerate(one.candidates, 1):
                if person.short_code is None:
                    continue
                place = f"lijst {one.number}, kandidaat {person.id}"
                if person.short_code in seen:
                    yield Objection(
                        f"ShortCode ‘{person.short_code}’ van {place} is ook die van {seen[person.short_code]};"
                        " verwacht: een eigen code voor iedere kandidaat.",
                        f"Contest[{contest_at}]/Affiliation[{list_at}]/Candidate[{at}]",
                    )
                seen.setdefault(person.short_code, place)


def _lists(message_id: str, contests: int | None) -> Element:
    contest = Element(
        "Contest",
        (contest_identifier(name="optional"), affiliation(numbered=True, names_required=False)),
        into="contests",
        high=contests,
        shape=of(ContestLists),
        check=_lists_once,
    )
    identifier = election_identifier(name="optional", subcategory="optional", nomination_date="required")
    return message(
        message_id,
        CandidateLists,
        header(authority="required", issue_date="required"),
        Element(
            "CandidateList",
            (
                leaf("ListDate", DATE, "list_date", low=0),
                Element("Election", (identifier, contest), check=_codes_once),
            ),
        ),
        adapt=Shape(_as_tuple, _from_tuple) if contests == 1 else None,
    )


def _as_tuple(record: Record) -> Record:
    return record | {"contests": (record["contests"],)}


def _from_tuple(record: Record) -> Record:
    (only,) = record["contests"]
    return record | {"contests": only}


CANDIDATE_LISTS = _lists("230b", 1)
TOTAL_LISTS = _lists("230c", None)
