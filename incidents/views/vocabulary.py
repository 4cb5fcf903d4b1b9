"""The vocabulary screens: lists of places and actors, a page for each, adding, changing, retiring."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from incidents.forms.vocabulary_fields import ReasonForm
from incidents.forms.vocabulary_forms import ListForm
from incidents.models import Place
from incidents.permissions import Action, requires
from incidents.selectors.vocabulary_history import history_of
from incidents.selectors.vocabulary_labels import column_label
from incidents.selectors.vocabulary_pages import MOST_COUNTED
from incidents.selectors.vocabulary_uses import shown_values, uses_of
from incidents.selectors.wording import listed
from incidents.services.errors import ServiceError, StaleVersion
from incidents.services.vocabulary import (
    add_actor,
    add_place,
    change_actor,
    change_place,
    restore_row,
    retire_row,
    stamp_of,
)

from .vocabulary_doubts import Doubts, doubts_about_row
from .vocabulary_kinds import (
    ACTORS,
    MISTAKE,
    PLACES,
    Kind,
    address,
    editor_of,
    fields_back,
    find_row,
    say_done,
    take_done,
    to_row,
)


@require_safe
@requires(Action.MANAGE_VOCABULARY)
@never_cache
def vocabulary_list(request: HttpRequest, kind: Kind) -> HttpResponse:
    """Places or actors by name and filter, fifty a page."""
    form = ListForm(request.GET or {"state": "in_use"}, kinds=kind.kinds)
    page, lines = kind.rows(form.wanted(), request.GET.get("page"))
    context = {
        "kind": kind,
        "kinds": (PLACES, ACTORS),
        "form": form,
        "page": page,
        "lines": lines,
        "total": min(page.paginator.count, MOST_COUNTED),
        "done": take_done(request),
    }
    return render(request, "vocabulary/list.html", context)


@require_safe
@requires(Action.MANAGE_VOCABULARY)
@never_cache
def vocabulary_row(request: HttpRequest, kind: Kind, row_id: int) -> HttpResponse:
    """One place or actor: values, names, what uses it, its history."""
    return row_page(request, kind, find_row(kind, row_id), ReasonForm())


@require_http_methods(["GET", "POST"])
@requires(Action.MANAGE_VOCABULARY)
@never_cache
def vocabulary_add(request: HttpRequest, kind: Kind) -> HttpResponse:
    """A new place or actor; likely twins are shown before anything is saved."""
    form = kind.form(request.POST or None, initial=None if request.POST else _offered(request, kind))
    doubts = Doubts()
    if request.method == "POST" and form.is_valid():
        doubts = doubts_about_row(form, None)
        if not doubts or request.POST.get("anyway"):
            try:
                row = _add(kind, form, request)
            except ServiceError as error:
                form.add_error(None, str(error.sentence))
            else:
                undo = address("vocabulary_retire", kind, row.pk)
                sentence = _("“%(name)s” is added. Articles read from now on are matched with it.")
                say_done(request, sentence % {"name": row.label()}, undo=undo, fields=[("reason", MISTAKE)])
                return to_row(row)
    return _form_page(request, kind, form, doubts=doubts)


@require_http_methods(["GET", "POST"])
@requires(Action.MANAGE_VOCABULARY)
@never_cache
def vocabulary_edit(request: HttpRequest, kind: Kind, row_id: int) -> HttpResponse:
    """Changed values with a reason. When someone else saved meanwhile, both stand side by side."""
    row = find_row(kind, row_id)
    form = kind.form(request.POST or None, initial=_initial(row), **{kind.row_argument: row})
    seen, doubts, stale = request.POST.get("seen", ""), Doubts(), False
    if request.method == "POST" and form.is_valid():
        doubts = doubts_about_row(form, row)
        if not doubts or request.POST.get("anyway"):
            try:
                _change(kind, form, request, row_id, seen)
            except StaleVersion as error:
                form.add_error(None, str(error.sentence))
                stale = True
            except ServiceError as error:
                form.add_error(None, str(error.sentence))
            else:
                back = fields_back(form, stamp_of(find_row(kind, row_id)))
                sentence = _("Changed. What it was before stands in the history below.")
                say_done(request, sentence, undo=request.path, fields=back)
                return to_row(row)
    return _form_page(request, kind, form, row=row, doubts=doubts, stale=stale, seen=seen)


@require_POST
@requires(Action.MANAGE_VOCABULARY)
def vocabulary_retire(request: HttpRequest, kind: Kind, row_id: int) -> HttpResponse:
    """No longer offered; stays on its incidents."""
    row = find_row(kind, row_id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return row_page(request, kind, row, form)
    try:
        retire_row(kind.model, row.pk, editor=editor_of(request), reason=form.cleaned_data["reason"])
    except ServiceError as error:
        messages.error(request, str(error.sentence))
    else:
        sentence = _("“%(name)s” is retired: no longer offered, it stays on its incidents.")
        undo = address("vocabulary_restore", kind, row.pk)
        say_done(request, sentence % {"name": row.label()}, undo=undo)
    return to_row(row)


@require_POST
@requires(Action.MANAGE_VOCABULARY)
def vocabulary_restore(request: HttpRequest, kind: Kind, row_id: int) -> HttpResponse:
    """Offered again."""
    row = find_row(kind, row_id)
    try:
        _row, left = restore_row(kind.model, row.pk, editor=editor_of(request))
    except ServiceError as error:
        messages.error(request, str(error.sentence))
        return to_row(row)
    messages.success(request, _("“%(name)s” is in use again.") % {"name": row.label()})
    if left:
        sentence = _("These names stay retired, for others own them by now: %(names)s.")
        messages.warning(request, sentence % {"names": listed(alias.text for alias in left)})
    return to_row(row)


def row_page(request: HttpRequest, kind: Kind, row: Any, form: ReasonForm) -> HttpResponse:
    """The page of a row; with status 422 when the form on it has errors."""
    names = sorted(
        getattr(row, kind.names).all(), key=lambda name: (name.is_retired, name.language or "~", name.pk)
    )
    context = {
        "kind": kind,
        "row": row,
        "values": [(column_label(column), value, column) for column, value in shown_values(row).items()],
        "names": names,
        "uses": uses_of(row),
        "history": history_of(row),
        "reason_form": form,
        "done": take_done(request),
        "spot": _spot(row) if isinstance(row, Place) else None,
    }
    return render(request, "vocabulary/row.html", context, status=422 if form.errors else 200)


def _form_page(
    request: HttpRequest,
    kind: Kind,
    form: Any,
    *,
    row: Any = None,
    doubts: Doubts,
    stale: bool = False,
    seen: str = "",
) -> HttpResponse:
    context = {
        "kind": kind,
        "form": form,
        "row": row,
        "doubts": doubts,
        "differences": differences(form) if stale else [],
        # After a collision the person has seen both: saving again is meant.
        "seen": seen if seen and not stale else stamp_of(row) if row else "",
    }
    return render(request, "vocabulary/form.html", context, status=422 if form.errors else 200)


def differences(form: Any) -> list[tuple[str, str, str]]:
    """(label, stored by the other, typed here) of every field that differs from what is stored now."""
    return [
        (str(form[name].label), _shown(form[name].initial), _shown(form[name].data))
        for name in form.changed_data
        if name not in ("reason", "parent")
    ]


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return listed(str(part) for part in value)
    if isinstance(value, bool) or value is None:
        return _("yes") if value else "—"
    return str(value) or "—"


def _add(kind: Kind, form: Any, request: HttpRequest) -> Any:
    if kind is PLACES:
        return add_place(form.values(), form.names(), editor=editor_of(request))
    return add_actor(form.values(), editor=editor_of(request))


def _change(kind: Kind, form: Any, request: HttpRequest, row_id: int, seen: str) -> None:
    write = change_place if kind is PLACES else change_actor
    reason = form.cleaned_data["reason"]
    write(row_id, form.values(), editor=editor_of(request), reason=reason, seen=seen)


def _offered(request: HttpRequest, kind: Kind) -> dict[str, str]:
    """What was searched for in vain, as the new row's name."""
    typed = request.GET.get("name", "").replace("\x00", "")[:200]
    return {"name" if kind is PLACES else "name_en": typed}


def _initial(row: Any) -> dict[str, Any]:
    columns = {field.name: getattr(row, field.attname) for field in row._meta.concrete_fields}
    if isinstance(row, Place):
        return columns | {
            "lat": f"{row.point.y:.10g}",
            "lng": f"{row.point.x:.10g}",
            "uncertainty_km": f"{row.uncertainty_km:g}",
        }
    return columns | {"parent": row.parent_id or "", "parent_text": row.parent.label() if row.parent else ""}


def _spot(place: Place) -> dict[str, Any]:
    """What the small map reads; a place has no event type."""
    return {
        "lat": place.point.y,
        "lng": place.point.x,
        "uncertainty_km": place.uncertainty_km,
        "is_vague": place.uncertainty_km > 10,
        "event_type": "Strategic developments",
    }
