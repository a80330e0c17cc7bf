"""What people read: messages for each reader, refusals, and the tables for the documentation."""

from __future__ import annotations

import re

import pytest

from kiesdeler.law.counting import refusals
from kiesdeler.law.counting.findings import RULES, findings
from kiesdeler.law.counting.form import Form
from kiesdeler.law.counting.messages import Audience, Message, message
from kiesdeler.law.counting.rule import Severity
from kiesdeler.law.counting.sessions import SESSION_TRANSITIONS
from kiesdeler.law.counting.states import TRANSITIONS, Need, State, Who
from kiesdeler.law.counting.tables import count_table, form_table, rule_table, session_table
from kiesdeler.law.counting.texts import TEXTS
from tests.law.counting.made import CSB, CSO, DSO, FORMS, LEVELS, entry
from tests.law.counting.test_rules import CASES

HOLDING = [(level, changes) for _, levels, changes, marks in CASES if marks for level in levels]


def words(form: Form, code: str, audience: Audience, **changes: int) -> Message:
    finding = next(each for each in findings(form, entry(form, **changes)) if each.code == code)
    return message(form, finding, audience)


def test_every_check_has_words_and_no_words_are_without_a_check():
    assert set(TEXTS) == {rule.code for rule in RULES} | {"W.001", "W.002"}


@pytest.mark.parametrize(("level", "changes"), HOLDING)
def test_messages_are_complete_sentences_for_both_readers(level: str, changes: dict[str, int]):
    form = LEVELS[level]
    for finding in findings(form, entry(form, **changes)):
        typist, coordinator = (message(form, finding, audience) for audience in Audience)
        assert typist.code == coordinator.code == finding.code
        assert typist.title == coordinator.title
        assert typist.action != coordinator.action
        for text in (typist.explanation, typist.action, coordinator.explanation, coordinator.action):
            assert re.fullmatch(r"[A-Z0-9](?s:.*)[.?]", text), text
            assert "{" not in text
            assert "  " not in text
            longest = max(len(sentence.split()) for sentence in re.split(r"(?<=[.?:])\s", text))
            assert longest <= 25, text  # plain language


def test_the_typist_is_told_about_his_typing_and_the_coordinator_where_to_look():
    assert "papier" in words(CSO, "F.306", Audience.TYPIST, votes_cast=1001, more=2).action
    look = words(CSO, "F.306", Audience.COORDINATOR, votes_cast=1001, more=2).action
    assert "rubriek B1-3.3.1" in look
    assert "Na 31-2 bijlage 1" in look
    assert "het voorblad" not in look
    assert "rubriek 2.4.2 en rubriek 2.4.3" in words(CSB, "F.312", Audience.COORDINATOR, more=1).action
    assert "het inlegvel" in words(DSO, "F.131", Audience.COORDINATOR, insert=1).action


def test_the_page_of_a_list_is_named():
    assert "Lijst 1 – Partij Een" in words(CSO, "F.402", Audience.COORDINATOR, votes_1_1=1).explanation


@pytest.mark.parametrize("code", ["F.204", "F.203"])
def test_each_paper_is_put_right_by_who_may(code: str):
    """Own paper: there. The station's: by a corrigendum. Another committee's: not at all."""
    wrong = {"candidates_total": 0} if code == "F.204" else {"blank": 1}
    assert "corrigendum" not in words(CSO, code, Audience.COORDINATOR, **wrong).action
    assert "corrigendum (Na 14-1)" in words(DSO, code, Audience.COORDINATOR, **wrong).action
    assert "overleg met het stembureau" in words(CSB, code, Audience.COORDINATOR, **wrong).action
    again = FORMS["DSO next"]
    assert "corrigendum" not in words(again, code, Audience.COORDINATOR, **wrong).action


@pytest.mark.parametrize(("level", "changes"), HOLDING)
def test_the_coordinator_is_sent_to_one_place(level: str, changes: dict[str, int]):
    """Numbered rubrics and parts with a name; a higher committee looks at the paper and changes nothing on it."""
    form = LEVELS[level]
    for finding in findings(form, entry(form, **changes)):
        action = message(form, finding, Audience.COORDINATOR).action
        assert not re.search(r"rubriek (voorblad|inlegvel)|het (B1-)?\d", action), action
        assert action.count("corrigendum") <= 1, action
        if finding.severity is Severity.WARNING:  # to be explained, not to be put right
            assert "Klopt het papier niet?" not in action, action
        elif level == "S" and finding.severity is Severity.ERROR:
            assert form.paper.name in action, action
            assert "overleg met het stembureau" in action, action


def test_the_other_value_is_never_told():
    told = findings(CSO, entry(CSO, blank=28, invalid=12), first_entry=entry(CSO))
    for audience in Audience:
        said = message(CSO, told[0], audience)
        assert not re.search(r"\d", said.explanation + said.action.replace("0", ""))


def test_every_refusal_has_words():
    assert set(refusals.NEEDS) == set(Need)
    assert set(refusals.WHO) == set(Who)
    assert set(refusals.START) == set(State) - {State.EMPTY, State.FIRST_FINALISED}


def test_tables_have_a_row_for_everything():
    def rows(table: str) -> list[str]:
        lines = table.splitlines()
        assert len({line.replace("\\|", "").count("|") for line in lines}) == 1
        return lines[2:]

    assert len(rows(count_table())) == len(TRANSITIONS)
    assert (
        "| definitive | delete | coordinator | reason |  | empty | count.deleted | paused, completed |" in count_table()
    )
    assert len(rows(session_table())) == len(SESSION_TRANSITIONS)
    assert "(gone)" in session_table()
    assert "| withdrawn |" in session_table()
    codes = [row.split(" | ")[0].removeprefix("| ") for row in rows(rule_table())]
    assert codes == sorted(rule.code for rule in RULES)
    table = form_table(FORMS["CSO next"])
    assert len(rows(table)) == len(FORMS["CSO next"].fields) + 3
    assert "UncountedVotes geldige stempassen" in table
