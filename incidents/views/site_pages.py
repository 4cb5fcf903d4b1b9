"""Pages about the site itself: what it is, how it is, and what went wrong."""

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from incidents.models import Area
from incidents.permissions import DATA_PATHS
from incidents.selectors.area_view import boundaries_by_country, vintage_text


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What this is and is not, how incidents are checked, whom to tell about harm, credits and licences."""
    current = Area.objects.filter(is_current=True)
    rows = current.values_list("level", "vintage", "source").distinct().order_by("level", "vintage")
    vintages = [(level, vintage_text(vintage), source) for level, vintage, source in rows]
    return render(request, "site/about.html", {"vintages": vintages, "contact": settings.CONTACT_EMAIL})


@require_safe
def areas(request: HttpRequest) -> HttpResponse:
    """Which boundaries are loaded, of which vintage, and what their areas are called now."""
    return render(request, "site/areas.html", {"countries": boundaries_by_country(timezone.localdate())})


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers; for supervisors and containers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400 in words: what was sent is larger than what we take, or no proper request; data say it in JSON."""
    if request.path.startswith(DATA_PATHS):
        return JsonResponse({"error": "bad request"}, status=400)
    return render(request, "site/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 in words."""
    return render(request, "site/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 in words."""
    return render(request, "site/404.html", status=404)
