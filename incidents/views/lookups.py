"""Answers while typing: places, actors, dates and likely duplicates. For the desk."""

from django.contrib.gis.geos import Point
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from incidents.forms import IncidentForm
from incidents.forms.incident_form import DATE_ERRORS
from incidents.permissions import Action, requires
from incidents.selectors.incident_view import dashboard_row
from incidents.selectors.lookup import actor_choice, actors_named, place_choice, place_nearest, places_named
from incidents.selectors.neighbours import likely_duplicates
from incidents.selectors.wording import interval_text
from incidents.text.typed_dates import TypedDateError, parse_typed_date

from .form_context import duplicates_question

LONGEST = 100


@require_safe
@requires(Action.WRITE)
def lookup_places(request: HttpRequest) -> HttpResponse:
    """Places by any of their names; with lat and lng the one nearest to a click."""
    try:
        point = Point(float(request.GET["lng"]), float(request.GET["lat"]), srid=4326)
    except (KeyError, ValueError):
        found = places_named(request.GET.get("q", "")[:LONGEST])
    else:
        nearest = place_nearest(point)
        found = [nearest] if nearest else []
    return JsonResponse({"results": [place_choice(place) for place in found]})


@require_safe
@requires(Action.WRITE)
def lookup_actors(request: HttpRequest) -> HttpResponse:
    """Actors by any of their names."""
    found = actors_named(request.GET.get("q", "")[:LONGEST])
    return JsonResponse({"results": [actor_choice(actor) for actor in found]})


@require_safe
@requires(Action.WRITE)
def lookup_date(request: HttpRequest) -> HttpResponse:
    """What a typed date means, or why it cannot be read."""
    try:
        span = parse_typed_date(request.GET.get("q", "")[:LONGEST], today=timezone.localdate())
    except TypedDateError as error:
        return JsonResponse({"error": str(DATE_ERRORS[error.code])})
    return JsonResponse({"text": interval_text(span.start, span.end, span.precision)})


@require_safe
@requires(Action.WRITE)
def lookup_duplicates(request: HttpRequest) -> HttpResponse:
    """Likely duplicates of what is typed so far, as a fragment of HTML; empty when there are none."""
    form = IncidentForm(request.GET, today=timezone.localdate())
    form.is_valid()
    rows = [
        dashboard_row(row, exact=True) | {"status": row.get_status_display()}
        for row in likely_duplicates(duplicates_question(form))
    ]
    html = render_to_string("incidents/_duplicates.html", {"duplicates": rows}, request) if rows else ""
    return JsonResponse({"html": html})
