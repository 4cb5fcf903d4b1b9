"""An article's address often spells the place: readers of a withheld incident get the outlet alone."""

import pytest
from django.test import Client

from incidents.models import Report, Role
from incidents.services.cited_articles import cite_url
from incidents.services.incidents import publish_incident
from incidents.tests.conftest import signed_in
from incidents.tests.factories import make_incident, make_user

pytestmark = pytest.mark.django_db
ADDRESS = "https://news.example/attaque-du-camp-de-zorgatene"


@pytest.mark.parametrize(("withheld", "is_linked"), [(True, False), (False, True)])
def test_readers_get_a_link_only_where_the_place_is_public(settings, withheld, is_linked):
    settings.PUBLIC_DASHBOARD = True
    page = Client().get(f"/incidents/{published(withheld)}/").content.decode()
    assert (ADDRESS in page) is is_linked
    assert "news.example" in page


def test_the_desk_keeps_the_link(settings):
    settings.PUBLIC_DASHBOARD = True
    editor = signed_in(make_user(Role.EDITOR, username="desk-reader"))
    assert ADDRESS in editor.get(f"/incidents/{published(True)}/").content.decode()


def published(withheld: bool) -> str:
    """The public id of a published incident with one cited address."""
    editor = make_user(Role.EDITOR)
    incident = make_incident(by=editor, withhold_place=withheld)
    Report.objects.create(incident=incident, article=cite_url(ADDRESS, by=editor), added_by=editor)
    publish_incident(incident.pk, editor=editor)
    return incident.public_id
