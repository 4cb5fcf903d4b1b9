"""Finding rows of the vocabulary by any spelling of any of their names, retired ones included."""

from collections.abc import Iterable

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Q

from incidents.models import Actor, ActorAlias, Place, PlaceName, RowOrigin
from incidents.text.folding import fold_key

# So many spellings are compared at most; a single letter would otherwise sort half a gazetteer.
MOST_SPELLINGS = 1_500
MOST_FOUND = 1_000
# From here on a text may stand inside a name or resemble one; shorter, it only begins names.
SHORT = 3
ALIKE = 0.45


def spellings(text: str) -> set[str]:
    """Folded forms under which a typed name may be stored: hyphen or space, Arabic article, foreign g."""
    form = fold_key(text)
    forms = {form, form.replace("-", " "), form.replace(" ", "-"), form.replace("'", "")}
    if form.startswith("ال"):
        forms.add(form[2:])
    elif _is_arabic(form):
        forms.add("ال" + form)
    for letter in "غجق":
        if letter in form and _is_arabic(form):
            forms |= {form.replace(letter, other) for other in "غجق"}
    return {one.strip() for one in forms} - {""}


def place_ids_named(text: str) -> list[int]:
    """Ids of places with this name, then of those whose name begins so, holds it or resembles it.

    Within each, the likest first, curated rows before a gazetteer's, then the largest; at most MOST_FOUND.
    Two queries, on indexes.
    """
    wanted = fold_key(text)
    if not wanted:
        return []
    forms = spellings(text)
    match = Q(folded__in=forms) | Q(folded__startswith=wanted)
    if len(wanted) >= SHORT:
        match |= Q(folded__contains=wanted) | Q(folded__trigram_similar=wanted)
    names = PlaceName.objects.filter(match).annotate(likeness=TrigramSimilarity("folded", wanted))
    columns = ("place_id", "folded", "likeness", "place__population", "place__origin")
    rows = names.order_by("-likeness").values_list(*columns)[:MOST_SPELLINGS]

    def order(row: tuple[int, str, float, int | None, str]) -> tuple[object, ...]:
        place_id, folded, likeness, population, origin = row
        is_gazetteer = origin == RowOrigin.GAZETTEER
        return _rank(folded, wanted, forms), -likeness, is_gazetteer, -(population or 0), place_id

    ranked = sorted(rows, key=order)
    by_key = Place.objects.filter(key=text.strip()[:80]).values_list("pk", flat=True)
    return list(dict.fromkeys([*by_key, *(row[0] for row in ranked)]))[:MOST_FOUND]


def actor_ids_named(text: str) -> list[int]:
    """Ids of actors by alias, display name or key, in the order of `place_ids_named`. Three queries."""
    wanted = fold_key(text)
    if not wanted:
        return []
    forms = spellings(text)
    likeness = TrigramSimilarity("folded", wanted)
    rows: list[tuple[int, str, float]] = list(
        ActorAlias.objects.annotate(likeness=likeness)
        .filter(Q(folded__in=forms) | Q(folded__contains=wanted) | Q(likeness__gt=ALIKE))
        .values_list("actor_id", "folded", "likeness")
    )
    rows += [(pk, name, 0.0) for pk, name in _display_names() if wanted in name]
    ranked = sorted(rows, key=lambda row: (_rank(row[1], wanted, forms), -row[2], row[0]))
    by_key = Actor.objects.filter(key__iexact=text.strip()[:60]).values_list("pk", flat=True)
    return list(dict.fromkeys([*by_key, *(row[0] for row in ranked)]))[:MOST_FOUND]


def _display_names() -> Iterable[tuple[int, str]]:
    for pk, *names in Actor.objects.values_list("pk", "name_en", "name_fr", "name_ar"):
        yield from ((pk, fold_key(name)) for name in names if name)


def _rank(folded: str, wanted: str, forms: set[str]) -> int:
    if folded in forms:
        return 0
    if folded.startswith(wanted):
        return 1
    return 2 if wanted in folded else 3


def _is_arabic(form: str) -> bool:
    return any("\u0600" <= character <= "\u06ff" for character in form)
