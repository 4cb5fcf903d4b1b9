"""What the data themselves cost: bytes of the chunks, one edit to its chunk, memory of the page."""

from pathlib import Path

from playwright.sync_api import Browser

from incidents.tests.e2e.processes import PROJECT

from . import database
from .desk import Desk
from .figures import Samples, ratio, short
from .goals import Figure
from .pages import new_page, open_loaded
from .site import Site

UCDP = PROJECT.parent / "shared" / "data" / "events" / "ucdp_ged_sahel.csv.gz"
EDITS = 24
REBUILDS = 12
MB = 1_000_000


def measure_bytes(desk: Desk, rows: int, data: str = "") -> Figure:
    """Bytes of all public chunks over those of one pack of the same rows."""
    told = desk.ask("bytes_of_chunks")
    if told["rows"] != told["pack_rows"]:
        raise RuntimeError(f"the chunks do not hold the rows of the pack: {told}")
    note = (
        f"{told['number']} chunks {told['chunks']:,} bytes, one pack {told['pack']:,}: "
        f"{short(told['chunks'] / told['rows'])} bytes a row"
    )
    return Figure("bytes", rows, ratio(told["chunks"], told["pack"]), note=note, details=told, data=data)


def measure_ucdp(path: Path = UCDP) -> list[Figure]:
    """The same for the real events of UCDP; a word and nothing where the file is not there."""
    if not path.exists():
        print(f"UCDP's events are left out: {path} is not there.", flush=True)
        return []
    with Desk(database.empty("ucdp")) as desk:
        rows = desk.ask("load_ucdp", path=str(path))
        desk.ask("build_all")
        return [measure_bytes(desk, rows, "UCDP")]


def measure_edits(site: Site, desk: Desk, rows: int) -> Figure:
    """From the commit of a correction to its new chunk in the public manifest, all over the time axis."""
    ids = desk.ask("some_incidents", count=EDITS)
    told = desk.ask("edit_times", ids=ids, port=site.port, cookie=desk.ask("sign_in"))
    builds = desk.ask("rebuild_times", count=REBUILDS)
    after = Samples("commit to manifest", "ms", tuple(one["committed_to_published"] for one in told))
    whole = Samples("form sent to manifest", "ms", tuple(one["sent_to_published"] for one in told))
    build = Samples("building one chunk alone", "ms", tuple(one["ms"] for one in builds))
    largest = max((one["rows"] for one in builds), default=0)
    note = (
        f"p50 {short(after.p50)} ms; building alone p50 {short(build.p50)} ms, up to {largest:,} rows a chunk"
    )
    return Figure("edit", rows, after.p95, (after, whole, build), note)


def measure_heap(browser: Browser, url: str, rows: int) -> Figure:
    """Memory of the page with all incidents after collecting garbage: objects and the bytes of typed arrays.

    `Runtime.getHeapUsage` tells of JavaScript's heap and, apart from it, of the backing stores of
    ArrayBuffers; Blink's own objects (DOM, styles) are `embedderHeapUsedSize` and not counted.
    """
    with new_page(browser, url) as page:
        open_loaded(page)
        session = page.context.new_cdp_session(page)
        for _ in range(3):
            session.send("HeapProfiler.collectGarbage")
            page.wait_for_timeout(300)
        used = session.send("Runtime.getHeapUsage")
        session.send("Performance.enable")
        metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    objects, arrays = used["usedSize"] / MB, used["backingStorageSize"] / MB
    note = (
        f"objects {short(objects)} MB (JSHeapUsedSize {short(metrics['JSHeapUsedSize'] / MB)}), typed arrays "
        f"{short(arrays)} MB; Blink's own {short(used['embedderHeapUsedSize'] / MB)} MB not counted"
    )
    return Figure("heap", rows, objects + arrays, note=note, details=used)
