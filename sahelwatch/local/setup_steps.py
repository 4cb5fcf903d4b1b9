"""Everything between a fresh clone and a start, each step skipped when nothing it reads has changed."""

import shutil

from sahelwatch.local.data_services import purpose_for
from sahelwatch.local.django_steps import build_static, compile_messages
from sahelwatch.local.frontend import build_frontend
from sahelwatch.local.layout import Layout
from sahelwatch.local.python_env import prepare_python
from sahelwatch.local.report import Trouble
from sahelwatch.local.state import only_one_setup
from sahelwatch.local.system_packages import prepare_system

SCARCE_BYTES = 300_000_000


def set_up(layout: Layout) -> None:
    """The checkout is ready to start; where tests or measurements run also with what they need."""
    require_disk_space(layout)
    with only_one_setup(layout):
        prepare_system(layout, purpose_for(layout))
        prepare_python(layout, tests=layout.has_tests)
        build_frontend(layout)
        compile_messages(layout)
        build_static(layout)


def require_disk_space(layout: Layout) -> None:
    """Trouble when so little is left that a database would stop in the midst of writing."""
    free = shutil.disk_usage(layout.checkout).free
    if free < SCARCE_BYTES:
        raise Trouble(
            f"Only {free // 1_000_000} MB are free on the disk of {layout.checkout}. A first set-up "
            "needs about 2 GB, a later start 300 MB: free some space and run the same command again."
        )
