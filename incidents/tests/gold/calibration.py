"""How often drafts of which confidence are right, and the table of extraction/confidence.py.

python -m incidents.tests.gold.calibration prints the table, fitted on the tuned set: the share of right
drafts as a rising function of the score (pool adjacent violators: Barlow et al. 1972, Statistical Inference
under Order Restrictions), drawn through a few knots.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter

from incidents.extraction import confidence
from incidents.extraction.__main__ import SEEDS, load_vocabulary

from .articles import scored

Judged = tuple[float, bool]
BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
KNOTS = 8
LEAST_STEP = 0.01  # between two knots: further evidence raises confidence everywhere
# Two drafts that were neither: with few drafts the share is drawn towards one in two.
PRIOR = 2
MOST = 0.95


def reliability(judged: Iterable[Judged]) -> list[tuple[str, int, float, float]]:
    """(range, drafts, mean confidence, share right) for each range of confidence that has drafts."""
    rows = list(judged)
    found = []
    for low, high in pairwise(BINS):
        inside = [row for row in rows if low <= row[0] < high or (high == 1.0 and row[0] == 1.0)]
        if inside:
            mean = sum(value for value, _ in inside) / len(inside)
            share = sum(is_right for _, is_right in inside) / len(inside)
            found.append((f"{low:.1f}-{high:.1f}", len(inside), mean, share))
    return found


@dataclass(frozen=True)
class _Block:
    """Neighbouring drafts with one share of right ones."""

    drafts: int
    share: float
    score: float

    def joined(self, other: "_Block") -> "_Block":
        """Both as one."""
        drafts = self.drafts + other.drafts
        share = (self.drafts * self.share + other.drafts * other.share) / drafts
        return _Block(drafts, share, (self.drafts * self.score + other.drafts * other.score) / drafts)


def fitted(judged: Sequence[Judged]) -> list[tuple[float, float]]:
    """Knots (score, share right), rising, from nothing to MOST."""
    blocks: list[_Block] = []
    for group in _groups(judged):
        share = (sum(is_right for _, is_right in group) + PRIOR / 2) / (len(group) + PRIOR)
        block = _Block(len(group), share, sum(value for value, _ in group) / len(group))
        while blocks and blocks[-1].share >= block.share:
            block = blocks.pop().joined(block)
        blocks.append(block)
    return _rising([(0.0, 0.0), *((block.score, block.share) for block in blocks), (1.0, MOST)])


def _groups(judged: Sequence[Judged]) -> Iterator[list[Judged]]:
    """Drafts of neighbouring scores, some KNOTS groups of them; equal scores stay together."""
    group: list[Judged] = []
    for _score, same in groupby(sorted(judged), key=itemgetter(0)):
        group += same
        if len(group) * KNOTS >= len(judged):
            yield group
            group = []
    if group:
        yield group


def _rising(knots: list[tuple[float, float]]) -> list[tuple[float, float]]:
    out = [knots[0]]
    for score, share in knots[1:]:
        out.append((round(score, 2), round(max(share, out[-1][1] + LEAST_STEP), 2)))
    return out


def main() -> None:
    """Prints the table, made from scores that no table has touched."""
    confidence.CALIBRATION = ((0.0, 0.0), (1.0, 1.0))
    judged = scored("tuned", load_vocabulary(SEEDS, None)).confidences
    print(f"CALIBRATION = {tuple(fitted(judged))}")


if __name__ == "__main__":
    main()
