"""People behind a browser: each has a window of his own, and remembers everything that went wrong in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Response

from tests.browser import pictures
from tests.browser.server import Server

PASSWORD = "Vier rode fietsen bij de molen"
_REFUSED = re.compile(r"the server responded with a status of (409|422)\b")  # a form that has to be filled in again
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_POLICY = {"script-src 'self'", "style-src 'self'", "default-src 'none'"}
_TABS = 80  # within so many steps everything on a page is reached
_FOCUSED = """() => {  // whether what has the focus has an outline, and is in sight
  const each = document.activeElement, style = getComputedStyle(each), box = each.getBoundingClientRect();
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== "none";
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const seen = Boolean(top && (top === each || each.contains(top) || top.contains(each)));
  return [outlined, seen, each.outerHTML.slice(0, 200)];
}"""
_LOOKS = """() => {  // what tells one state of a page from another
  const parts = document.querySelectorAll("main h1, main h2, main .alert, main table, main form, main .error");
  return [...new Set([...parts].map((each) => `${each.tagName}.${each.className}`))].sort();
}"""


class People:
    """Everybody in one test, at one server."""

    def __init__(self, browser: Browser, server: Server, *, inspected: bool = False):
        self.browser, self.server, self.inspected = browser, server, inspected
        self.everybody: list[Person] = []
        self.seen: set[tuple[str, ...]] = set()

    def comes(self, name: str, **options: Any) -> Person:
        """Somebody sits down at a workstation."""
        person = Person(self, name, **options)
        self.everybody.append(person)
        return person

    def loses(self, person: Person) -> None:
        """His workstation is gone."""
        self.everybody.remove(person)

    def complaints(self) -> list[str]:
        """What nobody should have seen."""
        return [f"{person.name}: {each}" for person in self.everybody for each in person.complaints]

    def keep(self, folder: Path) -> None:
        """What everybody sees now and what the server said, to find out what went wrong."""
        folder.mkdir(parents=True, exist_ok=True)
        for person in self.everybody:
            if not person.page.is_closed():
                person.page.screenshot(path=folder / f"{person.name}.png", full_page=True)
                (folder / f"{person.name}.html").write_text(person.page.content(), encoding="utf-8")
        (folder / "server.txt").write_text(self.server.said, encoding="utf-8")


class Person:
    """Somebody at a workstation."""

    def __init__(self, people: People, name: str, *, browser: Browser | None = None, **options: Any):
        self.people, self.name, self.complaints = people, name, list[str]()
        self.expected: re.Pattern[str] = _REFUSED  # in the console of the browser
        given = {"viewport": {"width": 1280, "height": 800}, "locale": "nl-NL", "accept_downloads": True, **options}
        self.context: BrowserContext = (browser or people.browser).new_context(base_url=people.server.address, **given)
        self.context.set_default_timeout(60_000)  # milliseconds; machines that test are busy
        self.page: Page = self.context.new_page()
        self.listen(self.page)

    def listen(self, page: Page) -> None:
        """Remember errors of scripts, breaches of the policy for content, server errors and foreign addresses."""
        page.on("pageerror", lambda error: self.complaints.append(f"error in a script: {error}"))
        page.on("console", self._said)
        page.on("response", self._answered)
        page.on("request", self._asked)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not self.expected.search(message.text):
            self.complaints.append(f"console, {message.location.get('url')}: {message.text}")

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.people.server.address, "blob:", "data:")):
            self.complaints.append(f"asked for {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500:
            self.complaints.append(f"{response.status} from {response.url}")
        if response.headers.get("content-type", "").startswith("text/html"):
            policy = response.headers.get("content-security-policy", "")
            missing = _POLICY - {part.strip() for part in policy.split(";")}
            if missing or "unsafe" in policy:
                self.complaints.append(f"{response.url} has the policy {policy!r}")

    # --- moving around ----------------------------------------------------------------------------------------------

    def goes(self, path: str) -> None:
        """Open an address."""
        self.page.goto(path)
        self.looks()

    def clicks(self, name: str, *, role: Any = "button", within: Locator | None = None, exact: bool = True) -> None:
        """Click a button or link that leads to a page, and wait for it."""
        target = (within or self.page).get_by_role(role, name=name, exact=exact)
        with self.page.expect_navigation():
            target.click()
        self.looks()

    def follows(self, name: str, *, within: Locator | None = None, exact: bool = True) -> None:
        """Click a link."""
        self.clicks(name, role="link", within=within, exact=exact)

    def fills(self, label: str, text: str) -> None:
        """Fill in a field."""
        self.page.get_by_label(label, exact=True).fill(text)

    def sees(self, text: str) -> bool:
        """Whether these words are on the page."""
        return text in self.page.locator("body").inner_text()

    @property
    def heading(self) -> str:
        """What the page is called."""
        return self.page.get_by_role("heading", level=1).inner_text()

    @contextmanager
    def agreeing(self) -> Iterator[None]:
        """Say yes to the question that a button asks first."""
        self.page.once("dialog", lambda dialog: dialog.accept())
        yield

    # --- without a mouse --------------------------------------------------------------------------------------------

    def presses(self, key: str) -> None:
        """Press a key that leads to a page, and wait for it."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)
        self.looks()

    def tabs_to(self, target: Locator) -> None:
        """Press Tab until something has the focus, and see that the focus is visible."""
        wanted = target.element_handle()
        for _ in range(_TABS):
            if self.page.evaluate("each => document.activeElement === each", wanted):
                break
            self.page.keyboard.press("Tab")
        else:
            raise AssertionError(f"{target} is not reached with the Tab key")
        self.shows_focus()

    def shows_focus(self) -> None:
        """What has the focus looks like it, and is not hidden behind something else."""
        found = self.page.evaluate(_FOCUSED)
        if not (found[0] and found[1]):
            self.complaints.append(f"focus not visible (outline, in sight): {found} at {self.page.url}")

    # --- looking at pages -------------------------------------------------------------------------------------------

    def looks(self) -> None:
        """Where the test inspects pages: every kind of page in every state that looks different, once."""
        if not self.people.inspected:
            return
        path = re.sub(r"\d+", "N", self.page.url.removeprefix(self.people.server.address).partition("?")[0])
        path = re.sub(r"/list_N/", "/list/", path)
        looks = self.page.evaluate(_LOOKS)
        state = (path, *looks)
        if state not in self.people.seen:
            self.people.seen.add(state)
            self.inspects()

    def inspects(self) -> None:
        """Let axe judge the page, and look whether it fits when it is enlarged to 200%."""
        options = {"runOnly": {"type": "tag", "values": _TAGS}, "resultTypes": ["violations"]}
        result = Axe().run(self.page, options=options)
        if result.violations_count:
            self.complaints.append(f"{self.page.url}: {result.generate_report()}")
        before = self.page.viewport_size
        self.page.set_viewport_size({"width": 640, "height": 400})
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            self.complaints.append(f"{self.page.url} is {wide} pixels too wide at 200%")
        if before:
            self.page.set_viewport_size(before)

    def picture(self, name: str) -> None:
        """A picture for the manual, when those are made."""
        pictures.keep(self.page, name)
