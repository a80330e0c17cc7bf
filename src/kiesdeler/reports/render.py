"""From a context to the bytes of an accessible, archivable PDF (PDF/UA-1 and PDF/A-2a); same context, same bytes."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol, runtime_checkable

from kiesdeler.problems import Refused
from kiesdeler.reports.bundle import Bundle, Labelled, Report
from kiesdeler.reports.counting_frame import CountingFrame
from kiesdeler.reports.glyphs import missing
from kiesdeler.reports.joining import Piece, joined
from kiesdeler.reports.numbers import thousands

TYPESETTER = Path(__file__).with_name("typeset.py")
TEMPLATES = {"P 22-1": "p22-1.typ", "P 22-2": "p22-2.typ", "U 16": "u16.typ"}


MOST_PROCESSES = 4  # each takes up to 200 MB


@runtime_checkable
class Printed(Protocol):
    """A value of a context that is made into text here, because the template would take much longer."""

    def printed(self) -> str:
        """The text."""
        ...


Progress = Callable[[int, int], None]  # how many parts are done, of how many


def render(context: Report | Bundle, progress: Progress | None = None) -> bytes:
    """The report as PDF. Refused when the data hold a character that the fonts can't show.

    The parts of a bundle are typeset beside each other; `progress` is called after each.
    """
    bundle = context if isinstance(context, Bundle) else Bundle(context)
    problems = {problem.message: problem for part in bundle.parts for problem in missing(part)}
    if problems:
        raise Refused(list(problems.values()))
    return joined(_pieces(bundle, progress), bundle.main.frame.metadata)


def _pieces(bundle: Bundle, progress: Progress | None) -> Iterator[Piece]:
    """The parts in their order, each as soon as it is there: joining goes on while the next ones are typeset."""
    nested = range(1, 1 + len(bundle.nested))
    with ThreadPoolExecutor(min(MOST_PROCESSES, os.cpu_count() or 1)) as pool:
        try:
            waiting = [pool.submit(typeset, part) for part in bundle.parts]
            for place, (part, made) in enumerate(zip(bundle.parts, waiting, strict=True)):
                labels = part.page_labels if isinstance(part, Labelled) else ()
                yield Piece(made.result(), labels, nested=place in nested)
                if progress is not None:
                    progress(place + 1, len(waiting))
        finally:  # after a failure the others need not be made
            pool.shutdown(cancel_futures=True)


def typeset(context: Report) -> bytes:
    """One part, in a process of its own."""
    frame = context.frame
    template = frame.template if isinstance(frame, CountingFrame) else TEMPLATES[frame.model]
    data = json.dumps(plain(context), ensure_ascii=False, separators=(",", ":"))
    # -I: nothing from the environment or the working directory gets into the process.
    done = subprocess.run(  # noqa: S603 -- our own interpreter and file, no shell
        [sys.executable, "-I", str(TYPESETTER), template, str(frame.timestamp)],
        input=data.encode("utf-8"),
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"typesetting {frame.model} failed: {done.stderr.decode('utf-8', 'replace')}")
    return done.stdout


def plain(value: object) -> object:
    """A context as JSON holds it. Rows of votes become text here, because the template would take much longer."""
    if isinstance(value, tuple):
        if value and all(one is None or type(one) is int for one in value):
            return ["–" if one is None else thousands(one) for one in value]
        return [plain(one) for one in value]
    if isinstance(value, Printed):
        return value.printed()
    if dataclasses.is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return value
