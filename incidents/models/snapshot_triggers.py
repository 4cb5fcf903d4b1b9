"""What marks chunks of the dashboard for rebuilding: the database itself, so that no write can forget it.

Each trigger runs once a statement, over all rows that the statement wrote, and stores each month they stand
in once: a COPY of a hundred thousand rows leaves some hundred marks. Months suffice, since every chunk holds
whole ones. `taken_back` says that readers must not be served what stands in old chunks of that month.
"""

import pgtrigger

MARK = "INSERT INTO incidents_chunkmark (month, taken_back) SELECT DISTINCT "


def month_of(row: str) -> str:
    """SQL for the first day of the month in which an incident begins; NULL without a date."""
    return f"date_trunc('month', {row}.date_start::timestamp)::date"


def incident_triggers() -> list[pgtrigger.Trigger]:
    """Marks for incidents that were published before the statement or are after it; drafts leave none."""
    inserted = f"{MARK}{month_of('n')}, false FROM new_values n WHERE n.status = 'published'"
    deleted = f"{MARK}{month_of('o')}, true FROM old_values o WHERE o.status = 'published'"
    # Whatever selectors/redaction.py may decide by, it reads one of these: a change of any counts as a place
    # newly withheld. Rather once too often: it costs some seconds until the chunk is there again.
    hides = (
        "n.status <> 'published' OR n.withhold_place AND NOT o.withhold_place"
        " OR (n.target_kind, n.sub_event_type, n.abducted_low, n.abducted_high)"
        " IS DISTINCT FROM (o.target_kind, o.sub_event_type, o.abducted_low, o.abducted_high)"
    )
    updated = (
        f"{MARK}month, taken_back FROM ("
        f"SELECT {month_of('o')} AS month, ({hides}) AS taken_back"
        " FROM old_values o JOIN new_values n USING (id) WHERE o.status = 'published' UNION ALL "
        f"SELECT {month_of('n')}, false FROM new_values n WHERE n.status = 'published') changed"
    )
    return _triggers("marks_chunks", inserted, updated, deleted)


def part_triggers(*, taken_back: str = "false") -> list[pgtrigger.Trigger]:
    """Marks for the published incidents of rows that hang on one.

    `taken_back` is SQL over a written row `r`: whether it can have withheld the place of its incident.
    """
    marked = (
        f"{MARK}{month_of('i')}, {{taken_back}} FROM {{rows}} r"
        " JOIN incidents_incident i ON i.id = r.incident_id WHERE i.status = 'published'"
    )
    new = marked.format(taken_back=taken_back, rows="new_values")
    old = marked.format(taken_back="false", rows="old_values")
    return _triggers("marks_chunks", new, f"{old}; {new}", old)


def area_triggers() -> list[pgtrigger.Trigger]:
    """Marks where an area is drawn anew that stands for withheld places; and its name moves the names."""
    drawn = "(n.centre::bytea, n.radius_km) IS DISTINCT FROM (o.centre::bytea, o.radius_km)"
    moved = (
        f"{MARK}{month_of('i')}, false FROM old_values o JOIN new_values n USING (id)"
        f" JOIN incidents_incident i ON i.area_id = n.id WHERE {drawn} AND i.status = 'published'"
    )
    names = ("code", "name_en", "name_fr", "name_ar", "level", "parent_id", "country")
    return [_trigger("marks_chunks", "update", moved), naming_trigger(*names)]


def naming_trigger(*columns: str) -> pgtrigger.Trigger:
    """Moves the counter "names" where one of these columns changes: what chunks do not hold, names do."""
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in "on")
    moved = (
        "INSERT INTO incidents_generation (name, value) SELECT 'names', 1 WHERE EXISTS ("
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
