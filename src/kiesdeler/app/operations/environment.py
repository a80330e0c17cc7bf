"""How an installation is told to Django: as environment variables, so that every process of it sees the same."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import django

from kiesdeler.app.folder import VARIABLE, data_folder
from kiesdeler.app.operations.connections import NONE, target
from kiesdeler.app.operations.hosts import LOOPBACK, is_loopback, own_addresses, own_names
from kiesdeler.app.operations.practice_folder import claim, is_practice
from kiesdeler.problems import Problem, Refused


@dataclass(frozen=True, slots=True)
class Installation:
    """What is chosen at start."""

    folder: Path | None = None  # None: the usual place, or that of the environment
    practice: bool = False
    host: str = "127.0.0.1"
    port: int | None = None  # None: 8443 with TLS, 8000 without
    tls: bool = True
    names: Sequence[str] = field(default_factory=tuple)  # by which browsers reach it, besides its own
    airgap: Sequence[str] = field(default_factory=tuple)  # addresses that must not be reachable

    @property
    def secure(self) -> bool:
        """Whether it is served over TLS: always, unless only this computer can reach it or it was turned off."""
        return self.tls and not is_loopback(self.host)

    @property
    def served_at(self) -> int:
        """The port."""
        return self.port if self.port is not None else (8443 if self.secure else 8000)

    def hosts(self) -> tuple[str, ...]:
        """The names and addresses it answers to."""
        if is_loopback(self.host):
            return ("localhost", *LOOPBACK)
        everywhere = self.host in {"0.0.0.0", "::"}  # noqa: S104 - chosen by whoever starts it
        addresses = own_addresses() if everywhere else (self.host,)
        return tuple(dict.fromkeys([*self.names, *addresses, *own_names(), "localhost", *LOOPBACK]))


def existing(folder: Path | None) -> Installation:
    """The installation in a folder, for commands that work on one; a practice is one whatever the command says."""
    place = data_folder() if folder is None else folder.expanduser().resolve()
    return Installation(folder, practice=is_practice(place))


def configure(installation: Installation) -> None:
    """Set Django up for an installation. Once per process. Raises `Refused` for settings that can't be."""
    _check(installation)
    os.umask(0o077)  # what is written here is for this user only
    if installation.folder is not None:
        os.environ[VARIABLE] = str(installation.folder.expanduser().resolve())
    claim(data_folder(), practice=installation.practice)
    hosts = installation.hosts()
    os.environ["KIESDELER_PRACTICE"] = "1" if installation.practice else "0"
    os.environ["KIESDELER_TLS"] = "1" if installation.secure else "0"
    os.environ["KIESDELER_HOSTS"] = ",".join(f"[{host}]" if ":" in host else host for host in hosts)
    os.environ["KIESDELER_OWN"] = "" if is_loopback(installation.host) else ",".join([*own_addresses(), *LOOPBACK])
    os.environ["KIESDELER_AIRGAP"] = ",".join(each for each in installation.airgap if each != NONE)
    os.environ["DJANGO_SETTINGS_MODULE"] = "kiesdeler.app.settings"
    try:
        django.setup()
    except OSError as error:
        message = f"De map voor de gegevens kan niet worden gebruikt: {error.strerror}."
        raise Refused([Problem(message, file=str(error.filename))]) from error


def _check(installation: Installation) -> None:
    problems = []
    for each in installation.airgap:
        if each == NONE:
            continue
        try:
            tried = target(each)
        except ValueError as error:
            problems.append(Problem(str(error), file="--airgap"))
            continue
        if installation.practice and not tried.local:
            message = f"In een oefening wordt geen verbinding naar buiten geprobeerd, ook niet naar {each}."
            problems.append(Problem(message, file="--airgap"))
    if problems:
        raise Refused(problems)
