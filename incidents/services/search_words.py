"""Folds the texts that search looks through, when something that readers see has changed."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.db.models import F, Q, QuerySet

from incidents.models import Article, ArticleWords, Generation, Incident, IncidentWords, SourceKind, Stage
from incidents.selectors.generations import generation
from incidents.selectors.redaction import MASK, PUBLIC_QUOTE_CHARACTERS
from incidents.selectors.vocabulary import known_terms
from incidents.text.folding import fold_key
from incidents.text.persons import mask_persons

BATCH = 1_000  # masking the names of persons takes most of a second for so many titles
DONE_UP_TO = "search_words"  # the counter of published changes up to which all texts are folded


def folding_is_due() -> bool:
    """Whether something that readers see has changed since everything was folded. Two queries."""
    return generation("incidents") != generation(DONE_UP_TO)


def fold_search_words(*, batch: int = BATCH) -> int:
    """Number of incidents and articles folded, at most `batch` of each; the next call goes on.

    May run twice at once and at any time: rows are written whole, whoever comes last.
    """
    seen = generation("incidents")
    incidents, articles = _changed_incidents()[:batch], _changed_articles()[:batch]
    folded = _fold_incidents(incidents) + _fold_articles(articles)
    if len(incidents) < batch and len(articles) < batch:
        Generation.objects.update_or_create(name=DONE_UP_TO, defaults={"value": seen})
    return folded


def _changed_incidents() -> QuerySet[Incident]:
    is_new = Q(words=None) & ~Q(place_name="", notes="")
    # Not by which is later: hosts' clocks differ.
    stale = is_new | ~Q(updated_at=F("words__updated_at")) & Q(words__isnull=False)
    return Incident.objects.published().filter(stale).order_by("pk").only("place_name", "notes", "updated_at")


def _changed_articles() -> QuerySet[Article]:
    told = Article.objects.filter(reports__incident__status="published").distinct()
    stale = Q(words=None) | ~Q(title=F("words__title"))
    return told.filter(stale).select_related("source").order_by("pk")


def _fold_incidents(incidents: Iterable[Incident]) -> int:
    rows = [
        IncidentWords(
            incident_id=row.pk, updated_at=row.updated_at, folded=_folded_lines(row.place_name, row.notes)
        )
        for row in incidents
    ]  # fmt: skip
    IncidentWords.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["incident"], update_fields=["updated_at", "folded"]
    )
    return len(rows)


def _fold_articles(articles: Iterable[Article]) -> int:
    terms = known_terms()
    rows = [
        ArticleWords(
            article_id=row.pk,
            title=row.title,
            folded=fold_key(row.title),
            folded_for_readers=fold_key(_as_readers_see(row.title, terms)),
            host=_host(row),
        )
        for row in articles
    ]
    ArticleWords.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["article"],
        update_fields=["title", "folded", "folded_for_readers", "host"],
    )  # fmt: skip
    return len(rows)


def _as_readers_see(title: str, terms: frozenset[str]) -> str:
    """As selectors/redaction.py shows it where the place is not withheld."""
    return mask_persons(title, known_terms=terms, mask=MASK)[:PUBLIC_QUOTE_CHARACTERS]


def _host(article: Article) -> str:
    """The host that stands for the source's name where a person cites an outlet that is no source of ours."""
    is_cited = article.stage == Stage.CITED and article.source.kind == SourceKind.HAND
    return (urlsplit(article.canonical_url or "").hostname or "") if is_cited else ""


def _folded_lines(*texts: str) -> str:
    return "\n".join(fold_key(text) for text in texts if text)
