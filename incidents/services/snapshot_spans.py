"""How incidents are divided into chunks: months of the last year alone, older ones packed. No database.

A small chunk is soon built and soon fetched, but each repeats the list of its places and parties: chunks of
every month cost 1.3 times one pack of 100,000 invented incidents, these rules 1.15 (docs/dashboard-data.md).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

# A pack ends with the month that brings it to a fortieth of all incidents, within these bounds, and takes no
# month that would bring it over this many times that. Measured against one pack: 1.15 times its bytes at
# 100,000 invented incidents, 1.18 at 1,000,000, where packs of 10,000 cost 1.30 and of 16,000 1.21.
PACK_SHARE, PACK_ROWS, BIG_PACK_ROWS = 40, 10_000, 20_000
PACK_MOST = 1.3
# A month of the last twelve with fewer is packed with its neighbours.
MONTH_ROWS = 4_000
MONTHS_ALONE = 12
# A pack is divided anew when it has grown or shrunk by half, small ones when by this many.
SLACK_ROWS = 1_000


@dataclass(frozen=True)
class Pack:
    """Whole months from `first` up to, not including, `until`; date.min and date.max are no bound."""

    first: date
    until: date
    rows: int


def divided(counts: Mapping[date, int], *, today: date, before: Iterable[Pack] = ()) -> list[Pack]:
    """Packs that together hold every day there is, oldest first.

    `counts` are incidents by the first day of the month they begin in. Packs of an earlier division,
    `before`, that still have their size stay as they are, so that readers keep what they have.
    """
    alone_from = months_before(today, MONTHS_ALONE - 1)
    packs: list[Pack] = []
    size = pack_rows(sum(counts.values()))
    begin = date.min
    for pack in (*_kept(before, counts, alone_from, size), Pack(date.max, date.max, 0)):
        if begin < pack.first:
            packs += _between(begin, pack.first, counts, alone_from, size)
        if pack.first < date.max:
            packs.append(pack)
        begin = pack.until
    return packs


def pack_rows(total: int) -> int:
    """How many incidents fill a pack, of so many in all."""
    return min(max(total // PACK_SHARE, PACK_ROWS), BIG_PACK_ROWS)


def has_drifted(rows: int, *, since: int) -> bool:
    """Whether a pack of `since` rows when it was divided has by now too many or too few."""
    return abs(rows - since) > max(SLACK_ROWS, since // 2)


def months_before(today: date, months: int) -> date:
    """The first day of the month so many months before that of a day."""
    number = today.year * 12 + today.month - 1 - months
    return date(number // 12, number % 12 + 1, 1)


def _kept(before: Iterable[Pack], counts: Mapping[date, int], alone_from: date, size: int) -> list[Pack]:
    packs = []
    for pack in sorted(before, key=lambda pack: pack.first):
        rows = sum(count for month, count in counts.items() if pack.first <= month < pack.until)
        if pack.until <= alone_from and size // 2 <= rows <= size * PACK_MOST:
            packs.append(Pack(pack.first, pack.until, rows))
    return packs


def _between(begin: date, end: date, counts: Mapping[date, int], alone_from: date, size: int) -> list[Pack]:
    """Packs from one day up to another, without a gap."""
    firsts, rows = [begin], [0]
    full = False
    for month in sorted(month for month in counts if begin <= month < end):
        alone = month >= alone_from and counts[month] >= MONTH_ROWS
        if rows[-1] and (full or alone or rows[-1] + counts[month] > size * PACK_MOST):
            firsts.append(month)
            rows.append(0)
        rows[-1] += counts[month]
        full = alone or rows[-1] >= size
    return [Pack(*pack) for pack in zip(firsts, [*firsts[1:], end], rows, strict=True)]
