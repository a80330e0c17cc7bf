"""The pages of the log: for administrators everything, for coordinators what concerns their committee."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from kiesdeler.app.accounts.access import access
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.events import EVENTS
from kiesdeler.app.audit.exporting import as_csv, as_json_lines
from kiesdeler.app.audit.log import START, broken, record
from kiesdeler.app.audit.models import ChainHead
from kiesdeler.app.audit.reading import SEVERITIES, Filters, in_words, oldest_first, page, visible
from kiesdeler.app.elections.models import Committee
from kiesdeler.app.numbers import whole
from kiesdeler.app.writing import writing

READERS = (Role.ADMINISTRATOR, Role.COORDINATOR)
_MOST_BREAKS = 100
_KINDS = {"csv": ("text/csv; charset=utf-8", as_csv), "jsonl": ("application/jsonl; charset=utf-8", as_json_lines)}


@access(*READERS)
def log(request: Any) -> HttpResponse:
    """The newest entries first, with filters."""
    filters = Filters.read(request.GET)
    before = request.GET.get("voor", "")
    lines, older = page(filters.apply(visible(request.who)), whole(before))
    address = reverse("audit:log")
    shown = {
        "lines": lines,
        "filters": filters,
        "older": f"{address}?{urlencode(filters.query | {'voor': older})}" if older else "",
        "newest": f"{address}?{urlencode(filters.query)}" if before else "",
        "events": sorted((event.sentence.replace("{", "‹").replace("}", "›"), event.id) for event in EVENTS.values()),
        "severities": SEVERITIES,
        "head": _head(),
    }
    return render(request, "audit/log.html", shown)


@access(*READERS)
def entry(request: Any, sequence: int) -> HttpResponse:
    """Everything of one entry."""
    found = get_object_or_404(visible(request.who), sequence=sequence)
    committee = Committee.objects.select_related("election").filter(pk=found.committee).first()
    return render(request, "audit/entry.html", {"line": in_words(found), "committee": committee})


@access(*READERS)
@require_POST
def check(request: Any) -> HttpResponse:
    """Go through the whole chain; what was found goes into the log."""
    head = _head()
    found = list(broken())
    with writing():
        record(
            "log.checked", request.who, outcome=f"{len(found)} fouten" if found else "in orde", entries=head.sequence
        )
    shown = {"head": head, "found": found[:_MOST_BREAKS], "number": len(found), "now": timezone.now()}
    return render(request, "audit/check.html", shown)


@access(*READERS)
@require_POST
def export(request: Any) -> HttpResponse | StreamingHttpResponse:
    """The entries that were looked for, as a file."""
    kind = request.POST.get("vorm", "")
    if kind not in _KINDS:
        return redirect("audit:log")
    entries = Filters.read(request.POST).apply(visible(request.who))
    until = _head().sequence
    with writing():
        record("log.exported", request.who, number=entries.filter(sequence__lte=until).count(), form=kind)
    content_type, writer = _KINDS[kind]
    answer = StreamingHttpResponse(writer(oldest_first(entries, until)), content_type=content_type)
    name = f"kiesdeler-logboek-{timezone.localtime():%Y%m%d-%H%M%S}.{kind}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _head() -> ChainHead:
    return ChainHead.objects.first() or ChainHead(sequence=0, digest=START)
