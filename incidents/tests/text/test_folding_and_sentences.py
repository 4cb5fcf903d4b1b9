"""Folding keeps the way back; sentences and clauses end where they should."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.text.folding import fold, fold_key, mask_markup
from incidents.text.language import guess_language
from incidents.text.sentences import clauses, sentences


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("الجُنْدِيّ", "الجندي"),
        ("كـــايس", "كايس"),
        ("أإآا", "اااا"),
        ("مدرسة", "مدرسه"),
        ("مصطفى", "مصطفي"),
        ("٣٠", "30"),
        ("Ségou", "segou"),
        ("cœur", "coeur"),
        ("«a»", '"a"'),
        ("N’Djamena", "n'djamena"),
        ("a\u00a0b", "a b"),
        ("جنديًا", "جنديا"),
    ],
)
def test_spellings_fold_alike(text, folded):
    assert fold_key(text) == folded


@given(st.text(max_size=200))
def test_every_folded_span_leads_back_into_the_text(text):
    folded = fold(text)
    assert len(folded.text) == len(folded.starts)
    assert folded.starts == sorted(folded.starts)
    for at in range(0, len(folded.text), 7):
        start, end = folded.span(at, at + 1)
        assert 0 <= start < end <= len(text)


def test_quote_keeps_marks_and_the_final_hamza():
    text = "يوم الثلاثاءِ، جنديًا"
    folded = fold(text)
    at = folded.text.index("الثلاثا")
    assert folded.quote(at, at + len("الثلاثا")) == "الثلاثاءِ"


def test_markup_is_blanked_without_moving_anything():
    text = "a<p>b</p>&nbsp;c < d & e"
    masked = mask_markup(text)
    assert len(masked) == len(text)
    assert masked.split() == ["a", "b", "c", "<", "d", "&", "e"]
    assert "\n" in masked


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Un. Deux! Trois؟", 3),
        ("قال، ثم ذهب. عاد؟ نعم", 3),
        ("Le gén. Diarra et M. Ba. Fin", 2),
        ("The U.N. said so. Yes.", 2),
        ("14.5 km. Fin", 2),
        ("a\nb\n\nc", 3),
        ("", 0),
        ("رأينا الدخان… عدنا", 2),
    ],
)
def test_sentences_end_at_stops_and_lines_not_at_abbreviations(text, count):
    assert len(sentences(text)) == count


def test_clauses_end_at_commas_but_not_inside_numbers():
    text = "قتل 1,200 شخص، وفق مصدر: نعم"
    assert [text[a:b] for a, b in clauses(text, 0, len(text))] == ["قتل 1,200 شخص", "وفق مصدر", "نعم"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("هجوم في مالي JNIM", "ar"),
        ("Les soldats ont été tués dans le nord", "fr"),
        ("The soldiers were killed in the north", "en"),
        ("", "und"),
        ("12345", "und"),
    ],
)
def test_language_is_a_hint(text, language):
    assert guess_language(text) == language
