"""Several people do whatever they like to one station, through the pages and past them: no way leads to a definitive
count that two of them did not type. The test keeps its own record of who sent in what."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.audit.log import broken
from kiesdeler.app.counting.acceptance import accept
from kiesdeler.app.counting.acts import perform
from kiesdeler.app.counting.models import Count, Entry
from kiesdeler.app.counting.stored import current
from kiesdeler.law.counting.count import Done, messages_of
from kiesdeler.law.counting.fields import Values
from kiesdeler.law.counting.states import Act
from tests.app.counting.typist import Page, Typist
from tests.app.personas import World, right_values, world

TYPISTS = ("first", "second", "third")
PAPERS: tuple[dict[str, int], ...] = (
    {},
    {"votes_1_1": 13, "votes_1_2": 7},  # another reading of the same paper
    {"blank": 1},  # does not add up
)
DECISIONS = (Act.KEEP_FIRST, Act.KEEP_SECOND, Act.CORRECT_FIRST, Act.CORRECT_SECOND, Act.RETURN, Act.DISCARD_BOTH)
PAGES = ("voters_and_votes", "list_1")
TYPED = (Act.SAVE, Act.PAUSE, Act.FINISH)


class FourEyes(RuleBasedStateMachine):
    """One station, three typists and a coordinator who also try each other's work."""

    place: ClassVar[World]
    clients: ClassVar[dict[str, Any]]

    @initialize(begun=st.sampled_from(["nothing", "first", "different"]))
    def begin(self, begun: str) -> None:
        """A database of its own: what happens in this run is undone after it."""
        self.run = transaction.atomic()
        self.run.__enter__()
        place = self.place
        self.desks = {name: Typist(self.clients[name], place.session, place.units[0]) for name in TYPISTS}
        self.form = self.desks["first"].form
        self.record: dict[str, dict[str, int | None]] = {name: {} for name in TYPISTS}
        if begun != "nothing":
            self.types_a_whole_paper("first", 0)
        if begun == "different":
            self.types_a_whole_paper("second", 1)

    def teardown(self) -> None:
        if hasattr(self, "run"):
            transaction.set_rollback(True)
            self.run.__exit__(None, None, None)

    def paper(self, which: int) -> Values:
        values = list(right_values(self.place.session))
        for key, value in PAPERS[which].items():
            values[self.form.index[key]] = value
        return tuple(values)

    def starts(self, name: str) -> None:
        before = Count.objects.get(unit=self.place.units[0])
        mine = before.entries.filter(by=self.place.people[name]).exists()
        self.desks[name].start()
        after = Count.objects.get(pk=before.pk)
        if not mine and after.entries.filter(by=self.place.people[name]).exists():
            self.record[name] = {}

    def sends(self, name: str, section: str, which: int) -> None:
        """Opens a page, types what is open on it, sends it in, and confirms what he is told."""
        person = self.desks[name]
        page = person.open(section)
        fields = page.fields()
        if page.status != 200 or "version" not in fields:
            return
        given = person.values_of(self.paper(which), section)
        given = {key: value for key, value in given.items() if page.tree.xpath("//input[@name=$n]", n=f"v-{key}")}
        answer = person.post(section, page, given)
        if answer.status_code == 302:
            self.record[name] |= {key: int(value or 0) for key, value in given.items()}
            if f"/{section}/" in answer["Location"]:
                person.post(section, Page(self.clients[name].get(person.address(section))), agree=True)

    @rule(name=st.sampled_from(TYPISTS), which=st.integers(0, 2))
    def types_a_whole_paper(self, name: str, which: int) -> None:
        self.starts(name)
        self.clients[name].post(self.desks[name].address("hervatten"))
        for section in self.form.sections:
            self.sends(name, section.key, which)
        self.finishes(name)

    @rule(name=st.sampled_from(TYPISTS), section=st.sampled_from(PAGES), which=st.integers(0, 2))
    def types_one_page(self, name: str, section: str, which: int) -> None:
        self.sends(name, section, which)

    @rule(name=st.sampled_from(TYPISTS))
    def finishes(self, name: str) -> None:
        version = Count.objects.get(unit=self.place.units[0]).version
        data = {"version": str(version), "discussed": "yes"}
        self.clients[name].post(self.desks[name].address("controleren"), data)

    @rule(name=st.sampled_from(TYPISTS), other=st.sampled_from(TYPISTS), stale=st.booleans())
    def sends_in_the_page_of_somebody_else(self, name: str, other: str, stale: bool) -> None:
        page = self.desks[other].open("list_1")
        data = page.fields()
        if "version" not in data:
            return
        mine = name == other and not stale
        data |= {"next": "next", "version": str(int(data["version"]) - stale)}
        answer = self.clients[name].post(self.desks[name].address("list_1"), data)
        assert mine or name == other or answer.status_code == 409
        assert not stale or answer.status_code == 409

    @rule(name=st.sampled_from(TYPISTS), what=st.sampled_from(["onderbreken", "hervatten", "weggooien"]))
    def does_something_else(self, name: str, what: str) -> None:
        version = Count.objects.get(unit=self.place.units[0]).version
        self.clients[name].post(self.desks[name].address(what), {"version": str(version)})

    @rule(act=st.sampled_from(DECISIONS))
    def coordinator_decides(self, act: Act) -> None:
        perform(who=self.place.who("coordinator", Role.COORDINATOR), unit=self.place.units[0], act=act, reason="x")

    @rule(
        act=st.sampled_from([act for act in Act if act is not Act.IMPORT]),
        name=st.sampled_from([*TYPISTS, "coordinator"]),
        which=st.integers(0, 2),
    )
    def anybody_does_anything_past_the_pages(self, act: Act, name: str, which: int) -> None:
        unit = self.place.units[0]
        role = Role.COORDINATOR if name == "coordinator" else Role.TYPIST
        values = self.paper(which) if act in TYPED else None
        now = current(unit)
        told = messages_of(now.desk, now.count)
        rows = accept(self.form, values or self.form.empty(), told) if values else None
        done = perform(who=self.place.who(name, role), unit=unit, act=act, values=values, accept=rows, reason="x")
        if not isinstance(done, Done) or name == "coordinator":
            return
        if act is Act.START:
            self.record[name] = {}
        if values is not None:
            self.record[name] = dict(zip(self.form.index, values, strict=True))

    @invariant()
    def a_definitive_count_was_typed_by_two(self) -> None:
        if not hasattr(self, "run"):
            return
        row = Count.objects.get(unit=self.place.units[0])
        entries = list(Entry.objects.filter(count=row).select_related("by"))
        assert len({entry.by_id for entry in entries}) == len(entries) <= 2
        if row.state != "definitive":
            assert row.figures is None
            return
        assert len(entries) == 2
        for entry in entries:
            typed = self.form.filled({k: v for k, v in self.record[entry.by.username].items() if v is not None})
            assert list(self.form.figures(typed)) == row.figures

    @rule()
    def the_log_holds(self) -> None:
        assert list(broken()) == []


@pytest.mark.django_db
def test_no_way_leads_to_a_count_that_two_did_not_type() -> None:
    FourEyes.place = world(stations=1)
    FourEyes.clients = {name: FourEyes.place.client(name) for name in TYPISTS}
    run_state_machine_as_test(FourEyes, settings=settings(max_examples=20, stateful_step_count=20))


@pytest.mark.django_db
def test_the_machine_can_get_there() -> None:
    """So that the invariant above is about something."""
    FourEyes.place = world(stations=1)
    FourEyes.clients = {name: FourEyes.place.client(name) for name in TYPISTS}
    machine = FourEyes()
    machine.begin("different")
    assert Count.objects.get(unit=machine.place.units[0]).state == "different"
    machine.coordinator_decides(Act.CORRECT_SECOND)
    machine.types_a_whole_paper("second", 0)
    assert Count.objects.get(unit=machine.place.units[0]).state == "definitive"
    machine.a_definitive_count_was_typed_by_two()
    machine.teardown()
    assert not Entry.objects.exists()
