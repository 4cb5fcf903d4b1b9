"""`manage.py load_areas FILE.geojson`: loads boundaries of any vintage and places incidents in them."""

import argparse
import logging
import time
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from incidents.services.errors import ServiceError
from incidents.services.reference_data.area_files import AreaOptions
from incidents.services.reference_data.areas import load_areas
from incidents.services.reference_data.loaded import LoadedAreas

NAMES = ("code", "name", "name_en", "name_fr", "name_ar", "country", "parent")
SHOWN = 20


class Command(BaseCommand):
    """Everything about a file is read from it unless an option says otherwise."""

    help = (
        "Load administrative areas from GeoJSON, plain or .gz: Who's On First, geoBoundaries, OCHA's common "
        "operational datasets, or any other with the properties named. Invalid geometry is mended and told."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--level", type=int, choices=range(4), help="0 countries, 1 regions, 2 and 3 below"
        )
        parser.add_argument("--vintage", default="", help="such as 2023; else read from the file or its name")
        parser.add_argument("--valid-from", type=date.fromisoformat, help="day, such as 2023-03-13")
        parser.add_argument("--valid-to", type=date.fromisoformat, help="last day")
        parser.add_argument("--source", default="", help="who made it, shown where areas are")
        for name in NAMES:
            parser.add_argument(f"--{name.replace('_', '-')}", help=f"the property that holds the {name}")

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        # What GEOS says about each crossing ring is told once, as "geometry mended".
        logging.getLogger("django.contrib.gis").setLevel(logging.ERROR)
        told = AreaOptions(
            level=options["level"],
            vintage=options["vintage"],
            valid_from=options["valid_from"],
            valid_to=options["valid_to"],
            source=options["source"],
            names={name: options[name] for name in NAMES if options[name]},
        )
        try:
            done = load_areas(options["file"], told)
        except ServiceError as error:
            raise CommandError(str(error)) from error
        self._tell(done, time.monotonic() - began)

    def _tell(self, done: LoadedAreas, seconds: float) -> None:
        vintages = "; ".join(done.vintages)
        self.stdout.write(f"{done.new} areas new, {done.kept} confirmed ({vintages}) in {seconds:.1f} s")
        self.stdout.write(f"{done.current} areas began or ceased to be current")
        self.stdout.write(f"{done.moved} incidents moved to another area")
        for line in done.refused[:SHOWN]:
            self.stdout.write(f"  {line}")
        if len(done.refused) > SHOWN:
            self.stdout.write(f"  and {len(done.refused) - SHOWN} more")
