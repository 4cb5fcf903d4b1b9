"""The private PostgreSQL cluster: made once, listening on loopback with passwords.

It listens on a free loopback port rather than a Unix socket: a socket's path may be 107 bytes at most, so a
long checkout path would need a second way anyhow; one way for all is the one that is tried every day.
"""

import os
import signal
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sahelwatch.local.commands import Argv, Command, run_logged
from sahelwatch.local.layout import MARKER, Layout, make_folder, write_private
from sahelwatch.local.owner import Owner, database_owner, give_to
from sahelwatch.local.postgres_place import cluster_home
from sahelwatch.local.processes import wait_until
from sahelwatch.local.report import Trouble
from sahelwatch.local.secrets_store import read_secret
from sahelwatch.local.supervisor import Program
from sahelwatch.local.system_packages import POSTGRES_ROOT, postgis_versions

ADMIN = "sahelwatch_admin"
ROLE = "sahelwatch"
DATABASE = "sahelwatch"
EXTENSIONS = ("postgis", "btree_gist", "pg_trgm", "unaccent")
READY_AFTER_S = 60.0
ROLE_SQL = """
SELECT 'CREATE ROLE sahelwatch' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'sahelwatch') \\gexec
ALTER ROLE sahelwatch LOGIN NOSUPERUSER CREATEDB NOCREATEROLE PASSWORD '@PASSWORD@';
SELECT 'CREATE DATABASE sahelwatch OWNER sahelwatch'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'sahelwatch') \\gexec
"""
# Only for tests: their data may be lost with the machine.
CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@dataclass(frozen=True)
class Cluster:
    """One cluster: its folder, the programs of its version, the user who runs it, its port of today."""

    home: Path
    programs: Path
    owner: Owner | None
    port: int

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def password(self) -> str:
        return read_secret(self.home / "secrets", "role")

    @property
    def admin_password(self) -> str:
        return read_secret(self.home / "secrets", "admin")

    @property
    def url(self) -> str:
        """DATABASE_URL of the application's role: no superuser, but it may create databases for tests."""
        return f"postgis://{ROLE}:{self.password}@127.0.0.1:{self.port}/{DATABASE}"


def find_cluster(layout: Layout, port: int) -> Cluster:
    """The instance's cluster, its files made when missing."""
    owner = database_owner()
    home = cluster_home(layout, owner)
    programs = POSTGRES_ROOT / str(version_for(home / "data")) / "bin"
    cluster = Cluster(home, programs, owner, port)
    if not (cluster.data / "PG_VERSION").exists():
        make_cluster(cluster, layout.setup_log)
    return cluster


def version_for(data: Path) -> int:
    """The version whose programs to use: the one that made the data, else the newest with PostGIS."""
    installed = postgis_versions()
    try:
        made_with = int((data / "PG_VERSION").read_text(encoding="utf-8"))
    except FileNotFoundError:
        made_with = installed[0]
    if made_with not in installed:
        packages = f"postgresql-{made_with} postgresql-{made_with}-postgis-3"
        raise Trouble(
            f"The database in {data} was made by PostgreSQL {made_with}, which is gone. Install {packages}"
        )
    return made_with


def make_cluster(cluster: Cluster, log: Path) -> None:
    """A new empty cluster: made aside and renamed when complete, so that a cut-short one is never used."""
    fresh = cluster.home / "data.new"
    subprocess.run(["rm", "-rf", str(fresh)], check=True)
    make_folder(fresh, 0o700)
    password = fresh.with_name("password.tmp")
    write_private(password, cluster.admin_password + "\n")
    for path in (fresh, password):
        give_to(cluster.owner, path)
    try:
        initdb(cluster, fresh, password, log)
    finally:
        password.unlink()
    allow_only_passwords(fresh)
    fresh.rename(cluster.data)


def initdb(cluster: Cluster, data: Path, password: Path, log: Path) -> None:
    """Run initdb as the cluster's owner."""
    argv: Argv = [cluster.programs / "initdb", "--pgdata", data, "--username", ADMIN, "--pwfile", password]
    argv += ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions"]
    run_logged(Command(argv, "Making the database cluster (initdb)", log, Path("/"), owner=cluster.owner))


def allow_only_passwords(data: Path) -> None:
    """Connections over loopback with a password, and no others."""
    rules = "# Written by SahelWatch.\nhost all all 127.0.0.1/32 scram-sha-256\n"
    (data / "pg_hba.conf").write_text(rules, encoding="utf-8")


def postgres_program(cluster: Cluster, layout: Layout, started: Callable[[int], None]) -> Program:
    """The server. SIGINT asks it for a fast shutdown: transactions are rolled back, data stays whole."""
    settings = [
        f"port={cluster.port}",
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "max_connections=60",
    ]
    settings += CARELESS if layout.instance == "test" else ()
    argv: Argv = [cluster.programs / "postgres", "-D", cluster.data]
    for setting in settings:
        argv += ["-c", setting]
    env = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TZ": "UTC", MARKER: layout.marker}
    log = layout.logs / "postgres.log"
    how = (cluster.owner, signal.SIGINT, 15.0, True, started)
    return Program("postgres", argv, Path("/"), log, env, *how)


def wait_for_postgres(cluster: Cluster, still_runs: Callable[[], bool], log: Path) -> None:
    """Return when the server takes connections; Trouble when it ends or takes longer than a minute."""
    argv: Argv = [cluster.programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(cluster.port)]

    def settled() -> bool:
        return not still_runs() or subprocess.run(argv, check=False).returncode == 0

    if not wait_until(settled, READY_AFTER_S) or not still_runs():
        raise Trouble(f"The database server did not start. Its log says why: {log}")


def fill_cluster(cluster: Cluster, log: Path) -> None:
    """Role, extensions and database are there; a stamp spares the work the next time.

    The extensions go into template1, so that databases made for tests have them without a superuser.
    """
    stamp = cluster.home / "filled"
    if stamp.exists():
        return
    for database, statements in (("template1", template_sql()), ("postgres", role_sql(cluster))):
        run_sql(cluster, database, statements, log)
    stamp.touch()


def template_sql() -> str:
    """What every new database starts with."""
    return "\n".join(f"CREATE EXTENSION IF NOT EXISTS {name};" for name in EXTENSIONS)


def role_sql(cluster: Cluster) -> str:
    """The application's role and its database, made only when missing (\\gexec runs what a query returns)."""
    return ROLE_SQL.replace("@PASSWORD@", cluster.password)


def run_sql(cluster: Cluster, database: str, statements: str, log: Path) -> None:
    """Run statements as the administrator; they pass by standard input, so that no password is logged."""
    argv: Argv = [cluster.programs / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1"]
    argv += ["-p", str(cluster.port), "-U", ADMIN, "-d", database]
    env = {**os.environ, "PGPASSWORD": cluster.admin_password}
    command = Command(argv, f"Preparing the database {database} (psql)", log, Path("/"), env, text=statements)
    run_logged(command)
