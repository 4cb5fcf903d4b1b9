"""The date grammar as data: patterns over folded text and what each one means.

Each rule reads its match with the anchor day and returns (kind, span or days); see
``dates.DateMention`` for the kinds. Patterns hold a group ``date``: the words that are the date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from incidents.text.folding import fold_key
from incidents.text.months import AMBIGUOUS_MONTHS, MONTH_PARTS, MONTHS, WEEKDAYS
from incidents.text.numerals import ARABIC_UNITS, LATIN_UNITS
from incidents.text.spans_of_days import (
    DAY,
    DateSpan,
    latest_weekday,
    latest_year,
    month_before,
    one_day,
    part_of_month,
    some_days,
    week_of,
    whole_month,
    whole_year,
)

Reading = tuple[str, "DateSpan | int | None"]
Reader = Callable[[re.Match[str], "date | None"], Reading]


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern with its reader; name is what evidence says it was read by."""

    name: str
    pattern: re.Pattern[str]
    read: Reader


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _folded(*words: str) -> str:
    return _any_of(map(fold_key, words))


_P = r"(?<![\w/])(?:[وفبلك]{1,2}|ال|وال|بال|لل)?"  # a word may begin here, Arabic clitics apart
_MONTH = f"(?:{_any_of(MONTHS)})"
_PAIR = rf"{_MONTH}\.?(?:\s?[/(]\s?{_MONTH}\s?\)?)?"  # تموز/يوليو
_D = r"\d{1,2}(?:er|st|nd|rd|th|e)?"
_Y = r"(?:19|20)\d\d"
_WD = rf"(?:{_any_of(WEEKDAYS)})"
_UNITS = {**{k: v for k, v in LATIN_UNITS.items() if v < 20}, **{k: v for k, v in ARABIC_UNITS.items() if v < 20},
          "a": 1, "an": 1, "couple of": 2}
_N = rf"(?:\d{{1,3}}|{_any_of(_UNITS)})"
_PART = f"(?:{_any_of(MONTH_PARTS)})"
_UNIT_DAYS = {
    **dict.fromkeys(map(fold_key, ("jour", "jours", "day", "days", "يوم", "أيام", "يوما", "يومين", "يومان")), 1),
    **dict.fromkeys(map(fold_key, ("semaine", "semaines", "week", "weeks", "أسبوع", "أسابيع", "أسبوعين")), 7),
    **dict.fromkeys(map(fold_key, ("mois", "month", "months", "شهر", "أشهر", "شهرين")), 30),
    **dict.fromkeys(map(fold_key, ("heure", "heures", "hour", "hours", "ساعة", "ساعات")), 0),
}
_UNIT = f"(?:{_any_of(_UNIT_DAYS)})"
_DUAL_UNITS = {fold_key(word) for word in ("يومين", "يومان", "أسبوعين", "شهرين")}
_THIS_MONTH = _folded("this month", "ce mois-ci", "ce mois", "du mois en cours", "le mois en cours", "هذا الشهر",
                      "الشهر الجاري", "الشهر الحالي", "this current month", "mois courant", "du mois")
_LAST_MONTH = _folded("last month", "le mois dernier", "mois dernier", "du mois dernier", "le mois passé",
                      "mois passé", "the previous month", "الشهر الماضي", "الشهر المنصرم", "الشهر الفائت")
_TODAY = _folded("aujourd'hui", "today", "اليوم", "ce jour", "this morning", "ce matin", "this afternoon",
                 "this evening", "tonight", "cet après-midi", "ce soir", "هذا الصباح", "صباح اليوم", "مساء اليوم",
                 "فجر اليوم")
_YESTERDAY = _folded("hier", "yesterday", "أمس", "البارحة", "يوم أمس", "امبارح")
_BEFORE_YESTERDAY = _folded("avant-hier", "avant hier", "the day before yesterday", "day before yesterday",
                            "أول أمس", "أول من أمس", "أمس الأول")
