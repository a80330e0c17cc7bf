"""A typist at a browser without script: opens a page, fills in what stands on it, and sends it in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.test import Client
from lxml import html

from kiesdeler.app.accounts.models import User
from kiesdeler.app.accounts.roles import Role
from kiesdeler.app.counting.forms import form_of
from kiesdeler.app.counting.models import CommitteeSession, Unit
from kiesdeler.app.elections.incoming import Incoming
from kiesdeler.app.elections.models import Committee
from kiesdeler.law.counting.fields import Values
from kiesdeler.law.counting.kinds import Method
from tests.app.elections.builder import made
from tests.app.invented import election
from tests.app.personas import person, sign_in

Given = dict[str, int | str | None]


@dataclass
class Desk:
    """A committee of an invented election in the middle of data entry, with two typists."""

    committee: Committee
    session: CommitteeSession
    units: list[Unit]
    people: dict[str, User]

    def typist(self, name: str = "first", unit: int = 0) -> Typist:
        """One of the typists at a station."""
        return Typist(sign_in(self.people[name]), self.session, self.units[unit])


def desk(category: str, method: Method, *, lists: int = 2, candidates: int = 3) -> Desk:
    """A committee with two lists of three candidates."""
    files = election(category, lists=lists, candidates=candidates)
    committee = made(
        category,
        method=method,
        definition=Incoming("definitie.eml.xml", files.definition),
        candidates=Incoming("lijsten.eml.xml", files.candidates),
    )
    session = committee.sessions.get()
    session.state = "data_entry"
    session.save()
    roles = {committee: Role.TYPIST}
    people = {name: person(name, roles=roles) for name in ("first", "second")}
    return Desk(committee, session, list(session.units.all()), people)


class Typist:
    """One person at one station."""

    def __init__(self, client: Client, session: CommitteeSession, unit: Unit):
        self.client, self.session, self.unit = client, session, unit
        self.form = form_of(session)
        self.base = f"/zitting/{session.pk}/invoer/"

    def address(self, page: str) -> str:
        """Of a section, or of a page with a name of its own."""
        return f"{self.base}{self.unit.pk}/{page}/"

    def start(self) -> Any:
        """Begin at the station, after its name was shown."""
        return self.client.post(self.base, {"number": str(self.unit.number), "shown": self.unit.name})

    def open(self, page: str) -> Page:
        """Look at a page."""
        return Page(self.client.get(self.address(page)))

    def send(self, section: str, given: Given | None = None, *, agree: bool = False, step: str = "next") -> Any:
        """Open a page, fill in what is given (a choice is the sum of its boxes) and send it in."""
        return self.post(section, self.open(section), given, agree=agree, step=step)

    def post(
        self,
        section: str,
        page: Page,
        given: Given | None = None,
        *,
        agree: bool = False,
        step: str = "next",
        **extra: Any,
    ) -> Any:
        """Send in a page that was opened before."""
        data = page.fields()
        for key, value in (given or {}).items():
            if self.form.field(key).is_choice:
                data[f"v-{key}"] = [str(box) for box in (1, 2) if int(value or 0) & box]
            else:
                data[f"v-{key}"] = "" if value is None else str(value)
        if agree:
            data["agree"] = "yes"
        return self.client.post(self.address(section), data | {"next": step}, **extra)

    def values_of(self, values: Values, section: str) -> Given:
        """What of a whole entry stands on one page."""
        fields = self.form.section(section).fields
        return {field.key: values[self.form.index[field.key]] for field in fields}

    def enter(self, values: Values) -> Any:
        """Type a whole entry, confirm whatever he is told, and finish; the answer to the last step."""
        if self.start().status_code != 302:
            return None
        for section in self.form.shown(values):
            answer = self.send(section.key, self.values_of(values, section.key))
            assert answer.status_code == 302, Page(answer).text
            if f"/{section.key}/" in answer["Location"]:
                self.send(section.key, agree=True)
        return self.finish()

    def finish(self, *, discussed: bool = True) -> Any:
        """Finish from the overview at the end."""
        page = self.open("controleren")
        data = {"version": page.hidden("version")} | ({"discussed": "yes"} if discussed else {})
        return self.client.post(self.address("controleren"), data)


class Page:
    """A page as somebody sees it."""

    def __init__(self, response: Any):
        self.response = response
        self.status = response.status_code
        self.tree = html.document_fromstring(response.content or b"<p></p>")
        self.text = " ".join(self.tree.text_content().split())

    def hidden(self, name: str) -> str:
        """The value of a hidden field."""
        return str(self.tree.xpath("//input[@type='hidden'][@name=$name]/@value", name=name)[0])

    def fields(self) -> dict[str, Any]:
        """What the browser would send of the form of a page when nothing is changed."""
        data: dict[str, Any] = {}
        for each in self.tree.xpath("//form[@data-entry]//input[@name]"):
            if each.get("type") != "checkbox":
                data[each.get("name")] = each.get("value", "")
            elif each.get("checked") is not None:
                data.setdefault(each.get("name"), []).append(each.get("value"))
        return data

    def value(self, key: str) -> str | None:
        """What stands in a field; None when it can't be filled in."""
        found = self.tree.xpath("//input[@id=$id]/@value", id=f"f-{key}")
        return str(found[0]) if found else None

    def codes(self) -> set[str]:
        """The codes of the messages."""
        return {code.text_content().strip() for code in self.tree.xpath("//*[@class='code']")}

    def told(self, code: str) -> str:
        """The words of one message."""
        found = self.tree.xpath("//*[@id=$id]", id=f"m-{code.replace('.', '')}")
        return " ".join(found[0].text_content().split()) if found else ""

    def marked(self, code: str) -> set[str]:
        """The fields that a message is about."""
        found = self.tree.xpath("//input[@aria-describedby]")
        name = f"m-{code.replace('.', '')}"
        return {each.get("name")[2:] for each in found if name in each.get("aria-describedby").split()}

    def signs(self) -> dict[str, str]:
        """How each page stands, from the bar at the side."""
        rows = [" ".join(row.text_content().split()) for row in self.tree.xpath("//nav[@class='pages']//li")]
        return {row.partition(": ")[0].lstrip("→–✓!✕ "): row.partition(": ")[2] for row in rows if ": " in row}
