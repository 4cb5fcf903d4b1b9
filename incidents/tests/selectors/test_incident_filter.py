"""One filter: the page, the counts and a plain re-reading of the data by the same rules always agree."""

import random
from datetime import date, timedelta

import pytest
from django.contrib.gis.geos import Point
from django.http import QueryDict
from django.test import Client

from incidents.models import Incident, User
from incidents.models.codes import EVENT_TYPE_OF, Country
from incidents.selectors.incident_filter import IncidentFilter
from incidents.selectors.incident_view import dashboard_row
from incidents.tests.factories import make_incident

pytestmark = pytest.mark.django_db
FIRST = date(2025, 1, 1)


def asked(query: str) -> IncidentFilter:
    return IncidentFilter.from_query(QueryDict(query))


def matches(row: Incident, query: IncidentFilter) -> bool:
    """The rule of the filter, spelt out by hand on one incident."""
    if query.event_types and row.event_type not in query.event_types:
        return False
    if query.countries and row.country not in query.countries:
        return False
    if not (query.date_from or query.date_to):
        return True
    if row.date_start is None:
        return False
    start, end = row.date_start, row.date_end or date.max
    return not (query.date_from and end < query.date_from) and not (query.date_to and start > query.date_to)


def random_incident(dice: random.Random, editor: User) -> Incident:
    start = dice.choice([None, FIRST + timedelta(days=dice.randrange(60))])
    length = dice.choice([0, 0, 3, 30])
    end = dice.choice([None, start + timedelta(days=length)]) if start else None
    point = dice.choice([None, Point(dice.uniform(-15, 15), dice.uniform(10, 20), srid=4326)])
    return make_incident(
        by=editor,
        status=dice.choice(["published", "published", "published", "draft", "withdrawn"]),
        sub_event_type=dice.choice(list(EVENT_TYPE_OF)),
        date_start=start,
        date_end=end,
        date_precision="unknown" if start is None else "day" if length == 0 else "days",
        country=dice.choice(["ML", "BF", "NE", ""]),
        point=point,
        uncertainty_km=dice.choice([0.0, 5.0, 200.0]) if point else None,
    )


def random_query(dice: random.Random) -> str:
    parts = []
    for name in ("from", "to"):
        if dice.random() < 0.5:
            parts.append(f"{name}={FIRST + timedelta(days=dice.randrange(-5, 70))}")
    parts += [
        f"type={value}" for value in dice.sample(sorted(set(EVENT_TYPE_OF.values())), dice.randrange(3))
    ]
    parts += [f"country={value}" for value in dice.sample(Country.values, dice.randrange(5))]
    return "&".join(parts)


def test_page_list_counts_and_data_agree_on_random_incidents_and_filters(
    anonymous: Client, editor: User
) -> None:
    dice = random.Random(20250701)
    for _ in range(60):
        random_incident(dice, editor)
    rows = list(Incident.objects.published())
    assert len(rows) > 20
    for _ in range(25):
        text = random_query(dice)
        query, page = asked(text), anonymous.get(f"/?{text}")
        expected = [row.public_id for row in rows if matches(row, query)]
        assert [row["id"] for row in page.context["incidents"]] == expected, text
        counts = page.context["counts"]
        assert counts.total == len(expected)
        assert counts.published == len(rows)
        placeless = [row for row in rows if dashboard_row(row)["lat"] is None]
        assert counts.without_place == sum(row.public_id in expected for row in placeless)
        without_dates = IncidentFilter(event_types=query.event_types, countries=query.countries)
        undated = [row for row in rows if row.date_start is None and matches(row, without_dates)]
        assert counts.undated_apart == (len(undated) if query.has_dates else 0)
        assert counts.without_date == (0 if query.has_dates else len(undated))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("from=2025-01-10&to=2025-01-10", True),
        ("from=2025-01-12&to=2025-01-20", True),
        ("from=2025-01-01&to=2025-01-05", True),
        ("to=2025-01-04", False),
        ("from=2025-01-13", False),
        ("from=2025-01-20&to=2025-01-01", True),  # the ends were swapped
        ("", True),
    ],
)
def test_an_interval_matches_when_it_meets_what_is_asked(query: str, found: bool) -> None:
    make_incident(
        status="published", date_start=date(2025, 1, 5), date_end=date(2025, 1, 12), date_precision="days"
    )
    assert asked(query).apply(Incident.objects.published(), exact=False).exists() == found


def test_an_open_end_reaches_beyond_every_date() -> None:
    make_incident(status="published", date_start=date(2025, 1, 5), date_end=None)
    for query, found in (("from=2099-01-01", True), ("to=2025-01-04", False), ("to=2025-01-05", True)):
        assert asked(query).apply(Incident.objects.published(), exact=False).exists() == found


@pytest.mark.parametrize(
    ("query", "ignored"),
    [
        ("from=yesterday&to=2025-13-01", ("from=yesterday", "to=2025-13-01")),
        ("from=20250701&to=2025-W27-5", ("from=20250701", "to=2025-W27-5")),
        ("from=0025-07-01", ("from=0025-07-01",)),
        ("type=Weather&type=Battles", ("type=Weather",)),
        ("country=FR&country=ml", ("country=FR", "country=ml")),
        ("from=&to=&type=&country=", ()),
        ("type=Battles&type=Battles", ()),
        ("utm_source=x", ()),
        ("from=%00&type=%00", ("from=", "type=")),
    ],
)
def test_nonsense_in_the_address_is_ignored_and_named(
    anonymous: Client, query: str, ignored: tuple[str, ...]
) -> None:
    assert asked(query).ignored == ignored
    page = anonymous.get(f"/?{query}")
    assert page.status_code == 200
    assert ("could not be understood" in page.content.decode().split("data-url-problems")[1][:400]) == bool(
        ignored
    )


def test_the_form_shows_the_dates_that_are_asked_for(anonymous: Client) -> None:
    page = anonymous.get("/?from=2025-07-04&to=2025-07-01")
    assert (page.context["filter"]["from"], page.context["filter"]["to"]) == ("2025-07-01", "2025-07-04")
