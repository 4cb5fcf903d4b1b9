"""Names of months, weekdays and parts of the month in Arabic, French and English, folded, as data."""

from __future__ import annotations

from incidents.text.folding import fold_key

_MONTHS = """
1 janvier janv january jan يناير جانفي كانون الثاني كانون ثاني ينير
2 février févr fév february feb فبراير فيفري شباط فبرير
3 mars march mar مارس آذار
4 avril avr april apr أبريل إبريل أفريل نيسان
5 mai may مايو ماي أيار
6 juin june jun يونيو يونيه جوان حزيران
7 juillet juil july jul يوليو يوليه جويلية يوليوز تموز جوييه
8 août august aug أغسطس أوت غشت أغشت آب
9 septembre sept september sep سبتمبر شتنبر شتمبر أيلول
10 octobre oct october أكتوبر تشرين الأول تشرين أول
11 novembre nov november نوفمبر نونبر تشرين الثاني تشرين ثاني
12 décembre déc december dec ديسمبر دجنبر دجمبر كانون الأول كانون أول
"""
_TWO_WORDS = ("كانون", "تشرين")


def _read_months() -> dict[str, int]:
    out: dict[str, int] = {}
    for line in _MONTHS.strip().splitlines():
        number, *words = line.split()
        while words:
            word = words.pop(0)
            if word in _TWO_WORDS:
                word = f"{word} {words.pop(0)}"
            out[fold_key(word)] = int(number)
    return out


MONTHS = _read_months()
# These are other words too: a number or "in", "en", "في" must stand beside them.
AMBIGUOUS_MONTHS = frozenset(
    map(
        fold_key,
        (
            "may",
            "mar",
            "mars",
            "mai",
            "ماي",
            "آب",
            "أوت",
            "sept",
            "sep",
            "dec",
            "march",
            "jan",
            "oct",
            "avr",
            "jun",
            "aug",
        ),
    )
)

# No English abbreviations: "tue" is French for kills and "mon" for my.
_WEEKDAYS = """
0 lundi monday الإثنين الاثنين
1 mardi tuesday الثلاثاء ثلاثاء
2 mercredi wednesday الأربعاء أربعاء الاربعاء
3 jeudi thursday الخميس خميس
4 vendredi friday الجمعة جمعة
5 samedi saturday السبت سبت
6 dimanche sunday الأحد
"""
WEEKDAYS = {
    fold_key(word): int(line.split()[0])
    for line in _WEEKDAYS.strip().splitlines()
    for word in line.split()[1:]
}

# Thirds of a month: which days each covers.
EARLY, MIDDLE, LATE = (1, 10), (11, 20), (21, 31)
MONTH_PARTS = {
    **dict.fromkeys(
        map(
            fold_key,
            (
                "early",
                "début",
                "beginning of",
                "مطلع",
                "أوائل",
                "بداية",
                "مستهل",
                "in early",
                "au début de",
                "au début du",
                "start of",
            ),
        ),
        EARLY,
    ),
    **dict.fromkeys(
        map(
            fold_key, ("mid", "mid-", "mi-", "mi", "middle of", "منتصف", "أواسط", "milieu de", "au milieu du")
        ),
        MIDDLE,
    ),
    **dict.fromkeys(
        map(fold_key, ("late", "end of", "fin", "à la fin de", "à la fin du", "نهاية", "أواخر", "آخر")), LATE
    ),
}

_TENS = (("", 0), (" عشر", 10), (" والعشرين", 20), (" والثلاثين", 30))
_ORDINALS = "أول حادي ثاني ثالث رابع خامس سادس سابع ثامن تاسع عاشر".split()
_ORDINAL_VALUES = (1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)


def _read_ordinals() -> dict[str, int]:
    """ "خامس", "خامس عشر", "خامس والعشرين" without their article; and the first, which French writes out."""
    out = {"premier": 1, fold_key("عشرين"): 20, fold_key("ثلاثين"): 30}
    for word, value in zip(_ORDINALS, _ORDINAL_VALUES, strict=True):
        for tail, tens in _TENS:
            if value + tens <= 31 and (value < 10 or not tens):
                out[fold_key(word + tail)] = value + tens
    return out


# Days of a month written as words, as Arabic news does: "في الخامس من يناير".
ORDINAL_DAYS = _read_ordinals()
