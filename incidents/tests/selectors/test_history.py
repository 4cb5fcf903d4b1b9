"""What the public history says was changed, beside the columns of the incident itself."""

from typing import Any

import pytest

from incidents.models import Actor, Incident, IncidentActor, User
from incidents.selectors.history import public_history
from incidents.services.incidents import (
    ActorEntry,
    IncidentValues,
    correct_incident,
    enter_incident,
    publish_incident,
)
from incidents.tests.factories import make_actor

pytestmark = pytest.mark.django_db
COLUMNS: dict[str, Any] = {
    "event_type": "Battles", "sub_event_type": "Armed clash", "date_precision": "unknown",
    "withhold_place": True, "tags": [],
}  # fmt: skip
AT_FIRST = (("attackers", "perpetrator"), ("village", "target"))


@pytest.fixture
def incident(editor: User) -> Incident:
    found = enter_incident(values(), editor=editor, reason="heard on the radio")
    return publish_incident(found.pk, editor=editor)


def values(*, actors: Any = AT_FIRST, how: str = "unknown", note: str = "", **columns: Any) -> IncidentValues:
    known = dict(Actor.objects.values_list("key", "pk"))
    made = {key: known.get(key) or make_actor(key).pk for key in sorted({key for key, _role in actors})}
    entries = tuple(
        ActorEntry(made[key], role, how if role == "perpetrator" else "unknown") for key, role in actors
    )
    return IncidentValues(columns=COLUMNS | columns, actors=entries, confidential_note=note)


def told(incident: Incident, editor: User, **changes: Any) -> str:
    """What the newest line of the history says after these changes."""
    correct_incident(
        incident.pk, values(**changes), editor=editor, reason="a better source", seen_version=incident.version
    )
    return public_history(incident, exact=False)[0].what


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"actors": (("others", "perpetrator"), ("village", "target"))}, "corrected: By whom"),
        ({"actors": AT_FIRST[:1]}, "corrected: Against whom"),
        ({"actors": (*AT_FIRST, ("others", "associated"))}, "corrected: Also involved"),
        ({"how": "claimed"}, "corrected: Claimed or suspected"),
        ({"tags": ["market"]}, "corrected: Tags"),
        ({"note": "told by phone"}, "a report was added"),
        ({"note": "told by phone", "notes": "at night"}, "corrected: Notes, Sources"),
        ({}, "corrected"),
    ],
)
def test_a_correction_names_what_it_changed(
    incident: Incident, editor: User, changes: dict[str, Any], line: str
) -> None:
    assert told(incident, editor, **changes) == line


def test_what_a_correction_changed_is_told_of_no_other(incident: Incident, editor: User) -> None:
    told(incident, editor, actors=AT_FIRST[:1])
    incident.refresh_from_db()
    told(incident, editor, actors=AT_FIRST[:1], fatalities_low=3, fatalities_high=3)
    lines = [line.what for line in public_history(incident, exact=False)]
    assert lines == ["corrected: Deaths from unknown to 3", "corrected: Against whom", "published"]


def test_what_hung_on_an_incident_before_it_was_public_is_no_correction(
    incident: Incident, editor: User
) -> None:
    assert IncidentActor.objects.filter(incident=incident).count() == 2
    assert [line.what for line in public_history(incident, exact=False)] == ["published"]