_LAST = _folded("last", "past", "this past", "on", "le", "ce", "يوم", "نهار", "this")
_GONE = _folded("dernier", "passé", "derniere", "الماضي", "المنصرم", "الفائت", "last")
_NEXT = _folded("next", "prochain", "المقبل", "القادم", "prochaine", "à venir")
_NIGHT = _folded("night of", "night from", "overnight from", "overnight", "night between", "nuit du", "nuit de",
                 "nuit", "night", "ليلة", "ليل", "الليلة بين", "ليلة ما بين", "الليلة الفاصلة بين", "the night of",
                 "overnight on")
_BETWEEN_DAYS = _folded("to", "into", "au", "à", "and", "et", "إلى", "on") + r"|-|/|—|و"
_LAST_NIGHT = _folded("last night", "overnight", "la nuit dernière", "nuit dernière", "cette nuit", "ليلة أمس",
                      "الليلة الماضية", "ليل أمس", "الليلة قبل الماضية", "during the night", "dans la nuit")
_AGO_BEFORE = _folded("il y a", "voici", "قبل", "منذ", "voilà")
_AFTER, _BEFORE = _folded("after", "après", "بعد"), _folded("before", "avant", "قبل")
_SINCE = _folded("since", "depuis", "منذ", "depuis le", "à partir de", "dès", "منذ عام", "منذ سنة", "since early",
                 "منذ مطلع", "منذ بداية", "depuis début", "depuis l'année", "منذ العام")
_YEAR_BEFORE = _folded("in", "en", "of", "de", "عام", "سنة", "في", "العام", "l'année", "during", "fin", "début")


def _year(text: str | None, anchor: date | None, month: int, day: int = 1) -> int | None:
    if text:
        return int(text)
    return latest_year(anchor, month, day) if anchor else None


def _number(text: str) -> int:
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else _UNITS[text]


def _month(text: str) -> int:
    return MONTHS[re.match(_MONTH, text)[0]]  # type: ignore[index]


def _day_month(m: re.Match[str], anchor: date | None) -> Reading:
    month, day = _month(m["month"]), _number(m["day"])
    year = _year(m["year"], anchor, month, day)
    return "date", one_day(date(year, month, day)) if year else None


def _days_month(m: re.Match[str], anchor: date | None) -> Reading:
    month = _month(m["month"])
    first, last = _number(m["day"]), _number(m["last"])
    start_month = _month(m["first_month"]) if m["first_month"] else month
    year = _year(m["year"], anchor, month, last)
    if not year:
        return "date", None
    start_year = year - (start_month > month)
    return "date", some_days(date(start_year, start_month, first), date(year, month, last))


def _english_days(m: re.Match[str], anchor: date | None) -> Reading:
    month, last = _month(m["month"]), _number(m["last"])
    year = _year(m["year"], anchor, month, last)
    return "date", some_days(date(year, month, _number(m["day"])), date(year, month, last)) if year else None


def _iso(m: re.Match[str], anchor: date | None) -> Reading:
    return "date", one_day(date(int(m["y"]), int(m["m"]), int(m["d"])))


def _numeric(m: re.Match[str], anchor: date | None) -> Reading:
    year = int(m["y"]) if len(m["y"]) == 4 else 2000 + int(m["y"])
    return "date", one_day(date(year, int(m["m"]), int(m["d"])))


def _part(m: re.Match[str], anchor: date | None) -> Reading:
    part = MONTH_PARTS[m["part"]]
    if m["month"]:
        month = _month(m["month"])
        year = _year(m["year"], anchor, month, part[0])
        return "date", part_of_month(year, month, part) if year else None
    if anchor is None:
        return "date", None
    year, month = (anchor.year, anchor.month) if m["this"] else month_before(anchor)
    return "date", part_of_month(year, month, part)


def _month_alone(m: re.Match[str], anchor: date | None) -> Reading:
    month = _month(m["month"])
    year = _year(m["year"], anchor, month)
    return "date", whole_month(year, month) if year else None


