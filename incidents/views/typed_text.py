"""Words that arrive outside a form: a query parameter, a reason, a public id."""

from django.http import QueryDict


def typed_text(values: QueryDict, name: str) -> str:
    """What was sent under this name, "" without it; never with NUL, which PostgreSQL cannot hold."""
    return without_nul(values.get(name, ""))


def without_nul(text: str) -> str:
    """The text without NUL characters; fields of forms refuse them themselves."""
    return text.replace("\x00", "")
