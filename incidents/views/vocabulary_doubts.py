"""What a person is asked before a row or a name is saved: likely twins, ordinary words, the wrong country."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from incidents.forms.vocabulary_forms import PlaceForm
from incidents.models import Place
from incidents.selectors.vocabulary_labels import country_names
from incidents.selectors.vocabulary_twins import (
    Twin,
    actor_twins,
    country_at,
    namesakes,
    place_twins,
    word_warning,
)


@dataclass(frozen=True)
class Doubts:
    """Rows that may be the very same, and sentences; a person who says "anyway" has seen them."""

    twins: list[Twin] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.twins or self.sentences)


def doubts_about_row(form: Any, row: Any | None) -> Doubts:
    """Doubts about a valid PlaceForm or ActorForm; twins are looked for when the row is new."""
    cleaned, changed = form.cleaned_data, set(form.changed_data)
    typed = [cleaned[name] for name in form.name_fields if cleaned.get(name) and name in changed]
    sentences = _words(typed)
    if not isinstance(form, PlaceForm):
        return Doubts(actor_twins(typed) if row is None else [], sentences)
    if changed & {"lat", "lng", "country"}:
        sentences += _wrong_country(form)
    return Doubts(place_twins(typed, form.point()) if row is None else [], sentences)


def doubts_about_name(form: Any, owner: Any) -> Doubts:
    """Doubts about a valid form of one name: an ordinary word, or other places that bear it too."""
    if "text" not in form.changed_data:
        return Doubts()
    text = form.cleaned_data["text"]
    shared = namesakes(text, exclude_id=owner.pk) if isinstance(owner, Place) else []
    return Doubts([Twin(place, _("bears this name too")) for place in shared], _words([text]))


def _words(names: Iterable[str]) -> list[str]:
    return [warning for name in dict.fromkeys(names) if (warning := word_warning(name))]


def _wrong_country(form: PlaceForm) -> list[str]:
    said, found = form.cleaned_data["country"], country_at(form.point())
    if found is None or not said or said == found:
        return []
    names = {"found": country_names(found), "said": country_names(said)}
    return [_("By its coordinates it lies in %(found)s, not in %(said)s.") % names]
