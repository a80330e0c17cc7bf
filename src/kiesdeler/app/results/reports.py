"""Which reports a session leads to, by the name they are handed over under, and what goes into each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kiesdeler.app.results.assembling import Assembled
from kiesdeler.eml.messages import Count
from kiesdeler.files.package import report_names
from kiesdeler.problems import Problem, Refused
from kiesdeler.reports.bundle import Bundle, Report
from kiesdeler.reports.counting_frame import Heading
from kiesdeler.reports.languages import Language
from kiesdeler.reports.sessions.na14 import na14_2
from kiesdeler.reports.sessions.na31 import na31, o20
from kiesdeler.reports.sessions.p2a import p2a

Context = Report | Bundle


def session_reports(made: Assembled) -> tuple[str, ...]:
    """The names of the reports of a session, in the order in which they are handed over."""
    return report_names(made.form.kind, corrected=made.corrected)


def in_language(name: str, language: Language) -> str:
    """The name of a report in a language; only the Dutch one has the official name."""
    return name if language is Language.DUTCH else name.replace(".pdf", "_Frysk.pdf")


def report(
    name: str, heading: Heading, made: Assembled, count: Count | None, count_hash: str | None, language: Language
) -> Context:
    """One report, ready to be typeset. Raises Refused for a model that this program can't make (yet)."""
    make = _MAKE.get(name)
    if make is None:
        raise Refused([Problem(f"Dit programma kan {name} niet maken. Vul het model van de Kiesraad met de hand in.")])
    return make(heading, made, count, count_hash, language)


_Make = Callable[[Heading, Assembled, Count | None, str | None, Language], Context]


def _with_count(model: Callable[..., Bundle]) -> _Make:
    def make(
        heading: Heading, made: Assembled, count: Count | None, count_hash: str | None, language: Language
    ) -> Context:
        if count is None:
            raise ValueError("this report is of a count")
        return model(heading, made.form, count, made.results, made.part, count_hash=count_hash, language=language)

    return make


def _p2a(
    heading: Heading, made: Assembled, _count: Count | None, _count_hash: str | None, language: Language
) -> Context:
    return p2a(heading, made.results, made.part, language=language)


_MAKE: Mapping[str, _Make] = {
    "Model_Na31-1.pdf": _with_count(na31),
    "Model_Na31-2.pdf": _with_count(na31),
    "Model_O20.pdf": _with_count(o20),
    "Model_Na14-2.pdf": _with_count(na14_2),
    "Leeg_Model_P2a.pdf": _p2a,
}
