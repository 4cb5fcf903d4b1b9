"""The list that the server writes: pages that keep the filter, marks of what the desk has not entered."""

import pytest
from django.test import Client
from django.utils import translation
from lxml import html

from incidents.models import User
from incidents.tests.factories import make_incident, make_place
from incidents.views import dashboard

pytestmark = pytest.mark.django_db


def test_the_list_comes_in_pages_that_keep_the_filter(
    anonymous: Client, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dashboard, "LISTED_AT_ONCE", 2)
    names = [make_incident(by=editor, status="published", country="ML").public_id for _ in range(5)]
    make_incident(by=editor, status="published", country="NE")
    query, found = "?country=ML", []
    while query:
        response = anonymous.get("/" + query)
        found += [row["id"] for row in response.context["incidents"]]
        assert response.context["counts"].total == 5
        links = html.document_fromstring(response.content.decode()).xpath(
            "//*[@data-list-panel]//nav/a[last()]"
        )
        query = links[0].get("href") if len(found) < 5 else ""
    assert found == names[::-1]


@pytest.mark.parametrize("page", ["0", "-1", "99999", "x", ""])
def test_a_page_that_does_not_exist_is_the_nearest(anonymous: Client, editor: User, page: str) -> None:
    name = make_incident(by=editor, status="published").public_id
    response = anonymous.get("/", {"page": page})
    assert response.status_code == 200
    assert [row["id"] for row in response.context["incidents"]] == [name]
    assert not response.context["filter_problems"]


@pytest.mark.parametrize(
    ("origin", "mark"), [("desk", ""), ("seed", "first history"), ("generated", "invented")]
)
def test_the_list_says_what_the_desk_has_not_entered_itself(
    anonymous: Client, editor: User, origin: str, mark: str
) -> None:
    place = make_place()
    make_incident(by=editor, status="published", origin=origin, place=place, point=place.point)
    with translation.override("en"):
        page = html.document_fromstring(anonymous.get("/").content.decode())
    marks = page.xpath("//*[@data-list]//*[@class='incident__mark']/text()")
    assert marks == ([mark] if mark else [])
