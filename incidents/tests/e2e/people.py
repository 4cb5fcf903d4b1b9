"""People in front of browsers. Every request and every complaint of their pages is kept and judged."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

from .stack import Stack

# What Chromium says of every answer that is no 200; whether the answer is right is for the test to say.
ABOUT_ANSWERS = ("Failed to load resource", "net::ERR")
MAPS = """
window.sahelMaps = {};
window.addEventListener("map:init", (event) => { window.sahelMaps[event.detail.id] = event.detail.map; });
"""
WAIT_MS = 10_000
expect.set_options(timeout=WAIT_MS)


@dataclass
class Window:
    """How a person's browser is set up."""

    width: int = 1280
    height: int = 900
    language: str = "en"
    has_scripts: bool = True


@dataclass
class People:
    """Opens browsers on a stack; each person has cookies of their own."""

    browser: Browser
    stack: Stack
    sessions: dict[str, Any] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(self, role: str = "", window: Window | None = None) -> Page:
        """A page of somebody who is signed in as this demo account, or of a stranger without a role."""
        if role and role not in self.sessions:
            self.sessions[role] = self._sign_in(role)
        return self._context(window or Window(), self.sessions.get(role)).new_page()

    def close(self) -> None:
        """Close every browser window."""
        while self.contexts:
            self.contexts.pop().close()

    def judge(self) -> None:
        """Raises AssertionError when a page asked another machine for something, or a script failed."""
        assert self.hosts <= {"127.0.0.1"}, f"requests left this machine: {self.hosts}"
        assert not self.complaints, "\n".join(self.complaints)

    def _sign_in(self, role: str) -> Any:
        page = self._context(Window(), None).new_page()
        sign_in(page, role, self.stack.passwords[role])
        page.wait_for_url(self.stack.url + "/")
        return page.context.storage_state()

    def _context(self, window: Window, session: Any) -> BrowserContext:
        context = self.browser.new_context(
            base_url=self.stack.url,
            viewport={"width": window.width, "height": window.height},
            locale=window.language,
            java_script_enabled=window.has_scripts,
            storage_state=session,
            reduced_motion="reduce",
            timezone_id="UTC",
        )
        context.set_default_timeout(WAIT_MS)
        context.add_init_script(MAPS)
        context.on("request", self._note_request)
        context.on("console", self._note_console)
        context.on("weberror", lambda error: self.complaints.append(f"script error: {error.error.stack}"))
        self.contexts.append(context)
        return context

    def _note_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob", "about"):
            self.hosts.add(parts.hostname or request.url)

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(words in message.text for words in ABOUT_ANSWERS):
            where = message.page.url if message.page else ""
            self.complaints.append(f"console on {where}: {message.text}")


@contextmanager
def people_at(browser: Browser, stack: Stack, sessions: dict[str, Any]) -> Iterator[People]:
    """People at this stack; what their browsers complained about fails the test."""
    people = People(browser, stack, sessions)
    try:
        yield people
    finally:
        people.close()
    people.judge()


def sign_in(page: Page, name: str, password: str) -> None:
    """Fill in and send the sign-in form."""
    page.goto("/login/")
    page.get_by_label("User name").or_(page.get_by_label("Username")).fill(name)
    page.get_by_label("Password").fill(password)
    page.locator("main").get_by_role("button", name="Sign in").click()
