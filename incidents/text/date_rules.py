"""The date grammar as data: patterns over folded text and what each one means.

Each rule reads its match with the anchor day and returns (kind, span or days); see ``dates.DateMention`` for
the kinds. Patterns hold a group ``date``: the words that are the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from incidents.text import date_readings as readings
from incidents.text import date_words as words
from incidents.text.date_words import SMALL_NUMBERS, UNIT_DAYS, any_of
from incidents.text.months import AMBIGUOUS_MONTHS, MONTH_PARTS, MONTHS, ORDINAL_DAYS, WEEKDAYS
from incidents.text.spans_of_days import DAY, month_before, one_day, some_days, whole_month


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern with its reader; name is what evidence says it was read by.

    A stretch without any of the words of ``needs`` cannot match, which is far quicker to see than to search.
    """

    name: str
    pattern: re.Pattern[str]
    read: readings.Reader
    needs: tuple[str, ...] = ()


def _rule(name: str, pattern: str, read: readings.Reader, *needs: str) -> Rule:
    """A rule; needs are alternations, one phrase of which stands in every match."""
    return Rule(name, re.compile(pattern), read, _longest_words(needs))


def _longest_words(alternations: Iterable[str]) -> tuple[str, ...]:
    phrases = [phrase.replace("\\", "") for text in alternations for phrase in text.split("|")]
    return tuple(dict.fromkeys(max(phrase.split(), key=len) for phrase in phrases))


_P = r"(?<![\w/])(?:[وفبلك]{1,2}|ال|وال|بال|لل)?"  # a word may begin here, Arabic clitics apart
_MONTH = f"(?:{any_of(MONTHS)})"
_PAIR = rf"{_MONTH}\.?(?:\s?[/(]\s?{_MONTH}\s?\)?)?"  # تموز/يوليو
_D = r"\d{1,2}(?:er|st|nd|rd|th|e)?"
_DAY = rf"(?:{_D}|{any_of(ORDINAL_DAYS)})"
_Y = r"(?:19|20)\d\d"
_WD = rf"(?:{any_of(WEEKDAYS)})"
_N = rf"(?:\d{{1,3}}|{any_of(SMALL_NUMBERS)})"
_PART = f"(?:{any_of(MONTH_PARTS)})"
_UNIT = f"(?:{any_of(UNIT_DAYS)})"
_LEAD = rf"(?:(?:{_WD}),?\s+(?:le\s+|the\s+|ال)?)?"
_YEAR_TAIL = (
    rf"(?:,?\s+(?:de |of |عام |سنه |من عام |من العام |من سنه |من )?"
    rf"(?:(?P<year>{_Y})(?!\d)|(?P<last_year>{words.LAST_YEAR})(?!\w))"
    rf"|\s+(?:{words.GONE})(?!\w))?"
)
_AMBIGUOUS = any_of(AMBIGUOUS_MONTHS)
_PLAIN_MONTH = any_of(MONTHS.keys() - AMBIGUOUS_MONTHS)

