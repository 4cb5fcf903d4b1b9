"""The editors' desk: the queue, a draft beside its words, and decisions about it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from incidents.forms import IncidentForm
from incidents.forms.initial_values import from_candidate
from incidents.models import Candidate, CandidateState, Incident, User
from incidents.permissions import Action, requires
from incidents.selectors.article_marks import marked_pieces
from incidents.selectors.candidate_view import candidate_lines, evidence_by_field, neighbours_of
from incidents.selectors.queue import decided, next_open, open_queue
from incidents.services.errors import ServiceError
from incidents.services.incidents import publish_incident
from incidents.services.review import (
    accept_candidate,
    attach_candidate,
    reject_candidate,
    take_back_decision,
)

from .form_context import form_page_context
from .typed_text import typed_text

PAGE_SIZE = 50


@require_safe
@requires(Action.REVIEW)
@never_cache
def queue(request: HttpRequest) -> HttpResponse:
    """Drafts that wait, and the newest decisions, each of which can be taken back."""
    page = Paginator(open_queue(), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": candidate_lines(page),
        "decided": candidate_lines(decided()[:20]),
    }
    return render(request, "review/queue.html", context)


@require_http_methods(["GET", "POST"])
@requires(Action.REVIEW)
@never_cache
def draft(request: HttpRequest, candidate_id: int) -> HttpResponse:
    """One draft: the article with its marks on one side, the form on the other."""
    candidate = get_object_or_404(
        Candidate.objects.select_related("article__source", "incident", "decided_by"), pk=candidate_id
    )
    # Rejecting and attaching send forms of their own, without the values: those stay as drafted.
    values = request.POST if request.POST.get("action") in ("accept", "publish") else None
    form = IncidentForm(values, initial=from_candidate(candidate), today=timezone.localdate())
    status = 200
    if request.method == "POST":
        answer = _decide(request, candidate, form)
        if answer is not None:
            return answer
        status = 422
    return render(request, "review/draft.html", _draft_context(candidate, form), status=status)


@require_POST
@requires(Action.REVIEW)
def take_back(request: HttpRequest, candidate_id: int) -> HttpResponse:
    """Undoes a decision; the draft waits again."""
    get_object_or_404(Candidate, pk=candidate_id)
    try:
        take_back_decision(candidate_id, editor=_editor(request))
    except ServiceError as error:
        messages.error(request, str(error.sentence))
    else:
        messages.success(request, _("Taken back. The draft waits for review again."))
    return redirect("draft", candidate_id)


def _decide(request: HttpRequest, candidate: Candidate, form: IncidentForm) -> HttpResponse | None:
    """The redirect after a decision; None when the page has to be shown again with what is wrong."""
    action = request.POST.get("action", "")
    try:
        if action == "reject":
            reject_candidate(
                candidate.pk, editor=_editor(request), reason=typed_text(request.POST, "reject_reason")
            )
            messages.success(request, _("Rejected. It can be taken back from the list of decisions."))
            return _go_on(candidate)
        if action == "attach":
            return _attach(request, candidate)
        return _accept(request, candidate, form, and_publish=action == "publish")
    except ServiceError as error:
        messages.error(request, str(error.sentence))
    if error_decided := Candidate.objects.exclude(state=CandidateState.OPEN).filter(pk=candidate.pk).first():
        return redirect("draft", error_decided.pk)
    return None


def _attach(request: HttpRequest, candidate: Candidate) -> HttpResponse:
    known = get_object_or_404(Incident, public_id=typed_text(request.POST, "attach_to").upper())
    incident = attach_candidate(candidate.pk, known.pk, editor=_editor(request))
    messages.success(request, _("Added as another report of %(id)s.") % {"id": incident.public_id})
    return redirect(incident)


def _accept(
    request: HttpRequest, candidate: Candidate, form: IncidentForm, *, and_publish: bool
) -> HttpResponse | None:
    if not form.is_valid():
        messages.error(request, _("Some values need a look; they are marked below."))
        return None
    incident = accept_candidate(
        candidate.pk,
        form.values(),
        editor=_editor(request),
        corrected=form.corrected_fields(),
        reason=form.cleaned_data["reason"],
        neighbours_seen=bool(request.POST.get("neighbours_seen")),
    )
    if and_publish:
        publish_incident(incident.pk, editor=_editor(request))
        messages.success(request, _("Accepted and published. Readers see it now."))
    else:
        messages.success(request, _("Accepted as a draft incident. Publish it when it is ready."))
    return redirect(incident)


def _go_on(candidate: Candidate) -> HttpResponse:
    following = next_open(candidate)
    return redirect("draft", following.pk) if following else redirect("queue")


def _draft_context(candidate: Candidate, form: IncidentForm) -> dict[str, Any]:
    near, is_recalled = neighbours_of(candidate)
    context = form_page_context(form, duplicates=near)
    return context | {
        "candidate": candidate,
        "line": candidate_lines([candidate])[0],
        "article": candidate.article,
        "pieces": marked_pieces(candidate.article.text, candidate.evidence),
        "evidence": evidence_by_field(candidate),
        "is_recalled": is_recalled,
        "is_open": candidate.state == CandidateState.OPEN,
        "siblings": candidate_lines(
            candidate.article.candidates.select_related("article__source", "incident")
        ),
    }


def _editor(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