def _anchored(read: Callable[[date], DateSpan]) -> Reader:
    def reader(m: re.Match[str], anchor: date | None) -> Reading:
        return "date", read(anchor) if anchor else None

    return reader


def _today(m: re.Match[str], anchor: date | None) -> Reading:
    if anchor is None:
        return "date", None
    if m["weekday"]:
        # A reposted "today, Tuesday" keeps its Tuesday.
        return "date", one_day(latest_weekday(anchor, WEEKDAYS[m["weekday"]]))
    return "date", one_day(anchor)


def _yesterday(m: re.Match[str], anchor: date | None) -> Reading:
    if anchor is None:
        return "date", None
    if m["weekday"]:
        return "date", one_day(latest_weekday(anchor, WEEKDAYS[m["weekday"]]))
    return "date", one_day(anchor - DAY)


def _weekday(m: re.Match[str], anchor: date | None) -> Reading:
    if m["next"] or m["next_before"]:
        return "future", None
    if anchor is None:
        return "date", None
    gone = bool(m["gone"]) or (m["lead"] or "").strip() in ("last", "past", "this past")
    return "date", one_day(latest_weekday(anchor, WEEKDAYS[m["weekday"]], before=gone))


def _night_of_weekdays(m: re.Match[str], anchor: date | None) -> Reading:
    if anchor is None:
        return "date", None
    last = latest_weekday(anchor, WEEKDAYS[m["second"]])
    return "date", some_days(latest_weekday(last, WEEKDAYS[m["first"]], before=True), last)


def _ago(m: re.Match[str], anchor: date | None) -> Reading:
    unit = m["unit"] if "unit" in m.groupdict() else "day"
    amount = 2 if unit in _DUAL_UNITS else _number(m["n"]) if m["n"] else 1
    size = _UNIT_DAYS[unit]
    if anchor is None or (size == 1 and amount > 60):
        return "date", None
    if size == 30:
        return "date", whole_month(*month_before(anchor, amount))
    if size == 7:
        return "date", week_of(anchor - DAY * 7 * amount)
    return "date", one_day(anchor - DAY * size * amount)


def _offset(sign: int) -> Reader:
    def reader(m: re.Match[str], anchor: date | None) -> Reading:
        unit = m["unit"]
        amount = 2 if unit in _DUAL_UNITS else _number(m["n"]) if m["n"] else 1
        return "offset", sign * amount * _UNIT_DAYS[unit]

    return reader


def _constant(kind: str, value: int | None) -> Reader:
    return lambda m, anchor: (kind, value)


def _year_alone(m: re.Match[str], anchor: date | None) -> Reading:
    return "date", whole_year(int(m["year"]))


def _last_week(anchor: date) -> DateSpan:
    return week_of(anchor - 7 * DAY)


def _this_week(anchor: date) -> DateSpan:
    return DateSpan(anchor - DAY * anchor.weekday(), anchor, "week")


def _weekend(anchor: date) -> DateSpan:
    sunday = latest_weekday(anchor, 6)
    return some_days(sunday - DAY, sunday)


def _so_far_this_month(anchor: date) -> DateSpan:
    return DateSpan(anchor.replace(day=1), anchor, "month")


def _rule(name: str, pattern: str, read: Reader) -> Rule:
    return Rule(name, re.compile(pattern), read)


_LEAD = rf"(?:(?:{_WD}),?\s+(?:le\s+|the\s+)?)?"
_YEAR_TAIL = rf"(?:,?\s+(?:de |of |عام |سنه |من عام |من )?(?P<year>{_Y})(?!\d))?"
_AMBIGUOUS = _any_of(AMBIGUOUS_MONTHS)
_PLAIN_MONTH = _any_of(MONTHS.keys() - AMBIGUOUS_MONTHS)
_IN = _folded("in", "en", "of", "de", "du mois de", "في", "شهر", "في شهر", "au mois de", "fin", "courant", "during")

