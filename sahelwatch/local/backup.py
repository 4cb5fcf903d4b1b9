"""`make backup` and `make restore`: the whole database in one file of pg_dump's custom format."""

import os
import subprocess
import time
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sahelwatch.local.commands import Argv, Command, run_logged
from sahelwatch.local.data_services import Data, data_at_hand
from sahelwatch.local.layout import Layout, make_folder
from sahelwatch.local.report import Trouble, confirm, say, step
from sahelwatch.local.state import is_held
from sahelwatch.local.stopping import stop_holder
from sahelwatch.local.system_packages import postgres_folders

MAGIC = b"PGDMP"
OUR_TABLE = "TABLE public django_migrations"
# Extensions belong to the database's administrator, not to the application's role: they stay as they are.
LEFT_ALONE = (" EXTENSION ", "spatial_ref_sys")
# Everything of ours in the schema, extensions' own objects left out (deptype e, PostgreSQL's pg_depend).
# Tables come first, since they take their triggers and sequences with them.
EMPTY_SQL = """
SET lock_timeout = '30s';
DO $empty$
DECLARE thing text;
BEGIN
  FOR thing IN
    SELECT format('%s IF EXISTS %s', CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
                  WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, oid::regclass)
      FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('e', 'i', 'a'))
    UNION ALL
    SELECT format('ROUTINE IF EXISTS %s', oid::regprocedure)
      FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    UNION ALL
    SELECT format('TYPE IF EXISTS %s', oid::regtype)
      FROM pg_type t WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd')
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = t.oid AND d.deptype = 'e')
  LOOP
    EXECUTE 'DROP ' || thing || ' CASCADE';
  END LOOP;
END $empty$;
"""


def backup(layout: Layout) -> int:
    """A new file in .local/backups/, its path printed last."""
    with data_at_hand(layout, "backup") as data:
        path = dump(layout, data, "sahelwatch")
    shown = layout.shown(path)
    say(f"Backup written: {shown} ({path.stat().st_size / 1_000_000:.1f} MB)")
    say(f"Bring it back with: make restore FILE='{shown}'")
    return 0


def dump(layout: Layout, data: Data, prefix: str) -> Path:
    """The database in one new file of mode 600, complete or not there at all."""
    path = make_folder(layout.backups, 0o700) / f"{prefix}-{time.strftime('%Y%m%d-%H%M%S')}.dump"
    unfinished = path.with_suffix(".unfinished")
    unfinished.touch(0o600)
    argv: Argv = [
        tool("pg_dump"),
        "--format=custom",
        "--no-owner",
        "--no-privileges",
        "--file",
        unfinished,
    ]
    try:
        call(layout, data, argv, "Writing the backup (pg_dump)")
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return path


def restore(layout: Layout, name: str) -> int:
    """The database as it was when the file was written. 1 when the person does not want it after all.

    1 the file is checked, 2 the person asked, 3 a running SahelWatch stopped, 4 the present state saved,
    5 everything replaced in one transaction: a restore that fails has changed nothing.
    """
    path = Path(name).expanduser()
    contents = read_contents(path)  # 1
    question = f"This replaces the whole database by {path}."
    question += " SahelWatch is running and will be stopped." if is_held(layout) else ""
    if not confirm(f"{question} Go on?", assume_yes=bool(os.environ.get("YES"))):  # 2
        say("Nothing was changed.")
        return 1
    if is_held(layout):
        stop_holder(layout)  # 3
    with data_at_hand(layout, "restore") as data:
        safety = dump(layout, data, "before-restore")  # 4
        say(f"  The present state is kept in {layout.shown(safety)}")
        with step("Restoring"):
            replace_everything(layout, data, path, contents)  # 5
    say("Restored. `make run` starts it.")
    return 0


def read_contents(path: Path) -> list[str]:
    """The dump's table of contents. Trouble, with nothing touched, when the file is no dump of SahelWatch."""
    if not path.name:
        raise Trouble("Which file? make restore FILE=.local/backups/NAME.dump")
    try:
        with path.open("rb") as file:
            start = file.read(len(MAGIC))
    except OSError as problem:
        raise Trouble(f"{path} cannot be read: {problem.strerror}.") from problem
    if start != MAGIC:
        raise Trouble(f"{path} is no backup made by `make backup`. Nothing was changed.")
    listed = subprocess.run([tool("pg_restore"), "--list", path], capture_output=True, text=True, check=False)
    if listed.returncode != 0 or OUR_TABLE not in listed.stdout:
        raise Trouble(
            f"{path} is damaged, or another program's backup. Nothing was changed. {listed.stderr}".strip()
        )
    return listed.stdout.splitlines()


def replace_everything(layout: Layout, data: Data, path: Path, contents: list[str]) -> None:
    """Old content out, the dump's in, as one transaction."""
    work = make_folder(layout.state, 0o700)
    wanted, script, empty = work / "restore.list", work / "restore.sql", work / "empty.sql"
    kept = [line for line in contents if not any(mark in line for mark in LEFT_ALONE)]
    wanted.write_text("\n".join(kept) + "\n", encoding="utf-8")
    empty.write_text(EMPTY_SQL, encoding="utf-8")
    script.touch(0o600)
    read: Argv = [tool("pg_restore"), "--no-owner", "--no-privileges", "--use-list", wanted]
    read += ["--file", script, path]
    write: Argv = [
        tool("psql"),
        "-X",
        "-q",
        "-v",
        "ON_ERROR_STOP=1",
        "--single-transaction",
        "-f",
        empty,
        "-f",
        script,
    ]
    try:
        run_logged(Command(read, "Reading the backup (pg_restore)", layout.setup_log, layout.checkout))
        call(layout, data, write, "Restoring (psql); nothing was changed: it")
    finally:
        for leftover in (wanted, script, empty):
            leftover.unlink(missing_ok=True)


def call(layout: Layout, data: Data, argv: Argv, what: str) -> None:
    """Run one of PostgreSQL's client programs on our database; the password goes by the environment."""
    environment = {**os.environ, **connection(data.database_url)}
    run_logged(Command(argv, what, layout.setup_log, layout.checkout, environment))


def connection(url: str) -> dict[str, str]:
    """PostgreSQL's own environment variables for a DATABASE_URL."""
    parts = urlsplit(url)
    values = {
        "PGHOST": unquote(parts.hostname or ""),
        "PGPORT": str(parts.port or ""),
        "PGUSER": unquote(parts.username or ""),
        "PGPASSWORD": unquote(parts.password or ""),
        "PGDATABASE": unquote(parts.path.lstrip("/")),
    }
    return {name: value for name, value in values.items() if value}


def tool(name: str) -> str:
    """One of PostgreSQL's client programs, of the newest version here: it reads older servers too."""
    folders = postgres_folders(name)
    if not folders:
        raise Trouble(f"{name} is missing: install the package postgresql-client.")
    return str(folders[0] / name)
