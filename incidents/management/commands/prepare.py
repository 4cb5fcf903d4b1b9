"""`manage.py prepare`: everything between an empty database and a running desk, safe to repeat."""

import argparse
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from incidents.models import Article, Generation
from incidents.services.accounts import ensure_demo_accounts
from incidents.services.reference_data import (
    Loaded,
    load_actors,
    load_area_aliases,
    load_history,
    load_places,
    load_setup_areas,
    refresh_current_areas,
)
from incidents.services.seed_articles import load_seed_articles
from incidents.services.snapshots import rebuild_snapshots
from incidents.tasks import queue_article

SEEDS: Path = settings.BASE_DIR / "seeds"
AREAS: Path = settings.BASE_DIR / "static" / "dist" / "areas.geojson.gz"


class Command(BaseCommand):
    """Migrates, loads what changed in seeds/, makes demo accounts where asked, queues what waits."""

    help = "Bring the database up to date: tables, seeds, demo accounts (with --demo-accounts FILE), queue."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--demo-accounts", type=Path, help="file that keeps the demo accounts' passwords")
        parser.add_argument(
            "--without-history",
            action="store_true",
            help="start without the incidents of seeds/incidents.csv",
        )
        parser.add_argument(
            "--without-articles", action="store_true", help="start without the articles of seeds/articles/"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self._migrate()
        self._load("actors", SEEDS / "actors.yml", load_actors)
        self._load("areas", AREAS, load_setup_areas)
        self._load("area names", SEEDS / "areas.csv", load_area_aliases, reads=(AREAS,))
        self._load("places", SEEDS / "places.csv", load_places)
        self._current_areas()
        if not options["without_history"]:
            # Rows name places and actors, so a change of those may let in a row that was refused.
            self._load("history", SEEDS / "incidents.csv", load_history, reads=self._vocabulary_files())
        if not options["without_articles"]:
            self._articles()
        if options["demo_accounts"]:
            self._demo_accounts(options["demo_accounts"])
        self._chunks()
        self._queue()

    def _chunks(self) -> None:
        new = rebuild_snapshots(now=timezone.now(), today=timezone.localdate())
        self.stdout.write(f"dashboard: {new} chunks built" if new else "dashboard: up to date")

    def _migrate(self) -> None:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if plan:
            call_command("migrate", verbosity=0, interactive=False)
        self.stdout.write(f"tables: {len(plan)} migrations applied" if plan else "tables: up to date")

    def _current_areas(self) -> None:
        """A vintage may begin or end with the day, so what is current is asked at each start."""
        changes = refresh_current_areas(timezone.localdate())
        if changes.areas:
            moved = f"{changes.incidents} incidents moved to another area"
            self.stdout.write(f"areas: {changes.areas} began or ceased to be current; {moved}")

    @staticmethod
    def _vocabulary_files() -> tuple[Path, ...]:
        return SEEDS / "actors.yml", SEEDS / "places.csv"

    def _load(
        self, name: str, path: Path, load: Callable[[Path], Loaded], *, reads: tuple[Path, ...] = ()
    ) -> None:
        """Loads a seed file when it, or a file that it leans on, differs from what was loaded before."""
        if not path.exists():
            self.stdout.write(f"{name}: {path.name} is not there, left out")
            return
        key = f"seed:{name}"
        content = b"".join(file.read_bytes() for file in (path, *reads) if file.exists())
        digest = int(hashlib.sha256(content).hexdigest()[:15], 16)
        if Generation.objects.filter(name=key, value=digest).exists():
            self.stdout.write(f"{name}: up to date")
            return
        done = load(path)
        Generation.objects.update_or_create(name=key, defaults={"value": digest})
        self.stdout.write(f"{name}: {done.new} new, {done.kept} confirmed")
        for line in done.refused:
            self.stdout.write(f"  {line}")

    def _articles(self) -> None:
        new = load_seed_articles(SEEDS / "articles")
        self.stdout.write(f"articles: {new} new")

    def _demo_accounts(self, path: Path) -> None:
        known = _read_passwords(path)
        passwords = ensure_demo_accounts(known)
        if passwords != known:
            _write_private(path, passwords)
        self.stdout.write(f"demo accounts: {', '.join(passwords)}; passwords in {path.name}")

    def _queue(self) -> None:
        waiting = list(Article.objects.waiting(timezone.now()).values_list("pk", flat=True)[:200])
        queued = sum(queue_article(pk) for pk in waiting)
        self.stdout.write(f"queue: {queued} of {len(waiting)} waiting articles handed to a worker")


def _read_passwords(path: Path) -> dict[str, str]:
    """User name to password, from lines "name password"; empty when the file is not there."""
    if not path.exists():
        return {}
    pairs = (
        line.split() for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    )
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}


def _write_private(path: Path, passwords: dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ["# Demo accounts: they work on this machine only."]
    lines += [f"{name} {password}" for name, password in passwords.items()]
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.fchmod(descriptor, 0o600)  # the file may have been there before, readable by all
    with os.fdopen(descriptor, "w", encoding="utf-8") as handle:
        handle.write("\n".join(lines) + "\n")
