"""Invented incidents: every kind of doubt among them, the same for the same seed, never beside real ones."""

from collections import Counter
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Q

from incidents.models import Incident, IncidentActor, User
from incidents.models.codes import IncidentOrigin, Status
from incidents.selectors.generations import generation
from incidents.selectors.history import public_history
from incidents.services.demonstration import generate_incidents
from incidents.services.demonstration.invention import OPEN_DAYS
from incidents.services.errors import ServiceError
from incidents.tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 28)
COUNT = 2_000


@pytest.fixture
def world(db: None) -> None:
    """Two towns in Mali, one in Burkina Faso, a zone; a group and those it attacks."""
    factories.make_place("ML-a", names=(("fr", "A"),))
    factories.make_place("ML-b", names=(("fr", "B"),))
    factories.make_place("BF-c", country="BF", names=(("fr", "C"),))
    factories.make_place("ML-zone", kind="zone", uncertainty_km=150, names=(("fr", "Z"),))
    factories.make_actor("JNIM", countries=["ML", "BF"])
    factories.make_actor("CIVILIANS", inter=7)


def test_all_are_published_and_marked_as_generated(world: None) -> None:
    before = generation("incidents")
    assert generate_incidents(COUNT, today=TODAY) == COUNT
    made = Incident.objects.filter(status=Status.PUBLISHED, origin=IncidentOrigin.GENERATED)
    assert made.count() == COUNT
    assert made.values("public_id").distinct().count() == COUNT
    assert generation("incidents") > before
    assert not User.objects.get(username="generator").has_usable_password()


def test_vague_places_open_and_unknown_dates_and_unknown_tolls_are_among_them(world: None) -> None:
    generate_incidents(COUNT, today=TODAY)
    shares = {
        "in a zone": Q(place__key="ML-zone", uncertainty_km=150),
        "near a town": Q(uncertainty_km__range=(15, 40)),
        "without a place": Q(point=None),
        "open": Q(date_start__isnull=False, date_end=None),
        "without a date": Q(date_start=None),
        "a whole month": Q(date_precision="month"),
        "unknown toll": Q(fatalities_low=None, fatalities_high=None),
        "nobody killed": Q(fatalities_low=0, fatalities_high=0),
        "at least": Q(fatalities_low__gt=0, fatalities_high=None),
        "withheld place": Q(abducted_low__gt=0),
    }
    counts = {name: Incident.objects.filter(wanted).count() for name, wanted in shares.items()}
    assert all(0 < count < COUNT / 2 for count in counts.values()), counts
    assert not Incident.objects.filter(date_start__gt=TODAY).exists()


def test_what_is_still_open_began_this_year_and_what_was_open_once_has_an_end(world: None) -> None:
    generate_incidents(COUNT, today=TODAY)
    still_open = Incident.objects.filter(date_start__isnull=False, date_end=None)
    assert still_open.exists()
    assert not still_open.filter(date_start__lt=TODAY - timedelta(days=OPEN_DAYS)).exists()
    lengths = [(end - start).days for start, end in _intervals() if start.year < TODAY.year - 1]
    assert max(lengths) > 31
    assert max(end for _start, end in _intervals()) <= TODAY + timedelta(days=31)


def _intervals() -> list[tuple[date, date]]:
    rows = Incident.objects.exclude(date_end=None).values_list("date_start", "date_end")
    return [(start, end) for start, end in rows if start and end]


def test_some_towns_hold_more_than_others_and_later_years_more_than_early_ones(world: None) -> None:
    generate_incidents(COUNT, today=TODAY)
    towns = Counter(Incident.objects.exclude(place__kind="zone").values_list("place__key", flat=True))
    assert towns.most_common()[0][1] > 1.5 * min(count for key, count in towns.items() if key)
    late = Incident.objects.filter(date_start__year__gte=2020).count()
    assert late > Incident.objects.filter(date_start__year__lt=2020).count()


def test_the_same_seed_gives_the_same_incidents_and_another_one_others(world: None) -> None:
    def told() -> list[tuple[object, ...]]:
        columns = ("sub_event_type", "date_start", "place__key", "fatalities_low")
        rows = list(Incident.objects.order_by("id").values_list(*columns))
        IncidentActor.objects.all().delete()
        Incident.objects.all().delete()
        return rows

    generate_incidents(50, seed=7, today=TODAY)
    first = told()
    generate_incidents(50, seed=7, today=TODAY)
    assert told() == first
    generate_incidents(50, seed=8, today=TODAY)
    assert told() != first


def test_the_history_of_each_says_that_none_of_it_happened(world: None) -> None:
    generate_incidents(3, today=TODAY)
    for incident in Incident.objects.all():
        assert "none of it happened" in public_history(incident, exact=True)[0].reason


def test_beside_a_real_incident_nothing_is_generated(world: None) -> None:
    real = factories.make_incident()
    with pytest.raises(ServiceError, match="1 real incidents"):
        generate_incidents(5, today=TODAY)
    assert list(Incident.objects.all()) == [real]


def test_beside_an_article_that_somebody_handed_in_nothing_is_generated(world: None) -> None:
    factories.make_article()
    with pytest.raises(ServiceError, match="1 articles"):
        generate_incidents(5, today=TODAY)


def test_without_places_the_command_says_what_to_do_first() -> None:
    with pytest.raises(CommandError, match="prepare"):
        call_command("generate_incidents", "5", stdout=StringIO())


@pytest.mark.parametrize("count", ["0", "-3", "2000001"])
def test_a_senseless_number_is_refused(count: str) -> None:
    with pytest.raises(CommandError):
        call_command("generate_incidents", "--", count, stdout=StringIO())
