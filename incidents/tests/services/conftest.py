"""An incident that readers see."""

import pytest

from incidents.models import ChunkMark, Incident, User
from incidents.tests.factories import make_area, make_incident, make_place
from incidents.tests.services.snapshot_steps import built


@pytest.fixture
def shown(editor: User) -> Incident:
    """A published incident of July whose chunk is built."""
    place = make_place()
    incident = make_incident(
        by=editor, status="published", place=place, point=place.point, country="ML", area=make_area(2)
    )
    assert built() == 3
    assert not ChunkMark.objects.exists()
    return incident
