"""Who may do what: one table, read by views, data endpoints, templates and Django's admin."""

import ipaddress
from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse

from incidents.models import Audience, Role, User

Person = User | AnonymousUser
LOOPBACK_NAMES = {"localhost", "127.0.0.1", "::1"}
PROXY_HEADERS = ("X-Forwarded-For", "X-Real-IP", "Forwarded", "Via")


class Action(StrEnum):
    """What can be permitted."""

    READ = "read published incidents"
    REVIEW = "decide drafts and read whole articles"
    WRITE = "enter, correct, publish and withdraw incidents"
    SEE_EXACT_PLACE = "see the exact place of people at risk"
    MANAGE_VOCABULARY = "add, change, merge and retire places, actors and their names"
    MANAGE_SOURCES = "add articles and sources"
    MANAGE_USERS = "add users"
    SEE_TABLES = "look at the raw tables"


EVERYBODY = frozenset({Role.ANALYST, Role.EDITOR, Role.ADMIN})
DESK = frozenset({Role.EDITOR, Role.ADMIN})
ADMINS = frozenset({Role.ADMIN})

ALLOWED: dict[Action, frozenset[Role]] = {
    Action.READ: EVERYBODY,  # and everybody else where PUBLIC_DASHBOARD is set
    Action.REVIEW: DESK,
    Action.WRITE: DESK,
    Action.SEE_EXACT_PLACE: DESK,
    Action.MANAGE_VOCABULARY: DESK,
    Action.MANAGE_SOURCES: ADMINS,
    Action.MANAGE_USERS: ADMINS,
    Action.SEE_TABLES: ADMINS,
}


def may(person: Person, action: Action) -> bool:
    """Whether this person may do this."""
    if action == Action.READ and settings.PUBLIC_DASHBOARD:
        return True
    return isinstance(person, User) and person.is_active and person.role in ALLOWED[action]


def audience_of(person: Person) -> Audience:
    """Whose chunks of the dashboard's data this person reads."""
    if may(person, Action.SEE_EXACT_PLACE):
        return Audience.DESK
    return Audience.ANALYST if isinstance(person, User) and person.is_active else Audience.PUBLIC


# What scripts read: they get their errors in JSON.
DATA_PATHS = ("/data/", "/lookup/", "/links/")


def requires(action: Action) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """A view decorator: strangers are asked to sign in, others without the right get a 403 in words.

    Data endpoints (paths under /data/, /lookup/ and /links/) answer 401 in JSON instead of a redirect.
    """

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if may(request.user, action):
                return view(request, *args, **kwargs)
            if request.user.is_authenticated:
                raise PermissionDenied
            if request.path.startswith(DATA_PATHS):
                return JsonResponse({"error": "sign in"}, status=401)
            return redirect_to_login(request.get_full_path())

        guarded.required_action = action  # type: ignore[attr-defined]
        return guarded

    return decorate


def demo_allowed(request: HttpRequest) -> bool:
    """Whether demo accounts may be used for this request."""
    return settings.DEMO_ACCOUNTS and is_from_this_machine(request)


def is_from_this_machine(request: HttpRequest) -> bool:
    """Whether address, host name and headers all say that the request comes from loopback."""
    if any(name in request.headers for name in PROXY_HEADERS):
        return False
    host = request.get_host()
    name = host.rpartition(":")[0] if not host.endswith("]") and ":" in host else host
    if name.strip("[]") not in LOOPBACK_NAMES:
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
