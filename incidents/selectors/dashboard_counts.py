"""The numbers above the dashboard's list, counted by the database."""

from django.db.models import Count, Q

from incidents.models import Incident

from .incident_filter import IncidentFilter
from .redaction import as_readers_see


def dashboard_counts(asked: IncidentFilter, *, exact: bool) -> dict[str, int]:
    """What matches, what of it has no place to show and no date, and what is published at all.

    `undated_apart` are those that a date filter leaves out only because they have no date. A place that
    is withheld counts as none where no area stands for it. At most three queries.
    """
    published = Incident.objects.published()
    nowhere = Q(is_withheld=True, shown_area=None) | Q(is_withheld=False, point=None)
    undated = Q(date_start=None)
    matching = as_readers_see(asked.apply(published), exact=exact).aggregate(
        total=Count("pk"),
        without_place=Count("pk", filter=nowhere),
        without_date=Count("pk", filter=undated),
    )
    apart = asked.apply_all_but_dates(published).filter(undated).count() if asked.has_dates else 0
    everything = matching["total"] if asked.is_empty else published.count()
    return matching | {"undated_apart": apart, "published": everything}
