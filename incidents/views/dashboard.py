"""The dashboard's page."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from incidents.models import Incident
from incidents.permissions import Action, audience_of, may, requires
from incidents.selectors.display_params import read_display
from incidents.selectors.filter_form import filter_groups
from incidents.selectors.incident_filter import IncidentFilter
from incidents.selectors.incident_view import dashboard_row, with_all
from incidents.selectors.kept_counts import kept_counts
from incidents.selectors.list_order import in_order
from incidents.selectors.manifest import manifest

from .dashboard_form import address, form_values, near_lines, with_typed_place

LISTED_AT_ONCE = 50


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
    counts = kept_counts(asked, exact=exact)
    page = _page(asked, display, request.GET.get("page"), total=counts.total, exact=exact)
    context = {
        "filter": form_values(asked) | ({"near_place": unknown_place} if unknown_place else {}),
        "groups": filter_groups(asked, published=counts.published, audience=audience_of(request.user)),
        "near": near_lines(asked, display, exact=exact),
        "query": asked.to_query(),
        "display": display,
        "filter_problems": asked.ignored,
        "unknown_place": unknown_place,
        "incidents": [dashboard_row(row, exact=exact) for row in page.object_list],
        "page": page,
        "counts": counts,
        "manifest": manifest(audience_of(request.user), timezone.localdate()),
    }
    return render(request, "dashboard/index.html", context)


def _page(
    asked: IncidentFilter, display: dict[str, str], number: str | None, *, total: int, exact: bool
) -> Page[Any]:
    matching = asked.apply(Incident.objects.published(), exact=exact)
    pages = Paginator(with_all(in_order(matching, display.get("sort", "date"))), LISTED_AT_ONCE)
    pages.count = total  # a cached property: not counted a second time
    return pages.get_page(number)
