"""Forms of one name: a place's, or an actor's alias."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from incidents.models.codes import Language
from incidents.selectors.vocabulary_labels import LABELS
from incidents.services.vocabulary_names import AliasValues, PlaceNameValues

from .vocabulary_fields import VocabularyForm, as_days, check_period

LANGUAGES = [
    ("ar", Language.AR.label),
    ("fr", Language.FR.label),
    ("en", Language.EN.label),
    ("", _("any other")),
]


class NameForm(VocabularyForm):
    """One spelling of a name."""

    name_fields = ("text",)
    text = forms.CharField(label=LABELS["text"], max_length=200)
    language = forms.ChoiceField(label=LABELS["language"], choices=LANGUAGES, required=False)
    checked = forms.CharField(label=LABELS["checked"], max_length=500, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(
            ["text", "language", "is_strong", "is_preferred", "valid_from", "valid_to", "checked"]
        )

    def clean_language(self) -> str:
        """The language chosen; Arabic for a name in Arabic letters of which nothing is said."""
        chosen = self.cleaned_data["language"]
        is_arabic = any("\u0600" <= letter <= "\u06ff" for letter in self.cleaned_data.get("text", ""))
        return Language.AR.value if is_arabic and not chosen else chosen


class PlaceNameForm(NameForm):
    """One spelling of a place's name."""

    is_preferred = forms.BooleanField(label=_("Show this name first in its language"), required=False)

    def values(self) -> PlaceNameValues:
        """What was typed, for the services. Call after is_valid()."""
        cleaned = self.cleaned_data
        return PlaceNameValues(
            cleaned["text"], cleaned["language"], cleaned["is_preferred"], cleaned["checked"]
        )


class AliasForm(NameForm):
    """One alias of an actor."""

    is_strong = forms.BooleanField(
        label=_("Strong: this name means this actor alone"), required=False, initial=True
    )
    valid_from = forms.DateField(label=_("In use from"), required=False)
    valid_to = forms.DateField(label=_("In use until"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        as_days(self, "valid_from", "valid_to")

    def clean(self) -> dict[str, Any]:
        """A period in order."""
        cleaned = super().clean()
        check_period(self, cleaned)
        return cleaned

    def values(self) -> AliasValues:
        """What was typed, for the services. Call after is_valid()."""
        names = ("text", "language", "is_strong", "valid_from", "valid_to", "checked")
        return AliasValues(**{name: self.cleaned_data[name] for name in names})
