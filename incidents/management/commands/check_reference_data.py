"""`manage.py check_reference_data`: proves the files under seeds/, without a database."""

import argparse
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from incidents.extraction.seed_files import SeedFileError
from incidents.services.reference_data.checks import check_reference_data

SEEDS: Path = settings.BASE_DIR / "seeds"
AREAS: Path = settings.BASE_DIR / "static" / "dist" / "areas.geojson.gz"


class Command(BaseCommand):
    """Prints figures, then every row that breaks a rule; exit code 1 where there is one."""

    help = "Check places, actors, areas and history under seeds/: sources, positions, aliases, names."
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--seeds", type=Path, default=SEEDS, help="the folder to check")
        parser.add_argument(
            "--areas", type=Path, default=AREAS, help="areas.geojson.gz as the front end builds it"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = check_reference_data(options["seeds"], options["areas"])
        except FileNotFoundError as error:
            raise CommandError(f"{error.filename} is not there; `make set-up` builds static/dist.") from error
        except SeedFileError as error:
            raise CommandError(str(error)) from error
        for line in found.figures:
            self.stdout.write(line)
        for line in found.problems:
            self.stderr.write(line)
        if found.problems:
            raise CommandError(f"{len(found.problems)} rows break a rule.")
        self.stdout.write("Every row keeps the rules.")
