"""Dates inside sentences, anchored to Tuesday 1 July 2025."""

from datetime import date

import pytest

from incidents.text.dates import find_dates, find_times_of_day
from incidents.text.folding import fold

ANCHOR = date(2025, 7, 1)


def spans(text, anchor=ANCHOR):
    return [
        (m.span.start.isoformat()[5:], m.span.end.isoformat()[5:])
        for m in find_dates(fold(text).text, anchor=anchor)
        if m.kind == "date" and m.span
    ]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("استهدفت، فجر اليوم الثلاثاء، سبعة مواقع", "07-01", "07-01"),
        ("وقع يوم الأحد الماضي هجوم", "06-29", "06-29"),
        ("أمس الاثنين", "06-30", "06-30"),
        ("أول أمس", "06-29", "06-29"),
        ("في 1 تموز/يوليو 2025", "07-01", "07-01"),
        ("الأحد 29 حزيران (يونيو) 2025", "06-29", "06-29"),
        ("قبل يومين", "06-29", "06-29"),
        ("ليلة الاثنين الثلاثاء", "06-30", "07-01"),
        ("مطلع الشهر الماضي", "06-01", "06-10"),
        ("مطلع يونيو", "06-01", "06-10"),
        ("في مايو الماضي", "05-01", "05-31"),
        ("في شهر ماي", "05-01", "05-31"),
        ("يوم 27 جوان", "06-27", "06-27"),
        ("15 أوت 2024", "08-15", "08-15"),
        ("3 غشت 2024", "08-03", "08-03"),
        ("2 شتنبر 2024", "09-02", "09-02"),
        ("tués lundi dans", "06-30", "06-30"),
        ("lundi 30 juin", "06-30", "06-30"),
        ("le 1er juin 2025", "06-01", "06-01"),
        ("dans la nuit de lundi à mardi", "06-30", "07-01"),
        ("la nuit du 29 au 30 juin", "06-29", "06-30"),
        ("hier lundi", "06-30", "06-30"),
        ("du 3 au 5 juin", "06-03", "06-05"),
        ("entre le 24 et le 26 juin", "06-24", "06-26"),
        ("il y a trois jours", "06-28", "06-28"),
        ("début juin", "06-01", "06-10"),
        ("le mois dernier", "06-01", "06-30"),
        ("la semaine dernière", "06-23", "06-29"),
        ("samedi dernier", "06-28", "06-28"),
        ("fin mai", "05-21", "05-31"),
        ("between June 24 and 26", "06-24", "06-26"),
        ("on June 24", "06-24", "06-24"),
        ("June 24-26, 2025", "06-24", "06-26"),
        ("early last month", "06-01", "06-10"),
        ("last Tuesday", "06-24", "06-24"),
        ("on Monday night", "06-30", "06-30"),
        ("overnight from Monday to Tuesday", "06-30", "07-01"),
        ("three days ago", "06-28", "06-28"),
        ("in May", "05-01", "05-31"),
        ("30 June 2025", "06-30", "06-30"),
        ("2025-06-30", "06-30", "06-30"),
        ("01/07/2025", "07-01", "07-01"),
        ("last night", "06-30", "07-01"),
        ("وقع في الثاني عشر من يونيو", "06-12", "06-12"),
        ("فجر الخميس الخامس من حزيران/يونيو", "06-05", "06-05"),
        ("في الحادي والعشرين من مايو", "05-21", "05-21"),
        ("تعرضت في 11 مايو الماضي لهجوم", "05-11", "05-11"),
        ("le 23 mai dernier, à", "05-23", "05-23"),
        ("le premier juin", "06-01", "06-01"),
        ("last May 15", "05-15", "05-15"),
        ("on Thursday of last week", "06-26", "06-26"),
        ("jeudi de la semaine dernière", "06-26", "06-26"),
        ("الخميس من الأسبوع الماضي", "06-26", "06-26"),
        ("le jeudi 12, un convoi", "06-12", "06-12"),
    ],
)
def test_date_in_a_sentence(text, start, end):
    assert spans(text) == [(start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "He may go",
        "31/02/2025",
        "il tue",
        "mon ami",
        "RN15",
        "منذ 2012",
        "depuis 2012",
        "next Monday",
        "sept soldats",
        "2h du matin",
        "il y a huit ans",
        "قبل ستة أعوام",
        "ten years after the attack",
        "six ans et demi après la tuerie",
        "between January and June",
        "de janvier à mars",
        "بين يناير ويونيو",
        "in six months",
        "au cours des trois derniers mois",
        "خلال ستة أشهر",
        "منذ يوم السبت",
    ],
)
def test_what_is_no_event_date(text):
    assert spans(text) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("بعد يوم واحد فقط من غارة", -1),
        ("بعد يومين من هجوم", -2),
        ("un jour après une attaque", -1),
        ("deux jours après l'assaut", -2),
        ("one day after a raid", -1),
        ("two weeks before the vote", 14),
        ("au lendemain de l'attaque", -1),
        ("قبل يوم واحد من الهجوم", 1),
    ],
)
def test_one_day_after_points_back_to_what_follows(text, days):
    (mention,) = find_dates(fold(text).text, anchor=ANCHOR)
    assert (mention.kind, mention.days, mention.span) == ("offset", days, None)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("le même jour, à Gao", 0),
        ("في اليوم نفسه", 0),
        ("the same day", 0),
        ("three days earlier", -3),
        ("trois jours plus tôt", -3),
        ("قبل ذلك بيومين", -2),
        ("two days later", 2),
        ("deux jours plus tard", 2),
        ("بعد ذلك بثلاثة أيام", 3),
    ],
)
def test_days_counted_from_the_event_told(text, days):
    (mention,) = find_dates(fold(text).text, anchor=ANCHOR)
    assert (mention.kind, mention.days, mention.span) == ("shift", days, None)


@pytest.mark.parametrize("text", ["in June last year", "في يونيو من العام الماضي", "en juin de l'an dernier"])
def test_month_of_last_year(text):
    (mention,) = find_dates(fold(text).text, anchor=ANCHOR)
    assert mention.span is not None
    assert (mention.span.start, mention.span.end) == (date(2024, 6, 1), date(2024, 6, 30))


def test_day_of_the_month_named_before():
    assert spans("في الثاني من يونيو تحرك رتل وفي السابع من الشهر نفسه") == [
        ("06-02", "06-02"),
        ("06-07", "06-07"),
    ]
    assert spans("le 2 juin puis le 7, à Gao") == [("06-02", "06-02"), ("06-07", "06-07")]
    assert spans("le 7 du même mois") == []


def test_since_the_day_when_something_happened_is_its_day():
    assert spans("depuis le 14 juin, lorsque") == [("06-14", "06-14")]
    assert spans("depuis le 14 juin") == []


def test_relative_dates_stay_unknown_without_an_anchor():
    assert spans("hier, lundi dernier, le 3 juin", anchor=None) == []
    assert spans("le 3 juin 2025", anchor=None) == [("06-03", "06-03")]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("فجر اليوم", "dawn"),
        ("à l'aube", "dawn"),
        ("in the early hours", "dawn"),
        ("lundi soir", "evening"),
        ("overnight", "night"),
        ("في الصباح", "morning"),
        ("بعد الظهر", "afternoon"),
    ],
)
def test_time_of_day(text, part):
    assert [item.time_of_day for item in find_times_of_day(fold(text).text)] == [part]
