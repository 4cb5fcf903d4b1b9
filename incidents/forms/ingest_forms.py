"""Forms of the admin: an article, a feed, a user."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from incidents.models import Actor, Role, User
from incidents.models.codes import ARMED
from incidents.text.typed_dates import TypedDateError, parse_typed_date

from .incident_form import DATE_ERRORS


class ArticleForm(forms.Form):
    """One article, pasted or as a .txt file."""

    text = forms.CharField(
        label=_("Text of the article"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 12, "dir": "auto"}),
        strip=False,
    )
    file = forms.FileField(label=_("or a .txt file, up to 5 MB"), required=False, allow_empty_file=True)
    published_text = forms.CharField(label=_("Published on"), required=False, max_length=60)
    title = forms.CharField(label=_("Title"), required=False, max_length=300)
    url = forms.CharField(label=_("Address"), required=False, max_length=1000)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_published_text(self) -> date | None:
        """The publication day, or None where the text must speak for itself."""
        typed = self.cleaned_data["published_text"].strip()
        if not typed:
            return None
        try:
            span = parse_typed_date(typed, today=self.today)
        except TypedDateError as error:
            raise forms.ValidationError(DATE_ERRORS[error.code], code=error.code) from error
        if span.start != span.end:
            raise forms.ValidationError(_("Type one day, for example 1/7/2025."), code="not_a_day")
        return span.start

    def clean(self) -> dict[str, Any]:
        """Text or file, one of them."""
        cleaned = super().clean() or self.cleaned_data
        has_text, has_file = bool(cleaned.get("text", "").strip()), cleaned.get("file") is not None
        if not has_text and not has_file and not self.errors:
            self.add_error("text", _("Paste the text of the article, or choose a .txt file."))
        if has_text and has_file:
            self.add_error("file", _("Paste a text or choose a file, not both."))
        return cleaned


class SourceForm(forms.Form):
    """One feed."""

    url = forms.CharField(label=_("Address of the RSS or Atom feed"), max_length=1000)
    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    party = forms.ModelChoiceField(
        label=_("Outlet of an armed party"),
        queryset=Actor.objects.in_use().filter(inter__in=ARMED),
        required=False,
        empty_label=_("no"),
    )


class UserForm(forms.Form):
    """One person."""

    username = forms.CharField(label=_("User name"), max_length=150)
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.ANALYST)
    email = forms.EmailField(label=_("E-mail"), required=False)

    def clean_username(self) -> str:
        """A name that is free."""
        username = self.cleaned_data["username"].strip()
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError(_("There is already a user of this name."))
        return username
