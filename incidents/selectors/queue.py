"""The editors' queue and what became of handed-in articles."""

from django.db.models import Count, Q, QuerySet

from incidents.models import Article, Candidate, CandidateState, Source


def open_queue() -> QuerySet[Candidate]:
    """Drafts that wait, fresh events before recalled ones, surest first within an article."""
    waiting = Candidate.objects.filter(state=CandidateState.OPEN).select_related("article", "article__source")
    return waiting.order_by("-article__created_at", "is_background", "-confidence", "position")


def decided() -> QuerySet[Candidate]:
    """Drafts that were decided, newest decision first."""
    done = Candidate.objects.exclude(state=CandidateState.OPEN)
    return done.select_related("article", "article__source", "incident", "decided_by").order_by("-decided_at")


def waiting_count() -> int:
    """How many drafts wait for review."""
    return Candidate.objects.filter(state=CandidateState.OPEN).count()


def articles_with_outcome() -> QuerySet[Article]:
    """Articles, newest first, each with `drafts`, `open_drafts` and `accepted`."""
    of = Q(candidates__state=CandidateState.OPEN)
    return (
        Article.objects.exclude(stage="cited")
        .select_related("source")
        .defer("text")
        .annotate(
            drafts=Count("candidates"),
            open_drafts=Count("candidates", filter=of),
            accepted=Count("candidates", filter=Q(candidates__state=CandidateState.ACCEPTED)),
        )
        .order_by("-created_at")
    )


def sources_with_counts() -> QuerySet[Source]:
    """Feeds by name, each with `article_count`."""
    return (
        Source.objects.filter(kind="rss")
        .select_related("party")
        .annotate(article_count=Count("articles"))
        .order_by("name")
    )


def next_open(after: Candidate) -> Candidate | None:
    """The draft to offer after this one: the same article's first."""
    same_article = open_queue().filter(article=after.article).exclude(pk=after.pk).first()
    return same_article or open_queue().exclude(pk=after.pk).first()
