"""What real articles carry beside the event: totals of a whole conflict, and ground that was only wanted."""

from datetime import date

import pytest

PUBLISHED = date(2023, 11, 28)
TOTALS = [
    "Au moins dix soldats ont été tués lundi à Djibo, assiégée depuis 2022. Depuis 2015, plus de 17 000 "
    "personnes ont été tuées dans le pays.",
    "Dix soldats ont été tués lundi à Djibo. Les violences ont fait plus de 17 000 morts depuis huit ans.",
    "Ten soldiers were killed on Monday in Djibo. The war has killed more than 20,000 people since 2012.",
    "قتل عشرة جنود يوم الاثنين في هجوم على معسكر في غاو. وقتل أكثر من 5000 شخص في مالي منذ عام 2012.",
]


@pytest.mark.parametrize("text", TOTALS)
def test_the_total_of_a_conflict_is_no_toll_of_the_event(read, text):
    [draft] = read(text, published=PUBLISHED).drafts
    assert draft.fatalities.low == 10


def test_a_town_that_attackers_only_tried_to_take_did_not_fall(read):
    text = "Des jihadistes ont tenté de s'emparer de la ville de Djibo lundi. Cinq soldats ont été tués."
    [draft] = read(text, published=PUBLISHED).drafts
    assert draft.sub_event_type == "Armed clash"
