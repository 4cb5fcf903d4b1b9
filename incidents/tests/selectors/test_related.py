"""Related incidents: campaign, place and week, from what the reader may see alone."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.gis.geos import Point

from incidents.models import Campaign, Incident, User
from incidents.selectors.incident_view import with_all
from incidents.selectors.redaction import spot_of
from incidents.selectors.related import MOST, RelatedList, related_lists
from incidents.tests.factories import DAY, make_area, make_incident, make_place

pytestmark = pytest.mark.django_db
FAR = timedelta(days=400)


def lists(incident: Incident, *, exact: bool = False) -> dict[str, RelatedList]:
    read = with_all(Incident.objects.all()).get(pk=incident.pk)
    return {found.kind: found for found in related_lists(read, spot_of(read, exact=exact), exact=exact)}


def ids(incident: Incident, kind: str, *, exact: bool = False) -> list[str]:
    found = lists(incident, exact=exact).get(kind)
    return [line.public_id for line in found.lines] if found else []


def published(editor: User, at: tuple[float, float] | None = None, **values: Any) -> Incident:
    """A published incident in Mali at (latitude, longitude)."""
    point = Point(at[1], at[0], srid=4326) if at else None
    values = {"country": "ML", "status": "published", "point": point} | values
    return make_incident(by=editor, **values)


def test_a_campaigns_incidents_stand_together_with_its_toll_counted_once(editor: User) -> None:
    campaign = Campaign.objects.create(positions=3, fatalities_low=30, fatalities_high=40)
    one, other = (published(editor, campaign=campaign, date_start=DAY + n * FAR) for n in (0, 1))
    published(editor, date_start=DAY + 2 * FAR)
    found = lists(one)["campaign"]
    assert [line.public_id for line in found.lines] == [other.public_id]
    assert (
        found.note
        == "Coordinated attacks (Mali, 1 July 2025) on 3 positions; 30 to 40 killed in all, counted once"
    )
    assert found.query == f"campaign={campaign.pk}"


def test_an_incident_stands_in_the_first_list_that_it_fits_alone(editor: User) -> None:
    campaign = Campaign.objects.create()
    one, _other = (published(editor, (14.4, -11.4), campaign=campaign) for _ in range(2))
    assert set(lists(one)) == {"campaign"}


@pytest.mark.parametrize(
    ("km_away", "other_km", "is_same"), [(4.0, 5.0, True), (6.0, 5.0, False), (4.0, 150.0, False)]
)
def test_the_same_place_is_within_the_uncertainty_and_no_vaguer(
    editor: User, km_away: float, other_km: float, is_same: bool
) -> None:
    one = published(editor, (14.4, -11.4), uncertainty_km=5.0)
    other = published(
        editor, (14.4 + km_away / 111.195, -11.4), uncertainty_km=other_km, date_start=DAY - FAR
    )
    assert (other.public_id in ids(one, "place")) is is_same


def test_the_same_row_of_a_place_is_the_same_place_however_far_its_point(editor: User) -> None:
    place = make_place()
    one = published(editor, (14.4, -11.4), place=place)
    other = published(editor, (15.9, -11.4), place=place, date_start=DAY - FAR)
    assert ids(one, "place") == [other.public_id]


def test_a_vague_place_is_called_vague(editor: User) -> None:
    one = published(editor, (14.4, -11.4), uncertainty_km=80.0, place_name="Centre")
    published(editor, (14.9, -11.4), date_start=DAY - FAR)
    found = lists(one)["place"]
    assert found.title == "Where this may have happened"
    assert found.note == "Centre, within about 80 km"
    assert found.query == "near=14.40000,-11.40000,80"


def test_a_withheld_place_joins_no_list_of_a_place(editor: User) -> None:
    place = make_place()
    at = (place.point.y, place.point.x)
    one = published(editor, at, place=place)
    hidden = published(editor, at, place=place, target_kind="shelter", date_start=DAY - FAR)
    assert ids(one, "place") == []
    assert ids(one, "place", exact=True) == [hidden.public_id]


def test_the_lists_of_a_withheld_incident_stay_the_same_wherever_in_its_area_it_was(editor: User) -> None:
    area = make_area(2, box=(-12, 14, -11, 15), name_en="Cercle")
    hidden = published(editor, (14.40, -11.40), withhold_place=True, area=area)
    for at in ((14.40, -11.40), (14.95, -11.05)):
        published(editor, at, area=area, date_start=DAY - FAR)
    before = lists(hidden)
    assert len(before["area"].lines) == 2
    Incident.objects.filter(pk=hidden.pk).update(point=Point(-11.05, 14.95, srid=4326))
    assert lists(hidden) == before


def test_incidents_of_the_shown_area_are_listed_withheld_ones_by_its_name(editor: User) -> None:
    area = make_area(2, box=(-12, 14, -11, 15), name_en="Cercle")
    hidden = published(editor, (14.40, -11.40), withhold_place=True, area=area)
    far = published(editor, (14.95, -11.05), area=area, date_start=DAY - FAR, place_name="Far town")
    other = published(editor, (14.95, -11.05), area=area, date_start=DAY - 2 * FAR, withhold_place=True)
    found = lists(hidden)["area"]
    assert [line.public_id for line in found.lines] == [far.public_id, other.public_id]
    assert [line.title for line in found.lines] == ["Armed clash, Far town", "Armed clash, Cercle"]
    assert found.query == f"area={area.code}"


@pytest.mark.parametrize(
    ("start", "end", "is_near"),
    [
        (date(2025, 7, 4), date(2025, 7, 4), True),
        (date(2025, 7, 5), date(2025, 7, 5), False),
        (date(2025, 6, 28), date(2025, 6, 28), True),
        (date(2025, 6, 27), date(2025, 6, 27), False),
        (date(2025, 6, 26), date(2025, 6, 29), True),
        (date(2025, 6, 30), None, True),
        (date(2025, 1, 1), None, False),
        (date(2025, 7, 1), date(2025, 7, 31), False),
    ],
)
def test_the_same_week_is_three_days_either_way(
    editor: User, start: date, end: date | None, is_near: bool
) -> None:
    one = published(editor)
    other = published(editor, date_start=start, date_end=end)
    assert (other.public_id in ids(one, "week")) is is_near


def test_the_week_is_of_one_country_and_nearest_first(editor: User) -> None:
    one = published(editor)
    rows = [published(editor, date_start=DAY + timedelta(days=days)) for days in (3, -1, 0)]
    published(editor, country="NE")
    assert ids(one, "week") == [rows[2].public_id, rows[1].public_id, rows[0].public_id]
    assert lists(one)["week"].query == "country=ML&from=2025-06-28&to=2025-07-04"


@pytest.mark.parametrize("values", [{"date_start": None}, {"country": ""}])
def test_without_a_day_or_a_country_there_is_no_week(editor: User, values: dict[str, Any]) -> None:
    one = published(editor, **values)
    published(editor, **values)
    assert lists(one) == {}


def test_drafts_withdrawn_ones_and_itself_are_never_related(editor: User) -> None:
    one = published(editor, (14.4, -11.4))
    for status in ("draft", "withdrawn"):
        published(editor, (14.4, -11.4), status=status)
    for exact in (True, False):
        assert lists(one, exact=exact) == {}


def test_a_list_holds_eight_at_most(editor: User) -> None:
    one = published(editor)
    for _ in range(MOST + 2):
        published(editor)
    assert len(ids(one, "week")) == MOST == 8
