"""A name added on the screen reaches a worker process that was already running, without a restart."""

import os
import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection
from django.test import Client

from incidents.models import Article, Candidate, Stage
from incidents.tests.factories import make_actor, make_article, make_place

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = (
    "Des combattants de la Katiba des Dunes ont attaqué le 1er juillet 2025 la ville de Kayes, "
    "dans l'ouest du Mali, tuant douze soldats."
)
# Reads the number of an article, drafts it, writes "done"; what it holds in memory stays between two.
WORKER = """
import sys, django
django.setup()
from django.utils import timezone
from incidents.services.drafting import draft_article
for line in sys.stdin:
    draft_article(int(line), now=timezone.now())
    print("done", flush=True)
"""


class Worker:
    """A process of its own that drafts articles in the test's database."""

    def __init__(self) -> None:
        url = urlsplit(os.environ["DATABASE_URL"])._replace(path="/" + connection.settings_dict["NAME"])
        env = os.environ | {"DATABASE_URL": urlunsplit(url), "DJANGO_SETTINGS_MODULE": "sahelwatch.settings"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", WORKER],
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def draft(self, article: Article) -> list[str]:
        """Keys of the perpetrators in the drafts that the process made of the article."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(f"{article.pk}\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == "done\n"
        drafts = Candidate.objects.filter(article=article)
        assert drafts, "nothing was drafted"
        return [key for draft in drafts for key in draft.fields["perpetrators"]]


@pytest.fixture
def worker() -> Iterator[Worker]:
    running = Worker()
    yield running
    running.process.kill()
    running.process.wait()


def new_article() -> Article:
    return make_article(TEXT, language="fr", stage=Stage.NEW)


def test_an_alias_added_on_the_screen_is_matched_by_a_worker_that_already_ran(
    worker: Worker, editor_client: Client
) -> None:
    make_place()
    actor = make_actor("DUNES", name_en="Brigade of the Dunes", aliases=("Brigade of the Dunes",))
    assert worker.draft(new_article()) == []

    page = f"/vocabulary/actors/{actor.pk}/names/new/"
    typed = {"text": "Katiba des Dunes", "language": "fr", "is_strong": "on"}
    assert editor_client.post(page, typed).status_code == 302
    assert worker.draft(new_article()) == ["DUNES"]

    alias = actor.aliases.get(text="Katiba des Dunes")
    editor_client.post(f"/vocabulary/actors/names/{alias.pk}/retire/", {"reason": "another group"})
    assert worker.draft(new_article()) == []
