"""A request that may have written hands what it marked to a worker."""

import pytest
from django.test import Client

from incidents.models import Audience, Chunk, User
from incidents.tests.dashboard_rows import build
from incidents.tests.factories import make_incident


def test_a_post_hands_what_it_marked_to_a_worker(
    editor: User, editor_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    queued: list[bool] = []
    monkeypatch.setattr("incidents.middleware.queue_snapshots", lambda: queued.append(True))
    name = make_incident(by=editor, status="published").public_id
    build()
    editor_client.post("/i18n/setlang/", {"language": "fr"})
    assert queued == []
    editor_client.post(f"/incidents/{name}/withdraw/", {"reason": "another town"})
    assert Chunk.objects.current().filter(audience=Audience.PUBLIC).exists()
    assert queued == [True]
