"""Short links: a question under a few letters, for a message or a slide."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from incidents.models import ShortLink
from incidents.permissions import Action, requires
from incidents.selectors.display_params import read_display
from incidents.selectors.incident_filter import IncidentFilter
from incidents.services.errors import ServiceError
from incidents.services.short_links import MOST_CHARACTERS, TooMany, short_link

from .dashboard_form import query_of

# What a browser may send: percent-encoded Arabic takes six characters a letter, and more is no question.
MOST_SENT = 3 * MOST_CHARACTERS


@require_POST
@requires(Action.READ)
def make_link(request: HttpRequest) -> HttpResponse:
    """{"url"} of the short link of `query`, the query of a dashboard's address; in words what is refused."""
    query = _in_one_spelling(request.POST.get("query", ""))
    try:
        link = short_link(query, is_stranger=not request.user.is_authenticated, now=timezone.now())
    except ServiceError as refused:
        status = 429 if isinstance(refused, TooMany) else 400
        return JsonResponse({"error": str(refused.sentence)}, status=status)
    return JsonResponse({"url": request.build_absolute_uri(reverse("short_link", args=[link.code]))})


@require_safe
@requires(Action.READ)
@never_cache
def follow_link(request: HttpRequest, code: str) -> HttpResponse:
    """The dashboard with the question of this code; 404 in words where there is none."""
    link = ShortLink.objects.filter(code=code).first() if code.isalnum() else None
    if link is None:
        raise Http404
    return redirect(f"{reverse('dashboard')}?{link.query}" if link.query else reverse("dashboard"))


def _in_one_spelling(sent: str) -> str:
    if len(sent) > MOST_SENT:
        return sent  # refused as it is: so long a text is not read
    asked = QueryDict(sent.removeprefix("?"))
    return query_of(IncidentFilter.from_query(asked), read_display(asked))
