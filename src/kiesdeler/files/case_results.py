"""An allocation as JSON in the shape of the `allocate` contract."""

from __future__ import annotations

from typing import Any

from kiesdeler.law.model import Allocation, Elected, Exhaustion, ListSeats, Lot, PartyList, ResidualSeat

Json = dict[str, Any]


def result(allocation: Allocation, groups: frozenset[int] = frozenset()) -> Json:
    """One allocation in the shape of the contract; of lists without candidates only the seats.

    People on the lists in `groups` are told by id and part, all others by number.
    """
    parties = {each.number: each for each in allocation.contest.lists}
    quota = allocation.quota
    return {
        "quota": None if quota is None else {"numerator": quota.votes, "denominator": quota.seats},
        "lists": [_list_result(each, parties[each.number], each.number in groups) for each in allocation.lists],
        "residual": [_residual(each) for each in allocation.residual],
        "majority": (
            None
            if allocation.majority is None
            else {"from": allocation.majority.source, "to": allocation.majority.target}
        ),
        "exhausted": [_exhausted(each) for each in allocation.exhausted],
        "unfilled": allocation.unfilled,
        "lots": [_lot(each, groups) for each in allocation.lots],
    }


def _list_result(seats: ListSeats, party: PartyList, group: bool) -> Json:
    out: Json = {
        "number": seats.number,
        "votes": seats.votes,
        "full_seats": seats.full_seats,
        "residual_seats": seats.residual_seats,
        "seats": seats.seats,
    }
    if not seats.parts:
        return out
    if not group:
        out["elected"] = [{"number": each.number, "by": each.by.value} for each in seats.elected]
        out["ranking"] = [int(person) for person in seats.parts[0].ranking]
        return out
    out["elected"] = [_elected(each) for each in seats.elected]
    out["parts"] = [
        {
            "districts": list(part.districts),
            "votes": each.votes,
            "full_seats": each.full_seats,
            "residual_seats": each.residual_seats,
            "seats": each.seats,
            "elected": [_elected(one) for one in each.elected],
            "ranking": list(each.ranking),
        }
        for each, part in zip(seats.parts, party.parts, strict=True)
    ]
    return out


def _elected(elected: Elected) -> Json:
    return {"id": elected.person, "part": elected.part, "number": elected.number, "by": elected.by.value}


def _residual(seat: ResidualSeat) -> Json:
    value = {"numerator": seat.value.numerator, "denominator": seat.value.denominator}
    method = seat.method.value
    return {"seat": seat.seat, "list": seat.list, "method": method, "article": seat.article.short, "value": value}


def _exhausted(exhaustion: Exhaustion) -> Json:
    out: Json = {"list": exhaustion.list, "seats": exhaustion.seats, "article": exhaustion.article.short}
    return out if exhaustion.part is None else {**out, "part": exhaustion.part}


def _lot(lot: Lot, groups: frozenset[int]) -> Json:
    among: list[int | str] = list(lot.among)
    outcome = lot.outcome
    if _numbered(lot.id, groups):
        among = [int(each) for each in among]
        outcome = None if outcome is None else int(outcome)
    return {"id": lot.id, "article": lot.article.short, "among": among, "outcome": outcome}


def _numbered(lot: str, groups: frozenset[int]) -> bool:
    """Whether the lot is between candidates who go by number here, and by that number as a text in the law."""
    kind, _, rest = lot.partition("-")
    return kind == "candidate" and rest.partition("-")[0] not in {str(number) for number in groups}
