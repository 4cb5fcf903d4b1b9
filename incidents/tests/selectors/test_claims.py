"""Rival figures side by side: hedges kept, unknown never zero, a party's word marked as one."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.models import CasualtyClaim, Incident, Report, User
from incidents.selectors.claims import claim_tables, figure_text
from incidents.selectors.range_bars import LENGTH, bar_of, nice_ceiling
from incidents.tests.factories import make_actor, make_article, make_incident, make_source

FIGURES = st.none() | st.integers(0, 5000)


@given(FIGURES, FIGURES, FIGURES)
def test_a_bar_lies_on_its_axis_whole(low: int | None, high: int | None, best: int | None) -> None:
    if low is not None and high is not None and low > high:
        low, high = high, low
    bar = bar_of(low, high, nice_ceiling(max(n or 0 for n in (low, high, best))), best=best)
    for start, width in ((bar.start, bar.width), (bar.open_start, bar.open_width)):
        assert 0 <= start <= start + width <= LENGTH
    if low is not None and high is not None:
        assert bar.open_width == 0
    elif low is None and high is None:
        assert bar.open_width == LENGTH
    else:  # no room is left to be open where the figure stands at the very beginning of the axis
        assert bar.open_width > 0 or bar.start == 0


@given(st.integers(0, 10_000_000))
def test_an_axis_ends_above_its_figures_and_not_far_above(figure: int) -> None:
    end = nice_ceiling(figure)
    assert figure < end <= max(2, 2 * figure)


@pytest.mark.parametrize(("figure", "end"), [(0, 1), (12, 15), (97, 150), (160, 200), (1, 2)])
def test_an_axis_ends_at_a_round_number(figure: int, end: int) -> None:
    assert nice_ceiling(figure) == end


@pytest.mark.parametrize(
    ("low", "high", "quantifier", "text"),
    [
        (12, 12, "exact", "12"),
        (17, 17, "about", "about 17"),
        (30, None, "at_least", "at least 30"),
        (31, None, "more_than", "at least 31"),
        (1, 56, "at_most", "at most 56"),
        (None, 299, "fewer_than", "at most 299"),
        (20, None, "dozens", "dozens (at least 20)"),
        (0, 0, "exact", "0"),
        (None, 0, "exact", "at most 0"),
    ],
)
def test_a_figure_keeps_its_hedge(low: int | None, high: int | None, quantifier: str, text: str) -> None:
    assert figure_text(CasualtyClaim(low=low, high=high, quantifier=quantifier)) == text


def claim(incident: Incident, kind: str = "killed", **values: Any) -> CasualtyClaim:
    return CasualtyClaim.objects.create(incident=incident, kind=kind, **values)


@pytest.mark.django_db
def test_each_kind_has_its_table_and_the_incidents_figures_are_found_in_the_claims(editor: User) -> None:
    incident = make_incident(by=editor, fatalities_low=12, fatalities_best=15, fatalities_high=30)
    claim(incident, low=12, high=12, claimant="army")
    claim(incident, low=15, high=30, claimant="residents")
    claim(incident, "injured", low=4, claimant="hospital")
    killed, injured = claim_tables(incident, exact=True)
    assert [line.same_as for line in killed.lines] == ["lowest recorded", "best recorded, highest recorded"]
    assert (killed.recorded, killed.axis_end) == ("15 (12 to 30)", 40)
    assert (injured.recorded, injured.recorded_bar) == ("unknown", None)
    assert injured.lines[0].same_as == ""


@pytest.mark.django_db
def test_neutralised_stays_a_partys_word_and_counts_as_nothing_of_ours(editor: User) -> None:
    incident = make_incident(by=editor, fatalities_low=40, fatalities_high=40)
    army = make_actor("ML_FAMA", inter=1, name_en="Malian army")
    claim(incident, "neutralised", low=40, high=40, claimant="Malian army", claimant_actor=army)
    table = claim_tables(incident, exact=True)[0]
    assert table.is_partys_word
    assert (table.recorded, table.lines[0].same_as, table.lines[0].is_party) == ("", "", True)


@pytest.mark.django_db
def test_claimants_are_named_in_the_readers_language_with_the_reports_words(editor: User) -> None:
    incident = make_incident(by=editor)
    party = make_actor("CMA", name_en="Coordination", name_fr="Coordination", name_ar="التنسيقية")
    for text, actor in (("MNLA", party), ("Coordination", party), ("army", None), ("", None)):
        claim(incident, low=1, claimant=text, claimant_actor=actor)
    assert [line.who for line in claim_tables(incident, exact=True)[0].lines] == [
        "Coordination (“MNLA”)",
        "Coordination",
        "army",
        "",
    ]


@pytest.mark.django_db
def test_a_claim_of_a_partys_outlet_is_a_partys_claim(editor: User) -> None:
    incident = make_incident(by=editor)
    article = make_article(source=make_source(name="Party Radio", party=make_actor("PARTY")))
    report = Report.objects.create(incident=incident, article=article, added_by=editor)
    claim(incident, low=9, claimant="", report=report)
    line = claim_tables(incident, exact=True)[0].lines[0]
    assert (line.is_party, line.source) == (True, "Party Radio")
