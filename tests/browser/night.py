"""The whole election night of one committee, from an empty folder to the zip, with everybody at work at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import expect

from tests.app.invented import Files
from tests.browser import typists
from tests.browser.accounts import begin, first_administrator, log_in, make_user
from tests.browser.coordinators import decides, does, explains, fills_details, makes_documents, state_of
from tests.browser.papers import Paper, paper
from tests.browser.people import People, Person
from tests.browser.setting_up import choose_passphrase, set_up_election

WARNED, DIFFERING, WRONG = 1, 2, 3  # what happens with which station


@dataclass
class Night:
    """Who takes part and what is on the papers."""

    people: People
    files: Files
    method: str
    papers: dict[int, Paper] = field(default_factory=dict)
    person: dict[str, Person] = field(default_factory=dict)

    def __post_init__(self) -> None:
        category = self.files.kind.category
        self.papers = {
            WARNED: paper(category, self.method, WARNED, invalid=21),
            DIFFERING: paper(category, self.method, DIFFERING, found=2),
            WRONG: paper(category, self.method, WRONG, found=-1, invalid=4),
        }


def prepare(night: Night) -> None:
    """The administrator sets up the election and the users; everybody logs in."""
    administrator = night.person["beheerder"] = night.people.comes("beheerder")
    first_administrator(administrator)
    if "/inloggen/" in administrator.page.url:
        log_in(administrator)
    choose_passphrase(administrator)
    set_up_election(administrator, night.files, night.method)
    cards = {
        "karim": make_user(administrator, "karim", "coördinator"),
        "els": make_user(administrator, "els", "invoerder"),
        "bram": make_user(administrator, "bram", "invoerder"),
        "waarnemer": make_user(administrator, "waarnemer", "waarnemer"),
    }
    administrator.goes("/gebruikers/")
    for name, card in cards.items():
        night.person[name] = night.people.comes(name)
        begin(night.person[name], card)


def enter_everything(night: Night) -> None:
    """All stations twice, with a warning, an error, a difference, and two kinds of pauses."""
    coordinator, els, bram = night.person["karim"], night.person["els"], night.person["bram"]
    does(coordinator, "Invoer starten")
    for typist in (els, bram):
        typist.goes("/")
        typist.follows("Naar de invoer")
    screen = night.person["waarnemer"]
    screen.goes("/")
    screen.follows("Naar het scherm")
    progress = screen.page.locator("[data-refresh] .large")
    expect(progress).to_have_text("0 van 3 stembureaus klaar")

    _error(night, els, coordinator)
    _warning(night, els, bram, coordinator)
    expect(progress).to_have_text("1 van 3 stembureaus klaar", timeout=70_000)
    screen.picture("scherm")
    assert state_of(coordinator, WRONG) == "Eerste invoer klaar"
    coordinator.picture("overzicht")
    _difference(night, bram, els, coordinator)
    _pauses(night, bram, coordinator)
    assert [state_of(coordinator, station) for station in night.papers] == ["Klaar"] * 3


def enter_straight(night: Night) -> None:
    """All stations twice without anything special, except that what is warned about is explained."""
    coordinator = night.person["karim"]
    does(coordinator, "Invoer starten")
    for name in ("els", "bram"):
        typist = night.person[name]
        typist.goes("/")
        typist.follows("Naar de invoer")
        for written in night.papers.values():
            typists.enters(typist, written)
    explains(coordinator, "W.202", "Een kind heeft op de stembiljetten getekend.")


def _error(night: Night, typist: Person, coordinator: Person) -> None:
    """A first entry with an error is brought to the coordinator, sent back, and corrected by the same typist."""
    right = night.papers[WRONG]
    mistaken = right.wrong(admitted=right.fields["admitted"] + 10)
    typists.opens(typist, right.station)
    assert {"F.201", "F.303"} & set(typists.types(typist, mistaken))
    typists.finishes(typist)
    assert typist.heading == "Opgeslagen met fouten"
    decides(coordinator, right.station, "Terug naar de invoerder")
    typist.follows("Bekijk wat er nog te doen is")
    typists.resumes(typist, right.station)
    assert "/voters_and_votes/" in typist.page.url  # where the first error is
    assert typists.types(typist, right) == []
    typists.finishes(typist)
    assert typist.heading == "Eerste invoer klaar"


def _warning(night: Night, first: Person, second: Person, coordinator: Person) -> None:
    """Many invalid votes: both typists confirm it is on paper, the coordinator explains."""
    written = night.papers[WARNED]
    for typist, heading in ((first, "Eerste invoer klaar"), (second, "Klaar: de twee invoeren zijn gelijk")):
        typists.opens(typist, written.station)
        assert set(typists.types(typist, written)) == {"W.202"}
        typists.finishes(typist)
        assert typist.heading == heading
    explains(coordinator, "W.202", "Een kind heeft op de stembiljetten getekend.")


def _difference(night: Night, first: Person, second: Person, coordinator: Person) -> None:
    """The second typist exchanges two candidates; the coordinator has only those fields typed again."""
    right = night.papers[DIFFERING]
    one, two = right.fields["votes_1_1"], right.fields["votes_1_2"]
    assert typists.enters(first, right) == "Eerste invoer klaar"
    typists.opens(second, right.station)
    assert set(typists.types(second, right.wrong(votes_1_1=two, votes_1_2=one))) == {"W.001"}
    typists.finishes(second)
    assert second.heading == "De twee invoeren zijn niet gelijk"
    decides(coordinator, right.station, "De eerste invoer klopt: Els vult alleen de verschillen opnieuw in")
    second.follows("Bekijk wat er nog te doen is")
    typists.resumes(second, right.station)
    typists.types(second, right)
    typists.finishes(second)
    assert second.heading == "Klaar: de twee invoeren zijn gelijk"


def _pauses(night: Night, typist: Person, coordinator: Person) -> None:
    """A typist puts a second entry aside and goes on; then the coordinator pauses everybody."""
    written = night.papers[WRONG]
    typists.opens(typist, written.station)
    typists.types_page(typist, written)
    typist.tabs_to(typist.page.get_by_role("button", name="Onderbreken (alles blijft bewaard)"))
    typist.presses("Enter")
    typists.resumes(typist, written.station)
    typists.types_page(typist, written)
    does(coordinator, "Invoer pauzeren")
    typist.presses("Shift+Enter")
    assert typist.sees("De invoer is gepauzeerd")
    does(coordinator, "Invoer hervatten")
    typist.goes(typist.page.url)
    typists.resumes(typist, written.station)
    typists.types(typist, written)
    typists.finishes(typist)
    assert typist.heading == "Klaar: de twee invoeren zijn gelijk"


def complete(night: Night) -> tuple[str, bytes]:
    """Finish the session, fill in its details, make the documents; the zip that is handed over, and its name."""
    coordinator = night.person["karim"]
    does(coordinator, "Invoer afronden")
    fills_details(coordinator)
    handed = makes_documents(coordinator)
    administrator = night.person["beheerder"]
    administrator.goes("/logboek/")
    administrator.picture("logboek")
    return handed
