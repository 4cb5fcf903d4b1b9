"""What the measuring process may ask of a database: counts, facts, files for the peers, packs, an account."""

import sqlite3
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection
from django.http import QueryDict
from django.utils import timezone

from incidents.models import Incident, Role, User
from incidents.selectors.dashboard_counts import dashboard_counts
from incidents.selectors.incident_filter import IncidentFilter

from .desk_edits import edit_times
from .desk_packing import build_all, bytes_of_chunks, rebuild_times
from .desk_ucdp import load_ucdp

EDITOR = "bench-editor"
# Incidents whose interval meets the span, in SQL written by hand: what the filter's own SQL is held against.
BETWEEN = """
    SELECT count(*) FROM incidents_incident
    WHERE status = 'published' AND date_start IS NOT NULL AND date_start <= %s
    AND (date_end IS NULL OR date_end >= %s)
"""
# What a map of pins would be given. Withheld places are among them: the peers know nothing of such a thing.
PINS = """
    SELECT public_id, event_type, sub_event_type, country, date_start::text,
           COALESCE(date_end::text, CASE WHEN date_start IS NULL THEN NULL ELSE '9999-12-31' END),
           fatalities_low,
           ST_Y(point), ST_X(point), COALESCE(date_start - DATE '1970-01-01', -1),
           COALESCE(date_end - DATE '1970-01-01', CASE WHEN date_start IS NULL THEN -1 ELSE 99999 END)
    FROM incidents_incident WHERE status = 'published' AND point IS NOT NULL
    ORDER BY date_start DESC NULLS LAST
"""
FREQUENT = """
    SELECT {0} FROM incidents_incident i {1} WHERE COALESCE({0}, '') > ''
    GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 3
"""
ROW_OF_ACTOR = (
    "JOIN incidents_incidentactor x ON x.incident_id = i.id JOIN incidents_actor a ON a.id = x.actor_id"
)
MOST = {
    "type": ("i.event_type", ""),
    "sub": ("i.sub_event_type", ""),
    "country": ("i.country", ""),
    "target": ("i.target_kind", ""),
    "actor": ("a.key", ROW_OF_ACTOR),
    "area": ("a.code", "JOIN incidents_area a ON a.id = i.area_id"),
}
SPREAD = """
    SELECT public_id FROM (
        SELECT public_id, row_number() OVER (ORDER BY date_start DESC, id) AS at, count(*) OVER () AS whole
        FROM incidents_incident WHERE status = 'published' AND date_start IS NOT NULL AND point IS NOT NULL
    ) sorted WHERE (at - 1) %% GREATEST(whole / %s, 1) = 0 ORDER BY at LIMIT %s
"""
TABLE = """
    CREATE TABLE incidents (public_id TEXT PRIMARY KEY, event_type TEXT, sub_event_type TEXT, country TEXT,
    date_start TEXT, date_end TEXT, fatalities_low INTEGER, latitude REAL, longitude REAL)
"""


def counts(query: str) -> dict[str, Any]:
    """What a reader without an account is told for this query (without "?"), and what made no sense in it."""
    asked = IncidentFilter.from_query(QueryDict(query))
    return {"total": dashboard_counts(asked, exact=False).total, "ignored": list(asked.ignored)}


def between(first: str, last: str) -> int:
    """How many published incidents meet these ISO days, by SQL of our own."""
    return int(_all(BETWEEN, [last, first])[0][0])


def facts() -> dict[str, Any]:
    """Number of rows, the most frequent value of each thing that can be chosen, first and last day."""
    found: dict[str, Any] = {
        name: [row[0] for row in _all(FREQUENT.format(*what))] for name, what in MOST.items()
    }
    span = _all("SELECT min(date_start)::text, max(date_start)::text FROM incidents_incident")[0]
    return {**found, "rows": Incident.objects.published().count(), "first": span[0], "last": span[1]}


def geojson(path: str) -> int:
    """Number of points written as one GeoJSON file, the way a static map is usually fed."""
    import json

    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [round(row[8], 5), round(row[7], 5)]},
            "properties": {"id": row[0], "type": row[1], "sub": row[2], "start": row[9], "end": row[10],
                           "low": row[6]},
        }
        for row in _all(PINS)
    ]  # fmt: skip
    text = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))
    Path(path).write_text(text, encoding="utf-8")
    return len(features)


def sqlite(path: str) -> int:
    """Number of rows written as one SQLite file with an index on the dates, as Datasette is usually fed."""
    Path(path).unlink(missing_ok=True)
    rows = [row[:9] for row in _all(PINS)]
    file = sqlite3.connect(path)
    with file:
        file.execute(TABLE)
        file.executemany(f"INSERT INTO incidents VALUES ({','.join('?' * 9)})", rows)
        file.execute("CREATE INDEX by_start ON incidents (date_start)")
        file.execute("CREATE INDEX by_end ON incidents (date_end)")
    file.execute("ANALYZE")
    file.close()
    return len(rows)


def sign_in() -> dict[str, str]:
    """Name and value of the cookie with which a request is that of an editor of the benchmark's own."""
    editor, _made = User.objects.get_or_create(username=EDITOR, defaults={"role": Role.EDITOR})
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(editor.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = editor.get_session_auth_hash()
    session.create()
    return {"name": settings.SESSION_COOKIE_NAME, "value": str(session.session_key)}


def some_incidents(count: int) -> list[str]:
    """Public ids of published incidents spread evenly over time, the newest first."""
    rows = _all(SPREAD, [count, count])
    return [row[0] for row in rows]


def today() -> str:
    """The server's local date."""
    return timezone.localdate().isoformat()


def _all(query: str, parameters: list[Any] | None = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return cursor.fetchall()


def _names() -> Iterator[Callable[..., Any]]:
    yield from (counts, between, facts, geojson, sqlite, sign_in, some_incidents, today)
    yield from (bytes_of_chunks, build_all, rebuild_times, edit_times, load_ucdp)


OPERATIONS: dict[str, Callable[..., Any]] = {operation.__name__: operation for operation in _names()}
