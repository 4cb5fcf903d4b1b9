"""The two kinds of rows that the vocabulary screens show, and what their pages share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, gettext_noop

from incidents.forms.vocabulary_forms import ActorForm, PlaceForm
from incidents.forms.vocabulary_name_forms import AliasForm, PlaceNameForm
from incidents.models import Actor, ActorAlias, Place, PlaceName, User
from incidents.models.codes import Inter, PlaceKind
from incidents.selectors.vocabulary_pages import actor_list, place_list
from incidents.services.vocabulary import TAKEN_BACK

DONE = "vocabulary_done"
# Stored as it stands here; the history reads it in each language.
MISTAKE = gettext_noop("added by mistake")
BIGGEST_ID = 2**63 - 1


@dataclass(frozen=True)
class Kind:
    """Places or actors: the words of the address, the models, the forms and the list."""

    slug: str
    title: Promise
    model: type[Any]
    name_model: type[Any]
    form: type[Any]
    name_form: type[Any]
    kinds: Any
    rows: Callable[..., Any]

    @property
    def names(self) -> str:
        """The related name of the rows' names."""
        return "names" if self.model is Place else "aliases"

    @property
    def row_argument(self) -> str:
        """What the form calls the row that it changes."""
        return "place" if self.model is Place else "actor"


PLACES = Kind(
    "places",
    gettext_lazy("Places"),
    Place,
    PlaceName,
    PlaceForm,
    PlaceNameForm,
    PlaceKind.choices,
    place_list,
)
ACTORS = Kind(
    "actors",
    gettext_lazy("Actors"),
    Actor,
    ActorAlias,
    ActorForm,
    AliasForm,
    Inter.choices,
    actor_list,
)
KINDS = {kind.slug: kind for kind in (PLACES, ACTORS)}


class KindConverter:
    """ "places" or "actors" in an address."""

    regex = "places|actors"

    def to_python(self, value: str) -> Kind:
        """The kind of this word."""
        return KINDS[value]

    def to_url(self, value: Kind | str) -> str:
        """The word of this kind."""
        return value.slug if isinstance(value, Kind) else value


def find_row(kind: Kind, row_id: int) -> Any:
    """The place or actor with its names; 404 without one."""
    rows = kind.model.objects.prefetch_related(kind.names).select_related("merged_into")
    if kind is ACTORS:
        rows = rows.select_related("parent", "merged_into")
    row = rows.filter(pk=row_id).first() if row_id <= BIGGEST_ID else None
    if row is None:
        raise Http404
    return row


def find_name(kind: Kind, name_id: int) -> Any:
    """The name with its place or actor; 404 without one."""
    names = kind.name_model.objects.select_related(kind.row_argument)
    name = names.filter(pk=name_id).first() if name_id <= BIGGEST_ID else None
    if name is None:
        raise Http404
    return name


def kind_of(row: Place | Actor) -> Kind:
    """The kind of this row."""
    return PLACES if isinstance(row, Place) else ACTORS


def to_row(row: Place | Actor) -> HttpResponse:
    """On to the row's page."""
    return redirect("vocabulary_row", kind_of(row).slug, row.pk)


def say_done(request: HttpRequest, sentence: str, *, undo: str = "", fields: Any = ()) -> None:
    """Says on the next page what was done, with a button that takes it back where `undo` is its address.

    `fields` are the pairs that the button sends there.
    """
    if undo:
        request.session[DONE] = {
            "sentence": sentence,
            "undo": undo,
            "fields": [list(pair) for pair in fields],
        }
    else:
        messages.success(request, sentence)


def fields_back(form: Any, seen: str) -> list[tuple[str, str]]:
    """What the form would have to be sent with to put back what it was opened with, seen as it is now."""
    pairs = [("seen", seen), ("reason", TAKEN_BACK), ("anyway", "1")]
    for bound in form:
        values = bound.initial if isinstance(bound.initial, list) else [bound.initial]
        if bound.name != "reason":
            pairs += [(bound.name, str(value)) for value in values if value not in (None, False)]
    return pairs


def take_done(request: HttpRequest) -> dict[str, Any] | None:
    """What the page before left to say, once."""
    said: dict[str, Any] | None = request.session.pop(DONE, None)
    return said


def address(name: str, kind: Kind, *parts: Any) -> str:
    """The address of one of these pages."""
    return reverse(name, args=[kind.slug, *parts])


def editor_of(request: HttpRequest) -> User:
    """The person, who is known to be signed in."""
    assert isinstance(request.user, User)
    return request.user
