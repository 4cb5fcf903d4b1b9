"""Small filters for templates."""

from typing import Any

from django import template

from incidents.selectors import field_labels

register = template.Library()


@register.filter
def of_fields(evidence: dict[str, list[dict[str, Any]]] | None, names: str) -> list[dict[str, Any]]:
    """The evidence lines of these fields (names separated by spaces), each with its field's label."""
    return [
        line | {"label": field_labels.label(name)}
        for name in names.split()
        for line in (evidence or {}).get(name, [])
    ]
