"""The environment that Django's processes are started with."""

import os

from sahelwatch.local.data_services import Data
from sahelwatch.local.layout import MARKER, Layout
from sahelwatch.local.ports import Address, bracketed, names_of_this_machine
from sahelwatch.local.python_env import clean
from sahelwatch.local.secrets_store import secret_file

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]")


def django_environment(layout: Layout, data: Data) -> dict[str, str]:
    """What every process of Django needs; grants nothing beyond a closed installation."""
    return {
        **clean(),
        "PATH": f"{layout.venv / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}",
        "DJANGO_SETTINGS_MODULE": "sahelwatch.settings",
        "PYTHONUNBUFFERED": "1",
        "PYTHONUTF8": "1",
        "DATABASE_URL": data.database_url,
        "REDIS_URL": data.redis_url,
        "SECRET_KEY_FILE": str(secret_file(layout.secrets, "secret-key")),
        "STATIC_ROOT": str(layout.static_root),
        MARKER: layout.marker,
    }


def web_environment(layout: Layout, data: Data, address: Address) -> dict[str, str]:
    """The above, and what depends on who can reach the address.

    The public dashboard and the demo accounts are open on loopback alone; elsewhere PUBLIC_DASHBOARD is what
    the person set, and no setting turns the demo accounts on.
    """
    local = address.is_loopback
    return {
        **django_environment(layout, data),
        "PUBLIC_DASHBOARD": os.environ.get("PUBLIC_DASHBOARD", "1" if local else "0"),
        "DEMO_ACCOUNTS": "1" if local else "0",
        "DEMONSTRATION": "1" if layout.instance == "demo" else "0",
        "ALLOWED_HOSTS": os.environ.get("ALLOWED_HOSTS") or ",".join(allowed_hosts(address)),
    }


def allowed_hosts(address: Address) -> list[str]:
    """Names under which the web server answers: loopback's, the given one, or all of this machine's."""
    names = list(LOOPBACK_NAMES)
    if address.is_everywhere:
        names += names_of_this_machine()
    elif not address.is_loopback:
        names.append(bracketed(address.host))
    return list(dict.fromkeys(names))
