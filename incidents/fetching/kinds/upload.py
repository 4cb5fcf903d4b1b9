"""A text that a person hands in: an uploaded .txt file, or what was pasted into a form."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..charset import decode_bytes
from ..plain_text import clean_text
from ..types import Cause, FetchError

MAX_BYTES = 5 * 1024 * 1024
ENDINGS = frozenset({".txt", ".text", ".md"})
FILENAME_CHARS = 200
# The first bytes of what people upload by mistake.
_SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a Word document or another zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a packed file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")
# A text may hold a few stray control characters; a binary file holds them in every line.
_STRAY_CONTROLS, _CONTROL_SHARE = 4, 1 / 100
_FOLDER = re.compile(r".*[/\\]", re.S)


@dataclass(frozen=True, slots=True)
class HandedText:
    """Clean text, the file's bare name ("" when pasted), and how its bytes were read."""

    text: str
    filename: str
    encoding: str
    encoding_evidence: str


def read_upload(data: bytes, *, filename: str) -> HandedText:
    """The clean text of an uploaded file.

    Raises FetchError, all permanent: too_large (over 5 MB), wrong_type (another ending), empty_page,
    not_text (binary content whatever the name says).
    """
    name = clean_text(_FOLDER.sub("", filename))[-FILENAME_CHARS:]
    if len(data) > MAX_BYTES:
        raise FetchError(Cause.TOO_LARGE, f"the file is larger than {MAX_BYTES // 1024 // 1024} MB")
    if PurePosixPath(name.lower()).suffix not in ENDINGS:
        raise FetchError(Cause.WRONG_TYPE, "only plain text files (.txt) can be uploaded")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise FetchError(Cause.NOT_TEXT, f"the file is {what}, not plain text")
    decoded = decode_bytes(data, is_markup=False)
    return HandedText(_checked(decoded.text), name, decoded.encoding, decoded.evidence)


def read_paste(text: str) -> HandedText:
    """The clean form of pasted text. Raises FetchError too_large, empty_page or not_text (permanent)."""
    if len(text) > MAX_BYTES or len(text.encode("utf-8", "replace")) > MAX_BYTES:
        raise FetchError(Cause.TOO_LARGE, f"the text is larger than {MAX_BYTES // 1024 // 1024} MB")
    return HandedText(_checked(text), "", "unicode", "pasted")


def _checked(text: str) -> str:
    if len(_CONTROLS.findall(text)) > max(_STRAY_CONTROLS, len(text) * _CONTROL_SHARE):
        raise FetchError(Cause.NOT_TEXT, "the content is binary or in an unknown encoding; save it as UTF-8")
    cleaned = clean_text(text)
    if not any(character.isalpha() for character in cleaned):
        raise FetchError(Cause.EMPTY_PAGE, "there is no text in it")
    return cleaned
