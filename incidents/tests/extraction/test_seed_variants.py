"""The seed article with one thing changed: the drafts must follow the text, not the seed."""

from collections.abc import Callable
from datetime import date

import pytest

from incidents.extraction.seed_files import read_places

from .conftest import SEEDS, by_key

ATTACKED, PANIC = "ML-kayes", ("ML-nioro", "ML-sandare", "ML-gogui", "ML-diboli")
RAID, RECALLED = "ML-centre", "ML-tombouctou"
NO_CLAIM = "رغم عدم تبني أي جهة مسؤوليتها حتى الآن"
SUSPICION = "يُعتقد أنها من تنفيذ جماعات جهادية"
JNIM_NAME = "نصرة الإسلام والمسلمين"
RAID_WORDS = "بعد يوم واحد فقط من غارة دامية أودت بحياة أكثر من 30 جندياً مالياً وسط البلاد"
TODAY = "فجر اليوم الثلاثاء"


def days(draft):
    return draft.date_start, draft.date_end


# name, replacements in the seed, what must hold of the drafts by place
VARIANTS: list[tuple[str, list[tuple[str, str]], Callable[[dict], object]]] = [
    (
        "other town attacked",
        [("مدينة كايس الحدودية", "مدينة غاو التاريخية"), ("سكان كايس", "سكان غاو")],
        lambda d: "ML-gao" in d and ATTACKED not in d,
    ),
    (
        "other weekday",
        [(TODAY, "فجر الأحد")],
        lambda d: days(d[ATTACKED]) == (date(2025, 6, 29), date(2025, 6, 29)),
    ),
    (
        "yesterday",
        [(TODAY, "مساء أمس الاثنين")],
        lambda d: (
            days(d[ATTACKED]) == (date(2025, 6, 30), date(2025, 6, 30))
            and d["ML-nioro"].date_start == date(2025, 6, 30)
        ),
    ),
    (
        "raid counts back from a moved attack",
        [(TODAY, "فجر الأحد")],
        lambda d: d[RAID].date_start == date(2025, 6, 28),
    ),
    (
        "absolute date",
        [(TODAY, "يوم 27 جوان")],
        lambda d: days(d[ATTACKED]) == (date(2025, 6, 27), date(2025, 6, 27)),
    ),
    (
        "evening",
        [(TODAY, "مساء اليوم الثلاثاء"), ("مع ساعات الصباح الأولى", "")],
        lambda d: d[ATTACKED].time_of_day == "evening",
    ),
    (
        "no date",
        [("، فجر اليوم الثلاثاء،", ""), ("مع ساعات الصباح الأولى", "")],
        lambda d: (
            days(d[ATTACKED]) == (date(2025, 6, 29), date(2025, 7, 1))
            and d[ATTACKED].date_precision == "days"
        ),
    ),
    (
        "other group",
        [(JNIM_NAME, "تنظيم الدولة الإسلامية في الصحراء الكبرى")],
        lambda d: d[ATTACKED].perpetrators == ("ISSP",) and d["ML-diboli"].perpetrators == ("ISSP",),
    ),
    (
        "other toll",
        [("أكثر من 30 جندياً", "ما لا يقل عن 45 جندياً")],
        lambda d: (
            (d[RAID].fatalities.low, d[RAID].fatalities.high, d[RAID].fatalities.quantifier)
            == (45, None, "at_least")
        ),
    ),
    (
        "exact toll",
        [("أكثر من 30 جندياً", "12 جندياً")],
        lambda d: (d[RAID].fatalities.low, d[RAID].fatalities.high) == (12, 12),
    ),
    (
        "toll in words",
        [("أكثر من 30 جندياً مالياً", "عشرين جندياً مالياً")],
        lambda d: d[RAID].fatalities.low == 20,
    ),
    (
        "toll a dual",
        [("أكثر من 30 جندياً مالياً", "جنديين ماليين")],
        lambda d: (d[RAID].fatalities.low, d[RAID].fatalities.high) == (2, 2),
    ),
    (
        "dozens",
        [("أكثر من 30 جندياً مالياً", "عشرات الجنود الماليين")],
        lambda d: (d[RAID].fatalities.low, d[RAID].fatalities.high) == (20, None),
    ),
    (
        "claimed",
        [(NO_CLAIM, f"وقد تبنت جماعة {JNIM_NAME} مسؤوليتها")],
        lambda d: d[ATTACKED].responsibility == "claimed" and d[ATTACKED].perpetrators == ("JNIM",),
    ),
    (
        "claim negated by name",
        [(NO_CLAIM, f"ولم تتبن جماعة {JNIM_NAME} مسؤوليتها")],
        lambda d: d[ATTACKED].responsibility == "suspected",
    ),
    (
        "claim negated otherwise",
        [(NO_CLAIM, "ولم تعلن أي جهة مسؤوليتها عنها")],
        lambda d: d[ATTACKED].responsibility == "suspected",
    ),
    (
        "denied",
        [(NO_CLAIM, f"ونفت جماعة {JNIM_NAME} مسؤوليتها عنها")],
        lambda d: d[ATTACKED].responsibility == "denied",
    ),
    (
        "recalled attack unclaimed",
        [("أعلنت الجماعات الجهادية مسؤوليتها عنها", "لم تعلن أي جهة مسؤوليتها عنها")],
        lambda d: d[RECALLED].responsibility == "unknown" and d[RECALLED].perpetrators == (),
    ),
    (
        "recalled attack claimed by name",
        [("أعلنت الجماعات الجهادية مسؤوليتها", f"أعلنت جماعة {JNIM_NAME} مسؤوليتها")],
        lambda d: d[RECALLED].perpetrators == ("JNIM",) and d[RECALLED].responsibility == "claimed",
    ),
    (
        "markets instead of positions",
        [("سبعة مواقع عسكرية", "سبعة أسواق")],
        lambda d: (
            d[ATTACKED].target_kind == "market"
            and d[ATTACKED].event_type == "Violence against civilians"
            and "ML_FAMA" not in d[ATTACKED].targets
        ),
    ),
    (
        "three positions",
        [("سبعة مواقع عسكرية", "ثلاثة مواقع عسكرية")],
        lambda d: d["campaigns"][0].positions == 3,
    ),
    ("raid in the north", [("وسط البلاد", "شمال البلاد")], lambda d: "ML-north" in d and RAID not in d),
    (
        "raid two days before",
        [("بعد يوم واحد فقط من غارة", "بعد يومين فقط من غارة")],
        lambda d: d[RAID].date_start == date(2025, 6, 29),
    ),
    (
        "two other towns of panic",
        [("نيورو، سانداري، غوغوي، وديبولي", "يليماني، وكيتا")],
        lambda d: "ML-yelimane" in d and not any(town in d for town in PANIC),
    ),
    (
        "a town of panic removed",
        [("غوغوي، ", "")],
        lambda d: "ML-gogui" not in d and "ML-diboli" in d and len(d) == 6,
    ),
    (
        "attacked instead of panicking",
        [("ما أدى إلى حالة من الذعر في صفوف المدنيين، خاصة في مدن مثل", "في مدن")],
        lambda d: d["ML-nioro"].confidence > 0.7,
    ),
    ("the raid removed", [(RAID_WORDS, "في سياق متوتر")], lambda d: RAID not in d and len(d) == 6),
    (
        "Timbuktu in May",
        [("مطلع الشهر الماضي", "في شهر ماي")],
        lambda d: (
            days(d[RECALLED]) == (date(2025, 5, 1), date(2025, 5, 31))
            and d[RECALLED].date_precision == "month"
        ),
    ),
    (
        "other recalled town",
        [("وكانت مدينة تمبكتو", "وكانت مدينة ميناكا")],
        lambda d: "ML-menaka" in d and RECALLED not in d,
    ),
    (
        "a threat instead of attacks",
        [("استهدفت، فجر اليوم الثلاثاء،", "قد تستهدف"), ("سلسلة من الهجمات المسلحة", "جماعات")],
        lambda d: d.get(ATTACKED) is None or d[ATTACKED].confidence < 0.85,
    ),
    (
        "schools",
        [("سبعة مواقع عسكرية", "سبع مدارس")],
        lambda d: d["campaigns"][0].positions == 7 and d[ATTACKED].target_kind == "school",
    ),
    (
        "raid on civilians",
        [("جندياً مالياً", "مدنياً")],
        lambda d: d[RAID].sub_event_type == "Attack" and d[RAID].civilian_targeting is True,
    ),
    (
        "drones",
        [("سلسلة من الهجمات المسلحة استهدفت", "سلسلة من الغارات بطائرات مسيرة استهدفت")],
        lambda d: d[ATTACKED].sub_event_type == "Air/drone strike",
    ),
    (
        "explosions heard instead of panic",
        [("حالة من الذعر في صفوف المدنيين، خاصة في مدن مثل", "سماع دوي انفجارات في مدن")],
        lambda d: d["ML-nioro"].confidence < d[ATTACKED].confidence - 0.1,
    ),
    (
        "a town that no gazetteer holds",
        [("مدينة كايس الحدودية", "بلدة تامبونكاني الحدودية"), ("سكان كايس", "السكان")],
        lambda d: (
            "ML-west" in d
            and d["ML-west"].place_name == "تامبونكاني"
            and d["ML-west"].place.geo_precision == 3
        ),
    ),
    ("Burkina", [("مدينة كايس الحدودية", "مدينة جيبو البوركينية")], lambda d: "BF-djibo" in d),
]


