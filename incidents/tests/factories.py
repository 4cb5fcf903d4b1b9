"""Small worlds for tests: three places, four actors, an article, its drafts, an incident."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from django.contrib.gis.geos import MultiPolygon, Point, Polygon
from django.utils import timezone

from incidents.extraction.types import CasualtyClaim, Count, Draft, DraftPlace, Evidence
from incidents.models import (
    Actor,
    ActorAlias,
    Area,
    Article,
    Candidate,
    Incident,
    Place,
    PlaceName,
    Role,
    Source,
    SourceKind,
    Stage,
    User,
)
from incidents.models.codes import EVENT_TYPE_OF, Status
from incidents.services.drafting import fingerprint
from incidents.services.incidents import next_public_id
from incidents.services.reference_data.areas import enclosing_circle
from incidents.text.folding import fold_key

NUMBERS = count(1)
NOW = datetime(2025, 7, 3, 12, 0, tzinfo=UTC)
TODAY = date(2025, 7, 3)
DAY = date(2025, 7, 1)

# Written for these tests; a private person speaks in it, and the fourth sentence is a rumour.
TEXT = (
    "هاجم مسلحون مدينة كايس غرب مالي فجر الثلاثاء وقتل 12 جنديا في الهجوم. "
    "وقال المواطن موسى تراوري إن المسلحين ينتمون إلى جماعة نصرة الإسلام. "
    "Le maire Amadou Diallo a parlé d'au moins 30 morts à Kayes."
)


def make_user(role: str = Role.EDITOR, **values: Any) -> User:
    number = next(NUMBERS)
    values.setdefault("username", f"secretname{number}")
    return User.objects.create_user(password="long-enough-word", role=role, **values)


def make_place(key: str = "kayes", **values: Any) -> Place:
    names = values.pop("names", (("en", "Kayes"), ("fr", "Kayes"), ("ar", "كايس")))
    defaults = {
        "name": names[0][1],
        "kind": "town",
        "country": "ML",
        "admin1": "Kayes",
        "point": Point(-11.4443, 14.4469, srid=4326),
        "uncertainty_km": 5.0,
        "coord_source": "written for a test",
    }
    place = Place.objects.create(key=key, **(defaults | values))
    for language, text in names:
        PlaceName.objects.create(
            place=place, text=text, folded=fold_key(text), language=language, is_preferred=True
        )
    return place


def make_actor(key: str = "JNIM", *, inter: int = 2, aliases: tuple[str, ...] = (), **values: Any) -> Actor:
    actor = Actor.objects.create(key=key, inter=inter, **({"name_en": key} | values))
    for text in aliases:
        ActorAlias.objects.create(actor=actor, text=text, folded=fold_key(text))
    return actor


def make_area(
    level: int, *, box: tuple[float, float, float, float] = (-12, 13, -10, 15), **values: Any
) -> Area:
    defaults: dict[str, Any] = {
        "code": f"A{next(NUMBERS)}",
        "country": "ML",
        "name_en": f"Area of level {level}",
        "vintage": "test",
        "source": "drawn for a test",
        "geometry": MultiPolygon(Polygon.from_bbox(box), srid=4326),
    }
    defaults["centre"], defaults["radius_km"] = enclosing_circle(defaults["geometry"])
    return Area.objects.create(level=level, **(defaults | values))


def make_source(**values: Any) -> Source:
    number = next(NUMBERS)
    defaults = {
        "name": f"Journal {number}",
        "kind": SourceKind.RSS,
        "url": f"https://journal{number}.example/rss",
    }
    return Source.objects.create(**(defaults | values))


def make_article(text: str = TEXT, **values: Any) -> Article:
    number = next(NUMBERS)
    if "source" not in values:
        values["source"] = make_source()
    defaults = {
        "canonical_url": f"https://journal.example/{number}",
        "title": "هجوم في غرب مالي",
        "language": "ar",
        "published_local_date": date(2025, 7, 1),
        "published_evidence": "feed:published",
        "stage": Stage.DRAFTED,
    }
    return Article.objects.create(text=text, **(defaults | values))


def quoted(field: str, words: str, *, rule: str = "test.rule", text: str = TEXT) -> Evidence:
    start = text.index(words)
    return Evidence(field, rule, start, start + len(words), words)


KAYES = DraftPlace("kayes", "Kayes", "ML", "Kayes", 14.4469, -11.4443, 1, 5.0)
DRAFT = Draft(
    event_type="Battles",
    sub_event_type="Armed clash",
    date_start=DAY,
    date_end=DAY,
    date_precision="day",
    time_of_day="dawn",
    place=KAYES,
    place_name="كايس",
    perpetrators=("JNIM",),
    responsibility="stated",
    said_by=None,
    targets=("ML_FAMA",),
    target_kind="military",
    fatalities=Count(12, 12),
    injured=None,
    abducted=None,
    claims=(
        CasualtyClaim("killed", "all", 12, 12, "exact", None, TEXT.index("12"), TEXT.index("12") + 2),
        CasualtyClaim("killed", "all", 30, None, "at_least", None, TEXT.index("30"), TEXT.index("30") + 2),
    ),
    civilian_targeting=False,
    background=False,
    campaign=None,
    confidence=0.86,
    evidence=(
        quoted("event_type", "هاجم مسلحون"),
        quoted("date", "الثلاثاء"),
        quoted("time_of_day", "فجر"),
        quoted("place", "كايس"),
        Evidence("country", "country.of_place", from_=("place",)),
        quoted("perpetrators", "جماعة نصرة الإسلام"),
        quoted("targets", "جنديا"),
        quoted("target_kind", "جنديا"),
        quoted("fatalities", "12 جنديا"),
    ),
)


def make_draft(**changes: Any) -> Draft:
    return replace(DRAFT, **changes)


def make_world() -> None:
    """The place and the actors that DRAFT names."""
    make_place()
    make_actor("JNIM", aliases=("JNIM", "جماعة نصرة الإسلام"), name_en="JNIM")
    make_actor("ML_FAMA", inter=1, aliases=("FAMa",), name_en="Malian army")


def make_candidate(draft: Draft = DRAFT, *, article: Article | None = None, **values: Any) -> Candidate:
    article = article or make_article()
    fields = draft.as_json()
    evidence = fields.pop("evidence")
    defaults = {
        "fingerprint": fingerprint(article.pk, fields),
        "fields": fields,
        "evidence": evidence,
        "confidence": draft.confidence,
        "is_background": draft.background,
        "extractor_version": "test",
    }
    return Candidate.objects.create(article=article, **(defaults | values))


def make_incident(*, by: User | None = None, status: str = Status.DRAFT, **values: Any) -> Incident:
    """An incident as stored; published and withdrawn ones carry what their constraints ask."""
    by = by or make_user()
    sub_type = values.setdefault("sub_event_type", "Armed clash")
    values.setdefault("event_type", EVENT_TYPE_OF.get(sub_type, "Battles"))
    values.setdefault("date_start", date(2025, 7, 1))
    values.setdefault("date_end", values["date_start"])
    values.setdefault("date_precision", "day" if values["date_start"] else "unknown")
    if values.get("point"):
        values.setdefault("uncertainty_km", 5.0)
    if status != Status.DRAFT:
        values.setdefault("published_by", by)
        values.setdefault("published_at", timezone.now())
    if status == Status.WITHDRAWN:
        values.setdefault("withdrawn_at", timezone.now())
        values.setdefault("withdrawn_reason", "it was another town")
    return Incident.objects.create(public_id=next_public_id(), created_by=by, status=status, **values)
