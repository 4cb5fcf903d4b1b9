"""Which incidents hold a text or have changed since a moment: asked by the dashboard's script."""

import sys

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from incidents.permissions import Action, may, requires
from incidents.selectors.incident_filter import IncidentFilter
from incidents.selectors.matches import matching_numbers


@require_safe
@requires(Action.READ)
def data_matches(request: HttpRequest) -> HttpResponse:
    """uint32, little-endian: public numbers of the published incidents that match `q` and `since`, ascending.

    `X-Total` is how many. 400 in words when neither is given or one makes no sense.
    """
    asked = _asked(request.GET)
    if asked is None:
        return JsonResponse({"error": _("Nothing to search for: give a text or a moment.")}, status=400)
    if asked.ignored:
        text = _("This could not be understood: %(what)s") % {"what": asked.ignored[0]}
        return JsonResponse({"error": text}, status=400)
    numbers = matching_numbers(asked, exact=may(request.user, Action.SEE_EXACT_PLACE))
    if sys.byteorder == "big":
        numbers.byteswap()
    response = HttpResponse(numbers.tobytes(), content_type="application/octet-stream")
    response["X-Total"] = str(len(numbers))
    response["Cache-Control"] = "private, no-store"
    return response


def _asked(sent: QueryDict) -> IncidentFilter | None:
    """The filter of these two parameters alone; the others are the browser's to apply."""
    alone = QueryDict(mutable=True)
    for name in ("q", "since"):
        if text := sent.get(name, "").strip():
            alone[name] = text
    return IncidentFilter.from_query(alone) if alone else None
