"""The numbers of the incidents that only the server can find: by a text, or changed since a moment."""

from array import array

from incidents.models import Incident

from .columns import public_number
from .incident_filter import IncidentFilter


def matching_numbers(asked: IncidentFilter, *, exact: bool) -> "array[int]":
    """The public numbers (SW-000012 is 12) of published incidents that match, ascending, as uint32.

    One query besides the filter's own.
    """
    matching = asked.apply(Incident.objects.published(), exact=exact).order_by()
    found = array("I", matching.annotate(number=public_number()).values_list("number", flat=True))
    return array("I", sorted(found))
