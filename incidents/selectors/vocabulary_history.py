"""The history of a place or an actor in sentences, from the database's own record. For the desk."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext as _

from incidents.models import Actor, ActorAlias, Place, PlaceName, Role, User, VocabularyMerge
from incidents.models.codes import Inter, Language, PlaceKind

from . import wording
from .vocabulary_labels import column_label, country_names

MOST = 200
Row = Place | Actor
COLUMNS: dict[str, tuple[str, ...]] = {
    "place": (
        "name", "kind", "country", "admin1", "point", "uncertainty_km", "population", "coord_source",
    ),
    "actor": (
        "name_en", "name_fr", "name_ar", "inter", "countries", "parent_id", "valid_from", "valid_to",
        "is_community",
    ),
    "placename": ("text", "language", "is_preferred", "checked"),
    "actoralias": ("text", "language", "is_strong", "valid_from", "valid_to", "checked"),
}  # fmt: skip
CODES: dict[str, Any] = {"kind": PlaceKind, "inter": Inter, "language": Language}


@dataclass(frozen=True)
class Change:
    """One change: when, what in words, by whom, and the reason as it was given."""

    at: datetime
    what: str
    who: str
    reason: str


@dataclass(frozen=True)
class _Step:
    """One recorded state of one row beside the state before it; None before the first."""

    before: Any
    after: Any


def history_of(row: Row) -> list[Change]:
    """What became of the row and its names, newest first, at most MOST. At most six queries.

    A line that changes nothing a person sees is left out: the record of a row before its first change.
    """
    name_model: Any = PlaceName if isinstance(row, Place) else ActorAlias
    owner = "place_id" if isinstance(row, Place) else "actor_id"
    steps = [*_steps(type(row), Q(pgh_obj_id=row.pk)), *_name_steps(name_model, owner, row)]
    others = _labels(type(row), steps, owner)
    people = _people(steps)
    lines = []
    for step in steps:
        what = _sentence(step, row, owner, others)
        if what:
            lines.append((step.after.pgh_created_at, step.after.pgh_id, _change(step, what, people)))
    lines += [(line.at, 0, line) for line in _merged_lines(row)]
    lines.sort(key=lambda line: line[:2], reverse=True)
    return [line[2] for line in lines[:MOST]]


def _steps(model: Any, which: Q) -> list[_Step]:
    """The recorded states that the condition finds, each beside the one before it."""
    Event = apps.get_model("incidents", f"{model.__name__}Event")
    by_row: dict[int, list[Any]] = defaultdict(list)
    for event in Event.objects.filter(which).order_by("pgh_id"):
        by_row[event.pgh_obj_id].append(event)
    return [
        _Step(before, after)
        for events in by_row.values()
        for before, after in zip([None, *events], events, strict=False)
    ]


def _name_steps(model: Any, owner: str, row: Row) -> list[_Step]:
    """Steps of every name that is or was this row's, but for those before it came and after it went."""
    Event = apps.get_model("incidents", f"{model.__name__}Event")
    ids = Event.objects.filter(**{owner: row.pk}).values("pgh_obj_id")
    return [
        step
        for step in _steps(model, Q(pgh_obj_id__in=ids))
        if row.pk in (getattr(step.after, owner), getattr(step.before, owner, None))
    ]


def _sentence(step: _Step, row: Row, owner: str, others: dict[int, str]) -> str:
    """What a step did, in words; empty where a person would see no difference."""
    is_name = hasattr(step.after, owner)
    if step.after.pgh_label == "delete":
        return _("removed")
    if step.after.pgh_label == "insert":
        return _("name “%(name)s” added") % {"name": step.after.text} if is_name else _("added")
    if step.before is None:
        return ""
    return _name_sentence(step, row, owner, others) if is_name else _row_sentence(step, others)


def _row_sentence(step: _Step, others: dict[int, str]) -> str:
    before, after = step.before, step.after
    if before.merged_into_id != after.merged_into_id:
        if after.merged_into_id:
            return _("merged into “%(name)s”") % {"name": others.get(after.merged_into_id, "?")}
        return _("taken out of “%(name)s” again") % {"name": others.get(before.merged_into_id, "?")}
    if before.retired_at != after.retired_at:
        return _("retired: no longer offered") if after.retired_at else _("restored: offered again")
    kind = "place" if hasattr(after, "coord_source") else "actor"
    return wording.listed(_differences(step, COLUMNS[kind], others))


