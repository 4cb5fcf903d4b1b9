"""Which area of the level above each area belongs to."""

from collections.abc import Mapping

from .staging import run, stage

Key = tuple[int, str, str]


def set_parents(parents: Mapping[Key, str]) -> None:
    """Sets the parent of these areas, told by level, code and vintage, each with its parent's code or "".

    By the code where the file gives one that is loaded, of the same vintage before others; else the area in
    force one level up, in the same country, that covers most of it. Two statements.
    """
    columns = {"level": "int", "code": "text", "vintage": "text", "parent": "text"}
    stage("staged_parent", columns, ((*key, parent) for key, parent in parents.items()))
    run(_BY_CODE)
    run(_BY_OVERLAP)


_BY_CODE = """
WITH wanted AS (
    SELECT a.id, (
        SELECT above.id FROM incidents_area above
        WHERE above.level = a.level - 1 AND above.country = a.country AND above.code = s.parent
        ORDER BY above.vintage = a.vintage DESC, above.is_current DESC, above.loaded_at DESC LIMIT 1
    ) AS parent_id
    FROM incidents_area a JOIN staged_parent s USING (level, code, vintage)
)
UPDATE incidents_area a SET parent_id = wanted.parent_id FROM wanted
WHERE a.id = wanted.id AND a.parent_id IS DISTINCT FROM wanted.parent_id
"""

# Boxes first, since an overlap of two outlines takes milliseconds.
_BY_OVERLAP = """
WITH orphan AS (
    SELECT a.id, a.level, a.country, a.geometry, a.vintage
    FROM incidents_area a JOIN staged_parent s USING (level, code, vintage)
    WHERE a.parent_id IS NULL AND a.level > 0
), wanted AS (
    SELECT orphan.id, (
        SELECT above.id FROM incidents_area above
        WHERE above.level = orphan.level - 1 AND above.country = orphan.country
            AND (above.is_current OR above.vintage = orphan.vintage)
            AND above.geometry && orphan.geometry
        ORDER BY above.is_current DESC,
            ST_Area(ST_Intersection(above.geometry, orphan.geometry)) DESC, above.id LIMIT 1
    ) AS parent_id FROM orphan
)
UPDATE incidents_area a SET parent_id = wanted.parent_id FROM wanted
WHERE a.id = wanted.id AND wanted.parent_id IS NOT NULL
"""
