"""How much was read in each ISO week and country, so that silence is not taken for peace."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from hashlib import sha256
from typing import Any

from django.db.models import Case, Count, F, Max, Min, When
from django.db.models.functions import TruncDate, TruncWeek

from incidents.models import Article, Source, SourceKind, Stage

# What reached us and was read or waits in line; a failed one was not read, a cited one is an address alone.
READ_STAGES = (Stage.NEW, Stage.DRAFTING, Stage.DRAFTED)
# A source lives in the week of an article and in the three after it: weeklies and small radio stations rest
# for a fortnight without being dead, and a whole month of silence is no rest. Chosen, not measured: the
# health of each fetch (issue 7) will say it exactly.
LIVES_ON_WEEKS = 3
WEEK = timedelta(days=7)
FORMAT = 1  # moves with the shape of the data

_kept: dict[str, dict[str, Any]] = {}  # the newest answer of this process alone


@dataclass(frozen=True)
class SourceState:
    """What of a source decides where and how long it lives."""

    country: str
    last_week: date | None  # after it the source is known to be silent: a feed that fails or is switched off


def reading_coverage(today: date) -> dict[str, Any]:
    """Articles read and living sources, as the strip under the timeline reads them (docs/dashboard-data.md).

    {"first": Monday of week 0 as an ISO day, or null where nothing was ever read,
    "weeks": number of weeks up to the one of `today`,
    "countries": {code: [[week, articles, living sources]…] ascending, empty weeks left out},
    "by_arrival": articles without a known day of publication, counted on the day of their arrival}.

    The country is that of the source; "" is an international or undeclared one. A source is living in a week
    when it delivered an article in it or in one of the LIVES_ON_WEEKS before; a feed that fails now, or is
    switched off, lives no longer than the week of its last success. Four queries, one over all articles; kept
    until coverage_version moves.
    """
    version = coverage_version(today)
    if version not in _kept:
        answer = _counted(today)
        _kept.clear()
        _kept[version] = answer
    return _kept[version]


def coverage_version(today: date) -> str:
    """A short text that changes whenever the answer may: from the ends of an index, never a count of all."""
    ends = Article.objects.aggregate(Min("pk"), Max("pk"))
    unread = Article.objects.exclude(
        stage__in=READ_STAGES
    ).count()  # a partial index: drafted ones are not in it
    text = repr((FORMAT, _monday(today), sorted(ends.items()), unread, sorted(_sources().items(), key=str)))
    return sha256(text.encode()).hexdigest()[:20]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _sources() -> dict[int, SourceState]:
    rows = Source.objects.values_list(
        "pk", "country", "kind", "is_enabled", "failures_in_a_row", "succeeded_at"
    )
    return {
        pk: SourceState(
            country,
            _monday(succeeded_at.astimezone(UTC).date())
            if succeeded_at and kind == SourceKind.RSS and (failures or not is_enabled)
            else None,
        )
        for pk, country, kind, is_enabled, failures, succeeded_at in rows
    }


def _articles_by_week() -> dict[int, dict[date, int]]:
    """Source → Monday → articles read. A publication after the arrival is wrong: the arrival stands."""
    arrival = TruncDate("created_at", tzinfo=UTC)
    published = When(published_local_date__lte=F("arrival") + timedelta(days=1), then="published_local_date")
    weeks = (
        Article.objects.filter(stage__in=READ_STAGES)
        .annotate(arrival=arrival)
        .annotate(week=TruncWeek(Case(published, default="arrival")))
        .order_by()
        .values_list("source_id", "week")
        .annotate(articles=Count("pk"))
    )
    found: dict[int, dict[date, int]] = defaultdict(dict)
    for source_id, week, articles in weeks:
        found[source_id][week] = articles
    return found


def _counted(today: date) -> dict[str, Any]:
    delivered, sources, this_week = _articles_by_week(), _sources(), _monday(today)
    cells: dict[str, dict[date, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for source_id, weeks in delivered.items():
        rows = cells[sources[source_id].country]
        for week, articles in weeks.items():
            rows[week][0] += articles
        for week in _living_weeks(weeks, sources[source_id], this_week):
            rows[week][1] += 1
    first = min((week for rows in cells.values() for week in rows), default=None)
    return {
        "first": first.isoformat() if first else None,
        "weeks": (this_week - first).days // 7 + 1 if first else 0,
        "countries": {
            code: [[(week - first).days // 7, *rows[week]] for week in sorted(rows)]
            for code, rows in sorted(cells.items())
            if first
        },
        "by_arrival": Article.objects.filter(stage__in=READ_STAGES, published_local_date=None).count(),
    }


def _living_weeks(weeks: dict[date, int], source: SourceState, this_week: date) -> set[date]:
    """The weeks in which a source lives: those with an article, and those after it up to its silence."""
    last = min(this_week, source.last_week or this_week)
    following = {week + WEEK * number for week in weeks for number in range(1, LIVES_ON_WEEKS + 1)}
    return set(weeks) | {week for week in following if week <= last}
