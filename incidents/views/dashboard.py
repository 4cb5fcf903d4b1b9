"""The dashboard: the page, its data and the counter that tells when they are out of date."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import condition, require_safe

from incidents.models import Incident
from incidents.models.codes import Country, EventType
from incidents.permissions import Action, may, requires
from incidents.selectors.generations import generation
from incidents.selectors.incident_filter import IncidentFilter
from incidents.selectors.incident_view import dashboard_row, with_all
from incidents.selectors.queue import waiting_count


@require_safe
@requires(Action.READ)
@never_cache
def dashboard(request: HttpRequest) -> HttpResponse:
    """Map, timeline, counts and list; without JavaScript the list and the form alone."""
    asked = IncidentFilter.from_query(request.GET)
    exact = may(request.user, Action.SEE_EXACT_PLACE)
    published = Incident.objects.published()
    rows = [dashboard_row(row, exact=exact) for row in with_all(asked.apply(published))]
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
        "incidents": rows,
        "counts": _counts(asked, rows),
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
@never_cache
def data_incidents(request: HttpRequest) -> HttpResponse:
    """Every published incident as this reader may see it, newest first."""
    # The counter is read first: a change in between makes the next look-up fetch again, never miss.
    now_at = generation("incidents")
    exact = may(request.user, Action.SEE_EXACT_PLACE)
    rows = [dashboard_row(row, exact=exact) for row in with_all(Incident.objects.published())]
    return JsonResponse({"generation": now_at, "incidents": rows})


def _counts(asked: IncidentFilter, rows: list[dict[str, Any]]) -> dict[str, int]:
    published = Incident.objects.published()
    undated = asked.apply_all_but_dates(published).filter(date_start=None).count() if asked.has_dates else 0
    return {
        "total": len(rows),
        "without_place": sum(row["lat"] is None for row in rows),
        "without_date": sum(row["date_start"] is None for row in rows),
        "undated_apart": undated,
        "published": published.count(),
    }
