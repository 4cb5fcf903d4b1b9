"""How much was read, for the strip that tells a quiet week from a blind one."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import condition, require_safe

from incidents.permissions import Action, requires
from incidents.selectors.coverage import coverage_version, reading_coverage


def _etag(request: HttpRequest) -> str:
    return f'"{coverage_version(timezone.localdate())}"'


@require_safe
@requires(Action.READ)
@condition(etag_func=_etag)
def data_coverage(request: HttpRequest) -> HttpResponse:
    """Articles read and living sources of each week and country, never a title; ETag and 304."""
    response = JsonResponse(reading_coverage(timezone.localdate()))
    response["Cache-Control"] = "private, no-cache"
    return response
