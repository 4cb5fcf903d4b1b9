"""The project's own seeds as vocabulary, and the article that started it."""

from datetime import date
from pathlib import Path

import pytest

from incidents.extraction import Vocabulary, extract
from incidents.extraction.seed_files import read_actors, read_places
from incidents.extraction.types import Draft, Extraction

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
PUBLISHED = date(2025, 7, 1)


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return Vocabulary.build(read_places(SEEDS / "places.csv"), read_actors(SEEDS / "actors.yml"))


@pytest.fixture(scope="session")
def seed_text() -> str:
    return next((SEEDS / "articles").glob("*.txt")).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def read(vocabulary):
    """read(text, published=...) -> Extraction"""

    def reader(text: str, published: date | None = PUBLISHED) -> Extraction:
        return extract(text, published=published, vocabulary=vocabulary)

    return reader


def by_key(found: Extraction) -> dict[str, Draft]:
    """Drafts by place key, or by the name in the text where no gazetteer holds it."""
    return {
        (draft.place.key or draft.place.name) if draft.place else draft.place_name: draft
        for draft in found.drafts
    }
