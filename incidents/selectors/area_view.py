"""Boundaries as pages show them: which vintage, which names are newer, what is not loaded."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from incidents.models import Area, AreaAlias
from incidents.models.codes import AreaRelation, Country

from . import wording

# As static/js/build/areas.mjs writes it.
SET_UP_VINTAGE = gettext_noop("about 2010")


@dataclass(frozen=True)
class NewerName:
    """The name of a newer unit in an area, since when, and the page that says so."""

    name: str
    told: str
    source: str


@dataclass(frozen=True)
class AreaLine:
    """One area with the newer names that hold today."""

    name: str
    newer: tuple[NewerName, ...]


@dataclass
class Boundaries:
    """What is loaded of one country and level; `areas` is empty where nothing is."""

    country: str
    level: int
    vintage: str = ""
    source: str = ""
    areas: list[AreaLine] = field(default_factory=list)


def boundaries_by_country(today: date) -> list[tuple[str, list[Boundaries]]]:
    """For each country watched its first and second level, in the reader's order. Two queries."""
    found: dict[tuple[str, int], Boundaries] = {}
    newer = _newer_names(today)
    for area in Area.objects.filter(is_current=True, level__in=(1, 2)).defer("geometry"):
        key = (area.country, area.level)
        level = found.setdefault(
            key, Boundaries(area.country, area.level, vintage_text(area.vintage), area.source)
        )
        names = newer.get(area.pk, ())
        level.areas.append(AreaLine(area.label(), tuple(_newer_line(alias) for alias in names)))
    rows = []
    renamed = {alias.country for names in newer.values() for alias in names}
    # Countries that renamed their regions come first: their readers look for something here.
    for code, name in sorted(Country.choices, key=lambda choice: (choice[0] not in renamed, str(choice[1]))):
        levels = [found.get((code, level)) or Boundaries(code, level) for level in (1, 2)]
        for level in levels:
            level.areas.sort(key=lambda line: line.name)
        rows.append((str(name), levels))
    return rows


def areas_without_outlines() -> QuerySet[Area]:
    """Areas with the two around them, without the outlines: these are large and no page reads them."""
    outlines = ("geometry", "parent__geometry", "parent__parent__geometry")
    return Area.objects.select_related("parent__parent").defer(*outlines)


def area_text(area: Area) -> str:
    """An area with those around it, such as "Soum, Sahel, Burkina Faso". Reads the parents."""
    names = []
    inner: Area | None = area
    while inner is not None:
        names.append(inner.label())
        inner = inner.parent
    return wording.listed(names)


def area_note(area: Area, today: date) -> str:
    """Which boundaries are meant and what the area is called now. One query."""
    note = _("boundaries: %(vintage)s") % {"vintage": vintage_text(area.vintage)}
    names = newer_names_of(area, today)
    if not names:
        return note
    newer = wording.listed(f"{alias.label()} ({alias.get_relation_display()})" for alias in names)
    return _("%(boundaries)s; newer names: %(names)s") % {"boundaries": note, "names": newer}


def newer_names_of(area: Area, today: date) -> list[AreaAlias]:
    """The newer names in an area that hold on a day. One query."""
    return _newer_names(today, area.pk).get(area.pk, [])


def _newer_names(today: date, area_id: int | None = None) -> dict[int, list[AreaAlias]]:
    """Newer names by the id of the current area in which they lie, of one area or of all. One query.

    A name tells the area by the code of one vintage. Where another vintage is current, the area meant is the
    one that holds a point of the old outline, unless that vintage has an area of the name itself.
    """
    names: dict[int, list[AreaAlias]] = defaultdict(list)
    for alias in AreaAlias.objects.raw(_NEWER_NAMES, {"today": today, "area": area_id}):
        names[vars(alias)["area_id"]].append(alias)
    return names


_NEWER_NAMES = """
SELECT DISTINCT n.*, c.id AS area_id
FROM incidents_areaalias n
JOIN incidents_area o ON o.country = n.country AND o.level = n.level AND o.code = n.area_code
JOIN incidents_area c ON c.is_current AND c.country = n.country AND c.level = n.level
    AND (c.id = o.id OR (NOT o.is_current AND c.code <> o.code
        AND ST_Intersects(c.geometry, ST_PointOnSurface(o.geometry))
        AND NOT EXISTS (SELECT FROM incidents_area x WHERE x.is_current AND x.country = n.country
            AND x.level = n.level AND lower(n.name_fr) IN (lower(x.name_fr), lower(x.name_en)))))
WHERE n.valid_from <= %(today)s AND (n.valid_to IS NULL OR n.valid_to >= %(today)s)
    AND (%(area)s IS NULL OR c.id = %(area)s)
ORDER BY c.id, n.valid_from, n.name_fr
"""


def _newer_line(alias: AreaAlias) -> NewerName:
    told = _("%(what)s, since %(day)s") % {
        "what": AreaRelation(alias.relation).label,
        "day": wording.day_text(alias.valid_from),
    }
    first_page = next((part for part in alias.source.split() if part.startswith("http")), "")
    return NewerName(alias.label(), told, first_page)


def vintage_text(vintage: str) -> str:
    """The vintage as its file has it; that of our own set-up in the reader's language."""
    return _(SET_UP_VINTAGE) if vintage == SET_UP_VINTAGE else vintage
