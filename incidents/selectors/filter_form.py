"""The groups of the filter form with their options in the reader's language; some the data name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.models import Actor, Area, Audience, Campaign, Chunk, Source
from incidents.models.codes import (
    SUB_EVENT_TYPES,
    ActorRole,
    Attribution,
    Country,
    Credibility,
    EventType,
    IncidentOrigin,
    TargetKind,
)

from . import wording
from .campaigns import campaign_names
from .facets import DEATH_CLASSES, facets, least_deaths
from .filter_url import LISTS, NONE
from .filter_values import death_bounds
from .incident_filter import IncidentFilter

# Up to so many published incidents the server counts what each option would give, in some 0.1 s. Above,
# the script alone does, in the browser.
COUNTED_UP_TO = 20_000
USED = ("actors", "areas", "sources", "campaigns")


@dataclass(frozen=True)
class Option:
    """One choice: `count` is how many incidents it would give, None where that is not counted."""

    value: str
    label: str
    count: int | None = None
    is_chosen: bool = False


@dataclass(frozen=True)
class Group:
    """The choices of one field, named as its parameter of the address."""

    field: str
    legend: str
    options: tuple[Option, ...]

    @property
    def has_choice(self) -> bool:
        """Whether anything in it is chosen."""
        return any(option.is_chosen for option in self.options)


Choices = Iterable[tuple[str, Any]]  # (value, label, which may be lazy)

LEGENDS = {
    "type": gettext_lazy("Event type"),
    "country": gettext_lazy("Country"),
    "sub": gettext_lazy("Sub-event type"),
    "actor": gettext_lazy("Actor"),
    "role": gettext_lazy("Role of the actor"),
    "attribution": gettext_lazy("How the role is known"),
    "target": gettext_lazy("What was attacked"),
    "area": gettext_lazy("Region and district"),
    "deaths": gettext_lazy("Deaths"),
    "civilian": gettext_lazy("Civilians targeted"),
    "precision": gettext_lazy("How exactly the place is known"),
    "credibility": gettext_lazy("Credibility"),
    "source": gettext_lazy("Source"),
    "campaign": gettext_lazy("Coordinated attacks"),
    "origin": gettext_lazy("Entered by"),
}
PRECISIONS = (
    ("1", gettext_lazy("the town")),
    ("2", gettext_lazy("near a town or part of a region")),
    ("3", gettext_lazy("a region or larger")),
    (NONE, gettext_lazy("no place")),
)
CIVILIAN = (("yes", gettext_lazy("yes")), ("no", gettext_lazy("no")), ("unknown", gettext_lazy("unknown")))


def filter_groups(asked: IncidentFilter, *, published: int, audience: Audience) -> dict[str, Group]:
    """Every group by its field. Five queries, and those of `facets` where few are published."""
    is_counted = published <= COUNTED_UP_TO
    counts = facets(asked, exact=audience == Audience.DESK) if is_counted else None
    return {
        name: Group(name, str(LEGENDS[name]), tuple(_options(name, choices, asked, counts)))
        for name, choices in _choices(asked, _Used.by(audience)).items()
    }


def deaths_label(one: str) -> str:
    """A class of deaths in words."""
    if one == "unknown":
        return _("unknown")
    low, high = death_bounds(one)
    if high is None:
        return _("%(low)s or more") % {"low": low}
    return str(low) if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}


def campaign_label(campaign: Campaign) -> str:
    """The name of a campaign as campaign_names gave it, with the number of positions where it is known."""
    if not campaign.positions:
        return campaign.name
    return _("%(name)s on %(count)s positions") % {"name": campaign.name, "count": campaign.positions}


def _options(
    name: str, choices: Choices, asked: IncidentFilter, counts: Mapping[str, Mapping[str, int]] | None
) -> Iterable[Option]:
    chosen = getattr(asked, LISTS[name])
    for value, label in choices:
        count = counts[name].get(value, 0) if counts is not None else None
        yield Option(value, str(label), count, value in chosen)


def _choices(asked: IncidentFilter, used: "_Used") -> dict[str, Choices]:
    typed = least_deaths(asked)
    classes = dict.fromkeys([*DEATH_CLASSES, *(one for one in asked.deaths if one != typed)])
    return {
        "type": EventType.choices,
        "country": sorted(Country.choices, key=lambda choice: str(choice[1])),
        "sub": [(sub.value, sub.label) for subs in SUB_EVENT_TYPES.values() for sub in subs],
        "actor": _actors(used, asked),
        "role": ActorRole.choices,
        "attribution": Attribution.choices,
        "target": [*TargetKind.choices, (NONE, _("not said"))],
        "area": _areas(used, asked),
        "deaths": [(one, deaths_label(one)) for one in classes],
        "civilian": CIVILIAN,
        "precision": PRECISIONS,
        "credibility": [(str(code), label) for code, label in Credibility.choices],
        "source": _sources(used, asked),
        "campaign": _campaigns(used, asked),
        "origin": IncidentOrigin.choices,
    }


@dataclass(frozen=True)
class _Used:
    """Ids of what the audience's data speak of, as they were last packed (services/snapshots.py)."""

    ids: Mapping[str, set[int]]
    audience: Audience

    @classmethod
    def by(cls, audience: Audience) -> "_Used":
        """One query."""
        lists = list(Chunk.objects.current().filter(audience=audience).values_list("used", flat=True))
        return cls({kind: {pk for used in lists for pk in used[kind]} for kind in USED}, audience)

    def of(self, kind: str, chosen: Iterable[str], column: str = "pk") -> Q:
        """Rows that the data speak of, and those that are chosen."""
        return Q(pk__in=self.ids[kind]) | Q(**{f"{column}__in": list(chosen)})


