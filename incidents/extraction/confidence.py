"""How sure a draft is, between 0 and 1, from its evidence alone.

score = link * (1 - product over the evidence of (1 - weight)). Each further quotation raises it a little
and taking one away lowers it, whatever the rest. The weights order drafts: attacked before panicking, dated
before undated, told before recalled. CALIBRATION makes of the score the share of drafts with such a score
that were right on the tuned gold articles (python -m incidents.tests.gold.calibration).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from incidents.extraction.types import Evidence

LINK = {
    "direct": 1.0,
    "panic": 0.62,
    "consequence": 0.5,
    "area": 0.75,
    "unknown_village": 0.8,
    "uncurated": 0.9,
}
BACKGROUND = 0.85
# The first quotation of a field counts fully, each later one as MORE.
FIRST = {
    "event_type": 0.4,
    "place": 0.3,
    "date": 0.25,
    "fatalities": 0.2,
    "injured": 0.08,
    "abducted": 0.15,
    "targets": 0.12,
    "target_kind": 0.08,
    "perpetrators": 0.15,
    "responsibility": 0.08,
    "time_of_day": 0.04,
    "campaign": 0.04,
    "background": 0.04,
}
MORE = 0.025
DERIVED = 0.02
# (score, share of right drafts), rising; between two knots in proportion.
CALIBRATION: tuple[tuple[float, float], ...] = (
    (0.0, 0.0), (0.56, 0.48), (0.68, 0.6), (0.76, 0.8), (0.84, 0.88), (1.0, 0.95),
)  # fmt: skip


def confidence(evidence: Iterable[Evidence], *, links: Iterable[str], background: bool) -> float:
    """Between 0 and 1, three decimals; links as in LINK."""
    doubt = 1.0
    seen: Counter[str] = Counter()
    for item in evidence:
        if not item.is_quoted:
            doubt *= 1.0 - (DERIVED if item.field == "date" else 0.0)
            continue
        doubt *= 1.0 - (MORE if seen[item.field] else FIRST.get(item.field, MORE))
        seen[item.field] += 1
    value = 1.0 - doubt
    for link in links:
        value *= LINK[link]
    return round(_calibrated(value * (BACKGROUND if background else 1.0)), 3)


def _calibrated(score: float) -> float:
    for (low, share), (high, next_share) in pairwise(CALIBRATION):
        if score <= high:
            return share + (next_share - share) * (score - low) / (high - low)
    return CALIBRATION[-1][1]
