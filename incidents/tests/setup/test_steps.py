"""A step is skipped exactly while nothing it reads has changed; a damaged environment is seen."""

import json
import venv
from pathlib import Path

import pytest

from sahelwatch.local.layout import Layout, write_private
from sahelwatch.local.python_env import (
    folders_in_environment,
    has_lost_packages,
    is_complete,
    write_stamps,
)
from sahelwatch.local.secrets_store import read_secret, secret_file
from sahelwatch.local.stamps import digest, is_current, write_stamp


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    for name in ("requirements.txt", "constraints.txt", "requirements-dev.txt"):
        (tmp_path / name).write_text(f"# {name}\n")
    return Layout(tmp_path, tmp_path / ".local")


def make_environment(layout: Layout) -> None:
    """A real environment, with an empty folder for pip to save the seconds that pip takes."""
    venv.create(layout.venv, symlinks=True)
    (next(layout.venv.glob("lib/python3*/site-packages")) / "pip").mkdir()


def test_digest_follows_contents_names_and_additions(tmp_path: Path) -> None:
    folder = tmp_path / "tree" / "deep"
    folder.mkdir(parents=True)
    (folder / "a").write_text("1")
    seen = {digest([tmp_path / "tree"])}
    (folder / "a").write_text("2")
    seen.add(digest([tmp_path / "tree"]))
    (folder / "a").rename(folder / "b")
    seen.add(digest([tmp_path / "tree"]))
    (folder / "c").write_text("")
    seen.add(digest([tmp_path / "tree"]))
    assert len(seen) == 4
    assert digest([tmp_path / "tree"]) in seen


def test_digest_of_a_missing_file_changes_when_it_appears(tmp_path: Path) -> None:
    before = digest([tmp_path / "absent"])
    (tmp_path / "absent").write_text("")
    assert digest([tmp_path / "absent"]) != before


def test_stamp_counts_only_for_its_own_digest(tmp_path: Path) -> None:
    write_stamp(tmp_path / "deep" / "stamp", "one")
    assert is_current(tmp_path / "deep" / "stamp", "one")
    assert not is_current(tmp_path / "deep" / "stamp", "two")
    assert not is_current(tmp_path / "absent", "one")


def test_environment_is_complete_until_requirements_or_packages_change(layout: Layout) -> None:
    assert not is_complete(layout, tests=False)
    make_environment(layout)
    assert not is_complete(layout, tests=False)
    write_stamps(layout, with_tests=False)
    assert is_complete(layout, tests=False)
    assert not is_complete(layout, tests=True)
    (layout.checkout / "requirements.txt").write_text("six\n")
    assert not is_complete(layout, tests=False)


def test_environment_that_lost_a_package_is_damaged(layout: Layout) -> None:
    make_environment(layout)
    package = next(layout.venv.glob("lib/python3*/site-packages")) / "thing"
    package.mkdir()
    write_stamps(layout, with_tests=True)
    assert "thing" in folders_in_environment(layout)
    assert not has_lost_packages(layout)
    package.rmdir()
    assert has_lost_packages(layout)
    assert not is_complete(layout, tests=True)


def test_environment_whose_python_is_gone_is_damaged(layout: Layout) -> None:
    make_environment(layout)
    write_stamps(layout, with_tests=False)
    layout.python.unlink()
    layout.python.symlink_to("/no/such/python")
    assert not is_complete(layout, tests=False)


def test_broken_stamp_counts_as_none(layout: Layout) -> None:
    make_environment(layout)
    write_stamps(layout, with_tests=False)
    (layout.venv / ".sahelwatch-run.json").write_text("{")
    assert not is_complete(layout, tests=False)


def test_secrets_are_made_once_long_and_readable_by_their_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "secrets"
    first = read_secret(folder, "key")
    assert read_secret(folder, "key") == first
    assert read_secret(folder, "other") != first
    assert len(first) >= 50
    assert folder.stat().st_mode & 0o777 == 0o700
    assert secret_file(folder, "key").stat().st_mode & 0o777 == 0o600


def test_private_file_is_replaced_whole_and_stays_private(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    for text in ("{}", json.dumps({"a": "é"})):
        write_private(path, text)
        assert path.read_text(encoding="utf-8") == text
        assert path.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["state.json"]
