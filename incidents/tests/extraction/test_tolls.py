"""How figures of several sentences become one count."""

import pytest

from incidents.extraction.claim import Claim
from incidents.extraction.tolls import rival, total
from incidents.extraction.types import Count


def claim(low: int, of_whom: str = "unspecified", **how) -> Claim:
    return Claim("killed", of_whom, how.pop("count", Count(low, low)), 0, 1, 0, **how)


@pytest.mark.parametrize(
    ("sentences", "low", "high"),
    [
        ([[claim(12)], [claim(12, "security_forces")]], 12, 12),
        ([[claim(12, "security_forces")], [claim(3, "civilians")]], 15, 15),
        ([[claim(28, "security_forces")], [claim(40, "attackers")]], 68, 68),
        ([[claim(68)], [claim(28, "security_forces")], [claim(40, "attackers")]], 68, 68),
        ([[claim(10)], [claim(14)]], 10, 14),
        ([[claim(10)], [claim(14, corrects=True)]], 14, 14),
        ([[claim(10, is_weak=True)], [claim(14)]], 14, 14),
        ([[claim(10, is_weak=True)]], 10, 10),
        ([[claim(10), claim(4, "security_forces", is_part=True)]], 10, 10),
        ([[claim(10)], [claim(9, is_part=True), claim(1, is_part=True)]], 10, 10),
        ([[claim(5, "security_forces")], [claim(2, is_more=True)]], 7, 7),
        ([[claim(5, "security_forces")], [claim(9, is_echo=True)]], 5, 9),
        ([[claim(0, is_weak=True)]], 0, 0),
        ([[claim(0, is_weak=True)], [claim(3)]], 3, 3),
        ([[claim(49, "civilians", is_shared=True)], [claim(15, "security_forces")]], 15, 15),
    ],
)
def test_figures_add_up_or_contradict(sentences, low, high):
    count, used = total(sentences, ("killed",))
    assert (count.low, count.high) == (low, high)
    assert used


def test_an_echo_of_nothing_is_no_toll():
    assert total([[claim(9, is_echo=True)]], ("killed",)) == (None, [])


def test_a_bound_from_above_leaves_the_lower_figure():
    bound = rival(Count(18, 18), Count(1, 30, "at_most"))
    assert (bound.low, bound.high) == (18, 30)
