"""Making what takes a while: begun once, in a thread of its own, with progress that every page can read.

One at a time per process: typesetting takes memory, and entering must go on meanwhile.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import connections, transaction
from django.utils import timezone

from kiesdeler.app.audit.log import Who, record
from kiesdeler.app.counting.models import CommitteeSession
from kiesdeler.app.results.models import GONE_AFTER, Making
from kiesdeler.app.writing import writing
from kiesdeler.problems import Problem, Refused, errors

ALREADY = "Dit wordt al gemaakt. Wacht tot het klaar is."
STOPPED = "Het programma is gestopt terwijl dit werd gemaakt. Er is niets bewaard. Maak het opnieuw."
_BROKEN = "Er ging iets mis in het programma bij het maken van {step}. Er is niets bewaard. Meld het de beheerder."
_EVERY = 0.5  # seconds between two times that progress is written
_ONE = threading.Lock()
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Print:
    """What came out, when it is not stored as documents: its name, and the file where it waits."""

    name: str
    file: str


class Progress:
    """Tells how far a making is. `step` is what is being made now."""

    def __init__(self, making: int):
        self._making = making
        self._told = 0.0
        self.step = "alles"

    def __call__(self, step: str, done: int, total: int) -> None:
        """So many parts of a step are done."""
        now = time.monotonic()
        if step == self.step and done < total and now - self._told < _EVERY:
            return
        self.step, self._told = step, now
        self._write(step=step[:120], done=done, total=total)

    def waiting(self) -> None:
        """Still there, though another making comes first."""
        self._write()

    def _write(self, **fields: object) -> None:
        with writing():
            Making.objects.filter(pk=self._making).update(seen_at=timezone.now(), **fields)


Finish = Callable[[], Print | None]  # keeps what was made, in the transaction in which the making is done
Work = Callable[[Progress], Finish]


def begin(*, who: Who, session: CommitteeSession, what: str) -> Making | str:
    """Note down that something is being made; a Dutch sentence when somebody is at it. In the caller's transaction."""
    CommitteeSession.objects.select_for_update().get(pk=session.pk)
    going = session.makings.filter(what=what, state=Making.RUNNING)
    going.filter(seen_at__lt=timezone.now() - GONE_AFTER).update(state=Making.FAILED, problems=[STOPPED])
    if going.exists():
        return ALREADY
    made: Making = session.makings.create(what=what, by=who.name)
    return made


def begin_thread(making: Making, who: Who, work: Work) -> None:
    """Do the work in a thread, once what was begun is in the database."""
    transaction.on_commit(Maker(making.pk, who, work).start)


class Maker(threading.Thread):
    """The thread of one making; the program may stop without waiting for it."""

    def __init__(self, making: int, who: Who, work: Work):
        super().__init__(name=f"making-{making}", daemon=True)
        self._making, self._who, self._work = making, who, work

    def run(self) -> None:
        """The thread, which leaves no connection to the database behind."""
        try:
            self.make()
        finally:
            connections.close_all()

    def make(self) -> None:
        """Wait for a turn and make it."""
        progress = Progress(self._making)
        while not _ONE.acquire(timeout=GONE_AFTER.total_seconds() / 4):
            progress.waiting()
        try:
            run(self._making, self._who, self._work)
        finally:
            _ONE.release()


def run(making: int, who: Who, work: Work) -> None:
    """Do the work here and now, and note down how it ended. A failure is told on the page and in the log."""
    progress = Progress(making)
    try:
        finish = work(progress)
        with writing():
            _done(making, finish())
    except Refused as refused:
        _failed(
            making, who, progress.step, [each.message for each in errors(refused.problems)], _reason(refused.problems)
        )
    except Exception as error:  # nobody else would tell of it: the page waits for an outcome  # noqa: BLE001
        _LOG.exception("making %s failed at %s", making, progress.step)
        reason = f"fout in het programma ({type(error).__name__})"
        _failed(making, who, progress.step, [_BROKEN.format(step=progress.step)], reason)


def _done(making: int, made: Print | None) -> None:
    row = Making.objects.get(pk=making)
    row.state, row.done, row.seen_at = Making.DONE, row.total, timezone.now()
    if made is not None:
        row.name, row.file = made.name, made.file
    row.save()


def _failed(making: int, who: Who, step: str, problems: list[str], reason: str) -> None:
    with writing():
        row = Making.objects.select_related("session").get(pk=making)
        row.state, row.problems, row.seen_at = Making.FAILED, problems, timezone.now()
        row.save()
        record(
            "document.failed", who, committee=row.session.committee_id, subject=row.session.title,
            name=step, reason=reason,
        )  # fmt: skip


def _reason(problems: Iterable[Problem]) -> str:
    """For the log: where it is wrong. The text itself can be what people wrote down about others."""
    found = errors(problems)
    told = [f"niet af te drukken: {each.path}" if each.path and not each.file else each.message for each in found[:3]]
    return "; ".join(told) + (f"; en nog {len(found) - 3}" if len(found) > 3 else "")
