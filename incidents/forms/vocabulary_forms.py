"""Forms of the vocabulary screens: filters of the lists, a place, an actor."""

from typing import Any

from django import forms
from django.contrib.gis.geos import Point
from django.utils.translation import gettext_lazy as _

from incidents.extraction.seed_files import UNCERTAINTY_KM
from incidents.models import Actor, Place, RowOrigin
from incidents.models.codes import Country, Inter, PlaceKind
from incidents.selectors.vocabulary_labels import COUNTRIES, LABELS
from incidents.selectors.vocabulary_pages import (
    ANY,
    ELSEWHERE,
    IN_USE,
    MERGED,
    NO_ARABIC,
    RETIRED,
    UNCHECKED,
    Wanted,
)
from incidents.services.vocabulary import ActorValues, PlaceValues
from incidents.text.folding import fold_key

from .actor_field import is_id
from .vocabulary_fields import DegreesField, VocabularyForm, as_days, check_period

# Where the countries watched and their neighbours lie, in degrees: west, south, east, north.
REGION = (-26.0, -5.0, 30.0, 40.0)
USUAL_KM = 3.0


def any_of(choices: Any) -> list[tuple[Any, Any]]:
    """Choices of a filter, "all" first."""
    return [("", _("all")), *choices]


class ListForm(forms.Form):
    """The filters above a list; what cannot be read filters nothing."""

    q = forms.CharField(label=_("Name, in any language and spelling"), required=False, max_length=200)
    country = forms.ChoiceField(
        label=_("Country"),
        required=False,
        choices=any_of([*Country.choices, (ELSEWHERE, _("elsewhere or none"))]),
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    origin = forms.ChoiceField(label=_("Added by"), required=False, choices=any_of(RowOrigin.choices))
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        initial=IN_USE,
        choices=[(IN_USE, _("in use")), (RETIRED, _("retired")), (MERGED, _("merged")), (ANY, _("all"))],
    )
    lacks = forms.ChoiceField(
        label=_("What is missing"),
        required=False,
        choices=[("", "—"), (NO_ARABIC, _("no Arabic name")), (UNCHECKED, _("a name not checked"))],
    )

    def __init__(self, data: Any, *, kinds: Any) -> None:
        super().__init__(data)
        self.fields["kind"].choices = any_of(kinds)  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """What the list is asked for."""
        self.is_valid()
        read = {name: self.cleaned_data.get(name, "") for name in self.fields}
        return Wanted(
            read["q"],
            read["country"],
            str(read["kind"]),
            read["origin"],
            read["state"] or IN_USE,
            read["lacks"],
        )