RULES: tuple[Rule, ...] = (
    _rule("date.iso", r"(?<![\d/-])(?P<date>(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2}))(?![\d/-])", _iso),
    _rule("date.numeric", r"(?<![\d/.])(?P<date>(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4}|\d{2}))(?![\d/])",
          _numeric),
    _rule("date.days_of_month",
          rf"{_P}(?P<date>(?:(?:{_NIGHT})\s+)?{_LEAD}(?P<day>{_D})(?:\s+(?P<first_month>{_MONTH}))?(?:\s+{_Y})?"
          rf"\s?(?:{_BETWEEN_DAYS})\s?(?:le\s+|the\s+)?(?:{_WD}\s+)?(?P<last>{_D})\s+(?:of\s+|de\s+|من\s+)?(?P<month>{_PAIR}){_YEAR_TAIL})(?!\w)",
          _days_month),
    _rule("date.days_of_month",
          rf"{_P}(?P<date>(?P<month>{_MONTH})\.?\s+(?P<day>{_D})\s?(?:-|to|and|/)\s?(?P<last>{_D})"
          rf"(?:,?\s+(?P<year>{_Y}))?)(?!\w)", _english_days),
    _rule("date.day_of_month",
          rf"{_P}(?P<date>{_LEAD}(?P<day>{_D})\s+(?:of\s+|من\s+(?:شهر\s+)?)?(?P<month>{_PAIR}){_YEAR_TAIL})(?!\w)",
          _day_month),
    _rule("date.day_of_month",
          rf"{_P}(?P<date>{_LEAD}(?P<month>{_MONTH})\.?\s+(?P<day>{_D})(?!\d)(?:,?\s+(?P<year>{_Y}))?)(?!\w)", _day_month),
    _rule("date.part_of_month",
          rf"{_P}(?P<date>(?P<part>{_PART})[ -]?(?:(?:of |de |du |d'|in |شهر )?(?P<month>{_PAIR}){_YEAR_TAIL}"
          rf"|(?:of |de |du |in )?(?:(?P<this>{_THIS_MONTH})|(?:{_LAST_MONTH}))))(?!\w)", _part),
    _rule("date.month", rf"{_P}(?P<date>(?P<month>{_PAIR})\s+(?:de |of |عام |سنه |من عام )?(?P<year>{_Y}))(?!\d)",
          _month_alone),
    _rule("date.month", rf"(?<!\w)[وف]?(?:{_IN})\s+(?P<date>(?P<month>{_PAIR})(?P<year>(?!))?)(?!\w)(?!\.?\s+\d)", _month_alone),
    _rule("date.month", rf"(?<!\w)(?P<date>(?:last|le mois de|شهر)\s+(?P<month>{_PLAIN_MONTH})(?P<year>(?!))?"
          rf"|(?P<month2>{_PLAIN_MONTH})\s+(?:dernier|الماضي))(?!\w)",
          lambda m, a: ("date", whole_month(_year(None, a, MONTHS[m["month"] or m["month2"]]) or 0,
                                            MONTHS[m["month"] or m["month2"]]) if a else None)),
    _rule("date.last_month", rf"{_P}(?P<date>{_LAST_MONTH})(?!\w)",
          _anchored(lambda day: whole_month(*month_before(day)))),
    _rule("date.this_month", rf"{_P}(?P<date>(?:earlier |plus tot |في وقت سابق (?:من )?)?(?:{_THIS_MONTH}))(?!\w)",
          _anchored(_so_far_this_month)),
    _rule("date.last_week", rf"{_P}(?P<date>{_folded('last week', 'la semaine dernière', 'semaine dernière', 'الأسبوع الماضي', 'la semaine passée', 'الأسبوع المنصرم')})(?!\w)",
          _anchored(_last_week)),
    _rule("date.this_week", rf"{_P}(?P<date>{_folded('this week', 'cette semaine', 'هذا الأسبوع', 'الأسبوع الجاري', 'earlier this week', 'en début de semaine')})(?!\w)",
          _anchored(_this_week)),
    _rule("date.weekend", rf"{_P}(?P<date>{_folded('this weekend', 'over the weekend', 'at the weekend', 'ce week-end', 'le week-end', 'le week-end dernier', 'last weekend', 'عطلة نهاية الأسبوع', 'نهاية الأسبوع')})(?!\w)",
          _anchored(_weekend)),
    _rule("date.day_before_yesterday", rf"{_P}(?P<date>(?:{_BEFORE_YESTERDAY}))(?!\w)",
          _anchored(lambda day: one_day(day - 2 * DAY))),
    _rule("date.yesterday", rf"{_P}(?P<date>(?:{_YESTERDAY})(?:,?\s+(?P<weekday>{_WD}))?)(?!\w)", _yesterday),
    _rule("date.yesterday", rf"{_P}(?P<date>(?P<weekday>{_WD}),?\s+(?:{_YESTERDAY}))(?!\w)", _yesterday),
    _rule("date.today", rf"{_P}(?P<date>(?:{_TODAY})(?:,?\s+(?P<weekday>{_WD}))?)(?!\w)", _today),
    _rule("date.today", rf"(?<!\w)(?P<date>(?:ce|this)\s+(?P<weekday>{_WD}))(?!\w)", _today),
    _rule("date.last_night", rf"{_P}(?P<date>{_LAST_NIGHT})(?!\w)(?!\s+(?:du|de|of|from)(?!\w))",
          _anchored(lambda day: some_days(day - DAY, day))),
    _rule("date.night_between",
          rf"{_P}(?P<date>(?:{_NIGHT})\s+(?:من |from |of |de |du |between |entre |يوم )*(?P<first>{_WD})\s?"
          rf"(?:{_BETWEEN_DAYS})?\s?(?:يوم )?(?P<second>{_WD}))(?!\w)", _night_of_weekdays),
    _rule("date.weekday",
          rf"{_P}(?P<date>(?P<lead>(?:{_LAST})\s+)?(?:(?P<next_before>next|coming)\s+)?(?P<weekday>{_WD})"
          rf"(?:\s+(?:(?P<gone>{_GONE})|(?P<next>{_NEXT})))?)(?!\w)", _weekday),
    _rule("date.ago", rf"(?<!\w)[وف]?(?P<date>(?:{_AGO_BEFORE})\s+(?:نحو |environ )?(?:(?P<n>{_N})\s+)?(?P<unit>{_UNIT}))(?!\w)"
          rf"(?!\s+(?:de|d'|من|فقط من|le|la|l'))", _ago),
    _rule("date.ago", rf"(?<!\w)(?P<date>(?P<n>{_N})\s+(?P<unit>{_UNIT})\s+(?:ago|earlier|plus tot|auparavant))(?!\w)", _ago),
    _rule("date.offset_after", rf"(?<!\w)[وف]?(?P<date>(?P<n>{_N})\s+(?P<unit>{_UNIT})(?: seulement| only| à peine)?\s+(?:{_AFTER}))(?!\w)",
          _offset(-1)),
    _rule("date.offset_before", rf"(?<!\w)[وف]?(?P<date>(?P<n>{_N})\s+(?P<unit>{_UNIT})(?: seulement| only)?\s+(?:{_BEFORE}))(?!\w)",
          _offset(1)),
    _rule("date.offset_after",
          rf"(?<!\w)[وف]?(?P<date>(?:{_AFTER})\s+(?:(?P<n>{_N})\s+)?(?P<unit>{_UNIT})(?:\s+(?:واحد|واحده|فقط)){{0,2}}\s+(?:من|علي))(?!\w)",
          _offset(-1)),
    _rule("date.offset_before",
          rf"(?<!\w)[وف]?(?P<date>(?:{_BEFORE})\s+(?:(?P<n>{_N})\s+)?(?P<unit>{_UNIT})(?:\s+(?:واحد|واحده|فقط)){{0,2}}\s+من)(?!\w)",
          _offset(1)),
    _rule("date.offset_after", rf"(?<!\w)(?P<date>{_folded('the day after', 'au lendemain de', 'au lendemain du', 'le lendemain de', 'le lendemain du', 'غداة')})(?!\w)",
          _constant("offset", -1)),
    _rule("date.offset_before", rf"(?<!\w)(?P<date>{_folded('la veille de', 'la veille du', 'the day before the', 'on the eve of', 'عشية')})(?!\w)",
          _constant("offset", 1)),
    _rule("date.day_before", rf"(?<!\w)[وف]?(?P<date>{_folded('la veille', 'the previous day', 'the day before', 'a day earlier', 'one day earlier', 'في اليوم السابق', 'اليوم السابق', 'قبل ذلك بيوم', 'قبل ذلك بيوم واحد', 'un jour plus tôt', 'un jour auparavant', 'اليوم الذي قبله')})(?!\w)(?!\s+(?:de|du|yesterday)(?!\w))",
          _constant("shift", -1)),
    _rule("date.day_after", rf"(?<!\w)[وف]?(?P<date>{_folded('le lendemain', 'the next day', 'the following day', 'في اليوم التالي', 'اليوم التالي', 'a day later', 'un jour plus tard')})(?!\w)(?!\s+(?:de|du)(?!\w))",
          _constant("shift", 1)),
    _rule("date.since", rf"(?<!\w)[وف]?(?P<date>(?:{_SINCE})\s+(?:(?:عام|سنه|l'annee|early|late|le|{_PART}|{_IN})\s+)*(?:(?:{_D}\s+)?{_PAIR}\s*)?(?:{_Y})?"
          rf"(?<=\d|\w))(?<!{'|'.join(('depuis',))})(?!\w)", _constant("since", None)),
    _rule("date.year", rf"(?<!\w)[وفبل]?(?P<date>(?:{_YEAR_BEFORE})\s+(?P<year>{_Y}))(?![\w/-])", _year_alone),
)

