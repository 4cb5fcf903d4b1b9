"""What is sent of the coverage: numbers alone, and only when they have changed."""

import pytest
from django.test import Client

from incidents.tests.factories import make_article, make_source

pytestmark = pytest.mark.django_db
PATH = "/data/coverage.json"


def test_readers_get_numbers_and_no_title_text_or_name(anonymous: Client) -> None:
    source = make_source(name="Radio of the clinic", country="ML")
    make_article("Words of an article", title="Title of an article", source=source)
    response = anonymous.get(PATH)
    sent = response.content.decode()
    assert "Radio" not in sent and "article" not in sent and "clinic" not in sent
    assert response.json()["countries"]["ML"][0] == [0, 1, 1]
    assert response["Cache-Control"] == "private, no-cache"


def test_coverage_that_has_not_changed_is_not_sent_again(anonymous: Client) -> None:
    make_article(source=make_source(country="ML"))
    etag = anonymous.get(PATH)["ETag"]
    assert anonymous.get(PATH, HTTP_IF_NONE_MATCH=etag).status_code == 304
    make_article(source=make_source(country="NE"))
    again = anonymous.get(PATH, HTTP_IF_NONE_MATCH=etag)
    assert again.status_code == 200
    assert set(again.json()["countries"]) == {"ML", "NE"}
