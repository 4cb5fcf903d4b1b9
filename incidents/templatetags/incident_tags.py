"""Small filters for templates."""

from typing import Any
from urllib.parse import urlsplit

from django import template
from django.utils.translation import gettext as _

from incidents.selectors import field_labels, vocabulary_labels

register = template.Library()
Line = dict[str, Any]


@register.filter
def of_field(evidence: dict[str, list[Line]] | None, name: str) -> list[Line]:
    """The evidence of one field, each quote once."""
    lines: dict[tuple[str, str], Line] = {}
    for line in (evidence or {}).get(name, []):
        lines.setdefault((line["quote"], line["derived_from"]), line)
    return list(lines.values())


@register.filter
def rules_of(lines: list[Line]) -> list[str]:
    """The names of the rules behind these lines, each once."""
    return list(dict.fromkeys(line["rule"] for line in lines))


@register.filter
def field_label(name: str) -> str:
    """The field's name in the reader's language."""
    return field_labels.label(name)


@register.filter
def country_names(codes: str | list[str]) -> str:
    """The countries of one code or several, in the reader's language."""
    return vocabulary_labels.country_names(codes)


@register.filter
def checked_text(checked: str) -> str:
    """When a name of a seed row was read, in the reader's language; anything else as it is."""
    before, _space, day = checked.partition(" ")
    return _("read %(day)s") % {"day": day} if before == "read" else checked


@register.filter
def host(address: str) -> str:
    """The host of a web address, the whole of it where there is none."""
    try:
        return urlsplit(address).hostname or address
    except ValueError:
        return address
