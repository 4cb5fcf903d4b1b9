"""An incident's page, its entry by hand, its correction, publication and withdrawal."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from incidents.forms import IncidentForm
from incidents.forms.initial_values import from_incident
from incidents.models import Incident, User
from incidents.models.codes import Status
from incidents.permissions import Action, may, requires
from incidents.selectors.incident_view import with_all
from incidents.selectors.neighbours import likely_duplicates
from incidents.services.errors import ServiceError, StaleVersion
from incidents.services.incidents import (
    correct_incident,
    enter_incident,
    publish_incident,
    withdraw_incident,
)

from .form_context import duplicates_question, form_page_context
from .incident_page_context import incident_page_context
from .typed_text import typed_text, without_nul


def find_incident(public_id: str) -> Incident:
    """The incident of a public id with all that a page reads; 404 without one."""
    return get_object_or_404(with_all(Incident.objects.all()), public_id=without_nul(public_id.upper()))


@require_safe
@requires(Action.READ)
@never_cache
def incident_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """What, when, where, who, how many, by whom said, and under each value what supports it.

    Drafts are for the desk alone; a withdrawn incident shows its reason and nothing else.
    """
    incident = find_incident(public_id)
    if incident.status == Status.DRAFT and not may(request.user, Action.REVIEW):
        raise Http404
    context = incident_page_context(request, incident)
    return render(request, "incidents/page.html", context, status=410 if context["is_tombstone"] else 200)


@require_http_methods(["GET", "POST"])
@requires(Action.WRITE)
def new_incident(request: HttpRequest) -> HttpResponse:
    """Entry by hand; likely duplicates are shown before anything is saved."""
    today = timezone.localdate()
    form = IncidentForm(request.POST or None, today=today, needs_source=True)
    duplicates: list[Incident] = []
    if request.method == "POST" and form.is_valid():
        duplicates = likely_duplicates(duplicates_question(form))
        if not duplicates or request.POST.get("not_a_duplicate"):
            return _save_new(request, form)
    context = form_page_context(form, duplicates=duplicates, show_confirm=bool(duplicates))
    return render(request, "incidents/form.html", context, status=_form_status(form))


@require_http_methods(["GET", "POST"])
@requires(Action.WRITE)
def edit_incident(request: HttpRequest, public_id: str) -> HttpResponse:
    """Correction with a reason. When someone else saved meanwhile, nothing typed is lost."""
    incident = find_incident(public_id)
    form = IncidentForm(
        request.POST or None, initial=from_incident(incident), today=timezone.localdate(), needs_reason=True
    )
    seen_version = _posted_version(request, incident)
    if request.method == "POST" and form.is_valid():
        try:
            incident = correct_incident(
                incident.pk,
                form.values(),
                editor=_editor(request),
                reason=form.cleaned_data["reason"],
                seen_version=seen_version,
            )
        except StaleVersion as error:
            form.add_error(None, str(error.sentence))
            form.add_error(
                None, _("Your entries are kept below. Compare them with the page, then save again.")
            )
            seen_version = Incident.objects.only("version").get(pk=incident.pk).version
        except ServiceError as error:
            form.add_error(None, str(error.sentence))
        else:
            messages.success(request, _("Corrected. The change stands in the incident’s history."))
            return redirect(incident)
    context = form_page_context(form, incident=incident, seen_version=seen_version)
    return render(request, "incidents/form.html", context, status=_form_status(form))


@require_POST
@requires(Action.WRITE)
def publish(request: HttpRequest, public_id: str) -> HttpResponse:
    """Publishes the version that the editor was looking at."""
    incident = find_incident(public_id)
    try:
        publish_incident(
            incident.pk, editor=_editor(request), seen_version=_posted_version(request, incident)
        )
    except ServiceError as error:
        messages.error(request, str(error.sentence))
    else:
        messages.success(request, _("Published. Readers see it now."))
    return redirect(incident)


@require_POST
@requires(Action.WRITE)
def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    """Takes a published incident back, with its reason in its place."""
    incident = find_incident(public_id)
    try:
        withdraw_incident(incident.pk, editor=_editor(request), reason=typed_text(request.POST, "reason"))
    except ServiceError as error:
        messages.error(request, str(error.sentence))
    else:
        messages.success(request, _("Withdrawn. Readers find the reason in its place."))
    return redirect(incident)


def _save_new(request: HttpRequest, form: IncidentForm) -> HttpResponse:
    reason = form.cleaned_data["reason"] or gettext_noop("entered by hand")
    incident = enter_incident(form.values(), editor=_editor(request), reason=reason)
    if "publish" in request.POST:
        publish_incident(incident.pk, editor=_editor(request))
        messages.success(request, _("Saved and published."))
    else:
        messages.success(request, _("Saved as a draft. Publish it when it is ready."))
    return redirect(incident)


def _editor(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def _posted_version(request: HttpRequest, incident: Incident) -> int:
    posted = request.POST.get("version", "")
    return int(posted) if posted.isdecimal() and len(posted) < 9 else incident.version


def _form_status(form: IncidentForm) -> int:
    return 422 if form.is_bound and form.errors else 200
