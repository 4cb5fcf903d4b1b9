"""The same story in French and English yields the same seven incidents: the rules know no single text."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from .conftest import PUBLISHED, by_key

RETOLD = yaml.safe_load((Path(__file__).parent / "translations.yml").read_text(encoding="utf-8"))
PANIC = ("ML-nioro", "ML-sandare", "ML-gogui", "ML-diboli")


@pytest.fixture(scope="module", params=["fr", "en"])
def found(request, read):
    return read(RETOLD[request.param])


def test_the_same_seven_incidents(found):
    assert set(by_key(found)) == {"ML-kayes", *PANIC, "ML-centre", "ML-tombouctou"}
    assert found.campaigns[0].positions == 7


def test_five_suspected_and_unclaimed_at_dawn(found):
    for key, draft in by_key(found).items():
        if draft.background:
            continue
        assert (draft.date_start, draft.date_end, draft.time_of_day) == (PUBLISHED, PUBLISHED, "dawn"), key
        assert (draft.perpetrators, draft.responsibility) == (("JNIM",), "suspected")
        assert (draft.sub_event_type, draft.targets, draft.target_kind) == (
            "Armed clash",
            ("ML_FAMA",),
            "military",
        )
        assert draft.fatalities is None
        assert "responsibility.unclaimed" in {item.rule for item in draft.evidence}


def test_towns_of_panic_are_weaker(found):
    drafts = by_key(found)
    assert all(drafts[key].confidence < drafts["ML-kayes"].confidence - 0.1 for key in PANIC)


def test_two_are_recalled(found):
    drafts = by_key(found)
    raid, attack = drafts["ML-centre"], drafts["ML-tombouctou"]
    assert raid.background
    assert attack.background
    assert (raid.date_start, raid.date_end) == (date(2025, 6, 30), date(2025, 6, 30))
    assert (raid.fatalities.low, raid.fatalities.high) == (30, None)
    assert (attack.date_start, attack.date_end) == (date(2025, 6, 1), date(2025, 6, 10))
    assert attack.responsibility == "claimed"