class PlaceForm(VocabularyForm):
    """One place. A new one may bring its first names; the others are added on its page."""

    name_fields = ("name", "name_ar", "name_fr", "name_en")
    name = forms.CharField(label=LABELS["name"], max_length=200)
    name_ar = forms.CharField(label=LABELS["name_ar"], max_length=200, required=False)
    name_fr = forms.CharField(label=LABELS["name_fr"], max_length=200, required=False)
    name_en = forms.CharField(label=LABELS["name_en"], max_length=200, required=False)
    kind = forms.ChoiceField(label=LABELS["kind"], choices=PlaceKind.choices, initial=PlaceKind.VILLAGE)
    country = forms.ChoiceField(label=LABELS["country"], required=False)
    admin1 = forms.CharField(label=LABELS["admin1"], max_length=200, required=False)
    lat = DegreesField(label=_("Latitude"), min_value=-90, max_value=90)
    lng = DegreesField(label=_("Longitude"), min_value=-180, max_value=180)
    uncertainty_km = DegreesField(label=LABELS["uncertainty_km"], required=False, min_value=0, max_value=1500)
    population = forms.IntegerField(
        label=LABELS["population"], required=False, min_value=0, max_value=50_000_000
    )
    coord_source = forms.CharField(label=LABELS["coord_source"], max_length=500)

    def __init__(self, *args: Any, place: Place | None = None, **kwargs: Any) -> None:
        super().__init__(*args, needs_reason=place is not None, **kwargs)
        countries: list[tuple[str, Any]] = [*COUNTRIES.items()]
        if place and place.country not in dict(countries):
            countries.append((place.country, place.country))
        self.fields["country"].choices = [("", _("none or several")), *countries]  # type: ignore[attr-defined]
        for name in ("lat", "lng", "uncertainty_km"):
            self.fields[name].widget = forms.TextInput(attrs={"inputmode": "decimal", "maxlength": 30})
        if place:
            for name in ("name_ar", "name_fr", "name_en"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Coordinates in the region; where only the swapped pair lies there, says so."""
        cleaned = super().clean()
        lat, lng = cleaned.get("lat"), cleaned.get("lng")
        if lat is None or lng is None or _in_region(lat, lng):
            return cleaned
        typed = {"lat": f"{lat:g}", "lng": f"{lng:g}"}
        message = _("Latitude %(lat)s, longitude %(lng)s lies far outside the region.")
        if _in_region(lng, lat):
            message = _(
                "Latitude and longitude look swapped: did you mean latitude %(lng)s, longitude %(lat)s?"
            )
        self.add_error("lat", message % typed)
        return cleaned

    def point(self) -> Point:
        """The point, WGS 84."""
        return Point(self.cleaned_data["lng"], self.cleaned_data["lat"], srid=4326)

    def names(self) -> dict[str, str]:
        """First names by language."""
        return {code: self.cleaned_data.get(f"name_{code}", "").strip() for code in ("ar", "fr", "en")}

    def values(self) -> PlaceValues:
        """What was typed, for the services. Call after is_valid()."""
        cleaned = self.cleaned_data
        typed_km = cleaned["uncertainty_km"]
        return PlaceValues(
            name=cleaned["name"],
            kind=cleaned["kind"],
            country=cleaned["country"],
            admin1=cleaned["admin1"],
            point=self.point(),
            uncertainty_km=UNCERTAINTY_KM.get(cleaned["kind"], USUAL_KM) if typed_km is None else typed_km,
            population=cleaned["population"],
            coord_source=cleaned["coord_source"],
        )


class ActorForm(VocabularyForm):
    """One actor."""

    name_fields = ("name_en", "name_fr", "name_ar")
    name_en = forms.CharField(label=LABELS["name_en"], max_length=200)
    name_fr = forms.CharField(label=LABELS["name_fr"], max_length=200, required=False)
    name_ar = forms.CharField(label=LABELS["name_ar"], max_length=200, required=False)
    inter = forms.TypedChoiceField(label=LABELS["inter"], choices=Inter.choices, coerce=int, initial=2)
    countries = forms.MultipleChoiceField(
        label=LABELS["countries"], required=False, widget=forms.CheckboxSelectMultiple
    )
    parent_text = forms.CharField(label=LABELS["parent"], max_length=200, required=False)
    parent = forms.CharField(required=False, widget=forms.HiddenInput)
    valid_from = forms.DateField(label=LABELS["valid_from"], required=False)
    valid_to = forms.DateField(label=LABELS["valid_to"], required=False)
    is_community = forms.BooleanField(
        label=_("A community or class of people: it can suffer, never act"), required=False
    )

    def __init__(self, *args: Any, actor: Actor | None = None, **kwargs: Any) -> None:
        super().__init__(*args, needs_reason=actor is not None, **kwargs)
        codes: list[tuple[str, Any]] = [*COUNTRIES.items()]
        codes += [(code, code) for code in (actor.countries if actor else []) if code not in dict(codes)]
        self.fields["countries"].choices = codes  # type: ignore[attr-defined]
        as_days(self, "valid_from", "valid_to")

    def clean_countries(self) -> list[str]:
        """The countries, those that were there before in their order."""
        typed = self.cleaned_data["countries"]
        return [
            code for code in dict.fromkeys([*(self.initial.get("countries") or []), *typed]) if code in typed
        ]

    def clean(self) -> dict[str, Any]:
        """The parent by the row chosen or by its exact name, and a period in order."""
        cleaned = super().clean()
        cleaned["parent_row"] = self._parent(cleaned)
        check_period(self, cleaned)
        return cleaned

    def values(self) -> ActorValues:
        """What was typed, for the services. Call after is_valid()."""
        cleaned = self.cleaned_data
        parent = cleaned["parent_row"]
        columns = ("name_en", "name_fr", "name_ar", "inter", "countries", "valid_from", "valid_to")
        return ActorValues(
            **{column: cleaned[column] for column in columns},
            parent_id=parent.pk if parent else None,
            is_community=cleaned["is_community"],
        )

    def _parent(self, cleaned: dict[str, Any]) -> Actor | None:
        typed, chosen = cleaned.get("parent_text", "").strip(), cleaned.get("parent", "")
        if not typed:
            return None
        row = Actor.objects.filter(pk=int(chosen)).first() if is_id(chosen) else None
        if row is not None and fold_key(typed) in _forms_of(row):
            return row
        found = [actor for actor in Actor.objects.in_use() if fold_key(typed) in _forms_of(actor)]
        if len(found) == 1:
            return found[0]
        self.add_error("parent_text", _("No actor of exactly this name is known. Choose one from the list."))
        return None


def _in_region(lat: float, lng: float) -> bool:
    west, south, east, north = REGION
    return west <= lng <= east and south <= lat <= north


def _forms_of(actor: Actor) -> set[str]:
    return {fold_key(name) for name in (actor.name_en, actor.name_fr, actor.name_ar) if name}
