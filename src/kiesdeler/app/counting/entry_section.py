"""One page of an entry: shown, saved, saved while it is typed, and saved to be put aside."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kiesdeler.app.accounts.access import access
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.accounts.sessions import seconds_left
from kiesdeler.app.counting.acceptance import accepted
from kiesdeler.app.counting.acts import perform
from kiesdeler.app.counting.entry_answers import answer, frame, go, gone, to_start
from kiesdeler.app.counting.entry_page import build, section_address
from kiesdeler.app.counting.entry_parser import Typed, merged, read_page
from kiesdeler.app.counting.entry_work import Work, confirmations, told, work_of
from kiesdeler.app.counting.models import CommitteeSession, Unit
from kiesdeler.app.pages import clock
from kiesdeler.law.counting.fields import YES, Section
from kiesdeler.law.counting.refusals import Refusal
from kiesdeler.law.counting.sessions import SessionState
from kiesdeler.law.counting.states import Act

PAUSED = "De coördinator heeft de invoer gepauzeerd. Wat je hebt getypt, is bewaard."
PUT_ASIDE = "Stembureau {unit} is onderbroken. Alles wat je hebt getypt, is bewaard."
RESUME = "Deze invoer is onderbroken. Klik op ‘Verder’ om door te gaan."
STALE = (
    "Deze invoer is intussen ook ergens anders opgeslagen, bijvoorbeeld in een ander tabblad. Hieronder staat wat je "
    "hier hebt getypt. Vergelijk het met het papier en sla het dan opnieuw op."
)
WRONG_PAGE = "Wat je hebt ingevuld hoort bij een andere pagina. Er is niets opgeslagen. Open de pagina opnieuw."
AGREE = "Zet eerst dit vinkje. Daarmee zeg je dat je invoer gelijk is aan het papier."
_STEPS = ("next", "draft", "pause")


@access(Role.TYPIST)
@require_http_methods(["GET", "POST"])
def section(request: Any, session: CommitteeSession, unit: Unit, section: str) -> HttpResponse:
    """A page of the entry that this typist is at."""
    work = work_of(request.user, unit)
    if work is None:
        return gone(request, session, unit, section)
    found = next((each for each in work.sections if each.key == section), None)
    if found is None:
        raise Http404("no such page in this entry")
    return _save(request, work, found) if request.method == "POST" else _open(request, work, found)


def _open(request: Any, work: Work, section: Section) -> HttpResponse:
    if SessionState(work.unit.session.state) is not SessionState.DATA_ENTRY:
        return to_start(request, work.unit.session, PAUSED)
    if work.entry.paused:
        return to_start(request, work.unit.session, RESUME)
    reach = work.within_reach()
    if section not in reach:
        return redirect(section_address(work, reach[-1].key))
    return _shown(request, work, section, agree=AGREE if "bevestig" in request.GET else "")


def _save(request: Any, work: Work, section: Section) -> HttpResponse:
    step = request.POST.get("next", "")
    typed = read_page(request.POST, section.key, work.open(section))
    if typed is None or step not in _STEPS:
        return answer(request, "counting/entry_refused.html", {**frame(work), "section": section}, WRONG_PAGE, 400)
    draft = step == "draft"
    if typed.wrong and not draft:
        return _again(request, work, section, typed, "", HTTPStatus.UNPROCESSABLE_ENTITY)
    after = work.saved(merged(work.form, work.values, typed, draft=draft), section)
    # Sent in twice, since the answer to the first got lost or somebody clicked twice: that is no other version.
    if request.POST.get("version") != str(work.version) and after.values != work.values:
        return _again(request, work, section, typed, STALE, HTTPStatus.CONFLICT)
    found = after.found
    shown = request.POST.get("told") == told(work.form, after.values, section.key, found)
    agreed = shown and request.POST.get("agree") == "yes"
    confirmed = confirmations(
        work.form, after.values, section.key, work.entry.accepted, found, agreed=agreed and not draft
    )
    halted = SessionState(work.unit.session.state) is SessionState.PAUSED
    done = perform(
        who=request.who, unit=work.unit, act=Act.PAUSE if halted or step == "pause" else Act.SAVE,
        values=after.values, section=section.key, accept=confirmed, seen=work.version, draft=draft,
    )  # fmt: skip
    if isinstance(done, Refusal):
        return _refused(request, work.unit, section, typed, done)
    if halted:
        return to_start(request, work.unit.session, PAUSED)
    if step == "pause":
        return to_start(request, work.unit.session, PUT_ASIDE.format(unit=work.unit))
    if draft:
        return _saved(request, work, typed)
    holding = accepted(work.form, after.values, confirmed)
    if any(each.section == section.key and each not in holding for each in found):
        return go(request, section_address(work, section.key) + ("?bevestig=1" if shown else ""))
    following = after.next_after(section)
    if following is None:
        return go(request, reverse("counting:entry_check", args=[work.unit.session_id, work.unit.pk]))
    return go(request, section_address(work, following.key))


def _saved(request: Any, work: Work, typed: Typed) -> HttpResponse:
    """The answer to a page that was saved while it was typed: for the script, or the page again."""
    details = {
        "version": work.version + 1,
        "saved": clock(timezone.now()),
        "left": seconds_left(request),
        "wrong": list(typed.wrong.values()),
    }
    return answer(request, "", details, "", HTTPStatus.OK)


def _refused(request: Any, unit: Unit, section: Section, typed: Typed, refusal: Refusal) -> HttpResponse:
    """Somebody or something was in between: the page with what was typed, if the entry is still his."""
    work = work_of(request.user, unit)
    if work is None or section not in work.sections:
        return gone(request, unit.session, unit, section.key)
    return _again(request, work, section, typed, refusal.message, HTTPStatus.CONFLICT)


def _again(request: Any, work: Work, section: Section, typed: Typed, problem: str, status: int) -> HttpResponse:
    """The page once more with what was typed, and what is wrong."""
    return _shown(request, work, section, typed=typed, problem=problem, status=status)


def _shown(
    request: Any,
    work: Work,
    section: Section,
    *,
    typed: Typed | None = None,
    problem: str = "",
    agree: str = "",
    status: int = 200,
) -> HttpResponse:
    around = frame(work, section)
    page = build(work, section, around["places"], typed)
    corrigendum = "corrigendum" in work.form.index and work.values[work.form.index["corrigendum"]] == YES
    details = {
        **around,
        "page": page,
        "corrigendum": corrigendum and section.key not in ("about_report", "controls"),
        "problem": problem,
        "agree": agree if page.must_agree and not page.agreed else "",
        "compared": work.now.desk.original is not None,
    }
    return answer(
        request, "counting/entry_section.html", details, problem or " ".join(s for _, s in page.wrong), status
    )
