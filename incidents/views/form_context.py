"""What the pages with an incident form need beside the form."""

from typing import Any

from incidents.forms import IncidentForm
from incidents.models import Incident
from incidents.models.codes import EVENT_TYPE_OF, EventType
from incidents.selectors.incident_view import dashboard_row
from incidents.selectors.neighbours import Question


def form_page_context(
    form: IncidentForm,
    *,
    incident: Incident | None = None,
    duplicates: list[Incident] | None = None,
    show_confirm: bool = False,
    seen_version: int | None = None,
) -> dict[str, Any]:
    """Template context of incidents/form.html and of the review page's form."""
    return {
        "form": form,
        "incident": incident,
        "seen_version": seen_version,
        "duplicates": [
            dashboard_row(row, exact=True) | {"status": row.get_status_display()} for row in duplicates or []
        ],
        "show_confirm": show_confirm,
        "type_of_sub_type": {
            sub: {"code": event, "label": str(EventType(event).label)} for sub, event in EVENT_TYPE_OF.items()
        },
    }


def duplicates_question(form: IncidentForm) -> Question:
    """The event a valid (or half-typed) form describes, for comparing it with known incidents."""
    cleaned = form.cleaned_data
    start, end, _precision = getattr(form, "dates", (None, None, ""))
    return Question(
        date_start=start,
        date_end=end,
        point=cleaned.get("point"),
        uncertainty_km=cleaned.get("uncertainty_km") or 0,
        country=cleaned.get("country") or "",
    )
