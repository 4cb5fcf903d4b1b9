"""What the dashboard's map draws beside the incidents."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from incidents.permissions import Action, requires
from incidents.selectors.area_outlines import LEVELS, OutlinesKey, packed_outlines


@require_safe
@requires(Action.READ)
@gzip_page
def area_outlines(request: HttpRequest, level: int) -> HttpResponse:
    """The outlines of the current areas of level 1 or 2 (selectors/area_outlines.py); or a 304."""
    if level not in LEVELS:
        raise Http404
    response = get_conditional_response(request, etag=OutlinesKey.now(level).etag)
    if response is None:
        key, text = packed_outlines(level)
        response = HttpResponse(text, content_type="application/json")
        response["ETag"] = key.etag
    response["Cache-Control"] = "private, no-cache"
    return response
