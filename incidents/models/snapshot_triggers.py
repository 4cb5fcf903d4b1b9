"""What marks chunks of the dashboard for rebuilding: the database itself, so that no write can forget it.

Each trigger runs once a statement, over all rows that the statement wrote. A statement of few rows marks
each incident by its public id, so that its chunk can be edited; one of more rows marks each month once: a
COPY of a hundred thousand rows leaves some hundred marks, since every chunk holds whole months. `taken_back`
says that readers must not be served what stands in old chunks of that month.
"""

import pgtrigger

MARK = "INSERT INTO incidents_chunkmark (month, incident, taken_back) SELECT DISTINCT "
FEW = 20
NEW, OLD = ("new_values", "n"), ("old_values", "o")


def month_of(row: str) -> str:
    """SQL for the first day of the month in which an incident begins; NULL without a date."""
    return f"date_trunc('month', {row}.date_start::timestamp)::date"


def named_in(rows: str, row: str) -> str:
    """SQL for the public id of an incident where the statement wrote few `rows`, else NULL."""
    return f"CASE WHEN (SELECT count(*) FROM {rows}) <= {FEW} THEN {row}.public_id END"  # noqa: S608


def incident_triggers() -> list[pgtrigger.Trigger]:
    """Marks for incidents that were published before the statement or are after it; drafts leave none."""
    new, old = (f"{month_of(row)}, {named_in(rows, row)}" for rows, row in (NEW, OLD))
    inserted = f"{MARK}{new}, false FROM new_values n WHERE n.status = 'published'"
    deleted = f"{MARK}{old}, true FROM old_values o WHERE o.status = 'published'"
    # Whatever selectors/redaction.py may decide by, it reads one of these: a change of any counts as a place
    # newly withheld. Rather once too often: it costs some seconds until the chunk is there again.
    hides = (
        "n.status <> 'published' OR n.withhold_place AND NOT o.withhold_place"
        " OR (n.target_kind, n.sub_event_type, n.abducted_low, n.abducted_high)"
        " IS DISTINCT FROM (o.target_kind, o.sub_event_type, o.abducted_low, o.abducted_high)"
    )
    updated = (
        f"{MARK}* FROM ("  # noqa: S608
        f"SELECT {old}, ({hides})"
        " FROM old_values o JOIN new_values n USING (id) WHERE o.status = 'published' UNION ALL "
        f"SELECT {new}, false FROM new_values n WHERE n.status = 'published') changed"
    )
    return _triggers("marks_chunks", inserted, updated, deleted)


def part_triggers(*, taken_back: str = "false") -> list[pgtrigger.Trigger]:
    """Marks for the published incidents of rows that hang on one.

    `taken_back` is SQL over a written row `r`: whether it can have withheld the place of its incident.
    """

    def marked(rows: str, taken_back: str) -> str:
        return (
            f"{MARK}{month_of('i')}, {named_in(rows, 'i')}, {taken_back} FROM {rows} r"
            " JOIN incidents_incident i ON i.id = r.incident_id WHERE i.status = 'published'"
        )

    new, old = marked("new_values", taken_back), marked("old_values", "false")
    return _triggers("marks_chunks", new, f"{old}; {new}", old)


def article_trigger() -> pgtrigger.Trigger:
    """Marks where an article becomes another source's: one that was cited by hand comes in by its feed."""
    moved = (
        f"{MARK}{month_of('i')}, {named_in('new_values', 'i')}, false"
        " FROM old_values o JOIN new_values n USING (id) JOIN incidents_report r ON r.article_id = n.id"
        " JOIN incidents_incident i ON i.id = r.incident_id"
        " WHERE o.source_id IS DISTINCT FROM n.source_id AND i.status = 'published'"
    )
    return _trigger("marks_chunks", "update", moved)


def area_triggers() -> list[pgtrigger.Trigger]:
    """Marks where an area changes that stands for withheld places, or may from now on; its name moves names.

    Which area stands for a place may be asked of the outlines (redaction.coarse_area), so a new or changed
    outline marks the months of all incidents in its bounding box.
    """
    drawn = "(n.centre::bytea, n.radius_km, n.level) IS DISTINCT FROM (o.centre::bytea, o.radius_km, o.level)"
    new, old = (f"({row}.level, {row}.is_current, {row}.geometry::bytea)" for row in "no")
    outlined = f"{new} IS DISTINCT FROM {old}"
    both = "old_values o JOIN new_values n USING (id)"
    moved = (
        f"{MARK}{month_of('i')}, NULL, false FROM {both}"
        f" JOIN incidents_incident i ON i.area_id = n.id WHERE {drawn} AND i.status = 'published'"
    )
    changed = f"SELECT u.outline FROM {both}, LATERAL (VALUES (o.geometry), (n.geometry)) u(outline)"  # noqa: S608
    return [
        _trigger("marks_chunks", "insert", _marked_within("SELECT geometry AS outline FROM new_values")),
        _trigger("marks_chunks", "update", f"{moved}; {_marked_within(f'{changed} WHERE {outlined}')}"),
        _trigger("marks_chunks", "delete", _marked_within("SELECT geometry AS outline FROM old_values")),
        naming_trigger("code", "name_en", "name_fr", "name_ar", "level", "parent_id", "country"),
    ]


def _marked_within(outlines: str) -> str:
    return (
        f"{MARK}{month_of('i')}, NULL, false FROM ({outlines}) a"
        " JOIN incidents_incident i ON i.point && a.outline WHERE i.status = 'published'"
    )


def naming_trigger(*columns: str) -> pgtrigger.Trigger:
    """Moves the counter "names" where one of these columns changes: what chunks do not hold, names do."""
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in "on")
    moved = (
        "INSERT INTO incidents_generation (name, value) SELECT 'names', 1 WHERE EXISTS ("  # noqa: S608
        f"SELECT 1 FROM old_values o JOIN new_values n USING (id) WHERE ({old}) IS DISTINCT FROM ({new}))"
        " ON CONFLICT (name) DO UPDATE SET value = incidents_generation.value + 1"
    )
    return _trigger("moves_names", "update", moved)


def _triggers(name: str, inserted: str, updated: str, deleted: str) -> list[pgtrigger.Trigger]:
    return [
        _trigger(name, "insert", inserted),
        _trigger(name, "update", updated),
        _trigger(name, "delete", deleted),
    ]


def _trigger(name: str, event: str, statement: str) -> pgtrigger.Trigger:
    # PostgreSQL hands over the rows of a statement to triggers of one kind of event alone.
    operation, old, new = {
        "insert": (pgtrigger.Insert, None, "new_values"),
        "update": (pgtrigger.Update, "old_values", "new_values"),
        "delete": (pgtrigger.Delete, "old_values", None),
    }[event]
    return pgtrigger.Trigger(
        name=f"{name}_{event}",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(old=old, new=new),
        func=f"{statement}; RETURN NULL;",
    )
