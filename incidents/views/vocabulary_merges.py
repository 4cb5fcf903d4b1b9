"""The vocabulary screens: one row merged into another, seen before it is done, and undone."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from incidents.forms.actor_field import is_id
from incidents.forms.vocabulary_fields import ReasonForm
from incidents.models import Place, VocabularyMerge
from incidents.permissions import Action, requires
from incidents.selectors.vocabulary_labels import column_label
from incidents.selectors.vocabulary_pages import Wanted
from incidents.selectors.vocabulary_twins import actor_twins, place_twins
from incidents.selectors.vocabulary_uses import merge_preview
from incidents.selectors.wording import listed
from incidents.services.errors import ServiceError
from incidents.services.vocabulary_merge import merge_rows, refusal
from incidents.services.vocabulary_unmerge import undo_merge

from .typed_text import typed_text
from .vocabulary_kinds import ACTORS, BIGGEST_ID, PLACES, Kind, editor_of, find_row, say_done, to_row

MOST_OFFERED = 12


@require_http_methods(["GET", "POST"])
@requires(Action.MANAGE_VOCABULARY)
@never_cache
def vocabulary_merge(request: HttpRequest, kind: Kind, row_id: int) -> HttpResponse:
    """Which row this one is to be merged into, then what that moves, then the merge."""
    row, into = find_row(kind, row_id), _into(request, kind)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and into and form.is_valid():
        try:
            merge = merge_rows(into, row, editor=editor_of(request), reason=form.cleaned_data["reason"])
        except ServiceError as error:
            form.add_error(None, str(error.sentence))
        else:
            say_done(
                request, _sentence(row, into, merge), undo=reverse("vocabulary_merge_undo", args=[merge.pk])
            )
            return to_row(into)
    context = {"kind": kind, "row": row, "into": into, "form": form}
    context |= _preview(row, into) if into else _choice(request, kind, row)
    is_wrong = bool(form.errors) or (request.method == "POST" and not into)
    return render(request, "vocabulary/merge.html", context, status=422 if is_wrong else 200)


@require_POST
@requires(Action.MANAGE_VOCABULARY)
def vocabulary_merge_undo(request: HttpRequest, merge_id: int) -> HttpResponse:
    """What a merge moved goes back; what changed hands since is left and said."""
    merge = get_object_or_404(VocabularyMerge, pk=min(merge_id, BIGGEST_ID))
    try:
        row, left = undo_merge(merge.pk, editor=editor_of(request))
    except ServiceError as error:
        messages.error(request, str(error.sentence))
        return to_row(find_row(PLACES if merge.kind == "place" else ACTORS, merge.kept_id))
    messages.success(request, _("The merge is undone: “%(name)s” is in use again.") % {"name": row.label()})
    if left:
        sentence = _("Changed since by others, and therefore left where it is: %(what)s.")
        messages.warning(request, sentence % {"what": listed(_left_in_words(left))})
    return to_row(row)


def _into(request: HttpRequest, kind: Kind) -> Any:
    """The row that was chosen; None before."""
    chosen = request.POST.get("into") or request.GET.get("into") or ""
    return find_row(kind, int(chosen)) if is_id(chosen) else None


def _preview(row: Any, into: Any) -> dict[str, Any]:
    preview = merge_preview(into, row)
    lost = [(column_label(column), value, stays) for column, value, stays in preview.lost]
    return {"preview": preview, "lost": lost, "refusal": refusal(into, row)}


def _choice(request: HttpRequest, kind: Kind, row: Any) -> dict[str, Any]:
    """Rows to choose from: what was searched for, or those that look like twins."""
    typed = typed_text(request.GET, "q")[:200].strip()
    if typed:
        _page, lines = kind.rows(Wanted(text=typed), 1)
        return {
            "typed": typed,
            "offers": [line.row for line in lines if line.row.pk != row.pk][:MOST_OFFERED],
        }
    names = [name.text for name in getattr(row, kind.names).all()]
    if isinstance(row, Place):
        twins = place_twins([row.name, *names], row.point, exclude_id=row.pk)
    else:
        twins = actor_twins([row.name_en, row.name_fr, row.name_ar, *names], exclude_id=row.pk)
    return {"typed": "", "offers": [twin.row for twin in twins]}


def _sentence(row: Any, into: Any, merge: VocabularyMerge) -> str:
    number = len(merge.moved["incidents"])
    sentence = ngettext(
        "“%(row)s” is merged into “%(into)s”; %(n)s incident moved.",
        "“%(row)s” is merged into “%(into)s”; %(n)s incidents moved.",
        number,
    )
    return sentence % {"row": row.label(), "into": into.label(), "n": number}


def _left_in_words(left: dict[str, int]) -> list[str]:
    words = {
        "incidents": ngettext("%(n)s incident", "%(n)s incidents", left.get("incidents", 0)),
        "locations": ngettext("%(n)s point on the map", "%(n)s points on the map", left.get("locations", 0)),
        "names": ngettext("%(n)s name", "%(n)s names", left.get("names", 0)),
        "roles": ngettext("%(n)s role in an incident", "%(n)s roles in incidents", left.get("roles", 0)),
        "said_by": ngettext("%(n)s speaker", "%(n)s speakers", left.get("said_by", 0)),
        "claims": ngettext("%(n)s figure", "%(n)s figures", left.get("claims", 0)),
        "sources": ngettext("%(n)s outlet", "%(n)s outlets", left.get("sources", 0)),
        "children": ngettext("%(n)s part", "%(n)s parts", left.get("children", 0)),
    }
    return [words[name] % {"n": number} for name, number in left.items()]
