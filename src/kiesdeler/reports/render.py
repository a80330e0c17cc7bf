"""From a context to the bytes of an accessible, archivable PDF (PDF/UA-1 and PDF/A-2a); same context, same bytes."""

from __future__ import annotations

import dataclasses
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pikepdf

from kiesdeler.problems import Refused
from kiesdeler.reports.counting_frame import CountingFrame
from kiesdeler.reports.frame import Frame
from kiesdeler.reports.glyphs import missing
from kiesdeler.reports.numbers import thousands

TYPESETTER = Path(__file__).with_name("typeset.py")
TEMPLATES = {"P 22-1": "p22-1.typ", "P 22-2": "p22-2.typ", "U 16": "u16.typ"}


class Report(Protocol):
    """A context: a frozen dataclass of texts, numbers, tuples and such dataclasses."""

    @property
    def frame(self) -> Frame | CountingFrame:
        """What stands around the report."""
        ...


def render(context: Report) -> bytes:
    """The report as PDF. Refused when the data hold a character that the fonts can't show."""
    problems = missing(context)
    if problems:
        raise Refused(problems)
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
    return with_metadata(done.stdout, frame)


def plain(value: object) -> object:
    """A context as JSON holds it. Rows of votes become text here, because the template would take much longer."""
    if dataclasses.is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if not isinstance(value, tuple):
        return value
    if value and all(one is None or type(one) is int for one in value):
        return ["–" if one is None else thousands(one) for one in value]
    return [plain(one) for one in value]


def with_metadata(pdf: bytes, frame: Frame | CountingFrame) -> bytes:
    """The document information by which publication portals recognise a report (/PvElection, /PvModel, ...).

    PDF/A-2 leaves keys of one's own in the document information free as long as the standard ones agree with the XMP.
    """
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for key, value in frame.metadata:
            if value:
                document.docinfo[pikepdf.Name(f"/{key}")] = pikepdf.String(value)
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