RULES: tuple[Rule, ...] = (
    _rule(
        "date.iso",
        r"(?<![\d/-])(?P<date>(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2}))(?![\d/-])",
        readings.iso_reading,
    ),
    _rule(
        "date.numeric",
        r"(?<![\d/.])(?P<date>(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4}|\d{2}))(?![\d/])",
        readings.numeric,
    ),
    _rule(
        "date.days_of_month",
        rf"{_P}(?P<date>(?:(?:{words.NIGHT})\s+)?{_LEAD}(?P<day>{_D})(?:\s+(?P<first_month>{_MONTH}))?(?:\s+{_Y})?"
        rf"\s?(?:{words.BETWEEN_DAYS})\s?(?:le\s+|the\s+)?(?:{_WD}\s+)?(?P<last>{_D})\s+(?:of\s+|de\s+|من\s+)?(?P<month>{_PAIR}){_YEAR_TAIL})(?!\w)",
        readings.days_month,
    ),
    _rule(
        "date.days_of_month",
        rf"{_P}(?P<date>(?P<month>{_MONTH})\.?\s+(?P<day>{_D})\s?(?:-|to|and|/)\s?(?P<last>{_D})"
        rf"(?:,?\s+(?P<year>{_Y}))?)(?!\w)",
        readings.english_days,
    ),
    _rule(
        "date.day_of_month",
        rf"{_P}(?P<date>{_LEAD}(?P<day>{_DAY})\s+(?:of\s+|من\s+)?(?:شهر\s+)?(?P<month>{_PAIR}){_YEAR_TAIL})(?!\w)",
        readings.day_month,
    ),
    _rule(
        "date.day_of_month",
        rf"{_P}(?P<date>(?:last )?{_LEAD}(?P<month>{_MONTH})\.?\s+(?P<day>{_D})(?!\d)"
        rf"(?:,?\s+(?:(?P<year>{_Y})|(?:of )?(?P<last_year>last year)))?)(?!\w)",
        readings.day_month,
    ),
    _rule(
        "date.part_of_month",
        rf"{_P}(?P<date>(?P<part>{_PART})[ -]?(?:(?:of |de |du |d'|in |شهر )?(?P<month>{_PAIR}){_YEAR_TAIL}"
        rf"|(?:of |de |du |in )?(?:(?P<this>{words.THIS_MONTH})|(?:{words.LAST_MONTH}))))(?!\w)",
        readings.part_reading,
    ),
    _rule(
        "date.month",
        rf"{_P}(?P<date>(?P<month>{_PAIR})\s+(?:de |of |عام |سنه |من عام |من العام |من )?"
        rf"(?:(?P<year>{_Y})(?!\d)|(?P<last_year>{words.LAST_YEAR})(?!\w)))",
        readings.month_alone,
    ),
    _rule(
        "date.month",
        rf"(?<!\w)[وف]?(?:{words.IN_MONTH})\s+(?P<date>(?P<month>{_PAIR})(?P<year>(?!))?)(?!\w)(?!\.?\s+\d)",
        readings.month_alone,
    ),
    _rule(
        "date.month",
        rf"(?<!\w)(?P<date>(?:last|le mois de|شهر)\s+(?P<month>{_PLAIN_MONTH})(?P<year>(?!))?"
        rf"|(?P<month2>{_PLAIN_MONTH})\s+(?:dernier|الماضي))(?!\w)",
        readings.named_month,
    ),
    _rule(
        "date.last_month",
        rf"{_P}(?P<date>{words.LAST_MONTH})(?!\w)",
        readings.anchored(lambda day: whole_month(*month_before(day))),
        words.LAST_MONTH,
    ),
    _rule(
        "date.this_month",
        rf"{_P}(?P<date>(?:earlier |plus tot |في وقت سابق (?:من )?)?(?:{words.THIS_MONTH}))(?!\w)",
        readings.anchored(readings.so_far_this_month),
        words.THIS_MONTH,
    ),
    _rule(
        "date.last_week",
        rf"{_P}(?P<date>{words.LAST_WEEK})(?!\w)",
        readings.anchored(readings.last_week),
        words.LAST_WEEK,
    ),
    _rule(
        "date.this_week",
        rf"{_P}(?P<date>{words.THIS_WEEK})(?!\w)",
        readings.anchored(readings.this_week),
        words.THIS_WEEK,
    ),
    _rule(
        "date.weekend",
        rf"{_P}(?P<date>{words.WEEKEND})(?!\w)",
        readings.anchored(readings.weekend),
        words.WEEKEND,
    ),
    _rule(
        "date.day_before_yesterday",
        rf"{_P}(?P<date>(?:{words.BEFORE_YESTERDAY}))(?!\w)",
        readings.anchored(lambda day: one_day(day - 2 * DAY)),
        words.BEFORE_YESTERDAY,
    ),
    _rule(
        "date.yesterday",
        rf"{_P}(?P<date>(?:{words.YESTERDAY})(?:,?\s+(?P<weekday>{_WD}))?)(?!\w)",
        readings.yesterday,
        words.YESTERDAY,
    ),
    _rule(
        "date.yesterday",
        rf"{_P}(?P<date>(?P<weekday>{_WD}),?\s+(?:{words.YESTERDAY}))(?!\w)",
        readings.yesterday,
        words.YESTERDAY,
    ),
    _rule(
        "date.today",
        rf"{_P}(?P<date>(?:{words.TODAY})(?:,?\s+(?P<weekday>{_WD}))?)(?!\w)",
        readings.today_reading,
    ),
    _rule("date.today", rf"(?<!\w)(?P<date>(?:ce|this)\s+(?P<weekday>{_WD}))(?!\w)", readings.today_reading),
    _rule(
        "date.last_night",
        rf"{_P}(?P<date>{words.LAST_NIGHT})(?!\w)(?!\s+(?:du|de|of|from)(?!\w))",
        readings.anchored(lambda day: some_days(day - DAY, day)),
        words.LAST_NIGHT,
    ),
    _rule(
        "date.night_between",
        rf"{_P}(?P<date>(?:{words.NIGHT})\s+(?:من |from |of |de |du |between |entre |يوم )*(?P<first>{_WD})"
        rf"\s?(?:{words.BETWEEN_DAYS})?\s?(?:يوم )?(?P<second>{_WD}))(?!\w)",
        readings.night_of_weekdays,
        words.NIGHT,
    ),
    _rule(
        "date.weekday",
        rf"{_P}(?P<date>(?P<lead>(?:{words.LAST})\s+)?(?:(?P<next_before>next|coming)\s+)?(?P<weekday>{_WD})"
        rf"(?:\s+(?:(?P<gone>{words.GONE})|(?P<next>{words.NEXT})))?)(?!\w)",
        readings.weekday_reading,
    ),
    _rule(
        "date.weekday_of_last_week",
        rf"{_P}(?P<date>(?P<weekday>{_WD})\s+(?:{words.OF_LAST_WEEK}))(?!\w)",
        readings.weekday_of_last_week,
        words.OF_LAST_WEEK,
    ),
    _rule(
        "date.weekday_and_day",
        rf"{_P}(?P<date>(?:le )?(?P<weekday>{_WD})\s+(?:the )?(?P<day>{_D}))"
        rf"(?=\s*[,;.)](?!\d)|\s+(?:a|au|dans|pres|vers|in|at|near|في|قرب)\s|$)",
        readings.weekday_and_day,
    ),
    _rule(
        "date.ago",
        rf"(?<!\w)[وف]?(?P<date>(?:{words.AGO})\s+(?:نحو |environ )?(?:(?P<n>{_N})\s+)?(?P<unit>{_UNIT}))"
        rf"(?!\w)(?!\s+(?:de|d'|من|فقط من|le|la|l'))",
        readings.ago_reading,
        words.AGO,
    ),
    _rule(
        "date.ago",
        rf"(?<!\w)(?P<date>(?P<n>{_N})\s+(?P<unit>{_UNIT})\s+ago)(?!\w)",
        readings.ago_reading,
        "ago",
    ),
    _rule(
        "date.days_before_that",
        rf"(?<!\w)(?P<date>(?P<n>{_N})\s+(?P<unit>{_UNIT})\s+(?:{words.EARLIER}))(?!\w)",
        readings.distance_reading(-1),
        words.EARLIER,
    ),
    _rule(
        "date.days_before_that",
        rf"(?<!\w)[وف]?(?P<date>قبل ذلك ب(?:(?P<n>{_N})\s+)?(?P<unit>{_UNIT}))(?!\w)",
        readings.distance_reading(-1),
        "قبل ذلك",
    ),
    _rule(
        "date.days_after_that",
        rf"(?<!\w)(?P<date>(?P<n>{_N})\s+(?P<unit>{_UNIT})\s+(?:{words.LATER}))(?!\w)",
        readings.distance_reading(1),
        words.LATER,
    ),
    _rule(
        "date.days_after_that",
        rf"(?<!\w)[وف]?(?P<date>بعد ذلك ب(?:(?P<n>{_N})\s+)?(?P<unit>{_UNIT}))(?!\w)",
        readings.distance_reading(1),
        "بعد ذلك",
    ),
    _rule(
        "date.same_day",
        rf"(?<!\w)[وفب]?(?P<date>{words.SAME_DAY})(?!\w)",
        readings.constant_reading("shift", 0),
        words.SAME_DAY,
    ),
    _rule(
        "date.offset_after",
        rf"(?<!\w)[وف]?(?P<date>(?P<n>{_N})\s+(?P<unit>{_UNIT})(?: seulement| only| a peine)?"
        rf"\s+(?:{words.AFTER}))(?!\w)",
        readings.offset_reading(-1),
        words.AFTER,
    ),
    _rule(
        "date.offset_before",
        rf"(?<!\w)[وف]?(?P<date>(?P<n>{_N})\s+(?P<unit>{_UNIT})(?: seulement| only)?"
        rf"\s+(?:{words.BEFORE}))(?!\w)",
        readings.offset_reading(1),
        words.BEFORE,
    ),
    _rule(
        "date.offset_after",
        rf"(?<!\w)[وف]?(?P<date>(?:{words.AFTER})\s+(?:(?P<n>{_N})\s+)?(?P<unit>{_UNIT})(?:\s+(?:واحد|واحده|فقط|ونيف|تقريبا)){{0,2}}\s+(?:من|علي))(?!\w)",
        readings.offset_reading(-1),
        words.AFTER,
    ),
    _rule(
        "date.offset_before",
        rf"(?<!\w)[وف]?(?P<date>(?:{words.BEFORE})\s+(?:(?P<n>{_N})\s+)?(?P<unit>{_UNIT})(?:\s+(?:واحد|واحده|فقط)){{0,2}}\s+من)(?!\w)",
        readings.offset_reading(1),
        words.BEFORE,
    ),
    _rule(
        "date.offset_after",
        rf"(?<!\w)(?P<date>{words.DAY_AFTER_EVENT})(?!\w)(?!\s*,)",
        readings.constant_reading("offset", -1),
        words.DAY_AFTER_EVENT,
    ),
    _rule(
        "date.offset_before",
        rf"(?<!\w)(?P<date>{words.DAY_BEFORE_EVENT})(?!\w)",
        readings.constant_reading("offset", 1),
        words.DAY_BEFORE_EVENT,
    ),
    _rule(
        "date.day_before",
        rf"(?<!\w)[وف]?(?P<date>{words.DAY_BEFORE})(?!\w)(?!\s+(?:de|du|yesterday)(?!\w))",
        readings.constant_reading("shift", -1),
        words.DAY_BEFORE,
    ),
    _rule(
        "date.day_after",
        rf"(?<!\w)[وف]?(?P<date>{words.DAY_AFTER})(?!\w)(?!\s+(?:de|du)(?!\w))",
        readings.constant_reading("shift", 1),
        words.DAY_AFTER,
    ),
    _rule(
        "date.day_of_same_month",
        rf"{_P}(?P<date>(?:le |the )?(?P<day>{_DAY})\s+(?:{words.SAME_MONTH}))(?!\w)",
        readings.day_of_same_month,
        words.SAME_MONTH,
    ),
    _rule(
        "date.day_of_same_month",
        r"(?<!\w)(?P<date>on the (?P<day>\d{1,2}(?:st|nd|rd|th)))(?=[,;.]|\s(?:in|at|near|a)\s)",
        readings.day_of_same_month,
        "on the",
    ),
    _rule(
        "date.day_of_same_month",
        r"(?<!\w)(?P<date>le (?P<day>\d{1,2}))(?=,\s|\s(?:a|au|dans|pres|vers)\s)",
        readings.day_of_same_month,
        "le",
    ),
    _rule(
        "date.day_of_this_month",
        rf"{_P}(?P<date>(?:le |the )?(?P<day>{_DAY})\s+"
        rf"(?:(?P<this>{words.OF_THIS_MONTH})|{words.OF_LAST_MONTH}))(?!\w)",
        readings.day_of_this_month,
        words.OF_THIS_MONTH,
        words.OF_LAST_MONTH,
    ),
    _rule(
        "date.since_the_day_when",
        rf"(?<!\w)[وف]?(?P<date>(?:{words.SINCE})\s+(?:يوم )?"
        rf"(?P<day>{_DAY})\s+(?:من )?(?P<month>{_PAIR}){_YEAR_TAIL})"
        rf"(?=,?\s(?:{words.WHEN})(?!\w))",
        readings.day_month,
        words.SINCE,
    ),
    _rule(
        "date.since",
        rf"(?<!\w)[وف]?(?P<date>(?:{words.SINCE})\s+(?:(?:عام|سنه|l'annee|early|late|le|{_PART}|{words.IN_MONTH})\s+)*(?:يوم\s+)?(?:{_WD}(?:\s+(?:{words.GONE}))?|"
        rf"(?:(?:{_D}\s+)?{_PAIR}\s*)?(?:{_Y})?)"
        rf"(?<=\d|\w))(?<!depuis)(?!\w)",
        readings.constant_reading("since", None),
        words.SINCE,
    ),
    _rule(
        "date.years_ago",
        rf"(?<!\w)[وف]?(?P<date>(?:{words.AGO})\s+(?:plus de |environ |pres de |نحو |حوالي |اكثر من )?"
        rf"(?:{_N}\s+)?(?:{words.YEARS}))(?!\w)",
        readings.years_ago,
        words.YEARS,
    ),
    _rule(
        "date.years_ago",
        rf"(?<!\w)(?P<date>{_N}\s+(?:{words.YEARS})(?: et demi)?\s+"
        rf"(?:ago|earlier|plus tot|auparavant|apres|after|later|plus tard))(?!\w)",
        readings.years_ago,
        words.YEARS,
    ),
    _rule(
        "date.years_ago",
        rf"(?<!\w)[وف]?(?P<date>بعد\s+(?:نحو |حوالي |اكثر من |قرابه )?"
        rf"(?:{_N}\s+)?(?:{words.YEARS})\s+(?:من|علي))(?!\w)",
        readings.years_ago,
        words.YEARS,
    ),
    _rule(
        "date.months",
        rf"(?<!\w)[وف]?(?P<date>(?:between|from|entre|de|بين|من)\s+{_MONTH}(?:\s+{_Y})?\s+"
        rf"(?:and|to|et|a|الي|حتي|و)\s?{_MONTH}(?:\s+{_Y})?)(?!\w)(?!\s\d)",
        readings.constant_reading("since", None),
    ),
    _rule(
        "date.span_of_time",
        rf"(?<!\w)[وف]?(?P<date>(?:in|within|over|during|en|sur|au cours des|ces|les|خلال|في غضون)\s+"
        rf"(?:the |les |des )?(?:past |last )?(?:{_N}\s+)?(?:derniers? |dernieres? )?"
        rf"(?:weeks|months|years|semaines|mois|ans|annees"
        rf"|اشهر|الاشهر|اسابيع|الاسابيع|سنوات|السنوات|اعوام|الاعوام)"
        rf"(?:\s+(?:derniers|dernieres|passes|الماضيه|الاخيره))?)(?!\w)",
        readings.constant_reading("since", None),
    ),
    _rule("date.last_year", rf"{_P}(?P<date>{words.LAST_YEAR})(?!\w)", readings.years_ago, words.LAST_YEAR),
    _rule(
        "date.year",
        rf"(?<!\w)(?P<date>the\s+(?P<year>{_Y}))(?= [a-z])",
        readings.year_alone,
    ),
    _rule(
        "date.year",
        rf"(?<!\w)[وفبل]?(?P<date>(?:{words.YEAR_BEFORE})\s+(?P<year>{_Y}))(?![\w/-])",
        readings.year_alone,
    ),
)
