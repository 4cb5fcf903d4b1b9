"""The banks of phrases: dates, tolls and attributions of single sentences with the right answer."""

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from incidents.extraction.article import Article, read_article
from incidents.extraction.counts import find_claims
from incidents.extraction.pipeline import extract
from incidents.extraction.tolls import total
from incidents.extraction.vocabulary import Vocabulary

from .articles import GOLD

Row = dict[str, Any]
Answer = tuple[Any, ...]
BANKS = ("dates", "counts", "attributions")
KINDS = {"killed": ("killed", "neutralised")}


def phrases(bank: str, language: str) -> Iterator[Row]:
    """The lines of one bank."""
    file = GOLD / "phrases" / f"{bank}.{language}.jsonl"
    for line in file.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def wrong(bank: str, language: str, vocabulary: Vocabulary) -> tuple[int, list[tuple[Row, Answer]]]:
    """How many phrases there are, and those read otherwise than they should be, with what was read."""
    right, read = _READERS[bank]
    rows = list(phrases(bank, language))
    answers = [(row, read(row, vocabulary)) for row in rows]
    return len(rows), [(row, answer) for row, answer in answers if answer != right(row)]


def _date(row: Row, vocabulary: Vocabulary) -> Answer:
    """The first day of an event in the phrase; a distance counts from the other day that it names."""
    article = read_article(row["text"], published=date.fromisoformat(row["published"]), vocabulary=vocabulary)
    days = [item for item in article.dates if item.span and item.kind in ("date", "since")]
    moved = [item for item in article.dates if item.kind in ("shift", "offset")]
    if not days or days[0].span is None:
        return (None, None)
    by = timedelta(days=moved[0].days if moved else 0)
    return (str(days[0].span.start + by), str(days[0].span.end + by))


def _count(row: Row, vocabulary: Vocabulary) -> Answer:
    article = read_article(row["text"], published=None, vocabulary=vocabulary)
    count, _ = total(_claims(article), KINDS.get(row["kind"], (row["kind"],)))
    return (count.low, count.high) if count else (None, None)


def _claims(article: Article) -> list[Any]:
    return [find_claims(article, *sentence) for sentence in article.sentences]


def _attribution(row: Row, vocabulary: Vocabulary) -> Answer:
    found = extract(row["text"], published=date(2024, 6, 12), vocabulary=vocabulary)
    news = [draft for draft in found.drafts if not draft.background] or found.drafts
    return (sorted(news[0].perpetrators), news[0].responsibility) if news else (None, None)


_READERS: dict[str, tuple[Callable[[Row], Answer], Callable[[Row, Vocabulary], Answer]]] = {
    "dates": (lambda row: (row["start"], row["end"]), _date),
    "counts": (lambda row: (row["low"], row["high"]), _count),
    "attributions": (lambda row: (sorted(row["perpetrators"]), row["responsibility"]), _attribution),
}
