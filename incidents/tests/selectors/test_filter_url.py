"""An address is read for what makes sense in it; the rest is named. One question has one spelling."""

from datetime import date

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.models import Campaign, User
from incidents.selectors.display_params import read_display
from incidents.selectors.incident_filter import IncidentFilter
from incidents.selectors.text_words import words_of
from incidents.services.vocabulary_merge import merge_rows
from incidents.tests.factories import make_actor, make_area, make_source

pytestmark = pytest.mark.django_db
TODAY = date(2025, 7, 3)
SHAPE = ";".join(f"{10 + number / 100:g},{number / 100:g}" for number in range(60))


def asked(query: str) -> IncidentFilter:
    return IncidentFilter.from_query(QueryDict(query), today=TODAY)


@pytest.mark.parametrize(
    "query",
    [
        "from=2025-01-01&to=2025-02-01",
        "last=30",
        "type=Battles&sub=Armed+clash&role=perpetrator&attribution=claimed",
        "target=military&target=none&country=ML&civilian=unknown&precision=1&precision=none",
        "credibility=1&origin=seed&deaths=1-9&deaths=50-&deaths=unknown",
        "q=%D9%83%D8%A7%D9%8A%D8%B3+attaque",
        "near=14.4469,-11.4443,50,Kayes,+Mali",
        "near=-0.5,0,0.25",
        "shape=10,0;11,1;12,-1.5",
        f"shape={SHAPE}",
        "bounds=10,-5,15,2.00001",
        "since=2025-03-01T12:00:00Z",
        "since=2025-03-01T12:00:00.125Z",
    ],
)
def test_what_makes_sense_comes_back_as_it_was(query: str) -> None:
    found = asked(query)
    assert found.ignored == () and not found.is_empty
    assert QueryDict(found.to_query()) == QueryDict(query)
    assert asked(found.to_query()) == found


@pytest.mark.parametrize(
    ("query", "spelling"),
    [
        ("country=NE&country=ML&type=Riots", "type=Riots&country=ML&country=NE"),
        ("deaths=5-5&deaths=0-0&deaths=05", "deaths=0&deaths=5"),
        ("deaths_min=12", "deaths=12-"),
        ("to=2025-01-01&from=2025-02-01", "from=2025-01-01&to=2025-02-01"),
        ("since=2025-03-01T14:00:00%2B02:00", "since=2025-03-01T12%3A00%3A00Z"),
        ("near=14.446900001,-11.4443000,50.0", "near=14.4469%2C-11.4443%2C50"),
        ("shape=1,1;2,2;3,1;1,1", "shape=1%2C1%3B2%2C2%3B3%2C1"),
        ("q=++two%00+words%0A", "q=two+words"),
        ("page=3&utm_source=x&map=5/14/-3", ""),
    ],
)
def test_one_question_has_one_spelling(query: str, spelling: str) -> None:
    assert (asked(query).to_query(), asked(query).ignored) == (spelling, ())


