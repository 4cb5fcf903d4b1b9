"""The count on screen against SQL: what makes a run fail."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page

from .desk import Desk
from .pages import shown_total


@dataclass(frozen=True)
class Comparison:
    """One look: what the page showed and what the database counts for the address of the page."""

    what: str
    query: str
    on_screen: int
    by_filter: int
    by_hand: int | None  # SQL of our own, where only dates are asked for

    @property
    def agrees(self) -> bool:
        """Whether all of them are the same number."""
        return self.on_screen == self.by_filter and self.by_hand in (None, self.on_screen)

    def line(self) -> str:
        """For a person."""
        hand = "" if self.by_hand is None else f", by hand {self.by_hand}"
        return f"{self.what} {self.query or '(all)'}: on screen {self.on_screen}, SQL {self.by_filter}{hand}"


def compare(page: Page, desk: Desk, what: str) -> Comparison:
    """The page as it stands, once its address has been written. Raises RuntimeError when the server does not
    understand that address: then the two would not be counting the same."""
    query = urlsplit(page.url).query
    counted = desk.ask("counts", query=query)
    if counted["ignored"]:
        raise RuntimeError(f"the server ignored {counted['ignored']} of ?{query}")
    return Comparison(what, query, shown_total(page), counted["total"], _by_hand(desk, query))


def _by_hand(desk: Desk, query: str) -> int | None:
    asked = parse_qs(query)
    for name in ("map", "colour", "shade", "unit", "sort"):
        asked.pop(name, None)
    if not asked or set(asked) - {"from", "to"}:
        return None
    first, last = asked.get("from", ["0001-01-01"])[0], asked.get("to", ["9999-12-31"])[0]
    return int(desk.ask("between", first=first, last=last))
