"""Evidence marks on an article: the text stays whole, marks stand on their own words."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from incidents.selectors.article_marks import marked_pieces

TEXT = "هاجم مسلحون كايس فجر الثلاثاء"


def quote(start: int, end: int, field: str = "place", text: str = TEXT) -> dict[str, Any]:
    return {"field": field, "start": start, "end": end, "quote": text[start:end]}


@given(
    st.lists(
        st.tuples(st.integers(0, 29), st.integers(0, 29), st.sampled_from(["place", "date", "fatalities"]))
    )
)
def test_the_pieces_are_the_text_and_each_quote_is_found_again(spans: list[tuple[int, int, str]]) -> None:
    evidence = [quote(min(a, b), max(a, b), field) for a, b, field in spans]
    pieces = marked_pieces(TEXT, evidence)
    assert "".join(piece.text for piece in pieces) == TEXT
    for number, item in enumerate(evidence):
        assert "".join(piece.text for piece in pieces if number in piece.numbers) == item["quote"]


def test_a_quote_that_does_not_stand_at_its_offsets_is_left_out() -> None:
    pieces = marked_pieces(
        TEXT, [quote(0, 4) | {"quote": "other"}, {"field": "country", "rule": "r", "from": ["place"]}]
    )
    assert [(piece.text, piece.fields) for piece in pieces] == [(TEXT, ())]


def test_the_shortest_quote_gives_the_colour() -> None:
    pieces = marked_pieces(TEXT, [quote(0, 16, "event_type"), quote(12, 16, "place")])
    assert [(piece.field, piece.fields) for piece in pieces[:2]] == [
        ("event_type", ("event_type",)),
        ("place", ("place", "event_type")),
    ]


def test_an_empty_article_has_no_pieces() -> None:
    assert marked_pieces("", []) == []
