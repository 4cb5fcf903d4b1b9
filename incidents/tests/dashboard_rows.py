"""Reads the dashboard's data over HTTP as the page does, with a decoder of its own: chunks, names."""

import base64
import json
import struct
import subprocess
from datetime import date, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any

import brotli  # type: ignore[import-untyped]
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone, translation

from incidents.models.codes import EVENT_TYPE_OF
from incidents.services.snapshots import rebuild_snapshots

LETTERS = {"u8": "B", "u16": "H", "u32": "I", "i32": "i"}
UNDATED = -(2**31)
EPOCH = date(1970, 1, 1)


def build() -> int:
    """What a worker does: the number of chunks built."""
    return rebuild_snapshots(now=timezone.now(), today=timezone.localdate())


def manifest_of(client: Client) -> dict[str, Any]:
    told: dict[str, Any] = client.get("/data/manifest.json").json()
    return told


def chunk_of(client: Client, name: str) -> bytes:
    """The bytes of a chunk, not compressed."""
    response = client.get(f"/data/chunks/{name}", HTTP_ACCEPT_ENCODING="br")
    assert response.status_code == 200, response.status_code
    plain: bytes = brotli.decompress(response.content)
    return plain


def names_of(client: Client, language: str = "en") -> dict[str, Any]:
    told: dict[str, Any] = client.get("/data/names.json", HTTP_ACCEPT_LANGUAGE=language).json()
    return told


def everything_sent(client: Client, language: str = "en") -> str:
    """All that a reader is sent of the data, as one text."""
    chunks = [chunk_of(client, chunk["hash"]) for chunk in manifest_of(client)["chunks"]]
    text = b"\n".join(chunks).decode("utf-8", "replace")
    return text + json.dumps(names_of(client, language), ensure_ascii=False)


def rows_of(client: Client, language: str = "en") -> list[dict[str, Any]]:
    """One dict an incident, newest first, after building what is marked."""
    build()
    names = names_of(client, language)
    chunks = [decoded(chunk_of(client, chunk["hash"])) for chunk in manifest_of(client)["chunks"]]
    return [row for chunk in chunks for row in _rows(chunk, names)]


def decoded(content: bytes) -> dict[str, Any]:
    """The header of a chunk, with "values": the numbers of each column by name."""
    assert content[:4] == b"SWC1"
    (length,) = struct.unpack("<I", content[4:8])
    header: dict[str, Any] = json.loads(content[8 : 8 + length])
    at, header["values"] = 8 + length, {}
    for column in header["columns"]:
        width = struct.calcsize(LETTERS[column["type"]])
        body = content[at : at + width * header["rows"]]
        header["values"][column["name"]] = _numbers(body, column, width)
        at += len(body) + -len(body) % 4
    assert at == len(content)
    return header


def _numbers(body: bytes, column: dict[str, Any], width: int) -> list[int]:
    rows, before, numbers = len(body) // width, 0, []
    for row in range(rows):
        (number,) = struct.unpack("<" + LETTERS[column["type"]], body[row::rows])
        if column["delta"]:
            wrapped = (number + before) % 2 ** (8 * width)
            (number,) = struct.unpack("<" + LETTERS[column["type"]], wrapped.to_bytes(width, "little"))
        before = number
        numbers.append(number)
    return numbers


def _rows(chunk: dict[str, Any], names: dict[str, Any]) -> list[dict[str, Any]]:
    top = {"u16": 2**16 - 1, "u32": 2**32 - 1}
    (no_end,) = (top[column["type"]] for column in chunk["columns"] if column["name"] == "span")
    columns = chunk["values"]
    rows = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
    return [_row(chunk, names, row, no_end) for row in rows]


def _row(chunk: dict[str, Any], names: dict[str, Any], row: dict[str, int], no_end: int) -> dict[str, Any]:
    sub, target, civilian, credibility, origin, precision = chunk["traits"][row["trait"]]
    low, best, high = chunk["tolls"][row["toll"]]
    campaign = [None, *chunk["campaigns"]][row["campaign"]]
    start = None if row["start"] == UNDATED else EPOCH + timedelta(row["start"])
    end = None if start is None or row["span"] == no_end else start + timedelta(row["span"])
    return {
        "id": f"SW-{row['id']:06d}", "origin": origin, "event_type": EVENT_TYPE_OF[sub],
        "sub_event_type": names["sub_types"][sub], "target_kind": target, "credibility": credibility,
        "civilian_targeting": (None, False, True)[civilian], "date_precision": precision,
        "date_start": start and start.isoformat(), "date_end": end and end.isoformat(),
        "fatalities_low": low, "fatalities_best": best, "fatalities_high": high,
        "parties": [
            [names["actors"][str(actor)][0], *how] for actor, *how in chunk["parties"][row["party"]]
        ],
        "sources": [names["sources"][str(source)][0] for source in chunk["sources"][row["source"]]],
        "campaign": campaign and names["campaigns"][str(campaign)],
        **_spot(chunk["spots"][row["spot"]], names),
    }  # fmt: skip


def _spot(entry: list[Any], names: dict[str, Any]) -> dict[str, Any]:
    place, name, country, lat, lng, km, area, flags = entry
    shown = names["places"][str(place)] if place else name
    if flags & 2:
        shown = names["areas"][str(area)][1] if area else names["countries"].get(country, "")
    return {
        "place": shown, "country": country, "lat": lat, "lng": lng, "uncertainty_km": km,
        "place_is_vague": bool(flags & 1), "coarse": bool(flags & 2),
    }  # fmt: skip


class Describer:
    """The page's own code (static/js/lib/describe.js) in one process of Node: chunks to what it writes."""

    def __enter__(self) -> "Describer":
        script = Path(settings.BASE_DIR) / "static/js/tests/describe_rows.mjs"
        self.process = subprocess.Popen(
            ["node", str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()

    def rows(self, chunk: bytes, names: dict[str, Any], language: str) -> list[dict[str, Any]]:
        """The rows of one chunk as the page has them."""
        assert self.process.stdin and self.process.stdout
        asked = {
            "chunk": base64.b64encode(chunk).decode(),
            "names": names,
            "i18n": strings_of(language),
            "language": language,
        }
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        found: list[dict[str, Any]] = json.loads(self.process.stdout.readline())
        return found


def strings_of(language: str) -> dict[str, Any]:
    """The texts that the page hands to its scripts."""
    with translation.override(language):
        text = render_to_string("dashboard/_strings.html")
    told: dict[str, Any] = json.loads(text[text.index(">", text.index("<script")) + 1 : text.rindex("<")])
    return told


def described_rows(client: Client, language: str = "en") -> list[dict[str, Any]]:
    """What the page writes of each incident, newest first, after building what is marked."""
    build()
    names = names_of(client, language)
    with Describer() as page:
        chunks = [chunk_of(client, chunk["hash"]) for chunk in manifest_of(client)["chunks"]]
        return [row for chunk in chunks for row in page.rows(chunk, names, language)]
