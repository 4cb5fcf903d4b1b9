"""What a person reads when something fails: the cause and what to do, never a traceback."""

import errno
import io
import sys
from pathlib import Path

import pytest

from sahelwatch.local.apt import may_place, words_without_root
from sahelwatch.local.causes import explain
from sahelwatch.local.cli import main
from sahelwatch.local.commands import Command, run_logged
from sahelwatch.local.report import Trouble, confirm

CASES = [
    ("pip: Failed to establish a new connection: [Errno -3] Temporary failure in name resolution", "network"),
    ("npm error code ENOTFOUND", "network"),
    ("Err:1 http://deb.debian.org Could not connect to 127.0.0.1:80", "network"),
    ("OSError: [Errno 28] No space left on device", "disk is full"),
    ("E: You don't have enough free space in /var/cache/apt/archives/.", "disk is full"),
    ("E: Could not get lock /var/lib/dpkg/lock-frontend", "installing packages"),
    ("SSL: CERTIFICATE_VERIFY_FAILED", "certificate"),
    ("ModuleNotFoundError: No module named 'celery'", "environment seems damaged"),
]


@pytest.mark.parametrize(("output", "words"), CASES)
def test_known_causes_are_said_in_words(output: str, words: str) -> None:
    assert words in (explain(output) or "")


@pytest.mark.parametrize("output", ["", "Traceback: KeyError: 'x'", "No module named 'incidents.forms'"])
def test_unknown_causes_are_not_guessed(output: str) -> None:
    assert explain(output) is None


def test_failed_command_tells_its_name_its_end_and_its_log(tmp_path: Path) -> None:
    script = "print('first'); print('[Errno 28] No space left on device'); raise SystemExit(3)"
    command = Command([sys.executable, "-c", script], "Packing things", tmp_path / "a.log", tmp_path)
    with pytest.raises(Trouble) as trouble:
        run_logged(command)
    for part in ("Packing things ended with code 3", "disk is full", str(tmp_path / "a.log")):
        assert part in str(trouble.value)
    assert "first" in (tmp_path / "a.log").read_text()


def test_program_that_is_missing_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="could not be started"):
        run_logged(Command(["/no/such/program"], "Doing it", tmp_path / "a.log", tmp_path))


def test_without_root_the_very_packages_are_named() -> None:
    words = words_without_root(["gettext", "redis-server"])
    assert "apt-get install --no-install-recommends gettext redis-server" in words
    assert "docker compose up" in words


def test_service_policy_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    theirs = tmp_path / "policy-rc.d"
    theirs.write_text("#!/bin/sh\nexit 0\n")
    assert not may_place(theirs, "ours")
    assert may_place(tmp_path / "absent", "ours")


def test_question_without_a_terminal_is_never_taken_for_yes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    with pytest.raises(Trouble, match="YES=1"):
        confirm("Delete?", assume_yes=False)
    assert confirm("Delete?", assume_yes=True)


def test_trouble_ends_with_code_1_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORT", "eighty")
    monkeypatch.setattr("sahelwatch.local.cli.StopOnSignal.install", lambda self: self)
    assert main(["run"]) == 1
    printed = capsys.readouterr().err
    assert "PORT is “eighty”" in printed
    assert "Traceback" not in printed


def test_file_of_another_user_is_said_in_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", "/x/.local/state/lock")

    monkeypatch.setattr("sahelwatch.local.cli.perform", refuse)
    monkeypatch.setattr("sahelwatch.local.cli.StopOnSignal.install", lambda self: self)
    assert main(["stop"]) == 1
    assert "/x/.local/state/lock: Permission denied\nA file may not be written" in capsys.readouterr().err
