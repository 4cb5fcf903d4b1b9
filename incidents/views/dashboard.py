"""The dashboard: the page, its data and the counter that tells when they are out of date."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.cache import never_cache
from django.views.decorators.http import condition, require_safe

from incidents.models import Incident
from incidents.permissions import Action, may, requires
from incidents.selectors.dashboard_bytes import DataKey, packed_incidents
from incidents.selectors.dashboard_counts import dashboard_counts
from incidents.selectors.display_params import read_display
from incidents.selectors.filter_form import filter_groups
from incidents.selectors.generations import generation
from incidents.selectors.incident_filter import IncidentFilter
from incidents.selectors.incident_view import dashboard_row, with_all
from incidents.selectors.list_order import in_order
from incidents.selectors.queue import waiting_count

from .dashboard_form import address, form_values, near_lines, with_typed_place

LISTED_AT_ONCE = 200


@require_safe
@requires(Action.READ)
@never_cache
def dashboard(request: HttpRequest) -> HttpResponse:
    """Map, timeline, counts and list; without JavaScript the list, page by page, and the form alone."""
    exact = may(request.user, Action.SEE_EXACT_PLACE)
    asked, display = IncidentFilter.from_query(request.GET), read_display(request.GET)
    unknown_place = ""
    if "near_place" in request.GET:
        asked, unknown_place = with_typed_place(asked, request.GET, exact=exact)
        if not unknown_place and not asked.ignored:
            return redirect(address(asked, display))
    counts = dashboard_counts(asked, exact=exact)
    page = _page(asked, display, request.GET.get("page"), total=counts.total, exact=exact)
    context = {
        "filter": form_values(asked) | ({"near_place": unknown_place} if unknown_place else {}),
        "groups": filter_groups(asked, published=counts.published, exact=exact),
        "near": near_lines(asked, display, exact=exact),
        "query": asked.to_query(),
        "display": display,
        "filter_problems": asked.ignored,
        "unknown_place": unknown_place,
        "incidents": [dashboard_row(row, exact=exact) for row in page.object_list],
        "page": page,
        "counts": counts,
        "generation": generation("incidents"),
    }
    return render(request, "dashboard/index.html", context)


def _page(
    asked: IncidentFilter, display: dict[str, str], number: str | None, *, total: int, exact: bool
) -> Page[Any]:
    matching = asked.apply(Incident.objects.published(), exact=exact)
    pages = Paginator(with_all(in_order(matching, display.get("sort", "date"))), LISTED_AT_ONCE)
    pages.count = total  # a cached property: not counted a second time
    return pages.get_page(number)


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