_TIME_WORDS = {
    "dawn": ("dawn", "à l'aube", "aube", "l'aube", "فجر", "الفجر", "فجرا", "pre-dawn", "early morning", "tôt le matin",
             "au petit matin", "petit matin", "ساعات الصباح الأولى", "الساعات الأولى من الصباح", "الصباح الباكر",
             "early hours", "petites heures", "الساعات الأولى", "au lever du jour", "daybreak", "tôt ce matin"),
    "morning": ("morning", "matin", "matinée", "صباح", "صباحا", "الصباح"),
    "afternoon": ("afternoon", "après-midi", "midday", "noon", "midi", "ظهر", "الظهر", "ظهرا", "بعد الظهر",
                  "بعد ظهر", "عصر", "عصرا"),
    "evening": ("evening", "soir", "soirée", "dusk", "crépuscule", "مساء", "المساء", "عشية اليوم"),
    "night": ("night", "overnight", "nuit", "midnight", "minuit", "ليل", "ليلا", "الليل", "ليلة", "nightfall",
              "nocturne", "منتصف الليل"),
}
TIMES_OF_DAY = {fold_key(word): name for name, words in _TIME_WORDS.items() for word in words}
TIME_OF_DAY = re.compile(rf"(?<!\w)[وفبل]?(?:ال)?(?P<word>{_any_of(TIMES_OF_DAY)})(?!\w)")

_PHRASES = (_THIS_MONTH, _LAST_MONTH, _TODAY, _YESTERDAY, _BEFORE_YESTERDAY, _LAST_NIGHT)
KEYWORDS = frozenset(
    word
    for phrase in (*MONTHS, *WEEKDAYS, *_UNIT_DAYS, *(p.replace("\\", "") for ps in _PHRASES for p in ps.split("|")))
    for word in re.findall(r"\w+", phrase)
    if len(word) > 3 or word in MONTHS or word in WEEKDAYS or word in _UNIT_DAYS or word in ("امس", "mois", "hier", "ago")
) | frozenset(map(fold_key, ("nuit", "night", "ليلة", "veille", "eve", "lendemain", "weekend", "week", "since",
                             "depuis", "منذ", "غداة", "عشية", "التالي", "السابق", "day", "أمس")))
