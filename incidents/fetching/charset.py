"""Bytes to text, with the reason for the reading."""

import codecs
import re
from dataclasses import dataclass

# Declarations are believed only for encodings that Arabic, French and English pages really use; Python's
# registry also holds rot13, zip and UTF-7, which a hostile page could ask for.
_KNOWN = re.compile(
    r"utf-?8|utf-?16(?:le|be)?|(?:windows-?|cp)125\d|iso-?8859-?\d{1,2}|latin-?1|(?:us-)?ascii", re.I
)
# These have a letter for nearly every byte and are what servers declare by default: a declaration that
# always succeeds proves nothing, so that the guess decides (windows-1252 in French, as browsers read them).
_ALWAYS_FITS = re.compile(r"iso-?8859-?1|latin-?1|(?:us-)?ascii|(?:windows-?|cp)1252", re.I)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.I)
_IN_MARKUP = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_SNIFFED_BYTES = 2048
# A page cut in two or with a line of another encoding still is UTF-8; one in 200 characters is the most
# that mixed pages showed before a reading as windows-1252 became the better one.
_DAMAGE_SHARE = 1 / 200


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read in, and why that one."""

    text: str
    encoding: str
    evidence: str


def decode_bytes(data: bytes, *, content_type: str = "", is_markup: bool = True) -> Decoded:
    """The text of some bytes; never fails.

    1. a byte order mark decides
    2. bytes that are valid UTF-8 are UTF-8, whatever was declared: other encodings hardly ever are by chance
    3. the encoding declared in the header, then in the markup
    4. UTF-8 with little damage
    5. windows-1256 where letters above ASCII come in runs (Arabic), else windows-1252 (French)
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Decoded(data.decode(encoding, "replace"), encoding.removesuffix("-sig"), "byte order mark")
    try:
        return Decoded(data.decode("utf-8"), "utf-8", "every byte is valid UTF-8")
    except UnicodeDecodeError:
        return _declared(data, content_type, is_markup) or _damaged_utf8(data) or _guessed(data)


def _declared(data: bytes, content_type: str, is_markup: bool) -> Decoded | None:
    in_header = _IN_HEADER.search(content_type)
    in_markup = _IN_MARKUP.search(data[:_SNIFFED_BYTES]) if is_markup else None
    names = [(in_header[1], "declared in the header")] if in_header else []
    names += [(in_markup[1].decode("ascii", "replace"), "declared in the page")] if in_markup else []
    for name, evidence in names:
        if not _KNOWN.fullmatch(name) or _ALWAYS_FITS.fullmatch(name):
            continue
        try:
            encoding = codecs.lookup(name).name
            return Decoded(data.decode(encoding), encoding, evidence)
        except (LookupError, UnicodeDecodeError):
            continue
    return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    non_ascii = len(text) - sum(map(str.isascii, text))
    if damaged > len(text) * _DAMAGE_SHARE or damaged * 2 > non_ascii:
        return None
    return Decoded(text, "utf-8", f"UTF-8 with {damaged} damaged characters")


def _guessed(data: bytes) -> Decoded:
    # In windows-1256 every letter of an Arabic word lies above 0xBF; in French no three accents follow
    # each other ("créée" has two).
    letters = re.findall(rb"[\xc0-\xff]+", data)
    in_runs = sum(len(run) for run in letters if len(run) > 2)
    arabic = bool(letters) and in_runs * 2 > sum(map(len, letters))
    encoding = "cp1256" if arabic else "cp1252"
    why = "letters above ASCII come in runs" if arabic else "letters above ASCII stand alone"
    return Decoded(data.decode(encoding, "replace"), encoding, f"guess: {why}")
