"""The names of actors that the dashboard is sent: by whichever of them a reader looks, the actor is found."""

import pytest
from django.test import Client
from django.utils import timezone

from incidents.models import ActorAlias, IncidentActor, User
from incidents.services.incidents import publish_incident
from incidents.services.vocabulary import vocabulary_change
from incidents.tests.dashboard_rows import build, manifest_of, names_of
from incidents.tests.factories import make_actor, make_incident

pytestmark = pytest.mark.django_db


def test_an_actor_is_told_with_the_words_of_its_other_names(anonymous: Client, editor: User) -> None:
    actor = make_actor("jnim", name_en="JNIM", name_fr="GSIM", aliases=("Group of JNIM", "نصرة الإسلام"))
    incident = make_incident(by=editor)
    IncidentActor.objects.create(incident=incident, actor=actor, role="perpetrator", attribution="claimed")
    publish_incident(incident.pk, editor=editor)
    build()
    assert names_of(anonymous)["actors"][str(actor.pk)] == ["jnim", "JNIM", 2, "gsim group of نصره الاسلام"]
    assert names_of(anonymous, "fr")["actors"][str(actor.pk)][3] == "jnim group of نصره الاسلام"
    before = manifest_of(anonymous)["names"]
    with vocabulary_change(editor, reason="an old spelling"):
        ActorAlias.objects.filter(text="نصرة الإسلام").update(retired_at=timezone.now())
    assert manifest_of(anonymous)["names"] != before
    assert names_of(anonymous)["actors"][str(actor.pk)][3] == "gsim group of"
