"""The article that started the project: exactly seven incidents, each value with its words."""

from datetime import date

import pytest

from incidents.extraction.types import Draft

from .conftest import PUBLISHED, by_key

PANIC = ("ML-nioro", "ML-sandare", "ML-gogui", "ML-diboli")
TOGETHER = ("ML-kayes", *PANIC)
DERIVED = ("sub_event_type", "country")


@pytest.fixture(scope="module")
def seed(seed_text, read):
    return read(seed_text)


@pytest.fixture(scope="module")
def drafts(seed):
    return by_key(seed)


def test_exactly_the_seven_incidents(seed, drafts):
    assert len(seed.drafts) == 7
    assert set(drafts) == {*TOGETHER, "ML-centre", "ML-tombouctou"}
    assert seed.language == "ar"
    assert seed.relevant


@pytest.mark.parametrize("key", TOGETHER)
def test_five_towns_at_dawn_suspected_unclaimed_against_the_army(drafts, key):
    draft = drafts[key]
    assert (draft.event_type, draft.sub_event_type) == ("Battles", "Armed clash")
    assert (draft.date_start, draft.date_end, draft.date_precision) == (PUBLISHED, PUBLISHED, "day")
    assert draft.time_of_day == "dawn"
    assert draft.perpetrators == ("JNIM",)
    assert draft.responsibility == "suspected"
    assert "responsibility.unclaimed" in {item.rule for item in draft.evidence}
    assert draft.targets == ("ML_FAMA",)
    assert draft.target_kind == "military"
    assert draft.fatalities is None
    assert draft.background is False
    assert draft.place.geo_precision == 1
    assert draft.place.country == "ML"


def test_they_share_one_campaign_of_seven_positions(seed, drafts):
    (campaign,) = seed.campaigns
    assert campaign.positions == 7
    assert campaign.fatalities is None
    assert {drafts[key].campaign for key in TOGETHER} == {campaign.id}
    assert drafts["ML-tombouctou"].campaign is None
    assert any("سبعة مواقع" in item.quote for item in campaign.evidence)


@pytest.mark.parametrize("key", PANIC)
def test_towns_of_panic_are_weaker_and_show_both_spans(drafts, key):
    draft = drafts[key]
    assert draft.confidence < drafts["ML-kayes"].confidence - 0.1
    quotes = {item.rule: item.quote for item in draft.evidence if item.field == "event_type"}
    assert "الذعر" in quotes["place.panic"]
    assert "trigger.attack" in quotes


def test_recalled_raid_is_a_region_with_an_open_toll_a_day_before(drafts):
    raid = drafts["ML-centre"]
    assert raid.background is True
    assert (raid.date_start, raid.date_end) == (date(2025, 6, 30), date(2025, 6, 30))
    assert (raid.fatalities.low, raid.fatalities.high, raid.fatalities.quantifier) == (30, None, "more_than")
    assert raid.place.geo_precision == 3
    assert raid.place.uncertainty_km >= 100
    assert raid.targets == ("ML_FAMA",)
    assert (raid.perpetrators, raid.responsibility) == ((), "unknown")
    (claim,) = raid.claims
    assert (claim.kind, claim.of_whom) == ("killed", "security_forces")


def test_recalled_attack_on_timbuktu_is_claimed_and_spans_ten_days(drafts):
    attack = drafts["ML-tombouctou"]
    assert attack.background is True
    assert (attack.date_start, attack.date_end) == (date(2025, 6, 1), date(2025, 6, 10))
    assert attack.responsibility == "claimed"
    kinds = [item.quote for item in attack.evidence if item.field == "target_kind"]
    assert any("معسكر" in quote for quote in kinds)
    assert any("المطار" in quote for quote in kinds)
    assert attack.fatalities is None


def test_evidence_is_what_the_text_says_and_no_longer_than_a_clause(seed, seed_text):
    for draft in seed.drafts:
        for item in draft.evidence:
            if item.is_quoted:
                assert seed_text[item.start : item.end] == item.quote
                assert 0 < len(item.quote) <= 200
                assert "\n" not in item.quote
            else:
                assert item.from_


@pytest.mark.parametrize(
    "name",
    [
        "event_type",
        "sub_event_type",
        "date",
        "time_of_day",
        "place",
        "country",
        "perpetrators",
        "targets",
        "target_kind",
        "fatalities",
        "campaign",
    ],
)
def test_every_value_has_evidence(seed, name):
    for draft in seed.drafts:
        if value(draft, name) not in (None, (), (None, None, None)):
            assert any(item.field == name for item in draft.evidence), (draft.place_name, name)


def value(draft: Draft, name: str):
    if name == "date":
        return draft.date_start, draft.date_end, draft.date_precision
    if name == "country":
        return draft.place.country
    return getattr(draft, name)


@pytest.mark.parametrize("blank", ["", " "])
def test_without_its_words_a_value_goes_or_weakens(seed, seed_text, read, blank):
    checked = 0
    for draft in seed.drafts:
        for item in draft.evidence:
            if not item.is_quoted:
                continue
            checked += 1
            text = seed_text[: item.start] + blank + seed_text[item.end :]
            after = by_key(read(text)).get(draft.place.key)
            assert (
                after is None
                or after.confidence < draft.confidence
                or value(after, item.field) != value(draft, item.field)
            ), (draft.place_name, item.field, item.quote)
    assert checked > 80


def test_nothing_at_the_dateline_in_dakar_or_by_an_institute(seed):
    assert not {"ML-bamako", "SN-dakar"} & {draft.place.key for draft in seed.drafts}
    assert all("معهد" not in draft.place_name for draft in seed.drafts)


def test_without_a_publication_date_the_dateline_is_the_anchor(seed_text, read):
    found = by_key(read(seed_text, published=None))
    assert found["ML-kayes"].date_start == PUBLISHED


def test_without_any_date_nothing_is_dated_by_the_clock(seed_text, read):
    text = seed_text.replace("الثلاثاء 01 جويلية 2025", "").replace("تاريخ النشر: 01/07/2025", "")
    found = by_key(read(text, published=None))
    assert found["ML-kayes"].date_start is None
    assert found["ML-kayes"].date_precision is None


def test_json_has_the_keys_of_the_evaluation_format(seed):
    out = seed.as_json()
    incident = out["incidents"][0]
    assert {
        "event_type",
        "sub_event_type",
        "date_start",
        "date_end",
        "date_precision",
        "place",
        "perpetrators",
        "responsibility",
        "targets",
        "fatalities",
        "injured",
        "abducted",
        "background",
        "campaign",
        "confidence",
        "evidence",
    } <= set(incident)
    assert incident["date_start"] == "2025-07-01"
    assert {"field", "start", "end", "quote", "rule"} == set(incident["evidence"][0])
