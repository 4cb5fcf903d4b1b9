"""A hundred thousand incidents placed again in one go."""

import time

import pytest
from django.db import connection

from incidents.models import Incident
from incidents.services.reference_data.current_areas import place_incidents_again
from incidents.tests.factories import make_area, make_user

pytestmark = pytest.mark.django_db
# Twenty seconds on a quiet machine when every incident moves, six when none does (measured with the shared
# boundaries, 1,570 outlines of 919,000 points); the machines that run tests are seldom quiet.
BUSY = 4

GENERATED = """
INSERT INTO incidents_incident (public_id, event_type, sub_event_type, date_start, date_end, date_precision,
    time_of_day, place_name, country, point, uncertainty_km, withhold_place, target_kind, notes, tags,
    credibility, origin, seed_key, status, version, created_at, created_by_id, updated_at, withdrawn_reason)
SELECT 'G' || n, 'Battles', 'Armed clash', '2024-01-01', '2024-01-01', 'day', '', '', 'ML',
    ST_SetSRID(ST_MakePoint(-12 + n %% 1000 * 0.016, 10 + n / 1000 * 0.1), 4326), n %% 40, false, '', '',
    '{}', 6, 'generated', '', 'draft', 1, now(), %s, now(), ''
FROM generate_series(1, 100000) n
"""


def test_a_hundred_thousand_incidents_are_placed_again_in_seconds_and_then_none() -> None:
    for column in range(16):
        make_area(1, box=(column - 12, 10, column - 11, 20.1))
    with connection.cursor() as cursor:
        cursor.execute(GENERATED, [make_user().pk])
    began = time.monotonic()
    assert place_incidents_again() == 100_000
    assert time.monotonic() - began < 20 * BUSY
    assert Incident.objects.filter(area=None).count() == 0
    assert place_incidents_again() == 0
