"""Takes in a whole request before one of the few threads is given to it, and sends the answer after it has let go.

Otherwise eight workstations that fall asleep while they send, or one person who sends a byte now and then, would keep
every thread busy and stop the count for everybody.  For granian, which calls this by its own interface (RSGI).
"""

from __future__ import annotations

import asyncio
import io
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from typing import IO, Any

from kiesdeler.app.operations.hosts import without_port
from kiesdeler.app.operations.limits import MOST_BYTES

PATIENCE = 15.0  # seconds in which nothing at all comes in
LONGEST = 300.0  # seconds for a whole request
MOST_AT_ONCE = 256 * 1024 * 1024  # bytes of requests that are still coming in, together
_IN_MEMORY = 4 * 1024 * 1024
_PIECE = 256 * 1024
_PLAIN = [("content-type", "text/plain; charset=utf-8"), ("cache-control", "no-store"), ("connection", "close")]

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


@dataclass(slots=True)
class Answer:
    """What the application answers; the body in memory, or on disk when it is large."""

    status: int
    headers: list[tuple[str, str]]
    body: IO[bytes]
    size: int


class TooLargeError(Exception):
    """More than a request may be, or than all of them together."""


class Receiving:
    """The application as the server calls it."""

    def __init__(self, application: Application, threads: int):
        self._application = application
        self._threads = ThreadPoolExecutor(threads, "request")
        self._coming_in = 0

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        """One request."""
        try:
            async with asyncio.timeout(LONGEST):
                body = await self._taken_in(scope, protocol)
        except TimeoutError:
            protocol.response_bytes(HTTPStatus.REQUEST_TIMEOUT, _PLAIN, b"Het duurde te lang.")
            return
        except TooLargeError:
            protocol.response_bytes(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _PLAIN, b"Groter dan 25 MB.")
            return
        run = asyncio.get_running_loop().run_in_executor
        answer = await run(self._threads, self._answered, environment(scope, body))
        with answer.body:
            if answer.size <= _IN_MEMORY:
                protocol.response_bytes(answer.status, answer.headers, answer.body.read())
                return
            sending = protocol.response_stream(answer.status, answer.headers)
            while piece := answer.body.read(_PIECE):
                await sending.send_bytes(piece)

    async def _taken_in(self, scope: Any, protocol: Any) -> bytes:
        """The whole body. Raises TooLargeError, and TimeoutError when nothing comes any more."""
        said = scope.headers.get("content-length") or "0"
        if not (said.isascii() and said.isdigit() and len(said) < 12 and int(said) <= MOST_BYTES):
            raise TooLargeError
        pieces: list[bytes] = []
        size, coming = 0, aiter(protocol)
        try:
            while True:
                piece = await asyncio.wait_for(_next(coming), PATIENCE)
                if not piece:
                    return b"".join(pieces)
                pieces.append(piece)
                size += len(piece)
                self._coming_in += len(piece)
                if size > MOST_BYTES or self._coming_in > MOST_AT_ONCE:
                    raise TooLargeError
        finally:
            self._coming_in -= size

    def _answered(self, given: dict[str, Any]) -> Answer:
        """In a thread: what the application says to a request."""
        status, headers = 0, list[tuple[str, str]]()

        def start(line: str, given_headers: list[tuple[str, str]], _error: Any = None) -> None:
            nonlocal status
            status = int(line.split(" ", 1)[0])
            headers[:] = [(name.lower(), value) for name, value in given_headers]

        body: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed once it is sent
        pieces = self._application(given, start)
        try:
            for piece in pieces:
                body.write(piece)
        finally:
            close = getattr(pieces, "close", None)
            if close is not None:
                close()
        size = body.tell()
        body.seek(0)
        return Answer(status, headers, body, size)


async def _next(coming: AsyncIterator[bytes]) -> bytes:
    """The next piece; empty at the end. A coroutine of Python, since what the server gives can't be cancelled."""
    try:
        return await coming.__anext__()
    except StopAsyncIteration:
        return b""


def environment(scope: Any, body: bytes) -> dict[str, Any]:
    """A request as WSGI has it (PEP 3333)."""
    server, _, port = scope.server.rpartition(":")
    made: dict[str, Any] = {
        "REQUEST_METHOD": scope.method, "SCRIPT_NAME": "", "PATH_INFO": scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string, "SERVER_NAME": server.strip("[]"), "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}", "REMOTE_ADDR": without_port(scope.client),
        "wsgi.version": (1, 0), "wsgi.url_scheme": scope.scheme, "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr, "wsgi.multithread": True, "wsgi.multiprocess": True, "wsgi.run_once": False,
    }  # fmt: skip
    if scope.authority:
        made["HTTP_HOST"] = scope.authority
    for name, value in scope.headers.items():
        if "_" in name:  # would pass for the header with a dash
            continue
        key = name.upper().replace("-", "_")
        key = key if key in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{key}"
        joined = "; " if key == "HTTP_COOKIE" else ","
        made[key] = f"{made[key]}{joined}{value}" if key in made and key != "HTTP_HOST" else value
    made["CONTENT_LENGTH"] = str(len(body))
    return made
