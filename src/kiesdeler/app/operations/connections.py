"""Looks whether there is a way to the internet: a name that is known, or an address that answers.

Nothing is sent but the opening of a connection. Which addresses are tried is a setting.
"""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from kiesdeler.app.operations.hosts import in_address_bar, is_loopback

NONE = "none"  # the setting that turns the check off
PATIENCE = 10.0  # seconds
INTERVAL = 30  # seconds between checks, on the server and in the browser (static/kiesdeler/airgap.js)
# Addresses with a certificate for the address itself (or a browser could not tell that it reached them), of two
# operators and both kinds of address, and two names: who knows names is connected, whether or not he gets further.
DEFAULT = (
    "9.9.9.9:443",
    "1.1.1.1:443",
    "[2620:fe::fe]:443",
    "[2606:4700:4700::1111]:443",
    "www.kiesraad.nl:443",
    "www.rijksoverheid.nl:443",
)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a connection is tried."""

    scheme: str
    host: str
    port: int

    @property
    def origin(self) -> str:
        """As a browser's policy has it."""
        return f"{self.scheme}://{in_address_bar(self.host)}:{self.port}"

    @property
    def local(self) -> bool:
        """A stand-in on this computer, for tests and practice."""
        return is_loopback(self.host)


def target(text: str) -> Target:
    """`host:port` or `http://host:port`. Raises ValueError with a Dutch sentence."""
    parts = urlsplit(text if "://" in text else f"https://{text}")
    try:
        port = parts.port
    except ValueError:
        port = None
    if parts.scheme not in {"http", "https"} or not parts.hostname or port is None or parts.path:
        raise ValueError(f"“{text}” is geen adres om te proberen: verwacht naam:poort, bijvoorbeeld 192.0.2.1:443.")
    return Target(parts.scheme, parts.hostname, port)


def reached(targets: Sequence[Target], patience: float = PATIENCE) -> Target | None:
    """The first of the targets that there is a way to; None when there is none to any within `patience` seconds.

    Every target is tried at the same time by a thread that may be left behind: a lookup of a name can hang.
    """
    answers: queue.SimpleQueue[Target | None] = queue.SimpleQueue()
    for each in targets:
        threading.Thread(target=_try, args=(each, patience, answers), daemon=True).start()
    for _ in targets:
        try:
            found = answers.get(timeout=patience)
        except queue.Empty:
            return None
        if found is not None:
            return found
    return None


def _try(each: Target, patience: float, answers: queue.SimpleQueue[Target | None]) -> None:
    try:
        addresses = socket.getaddrinfo(each.host, each.port, type=socket.SOCK_STREAM)
        if not _is_address(each.host) and not each.local:
            answers.put(each)  # somebody answered for the name
            return
        for family, kind, protocol, _, address in addresses:
            with socket.socket(family, kind, protocol) as connection:
                connection.settimeout(patience)
                connection.connect(address)
            answers.put(each)
            return
    except OSError:
        answers.put(None)


def _is_address(host: str) -> bool:
    for family in (socket.AF_INET, socket.AF_INET6):
        try:
            socket.inet_pton(family, host)
        except OSError:
            continue
        return True
    return False
