"""The database itself refuses what an incident may not say, whoever writes it."""

from datetime import date
from typing import Any

import pytest
from django.contrib.gis.geos import Point
from django.db import IntegrityError, transaction
from django.utils import timezone

from incidents.models import Campaign, Incident
from incidents.models.codes import SUB_EVENT_TYPES, EventType, SubEventType
from incidents.tests.factories import make_incident, make_user

pytestmark = pytest.mark.django_db
DAY, LATER = date(2025, 7, 1), date(2025, 7, 4)
SPOT = Point(-11, 14, srid=4326)


def refused(constraint: str, **values: Any) -> None:
    """Writing these columns past every form and service is refused by that constraint, in bulk as well."""
    incident = make_incident()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Incident.objects.filter(pk=incident.pk).update(**values)
    incident.pk, incident.public_id = None, "SW-999999"
    for column, value in values.items():
        setattr(incident, column, value)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Incident.objects.bulk_create([incident])


def allowed(**values: Any) -> None:
    assert Incident.objects.filter(pk=make_incident().pk).update(**values) == 1


def test_a_sub_type_never_stands_under_another_event_type() -> None:
    for event_type, own in SUB_EVENT_TYPES.items():
        allowed(event_type=event_type.value, sub_event_type=own[0].value)
        foreign = next(sub for sub in SubEventType if sub not in own)
        refused("sub_type_belongs_to_type", event_type=event_type.value, sub_event_type=foreign.value)


def test_every_sub_type_belongs_to_exactly_one_event_type() -> None:
    listed = [sub for subs in SUB_EVENT_TYPES.values() for sub in subs]
    assert sorted(listed) == sorted(SubEventType)
    assert set(SUB_EVENT_TYPES) == set(EventType)


def test_an_event_type_that_nobody_knows_is_refused() -> None:
    refused("sub_type_belongs_to_type", event_type="Weather", sub_event_type="Rain")


@pytest.mark.parametrize(
    ("start", "end"),
    [(LATER, DAY), (None, DAY)],
    ids=["the end before the start", "an end without a start"],
)
def test_dates_stand_in_order(start: date | None, end: date | None) -> None:
    precision = "days" if start else "unknown"
    refused("dates_in_order", date_start=start, date_end=end, date_precision=precision)


def test_an_event_may_be_open_ended_or_undated() -> None:
    allowed(date_start=DAY, date_end=None)
    allowed(date_start=None, date_end=None, date_precision="unknown")


def test_an_unknown_date_says_so_and_a_known_one_does_not() -> None:
    refused("unknown_date_says_so", date_start=None, date_end=None, date_precision="day")
    refused("unknown_date_says_so", date_precision="unknown")


def test_a_point_never_stands_without_its_uncertainty() -> None:
    refused("point_has_an_uncertainty", point=SPOT, uncertainty_km=None)
    refused("point_has_an_uncertainty", point=None, uncertainty_km=3.0)
    refused("point_has_an_uncertainty", point=SPOT, uncertainty_km=-1.0)
    allowed(point=SPOT, uncertainty_km=0.0)


@pytest.mark.parametrize("kind", ["fatalities", "injured", "missing", "abducted"])
def test_low_is_never_above_high(kind: str) -> None:
    refused(f"{kind}_in_order", **{f"{kind}_low": 5, f"{kind}_high": 4})
    for low, high in ((4, 5), (5, 5), (None, 4), (4, None), (0, 0)):
        allowed(**{f"{kind}_low": low, f"{kind}_high": high})


@pytest.mark.parametrize(
    ("low", "best", "high"),
    [(10, 9, 12), (10, 13, 12), (None, 11, 12), (10, 11, None), (None, 11, None)],
    ids=["below", "above", "low unknown", "high unknown", "both unknown"],
)
def test_best_lies_between_and_no_null_slips_past(low: int | None, best: int, high: int | None) -> None:
    refused("best_between_low_and_high", fatalities_low=low, fatalities_best=best, fatalities_high=high)


def test_best_may_stay_unset_or_stand_between() -> None:
    allowed(fatalities_low=10, fatalities_high=12)
    allowed(fatalities_low=10, fatalities_best=10, fatalities_high=12)


def test_nothing_is_published_without_a_person() -> None:
    refused("nothing_published_without_a_person", status="published", published_at=timezone.now())
    refused("nothing_published_without_a_person", status="published", published_by=make_user())


def test_nothing_is_withdrawn_without_a_reason() -> None:
    refused("withdrawal_has_a_reason", status="withdrawn", withdrawn_at=timezone.now(), withdrawn_reason="")
    refused("withdrawal_has_a_reason", status="withdrawn", withdrawn_at=None, withdrawn_reason="wrong town")


def test_credibility_and_status_are_of_their_lists() -> None:
    refused("credibility_1_to_6", credibility=0)
    refused("credibility_1_to_6", credibility=7)
    refused("status_is_known", status="public")


def test_a_public_id_is_given_once() -> None:
    first, second = make_incident(), make_incident()
    assert first.public_id != second.public_id
    with pytest.raises(IntegrityError), transaction.atomic():
        Incident.objects.filter(pk=second.pk).update(public_id=first.public_id)


def test_a_campaigns_toll_stands_in_order() -> None:
    with pytest.raises(IntegrityError, match="campaign_fatalities_in_order"), transaction.atomic():
        Campaign.objects.bulk_create([Campaign(fatalities_low=80, fatalities_high=8)])
    Campaign.objects.bulk_create([Campaign(fatalities_low=80), Campaign(fatalities_high=80)])
