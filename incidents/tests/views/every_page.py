"""Every page of the site by a name. All data are digits, so that a letter on a page is a text of ours."""

from typing import Any

from django.test import Client

from incidents.extraction.types import DraftPlace, Evidence
from incidents.models import (
    Actor,
    ActorAlias,
    Article,
    CasualtyClaim,
    Incident,
    IncidentActor,
    Report,
    Role,
    Stage,
    User,
)
from incidents.services.vocabulary import retire_row
from incidents.services.vocabulary_merge import merge_rows
from incidents.services.vocabulary_names import retire_name
from incidents.tests.conftest import signed_in
from incidents.tests.factories import (
    make_actor,
    make_article,
    make_candidate,
    make_draft,
    make_incident,
    make_place,
    make_source,
    make_user,
)

Pages = dict[str, tuple[Client, str]]


def every_page() -> Pages:
    """{name: (who opens it, path)}."""
    admin, editor, analyst = (
        make_user(role, username=f"00{n}") for n, role in enumerate(reversed(Role.values))
    )
    at_admin, at_editor, at_analyst = signed_in(admin), signed_in(editor), signed_in(analyst)
    articles = articles_of_every_stage()
    incidents = incidents_of_every_status(editor, articles["read"])
    found = {
        "dashboard": (at_editor, "/"),
        "dashboard of an analyst": (at_analyst, "/?from=2025-01-01&type=Weather"),
        "new incident": (at_editor, "/incidents/new/"),
        "correction": (at_editor, incidents["published"] + "edit/"),
        "queue": (at_editor, "/review/"),
        "sources": (at_admin, "/sources/"),
        "new article": (at_admin, "/articles/new/"),
        "users": (at_admin, "/users/"),
        "about": (at_admin, "/about/"),
        "sign in": (Client(), "/login/"),
        "forbidden": (at_analyst, "/users/"),
        "not found": (at_analyst, "/nowhere/"),
        "tombstone": (at_analyst, incidents["withdrawn"]),
    }
    found |= {f"{name} incident": (at_editor, path) for name, path in incidents.items()}
    found |= {
        f"{name} candidate": (at_editor, path)
        for name, path in candidates_of_every_state(editor, articles["read"]).items()
    }
    found |= {f"vocabulary: {name}": (at_editor, path) for name, path in vocabulary_pages(editor).items()}
    found |= {f"{name} article": (at_admin, f"/articles/{row.pk}/") for name, row in articles.items()}
    return found


def articles_of_every_stage() -> dict[str, Article]:
    """By what became of them."""
    common: dict[str, Any] = {"language": "", "published_evidence": "1", "source": make_source(name="99")}
    return {
        "read": make_article("8" * 90, title="88", **common),
        "failed": make_article("7" * 90, title="87", stage=Stage.FAILED, error_cause="crashed", **common),
        "waiting": make_article("6" * 90, title="86", stage=Stage.NEW, **common),
    }


def candidates_of_every_state(editor: User, article: Article) -> dict[str, str]:
    """Paths of candidates by what is asked of the desk."""
    draft = numeric_draft()
    recalled = numeric_draft(background=True, date_start=None, date_end=None)
    other = make_article("9" * 90, title="89", language="", source=article.source)
    rows = {
        "open": make_candidate(draft, article=article),
        "recalled": make_candidate(recalled, article=article),
        "decided": make_candidate(
            draft, state="rejected", reject_reason="1", decided_by=editor, article=other
        ),
    }
    return {name: f"/review/{row.pk}/" for name, row in rows.items()}


def incidents_of_every_status(editor: User, article: Article) -> dict[str, str]:
    """Paths of incidents that have all an incident can have, by their status."""
    place = make_place("77", names=(("en", "77"),), admin1="4", coord_source="1")
    actor, target = make_actor("55", name_en="55"), make_actor("56", name_en="56", inter=1)
    paths = {}
    for status in ("published", "draft", "withdrawn"):
        row = make_incident(
            by=editor, status=status, place=place, place_name="77", point=place.point, uncertainty_km=150.0,
            country="ML", target_kind="market", civilian_targeting=True, time_of_day="night", notes="1",
            fatalities_low=3, fatalities_best=4, fatalities_high=5,
            withdrawn_reason="1" if status == "withdrawn" else "",
        )  # fmt: skip
        IncidentActor.objects.create(
            incident=row, actor=actor, role="perpetrator", attribution="claimed", said_by="1"
        )
        IncidentActor.objects.create(incident=row, actor=target, role="target")
        add_sources(row, editor, article)
        paths[status] = row.get_absolute_url()
    return paths


def add_sources(incident: Incident, editor: User, article: Article) -> None:
    """Reports, a claim, and evidence of each kind."""
    report = Report.objects.create(incident=incident, article=article, added_by=editor)
    Report.objects.create(incident=incident, confidential_note="1", added_by=editor)
    CasualtyClaim.objects.create(incident=incident, kind="neutralised", low=4, claimant="1", report=report)
    incident.evidence.create(field="date", kind="asserted", asserted_by=editor, reason="1", report=report)
    incident.evidence.create(field="country", kind="derived", rule="1", derived_from=["place"])
    incident.evidence.create(
        field="place", kind="quoted", article=article, start=0, end=2, quote="88", rule="1"
    )


def vocabulary_pages(editor: User) -> dict[str, str]:
    """Pages of the vocabulary screens, of rows that were changed, merged and retired."""
    kept, merged = (
        make_place(f"7{n}", names=(("en", f"7{n}"),), coord_source="1", admin1="4") for n in (5, 6)
    )
    merge_rows(kept, merged, editor=editor, reason="1")
    actor = make_actor("57", aliases=("57", "58"), name_en="57", parent=make_actor("58", name_en="58"))
    retire_name(ActorAlias, actor.aliases.get(text="58").pk, editor=editor, reason="1")
    other = make_actor("59", name_en="59")
    retired = make_actor("60", name_en="60")
    retire_row(Actor, retired.pk, editor=editor, reason="1")
    return {
        "places": "/vocabulary/places/",
        "actors": "/vocabulary/actors/",
        "nothing found": "/vocabulary/places/?q=99999",
        "place": f"/vocabulary/places/{kept.pk}/",
        "merged place": f"/vocabulary/places/{merged.pk}/",
        "actor": f"/vocabulary/actors/{actor.pk}/",
        "retired actor": f"/vocabulary/actors/{retired.pk}/",
        "new place": "/vocabulary/places/new/",
        "new actor": "/vocabulary/actors/new/",
        "changed place": f"/vocabulary/places/{kept.pk}/edit/",
        "changed actor": f"/vocabulary/actors/{actor.pk}/edit/",
        "new name": f"/vocabulary/places/{kept.pk}/names/new/",
        "alias": f"/vocabulary/actors/names/{actor.aliases.get(text='57').pk}/",
        "merge": f"/vocabulary/actors/{actor.pk}/merge/",
        "preview": f"/vocabulary/actors/{actor.pk}/merge/?into={other.pk}",
    }


def numeric_draft(**changes: Any) -> Any:
    evidence = (
        Evidence("date", "1", 0, 2, "88"),
        Evidence("sub_event_type", "1", 2, 4, "88"),
        Evidence("campaign", "1", 2, 4, "88"),
        Evidence("background", "1", from_=("date", "published", "dateline")),
    )
    place = DraftPlace("77", "77", "ML", None, 14.4, -11.4, 1, 5.0)
    values = {
        "place": place,
        "place_name": "77",
        "perpetrators": (),
        "targets": (),
        "claims": (),
        "evidence": evidence,
    }
    return make_draft(**(values | changes))
