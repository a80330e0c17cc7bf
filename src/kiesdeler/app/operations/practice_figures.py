"""Invented figures for the stations of a practice election: right ones, and ones with something the matter."""

from __future__ import annotations

from random import Random

from kiesdeler.law.counting.fields import NO, YES, Values
from kiesdeler.law.counting.form import Form


def right(form: Form, eligible: int, chance: Random) -> Values:
    """An entry without errors or warnings: about two in three voters came."""
    return form.filled(_known(form, _right(form, eligible, chance)))


def with_error(form: Form, eligible: int, chance: Random) -> Values:
    """The total of the votes on candidates is not what the lists add up to."""
    values = _right(form, eligible, chance)
    values["candidates_total"] += 10
    return form.filled(_known(form, values))


def with_warning(form: Form, eligible: int, chance: Random) -> Values:
    """So many blank votes that it is remarkable."""
    values = _right(form, eligible, chance)
    more = eligible // 10
    values["blank"] += more
    for key in ("votes_cast", "poll_cards", "admitted"):
        values[key] += more
    return form.filled(_known(form, values))


def mistyped(form: Form, values: Values) -> Values:
    """The same, with the votes of the first two candidates of the first list swapped: everything still adds up."""
    start = form.spans[0].start
    changed = list(values)
    changed[start], changed[start + 1] = changed[start + 1], changed[start]
    return tuple(changed)


def _right(form: Form, eligible: int, chance: Random) -> dict[str, int]:
    values: dict[str, int] = {}
    valid = eligible * chance.randint(58, 70) // 100
    weights = [chance.randint(2, 9) for _ in form.spans]
    for span, weight in zip(form.spans, weights, strict=True):
        people = [each for each in form.section(span.section).fields if each.candidate is not None]
        share = valid * weight // sum(weights)
        left = share
        for place, person in enumerate(people):
            votes = left * chance.randint(30, 50) // 100 if place < len(people) - 1 else min(left, share // 10)
            values[person.key] = votes
            left -= votes
        total = sum(values[person.key] for person in people)
        values[f"total_{span.number}"] = values[f"list_{span.number}"] = total
    values["candidates_total"] = sum(values[f"list_{span.number}"] for span in form.spans)
    values["blank"], values["invalid"] = chance.randint(1, 4), chance.randint(0, 3)
    values["votes_cast"] = values["candidates_total"] + values["blank"] + values["invalid"]
    values["proxies"] = values["votes_cast"] * chance.randint(6, 11) // 100
    values["voter_cards"] = chance.randint(0, 4) if "voter_cards" in form.index else 0
    values["poll_cards"] = values["votes_cast"] - values["proxies"] - values["voter_cards"]
    values["admitted"] = values["votes_cast"]
    values |= {"eligible": eligible, "equal": 1}
    values |= {"station_explained": YES, "station_lists_differ": NO, "corrigendum": NO, "insert": NO}
    return values


def _known(form: Form, values: dict[str, int]) -> dict[str, int]:
    return {key: value for key, value in values.items() if key in form.index}
