"""What a draft's page shows: the values in its form, the words marked in the article, and under each
value its quotes and rules.
"""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

# Offsets count code points, as Python does; a symbol such as 🔻 is two units to JavaScript.
MARKS = """() => {
  const spans = new Map();
  let at = 0;
  for (const node of document.querySelector(".article__text").childNodes) {
    const end = at + Array.from(node.textContent).length;
    for (const number of (node.dataset?.evidence ?? "").split(" ").filter(Boolean)) {
      const span = spans.get(number) ?? [at, at];
      spans.set(number, [span[0], end]);
    }
    at = end;
  }
  return [...spans].map(([number, [start, end]]) => [Number(number), start, end]);
}"""
FORM = """() => Object.fromEntries([...document.querySelectorAll("#incident-form [name]")]
  .filter((control) => !control.name.startsWith("csrf") && control.type !== "submit")
  .map((control) => [control.name, control.type === "checkbox" ? control.checked : control.value]))"""
SUPPORTS = """() => [...document.querySelectorAll("#incident-form .evidence")].map((line) => [
  [...line.querySelectorAll("q")].map((quote) => quote.textContent),
  [...line.querySelectorAll("code")].map((rule) => rule.textContent),
])"""


@dataclass(frozen=True)
class DraftView:
    """One draft as the editor sees it. `supports` has a line a field: quotes, and names of rules."""

    form: dict[str, Any]
    marks: dict[int, tuple[int, int]]
    supports: list[tuple[list[str], list[str]]]
    perpetrators: list[str]
    targets: list[str]
    text: str


def read_draft(page: Page, address: str) -> DraftView:
    """Open a draft and read all of it."""
    page.goto(address)
    return DraftView(
        form=page.evaluate(FORM),
        marks={number: (start, end) for number, start, end in page.evaluate(MARKS)},
        supports=[(sorted(quotes), rules) for quotes, rules in page.evaluate(SUPPORTS)],
        perpetrators=_chips(page, "perpetrators"),
        targets=_chips(page, "targets"),
        text=page.locator(".article__text").evaluate("(node) => node.textContent"),
    )


def _chips(page: Page, name: str) -> list[str]:
    labels = page.locator(f'[data-chips-for="id_{name}_text"] .chip [dir="auto"]').all_inner_texts()
    return sorted(label.strip() for label in labels)
