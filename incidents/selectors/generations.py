"""Reads of the counters that tell what is out of date."""

from incidents.models import Generation


def generation(name: str) -> int:
    """The counter's value, 0 before its first move. One query."""
    return Generation.objects.filter(name=name).values_list("value", flat=True).first() or 0
