"""The numbers of the incidents that only the server can find: by a text, or changed since a moment."""

from array import array

from django.db.models import BigIntegerField
from django.db.models.functions import Cast, Substr

from incidents.models import Incident

from .incident_filter import IncidentFilter

PREFIX = "SW-"


def matching_numbers(asked: IncidentFilter, *, exact: bool) -> "array[int]":
    """The public numbers (SW-000012 is 12) of published incidents that match, ascending, as uint32.

    One query besides the filter's own.
    """
    number = Cast(Substr("public_id", len(PREFIX) + 1), BigIntegerField())
    matching = asked.apply(Incident.objects.published(), exact=exact).order_by()
    found = array("I", matching.annotate(number=number).values_list("number", flat=True))
    return array("I", sorted(found))
