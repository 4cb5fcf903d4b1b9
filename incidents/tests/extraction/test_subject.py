"""What an article is about: matches, trials and reports yield nothing, attacks on them do."""

from datetime import date
from pathlib import Path

import pytest
import yaml

TUESDAY = date(2025, 6, 10)
ABOUT_ELSE = yaml.safe_load((Path(__file__).parent / "articles_about_else.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("article", ABOUT_ELSE, ids=[article["id"] for article in ABOUT_ELSE])
def test_article_about_something_else_yields_nothing(article, read):
    assert read(article["text"], published=TUESDAY).drafts == ()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (
            "Attaque pendant un défilé à Gao\n\nDes hommes armés ont attaqué dimanche à Gao un défilé de la "
            "fête de l'indépendance, tuant deux soldats. La cérémonie a été interrompue.",
            "ML-gao",
        ),
        (
            "Report accuses army of massacre\n\nA United Nations report published on Monday says soldiers "
            "killed 40 civilians in Hombori on 3 May 2025. The report documented the names; the statistics "
            "of the quarter were withheld.",
            "ML-hombori",
        ),
    ],
)
def test_event_with_a_day_of_its_own_is_kept(text, key, read):
    drafts = read(text, published=TUESDAY).drafts
    assert [draft.place.key for draft in drafts if draft.place] == [key]
