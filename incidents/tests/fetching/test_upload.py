"""Texts that people hand in."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.fetching.kinds.upload import MAX_BYTES, read_paste, read_upload
from incidents.fetching.types import Cause, FetchError

ARABIC = "قتل خمسة جنود في هجوم مسلح قرب كايس فجر الثلاثاء.\nوأصيب آخرون."
FRENCH = "Une attaque a été repoussée près de Ménaka.\nDix civils ont été tués."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(t, e) for t in (ARABIC, FRENCH) for e in ("utf-8", "utf-8-sig", "utf-16")]
    + [(ARABIC, "cp1256"), (FRENCH, "cp1252")],
)
def test_a_text_file_is_read_in_any_usual_encoding(text: str, encoding: str) -> None:
    handed = read_upload(text.encode(encoding), filename="note.TXT")
    assert handed.text == text
    assert handed.filename == "note.TXT"
    assert handed.encoding_evidence


def test_line_ends_and_stray_controls_are_cleaned() -> None:
    assert read_upload((FRENCH + "\r\n\x00fin\f").encode(), filename="a.txt").text == FRENCH + "\nfin"


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "C:\\temp\\passwd.txt", "/a/b/passwd.txt"])
def test_only_the_bare_file_name_is_kept(name: str) -> None:
    assert read_upload(b"texte", filename=name).filename == "passwd.txt"


@pytest.mark.parametrize(
    ("data", "name", "cause"),
    [
        (b"%PDF-1.7 text", "a.txt", Cause.NOT_TEXT),
        (b"PK\x03\x04docx", "a.txt", Cause.NOT_TEXT),
        (b"\x89PNG\r\n", "a.txt", Cause.NOT_TEXT),
        (bytes(range(256)) * 20, "a.txt", Cause.NOT_TEXT),
        (ARABIC.encode("utf-16-le"), "a.txt", Cause.NOT_TEXT),
        (b"", "a.txt", Cause.EMPTY_PAGE),
        (b" \r\n\t ", "a.txt", Cause.EMPTY_PAGE),
        (b"... --- 123", "a.txt", Cause.EMPTY_PAGE),
        (b"x" * (MAX_BYTES + 1), "a.txt", Cause.TOO_LARGE),
        (b"text", "a.pdf", Cause.WRONG_TYPE),
        (b"text", "a.txt.exe", Cause.WRONG_TYPE),
        (b"text", "txt", Cause.WRONG_TYPE),
        (b"text", "", Cause.WRONG_TYPE),
    ],
)
def test_a_file_that_is_no_text_is_refused_with_the_reason(data: bytes, name: str, cause: Cause) -> None:
    with pytest.raises(FetchError) as caught:
        read_upload(data, filename=name)
    assert (caught.value.cause, caught.value.retryable) == (cause, False)
    assert caught.value.detail


def test_pasted_text_is_cleaned_and_checked_alike() -> None:
    assert read_paste("\ufeffUn texte\u202e.\r\n").text == "Un texte."
    for text, cause in (
        (" ", Cause.EMPTY_PAGE),
        ("\x00" * 9, Cause.NOT_TEXT),
        ("م" * 3_000_000, Cause.TOO_LARGE),
    ):
        with pytest.raises(FetchError) as caught:
            read_paste(text)
        assert caught.value.cause == cause


@given(st.binary(max_size=300), st.text(max_size=20))
def test_any_file_is_read_or_refused(data: bytes, name: str) -> None:
    for filename in (name, name + ".txt"):
        with contextlib.suppress(FetchError):
            assert read_upload(data, filename=filename).text
