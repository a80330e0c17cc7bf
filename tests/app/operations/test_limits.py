"""What is not taken in: too much, and characters that no database can hold."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from kiesdeler.app.operations.limits import MOST_BYTES
from tests.app.personas import world


@pytest.mark.django_db
def test_more_than_the_largest_file_is_refused_before_it_is_read() -> None:
    for length in (str(MOST_BYTES + 1), "9" * 30, "-1", "12abc"):
        answer = Client().post(
            reverse("accounts:login"), b"a=b", content_type="application/x-www-form-urlencoded", CONTENT_LENGTH=length
        )
        assert answer.status_code == 413, length
        assert "Te groot om te versturen" in answer.content.decode()


@pytest.mark.django_db
def test_a_nul_in_an_address_a_field_or_the_name_of_a_file_is_refused_with_words() -> None:
    place = world()
    client, page = place.client("administrator"), reverse("accounts:users")
    answers = [
        client.get(page, {"zoek": "a\x00"}),
        client.get(page, {"a\x00": "zoek"}),
        client.post(reverse("accounts:new_user"), {"username": "a\x00"}),
        client.get(reverse("operations:help", args=["start"]) + "%00"),
        client.post(reverse("counting:import_stations", args=[place.session.pk]), {"name": "\x00", "content": "AAAA"}),
    ]
    assert [answer.status_code for answer in answers] == [400, 400, 400, 404, 400]
    assert "knippen en plakken" in answers[0].content.decode()


@pytest.mark.django_db
def test_a_request_that_can_not_be_read_gets_a_page_in_dutch() -> None:
    body = b"&".join(b"f%d=1" % number for number in range(6000))
    answer = Client().post(reverse("accounts:login"), body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 400
    assert "Er is niets opgeslagen" in answer.content.decode()
