"""A document that was made does not change, whatever the program does: the database refuses."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from kiesdeler.app.results.models import Document
from tests.app.personas import world


def made() -> Document:
    return Document.objects.create(
        session=world().session, name="a.pdf", kind="a", content=b"%PDF", size=4, sha256="0" * 64, made_by="a"
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [{"content": b"other"}, {"name": "b.pdf"}, {"sha256": "1" * 64}, {"made_by": "b"}, {"size": 5}, {"kind": "b"}],
    ids=lambda each: next(iter(each)),
)
def test_what_a_document_says_cannot_be_changed(change: dict[str, Any]) -> None:
    document = made()
    with pytest.raises(DatabaseError, match="does not change"), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(**change)


@pytest.mark.django_db
def test_a_document_is_withdrawn_once_and_for_all() -> None:
    document = made()
    rows = Document.objects.filter(pk=document.pk)
    assert rows.update(withdrawn_at=timezone.now(), withdrawn_because="De invoer is heropend.") == 1
    for change in ({"withdrawn_at": None}, {"withdrawn_because": ""}):
        with pytest.raises(DatabaseError, match="does not change"), transaction.atomic():
            rows.update(**change)