@pytest.mark.parametrize(
    "query",
    [
        "last=0", "last=-3", "last=1e3", "last=36501", "last=%D9%A7",
        "deaths=9-1", "deaths=-5", "deaths=many", "deaths=1-2-3", "deaths=12345678", "deaths=%D9%A1-",
        "deaths_min=x",
        "civilian=maybe", "precision=4", "credibility=0", "credibility=01", "target=nobody", "origin=else",
        "near=91,0,5", "near=1,181,5", "near=1,2,0", "near=1,2,5001", "near=1,2", "near=nan,1,5",
        "near=1,2,inf", "near=1e1,2,5", "near=%D9%A1,2,5",
        "shape=1,1;2,2", "shape=1,1;1,1;1,1", f"shape={SHAPE};20,20", "shape=1,1;2,2;3", "shape=1,1;2,2;x,3",
        "shape=1,1;2,95;200,3", "shape=;;;",
        "bounds=1,2,3", "bounds=3,1,2,2", "bounds=1,5,2,4", "bounds=1,1,1,2", "bounds=-91,1,2,2",
        "bounds=a,b,c,d",
        "since=yesterday", "since=2025-03-01", "since=2025-03-01T12:00:00", "since=2025-13-01T12:00:00Z",
        "since=0001-01-01T00:00:00Z", "since=9999-12-31T23:59:59-23:59",
        "q=%00", "q=...", "q=" + "x" * 201,
        "actor=NOBODY", "actor=%00", "actor=" + "x" * 5000, "area=XX", "source=999999", "source=x",
        "source=9999999999999999999999", "campaign=-1", "campaign=%F0%9F%92%A5", "source=%D9%A1",
        "type=%FF%FE", "country=%ED%A0%80",
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_left_out_and_named(anonymous: Client, query: str) -> None:
    found = asked(query)
    name = query.partition("=")[0]
    assert found.is_empty
    assert len(found.ignored) == 1 and found.ignored[0].startswith(f"{name}=") and len(found.ignored[0]) <= 60
    page = anonymous.get(f"/?{query}")
    assert page.status_code == 200 and "could not be understood" in page.content.decode()


def test_a_period_and_the_last_days_at_once_are_the_last_days() -> None:
    found = asked("from=2025-01-01&last=7")
    assert (found.date_from, found.date_to, found.to_query()) == (date(2025, 6, 27), TODAY, "last=7")
    assert found.ignored == ("from=2025-01-01",)


def test_more_options_than_anybody_asks_for_are_not_read() -> None:
    found = asked("&".join(f"deaths={number}" for number in range(250)))
    assert (len(found.deaths), len(found.ignored)) == (200, 50)


def test_names_of_rows_are_read_where_they_exist(editor: User) -> None:
    kept, merged, area, source = (
        make_actor("JNIM"),
        make_actor("GSIM"),
        make_area(1, code="ML1"),
        make_source(),
    )
    campaign = Campaign.objects.create()
    merge_rows(kept, merged, editor=editor, reason="the same group")
    query = f"actor=GSIM&actor=JNIM&area={area.code}&source={source.pk}&campaign={campaign.pk}"
    found = asked(query)
    assert (found.actors, found.areas, found.ignored) == (("JNIM",), ("ML1",), ())
    assert (found.sources, found.campaigns) == ((str(source.pk),), (str(campaign.pk),))


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("ka b c", ()),
        ("g ka b gao c zû kayes", ("q=c zu",)),
        (" ".join(f"word{number}" for number in range(14)), ("q=word12 word13",)),
    ],
)
def test_words_that_are_not_sought_are_named(text: str, left_out: tuple[str, ...]) -> None:
    found = asked(f"q={text}")
    assert (found.text, found.ignored) == (text, left_out)
    words = [word.form for word in words_of(text)]
    assert len([word for word in words if len(word) < 3]) <= 3
    assert not set(" ".join(left_out).removeprefix("q=").split()) & set(words)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(
        st.sampled_from("from to last q near shape bounds since deaths actor area source sub".split()),
        st.text(max_size=40),
    )
)
def test_no_address_is_an_error(values: dict[str, str]) -> None:
    query = QueryDict(mutable=True)
    query.update(values)
    found = IncidentFilter.from_query(query, today=TODAY)
    assert IncidentFilter.from_query(QueryDict(found.to_query()), today=TODAY).to_query() == found.to_query()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("sort=deaths&shade=count&unit=week", {"sort": "deaths", "shade": "count", "unit": "week"}),
        ("colour=deaths&sort=area", {"colour": "deaths", "sort": "area"}),
        ("shade=count&level=2", {"shade": "count", "level": "2"}),
        ("level=1", {}),
        ("level=3", {}),
        ("sort=date&colour=type&shade=none&unit=auto", {}),
        ("sort=name&colour=%00&map=1/2", {}),
        ("map=5.456789/14.44691/-11.4", {"map": "5.46/14.4469/-11.4"}),
        ("map=21/0/0", {}),
        ("map=-1/0/0", {}),
        ("map=5/86/0", {}),
        ("map=nan/0/0", {}),
    ],
)  # fmt: skip
def test_how_it_is_looked_at_is_read_apart(query: str, found: dict[str, str]) -> None:
    assert read_display(QueryDict(query)) == found
