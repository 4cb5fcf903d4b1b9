"""One edit by an editor over HTTP, and when readers could fetch its new chunk."""

import http.client
import json
import threading
import time
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from lxml import html

from incidents.tests.forms.browser import controls

LOOK_S = 0.002
PATIENCE_S = 30.0
HEADERS = {"Content-Type": "application/x-www-form-urlencoded"}


class Editing:
    """An editor's connection and a reader's, to one site."""

    def __init__(self, port: int, cookie: dict[str, str]) -> None:
        self.port = port
        self.cookie = f"{cookie['name']}={cookie['value']}"
        self._reader = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def hashes(self) -> set[str]:
        """Chunks that the public manifest names now."""
        self._reader.request("GET", "/data/manifest.json")
        told = json.loads(self._reader.getresponse().read())
        return {chunk["hash"] for chunk in told["chunks"]}

    def form(self, public_id: str) -> tuple[str, str]:
        """Address and body of a correction of an incident's deaths to another figure."""
        address = f"/incidents/{public_id}/edit/"
        page = html.fromstring(self._editor("GET", address, None, {}))
        (form,) = (one for one in page.forms if one.xpath(".//*[@name='reason']"))
        filled = controls(html.tostring(form, encoding="unicode"), reason="benchmark", fatalities_best="")
        filled["fatalities"] = "41" if filled.get("fatalities") != "41" else "43"
        return address, urlencode(list(filled.lists()), doseq=True)

    def save(self, address: str, body: str) -> None:
        """Send it. Raises RuntimeError with the form's complaints when it is not accepted."""
        self._editor("POST", address, body, HEADERS)

    def _editor(self, method: str, address: str, body: str | None, headers: dict[str, str]) -> bytes:
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        csrf = self._token if body else ""
        told = {**headers, "Cookie": f"{self.cookie}; {csrf}", "Referer": f"http://127.0.0.1:{self.port}/"}
        client.request(method, address, body, told)
        answer = client.getresponse()
        content = answer.read()
        if answer.status >= 400 or (body and answer.status != 302):
            raise RuntimeError(f"{method} {address} answers {answer.status}: {_complaints(content)}")
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie" and value.startswith("csrftoken="):
                self._token = value.split(";")[0]
        client.close()
        return content

    _token = ""


def edit_times(
    ids: list[str], port: int, cookie: dict[str, str], rest_s: float = 1.0
) -> list[dict[str, Any]]:
    """For each incident: ms from its correction's commit to its chunk in the manifest, and of the whole."""
    editing = Editing(port, cookie)
    return [_one_edit(editing, public_id, rest_s) for public_id in ids]


def _one_edit(editing: Editing, public_id: str, rest_s: float) -> dict[str, Any]:
    """The manifest is asked for when the counter of builds has moved: asking all the time is a load."""
    address, body = editing.form(public_id)
    version, generation, before = _version(public_id), _generation(), editing.hashes()
    saving = threading.Thread(target=editing.save, args=(address, body))
    started = time.monotonic()
    saving.start()
    committed = _when(lambda: _version(public_id) != version, 0.001)
    _when(lambda: _generation() != generation, LOOK_S)
    published = _when(lambda: bool(editing.hashes() - before), LOOK_S)
    saving.join()
    time.sleep(rest_s)
    return {
        "id": public_id,
        "committed_to_published": (published - committed) * 1000,
        "sent_to_published": (published - started) * 1000,
    }


def _when(is_so: Any, rest_s: float) -> float:
    """The moment at which it was first seen. Raises TimeoutError after half a minute."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if is_so():
            return time.monotonic()
        time.sleep(rest_s)
    raise TimeoutError("the edit was not published within 30 s")


def _version(public_id: str) -> int:
    return _number("SELECT version FROM incidents_incident WHERE public_id = %s", [public_id])


def _generation() -> int:
    return _number("SELECT value FROM incidents_generation WHERE name = %s", ["snapshots"])


def _number(query: str, values: list[str]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return int(cursor.fetchone()[0])


def _complaints(content: bytes) -> str:
    try:
        found = html.fromstring(content).xpath("//*[contains(@class, 'error')]")
    except ValueError:
        return ""
    return " ".join(" ".join(node.text_content().split()) for node in found)[:800]
