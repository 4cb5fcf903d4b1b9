"""`manage.py rebuild_snapshots`: the dashboard's data, built where something changed."""

import argparse
import time
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from incidents.services.snapshots import mark_everything, rebuild_snapshots


class Command(BaseCommand):
    """What the worker does by itself; for databases without one, and to build all again."""

    help = "Build the chunks of the dashboard's data where something changed; --all builds every one."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="build every chunk again")

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        if options["all"]:
            mark_everything()
        new = rebuild_snapshots(now=timezone.now(), today=timezone.localdate())
        self.stdout.write(f"dashboard: {new} chunks built in {time.monotonic() - started:.1f} s")
