"""The vote values of a Senate election (U 2, U 3), as JSON: no EML message holds them."""

from __future__ import annotations

from kiesdeler.files.json_input import Checks, child, parse
from kiesdeler.law.senate import College

_REQUIRED = ("district", "name", "members", "vote_value")


def read_vote_values(data: bytes, file: str = "") -> list[College]:
    """The provinces and colleges: `[{"district": 1, "name": "Groningen", "members": 43, "vote_value": 139}]`.

    `inhabitants` is optional.  Raises `Refused` with everything that is wrong.
    """
    value, text = parse(data, file)
    checks = Checks()
    given = checks.array(value, "$")
    colleges = [_college(each, child("$", index), checks) for index, each in enumerate(given)]
    checks.distinct(given, "$", "district", "Kieskring")  # its votes would count twice
    checks.refuse(text, file)
    return colleges


def _college(value: object, path: str, checks: Checks) -> College:
    given = checks.mapping(value, path, (*_REQUIRED, "inhabitants"), _REQUIRED)
    inhabitants = given.get("inhabitants")
    return College(
        checks.integer(given.get("district", 1), child(path, "district"), 1, 99),
        checks.text(given.get("name", ""), child(path, "name")),
        checks.integer(given.get("members", 1), child(path, "members"), 1, 999),
        checks.integer(given.get("vote_value", 1), child(path, "vote_value"), 1),
        None if inhabitants is None else checks.integer(inhabitants, child(path, "inhabitants"), 1),
    )
