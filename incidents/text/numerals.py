"""Number words, collective numbers and Arabic duals, folded, as data."""

from __future__ import annotations

from incidents.text.folding import fold_key


def _table(lines: str) -> dict[str, int]:
    out = {}
    for line in lines.strip().splitlines():
        value, *words = line.split()
        out.update({fold_key(word): int(value) for word in words})
    return out


# "a" and "un" count only before a word for people, which the caller checks.
ARTICLES = {fold_key(word): 1 for word in ("a", "an", "un", "une", "one", "واحد", "واحدا", "واحدة")}
LATIN_UNITS = _table("""
1 one un une
2 two deux
3 three trois
4 four quatre
5 five cinq
6 six
7 seven sept
8 eight huit
9 nine neuf
10 ten dix
11 eleven onze
12 twelve douze
13 thirteen treize
14 fourteen quatorze
15 fifteen quinze
16 sixteen seize
17 seventeen
18 eighteen
19 nineteen
20 twenty vingt vingts
30 thirty trente
40 forty quarante
50 fifty cinquante
60 sixty soixante
70 seventy septante
80 eighty
90 ninety nonante
""")
LATIN_SCALES = _table("""
100 hundred cent cents
1000 thousand mille
""")
ARABIC_UNITS = _table("""
1 واحد واحدا واحدة أحد إحدى
2 اثنان اثنين اثنا اثني اثنتان اثنتين اثنتا اثنتي
3 ثلاثة ثلاث
4 أربعة أربع
5 خمسة خمس
6 ستة ست
7 سبعة سبع
8 ثمانية ثماني ثمان ثمانيا
9 تسعة تسع
10 عشرة عشر
20 عشرون عشرين
30 ثلاثون ثلاثين
40 أربعون أربعين
50 خمسون خمسين
60 ستون ستين
70 سبعون سبعين
80 ثمانون ثمانين
90 تسعون تسعين
100 مائة مئة مية
200 مائتان مائتين مئتان مئتين مائتي مئتي مائتا مئتا
300 ثلاثمائة ثلاثمئة
400 أربعمائة أربعمئة
500 خمسمائة خمسمئة
600 ستمائة ستمئة
700 سبعمائة سبعمئة
800 ثمانمائة ثمانمئة
900 تسعمائة تسعمئة
2000 ألفان ألفين ألفي
""")
ARABIC_THOUSANDS = frozenset(map(fold_key, ("ألف", "ألفا", "آلاف")))
# "une dizaine" is about ten and "a dozen" about twelve: one figure, hedged.
COLLECTIVES = _table("""
2 couple
6 demi-douzaine half-dozen
10 dizaine
12 douzaine dozen
15 quinzaine
20 vingtaine
30 trentaine
40 quarantaine
50 cinquantaine
60 soixantaine
100 centaine
1000 millier
""")
# Two words that are one: "half a dozen" is six, not twelve.
HALF_DOZENS = frozenset(map(fold_key, ("half a dozen", "half-a-dozen", "demi douzaine")))
# (low, quantifier) with an open end: the evaluation's reading of words that give no figure.
VAGUE = {
    **dict.fromkeys(map(fold_key, ("dozens", "scores", "dizaines", "عشرات", "العشرات")), (20, "dozens")),
    **dict.fromkeys(map(fold_key, ("hundreds", "centaines", "مئات", "المئات")), (200, "at_least")),
    **dict.fromkeys(map(fold_key, ("thousands", "milliers", "الآلاف")), (2000, "at_least")),
    **dict.fromkeys(
        map(
            fold_key,
            (
                "several",
                "plusieurs",
                "quelques",
                "عدة",
                "بضعة",
                "بضع",
                "عدد من",
                "عددا من",
                "بعض",
                "a few",
                "a number of",
                "un certain nombre de",
                "a handful of",
                "many",
                "de nombreux",
            ),
        ),
        (2, "several"),
    ),
}
_BROKEN_PLURALS = (
    "جندي قتيل شخص جريح عنصر رجل طفل ضابط عامل سائق راكب ضحية مصاب حارس تلميذ مواطن "
    "شهيد رهينة جثة شاب فرد تاجر"
)
_SOUND_PLURALS = (
    "مدني مسلح شرطي دركي قروي مهاجم إرهابي متطوع صيني أجنبي إنتحاري مختطف عسكري متظاهر متشدد جهادي صحفي مسافر"
)
# Nouns of people whose dual is itself the count two. Where -ين is the plural as well, only -ان is safe.
ARABIC_DUALS = frozenset(
    fold_key(noun.replace("ة", "ت") + ending)
    for nouns, endings in ((_BROKEN_PLURALS, ("ان", "ين", "ا")), (_SOUND_PLURALS, ("ان",)))
    for noun in nouns.split()
    for ending in endings
    if not (ending == "ا" and noun not in ("جندي",))
) - {fold_key("جنديا")} | frozenset(
    map(fold_key, ("امرأتان", "امرأتين", "سيدتان", "سيدتين", "فتاتان", "فتاتين"))
)
