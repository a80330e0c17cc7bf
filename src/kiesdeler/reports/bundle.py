"""A report with annexes that are typeset apart, each with page numbers of its own, and go into one PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from kiesdeler.reports.counting_frame import CountingFrame
from kiesdeler.reports.frame import Frame


class Report(Protocol):
    """A context: a frozen dataclass of texts, numbers, tuples and such dataclasses."""

    @property
    def frame(self) -> Frame | CountingFrame:
        """What stands around the report."""
        ...


@runtime_checkable
class Labelled(Protocol):
    """A part in which every top heading starts a paper with page numbers of its own."""

    @property
    def page_labels(self) -> tuple[str, ...]:
        """What stands before the page numbers, for each."""
        ...


@dataclass(frozen=True, slots=True)
class Bundle:
    """`nested` comes under the last heading of `main` in the table of contents of the PDF, `after` beside it."""

    main: Report
    nested: tuple[Report, ...] = ()
    after: tuple[Report, ...] = ()

    @property
    def parts(self) -> tuple[Report, ...]:
        """All in their order."""
        return (self.main, *self.nested, *self.after)
