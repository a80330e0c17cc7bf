"""Who may open the pages of totals, documents and papers."""

from __future__ import annotations

from typing import Any

from kiesdeler.app.results.models import Document, Making
from tests.app.allowed import ADMINISTRATOR, COORDINATOR, Row, of_session
from tests.app.personas import World


def _document(place: World) -> dict[str, Any]:
    made = Document.objects.create(
        session=place.session, name="a.pdf", kind="a", content=b"%PDF", size=4, sha256="0" * 64, made_by="a"
    )
    return of_session(place) | {"document": made.pk}


def _making(place: World) -> dict[str, Any]:
    return of_session(place) | {"making": Making.objects.create(session=place.session, what="documents", by="a").pk}


_MANAGERS = ADMINISTRATOR | COORDINATOR
ROWS = {
    "results:provisional": Row(COORDINATOR, of_session),
    "results:documents": Row(_MANAGERS, of_session),
    "results:make": Row(COORDINATOR, of_session),
    "results:document": Row(_MANAGERS, _document),
    "results:progress": Row(_MANAGERS, _making),
    "results:papers": Row(_MANAGERS, of_session),
    "results:paper": Row(_MANAGERS, lambda place: of_session(place) | {"paper": "na31-2-bijlage-1"}),
    "results:all_papers": Row(_MANAGERS, lambda place: of_session(place) | {"paper": "na31-2-bijlage-1"}),
    "results:printed": Row(_MANAGERS, _making),
    "results:concept": Row(COORDINATOR, lambda place: of_session(place) | {"name": "Model_Na31-2.pdf"}),
    "results:concept_file": Row(COORDINATOR, _making),
}
