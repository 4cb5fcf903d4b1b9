"""What the forms of the vocabulary screens share: typed degrees, names with a letter, periods, reasons."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from incidents.text.folding import fold_key


class DegreesField(forms.FloatField):
    """Degrees as people type them: with a point or a comma, in any digits."""

    def to_python(self, value: Any) -> Any:
        """The number. Raises ValidationError for anything else, infinity and NaN included."""
        if isinstance(value, str):
            value = fold_key(value).replace("٫", ".").replace(",", ".").rstrip("° ")
        return super().to_python(value)


class VocabularyForm(forms.Form):
    """A form whose names must hold a letter, and which may ask for a reason."""

    name_fields: tuple[str, ...] = ()
    reason = forms.CharField(label=_("Why"), max_length=500)

    def __init__(self, *args: Any, needs_reason: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not needs_reason:
            del self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        """Refuses names without a letter: nothing could ever match them."""
        cleaned = super().clean() or self.cleaned_data
        for name in self.name_fields:
            typed = cleaned.get(name)
            if typed and not re.search(r"[^\W\d_]", fold_key(typed)):
                self.add_error(name, _("A name needs at least one letter."))
        return cleaned


class ReasonForm(forms.Form):
    """Why a row or a name is retired, or two rows are merged."""

    reason = forms.CharField(label=_("Why"), max_length=500)


def as_days(form: forms.Form, *names: str) -> None:
    """Makes these fields the browser's own day pickers."""
    for name in names:
        form.fields[name].widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def check_period(form: forms.Form, cleaned: dict[str, Any]) -> None:
    """Adds an error where `valid_to` lies before `valid_from`."""
    first, last = cleaned.get("valid_from"), cleaned.get("valid_to")
    if first and last and last < first:
        form.add_error("valid_to", _("The period ends before it begins."))
