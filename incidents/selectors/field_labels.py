"""Names of the coded fields, for forms, pages and the ledger."""

from django.utils.translation import gettext, gettext_lazy

LABELS = {
    "event_type": gettext_lazy("What happened"),
    "sub_event_type": gettext_lazy("What happened"),
    "date": gettext_lazy("When"),
    "time_of_day": gettext_lazy("Time of day"),
    "place": gettext_lazy("Where"),
    "country": gettext_lazy("Country"),
    "area": gettext_lazy("Area"),
    "perpetrators": gettext_lazy("By whom"),
    "responsibility": gettext_lazy("Claimed or suspected"),
    "targets": gettext_lazy("Against whom"),
    "associated": gettext_lazy("Also involved"),
    "target_kind": gettext_lazy("Kind of target"),
    "civilian_targeting": gettext_lazy("Civilians targeted"),
    "fatalities": gettext_lazy("Deaths"),
    "injured": gettext_lazy("Injured"),
    "missing": gettext_lazy("Missing"),
    "abducted": gettext_lazy("Abducted"),
    "campaign": gettext_lazy("Part of"),
    "background": gettext_lazy("Recalled event"),
    "notes": gettext_lazy("Notes"),
    "tags": gettext_lazy("Tags"),
    "credibility": gettext_lazy("Credibility"),
    "status": gettext_lazy("Status"),
    "published": gettext_lazy("Publication date"),
    "dateline": gettext_lazy("Dateline"),
}


def label(name: str) -> str:
    """The field's name in the reader's language; the code itself for one we do not know."""
    return str(LABELS.get(name) or gettext(name))
