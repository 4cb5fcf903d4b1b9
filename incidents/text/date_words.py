"""The words of the date grammar in Arabic, French and English: alternations over folded text, as data."""

from __future__ import annotations

import re
from collections.abc import Iterable

from incidents.text.folding import fold_key
from incidents.text.months import MONTHS, WEEKDAYS
from incidents.text.numerals import ARABIC_UNITS, LATIN_UNITS


def any_of(words: Iterable[str]) -> str:
    """A regular alternation of words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def folded(words: str) -> str:
    """The alternation of phrases written "a | b | c"."""
    return any_of(fold_key(word) for word in words.split(" | "))


THIS_MONTH = folded(
    "this month | ce mois-ci | ce mois | du mois en cours | le mois en cours | هذا الشهر | "
    "الشهر الجاري | الشهر الحالي | this current month | mois courant | du mois"
)
LAST_MONTH = folded(
    "last month | le mois dernier | mois dernier | du mois dernier | le mois passé | mois passé | "
    "the previous month | الشهر الماضي | الشهر المنصرم | الشهر الفائت"
)
TODAY = folded(
    "aujourd'hui | today | اليوم | ce jour | this morning | ce matin | this afternoon | this evening | "
    "tonight | cet après-midi | ce soir | هذا الصباح | صباح اليوم | مساء اليوم | فجر اليوم"
)
YESTERDAY = folded("hier | yesterday | أمس | البارحة | يوم أمس | امبارح")
BEFORE_YESTERDAY = folded(
    "avant-hier | avant hier | the day before yesterday | day before yesterday | أول أمس | أول من أمس | "
    "أمس الأول"
)
LAST = folded("last | past | this past | on | le | ce | يوم | نهار | this")
GONE = folded("dernier | passé | derniere | الماضي | المنصرم | الفائت | last")
NEXT = folded("next | prochain | المقبل | القادم | prochaine | à venir")
NIGHT = folded(
    "night of | night from | overnight from | overnight | night between | nuit du | nuit de | nuit | "
    "night | ليلة | ليل | الليلة بين | ليلة ما بين | الليلة الفاصلة بين | the night of | overnight on"
)
BETWEEN_DAYS = folded("to | into | au | à | and | et | إلى | on")
LAST_NIGHT = folded(
    "last night | overnight | la nuit dernière | nuit dernière | cette nuit | ليلة أمس | "
    "الليلة الماضية | ليل أمس | الليلة قبل الماضية | during the night | dans la nuit"
)
AGO = folded("il y a | voici | قبل | منذ | voilà")
SINCE = folded(
    "since | depuis | منذ | depuis le | à partir de | منذ عام | منذ سنة | since early | منذ مطلع | "
    "منذ بداية | depuis début | depuis l'année | منذ العام"
)
YEAR_BEFORE = folded("in | en | of | de | عام | سنة | في | العام | l'année | during | fin | début")
IN_MONTH = folded("in | en | of | de | du mois de | في | شهر | في شهر | au mois de | fin | courant | during")
AFTER = folded("after | après | بعد")
BEFORE = folded("before | avant | قبل")
LAST_WEEK = folded(
    "last week | la semaine dernière | semaine dernière | الأسبوع الماضي | la semaine passée | "
    "الأسبوع المنصرم"
)
THIS_WEEK = folded(
    "this week | cette semaine | هذا الأسبوع | الأسبوع الجاري | earlier this week | en début de semaine"
)
WEEKEND = folded(
    "this weekend | over the weekend | at the weekend | ce week-end | le week-end | "
    "le week-end dernier | last weekend | عطلة نهاية الأسبوع | نهاية الأسبوع"
)
DAY_AFTER_EVENT = folded(
    "the day after | au lendemain de | au lendemain du | le lendemain de | le lendemain du | غداة"
)
DAY_BEFORE_EVENT = folded("la veille de | la veille du | the day before the | on the eve of | عشية")
DAY_BEFORE = folded(
    "la veille | the previous day | the day before | a day earlier | one day earlier | في اليوم السابق | "
    "اليوم السابق | قبل ذلك بيوم | قبل ذلك بيوم واحد | un jour plus tôt | un jour auparavant | "
    "اليوم الذي قبله"
)
DAY_AFTER = folded(
    "le lendemain | the next day | the following day | في اليوم التالي | اليوم التالي | a day later | "
    "one day later | the day after | un jour plus tard | un jour après | بعد ذلك بيوم | اليوم الموالي | "
    "dès le lendemain"
)
SAME_DAY = folded(
    "le même jour | ce même jour | ce jour-là | the same day | that same day | that day | في اليوم نفسه | "
    "اليوم نفسه | في اليوم ذاته | اليوم ذاته | نفس اليوم | ذات اليوم | ذلك اليوم | اليوم عينه"
)
EARLIER = folded("earlier | before that | plus tôt | auparavant")
LATER = folded("later | plus tard | بعد ذلك")
SAME_MONTH = folded(
    "of the same month | of that month | du même mois | من الشهر نفسه | من الشهر ذاته | من نفس الشهر | "
    "من ذات الشهر"
)
OF_THIS_MONTH = folded(
    "of this month | du mois courant | de ce mois | du mois en cours | من هذا الشهر | من الشهر الجاري | "
    "من الشهر الحالي | courant"
)
OF_LAST_MONTH = folded(
    "of last month | du mois dernier | du mois passé | من الشهر الماضي | من الشهر المنصرم | من الشهر الفائت"
)
WHEN = folded("when | lorsque | lorsqu' | quand | où | que | qu' | حين | عندما | حينما | إذ | يوم")
LAST_YEAR = folded(
    "last year | the previous year | the year before | l'an dernier | l'année dernière | l'an passé | "
    "l'année passée | l'année précédente | العام الماضي | السنة الماضية | العام المنصرم | العام الفائت"
)
OF_LAST_WEEK = folded(
    "of last week | last week | de la semaine dernière | la semaine dernière | من الأسبوع الماضي | "
    "de la semaine passée | من الأسبوع المنصرم"
)
YEARS = folded(
    "an | ans | année | années | year | years | عام | أعوام | عاما | سنة | سنوات | سنين | عامين | سنتين"
)
BETWEEN_DAYS += r"|-|/|—|و"

SMALL_NUMBERS = {
    **{word: value for word, value in LATIN_UNITS.items() if value < 20},
    **{word: value for word, value in ARABIC_UNITS.items() if value < 20},
    "a": 1,
    "an": 1,
    "couple of": 2,
}
_UNITS = {
    1: "jour | jours | day | days | يوم | أيام | يوما | يومين | يومان",
    7: "semaine | semaines | week | weeks | أسبوع | أسابيع | أسبوعين",
    30: "mois | month | months | شهر | أشهر | شهرين",
    0: "heure | heures | hour | hours | ساعة | ساعات",
}
UNIT_DAYS = {fold_key(word): days for days, words in _UNITS.items() for word in words.split(" | ")}
DUAL_UNITS = frozenset(map(fold_key, ("يومين", "يومان", "أسبوعين", "شهرين")))

_TIME_WORDS = {
    "dawn": (
        "dawn | à l'aube | aube | l'aube | فجر | الفجر | فجرا | pre-dawn | early morning | "
        "tôt le matin | au petit matin | petit matin | ساعات الصباح الأولى | الساعات الأولى من الصباح | "
        "الصباح الباكر | early hours | petites heures | الساعات الأولى | au lever du jour | daybreak | "
        "tôt ce matin"
    ),
    "morning": ("morning | matin | matinée | صباح | صباحا | الصباح"),
    "afternoon": (
        "afternoon | après-midi | midday | noon | midi | ظهر | الظهر | ظهرا | بعد الظهر | بعد ظهر | "
        "عصر | عصرا"
    ),
    "evening": ("evening | soir | soirée | dusk | crépuscule | مساء | المساء | عشية اليوم"),
    "night": (
        "night | overnight | nuit | midnight | minuit | ليل | ليلا | الليل | ليلة | nightfall | "
        "nocturne | منتصف الليل"
    ),
}
TIMES_OF_DAY = {fold_key(word): name for name, words in _TIME_WORDS.items() for word in words.split(" | ")}
TIME_OF_DAY = re.compile(rf"(?<!\w)[وفبل]?(?:ال)?(?P<word>{any_of(TIMES_OF_DAY)})(?!\w)")

_PHRASES = (THIS_MONTH, LAST_MONTH, TODAY, YESTERDAY, BEFORE_YESTERDAY, LAST_NIGHT)
_SINGLE = frozenset(MONTHS) | frozenset(WEEKDAYS) | frozenset(UNIT_DAYS) | {"امس", "hier", "ago"}
_OTHERS = (
    "nuit | night | ليلة | veille | eve | lendemain | weekend | week | since | depuis | منذ | غداة | عشية | "
    "التالي | السابق | day | year | years | ans | annee | annees | عام | سنة | أعوام | سنوات | "
    "العام | عاما | عامين | سنتين"
)
# A text is searched for dates only around these words and around figures.
KEYWORDS = frozenset(
    word
    for phrase in (*_SINGLE, *(part.replace("\\", "") for phrases in _PHRASES for part in phrases.split("|")))
    for word in re.findall(r"\w+", phrase)
    if len(word) > 3 or word in _SINGLE
) | frozenset(map(fold_key, _OTHERS.split(" | ")))
