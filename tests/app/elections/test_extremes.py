"""Official files with numbers and names that no election has: refused in words, never a fault of the database."""

from __future__ import annotations

import re

import pytest

from kiesdeler.app.elections.incoming import Incoming
from kiesdeler.app.elections.models import Committee
from kiesdeler.problems import Refused
from tests.app.elections.builder import made
from tests.app.invented import election

pytestmark = pytest.mark.django_db
FILES = election("GR")
HUGE = ("2147483648", "9223372036854775808", "9" * 40, "9" * 5000)


def changed(content: bytes, pattern: str, text: str) -> bytes:
    """A file with other text where the pattern has its group, everywhere."""
    whole = content.decode()
    found = re.search(pattern, whole)
    assert found is not None
    return re.sub(pattern, lambda hit: hit[0].replace(hit[1], text), whole).encode()


@pytest.mark.parametrize("number", HUGE, ids=len)
@pytest.mark.parametrize(
    ("which", "pattern"),
    [
        ("definition", r"<kr:NumberOfSeats>(\d+)<"),
        ("stations", r"<MaxVotes>(\d+)<"),
        ("stations", r'<PollingStation Id="(1)"'),
        ("stations", r">(900)</PollingStation>"),
    ],
)
def test_a_number_beyond_the_database_is_refused(which: str, pattern: str, number: str) -> None:
    content = changed(getattr(FILES, which), pattern, number)
    with pytest.raises(Refused) as refused:
        made(**{which: Incoming("groot.xml", content)})
    assert len(str(refused.value)) < 20_000
    assert not Committee.objects.exists()


@pytest.mark.parametrize("length", [61, 201, 100_000])
@pytest.mark.parametrize(
    ("which", "pattern"),
    [
        ("definition", r"<ElectionName>([^<]+)<"),
        ("definition", r'<ElectionIdentifier Id="([^"]+)"'),
        ("definition", r"<kr:RegionName>([^<]+)<"),
        ("stations", r"<xal:LocalityName>([^<]+)<"),
    ],
)
def test_a_name_that_is_too_long_is_refused_or_kept_whole(which: str, pattern: str, length: int) -> None:
    files = {
        name: Incoming(f"{name}.xml", changed(getattr(FILES, name), pattern, "a" * length))
        for name in ("definition", "candidates", "stations")
        if re.search(pattern, getattr(FILES, name).decode()) and which in {name, "definition"}
    }
    try:
        committee = made(**files)
    except Refused:
        assert not Committee.objects.exists()
    else:
        committee.full_clean()
        committee.election.full_clean()
