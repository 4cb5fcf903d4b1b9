"""The numbers above the dashboard's list, kept until anything changes: no page counts a million rows anew."""

from collections import OrderedDict
from threading import Lock

from django.db.models import Count, Max

from incidents.models import ChunkMark

from .dashboard_counts import Panels, dashboard_counts
from .generations import generations
from .incident_filter import IncidentFilter

COUNTERS = ("incidents", "names", "vocabulary", "snapshots")
MOST_KEPT = 200
State = tuple[int, ...]
_lock = Lock()
_kept: OrderedDict[tuple[IncidentFilter, bool, State], Panels] = OrderedDict()


def kept_counts(asked: IncidentFilter, *, exact: bool) -> Panels:
    """As dashboard_counts, whose result must not be changed. Two queries where nothing has changed.

    Not kept: what a text or an instant asks for, since neither follows from what marks tell.
    """
    if asked.text or asked.since:
        return dashboard_counts(asked, exact=exact)
    key = (asked, exact, _state())
    with _lock:
        found = _kept.get(key)
        if found is not None:
            _kept.move_to_end(key)
            return found
    found = dashboard_counts(asked, exact=exact)
    with _lock:
        _kept[key] = found
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return found


def _state() -> State:
    """Moves with every change of what is shown, read before anything is counted.

    A change leaves a mark in its own transaction; the counter of snapshots moves when the mark goes. What is
    counted while another change comes in stands under a state that nobody asks for again.
    """
    marks = ChunkMark.objects.aggregate(newest=Max("pk"), count=Count("pk"))
    counters = generations(*COUNTERS)
    return (marks["newest"] or 0, marks["count"], *(counters[name] for name in COUNTERS))
