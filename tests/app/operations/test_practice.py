"""The practice election night: a count in every state of its life, and never on the folder of a real count."""

from __future__ import annotations

import http.client
from collections import Counter
from pathlib import Path

import pytest

from kiesdeler.app.accounts.models import User
from kiesdeler.app.audit.log import broken
from kiesdeler.app.audit.models import LogEntry
from kiesdeler.app.counting.models import CommitteeSession, Count, Entry
from kiesdeler.app.counting.session_acts import perform, unexplained
from kiesdeler.app.operations.practice import ACCOUNTS, PASSWORD, example_files, fill, filled
from kiesdeler.app.operations.practice_folder import claim, wipe
from kiesdeler.eml.checks import check
from kiesdeler.eml.reader import read
from kiesdeler.law.counting.sessions import SessionAct
from kiesdeler.law.counting.states import State
from kiesdeler.problems import Refused, errors
from tests.app.operations.running import command, serving
from tests.app.personas import who


@pytest.mark.django_db
def test_there_is_a_count_in_every_state() -> None:
    assert not filled()
    fill()
    assert filled()
    council = Count.objects.filter(unit__session__committee__election__category="GR")
    states = Counter(council.values_list("state", flat=True))
    assert set(states) == {
        State.EMPTY.value, State.FIRST_ENTRY.value, State.FIRST_HAS_ERRORS.value, State.FIRST_FINALISED.value,
        State.SECOND_ENTRY.value, State.DIFFERENT.value, State.SECOND_CORRECTION.value, State.DEFINITIVE.value,
    }  # fmt: skip
    assert states["empty"] == states["definitive"] == 2
    assert Entry.objects.filter(paused=True, count__state="first_entry").count() == 1
    assert list(broken()) == []
    assert LogEntry.objects.filter(event="practice.filled").count() == 1


@pytest.mark.django_db
def test_one_session_can_be_started_one_is_busy_and_one_can_be_finished() -> None:
    fill()
    sessions = {each.committee.election.category: each for each in CommitteeSession.objects.all()}
    assert {name: each.state for name, each in sessions.items()} == {
        "GR": "data_entry", "AB": "data_entry", "PS": "in_preparation",
    }  # fmt: skip
    assert unexplained(sessions["GR"]) == 1
    coordinator = User.objects.get(username="coordinator")
    from kiesdeler.app.accounts.roles import Role

    done = perform(who=who(coordinator, Role.COORDINATOR), session=sessions["AB"], act=SessionAct.COMPLETE)
    assert not isinstance(done, str), done


@pytest.mark.django_db
def test_everybody_can_log_in_with_the_password_that_is_told() -> None:
    fill()
    for account in ACCOUNTS:
        assert User.objects.get(username=account.username).check_password(PASSWORD)


@pytest.mark.parametrize("file", sorted(example_files().glob("*.xml")), ids=lambda file: file.name)
def test_the_example_files_pass_the_checks(file: Path) -> None:
    message, problems = read(file.read_bytes(), file.name)
    assert errors(problems) == []
    assert message is not None
    assert errors(check(message)) == []


def test_a_folder_is_of_a_practice_or_of_a_real_count(tmp_path: Path) -> None:
    claim(tmp_path / "real", practice=False)
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "kiesdeler.sqlite3").touch()
    with pytest.raises(Refused) as refused:
        claim(tmp_path / "real", practice=True)
    assert "echte telling" in refused.value.problems[0].message
    claim(tmp_path / "practice", practice=True)
    (tmp_path / "practice" / "kiesdeler.sqlite3").touch()
    claim(tmp_path / "practice", practice=True)
    with pytest.raises(Refused):
        claim(tmp_path / "practice", practice=False)
    wipe(tmp_path / "practice")
    assert not (tmp_path / "practice" / "kiesdeler.sqlite3").exists()


def test_demo_starts_and_every_page_says_that_it_is_a_practice(tmp_path: Path) -> None:
    with serving("demo", "--data", str(tmp_path / "a"), folder=tmp_path / "unused") as running:
        connection = http.client.HTTPConnection("127.0.0.1", running.port)
        connection.request("GET", "/inloggen/")
        page = connection.getresponse().read().decode()
        connection.close()
        assert "OEFENING" in page
        said = "\n".join(running.said)
        assert PASSWORD in said
        assert all(account.username in said for account in ACCOUNTS)
        assert running.stop() == 0
    refused = command("serve", "--airgap", "none", "--data", str(tmp_path / "a"), folder=tmp_path / "unused")
    assert refused.returncode == 2
    assert "oefening" in refused.stderr
