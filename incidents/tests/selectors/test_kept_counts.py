"""Counts are kept while nothing changes, and never longer."""

from datetime import date
from typing import Any

import pytest
from django.http import QueryDict

from incidents.models import Campaign, Incident, User
from incidents.selectors.incident_filter import IncidentFilter
from incidents.selectors.kept_counts import MOST_KEPT, _kept, kept_counts
from incidents.services.incidents import withdraw_incident
from incidents.tests.factories import make_incident

pytestmark = pytest.mark.django_db


def asked(query: str = "") -> IncidentFilter:
    return IncidentFilter.from_query(QueryDict(query), today=date(2026, 11, 28))


def published(editor: User, **values: Any) -> Incident:
    return make_incident(by=editor, status="published", **({"fatalities_low": 3} | values))


@pytest.mark.parametrize("query", ["", "from=2025-01-01", "country=ML&deaths=1-9"])
def test_a_second_page_counts_nothing(editor: User, django_assert_num_queries: Any, query: str) -> None:
    published(editor, country="ML", date_start=date(2025, 7, 1), date_end=date(2025, 7, 1))
    first = kept_counts(asked(query), exact=False)
    with django_assert_num_queries(2):
        assert kept_counts(asked(query), exact=False) == first
    assert first.total == 1


def test_every_change_is_counted(editor: User) -> None:
    def now() -> tuple[int, int, int]:
        found = kept_counts(asked(), exact=False)
        return found.total, found.deaths.low, found.without_place

    assert now() == (0, 0, 0)
    one = published(editor)
    assert now() == (1, 3, 1)
    two = published(editor)
    assert now() == (2, 6, 2)
    two.fatalities_low = 5
    two.save()
    assert now() == (2, 8, 2)
    campaign = Campaign.objects.create(fatalities_low=20)
    Incident.objects.filter(pk=one.pk).update(campaign=campaign)
    assert now() == (2, 25, 2)
    Campaign.objects.filter(pk=campaign.pk).update(fatalities_low=30)
    assert now() == (2, 35, 2)
    withdraw_incident(one.pk, editor=editor, reason="told twice")
    assert now() == (1, 5, 1)


def test_readers_do_not_get_what_the_desk_counts(editor: User) -> None:
    published(editor, withhold_place=True, place_name="Kayes", country="ML")
    assert kept_counts(asked(), exact=True) is not kept_counts(asked(), exact=False)


@pytest.mark.parametrize("query", ["q=Kayes", "since=2025-01-01T00:00:00Z"])
def test_what_marks_do_not_tell_is_counted_each_time(editor: User, query: str) -> None:
    published(editor, place_name="Kayes")
    kept_counts(asked(query), exact=False)
    assert not _kept


def test_no_more_are_kept_than_are_told(editor: User) -> None:
    for least in range(MOST_KEPT + 5):
        kept_counts(asked(f"deaths={least}-"), exact=False)
    assert len(_kept) == MOST_KEPT
