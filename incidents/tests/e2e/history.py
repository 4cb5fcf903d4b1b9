"""A SahelWatch with the first history and a few incidents by hand: what the tests of the dashboard ask about.

The history has exact and vague places, campaigns with joint tolls, parties and sources, but every incident of
it has a day and a place; those without are entered here.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from .desk import Entry, enter_at_once
from .people import People, Window, people_at
from .processes import run_to_end, wait_until
from .stack import Ground, Stack, running_stack

HISTORY = 410
# Where and when the history has nothing, so that the tests can tell them from it.
BY_HAND = {
    "undated": Entry("", "Zouar", what="Arrests", deaths="2"),
    "placeless": Entry("12/2/2009", "", country="MR", deaths="3-5"),
    "neither": Entry("", "", what="Looting/property destruction", country="MR"),
    "bol one": Entry("5/6/2009", "Bol", deaths="3"),
    "bol two": Entry("7/6/2009", "Bol", what="Attack", deaths="1-2"),
}
EVERYTHING = HISTORY + len(BY_HAND)


@dataclass
class Library:
    """The stack with the history; `ids`: name in BY_HAND to public id."""

    stack: Stack
    ids: dict[str, str]


@dataclass
class Readers:
    """People at the library."""

    people: People
    ids: dict[str, str]

    def open(self, window: Window | None = None, role: str = "") -> Page:
        """A page of somebody."""
        return self.people.open(role, window)

    def without_scripts(self, query: str) -> str:
        """The page as the server writes it, which is all that a browser without scripts shows."""
        if not self.people.contexts:
            self.people.open()
        answer = self.people.contexts[0].request.get(self.people.stack.url + "/" + query)
        assert answer.status == 200, f"{query}: {answer.status}"
        return answer.text()


@contextmanager
def library_at(browser: Browser, ground: Ground) -> Iterator[Library]:
    """The stack once everything of it stands in the chunks; nobody should change what BY_HAND tells."""
    with running_stack(ground, "redis", "web") as stack:
        run_to_end([sys.executable, "manage.py", "prepare"], env=stack.env)
        stack.start("worker")
        with people_at(browser, stack, {}) as people:
            editor = people.open("editor")
            ids = {name: enter_at_once(editor, entry) for name, entry in BY_HAND.items()}
        wait_for_rows(stack, EVERYTHING)
        yield Library(stack, ids)


def wait_for_rows(stack: Stack, number: int) -> None:
    """Return when the public chunks hold so many incidents and none waits to be built."""

    def is_there() -> bool:
        manifest = stack.get_json("/data/manifest.json")
        return bool(manifest["rows"] == number and not manifest["pending"])

    wait_until(is_there, seconds=30, what=f"the chunks hold {number} incidents")
