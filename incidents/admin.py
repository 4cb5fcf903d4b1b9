"""Django's admin, for looking only: every change goes through the services, which record who and why."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from . import models
from .permissions import Action, may


class LookOnly(admin.ModelAdmin):
    """Shows rows to admins and changes nothing."""

    list_per_page = 50
    show_full_result_count = False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return may(request.user, Action.SEE_TABLES)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request.user, Action.SEE_TABLES)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


for model in (
    models.Actor,
    models.ActorAlias,
    models.Article,
    models.Campaign,
    models.Candidate,
    models.CasualtyClaim,
    models.Evidence,
    models.Incident,
    models.IncidentActor,
    models.PlaceName,
    models.Report,
    models.Source,
):
    admin.site.register(model, LookOnly)
