"""The bytes of chunks: what is packed comes out again, however many values, and costs what it may."""

import json
from dataclasses import replace
from datetime import date
from itertools import pairwise

import brotli  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.models import Audience, Chunk, User
from incidents.selectors.chunk_edit import spliced
from incidents.selectors.chunk_format import Column, chunk_bytes, read_chunk
from incidents.selectors.chunk_pack import packed_chunks
from incidents.selectors.chunk_rows import OPEN, UNDATED, Rows, incidents_of, read_rows, standing_areas
from incidents.services.demonstration import generate_incidents
from incidents.services.snapshot_spans import MONTH_ROWS, PACK_MOST, Pack, divided, pack_rows
from incidents.services.snapshots import BROTLI_QUALITY
from incidents.tests.dashboard_rows import build, decoded
from incidents.tests.factories import make_actor, make_place

LIMITS = {"u8": (0, 2**8 - 1), "u16": (0, 2**16 - 1), "u32": (0, 2**32 - 1), "i32": (-(2**31), 2**31 - 1)}
TODAY = date(2026, 11, 28)


def rows_of_spots(count: int) -> Rows:
    """So many incidents, each at a place of its own and of every kind of length."""
    trait = ("Armed clash", "", None, 6, "desk", "day")
    places = [(None, f"spot {n}", "ML", n / 1000, -n / 1000, 5.0, None) for n in range(count)]
    return Rows(
        numbers=list(range(count, 0, -1)),
        starts=[20_000] * (count - 1) + [UNDATED],
        lengths=[0, 1, 65_534, OPEN][: count - 1] + [0] * (count - 5) + [OPEN],
        traits=[trait] * count,
        tolls=[(None, None, None)] * count,
        parties=[("7 target stated", "12 perpetrator ")] * count,
        sources=[()] * count,
        campaigns=[None] * count,
        places=places,
        shown=places,
    )


@given(st.sampled_from(sorted(LIMITS)), st.booleans(), st.data())
def test_any_column_is_read_as_it_was_written(kind: str, delta: bool, data: st.DataObject) -> None:
    numbers = st.integers(*LIMITS[kind]) | st.sampled_from(LIMITS[kind])
    values = data.draw(st.lists(numbers, max_size=9))
    content = chunk_bytes([Column("n", kind, values, delta=delta)], {"words": json.dumps(["é", "ك"])})
    assert len(content) % 4 == 0
    for columns, header in ((decoded(content)["values"], decoded(content)), read_chunk(content)):
        assert columns["n"] == values
        assert header["words"] == ["é", "ك"]


@pytest.mark.parametrize(("count", "kind"), [(256, "u8"), (257, "u16"), (2**16, "u16"), (2**16 + 1, "u32")])
def test_the_index_is_as_wide_as_the_list_needs(count: int, kind: str) -> None:
    rows = rows_of_spots(count)
    exact, shown = packed_chunks(rows, {})
    columns, header = read_chunk(exact.content)
    assert exact is shown
    assert {column["name"]: column["type"] for column in header["columns"]}["spot"] == kind
    assert [header["spots"][at][1] for at in columns["spot"]] == [place[1] for place in rows.places]


@pytest.mark.parametrize(("longest", "kind"), [(65_534, "u16"), (65_535, "u32"), (3_652_058, "u32")])
def test_the_longest_interval_is_no_open_end(longest: int, kind: str) -> None:
    rows = rows_of_spots(300)
    rows.lengths[7] = longest
    exact, _shown = packed_chunks(rows, {})
    columns, header = read_chunk(exact.content)
    assert {column["name"]: column["type"] for column in header["columns"]}["span"] == kind
    no_end = 2**16 - 1 if kind == "u16" else 2**32 - 1
    assert [OPEN if days == no_end else days for days in columns["span"]] == rows.lengths


