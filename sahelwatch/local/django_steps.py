"""Steps that prepare Django: compiled translations, collected static files, the database's content."""

import re
import secrets
from pathlib import Path

from sahelwatch.local.commands import Argv, Command, output_since, run_logged
from sahelwatch.local.layout import Layout
from sahelwatch.local.python_env import clean
from sahelwatch.local.report import Trouble, say, step
from sahelwatch.local.stamps import digest, is_current, write_stamp
from sahelwatch.local.system_packages import find_program

# Lines of `manage.py prepare` look like "actors: 210 new"; Django's own warnings do not and stay in the log.
NEWS = re.compile(r"[a-z][a-z ]*: \S")


def compile_messages(layout: Layout) -> None:
    """Every translation in locale/ has its compiled file; only changed ones are compiled."""
    with step("Translations") as note:
        changed = [
            po
            for po in sorted((layout.checkout / "locale").glob("*/LC_MESSAGES/*.po"))
            if compile_one(layout, po)
        ]
        note.text = f"compiled {len(changed)}" if changed else "up to date"


def compile_one(layout: Layout, po: Path) -> bool:
    """Whether the file had to be compiled; a broken translation is a Trouble that names its line."""
    mo, relative = po.with_suffix(".mo"), str(po.relative_to(layout.checkout))
    stamp, value = layout.stamps / f"{relative.replace('/', '-')}", digest([po])
    if mo.exists() and is_current(stamp, value):
        return False
    program = find_program("msgfmt")
    if not program:
        raise Trouble("msgfmt is missing: install the package gettext.")
    argv: Argv = [program, "--check-format", "-o", mo, po]
    run_logged(Command(argv, f"Compiling {relative}", layout.setup_log, layout.checkout))
    write_stamp(stamp, value)
    return True


def build_static(layout: Layout) -> None:
    """Static files collected under names with their digest, ready for the web server to send."""
    with step("Static files") as note:
        stamp, value = layout.stamps / "static", static_digest(layout)
        if is_current(stamp, value) and (layout.static_root / "staticfiles.json").exists():
            note.text = "up to date"
            return
        manage(layout, "Collecting static files", environment_for_build(layout), "collectstatic", "--noinput")
        write_stamp(stamp, value)
        note.text = "collected"


def static_digest(layout: Layout) -> str:
    """Digest of all that collectstatic reads: our files, and the versions of packages that bring theirs."""
    names = ("static", "package-lock.json", "constraints.txt", "requirements.txt", "sahelwatch/settings.py")
    return digest(layout.checkout / name for name in names)


def environment_for_build(layout: Layout) -> dict[str, str]:
    """Enough for Django to load without a database; the key signs nothing and is thrown away."""
    return {
        **clean(),
        "DJANGO_SETTINGS_MODULE": "sahelwatch.settings",
        "SECRET_KEY": secrets.token_urlsafe(48),
        "STATIC_ROOT": str(layout.static_root),
        "DEBUG": "0",
    }


def manage(layout: Layout, what: str, environment: dict[str, str], *arguments: str) -> None:
    """Run one command of manage.py to its end, output in the log. Trouble when it fails."""
    argv: Argv = [layout.python, "manage.py", *arguments]
    run_logged(Command(argv, what, layout.setup_log, layout.checkout, environment))


def prepare_content(
    layout: Layout, environment: dict[str, str], *, demo_accounts: bool, invented: int = 0
) -> None:
    """Database migrated, seeds loaded, demo accounts made when asked, waiting work queued.

    With `invented` incidents the real history and the first article stay out.
    """
    before = layout.setup_log.stat().st_size if layout.setup_log.exists() else 0
    # Django's own checks read every view: half of a second start's time. They belong to the tests.
    arguments = ["--skip-checks"]
    arguments += ["--demo-accounts", str(layout.demo_accounts)] if demo_accounts else []
    arguments += ["--without-history", "--without-articles"] if invented else []
    with step("Database content") as note:
        manage(layout, "Preparing the database (manage.py prepare)", environment, "prepare", *arguments)
        if invented:
            words = ("generate_incidents", "--skip-checks", "--up-to", str(invented))
            manage(layout, "Inventing incidents (manage.py generate_incidents)", environment, *words)
        note.text = "ready"
    for line in output_since(layout.setup_log, before).splitlines():
        if NEWS.match(line) and "up to date" not in line:
            say(f"    {line}")
