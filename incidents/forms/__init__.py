"""Forms: what people type, checked and turned into values for the services."""

from .incident_form import IncidentForm
from .ingest_forms import ArticleForm, SourceForm, UserForm

__all__ = ["ArticleForm", "IncidentForm", "SourceForm", "UserForm"]
