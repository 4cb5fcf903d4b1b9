"""Handing many rows to PostgreSQL at once: COPY into a table that lives as long as the transaction."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection


def stage(table: str, columns: dict[str, str], rows: Iterable[Sequence[Any]]) -> int:
    """The number of rows put into a fresh temporary table of these columns and types; None becomes NULL.

    Must run inside a transaction, at whose end the table goes. 100,000 rows take about half a second.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    count = 0
    for row in rows:
        writer.writerow(row)
        count += 1
    buffer.seek(0)
    names = ", ".join(columns)
    types = ", ".join(f"{name} {kind}" for name, kind in columns.items())
    with connection.cursor() as cursor:
        # A second load in one transaction (a test, a command that loads two files) starts afresh.
        cursor.execute(f"DROP TABLE IF EXISTS {table}")
        cursor.execute(f"CREATE TEMPORARY TABLE {table} ({types}) ON COMMIT DROP")
        cursor.copy_expert(f"COPY {table} ({names}) FROM STDIN WITH (FORMAT csv)", buffer)
        cursor.execute(f"ANALYZE {table}")
    return count


def wait_for_turn(what: str) -> None:
    """Waits until no other transaction loads the same kind of thing; the turn ends with this transaction."""
    ask("SELECT pg_advisory_xact_lock(hashtext(%(what)s))", what=f"load {what}")


def run(sql: str, **values: Any) -> int:
    """The number of rows that a statement touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)
        return int(cursor.rowcount)


@contextmanager
def whole_joins() -> Iterator[None]:
    """Tables of unknown size are joined as wholes, not row by row, until the block ends.

    The planner knows nothing of what a transaction has just written. On an empty database it took the new
    rows for none, read all of them again for each, and a minute became an hour.
    """
    run("SET LOCAL enable_nestloop = off")
    yield
    run("SET LOCAL enable_nestloop = on")


def ask(sql: str, **values: Any) -> list[tuple[Any, ...]]:
    """The rows that a query found."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)
        return list(cursor.fetchall())
