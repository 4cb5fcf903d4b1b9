"""A field of actors: ids chosen from the list, or names typed out and not chosen."""

from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from incidents.models import Actor, ActorAlias
from incidents.models.codes import ActorRole, Inter
from incidents.selectors.merged import followed
from incidents.text.folding import fold_key


class ActorWidget(forms.Widget):
    """Hidden inputs `name` for the chosen ids and one text input `name_text` for what is being typed."""

    template_name = "components/actor_input.html"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """Ids as typed, then any typed name, marked with a leading "=" ."""
        ids = data.getlist(name) if isinstance(data, MultiValueDict) else list(data.get(name, []))
        typed = (data.get(f"{name}_text") or "").replace("\x00", "").strip()
        return [str(pk) for pk in ids if str(pk)] + ([f"={typed}"] if typed else [])

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Adds the chosen actors, so that they show without JavaScript."""
        context = super().get_context(name, None, attrs)
        parts = [str(part) for part in value or []]
        ids = [part for part in parts if is_id(part)]
        context["chosen"] = list(Actor.objects.filter(pk__in=ids))
        context["typed"] = next((part[1:] for part in parts if part.startswith("=")), "")
        return context


class ActorField(forms.Field):
    """A list of Actor rows in one role. Civilians and communities are never perpetrators."""

    widget = ActorWidget

    def __init__(self, *, role: ActorRole, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.role = role
        # Ids that the form was opened with: those stay, even if they are no longer offered.
        self.already: frozenset[int] = frozenset()

    def clean(self, value: list[str]) -> list[Actor]:
        """The actors in the order given, merged ones followed.

        Raises ValidationError for a name that nobody bears, and for a retired actor chosen anew.
        """
        ids = [int(part) for part in value if is_id(part)]
        rows = Actor.objects.select_related("merged_into").in_bulk(ids)
        actors = [followed(rows[pk]) for pk in ids if pk in rows]
        actors += [_actor_called(part[1:]) for part in value if part.startswith("=")]
        for actor in actors:
            if actor.is_retired and actor.pk not in self.already:
                raise forms.ValidationError(
                    _("%(actor)s is no longer in use. Choose another."), params={"actor": actor.label()}
                )
            if self.role == ActorRole.PERPETRATOR and (actor.is_community or actor.inter == Inter.CIVILIANS):
                raise forms.ValidationError(
                    _("%(actor)s cannot be a perpetrator: only organised parties are."),
                    params={"actor": actor.label()},
                )
        return list(dict.fromkeys(actors))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another set of actors is chosen; the order does not matter."""
        return {str(part) for part in initial or []} != {str(part) for part in data or []}


def is_id(text: str) -> bool:
    """Whether a posted text may be a row's number."""
    return text.isdecimal() and len(text) < 18


def _actor_called(name: str) -> Actor:
    alias = (
        ActorAlias.objects.in_use()
        .filter(folded=fold_key(name), actor__retired_at=None)
        .select_related("actor")
        .order_by("-is_strong")
        .first()
    )
    actor = alias.actor if alias else Actor.objects.in_use().filter(name_en__iexact=name).first()
    if actor is None:
        raise forms.ValidationError(
            _("No actor called “%(name)s” is known. Choose one from the list."), params={"name": name[:80]}
        )
    return actor
