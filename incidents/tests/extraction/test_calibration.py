"""The table of confidence is fitted as told: rising, drawn through the shares, nothing certain."""

from itertools import pairwise

from incidents.extraction.confidence import CALIBRATION
from incidents.tests.gold.calibration import MOST, fitted, reliability


def test_shares_rise_and_follow_the_drafts() -> None:
    judged = [(0.3, at % 4 == 0) for at in range(80)] + [(0.8, at % 4 != 0) for at in range(80)]
    knots = fitted(judged)
    assert knots[0] == (0.0, 0.0) and knots[-1] == (1.0, MOST)
    shares = dict(knots)
    assert 0.2 < shares[0.3] < 0.3 and 0.7 < shares[0.8] < 0.8


def test_a_dent_in_the_shares_is_drawn_flat_but_still_rises() -> None:
    judged = [(0.4, True)] * 40 + [(0.6, False)] * 40 + [(0.9, True)] * 40
    assert all(before[1] < after[1] for before, after in pairwise(fitted(judged)))


def test_the_shipped_table_rises_so_that_every_quotation_counts() -> None:
    assert CALIBRATION[0][0] == 0.0 and CALIBRATION[-1][0] == 1.0
    for (low, share), (high, next_share) in pairwise(CALIBRATION):
        assert low < high and share < next_share


def test_reliability_counts_each_draft_once() -> None:
    rows = reliability([(0.1, False), (0.2, True), (1.0, True), (0.95, False)])
    counted = {name: drafts for name, drafts, _mean, _share in rows}
    assert counted == {"0.0-0.2": 1, "0.2-0.4": 1, "0.8-1.0": 2}
    assert rows[-1][3] == 0.5
