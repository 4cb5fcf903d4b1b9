"""Steps of the tests of the dashboard's data: build, look, write past all services."""

from collections.abc import Callable
from datetime import date
from typing import Any

from incidents.models import Audience, CasualtyClaim, Chunk, Incident, IncidentActor
from incidents.services.snapshots import rebuild_snapshots
from incidents.tests.factories import NOW, TODAY, make_actor

JULY, AUGUST = date(2025, 7, 1), date(2025, 8, 1)


def built(now: Any = NOW, today: date = TODAY) -> int:
    return rebuild_snapshots(now=now, today=today)


def hashes(audience: Audience = Audience.PUBLIC) -> set[str]:
    return set(Chunk.objects.current().filter(audience=audience).values_list("hash", flat=True))


def role(incident: Incident) -> IncidentActor:
    return IncidentActor.objects.create(incident=incident, actor=make_actor(f"A{incident.pk}"), role="target")


def claim(incident: Incident, **values: Any) -> CasualtyClaim:
    return CasualtyClaim.objects.create(incident=incident, **({"kind": "killed", "low": 1} | values))


def update(**values: Any) -> Callable[[Incident], Any]:
    return lambda incident: Incident.objects.filter(pk=incident.pk).update(**values)
