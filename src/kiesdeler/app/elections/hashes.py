"""What comes back from the page on which groups of a hash are typed over."""

from __future__ import annotations

from collections.abc import Mapping

from kiesdeler.eml.hash import GROUPS

_INDEXES = frozenset(str(index) for index in range(GROUPS))


def typed_groups(post: Mapping[str, str]) -> dict[int, str]:
    """The groups that were typed, by index: `group-4` is the fifth."""
    return {
        int(name.removeprefix("group-")): value
        for name, value in post.items()
        if name.startswith("group-") and name.removeprefix("group-") in _INDEXES
    }
