"""`manage.py load_places FILE`: loads a gazetteer, and says what it refused and why."""

import argparse
import csv
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from incidents.services.errors import ServiceError
from incidents.services.reference_data.gazetteer import load_gazetteer, refused_lines
from incidents.services.reference_data.loaded import LoadedPlaces

SHOWN = 20


class Command(BaseCommand):
    """Recognises the file by its content; a file that is none of the known forms changes nothing."""

    help = (
        "Load places from a GeoNames country dump, a Who's On First export, the shared table or a "
        "table like seeds/places.csv; plain, .gz or .zip. Editors' own changes stay. Every refused row "
        "is told with its reason."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--report", type=Path, help="write every refused row to this CSV file")
        parser.add_argument(
            "--show", type=int, default=SHOWN, help=f"refused rows on the screen, usually {SHOWN}"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        try:
            done = load_gazetteer(options["file"])
        except ServiceError as error:
            raise CommandError(str(error)) from error
        self._tell(done, time.monotonic() - began)
        self._tell_refused(done, options["show"])
        if options["report"]:
            self._write_report(options["report"], done)

    def _tell(self, done: LoadedPlaces, seconds: float) -> None:
        self.stdout.write(f"{done.form}: {done.read} rows in {seconds:.1f} s")
        self.stdout.write(
            f"{done.new} places new, {done.changed} changed, {done.confirmed} confirmed; "
            f"{done.names_new} names new, {done.names_removed} removed; "
            f"{done.twins} rows are places known under another key"
        )
        if done.unchecked_countries:
            countries = ", ".join(done.unchecked_countries)
            self.stdout.write(
                f"No outline is loaded for {countries}: whether points lie there was not checked."
            )

    def _tell_refused(self, done: LoadedPlaces, most: int) -> None:
        if not done.refused:
            return
        self.stdout.write(f"{len(done.refused)} refused:")
        for reason, count in done.by_reason().items():
            self.stdout.write(f"  {count} {reason}")
        for refusal in done.refused[:most]:
            self.stdout.write(f"  {refusal}")
        if len(done.refused) > most:
            self.stdout.write(f"  and {len(done.refused) - most} more; --report FILE.csv writes all of them")

    def _write_report(self, path: Path, done: LoadedPlaces) -> None:
        try:
            with path.open("w", encoding="utf-8", newline="") as handle:
                writer = csv.writer(handle)
                writer.writerow(("line", "name", "reason", "detail"))
                writer.writerows(refused_lines(done.refused))
        except OSError as error:
            raise CommandError(f"The places are loaded; the report could not be written: {error}") from error
        self.stdout.write(f"{len(done.refused)} refused rows in {path}")
