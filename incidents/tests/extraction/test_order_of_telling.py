"""When each event of a story was, in the order in which it is told."""

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
import yaml

TUESDAY = date(2025, 6, 10)
STORIES = yaml.safe_load((Path(__file__).parent / "articles_in_order.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("story", STORIES, ids=[story["id"] for story in STORIES])
def test_each_event_has_its_day_and_place(story, read):
    told = defaultdict(list)
    for draft in read(story["text"], published=TUESDAY).drafts:
        assert draft.place is not None
        told[draft.place.key].append(draft.date_start)
        told[draft.place.key] += ["recalled"] if draft.background else []
    assert dict(told) == story["drafts"]
