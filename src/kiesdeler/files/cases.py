"""The `allocate` contract: the law on bare numbers, JSON in, JSON out.

A case becomes a `Contest` of the law and an `Allocation` becomes a result, both in exactly the shape of the
command-line contract.  Everything wrong with the input is told at once, with its JSON path and place in the text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiesdeler.files.case_results import Json, result
from kiesdeler.files.json_input import Checks, child, parse, shown
from kiesdeler.law.allocation import allocate
from kiesdeler.law.model import Candidate, Contest, LotError, Outcomes, Part, PartyList
from kiesdeler.law.rules import RULE_SETS, ElectionType, RuleSet, current_rules
from kiesdeler.problems import Problem, Refused

MOST_SEATS = 999  # the largest body has 150; keeps hostile input from costing time


@dataclass(frozen=True, slots=True)
class Case:
    """One election of bare numbers, with the lots that were drawn for it."""

    contest: Contest
    lots: Outcomes
    groups: frozenset[int] = frozenset()  # numbers of the lists given as `parts`: their people go by id
    path: str = "$"


@dataclass(frozen=True, slots=True)
class Cases:
    """What one input holds; `single` when it was one case rather than an array of them."""

    cases: tuple[Case, ...]
    single: bool
    file: str


def read_cases(data: bytes, file: str = "") -> Cases:
    """The cases in a JSON text: one object, or an array of them.

    Raises Refused, with everything that is wrong with it.
    """
    value, text = parse(data, file)
    checks = Checks()
    single = not isinstance(value, list)
    values = [(value, "$")] if single else [(each, child("$", index)) for index, each in enumerate(value)]
    cases = tuple(_case(each, path, checks) for each, path in values)
    checks.refuse(text, file)
    return Cases(cases, single, file)


def read_lots(data: bytes, file: str = "") -> dict[str, int | str]:
    """The lots of `--lots`: one object, id of the lot -> outcome.

    Raises Refused, with everything that is wrong with it.
    """
    value, text = parse(data, file)
    checks = Checks()
    lots = _lots(value, "$", checks)
    checks.refuse(text, file)
    return lots


def with_lots(cases: Cases, lots: Outcomes) -> Cases:
    """The case with the lots of `--lots` added; these go before lots in the case itself.

    Raises Refused, when there are several cases: it can't be known which one the lots are for.
    """
    if not cases.single:
        message = "Bij meer dan één verkiezing horen de lotingen bij elke verkiezing zelf, onder “lots”."
        raise Refused([Problem(message, cases.file, path="$")])
    return replace(cases, cases=tuple(replace(case, lots={**case.lots, **lots}) for case in cases.cases))


def allocate_cases(cases: Cases) -> tuple[Json | list[Json], bool]:
    """The results in the shape of the contract, and whether a lot must be drawn first (exit code 3).

    Raises Refused, when outcomes were given that fit no lot that is due.
    """
    results: list[Json] = []
    problems: list[Problem] = []
    open_lots = False
    for case in cases.cases:
        try:
            allocation = allocate(case.contest, case.lots)
        except LotError as error:
            problems.append(Problem(str(error), cases.file, path=child(case.path, "lots")))
            continue
        open_lots = open_lots or allocation.open_lot is not None
        results.append(result(allocation, case.groups))
    if problems:
        raise Refused(problems)
    return (results[0] if cases.single else results), open_lots


_CASE = ("election_type", "seats", "lists", "preference_percentage", "rules", "lots")
_LIST = ("number", "name", "votes", "candidates", "parts")


def _case(value: object, path: str, checks: Checks) -> Case:
    case = checks.mapping(value, path, _CASE, ("election_type", "seats", "lists"))
    seats = checks.integer(case.get("seats", 1), child(path, "seats"), 1, MOST_SEATS)
    rules = _rules(case, path, seats, checks)
    lists_path = child(path, "lists")
    given = checks.array(case.get("lists", []), lists_path)
    lists = [_list(each, child(lists_path, index), checks) for index, each in enumerate(given)]
    if case.get("lists") == []:
        checks.wrong(lists_path, "Er is geen enkele lijst. Geef er ten minste één.")
    checks.distinct(given, lists_path, "number", "Lijstnummer")
    lots = _lots(case.get("lots", {}), child(path, "lots"), checks) if "lots" in case else {}
    groups = frozenset(party.number for party, grouped in lists if grouped)
    ordered = tuple(sorted((party for party, _ in lists), key=lambda party: party.number))
    return Case(Contest(rules, seats, ordered), lots, groups, path)


def _rules(case: Json, path: str, seats: int, checks: Checks) -> RuleSet:
    kinds = [each.value for each in ElectionType]
    kind = case.get("election_type", ElectionType.GR.value)
    if not isinstance(kind, str) or kind not in kinds:
        message = f"De soort verkiezing {shown(kind)} is niet bekend. Bekend zijn: {', '.join(kinds)}."
        checks.wrong(child(path, "election_type"), message)
        kind = ElectionType.GR.value
    rules = current_rules(ElectionType(kind), seats)
    if "rules" in case:
        where = child(path, "rules")
        name = checks.text(case["rules"], where)
        if name in RULE_SETS:
            rules = RULE_SETS[name]
        else:
            message = f"De regels {shown(name)} zijn niet bekend. Bekend zijn: {', '.join(sorted(RULE_SETS))}."
            checks.wrong(where, message)
    if "preference_percentage" in case:
        percentage = checks.integer(case["preference_percentage"], child(path, "preference_percentage"), 0, 100)
        rules = rules.with_preference(percentage)
    return rules


def _list(value: object, path: str, checks: Checks) -> tuple[PartyList, bool]:
    """The list, and whether it is a group."""
    known = len(checks.found)
    given = checks.mapping(value, path, _LIST, ("number",))
    number = checks.integer(given.get("number", 1), child(path, "number"), 1, 9999)
    name = checks.text(given.get("name", ""), child(path, "name"))
    votes = checks.integer(given["votes"], child(path, "votes"), 0) if "votes" in given else None
    if "parts" in given:
        if "candidates" in given:
            checks.wrong(path, "Een lijst heeft kandidaten of delen (een lijstengroep), niet allebei.")
        where = child(path, "parts")
        parts = tuple(
            _part(each, child(where, index), checks) for index, each in enumerate(checks.array(given["parts"], where))
        )
        if not parts:
            checks.wrong(where, "Een lijstengroep heeft ten minste één deel.")
    elif "candidates" in given:
        candidates = _candidates(given["candidates"], child(path, "candidates"), False, checks)
        parts = (Part(sum(each.votes for each in candidates), candidates),)
    else:
        if votes is None and given:
            checks.wrong(path, "Hier ontbreken “votes” en “candidates”. Geef een van beide, of allebei.")
        parts = (Part(votes or 0),)
    party = PartyList(number, parts, name)
    if votes is not None and votes != party.votes and len(checks.found) == known:
        message = f"De lijst heeft volgens “votes” {votes} stemmen, maar haar kandidaten hebben er samen {party.votes}."
        checks.wrong(child(path, "votes"), f"{message} Maak ze gelijk, of laat “votes” weg.")
    return party, "parts" in given


def _part(value: object, path: str, checks: Checks) -> Part:
    given = checks.mapping(value, path, ("districts", "candidates"), ("candidates",))
    where = child(path, "districts")
    districts = [
        checks.integer(each, child(where, index), 1, 9999)
        for index, each in enumerate(checks.array(given.get("districts", []), where))
    ]
    for index, district in enumerate(districts):
        if district in districts[:index]:
            checks.wrong(child(where, index), f"Kieskring {district} staat hier meer dan een keer.")
    candidates = _candidates(given.get("candidates", []), child(path, "candidates"), True, checks)
    return Part(sum(each.votes for each in candidates), candidates, tuple(sorted(districts)))


def _candidates(value: object, path: str, in_group: bool, checks: Checks) -> tuple[Candidate, ...]:
    candidates: list[Candidate] = []
    names = ("number", "votes", "deceased", "id") if in_group else ("number", "votes", "deceased")
    everybody = checks.array(value, path)
    for index, each in enumerate(everybody):
        where = child(path, index)
        given = checks.mapping(each, where, names, (*(("id",) if in_group else ()), "number", "votes"))
        number = checks.integer(given.get("number", 1), child(where, "number"), 1, 9999)
        votes = checks.integer(given.get("votes", 0), child(where, "votes"), 0)
        deceased = checks.boolean(given.get("deceased", False), child(where, "deceased"))
        person = checks.text(given.get("id", ""), child(where, "id")) if in_group else str(number)
        if in_group and "id" in given and not person:
            checks.wrong(child(where, "id"), "De aanduiding van een kandidaat is leeg. Vul haar in.")
        candidates.append(Candidate(person, number, votes, deceased))
    checks.distinct(everybody, path, "number", "Kandidaatnummer")
    if in_group:
        checks.distinct(everybody, path, "id", "Kandidaat")
    return tuple(sorted(candidates, key=lambda candidate: candidate.number))


def _lots(value: object, path: str, checks: Checks) -> dict[str, int | str]:
    lots: dict[str, int | str] = {}
    for key, outcome in checks.mapping(value, path, None).items():
        where = child(path, key)
        lots[key] = checks.text(outcome, where) if isinstance(outcome, str) else checks.integer(outcome, where, 0)
    return lots
