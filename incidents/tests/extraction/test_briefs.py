"""Ordinary briefs in three languages, written for this project: what each must yield."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from .conftest import by_key

TUESDAY = date(2025, 6, 10)

BRIEFS = [
    brief
    for name in ("briefs.yml", "briefs_of_traps.yml", "briefs_of_tolls.yml")
    for brief in yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("brief", BRIEFS, ids=[brief["id"] for brief in BRIEFS])
def test_brief_yields_what_it_says_and_no_more(brief, read):
    text, expected = brief["text"], brief["drafts"]
    found = read(text, published=TUESDAY)
    drafts = by_key(found)
    assert set(drafts) == set(expected)
    assert len(found.drafts) == len(expected)
    for key, fields in expected.items():
        for name, wanted in fields.items():
            got = getattr(drafts[key], name)
            if name in ("fatalities", "injured", "abducted") and got is not None:
                got = (got.low, got.high)
            assert (list(got) if isinstance(got, tuple) else got) == wanted, (key, name)
    for draft in found.drafts:
        assert all(not item.is_quoted or text[item.start : item.end] == item.quote for item in draft.evidence)
        assert 0 < draft.confidence < 1


@pytest.mark.parametrize(
    "text",
    [
        "Des miliciens peuls ont tué dix villageois à Bankass lundi.",
        "Fulani gunmen killed ten villagers in Bankass on Monday.",
        "قتل مسلحون من الطوارق عشرة قرويين في بانكاس يوم الاثنين.",
    ],
)
def test_no_ethnic_group_is_a_perpetrator(text, read, vocabulary):
    (draft,) = read(text, published=TUESDAY).drafts
    for key in draft.perpetrators:
        assert not vocabulary.actors[key].is_community
        assert key in ("UNIDENTIFIED_ARMED", "SELF_DEFENCE")


@pytest.mark.parametrize(
    "text",
    [
        "Trois femmes ont été violées par des hommes armés lundi à Djibo.",
        "Armed men raped three women in Djibo on Monday.",
        "اغتصب مسلحون ثلاث نساء في جيبو يوم الاثنين.",
    ],
)
def test_sexual_violence_is_its_own_sub_type(text, read):
    (draft,) = read(text, published=TUESDAY).drafts
    assert draft.sub_event_type == "Sexual violence"
    assert draft.civilian_targeting is True
    assert draft.fatalities is None


@pytest.mark.parametrize(
    "text",
    [
        "Des attaques ont eu lieu au Mali et au Niger lundi.",
        "Attacks were reported in Mali and Niger on Monday.",
        "وقعت هجمات في مالي والنيجر يوم الاثنين.",
        "Kayes est une belle ville. Gao aussi.",
        "Une attaque a tué dix soldats lundi.",
    ],
)
def test_no_draft_without_a_place_and_an_event(text, read):
    assert read(text, published=TUESDAY).drafts == ()
