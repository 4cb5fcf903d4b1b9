"""Texts that have to fit keep whole words, balanced isolates, and never exceed their room."""

from hypothesis import given
from hypothesis import strategies as st

from incidents.text.fitting import ISOLATE, POP, cut_at_word, fitted_lines, isolated

# Words of three scripts, names in brackets, an endless word, marks of direction's own.
WORDS = st.sampled_from(["Kayes", "كايس", "(JNIM)", "12", "x" * 90, "،", "SW-000012", "é", "الجيش،", "a-b"])
TEXTS = st.lists(WORDS, max_size=60).map(" ".join)


@given(TEXTS, st.integers(0, 200))
def test_a_cut_text_fits_and_is_a_beginning_of_the_whole(text: str, most: int) -> None:
    cut = cut_at_word(text, most)
    assert len(cut) <= most
    if cut != text:
        assert text.startswith(cut.removesuffix("…"))
        assert cut.endswith("…") or most == 0


@given(TEXTS, st.integers(0, 200), st.booleans())
def test_a_cut_closes_every_isolate_it_leaves_open(text: str, most: int, in_rtl: bool) -> None:
    cut = cut_at_word(isolated(text, in_rtl=in_rtl), most)
    assert len(cut) <= most
    assert cut.count(ISOLATE) == cut.count(POP)


@given(st.lists(TEXTS, max_size=12), st.integers(0, 700))
def test_fitted_lines_fit(lines: list[str], most: int) -> None:
    text = fitted_lines(lines, most)
    assert len(text) <= most
    if sum(map(len, lines)) + len(lines) <= most:
        assert text == "\n".join(lines)


def test_words_stay_whole() -> None:
    assert cut_at_word("an attack on Kayes", 14) == "an attack on…"
    assert cut_at_word("an attack on Kayes", 18) == "an attack on Kayes"
    assert cut_at_word("x" * 20, 5) == "xxxx…"


def test_the_longest_lines_are_cut_first() -> None:
    text = fitted_lines(["short one", "a line with very many words in it indeed", "deaths: 3"], 40)
    assert text.splitlines() == ["short one", "a line with very…", "deaths: 3"]


def test_lines_without_room_are_left_out_from_the_end() -> None:
    assert fitted_lines(["first", "second", "third"], 5) == "f…\ns…"
    assert fitted_lines(["first"], 0) == ""


def test_latin_names_stand_apart_in_arabic_with_what_hangs_on_them() -> None:
    text = isolated("الحادث SW-000123، تبنّته JNIM (AQIM) وفق RFI.", in_rtl=True)
    plain = text.replace(ISOLATE, "[").replace(POP, "]")
    assert plain == "الحادث [SW-000123]، تبنّته [JNIM (AQIM)] وفق [RFI]."


def test_arabic_names_stand_apart_in_english() -> None:
    text = isolated("near كايس الكبيرة, 12 killed", in_rtl=False)
    assert text == f"near {ISOLATE}كايس الكبيرة{POP}, 12 killed"


def test_a_text_of_one_direction_stays_as_it_is() -> None:
    assert isolated("Kayes, 12 (Mali)", in_rtl=False) == "Kayes, 12 (Mali)"
    assert isolated("كايس، 12 (مالي)", in_rtl=True) == "كايس، 12 (مالي)"
