"""What was read in each week: counted from the articles, by the country of their source."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from incidents.models import Article, Source, SourceKind, Stage
from incidents.selectors.coverage import coverage_version, reading_coverage
from incidents.tests.factories import make_article, make_source

pytestmark = pytest.mark.django_db
TODAY = date(2025, 7, 30)  # a Wednesday
MONDAY = date(2025, 6, 30)


def arrived(article: Article, day: date) -> Article:
    """The article as if it had arrived on this day at noon UTC."""
    Article.objects.filter(pk=article.pk).update(
        created_at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    )
    return article


def read(source: Source, day: date | None, *, arrival: date = TODAY, **values: Any) -> Article:
    return arrived(make_article(source=source, published_local_date=day, **values), arrival)


def weeks_of(country: str, today: date = TODAY) -> dict[int, tuple[int, int]]:
    """Week → (articles, living sources) of a country."""
    rows = reading_coverage(today)["countries"].get(country, [])
    return {week: (articles, sources) for week, articles, sources in rows}


def test_nothing_read_is_no_weeks() -> None:
    assert reading_coverage(TODAY) == {"first": None, "weeks": 0, "countries": {}, "by_arrival": 0}


def test_articles_count_in_the_iso_week_they_were_published_in_and_their_sources_country() -> None:
    mali, niger = make_source(country="ML"), make_source(country="NE")
    read(mali, MONDAY)
    read(mali, date(2025, 7, 6))  # the Sunday of the same week
    read(niger, date(2025, 7, 7))
    answer = reading_coverage(TODAY)
    assert (answer["first"], answer["weeks"]) == ("2025-06-30", 5)
    assert weeks_of("ML")[0] == (2, 1)
    assert weeks_of("NE")[1] == (1, 1)
    assert 0 not in weeks_of("NE")


def test_a_source_lives_in_the_week_of_an_article_and_three_more() -> None:
    read(make_source(country="ML"), MONDAY)
    assert weeks_of("ML", date(2025, 12, 1)) == {0: (1, 1), 1: (0, 1), 2: (0, 1), 3: (0, 1)}


def test_nothing_lives_in_weeks_that_are_still_to_come() -> None:
    read(make_source(country="ML"), date(2025, 7, 29))
    assert weeks_of("ML") == {0: (1, 1)}


@pytest.mark.parametrize("silence", [{"failures_in_a_row": 4}, {"is_enabled": False}])
def test_a_feed_that_fails_or_is_off_is_dead_after_its_last_success(silence: dict[str, Any]) -> None:
    succeeded = datetime(2025, 7, 8, 9, tzinfo=UTC)
    read(make_source(country="ML", succeeded_at=succeeded, **silence), MONDAY)
    read(make_source(country="NE", succeeded_at=succeeded), MONDAY)
    assert weeks_of("ML") == {0: (1, 1), 1: (0, 1)}
    assert weeks_of("NE") == {0: (1, 1), 1: (0, 1), 2: (0, 1), 3: (0, 1)}


def test_articles_handed_in_live_by_their_articles_alone() -> None:
    source = make_source(kind=SourceKind.HAND, url=None, is_enabled=False)
    read(source, MONDAY)
    assert weeks_of("") == {0: (1, 1), 1: (0, 1), 2: (0, 1), 3: (0, 1)}


@pytest.mark.parametrize(("stage", "counted"), [("new", 1), ("drafting", 1), ("drafted", 1), ("failed", 0)])
def test_only_what_was_received_and_did_not_fail_was_read(stage: str, counted: int) -> None:
    read(make_source(country="ML"), MONDAY, stage=stage)
    assert weeks_of("ML").get(0, (0, 0)) == (counted, counted)


def test_an_address_that_is_only_cited_was_not_read() -> None:
    source = make_source(country="ML")
    Article.objects.create(
        source=source,
        canonical_url="https://a.example/1",
        stage=Stage.CITED,
        published_local_date=MONDAY,
    )
    assert weeks_of("ML") == {}


def test_the_day_of_arrival_stands_for_an_unknown_or_impossible_day_of_publication() -> None:
    source = make_source(country="ML")
    read(source, None, arrival=MONDAY)
    read(source, date(2025, 7, 30), arrival=MONDAY)  # a month before it was published
    read(source, date(2025, 7, 1), arrival=MONDAY)  # tomorrow there is today here
    assert weeks_of("ML")[0] == (3, 1)
    assert reading_coverage(TODAY)["by_arrival"] == 1


def test_the_version_moves_with_all_that_the_answer_depends_on() -> None:
    source = make_source(country="ML")
    versions = [coverage_version(TODAY)]

    def note() -> None:
        versions.append(coverage_version(TODAY))

    first = read(source, MONDAY)
    note()
    Article.objects.filter(pk=first.pk).update(stage=Stage.FAILED)
    note()
    Source.objects.update(country="NE")
    note()
    Source.objects.update(failures_in_a_row=1, succeeded_at=datetime(2025, 7, 8, tzinfo=UTC))
    note()
    versions.append(coverage_version(date(2025, 8, 4)))
    assert len(set(versions)) == len(versions)


def test_the_answer_is_read_anew_only_when_the_version_has_moved(django_assert_num_queries) -> None:
    source = make_source(country="ML")
    read(source, MONDAY)
    reading_coverage(TODAY)
    with django_assert_num_queries(3):  # those of the version
        assert weeks_of("ML")[0] == (1, 1)
    read(source, MONDAY)
    assert weeks_of("ML")[0] == (2, 1)
