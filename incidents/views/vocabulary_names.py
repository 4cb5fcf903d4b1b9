"""The vocabulary screens: names of places and aliases of actors."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from incidents.forms.vocabulary_fields import ReasonForm
from incidents.permissions import Action, requires
from incidents.services.errors import ServiceError, StaleVersion
from incidents.services.vocabulary import stamp_of
from incidents.services.vocabulary_names import (
    StrongOwner,
    add_name,
    change_name,
    owner_of,
    restore_name,
    retire_name,
)

from .vocabulary import differences
from .vocabulary_doubts import Doubts, doubts_about_name
from .vocabulary_kinds import (
    ACTORS,
    MISTAKE,
    Kind,
    address,
    editor_of,
    fields_back,
    find_name,
    find_row,
    say_done,
    to_row,
)

# Two reasons stand on the page of a name: why it is changed, and why it is retired.
RETIRE_ID = "id_retire_%s"


@require_http_methods(["GET", "POST"])
@requires(Action.MANAGE_VOCABULARY)
@never_cache
def vocabulary_name_add(request: HttpRequest, kind: Kind, row_id: int) -> HttpResponse:
    """A new name of a place or actor."""
    row = find_row(kind, row_id)
    form = kind.name_form(request.POST or None)
    page = _NamePage(kind, row, form)
    if request.method == "POST" and form.is_valid() and page.is_meant(request):
        try:
            name = add_name(row, form.values(), editor=editor_of(request))
        except ServiceError as error:
            page.refuse(error)
        else:
            sentence = _("Name “%(name)s” is added. Articles read from now on are matched with it.")
            undo = address("vocabulary_name_retire", kind, name.pk)
            say_done(request, sentence % {"name": name.text}, undo=undo, fields=[("reason", MISTAKE)])
            return to_row(row)
    return page.render(request)


@require_http_methods(["GET", "POST"])
@requires(Action.MANAGE_VOCABULARY)
@never_cache
def vocabulary_name_edit(request: HttpRequest, kind: Kind, name_id: int) -> HttpResponse:
    """A name changed with a reason, or retired from here."""
    name = find_name(kind, name_id)
    row = owner_of(name)
    initial = {field.name: getattr(name, field.attname) for field in name._meta.concrete_fields}
    form = kind.name_form(request.POST or None, initial=initial, needs_reason=True)
    page = _NamePage(kind, row, form, name=name, seen=request.POST.get("seen", ""))
    if request.method == "POST" and form.is_valid() and page.is_meant(request):
        values, reason = form.values(), form.cleaned_data["reason"]
        try:
            change_name(
                kind.name_model, name.pk, values, editor=editor_of(request), reason=reason, seen=page.seen
            )
        except ServiceError as error:
            page.refuse(error)
        else:
            back = fields_back(form, stamp_of(find_name(kind, name.pk)))
            sentence = _("Name changed. What it was before stands in the history below.")
            say_done(request, sentence, undo=request.path, fields=back)
            return to_row(row)
    return page.render(request)


@require_POST
@requires(Action.MANAGE_VOCABULARY)
def vocabulary_name_retire(request: HttpRequest, kind: Kind, name_id: int) -> HttpResponse:
    """A name that is found and offered no longer."""
    name = find_name(kind, name_id)
    form = ReasonForm(request.POST, auto_id=RETIRE_ID)
    if not form.is_valid():
        initial = {field.name: getattr(name, field.attname) for field in name._meta.concrete_fields}
        shown = kind.name_form(None, initial=initial, needs_reason=True)
        page = _NamePage(kind, owner_of(name), shown, name=name)
        page.retire_form = form
        return page.render(request)
    try:
        retire_name(kind.name_model, name.pk, editor=editor_of(request), reason=form.cleaned_data["reason"])
    except ServiceError as error:
        messages.error(request, str(error.sentence))
    else:
        undo = address("vocabulary_name_restore", kind, name.pk)
        say_done(request, _("Name “%(name)s” is retired.") % {"name": name.text}, undo=undo)
    return to_row(owner_of(name))


@require_POST
@requires(Action.MANAGE_VOCABULARY)
def vocabulary_name_restore(request: HttpRequest, kind: Kind, name_id: int) -> HttpResponse:
    """A name that is found again."""
    name = find_name(kind, name_id)
    try:
        restore_name(kind.name_model, name.pk, editor=editor_of(request))
    except ServiceError as error:
        messages.error(request, str(error.sentence))
    else:
        messages.success(request, _("Name “%(name)s” is in use again.") % {"name": name.text})
    return to_row(owner_of(name))


class _NamePage:
    """The form of one name with all that may be said about it."""

    def __init__(self, kind: Kind, row: Any, form: Any, *, name: Any = None, seen: str = "") -> None:
        self.kind, self.row, self.form, self.name, self.seen = kind, row, form, name, seen
        self.doubts = Doubts()
        self.owner: Any = None
        self.is_stale = False
        self.retire_form = ReasonForm(auto_id=RETIRE_ID)

    def is_meant(self, request: HttpRequest) -> bool:
        """Whether nothing speaks against the name, or the person has seen what does."""
        self.doubts = doubts_about_name(self.form, self.row)
        return not self.doubts or bool(request.POST.get("anyway"))

    def refuse(self, error: ServiceError) -> None:
        """Says on the form what a service refused."""
        self.is_stale = isinstance(error, StaleVersion)
        if isinstance(error, StrongOwner):
            self.owner = error.owner
        is_about_text = error.code in ("strong_owner", "twice")
        self.form.add_error("text" if is_about_text else None, str(error.sentence))

    def render(self, request: HttpRequest) -> HttpResponse:
        """The page, with status 422 where a form has errors."""
        if self.is_stale or not self.seen:
            self.seen = stamp_of(self.name) if self.name else ""
        context = {
            "kind": self.kind,
            "row": self.row,
            "form": self.form,
            "name": self.name,
            "seen": self.seen,
            "doubts": self.doubts,
            "owner": self.owner,
            "differences": differences(self.form) if self.is_stale else [],
            "reason_form": self.retire_form,
            "is_alias": self.kind is ACTORS,
        }
        has_errors = self.form.errors or self.retire_form.errors
        return render(request, "vocabulary/name.html", context, status=422 if has_errors else 200)
