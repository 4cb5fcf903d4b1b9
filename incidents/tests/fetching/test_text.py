"""Bytes to text, markup to plain text, timestamps to dates."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.fetching.charset import decode_bytes
from incidents.fetching.plain_text import clean_text, one_line, text_of_markup
from incidents.fetching.published import read_published

from .conftest import NOW

ARABIC = "قتل خمسة جنود في هجوم مسلح قرب كايس فجر الثلاثاء."
FRENCH = "L’armée a repoussé une attaque près de Ménaka, où dix civils ont été tués."


@pytest.mark.parametrize("text", [ARABIC, FRENCH, "Gunmen killed five."])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_encodings_are_read(text: str, encoding: str) -> None:
    assert decode_bytes(text.encode(encoding)).text.removeprefix("\ufeff") == text


@pytest.mark.parametrize(("text", "encoding"), [(ARABIC, "cp1256"), (FRENCH, "cp1252")])
def test_windows_encodings_are_guessed_with_the_reason_told(text: str, encoding: str) -> None:
    decoded = decode_bytes(text.encode(encoding))
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert decoded.evidence.startswith("guess")


def test_two_accents_in_a_row_are_still_french() -> None:
    assert decode_bytes("une force créée".encode("cp1252")).text == "une force créée"


@pytest.mark.parametrize(
    ("data", "content_type", "text"),
    [
        (ARABIC.encode(), "text/html; charset=windows-1256", ARABIC),
        (ARABIC.encode("cp1256"), "text/html; charset=windows-1256", ARABIC),
        (ARABIC.encode("iso-8859-6", "replace"), "text/html; charset=ISO-8859-6", ARABIC),
        (
            b"<meta charset=windows-1252>" + FRENCH.encode("cp1252"),
            "",
            f"<meta charset=windows-1252>{FRENCH}",
        ),
        (FRENCH.encode("cp1252"), "text/html; charset=iso-8859-1", FRENCH),
        (FRENCH.encode("cp1252"), "text/html; charset=utf-7", FRENCH),
        (FRENCH.encode("cp1252"), "text/html; charset=rot13", FRENCH),
        (FRENCH.encode("cp1252"), "text/html; charset=utf-8", FRENCH),
    ],
    ids=["wrong", "right", "iso", "in page", "latin-1", "utf-7", "rot13", "not utf-8"],
)
def test_a_declared_charset_is_believed_only_where_it_can_be(
    data: bytes, content_type: str, text: str
) -> None:
    assert decode_bytes(data, content_type=content_type).text == text


def test_a_little_damage_leaves_utf8_as_it_is() -> None:
    data = (ARABIC * 20).encode() + b"\xd9"
    decoded = decode_bytes(data)
    assert decoded.text.startswith(ARABIC)
    assert decoded.evidence == "UTF-8 with 1 damaged characters"


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded(data: bytes) -> None:
    assert isinstance(decode_bytes(data, content_type="text/html; charset=utf-16").text, str)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Un</p><p>Deux</p>", "Un\n\nDeux"),
        ("a <b>bold</b> word", "a bold word"),
        ("AT&amp;T", "AT&T"),
        ("&lt;b&gt;gras&lt;/b&gt;", "gras"),
        ("5 < 7 dead", "5 < 7 dead"),
        ("<script>alert(1)</script>x", "x"),
        ("x<style>p{}</style><!-- alert(1) --><?php alert(1) ?>", "x"),
        ("<img src=x onerror=alert(1)>x", "x"),
        ("<a href='javascript:alert(1)'>x</a>", "x"),
        ("<svg><script>alert(1)</script></svg>x", "x"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;x", "x"),
        ("<iframe srcdoc='<script>alert(1)</script>'></iframe>x", "x"),
        ("\u202emoc.live\u202c \u2066a\u2069", "moc.live a"),
        ("a\x00b\ud800c\x1b[31m", "abc[31m"),
        ("سطر<br>آخر", "سطر\nآخر"),
    ],
)
def test_markup_becomes_plain_text(markup: str, text: str) -> None:
    assert " ".join(text_of_markup(markup).split()) == " ".join(text.split())
    assert "alert" not in text_of_markup(markup)


def test_titles_are_one_line_of_bounded_length() -> None:
    assert one_line("<b>Mali:</b>\n  attaque", max_chars=100) == "Mali: attaque"
    assert len(one_line("mot " * 1000, max_chars=50)) <= 50


@given(st.text(max_size=200))
def test_text_is_storable_whatever_went_in(text: str) -> None:
    for stored in (clean_text(text), text_of_markup(text)):
        stored.encode("utf-8")
        assert not any(ord(c) < 32 and c not in "\n\t" for c in stored)
        assert stored == stored.strip()
        assert clean_text(stored) == stored


@pytest.mark.parametrize(
    ("stamp", "at_utc", "local_date", "evidence"),
    [
        ("Tue, 01 Jul 2025 23:30:00 -0300", datetime(2025, 7, 2, 2, 30, tzinfo=UTC), date(2025, 7, 1), "e"),
        ("2025-07-01T10:00:00Z", datetime(2025, 7, 1, 10, tzinfo=UTC), date(2025, 7, 1), "e"),
        ("2025-07-01T00:30:00+01:00", datetime(2025, 6, 30, 23, 30, tzinfo=UTC), date(2025, 7, 1), "e"),
        ("2025-07-01 10:00", datetime(2025, 7, 1, 10, tzinfo=UTC), date(2025, 7, 1), "e (no zone)"),
        ("1 Jul 2025 10:00:00", datetime(2025, 7, 1, 10, tzinfo=UTC), date(2025, 7, 1), "e (no zone)"),
        ("2025-07-01", None, date(2025, 7, 1), "e"),
        ("2025-01-01T08:00:00Z", datetime(2025, 1, 1, 8, tzinfo=UTC), date(2025, 1, 1), "e"),
    ],
)
def test_timestamps_give_instant_and_local_date(
    stamp: str, at_utc: datetime | None, local_date: date, evidence: str
) -> None:
    found = read_published(stamp, evidence="e", now_utc=NOW)
    assert found is not None
    assert (found.at_utc, found.local_date, found.evidence) == (at_utc, local_date, evidence)


@pytest.mark.parametrize(
    "stamp",
    [
        "", "2025", "2025-07", "July 2025", "yesterday", "1751364000", "1970-01-01T00:00:00Z", "1980-01-01",
        "2090-01-01T00:00:00Z", "2025-07-05T00:00:00Z", "2025-02-30", "Tue, 99 Jul 2025 10:00:00 GMT",
        "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2025-07-01T99:99", "1 " * 5000,
    ],
)  # fmt: skip
def test_a_date_that_cannot_be_true_is_unknown(stamp: str) -> None:
    assert read_published(stamp, evidence="e", now_utc=NOW) is None


@given(st.text(max_size=40))
def test_any_stamp_is_read_or_unknown(stamp: str) -> None:
    found = read_published(stamp, evidence="e", now_utc=NOW)
    assert found is None or found.local_date.year >= 1990
