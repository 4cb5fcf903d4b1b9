"""The private cluster for real: made, filled, saved, brought back; and where its files lie."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sahelwatch.local import postgres_place
from sahelwatch.local.backup import backup, connection, restore, tool
from sahelwatch.local.data_services import data_at_hand
from sahelwatch.local.layout import Layout
from sahelwatch.local.owner import Owner
from sahelwatch.local.report import Trouble
from sahelwatch.local.stopping import reset, what_reset_deletes

OURS = "CREATE TABLE django_migrations (id int); CREATE TABLE town (name text, spot geometry(Point, 4326));"
STRANGERS = "CREATE TABLE somebody_elses (id int);"


@pytest.fixture
def layout(monkeypatch: pytest.MonkeyPatch) -> Iterator[Layout]:
    """A checkout with a blank and an accent in its path, in a folder that the database's owner can reach."""
    base = Path(tempfile.mkdtemp(prefix="sahelwatch test é "))
    base.chmod(0o755)
    monkeypatch.setattr(postgres_place, "FAR_AWAY", base / "far")
    monkeypatch.setenv("YES", "1")
    for name in ("DATABASE_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    yield Layout(base / "here", base / "here" / ".local")
    shutil.rmtree(base)


def sql(url: str, statement: str) -> str:
    argv = [tool("psql"), "-X", "-At", "-v", "ON_ERROR_STOP=1", "-c", statement]
    env = {**os.environ, **connection(url)}
    return subprocess.run(argv, env=env, capture_output=True, text=True, check=True).stdout.strip()


def test_backup_made_of_a_real_cluster_brings_it_back(layout: Layout) -> None:
    with data_at_hand(layout, "test") as data:
        assert (
            sql(data.database_url, "SELECT rolsuper, rolcreatedb FROM pg_roles WHERE rolname = user") == "f|t"
        )
        assert sql(data.database_url, "SHOW server_encoding") == "UTF8"
        sql(data.database_url, OURS)
        sql(data.database_url, "INSERT INTO town VALUES ('كايس', ST_SetSRID(ST_Point(-11.4, 14.4), 4326))")
        backup(layout)
        sql(
            data.database_url, "DELETE FROM town; ALTER TABLE town ADD extra int; CREATE TABLE later (id int)"
        )
        sql(data.database_url, "CREATE DATABASE for_tests")
        for_tests = data.database_url.rsplit("/", 1)[0] + "/for_tests"
        assert (
            sql(for_tests, "SELECT count(*) FROM pg_extension WHERE extname IN ('postgis', 'pg_trgm')") == "2"
        )
    saved = next(layout.backups.glob("sahelwatch-*.dump"))
    assert saved.stat().st_mode & 0o777 == 0o600
    assert restore(layout, str(saved)) == 0
    with data_at_hand(layout, "test") as data:
        assert sql(data.database_url, "SELECT name, ST_X(spot) FROM town") == "كايس|-11.4"
        assert sql(data.database_url, "SELECT to_regclass('later') IS NULL") == "t"
    assert len(list(layout.backups.glob("before-restore-*.dump"))) == 1
    check_that_a_broken_restore_changes_nothing(layout, saved)


def check_that_a_broken_restore_changes_nothing(layout: Layout, saved: Path) -> None:
    broken = saved.with_name("broken.dump")
    broken.write_bytes(saved.read_bytes()[:-40])
    with pytest.raises(Trouble):
        restore(layout, str(broken))
    with data_at_hand(layout, "test") as data:
        assert sql(data.database_url, "SELECT count(*) FROM town") == "1"
        sql(data.database_url, STRANGERS + "DROP TABLE django_migrations")
        backup(layout)
    strangers = max(layout.backups.glob("sahelwatch-*.dump"))
    with pytest.raises(Trouble, match="another program"):
        restore(layout, str(strangers))
    assert reset(layout) == 0
    assert not (layout.home / "postgres").exists()
    assert saved.exists()


@pytest.mark.parametrize("content", [None, b"", b"PGDMPnot really", b"SELECT 1;"])
def test_file_that_is_no_backup_is_refused_before_anything_is_touched(
    layout: Layout, content: bytes | None
) -> None:
    layout.local.mkdir(parents=True)
    path = layout.local / "some.dump"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Trouble):
        restore(layout, str(path))
    assert not (layout.home / "postgres").exists()


def test_reset_never_deletes_a_database_given_from_outside(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgis://elsewhere/x")
    with pytest.raises(Trouble, match="not ours to delete"):
        reset(layout)


@pytest.fixture
def somebody(monkeypatch: pytest.MonkeyPatch) -> Owner:
    monkeypatch.setattr(postgres_place, "can_reach", lambda owner, folder: "here" not in str(folder))
    return Owner("somebody", os.getuid(), os.getgid())


def test_cluster_lies_in_the_checkout_when_its_owner_can_reach_that(layout: Layout) -> None:
    assert postgres_place.cluster_home(layout, None) == layout.home / "postgres"


def test_cluster_lies_elsewhere_when_its_owner_cannot(layout: Layout, somebody: Owner) -> None:
    home = postgres_place.cluster_home(layout, somebody)
    assert home.parent == postgres_place.FAR_AWAY
    assert postgres_place.cluster_home(layout, somebody) == home
    assert home in what_reset_deletes(layout)


def test_moved_checkout_keeps_its_database(layout: Layout, somebody: Owner) -> None:
    home = postgres_place.cluster_home(layout, somebody)
    moved = layout.checkout.with_name("here, moved")
    layout.checkout.rename(moved)
    assert postgres_place.cluster_home(Layout(moved, moved / ".local"), somebody) == home


def test_copied_checkout_gets_a_database_of_its_own(layout: Layout, somebody: Owner) -> None:
    home = postgres_place.cluster_home(layout, somebody)
    copied = layout.checkout.with_name("here, copied")
    shutil.copytree(layout.checkout, copied)
    other = postgres_place.cluster_home(Layout(copied, copied / ".local"), somebody)
    assert other != home
    assert postgres_place.cluster_home(layout, somebody) == home
