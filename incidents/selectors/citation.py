"""How to cite an incident: its id, its version with the day it dates from, and the lasting address."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from . import wording

# Characters that TeX reads as its own, and how it writes them.
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "%": r"\%",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


@dataclass(frozen=True)
class Cited:
    """What a citation names. `title` is that of the reader's page, so that no withheld place is in it."""

    public_id: str
    title: str
    version: int
    version_day: date
    accessed: date
    url: str


def citation_text(cited: Cited) -> str:
    """The citation as a sentence in the reader's language."""
    text = _("SahelWatch, incident %(id)s: %(title)s, version %(version)s of %(day)s, accessed %(accessed)s")
    told = text % {
        "id": cited.public_id,
        "title": cited.title,
        "version": cited.version,
        "day": wording.day_text(cited.version_day),
        "accessed": wording.day_text(cited.accessed),
    }
    return wording.listed((told, cited.url))


def citation_bibtex(cited: Cited) -> str:
    """The citation for BibTeX and BibLaTeX, in UTF-8; its note is in the reader's language."""
    note = _("incident %(id)s, version %(version)s of %(day)s") % {
        "id": cited.public_id,
        "version": cited.version,
        "day": wording.day_text(cited.version_day),
    }
    fields = {
        "author": "{SahelWatch}",
        "title": f"{{{_tex(cited.title)}}}",
        "year": str(cited.version_day.year),
        "note": _tex(note),
        "url": cited.url,
        "urldate": cited.accessed.isoformat(),
    }
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{cited.public_id}-v{cited.version},\n{body}\n}}"


def _tex(text: str) -> str:
    return text.translate(_TEX)