def _name_sentence(step: _Step, row: Row, owner: str, others: dict[int, str]) -> str:
    before, after = step.before, step.after
    came_from, went_to = getattr(before, owner), getattr(after, owner)
    if came_from != went_to and went_to == row.pk:
        return _("name “%(name)s” came from “%(row)s”") % {
            "name": after.text, "row": others.get(came_from, "?"),
        }  # fmt: skip
    if came_from != went_to:
        return _("name “%(name)s” went to “%(row)s”") % {
            "name": after.text, "row": others.get(went_to, "?"),
        }  # fmt: skip
    if before.retired_at != after.retired_at:
        text = _("name “%(name)s” retired") if after.retired_at else _("name “%(name)s” restored")
        return text % {"name": after.text}
    kind = "placename" if owner == "place_id" else "actoralias"
    changes = wording.listed(_differences(step, COLUMNS[kind], others))
    return _("name “%(name)s”: %(changes)s") % {"name": before.text, "changes": changes} if changes else ""


def _differences(step: _Step, columns: Iterable[str], others: dict[int, str]) -> Iterable[str]:
    for column in columns:
        before, after = getattr(step.before, column), getattr(step.after, column)
        if before != after:
            yield _("%(field)s from %(before)s to %(after)s") % {
                "field": column_label(column.removesuffix("_id")),
                "before": _in_words(column, before, others),
                "after": _in_words(column, after, others),
            }


def _in_words(column: str, value: Any, others: dict[int, str]) -> str:
    if value in (None, "", []):
        return _("nothing")
    if column in CODES:
        return str(CODES[column](value).label) if value in CODES[column].values else str(value)
    if column in ("country", "countries"):
        return country_names(value)
    if column == "point":
        return f"{value.y:.5f}, {value.x:.5f}"
    if column == "parent_id":
        return others.get(value, "?")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return (
        wording.listed(value)
        if isinstance(value, list)
        else f"{value:g}"
        if isinstance(value, float)
        else str(value)
    )


def _labels(model: Any, steps: list[_Step], owner: str) -> dict[int, str]:
    """Names of the other rows that the steps speak of. One or two queries."""
    columns = ("merged_into_id", "parent_id", owner)
    states = [state for step in steps for state in (step.before, step.after) if state]
    ids = {getattr(state, column, None) for state in states for column in columns} - {None}
    rows = model.objects.filter(pk__in=ids)
    if model is Place:
        rows = rows.prefetch_related("names")
    return {row.pk: row.label() for row in rows}


def _people(steps: list[_Step]) -> dict[int, str]:
    ids = [(step.after.pgh_context or {}).get("user") or 0 for step in steps]
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "username"))


def _change(step: _Step, what: str, people: dict[int, str]) -> Change:
    context = step.after.pgh_context or {}
    role = str(context.get("role", ""))
    if role not in Role.values:
        return Change(step.after.pgh_created_at, what, _("a loader"), "")
    who = _who(role, people.get(int(context.get("user") or 0), "?"))
    return Change(step.after.pgh_created_at, what, who, wording.reason_text(str(context.get("reason", ""))))


def _who(role: str, name: str) -> str:
    return _("%(role)s %(name)s") % {"role": str(Role(role).label), "name": name}


def _merged_lines(row: Row) -> Iterable[Change]:
    """Merges into this row and their undoing, as the kept row tells them."""
    merges = VocabularyMerge.objects.filter(kind=row._meta.model_name, kept_id=row.pk)
    merges = merges.select_related("made_by", "undone_by")
    rows = type(row).objects.in_bulk([merge.merged_id for merge in merges])
    for merge in merges:
        name = {"name": str(rows.get(merge.merged_id, "?"))}
        who = _who(merge.made_by.role, merge.made_by.username)
        yield Change(merge.made_at, _("“%(name)s” was merged into this one") % name, who, merge.reason)
        if merge.undone_at and merge.undone_by:
            who = _who(merge.undone_by.role, merge.undone_by.username)
            yield Change(merge.undone_at, _("the merge of “%(name)s” was undone") % name, who, "")
