"""The one Django application."""

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    """Registers the app; rules live in constraints and services, so there is nothing to connect here."""

    name = "incidents"
    default_auto_field = "django.db.models.BigAutoField"
