"""Reads of the counters that tell what is out of date."""

from incidents.models import Generation


def generation(name: str) -> int:
    """The counter's value, 0 before its first move. One query."""
    return generations(name)[name]


def generations(*names: str) -> dict[str, int]:
    """The counters' values by name, 0 before their first move. One query."""
    return dict.fromkeys(names, 0) | dict(
        Generation.objects.filter(name__in=names).values_list("name", "value")
    )
