"""Whether two spellings, one in Arabic script or both in Latin, can be the same name said aloud.

Gazetteers carry names that a machine translated instead of writing them in another script: the village
Kale with the word for the vegetable, Koma with the state of a patient, War as "Guerre". A name that was
transliterated keeps the consonants of the original; a translation does not.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from .folding import fold_key

Sounds = tuple[frozenset[str], ...]

_BETWEEN_WORDS = re.compile(r"[\s()_/-]+")
# Words that stand beside a name and are no part of it, in both scripts, and articles with their consonant
# assimilated. What is often part of a name (وادي oued, عين aïn, بئر bir) stays: both scripts write it.
_GENERIC = frozenset(
    "مدينة مدينه قرية قريه بلدة بلده بلدية بلديه منطقة منطقه محافظة محافظه ولاية ولايه "
    "إقليم اقليم مقاطعة مقاطعه دائرة دائره الدائرة شعبية شعبيه إدارة قسم جزيرة جبل مطار معبر حي "
    "منجم مخيم معسكر قاعدة قاعده المحلية المالية البوركينية النيجيرية التشادية الحدودية "
    "ville village commune region province prefecture departement department cercle district wilaya "
    "daira state city town local government area municipality municipalite county airport aeroport "
    "qaryat djebel jebel mechta mechtat douar "
    "de du des d of la le les el al l an ar as ash ad ed en er es et ez at az".split()
)
# "The village of Saye in Mali", "Kherrata, Bejaia": what follows says where it is.
_WHERE = re.compile(r"،| في | شمالي ")
_ARTICLE = re.compile(r"^(?:ال|(?:el|al|l|d)[-'])")
_MARKS = re.compile(r"[\u064b-\u065f\u0670\u0640\u200c-\u200f\u202a-\u202e]")

# What each letter may sound like when a foreign name is written with it. Capital S is "sh". Letters
# that are absent (ا و ي ع ح ه ء) carry vowels or breath, which no two writers render alike.
_ARABIC = {
    "تش": "Sj", "دج": "jg",
    "ب": "bpv", "پ": "pb", "ت": "t", "ة": "", "ث": "ts", "ج": "jgzS", "چ": "jS", "خ": "kh", "د": "d",
    "ذ": "dz", "ر": "r", "ز": "zs", "س": "szc", "ش": "S", "ص": "s", "ض": "d", "ط": "t", "ظ": "zd",
    "غ": "gr", "ف": "fvp", "ڤ": "vf", "ق": "kg", "ڨ": "g", "ك": "kg", "ک": "kg", "گ": "g", "ڭ": "g",
    "ل": "l", "م": "m", "ن": "n",
}  # fmt: skip
_LATIN = {
    "tch": "S", "sch": "Ss", "ch": "Sk", "sh": "S", "ph": "f", "dj": "j", "dz": "zd", "gh": "g", "kh": "kh",
    "th": "ts", "dh": "dz", "zh": "jz", "qu": "k", "ck": "k", "ty": "tS", "ti": "tS", "di": "dj",
    "dy": "dj", "ky": "kS", "gy": "gj", "sc": "sS", "gn": "ng",
    "b": "b", "c": "ksS", "d": "d", "f": "f", "g": "gj", "j": "j", "k": "k", "l": "l", "m": "m", "n": "n",
    "p": "p", "q": "k", "r": "r", "s": "s", "t": "t", "v": "v", "z": "z",
}  # fmt: skip
_LATIN_TOKEN = re.compile("|".join(sorted(_LATIN, key=len, reverse=True)))
_ARABIC_TOKEN = re.compile("|".join(sorted(_ARABIC, key=len, reverse=True)))
# Pairs that writers confuse: they cost half of a strange consonant.
_CONFUSED = [
    frozenset(pair) for pair in ("mn", "sz", "sS", "zj", "bf", "pf", "vb", "td", "kg", "gj", "lr", "kh", "jS")
]
_HALF, _WHOLE = 0.5, 1.0


def unlikeness(name: str, others: Iterable[str]) -> float:
    """0 where the name has the consonants of one of the others, 1 where it has none of any of them.

    Edit distance over consonants, divided by the longer name's number of them; the nearest other counts, also
    without its last words: نيورو is Nioro du Sahel.
    """
    mine, words = _sounds(name), len(_core_words(_without_marks(name.lower())))
    forms = {form for other in others for form in (other, _first_words(other, words))}
    return min((_distance(mine, _sounds(form)) for form in forms), default=1.0)


def _first_words(text: str, count: int) -> str:
    return " ".join(_core_words(_without_marks(text.lower()))[:count])


def consonant_classes(name: str) -> str:
    """The consonants of a name as a word of classes that are alike in both scripts: باباكورا and Babakoura.

    Labials are one class, so are dentals, sibilants, the sounds of the throat and nasals: two names with
    unlike classes are two names, two with like ones may still be.
    """
    out = ""
    for sounds in _sounds(name):
        letter = next((mark for mark, members in _CLASSES if sounds & members), "")
        out += letter
    return out


_CLASSES = tuple(
    (mark, frozenset(members))
    for mark, members in (("P", "bpvf"), ("T", "td"), ("K", "kgjh"), ("S", "szSc"), ("L", "l"), ("R", "r"),
                          ("N", "mn"))
)  # fmt: skip


def vowels_aloud(name: str) -> str:
    """A name with its vowels as Arabic would write them: a, i or u, consonants by their class."""
    plain = _without_marks(name.lower())
    if any("\u0600" <= letter <= "\u06ff" for letter in plain):
        plain = plain.translate(_ARABIC_VOWELS)
    plain = _LATIN_VOWELS.sub(lambda match: _VOWEL_OF[match[0]], plain)
    pieces = re.split(r"([aiu])", plain)
    said = "".join(piece if piece in _SHORT else consonant_classes(piece) for piece in pieces if piece)
    return re.sub(r"([aiu])\1+", r"\1", said)


_ARABIC_VOWELS = str.maketrans({
    "ا": "a", "أ": "a", "آ": "a", "ى": "a", "ة": "a", "ع": "a", "إ": "i", "ي": "i", "ئ": "i", "و": "u",
    "ؤ": "u", "ه": "", "ح": "",
})  # fmt: skip
_VOWEL_OF = {"ou": "u", "oo": "u", "o": "u", "w": "u", "e": "i", "y": "i", "ei": "i", "ai": "ai"}
_LATIN_VOWELS = re.compile("|".join(sorted(_VOWEL_OF, key=len, reverse=True)))
_SHORT = frozenset("aiu")


def core_name(text: str) -> str:
    """A folded name without words such as "region of"; the name itself where nothing is left."""
    return " ".join(_core_words(fold_key(text))) or fold_key(text)


def _core_words(plain: str) -> list[str]:
    words = [word for word in _BETWEEN_WORDS.split(_WHERE.split(plain, maxsplit=1)[0].strip()) if word]
    return [word for word in words if word not in _GENERIC] or words


@lru_cache(maxsize=5_000)
def _sounds(name: str) -> Sounds:
    """The consonants of a name without generic words and article, each as the sounds it may stand for."""
    core = _core_words(_without_marks(name.lower()))
    return tuple(token for word in core for token in _word_sounds(_ARTICLE.sub("", word) or word))


def _word_sounds(word: str) -> list[frozenset[str]]:
    if any("\u0600" <= letter <= "\u06ff" for letter in word):
        found = (_ARABIC[token] for token in _ARABIC_TOKEN.findall(word))
        return [frozenset(sounds) for sounds in found if sounds]
    single = re.sub(r"([a-z])\1+", r"\1", word.replace("x", "ks"))
    return [frozenset(_LATIN[token]) for token in _LATIN_TOKEN.findall(single)]


def _without_marks(text: str) -> str:
    if any("\u0600" <= letter <= "\u06ff" for letter in text):
        return _MARKS.sub("", text)
    parts = unicodedata.normalize("NFKD", text.translate(_HOOKED))
    return "".join(part for part in parts if unicodedata.category(part) != "Mn")


_HOOKED = str.maketrans({"ɓ": "b", "ɗ": "d", "ƙ": "k", "ŋ": "n", "’": "'", "ʼ": "'", "œ": "e", "ø": "o"})


def _distance(a: Sounds, b: Sounds) -> float:
    longest = max(len(a), len(b))
    if not longest:
        return 0.0
    row = [float(number) for number in range(len(b) + 1)]
    for number, left in enumerate(a, start=1):
        above, row[0] = row[0], float(number)
        for place, right in enumerate(b, start=1):
            best = min(above + _price(left, right), row[place] + _WHOLE, row[place - 1] + _WHOLE)
            above, row[place] = row[place], best
    return row[-1] / longest


@lru_cache(maxsize=10_000)
def _price(a: frozenset[str], b: frozenset[str]) -> float:
    if a & b:
        return 0.0
    confused = any(x != y and frozenset((x, y)) in _CONFUSED for x in a for y in b)
    return _HALF if confused else _WHOLE
