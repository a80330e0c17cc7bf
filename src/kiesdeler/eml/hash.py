"""The hash of a file: SHA-256 in sixteen groups of four, as it is printed in the footer of the report beside it.

Who takes a file in types two of the groups over from paper, so that the file and the signed report are known to
belong together.  Two forms of a file can have been hashed: its bytes, or (by older software) its Canonical XML 1.0
with comments.  Files written in canonical form have the same hash both ways.
"""

from __future__ import annotations

import enum
import hashlib
import random
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

GROUPS = 16
GROUP_LENGTH = 4
HIDDEN = 2  # groups left blank on the screen


class Fit(enum.Enum):
    """Which form of the file a typed hash belongs to."""

    BYTES = "bytes"
    CANONICAL = "canonical"  # accept, with a notice that the file was written anew on the way
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Challenge:
    """The groups of a file's hash with two of them hidden (None), and the file they belong to."""

    data: bytes
    hidden: tuple[int, ...]  # indexes from 0, ascending

    @property
    def shown(self) -> tuple[str | None, ...]:
        """The sixteen groups as the screen shows them."""
        return tuple(None if index in self.hidden else group for index, group in enumerate(groups(self.data)))

    def answer(self, typed: Sequence[str]) -> Fit:
        """Which form of the file the typed groups fit, given in the order of the hidden places."""
        wanted = tuple(map(_bare, typed))
        for fit, data in _forms(self.data):
            all_groups = groups(data)
            if wanted == tuple(all_groups[index] for index in self.hidden):
                return fit
        return Fit.NONE


def groups(data: bytes) -> tuple[str, ...]:
    """The sixteen groups of four lower-case hexadecimal digits of the SHA-256 of these bytes."""
    digest = hashlib.sha256(data).hexdigest()
    return tuple(digest[start : start + GROUP_LENGTH] for start in range(0, len(digest), GROUP_LENGTH))


def grouped(data: bytes) -> str:
    """The hash as it is printed: `fae2 12ff 03ce …`."""
    return " ".join(groups(data))


def compare(data: bytes, typed: str) -> Fit:
    """Which form of the file a complete hash fits, without regard to case or white space."""
    wanted = _bare(typed)
    for fit, form in _forms(data):
        if wanted == hashlib.sha256(form).hexdigest():
            return fit
    return Fit.NONE


def challenge(data: bytes, source: random.Random | None = None) -> Challenge:
    """Hide two groups, unpredictably and anew for every attempt; a test gives a `source` of its own."""
    chosen = (source or secrets.SystemRandom()).sample(range(GROUPS), HIDDEN)
    return Challenge(data, tuple(sorted(chosen)))


def canonical(data: bytes) -> bytes | None:
    """Canonical XML 1.0 with comments of a file; None when it is no XML, has a document type, or has no such form.

    Canonical XML does not exist for relative namespace names, which are XML otherwise.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        tree = etree.ElementTree(etree.fromstring(data, parser))
    except (etree.XMLSyntaxError, ValueError):
        return None
    if tree.docinfo.doctype:
        return None
    try:
        return etree.tostring(tree, method="c14n", exclusive=False, with_comments=True)
    except etree.C14NError:
        return None


def _forms(data: bytes) -> list[tuple[Fit, bytes]]:
    written_anew = canonical(data)
    forms = [(Fit.BYTES, data)]
    return forms if written_anew is None else [*forms, (Fit.CANONICAL, written_anew)]


def _bare(typed: str) -> str:
    return "".join(typed.split()).lower()