def _actors(used: _Used, asked: IncidentFilter) -> Choices:
    rows = Actor.objects.filter(used.of("actors", asked.actors, "key"))
    return sorted(((row.key, row.label()) for row in rows), key=lambda choice: choice[1].casefold())


def _sources(used: _Used, asked: IncidentFilter) -> Choices:
    rows = Source.objects.filter(used.of("sources", asked.sources))
    return [(str(row.pk), row.name) for row in rows.order_by("name", "pk")]


def _campaigns(used: _Used, asked: IncidentFilter) -> Choices:
    rows = list(Campaign.objects.filter(used.of("campaigns", asked.campaigns)).order_by("name", "pk"))
    names = campaign_names([row.pk for row in rows], exact=used.audience == Audience.DESK)
    for row in rows:
        row.name = names[row.pk]
    return [(str(row.pk), campaign_label(row)) for row in rows]


def _areas(used: _Used, asked: IncidentFilter) -> Choices:
    """Areas with incidents, and those around them; countries stand in a group of their own."""
    rows = {row.pk: row for row in Area.objects.defer("geometry", "centre")}  # shapes are dear to make
    shown = set()
    for row in rows.values():
        at = row if row.pk in used.ids["areas"] or row.code in asked.areas else None
        while at is not None and at.pk not in shown:
            shown.add(at.pk)
            at = rows.get(at.parent_id or 0)
    found = (rows[pk] for pk in shown if rows[pk].level > 0 or rows[pk].code in asked.areas)
    named = sorted((_path(row, rows), row.code) for row in found)
    return [(code, wording.listed(reversed(path))) for path, code in named]


def _path(row: Area, rows: Mapping[int, Area]) -> tuple[str, ...]:
    """The names from the country inwards."""
    around = rows.get(row.parent_id or 0)
    if around is None:
        outline = next(
            (area for area in rows.values() if (area.level, area.country) == (0, row.country)), None
        )
        other = outline.label() if outline else row.country  # a neighbour that is not one of the thirteen
        country = str(dict(Country.choices).get(row.country, other))
        return (country,) if row.level == 0 else (country, row.label())
    return (*_path(around, rows), row.label())
