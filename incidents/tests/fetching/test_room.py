"""The room keeps to its floor."""

import subprocess
import sys


def test_fetching_loads_neither_django_nor_celery() -> None:
    code = (
        "import sys, incidents.fetching.registry, incidents.fetching.body;"
        "print({m.partition('.')[0] for m in sys.modules} & {'django', 'celery', 'redis', 'psycopg2'})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
