"""`make run`: from whatever state the checkout is in to a running SahelWatch, until someone stops it."""

import os
import time

from sahelwatch.local.apps import app_program, schedule_files
from sahelwatch.local.causes import explain
from sahelwatch.local.commands import output_since
from sahelwatch.local.data_services import start_data
from sahelwatch.local.django_steps import prepare_content
from sahelwatch.local.environment import web_environment
from sahelwatch.local.health import host_header, web_answers, worker_is_ready
from sahelwatch.local.layout import Layout
from sahelwatch.local.ports import Address, names_of_this_machine, read_address, require_free
from sahelwatch.local.processes import ParentWatch
from sahelwatch.local.report import Stopped, Trouble, say, step
from sahelwatch.local.setup_steps import set_up
from sahelwatch.local.signals import StopOnSignal
from sahelwatch.local.state import AlreadyRunning, clean_up, hold, read_state, write_state
from sahelwatch.local.supervisor import Child, Program, Supervisor, pause, rotate

READY_AFTER_S = 90.0
INVENTED_INCIDENTS = int(os.environ.get("DEMO_INCIDENTS") or 100_000)
TAIL_LINES = 15


def run(layout: Layout, signals: StopOnSignal) -> int:
    """Exit code 0 after a wanted end. Trouble when something is in the way; nothing is left running then."""
    address = read_address(os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000")
    try:
        with hold(layout):
            write_state(layout, supervisor=os.getpid(), doing="run", url=address.url)
            run_held(layout, address, signals)
    except AlreadyRunning:
        say(words_when_running(layout))
    return 0


def words_when_running(layout: Layout) -> str:
    """What to tell who starts it a second time."""
    state = read_state(layout)
    if state.get("doing") != "run":
        doing = state.get("doing", "starting")
        return f"Another command is busy in this checkout ({doing}): try again when it has ended."
    phase = "is running" if state.get("ports") else "is being started"
    return f"SahelWatch {phase} already in this checkout: {state.get('url')}\n`make stop` ends it."


def run_held(layout: Layout, address: Address, signals: StopOnSignal) -> None:
    """The whole run, once this checkout is ours: 1 clean up, 2 set up, 3 start, 4 look after, 5 stop."""
    ended = clean_up(layout)  # 1
    if ended:
        say(f"Ended {ended} processes that an earlier run left behind.")
    require_free(address)
    say(f"SahelWatch: getting ready in {layout.checkout}")
    set_up(layout)  # 2
    supervisor = Supervisor()
    signals.hurry = lambda: setattr(supervisor, "hurry", True)
    try:
        start_everything(layout, address, supervisor)  # 3
        look_after(supervisor, ParentWatch())  # 4
    except Stopped:
        say("Stopping …")
        raise
    finally:
        signals.asked = True  # from here on a further signal only hurries, also after a Trouble
        supervisor.stop_all()  # 5


def start_everything(layout: Layout, address: Address, supervisor: Supervisor) -> None:
    """Servers, content, programs; returns when the web server answers and the worker takes tasks."""
    data = start_data(layout, supervisor)
    environment = web_environment(layout, data, address)
    invented = INVENTED_INCIDENTS if layout.instance == "demo" else 0
    prepare_content(layout, environment, demo_accounts=address.is_loopback, invented=invented)
    with step("Web server, worker and beat") as note:
        start_programs(layout, address, supervisor, environment)
        note.text = "ready"
    write_state(layout, supervisor=os.getpid(), doing="run", url=address.url, ports=data.ports)
    say(words_when_ready(layout, address))


def start_programs(
    layout: Layout, address: Address, supervisor: Supervisor, environment: dict[str, str]
) -> None:
    """Web and worker ready, beat started. Trouble with the log's last lines when one does not come up.

    Beat comes last: nobody waits for it, and on two cores it would only make the others later.
    """
    for path in schedule_files(layout):
        path.unlink()
    web = start_app(supervisor, app_program("web", layout, environment, address.bind))
    worker = start_app(supervisor, app_program("worker", layout, environment))
    wait_for_both(web, worker, address, host_header(environment["ALLOWED_HOSTS"]))
    start_app(supervisor, app_program("beat", layout, environment))


def start_app(supervisor: Supervisor, program: Program) -> Child:
    """The program running, its log set aside first when it has grown too long."""
    rotate(program.log)
    return supervisor.start(program)


def wait_for_both(web: Child, worker: Child, address: Address, name: str) -> None:
    """Return when the web server answers to its name and the worker takes tasks."""
    deadline = time.monotonic() + READY_AFTER_S
    web_ready = worker_ready = False
    while not (web_ready and worker_ready):
        require_all_run([web, worker], deadline)
        pause()
        web_ready = web_ready or web_answers(address, name)
        worker_ready = worker_ready or worker_is_ready(worker.program.log, worker.log_start)


def require_all_run(children: list[Child], deadline: float) -> None:
    """Trouble when a program ended before it was ready, or when it takes too long."""
    for child in children:
        if not child.runs():
            raise Trouble(f"{child.program.name} ended at its start:\n{last_lines(child)}")
    if time.monotonic() > deadline:
        raise Trouble(
            f"Not ready after {READY_AFTER_S:.0f} seconds; the logs are in {children[0].program.log.parent}"
        )


def last_lines(child: Child) -> str:
    """The end of a program's log, and where the rest is."""
    written = output_since(child.program.log, child.log_start)
    quoted = "\n".join(f"    {line[:300]}" for line in written.splitlines()[-TAIL_LINES:])
    return f"{explain(written) or ''}\n{quoted}\nAll of it is in {child.program.log}"


def words_when_ready(layout: Layout, address: Address) -> str:
    """Address, accounts, logs, how to stop."""
    lines = ["", f"SahelWatch is ready: {address.url}", ""]
    if layout.instance == "demo":
        lines += [
            f"{INVENTED_INCIDENTS:,} invented incidents in a database of its own; none of it happened.",
            "",
        ]
    lines += accounts_here(layout) if address.is_loopback else accounts_elsewhere(address)
    lines += [
        "",
        f"Logs: {layout.shown(layout.logs)}/ (web, worker, beat, postgres, redis, setup), or `make logs`",
    ]
    return "\n".join(
        [*lines, "Stop: Ctrl-C here, or `make stop` in another terminal. `make help` lists the rest.", ""]
    )


def accounts_here(layout: Layout) -> list[str]:
    """The demo accounts as `manage.py prepare` wrote them."""
    shown = layout.shown(layout.demo_accounts)
    try:
        written = layout.demo_accounts.read_text(encoding="utf-8").splitlines()
    except OSError:
        return [f"{shown} with the demo accounts is missing; `make reset` starts afresh."]
    intro = f"Demo accounts, valid on this machine only (kept in {shown}):"
    return [intro, *(f"    {line}" for line in written if line.strip() and not line.startswith("#"))]


def accounts_elsewhere(address: Address) -> list[str]:
    """Why there are no demo accounts, and how to make real ones."""
    return [
        *(f"From other machines: http://{name}:{address.port}/" for name in names_elsewhere(address)),
        f"Other machines can reach this address ({address.bind}), so the demo accounts are off",
        "and the dashboard is closed to visitors unless PUBLIC_DASHBOARD=1 is set.",
        'Add a user: make manage ARGS="add_user NAME --role admin"',
    ]


def names_elsewhere(address: Address) -> list[str]:
    """Under which names other machines reach this one; the single one that was given, or all."""
    if not address.is_everywhere:
        return []
    return [name for name in names_of_this_machine() if not name.startswith(("127.", "localhost"))]


def look_after(supervisor: Supervisor, parent: ParentWatch) -> None:
    """Restart what ends, until a signal, or until make above us is gone: then Stopped."""
    while True:
        supervisor.tend()
        if parent.wants_end():
            raise Stopped("make ended")
        pause()
