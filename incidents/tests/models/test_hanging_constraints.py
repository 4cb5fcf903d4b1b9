"""What hangs on an incident or leads to one keeps its rules in the database too."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from incidents.models import (
    ActorAlias,
    Article,
    Campaign,
    Candidate,
    CasualtyClaim,
    Evidence,
    IncidentActor,
    Report,
    Source,
)
from incidents.tests.factories import (
    make_actor,
    make_area,
    make_article,
    make_candidate,
    make_incident,
    make_place,
    make_source,
    make_user,
)

pytestmark = pytest.mark.django_db
QUOTED = {"kind": "quoted", "start": 3, "end": 9, "quote": "كايس", "rule": "gazetteer.strong"}


def refused(constraint: str, row: Any) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        type(row).objects.bulk_create([row])


@pytest.mark.parametrize(
    "missing",
    [{"article": None}, {"start": None}, {"end": None}, {"end": 3}, {"end": 2}, {"quote": ""}, {"rule": ""}],
    ids=str,
)
def test_a_quote_needs_article_span_words_and_rule(missing: dict[str, Any]) -> None:
    values = QUOTED | {"article": make_article()} | missing
    refused("evidence_is_quoted", Evidence(incident=make_incident(), field="place", **values))


@pytest.mark.parametrize("missing", [{"rule": ""}, {"derived_from": []}], ids=str)
def test_a_derivation_names_its_rule_and_what_it_rests_on(missing: dict[str, Any]) -> None:
    values = {"kind": "derived", "rule": "country.of_place", "derived_from": ["place"]} | missing
    refused("evidence_is_quoted", Evidence(incident=make_incident(), field="country", **values))


@pytest.mark.parametrize("missing", ["asserted_by", "reason"])
def test_an_assertion_names_its_person_and_reason(missing: str) -> None:
    values = {"kind": "asserted", "asserted_by": make_user(), "reason": "seen by the editor"}
    values.pop(missing)
    refused("evidence_is_quoted", Evidence(incident=make_incident(), field="place", **values))


def test_evidence_of_a_fourth_kind_is_refused() -> None:
    values = QUOTED | {"kind": "guessed", "article": make_article(), "derived_from": ["place"]}
    refused("evidence_is_quoted", Evidence(incident=make_incident(), field="place", **values))


def test_all_three_kinds_of_evidence_can_be_stored() -> None:
    incident = make_incident()
    rows = Evidence.objects.bulk_create(
        [
            Evidence(incident=incident, field="place", article=make_article(), **QUOTED),
            Evidence(incident=incident, field="country", kind="derived", rule="r", derived_from=["place"]),
            Evidence(incident=incident, field="date", kind="asserted", asserted_by=make_user(), reason="r"),
        ]
    )
    assert len(rows) == 3


def test_a_claim_says_a_figure_in_order() -> None:
    incident = make_incident()
    for low, high in ((5, 4), (None, None)):
        row = CasualtyClaim(incident=incident, kind="killed", low=low, high=high)
        refused("claim_says_a_figure_in_order", row)
    CasualtyClaim.objects.bulk_create(
        CasualtyClaim(incident=incident, kind="killed", low=low, high=high)
        for low, high in ((4, 5), (4, None), (None, 4), (0, 0))
    )


def test_a_strong_alias_has_one_owner() -> None:
    jnim, isgs = make_actor("JNIM"), make_actor("ISGS")
    ActorAlias.objects.create(actor=jnim, text="mujahideen", folded="mujahideen")
    refused("one_strong_owner_per_alias", ActorAlias(actor=isgs, text="Mujahideen", folded="mujahideen"))
    ActorAlias.objects.create(actor=isgs, text="mujahideen", folded="mujahideen", is_strong=False)


def test_an_actor_bears_an_alias_once() -> None:
    alias = {"actor": make_actor(), "text": "GSIM", "folded": "gsim", "is_strong": False}
    ActorAlias.objects.create(**alias)
    refused("alias_once_per_actor", ActorAlias(**alias))


@pytest.mark.parametrize(
    "about", [{"inter": 4, "is_community": True}, {"inter": 7}], ids=["community", "civilians"]
)
def test_no_community_and_no_civilians_become_a_perpetrator(about: dict[str, Any]) -> None:
    actor = make_actor("PEOPLE", **about)
    incident = make_incident()
    refused("cannot be a perpetrator", IncidentActor(incident=incident, actor=actor, role="perpetrator"))
    row = IncidentActor.objects.create(incident=incident, actor=actor, role="target")
    with pytest.raises(IntegrityError, match="cannot be a perpetrator"), transaction.atomic():
        IncidentActor.objects.filter(pk=row.pk).update(role="perpetrator")


def test_raw_sql_cannot_make_a_community_a_perpetrator() -> None:
    actor, incident = make_actor("PEOPLE", inter=4, is_community=True), make_incident()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO incidents_incidentactor (incident_id, actor_id, role, attribution, said_by) "
            "VALUES (%s, %s, 'perpetrator', 'stated', '')",
            [incident.pk, actor.pk],
        )


def test_an_actor_has_a_role_once() -> None:
    values = {"incident": make_incident(), "actor": make_actor(), "role": "perpetrator"}
    IncidentActor.objects.create(**values)
    refused("actor_once_per_role", IncidentActor(**values))


def test_a_report_is_an_article_or_confidential_and_never_both() -> None:
    incident, article = make_incident(), make_article()
    refused("report_is_article_or_confidential", Report(incident=incident))
    refused(
        "report_is_article_or_confidential",
        Report(incident=incident, article=article, confidential_note="told by phone"),
    )
    Report.objects.create(incident=incident, article=article)
    refused("article_once_per_incident", Report(incident=incident, article=article))


def test_a_rejection_has_a_reason_and_a_decision_a_person() -> None:
    candidate = make_candidate()
    with pytest.raises(IntegrityError, match="rejection_has_a_reason"), transaction.atomic():
        Candidate.objects.filter(pk=candidate.pk).update(state="rejected", decided_by=make_user())
    with pytest.raises(IntegrityError, match="decision_has_a_person"), transaction.atomic():
        Candidate.objects.filter(pk=candidate.pk).update(state="accepted")


@pytest.mark.parametrize("confidence", [-0.1, 1.1, float("nan")])
def test_confidence_lies_between_0_and_1(confidence: float) -> None:
    with pytest.raises(IntegrityError, match="confidence_between_0_and_1"), transaction.atomic():
        Candidate.objects.filter(pk=make_candidate().pk).update(confidence=confidence)


def test_one_draft_of_one_article_place_and_date_exists_once() -> None:
    candidate = make_candidate()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_candidate(article=candidate.article)


def test_an_article_has_a_text_unless_it_is_only_cited() -> None:
    source = make_source()
    refused("article_has_text_or_is_cited", Article(source=source, text="", stage="new"))
    refused("article_has_text_or_is_cited", Article(source=source, text="words", stage="cited"))


def test_a_text_handed_in_without_an_address_is_stored_once() -> None:
    values = {"source": make_source(), "text": "words", "content_sha256": "a" * 64}
    Article.objects.create(**values)
    refused("one_article_per_text_handed_in", Article(**values))
    for number in (1, 2):  # an agency's text under two addresses stays two articles
        Article.objects.create(canonical_url=f"https://x.example/{number}", **values)


def test_an_address_is_one_article_and_one_feed() -> None:
    article, source = make_article(), make_source()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_article(canonical_url=article.canonical_url)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_source(url=source.url)
    refused("feed_has_an_address", Source(name="nowhere", kind="rss", url=None))


def test_a_campaign_of_an_article_is_stored_once() -> None:
    article = make_article()
    Campaign.objects.create(article=article, article_key="c1")
    refused("campaign_once_per_article", Campaign(article=article, article_key="c1"))
    Campaign.objects.create(article=article, article_key="c2")


def test_places_and_areas_keep_their_bounds() -> None:
    place, area = make_place(), make_area(1)
    for constraint, row, values in (
        ("place_uncertainty_not_negative", place, {"uncertainty_km": -1}),
        ("place_has_a_source", place, {"coord_source": ""}),
        ("area_level_0_to_3", area, {"level": 4}),
        ("area_period_in_order", area, {"valid_from": date(2025, 1, 2), "valid_to": date(2025, 1, 1)}),
        (
            "actor_period_in_order",
            make_actor(),
            {"valid_from": date(2025, 1, 2), "valid_to": date(2025, 1, 1)},
        ),
    ):
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(**values)