@pytest.mark.parametrize(
    ("changes", "holds"), [item[1:] for item in VARIANTS], ids=[item[0] for item in VARIANTS]
)
def test_drafts_follow_what_the_text_says(changes, holds, seed_text, read):
    text = seed_text
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    found = read(text)
    drafts = by_key(found)
    for draft in found.drafts:
        for item in draft.evidence:
            assert not item.is_quoted or text[item.start : item.end] == item.quote
    extended = _WithCampaigns(drafts, campaigns=found.campaigns)
    assert holds(extended), {
        key: (d.date_start, d.responsibility, d.perpetrators, d.fatalities) for key, d in drafts.items()
    }


class _WithCampaigns(dict):
    """Drafts by place, and under "campaigns" the campaigns, which do not count as a place."""

    def __init__(self, drafts, *, campaigns):
        super().__init__(drafts)
        self._campaigns = campaigns

    def __missing__(self, key):
        if key == "campaigns":
            return self._campaigns
        raise KeyError(key)


@pytest.mark.parametrize("country", ["ML", "BF", "NE"])
def test_any_town_of_the_gazetteer_takes_the_place_of_the_one_attacked(country, seed_text, read):
    towns = [
        (place.key, name.text)
        for place in read_places(SEEDS / "places.csv")
        if place.country == country and place.kind in ("town", "city", "village", "region_capital")
        for name in place.names
        if name.language == "ar"
    ]
    others = [item for item in towns if item[0] not in (ATTACKED, *PANIC, RECALLED)][::6]
    assert len(others) > 5
    for key, name in others:
        text = seed_text.replace("مدينة كايس الحدودية", f"مدينة {name}").replace("سكان كايس", "السكان")
        found = [draft.place.key for draft in read(text).drafts]
        assert found == [key, *PANIC, RAID, RECALLED], name


@pytest.mark.parametrize(
    "line",
    [
        "باماكو، 1 يوليو 2025 (أ ف ب) -",
        "باماكو | 01/07/2025",
        "باماكو - الثلاثاء 1 تموز/يوليو 2025",
        "باماكو (رويترز) -",
        "نواكشوط، 1 جويلية 2025 |",
    ],
)
def test_no_form_of_dateline_is_a_place_or_moves_the_date(line, seed_text, read):
    text = seed_text.replace("باماكو | الثلاثاء 01 جويلية 2025", line)
    assert text != seed_text
    drafts = by_key(read(text))
    assert set(drafts) == {ATTACKED, *PANIC, RAID, RECALLED}
    assert days(drafts[ATTACKED]) == (date(2025, 7, 1), date(2025, 7, 1))
