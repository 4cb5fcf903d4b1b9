"""Any text at all: no exception, valid offsets, nothing invented."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .conftest import PUBLISHED, by_key

WORDS = (
    "هجوم",
    "attaque",
    "killed",
    "Kayes",
    "كايس",
    "12",
    "soldats",
    "hier",
    "أمس",
    "<p>",
    "،",
    ".",
    "\n",
    "revendiqué",
    "JNIM",
    "un jour après",
    "between",
    "30-32",
    "الجيش",
    "à",
    "\u202b",
    "\u200f",
    "ـ",
    "é",
    "(",
    "“",
    "dans la nuit de",
    "lundi",
)
texts = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=8)), max_size=60).map(" ".join)


def check(text, found):
    for draft in found.drafts:
        assert draft.event_type
        assert 0.0 <= draft.confidence <= 1.0
        for item in draft.evidence:
            assert not item.is_quoted or text[item.start : item.end] == item.quote
        for claim in draft.claims:
            assert 0 <= claim.start < claim.end <= len(text)
            assert claim.high is None or claim.low <= claim.high


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts, published=st.sampled_from([PUBLISHED, None, date.min, date.max]))
def test_any_text_gives_valid_offsets_and_no_exception(text, published, read):
    check(text, read(text, published=published))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200f", "?!.", "0", "a" * 5000, "هجوم " * 2000])
def test_empty_and_monotonous_texts_yield_nothing(text, read):
    assert read(text, published=None).drafts == ()


def test_markup_left_in_changes_nothing_but_offsets(seed_text, read):
    html = "<div><p>" + seed_text.replace("\n", "</p>\n<p class='x'>") + "</p>&nbsp;</div>"
    found = read(html)
    check(html, found)
    plain, marked = by_key(read(seed_text)), by_key(found)
    assert {key: (d.date_start, d.responsibility) for key, d in marked.items()} == {
        key: (d.date_start, d.responsibility) for key, d in plain.items()
    }


def test_direction_marks_and_tatweel_do_not_hide_a_name(read):
    text = "\u202bهاجم مسلحون مدينة كـــايس\u202c أمس وقتلوا ثلاثة جنود"
    found = read(text)
    check(text, found)
    assert "ML-kayes" in by_key(found)


def test_a_megabyte_is_read_to_its_end(seed_text, read):
    last = "\nهاجم مسلحون مدينة غاو أمس وقتلوا ثلاثة جنود."
    text = seed_text * (1_000_000 // len(seed_text)) + last
    found = read(text)
    check(text, found)
    assert "ML-gao" in by_key(found)
