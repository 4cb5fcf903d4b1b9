"""Answers while typing: places, actors, dates and likely duplicates; all but named places for the desk."""

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
from .typed_text import typed_text

LONGEST = 100


@require_safe
@requires(Action.WRITE)
def lookup_places(request: HttpRequest) -> HttpResponse:
    """Places by any of their names; with lat and lng the one nearest to a click."""
    if "lat" in request.GET:
        point = _clicked(request)
        nearest = place_nearest(point) if point else None
        found = [nearest] if nearest else []
    else:
        found = places_named(_typed(request))
    return JsonResponse({"results": [place_choice(place) for place in found]})


@require_safe
@requires(Action.READ)
def lookup_named_places(request: HttpRequest) -> HttpResponse:
    """Places of gazetteer and seed by name, for the filter "near"; none that the desk added."""
    found = places_named(_typed(request), published_only=True)
    return JsonResponse({"results": [place_choice(place) for place in found]})


@require_safe
@requires(Action.WRITE)
def lookup_actors(request: HttpRequest) -> HttpResponse:
    """Actors by any of their names."""
    found = actors_named(_typed(request))
    return JsonResponse({"results": [actor_choice(actor) for actor in found]})


@require_safe
@requires(Action.WRITE)
def lookup_date(request: HttpRequest) -> HttpResponse:
    """What a typed date means, or why it cannot be read."""
    try:
        span = parse_typed_date(_typed(request), today=timezone.localdate())
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


def _typed(request: HttpRequest) -> str:
    return typed_text(request.GET, "q")[:LONGEST]


def _clicked(request: HttpRequest) -> Point | None:
    """The point of lat and lng; None outside the world (GEOS aborts the whole process on 1e300)."""
    try:
        lat, lng = float(request.GET["lat"]), float(request.GET["lng"])
    except (KeyError, ValueError):
        return None
    return Point(lng, lat, srid=4326) if abs(lat) <= 90 and abs(lng) <= 180 else None
