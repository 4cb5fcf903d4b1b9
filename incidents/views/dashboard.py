"""The dashboard: the page, its data and the counter that tells when they are out of date."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.cache import never_cache
from django.views.decorators.http import condition, require_safe

from incidents.models import Incident
from incidents.models.codes import Country, EventType
from incidents.permissions import Action, may, requires
from incidents.selectors.dashboard_bytes import DataKey, packed_incidents
from incidents.selectors.dashboard_counts import dashboard_counts
from incidents.selectors.generations import generation
from incidents.selectors.incident_filter import IncidentFilter
from incidents.selectors.incident_view import dashboard_row, with_all
from incidents.selectors.queue import waiting_count

LISTED_AT_ONCE = 200  # as many as the script shows before "more" (static/js/dashboard/incident_list.js)


@require_safe
@requires(Action.READ)
@never_cache
def dashboard(request: HttpRequest) -> HttpResponse:
    """Map, timeline, counts and list; without JavaScript the list, page by page, and the form alone."""
    asked = IncidentFilter.from_query(request.GET)
    exact = may(request.user, Action.SEE_EXACT_PLACE)
    counts = dashboard_counts(asked, exact=exact)
    pages = Paginator(with_all(asked.apply(Incident.objects.published())), LISTED_AT_ONCE)
    pages.count = counts["total"]  # a cached property: not counted a second time
    page = pages.get_page(request.GET.get("page"))
    context = {
        "filter": {
            "from": asked.date_from.isoformat() if asked.date_from else "",
            "to": asked.date_to.isoformat() if asked.date_to else "",
            "types": asked.event_types,
            "countries": asked.countries,
        },
        "filter_problems": asked.ignored,
        "event_types": EventType.choices,
        "countries": Country.choices,
        "incidents": [dashboard_row(row, exact=exact) for row in page.object_list],
        "page": page,
        "counts": counts,
        "generation": generation("incidents"),
    }
    return render(request, "dashboard/index.html", context)


def _etag(request: HttpRequest) -> str:
    waiting = waiting_count() if may(request.user, Action.REVIEW) else "-"
    return f'"{generation("incidents")}.{waiting}"'


@require_safe
@requires(Action.READ)
@condition(etag_func=_etag)
def data_generation(request: HttpRequest) -> HttpResponse:
    """The counter of published changes and the number of waiting drafts, for pages that are open."""
    waiting = waiting_count() if may(request.user, Action.REVIEW) else None
    response = JsonResponse({"generation": generation("incidents"), "waiting": waiting})
    response["Cache-Control"] = "private, no-cache"
    return response


@require_safe
@requires(Action.READ)
def data_incidents(request: HttpRequest) -> HttpResponse:
    """Every published incident as this reader may see it, newest first; brotli, gzip or plain; 304."""
    exact = may(request.user, Action.SEE_EXACT_PLACE)
    response = get_conditional_response(request, etag=DataKey.now(exact=exact).etag)
    if response is None:
        key, packed = packed_incidents(exact=exact)
        encoding = _encoding(request.headers.get("Accept-Encoding", ""))
        response = HttpResponse(packed.encoded(encoding), content_type="application/json")
        response["ETag"] = key.etag
        if encoding:
            response["Content-Encoding"] = encoding
    patch_vary_headers(response, ["Accept-Encoding", "Accept-Language", "Cookie"])
    # Places of people at risk are not left on the disk of a machine that others may use.
    response["Cache-Control"] = "private, no-store" if exact else "private, no-cache"
    return response


def _encoding(accepted: str) -> str:
    """The best encoding of ours that a browser takes; "" for plain text."""
    offers = [offer.replace(" ", "").lower().partition(";q=") for offer in accepted.split(",")]
    taken = {name for name, _, weight in offers if not weight or weight.strip("0.")}
    return next((name for name in ("br", "gzip") if name in taken), "")
