"""The reports behind an incident as a reader may see them, grouped by origin."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.models import Article, Incident, Report, SourceKind, Stage
from incidents.text.shingles import shingles

from . import wording
from .origins import SAME_OUTLET, SAME_PUBLISHER, SAME_TEXT, Traits, by_origin, outlet_of_host
from .redaction import public_quote, withholds_place


@dataclass(frozen=True)
class SourceLine:
    """One report as readers see it; `url` is empty for confidential reports and party outlets."""

    name: str
    date: str
    url: str = ""
    title: str = ""
    language: str = ""
    is_confidential: bool = False
    party: str = ""


@dataclass(frozen=True)
class OriginLine:
    """The reports of one origin, and in words what ties them where they are several."""

    lines: tuple[SourceLine, ...]
    tie: str = ""


@dataclass(frozen=True)
class Sources:
    """All reports of an incident: by origin, and the confidential ones, which say no more than that."""

    origins: tuple[OriginLine, ...]
    confidential: tuple[SourceLine, ...]

    @property
    def report_count(self) -> int:
        """How many reports have an article."""
        return sum(len(origin.lines) for origin in self.origins)

    @property
    def has_several(self) -> bool:
        """Whether there is anything that might have one origin."""
        return self.report_count > 1

    @property
    def summary(self) -> str:
        """Such as "3 reports, 1 origin"; "" where there is none."""
        parts = []
        if self.report_count:
            parts.append(
                ngettext("%(n)s report", "%(n)s reports", self.report_count) % {"n": self.report_count}
            )
            origins = len(self.origins)
            parts.append(ngettext("%(n)s origin", "%(n)s origins", origins) % {"n": origins})
        if count := len(self.confidential):
            text = ngettext("%(n)s confidential report", "%(n)s confidential reports", count)
            parts.append(text % {"n": count})
        return wording.listed(parts)


def sources_of(incident: Incident, *, exact: bool) -> Sources:
    """The reports of an incident, grouped by origin. One query."""
    reports = list(incident.reports.select_related("article__source__party"))
    open_reports = [report for report in reports if report.article]
    origins = by_origin([_traits(report.article) for report in open_reports if report.article])
    return Sources(
        origins=tuple(
            OriginLine(
                tuple(source_line(open_reports[at], incident, exact=exact) for at in origin.positions),
                wording.listed(_tie_text(tie) for tie in sorted(origin.ties)),
            )
            for origin in origins
        ),
        confidential=tuple(
            source_line(report, incident, exact=exact) for report in reports if report.article is None
        ),
    )


def source_line(report: Report, incident: Incident, *, exact: bool) -> SourceLine:
    """One report as this reader may see it. Reads article, source and party."""
    article = report.article
    if article is None:
        return SourceLine(_("a confidential report"), "", is_confidential=True)
    source = article.source
    day = article.published_local_date
    party = source.party.label() if source.party else ""
    # An article's address and title often hold the very place that is withheld.
    is_withheld = withholds_place(incident) and not exact
    url = article.canonical_url if source.may_be_linked and not is_withheld else ""
    title = "" if party or is_withheld else article.title
    return SourceLine(
        name=_outlet_name(article),
        date=wording.day_text(day) if day else "",
        url=url or "",
        title=title if exact else public_quote(title, incident),
        language=article.language,
        party=party,
    )


def _tie_text(tie: str) -> str:
    return {
        SAME_TEXT: _("the same text, or nearly"),
        SAME_PUBLISHER: _("the same publisher"),
        SAME_OUTLET: _("the same outlet"),
    }[tie]


def _traits(article: Article) -> Traits:
    return Traits(
        content_sha256=article.content_sha256 or "",
        publisher=article.source.publisher,
        outlet=_outlet(article),
        runs=shingles(article.text),
    )


def _outlet(article: Article) -> str:
    """What names the outlet: the feed, or the host of a page that somebody cites; "" for neither."""
    if article.source.kind != SourceKind.HAND:
        return f"source {article.source_id}"
    return outlet_of_host(urlsplit(article.canonical_url or "").hostname or "")


def _outlet_name(article: Article) -> str:
    """The source's name; for an address that somebody cites from an unknown outlet, its host."""
    host = urlsplit(article.canonical_url or "").hostname
    is_cited = article.stage == Stage.CITED and article.source.kind == SourceKind.HAND
    return host if is_cited and host else article.source.name
