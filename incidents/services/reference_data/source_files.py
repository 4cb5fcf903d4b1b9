"""Opening files that people bring: plain, gzipped or zipped, and a sentence for each that is broken."""

import gzip
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import IO, Any, cast

from incidents.services.errors import ServiceError

GZIP, ZIP = b"\x1f\x8b", b"PK"
# A row of GeoNames has at most 20,000 characters; a line of a megabyte is no row of any table.
LONGEST_LINE = 1_000_000
# A compressed file that unpacks to more is refused: the largest country dump has 90 MB.
LARGEST_FILE = 2_000_000_000
_ASIDE = ("readme", "__macosx", "license", "licence")
_BROKEN = (EOFError, gzip.BadGzipFile, zipfile.BadZipFile, zlib.error, NotImplementedError)


class FileRefused(ServiceError):
    """A file that cannot be read as what it should be; the sentence names it and the line."""


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a file, unpacked where it is gzip or zip by content. Raises FileRefused in words."""
    try:
        with path.open("rb") as raw:
            start = raw.read(2)
            raw.seek(0)
            if start == GZIP:
                yield cast(IO[bytes], gzip.GzipFile(fileobj=raw))
            elif start == ZIP:
                with zipfile.ZipFile(raw) as archive, archive.open(_data_file(path, archive)) as member:
                    yield member
            else:
                yield raw
    except FileNotFoundError as error:
        raise FileRefused(f"{path} is not there.") from error
    except IsADirectoryError as error:
        raise FileRefused(f"{path} is a folder, not a file.") from error
    except _BROKEN as error:
        raise FileRefused(f"{path.name} is damaged or was cut off while it was copied: {error}") from error


def _data_file(path: Path, archive: zipfile.ZipFile) -> str:
    if any(info.flag_bits & 1 for info in archive.infolist()):
        raise FileRefused(f"{path.name} asks for a password; unpack it first.")
    names = [info.filename for info in archive.infolist() if not info.is_dir()]
    names = [name for name in names if not name.lower().rpartition("/")[2].startswith(_ASIDE)]
    names = [name for name in names if not name.lower().startswith(_ASIDE)]
    if len(names) != 1:
        held = ", ".join(names[:5]) or "none"
        raise FileRefused(f"{path.name} should hold one data file, and holds {len(names)}: {held}.")
    return names[0]


def first_character(path: Path) -> str:
    """The first sign of the file that is no space; empty for an empty file."""
    with opened(path) as handle:
        return handle.read(4096).removeprefix(b"\xef\xbb\xbf").lstrip()[:1].decode("latin-1")


def text_lines(path: Path) -> Iterator[str]:
    """The lines of a UTF-8 table without their ends. Raises FileRefused with the number of a bad line."""
    size = 0
    with opened(path) as handle:
        reader = handle if hasattr(handle, "readline") else BufferedReader(cast(Any, handle))
        number = 0
        while line := reader.readline(LONGEST_LINE + 1):
            number += 1
            size += len(line)
            yield _decoded(path, number, line, size)


def _decoded(path: Path, number: int, line: bytes, size: int) -> str:
    if len(line) > LONGEST_LINE:
        raise FileRefused(
            f"{path.name}, line {number} is longer than {LONGEST_LINE:,} bytes: no table of places."
        )
    if size > LARGEST_FILE:
        raise FileRefused(f"{path.name} unpacks to more than {LARGEST_FILE:,} bytes.")
    if b"\x00" in line:
        raise FileRefused(
            f"{path.name}, line {number} holds a NUL byte: the file is binary or UTF-16, not UTF-8 text."
        )
    try:
        text = line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        raise FileRefused(f"{path.name}, line {number} is not UTF-8 text; save the file as UTF-8.") from error
    return text.rstrip("\r\n")


def read_json(path: Path) -> Any:
    """The value of a JSON file. Raises FileRefused where it is none."""
    with opened(path) as handle:
        content = handle.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise FileRefused(f"{path.name} unpacks to more than {LARGEST_FILE:,} bytes.")
    if not content.strip():
        raise FileRefused(f"{path.name} is empty.")
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise FileRefused(f"{path.name} is not UTF-8 text; save the file as UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise FileRefused(f"{path.name} is not valid JSON: {error}") from error


def features_of(path: Path) -> list[dict[str, Any]]:
    """The features of a GeoJSON FeatureCollection. Raises FileRefused for anything else."""
    content = read_json(path)
    kind = content.get("type") if isinstance(content, dict) else type(content).__name__
    if kind == "Topology":
        raise FileRefused(
            f"{path.name} is TopoJSON; convert it to GeoJSON first (ogr2ogr out.geojson {path.name})."
        )
    if kind == "Feature":
        return [content]
    features = content.get("features") if isinstance(content, dict) else None
    if kind != "FeatureCollection" or not isinstance(features, list):
        raise FileRefused(f"{path.name} is no GeoJSON FeatureCollection (its type is {kind}).")
    if not features:
        raise FileRefused(f"{path.name} holds no feature.")
    return features
