"""The manual: Markdown that comes along, shown as pages of the application; and the certificate to download."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from markdown_it import MarkdownIt
from markupsafe import Markup

from kiesdeler.app.accounts.access import access
from kiesdeler.app.operations.certificates import fingerprint, read_certificate

FOLDER = Path(__file__).resolve().parents[1] / "manual"
PAGES = {
    "start": "Hulp",
    "invoerder": "Invoerder",
    "coordinator": "Coördinator",
    "beheerder": "Beheerder",
    "waarnemer": "Waarnemer",
    "installatie": "Installeren",
    "certificaat": "Certificaat",
}
_LINK = re.compile(r'href="([a-z]+)\.md"')
_PICTURE = re.compile(r'src="\.\./static/(kiesdeler/manual/[a-z0-9-]+\.png)"')  # made by `make pictures`


@access(anyone=True)
def page(request: Any, page: str) -> HttpResponse:
    """One page of the manual."""
    if page not in PAGES:
        raise Http404
    authority = read_certificate(settings.DATA / "tls" / "kiesdeler-ca.pem") if page == "certificaat" else None
    context = {
        "pages": PAGES,
        "current": page,
        "text": _shown(page),
        "fingerprint": fingerprint(authority) if authority is not None else "",
    }
    return render(request, "operations/manual.html", context)


@access(anyone=True)
def authority(request: Any) -> HttpResponse:
    """The certificate of the authority, for browsers that do not know the server yet."""
    found = read_certificate(settings.DATA / "tls" / "kiesdeler-ca.pem")
    if found is None:
        raise Http404
    answer = HttpResponse(found.public_bytes(Encoding.DER), content_type="application/x-x509-ca-cert")
    answer["Content-Disposition"] = 'attachment; filename="kiesdeler-ca.crt"'
    return answer


@functools.lru_cache(maxsize=len(PAGES))
def _shown(name: str) -> Markup:
    """A page as HTML. Between pages the files link to each other, so that the manual can be read as files too."""
    text = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    made = MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
    linked = _LINK.sub(r'href="../\1/"', made)
    shown = _PICTURE.sub(lambda found: f'src="{static(found[1])}" loading="lazy" width="1280" height="800"', linked)
    return Markup(shown)  # noqa: S704 - our own files, and no HTML in them
