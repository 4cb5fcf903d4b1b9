"""The gold articles and what extraction makes of them."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from incidents.extraction.pipeline import extract
from incidents.extraction.vocabulary import Vocabulary

from .scoring import Incident, Scores, score

GOLD = Path(__file__).resolve().parents[2] / "extraction" / "gold"
BASELINE = GOLD / "baseline.json"
SETS = ("tuned", "blind")
LANGUAGES = ("ar", "fr", "en")


def gold_articles(name: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Each line of a set with its text."""
    for language in LANGUAGES:
        for line in (GOLD / name / f"{language}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield row, (GOLD / name / row["path"]).read_text(encoding="utf-8")


def scored(name: str, vocabulary: Vocabulary) -> Scores:
    """The scores of one set."""
    return score((row, text, _drafts(row, text, vocabulary)) for row, text in gold_articles(name))


def _drafts(row: dict[str, Any], text: str, vocabulary: Vocabulary) -> list[Incident]:
    published = date.fromisoformat(row["published"])
    drafts: list[Incident] = extract(text, published=published, vocabulary=vocabulary).as_json()["incidents"]
    return drafts
