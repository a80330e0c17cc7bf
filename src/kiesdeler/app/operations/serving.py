"""Starting and stopping the server. Django must have been set up (operations.environment)."""

from __future__ import annotations

import contextlib
import datetime
import functools
import multiprocessing
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from django.db import connection
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from kiesdeler import __version__
from kiesdeler.app.audit.log import PROGRAM, record
from kiesdeler.app.operations.airgap import check_server
from kiesdeler.app.operations.background import Every
from kiesdeler.app.operations.backups import Automatic
from kiesdeler.app.operations.certificates import Certificates, certificates, read_certificate
from kiesdeler.app.operations.connections import INTERVAL
from kiesdeler.app.operations.environment import Installation
from kiesdeler.app.operations.hosts import in_address_bar, is_loopback
from kiesdeler.app.operations.own_files import OwnFiles, own_files
from kiesdeler.app.operations.plain_http import PlainHttp
from kiesdeler.app.operations.tables import update_tables
from kiesdeler.app.operations.worker import application
from kiesdeler.app.writing import writing
from kiesdeler.problems import Problem, Refused

THREADS = 8
_PATIENCE = 15  # seconds that a request which is going on gets to finish at the end


@dataclass(frozen=True, slots=True)
class Choices:
    """How it is served, besides where."""

    threads: int = THREADS
    processes: int = 1
    http_port: int | None = None  # of the server without TLS that hands out the certificate


Say = Callable[[str], None]


def prepare() -> OwnFiles:
    """The tables as this version has them, and a line in the log that the program started.

    Raises `Refused` when the database was made by a newer version.
    """
    update_tables()
    found = own_files()
    with writing():
        record("program.started", PROGRAM, version=__version__, practice=settings.PRACTICE, tls=settings.SECURE)
        if not found.right:
            files = [*found.altered, *found.missing, *found.unknown]
            record("program.altered", PROGRAM, files=", ".join(files[:20]), number=len(files))
        if not settings.AIRGAP_TARGETS and not settings.PRACTICE:
            record("airgap.off", PROGRAM)
    return found


def serve(installation: Installation, choices: Choices, say: Say) -> None:
    """Serve until somebody stops it (Ctrl-C, SIGTERM). What is being saved then is saved whole or not at all."""
    if choices.processes > 1 and connection.vendor == "sqlite":
        message = "Met de ingebouwde database is er één proces. Geef met DATABASE_URL een PostgreSQL-database op."
        raise Refused([Problem(message, file="--processes")])
    _free(installation)
    connection.close()
    secured = None
    if installation.secure:
        secured = certificates(settings.DATA, installation.hosts(), datetime.datetime.now(datetime.UTC))
    with _beside(installation, choices, secured, say):
        server = Server(
            "kiesdeler.app.wsgi:application",
            address=installation.host,
            port=installation.served_at,
            interface=Interfaces.RSGI,
            workers=choices.processes,
            ssl_cert=secured.certificate if secured else None,
            ssl_key=secured.key if secured else None,
            log_level=LogLevels.error,
            respawn_failed_workers=True,
            workers_kill_timeout=_PATIENCE,
        )
        server.on_startup(lambda: _tell(installation, secured, say))
        multiprocessing.set_start_method("spawn", force=True)  # a fork would share our threads' locks and connections
        server.serve(target_loader=functools.partial(application, choices.threads), wrap_loader=False)


def _free(installation: Installation) -> None:
    """Refuse a port that somebody has or that is not ours to take: the server itself would share it in silence."""
    try:
        with socket.create_server((installation.host, installation.served_at), family=_family(installation.host)):
            pass
    except OSError as error:
        message = (
            f"Op {installation.host}, poort {installation.served_at} kan niet worden geluisterd: {error.strerror}. "
            "Kies een andere poort met --port, of stop het programma dat hem gebruikt."
        )
        raise Refused([Problem(message, file="--port")]) from error


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


@contextlib.contextmanager
def _beside(installation: Installation, choices: Choices, secured: Certificates | None, say: Say) -> Iterator[None]:
    """What runs beside the server, in this process, and is stopped with it."""
    with contextlib.ExitStack() as running:
        running.callback(Every(60, Automatic(), "back-ups").stop)
        if settings.AIRGAP_TARGETS:
            running.callback(Every(INTERVAL, check_server, "airgap").stop)
        if secured is not None:
            port = choices.http_port or (80 if installation.served_at == 443 else None)
            plain = _plain(installation, secured, port, say)
            if plain is not None:
                running.callback(plain.stop)
        yield


def _plain(installation: Installation, secured: Certificates, port: int | None, say: Say) -> PlainHttp | None:
    if port is None:
        return None
    authority = read_certificate(secured.authority)
    assert authority is not None  # noqa: S101 - it was made just now
    try:
        return PlainHttp(
            installation.host,
            port,
            secure_port=installation.served_at,
            hosts=installation.hosts(),
            certificate=authority.public_bytes(Encoding.DER),
            fingerprint=secured.authority_fingerprint,
        )
    except OSError as error:
        say(f"Poort {port} kan niet worden gebruikt ({error.strerror}): het certificaat is alleen via https te halen.")
        return None


def _tell(installation: Installation, secured: Certificates | None, say: Say) -> None:
    scheme = "https" if secured else "http"
    port = "" if (scheme, installation.served_at) in {("https", 443), ("http", 80)} else f":{installation.served_at}"
    hosts = [host for host in installation.hosts() if not is_loopback(host)] or ["127.0.0.1"]
    say("Kiesdeler draait." + (" Dit is een OEFENING." if installation.practice else ""))
    for host in hosts:
        say(f"  {scheme}://{in_address_bar(host)}{port}/")
    if secured:
        say("Vingerafdruk (SHA-256) van het certificaat dat op de werkplekken hoort:")
        say(f"  {secured.authority_fingerprint}")
        say(f"Vingerafdruk (SHA-256) van de server:\n  {secured.fingerprint}")
        if secured.new_authority:
            say("Dit certificaat is nieuw: zet het op elke werkplek. Hoe dat gaat, staat op /hulp/certificaat/.")
    elif not is_loopback(installation.host):
        say("LET OP: zonder TLS kan iedereen op het netwerk meelezen, ook wachtwoorden.")
    say("Stoppen: Ctrl-C.")
