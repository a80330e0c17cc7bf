"""Making in a thread: begun by a page once its transaction is done, and told of by the page afterwards."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from kiesdeler.app.results.models import Making
from kiesdeler.law.counting.kinds import Method
from tests.app.personas import sign_in
from tests.app.results.counted import coordinator, small


@pytest.mark.django_db
def test_a_press_of_the_button_begins_a_thread_that_makes_everything(
    django_capture_on_commit_callbacks: Any,
) -> None:
    """The thread's work is done here: another thread would not see the transaction of a test."""
    session = small("GR", Method.DSO)
    client = sign_in(coordinator(session.committee))
    page = reverse("results:documents", args=[session.pk])
    with django_capture_on_commit_callbacks() as begun:
        answer = client.post(reverse("results:make", args=[session.pk]))
    assert answer.headers["Location"] == page
    assert Making.objects.get().running
    (start,) = begun
    start.__self__.make()
    assert Making.objects.get().state == Making.DONE
    assert session.documents.count() == 4
    assert "Download alles" in client.get(page).content.decode()


@pytest.mark.django_db
def test_a_refused_press_begins_no_thread(django_capture_on_commit_callbacks: Any) -> None:
    session = small("GR", Method.DSO)
    session.place = ""
    session.save()
    with django_capture_on_commit_callbacks() as begun:
        sign_in(coordinator(session.committee)).post(reverse("results:make", args=[session.pk]))
    assert begun == []
