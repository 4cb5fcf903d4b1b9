"""What every request passes: demo accounts stay on this machine; templates know what a person may do."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from .models import User
from .permissions import Action, demo_allowed, may
from .selectors.current_chunks import is_marked
from .selectors.queue import waiting_count
from .tasks import queue_snapshots


class DemoAccountsOnLoopbackOnly:
    """Signs a demo account out wherever the request does not plainly come from this very machine.

    A proxy makes strangers look local, so any proxy header counts as "not from here", and so does a
    host name that is not this machine's own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The view's response, or the sign-in page with the reason."""
        user = request.user
        if isinstance(user, User) and user.is_demo and not demo_allowed(request):
            logout(request)
            messages.error(request, _("Demo accounts work on the machine itself only."))
            return redirect("login")
        return self.get_response(request)


class ChunksVaryByEncodingAlone:
    """Lets a browser keep the dashboard's chunks when its language or its session changes.

    Who may have one was decided before it was sent, and its address names its content for ever. Stands
    first, since those further in add what they have looked at.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The view's response."""
        response = self.get_response(request)
        if request.path.startswith("/data/chunks/") and response.status_code in (200, 304):
            response["Vary"] = "Accept-Encoding"
        return response


class DataFollowChanges:
    """After a request that may have written, hands the building of the dashboard's data to a worker.

    The marks are in the database (services/snapshots.py): what is missed here, the sweeper takes up within
    five seconds.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The view's response, whatever became of the queue."""
        response = self.get_response(request)
        if request.method == "POST" and is_marked():
            queue_snapshots()
        return response


def page_context(request: HttpRequest) -> dict[str, Any]:
    """What every template may ask: the person's rights, and how many drafts wait."""
    user = getattr(request, "user", None)
    if user is None:
        return {}
    may_review = may(user, Action.REVIEW)
    return {
        "is_demonstration": settings.DEMONSTRATION,
        "may_review": may_review,
        "may_manage_vocabulary": may(user, Action.MANAGE_VOCABULARY),
        "may_manage_sources": may(user, Action.MANAGE_SOURCES),
        "may_manage_users": may(user, Action.MANAGE_USERS),
        "waiting": waiting_count() if may_review else None,
    }
