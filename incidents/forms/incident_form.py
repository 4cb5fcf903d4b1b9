"""One form for an incident, whether entered by hand, taken from a draft or corrected."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from incidents.fetching.canonical_url import canonical_url
from incidents.fetching.types import FetchError
from incidents.models.codes import (
    EVENT_TYPE_OF,
    SUB_EVENT_TYPES,
    ActorRole,
    Attribution,
    Country,
    Credibility,
    DatePrecision,
    TargetKind,
    TimeOfDay,
)
from incidents.services.incidents import ActorEntry, IncidentValues
from incidents.text.typed_counts import TypedCountError, parse_typed_count
from incidents.text.typed_dates import TypedDateError, parse_typed_date

from .actor_field import ActorField
from .place_choice import resolve_place

COUNTED = ("fatalities", "injured", "missing", "abducted")
# The coded field that each input belongs to; evidence is kept per coded field.
CODED_FIELD_OF = {
    "date_text": "date",
    "date_is_open": "date",
    "time_of_day": "time_of_day",
    "place_text": "place",
    "place": "place",
    "lat": "place",
    "lng": "place",
    "uncertainty_km": "place",
    "country": "country",
    "sub_event_type": "event_type",
    "perpetrators": "perpetrators",
    "attribution": "responsibility",
    "said_by": "responsibility",
    "targets": "targets",
    "associated": "associated",
    "target_kind": "target_kind",
    "civilian_targeting": "civilian_targeting",
    "fatalities": "fatalities",
    "fatalities_best": "fatalities",
    "injured": "injured",
    "missing": "missing",
    "abducted": "abducted",
    "notes": "notes",
    "tags": "tags",
    "credibility": "credibility",
}
PLACE_INPUTS = {name for name, field in CODED_FIELD_OF.items() if field == "place"}
COUNT_ERRORS = {
    "unreadable": _("Type a number, a range such as 30-34, or 30+ for “at least 30”."),
    "order": _("The lower figure comes first."),
    "too_many": _("This is more people than any single event has counted. Check the figure."),
}
DATE_ERRORS = {
    "unreadable": _("This date cannot be read. Type for example 1/7, 1/7/2025, hier, أمس or juin 2025."),
    "future": _("This date lies in the future."),
    "impossible": _("There is no such day."),
}


def grouped_sub_types() -> list[Any]:
    """Choices of the sub-type, grouped under the event type that each one sets."""
    groups = [
        (event.label, [(sub.value, sub.label) for sub in subs]) for event, subs in SUB_EVENT_TYPES.items()
    ]
    return [("", [("", "—")]), *groups]


def optional(choices: Any) -> list[tuple[Any, Any]]:
    """Choices with "unknown" first."""
    return [("", _("unknown")), *choices]


class IncidentForm(forms.Form):
    """The values of one incident as typed. `today` bounds the dates; `needs` names what is required."""

    date_text = forms.CharField(label=_("When"), max_length=60, required=False)
    date_is_open = forms.BooleanField(label=_("still going on"), required=False)
    time_of_day = forms.ChoiceField(
        label=_("Time of day"), choices=optional(TimeOfDay.choices), required=False
    )
    place_text = forms.CharField(label=_("Where"), max_length=200, required=False)
    place = forms.IntegerField(required=False, widget=forms.HiddenInput)
    lat = forms.FloatField(label=_("Latitude"), required=False, min_value=-90, max_value=90)
    lng = forms.FloatField(label=_("Longitude"), required=False, min_value=-180, max_value=180)
    uncertainty_km = forms.FloatField(
        label=_("Known to within (km)"), required=False, min_value=0, max_value=1500
    )
    country = forms.ChoiceField(
        label=_("Country"), choices=[("", _("from the place")), *Country.choices], required=False
    )
    withhold_place = forms.BooleanField(
        label=_("Children or others at risk: show readers the area only"), required=False
    )
    sub_event_type = forms.ChoiceField(label=_("What happened"), choices=grouped_sub_types)
    perpetrators = ActorField(label=_("By whom"), role=ActorRole.PERPETRATOR)
    attribution = forms.ChoiceField(
        label=_("Claimed or suspected"), choices=Attribution.choices, initial="unknown", required=False
    )
    said_by = forms.CharField(label=_("Said by"), max_length=200, required=False)
    targets = ActorField(label=_("Against whom"), role=ActorRole.TARGET)
    associated = ActorField(label=_("Also involved"), role=ActorRole.ASSOCIATED)
    target_kind = forms.ChoiceField(
        label=_("Kind of target"), choices=optional(TargetKind.choices), required=False
    )
    civilian_targeting = forms.ChoiceField(
        label=_("Civilians targeted"), choices=optional([("yes", _("yes")), ("no", _("no"))]), required=False
    )
    fatalities = forms.CharField(label=_("Deaths"), max_length=40, required=False)
    fatalities_best = forms.IntegerField(
        label=_("Best estimate"), required=False, min_value=0, max_value=100_000
    )
    injured = forms.CharField(label=_("Injured"), max_length=40, required=False)
    missing = forms.CharField(label=_("Missing"), max_length=40, required=False)
    abducted = forms.CharField(label=_("Abducted"), max_length=40, required=False)
    credibility = forms.TypedChoiceField(
        label=_("Credibility"),
        choices=Credibility.choices,
        coerce=int,
        initial=6,
        required=False,
        empty_value=6,  # type: ignore[arg-type]  # what the coerced value is compared with
    )
    notes = forms.CharField(
        label=_("Notes"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    tags = forms.CharField(label=_("Tags"), required=False, max_length=300)
    urls = forms.CharField(
        label=_("Sources: addresses, one a line"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    confidential_note = forms.CharField(
        label=_("Confidential report"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    reason = forms.CharField(label=_("Reason"), max_length=500, required=False)

    def __init__(
        self, *args: Any, today: date, needs_source: bool = False, needs_reason: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.needs_source = needs_source
        self.fields["reason"].required = needs_reason
        for name in ("perpetrators", "targets", "associated"):
            field = self.fields[name]
            assert isinstance(field, ActorField)
            field.already = frozenset(self.initial.get(name) or ())

    def clean_date_text(self) -> str:
        """The typed date, with the interval it means kept in `self.dates`."""
        typed = self.cleaned_data["date_text"].strip()
        self.dates: tuple[date | None, date | None, str] = (None, None, DatePrecision.UNKNOWN)
        if typed and typed == self.initial.get("date_text"):
            # Left alone: keeps the precision that the text alone would not tell (a week, a month).
            self.dates = self.initial["dates"]
        elif typed:
            try:
                span = parse_typed_date(typed, today=self.today)
            except TypedDateError as error:
                raise forms.ValidationError(DATE_ERRORS[error.code], code=error.code) from error
            self.dates = (span.start, span.end, span.precision)
        return typed

    def clean_urls(self) -> list[str]:
        """The addresses, each in its canonical spelling."""
        addresses = []
        for line in re.split(r"\s+", self.cleaned_data["urls"].strip()):
            if not line:
                continue
            try:
                addresses.append(canonical_url(line))
            except FetchError as error:
                raise forms.ValidationError(
                    _("“%(url)s” is not a web address."), params={"url": line[:120]}, code="url"
                ) from error
        return list(dict.fromkeys(addresses))

    def clean(self) -> dict[str, Any]:
        """Checks that need more than one field: place, counts, sources."""
        cleaned = super().clean() or self.cleaned_data
        self._clean_counts(cleaned)
        is_untouched = bool(self.initial) and not PLACE_INPUTS & set(self.changed_data)
        already = self.initial.get("place")
        for field, message in resolve_place(cleaned, is_untouched=is_untouched, already=already):
            self.add_error(field, message)
        if cleaned.get("date_is_open") and not cleaned.get("date_text"):
            self.add_error("date_text", _("Type the day since when it goes on."))
        has_source = bool(cleaned.get("urls") or cleaned.get("confidential_note", "").strip())
        if self.needs_source and not has_source and not self.errors.get("urls"):
            self.add_error("urls", _("Give at least one source: an address, or a confidential report."))
        if cleaned.get("attribution") not in ("", "unknown", None) and not cleaned.get("perpetrators"):
            self.add_error("perpetrators", _("Say who is meant, or set “unknown” beside it."))
        return cleaned

    def values(self) -> IncidentValues:
        """What was typed, for the services. Call after is_valid()."""
        cleaned = self.cleaned_data
        return IncidentValues(
            columns=self._columns(),
            actors=tuple(self._actor_entries()),
            urls=tuple(cleaned["urls"]),
            confidential_note=cleaned["confidential_note"],
        )

    def corrected_fields(self) -> list[str]:
        """Coded fields whose inputs differ from what the form was opened with."""
        return list(
            dict.fromkeys(CODED_FIELD_OF[name] for name in self.changed_data if name in CODED_FIELD_OF)
        )

    def _columns(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        start, end, precision = self.dates
        columns: dict[str, Any] = {
            "event_type": EVENT_TYPE_OF[cleaned["sub_event_type"]],
            "sub_event_type": cleaned["sub_event_type"],
            "date_start": start,
            "date_end": None if cleaned["date_is_open"] else end,
            "date_precision": precision,
            "time_of_day": cleaned["time_of_day"],
            "place_id": cleaned["place_row"].pk if cleaned["place_row"] else None,
            "place_name": cleaned["place_text"],
            "point": cleaned["point"],
            "uncertainty_km": cleaned["uncertainty_km"] if cleaned["point"] else None,
            "country": cleaned["country"],
            "withhold_place": cleaned["withhold_place"],
            "target_kind": cleaned["target_kind"],
            "civilian_targeting": {"yes": True, "no": False}.get(cleaned["civilian_targeting"]),
            "fatalities_best": cleaned["fatalities_best"],
            "notes": cleaned["notes"],
            "tags": [tag.strip()[:60] for tag in re.split("[,،]", cleaned["tags"]) if tag.strip()],
            "credibility": int(cleaned["credibility"]),
        }
        for kind in COUNTED:
            columns[f"{kind}_low"], columns[f"{kind}_high"] = self.counts[kind]
        return columns

    def _actor_entries(self) -> list[ActorEntry]:
        cleaned = self.cleaned_data
        attribution = cleaned["attribution"] or Attribution.UNKNOWN
        entries = [
            ActorEntry(actor.pk, ActorRole.PERPETRATOR, attribution, cleaned["said_by"])
            for actor in cleaned["perpetrators"]
        ]
        for name, role in (("targets", ActorRole.TARGET), ("associated", ActorRole.ASSOCIATED)):
            entries += [ActorEntry(actor.pk, role, Attribution.STATED) for actor in cleaned[name]]
        return entries

    def _clean_counts(self, cleaned: dict[str, Any]) -> None:
        self.counts: dict[str, tuple[int | None, int | None]] = {}
        for kind in COUNTED:
            try:
                count = parse_typed_count(cleaned.get(kind) or "")
            except TypedCountError as error:
                self.add_error(kind, COUNT_ERRORS[error.code])
            else:
                self.counts[kind] = (count.low, count.high)
        best, (low, high) = cleaned.get("fatalities_best"), self.counts.get("fatalities", (None, None))
        if best is not None and (low is None or high is None or not low <= best <= high):
            self.add_error(
                "fatalities_best",
                _("The best estimate must lie between a lowest and a highest figure, such as 30-34."),
            )
