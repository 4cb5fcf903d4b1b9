"""`manage.py compare_places GAZETTEER`: seeds rows that lie far from their namesake, to find errors."""

import argparse
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from incidents.extraction.seed_files import SeedFileError
from incidents.services.errors import ServiceError
from incidents.services.reference_data.comparison import FarPlace, compare_places

SEEDS: Path = settings.BASE_DIR / "seeds" / "places.csv"


class Command(BaseCommand):
    """Lists; changes nothing. Exit code 1 when a far row is explained nowhere."""

    help = (
        "List rows of places.csv far from the nearest place of that name in a gazetteer. Rows explained in "
        "far_places.csv (key,reason) beside it are marked; others make the command fail."
    )
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("gazetteer", type=Path, help="any file that load_places reads")
        parser.add_argument("--seeds", type=Path, default=SEEDS, help="the places.csv to compare")
        parser.add_argument("--km", type=float, default=5.0, help="how far is far; usually 5 km")
        parser.add_argument("--explanations", type=Path, help="usually far_places.csv beside the seeds")

    def handle(self, *args: Any, **options: Any) -> None:
        seeds: Path = options["seeds"]
        explanations = options["explanations"] or seeds.with_name("far_places.csv")
        try:
            found = compare_places(seeds, options["gazetteer"], km=options["km"], explanations=explanations)
        except (ServiceError, SeedFileError) as error:
            raise CommandError(str(error)) from error
        except FileNotFoundError as error:
            raise CommandError(f"{error.filename} is not there.") from error
        self.stdout.write(
            f"{found.compared} rows have a namesake; {len(found.far)} lie more than {options['km']:g} km off"
        )
        for place in found.far:
            self.stdout.write(f"  {_line(place)}")
        self.stdout.write(
            f"{len(found.without_namesake)} rows without a namesake: {', '.join(found.without_namesake)}"
        )
        for key in found.needless:
            self.stdout.write(f"  {key} is explained and needs no explanation")
        if found.unexplained:
            raise CommandError(f"{len(found.unexplained)} rows are far off and explained nowhere.")


def _line(place: FarPlace) -> str:
    where = f"{place.km:g} km from {place.namesake} at {place.lat:.3f}, {place.lng:.3f}"
    return f"{place.key} ({place.kind}) {where}: {place.reason or 'NOT EXPLAINED'}"
