"""Markup or raw text to plain text that may be stored: no tags, scripts, control or direction characters."""

import re

from lxml import etree, html

# C0 and C1 controls except newline and tab, the replacement of lone surrogates, byte order marks,
# noncharacters, soft hyphens, zero-width spaces, and the characters that embed or override direction, by
# which a text could show other words than it holds. Joiners and single direction marks stay, for Arabic.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_NEWLINE = re.compile(r"\r\n?|[\u2028\u2029]")
_SPACES = re.compile(r"[ \t\u00a0]+")
_AROUND_NEWLINE = re.compile(r" ?\n ?")
_MANY_NEWLINES = re.compile(r"\n{3,}")
_TAG_LIKE = re.compile(r"<[A-Za-z/!]")
_DROPPED = frozenset(
    "script style noscript template iframe object embed applet svg math canvas audio video form button "
    "select textarea head title".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr "
    "li main nav ol p pre section table td th tr ul".split()
)
# Feeds escape their markup once, and broken ones twice.
_ROUNDS = 2


def clean_text(text: str) -> str:
    """The text without unwanted characters, lines ended by one newline, runs of spaces made one."""
    text = _NEWLINE.sub("\n", text)
    text = _SPACES.sub(" ", _UNWANTED.sub("", text))
    return _MANY_NEWLINES.sub("\n\n", _AROUND_NEWLINE.sub("\n", text)).strip()


def text_of_markup(markup: str) -> str:
    """The readable text of an HTML fragment, blocks parted by newlines; scripts and forms are left out.

    Takes plain text as well. What comes out is text, never safe HTML: escape it when showing it.
    """
    text = clean_text(markup)
    for _ in range(_ROUNDS):
        if not (_TAG_LIKE.search(text) or "&" in text):
            break
        text = clean_text(_walked(text))
    return text


def one_line(markup: str, *, max_chars: int) -> str:
    """The readable text of a fragment on one line, cut at `max_chars`: titles."""
    return " ".join(text_of_markup(markup).split())[:max_chars].rstrip()


def _walked(markup: str) -> str:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(f"<div>{markup}</div>".encode(), parser=parser)
    except etree.LxmlError:
        return ""
    pieces: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if element.tag in _BLOCKS:
            pieces.append("\n")
        if event == "end":
            pieces.append(element.tail or "")
        elif element.tag in _DROPPED:
            walker.skip_subtree()
        else:
            pieces.append(element.text or "")
    return "".join(pieces)
