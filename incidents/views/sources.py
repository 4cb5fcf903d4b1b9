"""The admin's desk: sources, articles handed in, and what came of each."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from incidents.forms import ArticleForm, SourceForm
from incidents.models import Article, Source, User
from incidents.permissions import Action, requires
from incidents.selectors.candidate_view import candidate_lines
from incidents.selectors.queue import articles_with_outcome, sources_with_counts
from incidents.services.drafting import retry_article
from incidents.services.errors import ServiceError
from incidents.services.fetch_sentences import sentence_for
from incidents.services.ingest import (
    HandedIn,
    add_pasted_article,
    add_source,
    add_uploaded_article,
    fetch_now,
)
from incidents.tasks import queue_article, queue_source

PAGE_SIZE = 50


@require_http_methods(["GET", "POST"])
@requires(Action.MANAGE_SOURCES)
@never_cache
def sources(request: HttpRequest) -> HttpResponse:
    """Feeds with their last visit, articles with their outcome, and the form for a new feed."""
    form = SourceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            source = _add_source(request, form)
        except ServiceError as error:
            form.add_error("url", str(error.sentence))
        else:
            _say_queued(request, queue_source(source.pk), _("The feed is added and being fetched."))
            return redirect("sources")
    page = Paginator(articles_with_outcome(), PAGE_SIZE).get_page(request.GET.get("page"))
    feeds = [(feed, sentence_for(feed.error_cause)) for feed in sources_with_counts()]
    articles = [(article, sentence_for(article.error_cause)) for article in page]
    context = {"form": form, "feeds": feeds, "articles": articles, "page": page}
    return render(request, "sources/index.html", context, status=422 if form.errors else 200)


@require_POST
@requires(Action.MANAGE_SOURCES)
def fetch_source_now(request: HttpRequest, source_id: int) -> HttpResponse:
    """Fetches a feed at once, whatever its pause."""
    source = get_object_or_404(Source, pk=source_id, kind="rss")
    fetch_now(source)
    _say_queued(request, queue_source(source.pk), _("The feed is being fetched."))
    return redirect("sources")


@require_http_methods(["GET", "POST"])
@requires(Action.MANAGE_SOURCES)
def new_article(request: HttpRequest) -> HttpResponse:
    """An article by pasted text or .txt upload."""
    today = timezone.localdate()
    form = ArticleForm(request.POST or None, request.FILES or None, today=today)
    if request.method == "POST" and form.is_valid():
        try:
            article = _hand_in(request, form)
        except ServiceError as error:
            form.add_error("file" if form.cleaned_data.get("file") else "text", str(error.sentence))
        else:
            _say_queued(request, queue_article(article.pk), _("The article is stored and being read."))
            return redirect("article", article.pk)
    return render(request, "sources/new_article.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@requires(Action.REVIEW)
@never_cache
def article(request: HttpRequest, article_id: int) -> HttpResponse:
    """One article and what came of it."""
    row = get_object_or_404(Article.objects.select_related("source", "submitted_by"), pk=article_id)
    context = {
        "article": row,
        "problem": sentence_for(row.error_cause),
        "lines": candidate_lines(row.candidates.select_related("incident", "article__source")),
        "is_pending": row.stage in ("new", "drafting"),
    }
    return render(request, "sources/article.html", context)


@require_POST
@requires(Action.MANAGE_SOURCES)
def retry(request: HttpRequest, article_id: int) -> HttpResponse:
    """Puts a failed article back in line."""
    get_object_or_404(Article, pk=article_id)
    retry_article(article_id)
    _say_queued(request, queue_article(article_id), _("The article is being read again."))
    return redirect("article", article_id)


def _add_source(request: HttpRequest, form: SourceForm) -> Source:
    cleaned = form.cleaned_data
    return add_source(cleaned["name"], cleaned["url"], by=_admin(request), party=cleaned["party"])


def _hand_in(request: HttpRequest, form: ArticleForm) -> Article:
    cleaned = form.cleaned_data
    about = HandedIn(title=cleaned["title"], url=cleaned["url"], published=cleaned["published_text"])
    today = timezone.localdate()
    upload = cleaned.get("file")
    if upload is not None:
        # One byte more than allowed is enough to know that it is too large.
        data = upload.file.read(5 * 1024 * 1024 + 1)
        return add_uploaded_article(data, upload.name, about, by=_admin(request), today=today)
    return add_pasted_article(cleaned["text"], about, by=_admin(request), today=today)


def _say_queued(request: HttpRequest, was_queued: bool, sentence: str) -> None:
    if was_queued:
        messages.success(request, sentence)
    else:
        messages.warning(
            request,
            _("Stored. The queue is away at the moment; it is taken up as soon as the queue is back."),
        )


def _admin(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