def test_a_chunk_from_which_all_is_taken_is_empty() -> None:
    rows = rows_of_spots(300)
    nothing = packed_chunks(Rows(*([] for _ in range(10))), {})[0]
    taken = spliced(packed_chunks(rows, {})[0].content, set(rows.numbers), nothing.content)
    assert taken is not None
    assert (taken.rows, taken.first, taken.last) == (nothing.rows, None, None) == (0, None, None)
    assert b"spot 1" not in taken.content


@pytest.mark.parametrize("count", [255, 256, 257])
def test_an_index_grows_with_its_list(count: int) -> None:
    """Appending the entry that needs a wider index, and one that is there already."""
    rows, one = rows_of_spots(count), rows_of_spots(1)
    place = (None, "a new spot", "ML", 3.0, 4.0, 5.0, None)
    added = replace(one, numbers=[9999], starts=[20_000], lengths=[2], places=[place], shown=[place])
    whole = spliced(packed_chunks(rows, {})[0].content, set(), packed_chunks(added, {})[0].content)
    assert whole is not None
    columns, header = read_chunk(whole.content)
    assert (columns["id"][0], header["spots"][columns["spot"][0]][1], whole.rows) == (
        9999,
        "a new spot",
        count + 1,
    )
    assert [header["spots"][at][1] for at in columns["spot"][1:]] == [place[1] for place in rows.places]


def test_lengths_that_need_another_width_are_left_to_a_full_build() -> None:
    wide = replace(rows_of_spots(300), lengths=[70_000] * 300)
    assert (
        spliced(packed_chunks(rows_of_spots(9), {})[0].content, set(), packed_chunks(wide, {})[0].content)
        is None
    )


months = st.dates(date(1960, 1, 1), date(2030, 1, 1)).map(lambda day: day.replace(day=1))


@given(
    st.dictionaries(months, st.integers(1, 20_000), max_size=40),
    st.dictionaries(months, st.integers(1, 20_000)),
)
def test_packs_hold_every_day_once_and_are_not_too_large(
    before: dict[date, int], counts: dict[date, int]
) -> None:
    packs = divided(counts, today=TODAY, before=divided(before, today=TODAY))
    assert (packs[0].first, packs[-1].until) == (date.min, date.max)
    assert all(one.until == next_one.first for one, next_one in pairwise(packs))
    assert sum(pack.rows for pack in packs) == sum(counts.values())
    for pack in packs:
        held = [count for month, count in counts.items() if pack.first <= month < pack.until]
        assert pack.rows == sum(held) <= max(pack_rows(sum(counts.values())) * PACK_MOST, *held, 0)


def test_a_full_month_of_the_last_year_stands_alone_and_older_ones_do_not() -> None:
    counts = {date(2025, month, 1): MONTH_ROWS for month in range(1, 13)} | {date(2026, 1, 1): MONTH_ROWS - 1}
    packs = divided(counts, today=TODAY)
    assert Pack(date(2025, 12, 1), date(2026, 1, 1), MONTH_ROWS) in packs
    assert [pack.rows for pack in packs] == [12_000, 12_000, 12_000, 8_000, 4_000, 3_999]


@pytest.mark.django_db
def test_chunks_cost_at_most_a_fifth_more_than_one_pack(
    editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(60):
        make_place(f"ML-{number}", names=(("fr", f"P{number}"),))
    for key in "ABC":
        make_actor(key, countries=["ML"])
    make_actor("CIVILIANS", inter=7)
    generate_incidents(3_000)
    build()
    chunks = Chunk.objects.current().filter(audience=Audience.PUBLIC)
    rows = read_rows(incidents_of(None).model.objects.all())
    pack = packed_chunks(rows, standing_areas(rows))[1]
    sizes = [chunk.size for chunk in chunks]
    assert sum(chunk.rows for chunk in chunks) == pack.rows == 3_000
    assert len(sizes) > 1
    assert sum(sizes) <= 1.2 * len(brotli.compress(pack.content, quality=BROTLI_QUALITY))
