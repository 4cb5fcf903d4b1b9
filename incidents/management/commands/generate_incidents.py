"""`manage.py generate_incidents N`: invented incidents, for showing and measuring scale."""

import argparse
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from incidents.services.demonstration import generate_incidents, generated_count
from incidents.services.errors import ServiceError
from incidents.services.snapshots import rebuild_snapshots


class Command(BaseCommand):
    """Fills a database that holds no real incident; `make demo-100k` makes one of its own for it."""

    help = "Publish N invented incidents, marked as generated, in a database without real ones."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("count", type=int, help="how many, 1 to 2,000,000")
        parser.add_argument(
            "--up-to",
            action="store_true",
            help="only as many as are missing to that number, so that it repeats",
        )
        parser.add_argument("--seed", type=int, default=1, help="the same number gives the same incidents")

    def handle(self, *args: Any, **options: Any) -> None:
        count: int = options["count"]
        if not 1 <= count <= 2_000_000:
            raise CommandError(f"{count} is not between 1 and 2,000,000.")
        if options["up_to"]:
            count -= generated_count()
        if count <= 0:
            self.stdout.write("generated incidents: up to date")
            return
        started = time.monotonic()
        try:
            made = generate_incidents(count, seed=options["seed"])
        except ServiceError as error:
            raise CommandError(str(error.sentence)) from error
        self.stdout.write(f"incidents: {made} generated in {time.monotonic() - started:.0f} s")
        started = time.monotonic()
        chunks = rebuild_snapshots(now=timezone.now(), today=timezone.localdate())
        self.stdout.write(f"dashboard: {chunks} chunks built in {time.monotonic() - started:.0f} s")
