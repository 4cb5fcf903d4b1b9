"""An editor who accepts a draft as the form shows it, for tests of the services."""

from incidents.forms import IncidentForm
from incidents.forms.initial_values import from_candidate
from incidents.models import Candidate
from incidents.services.incidents import IncidentValues
from incidents.tests.factories import TODAY
from incidents.tests.forms.browser import posted


def form_values(candidate: Candidate, **typed: str) -> IncidentValues:
    """The values of the draft's form, sent as it opened but for what is typed."""
    initial = from_candidate(candidate)
    form = IncidentForm(
        posted(IncidentForm(initial=initial, today=TODAY), **typed), initial=initial, today=TODAY
    )
    assert form.is_valid(), form.errors
    return form.values()
