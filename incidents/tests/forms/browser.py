"""What a browser would send back of a rendered form: its controls as HTML has them."""

from django import forms
from django.http import QueryDict
from lxml import html


def posted(form: forms.Form, **typed: object) -> QueryDict:
    """The POST data of the form as it was opened, with the controls in `typed` filled differently."""
    return controls("".join(str(field) for field in form), **typed)


def controls(markup: str, **typed: object) -> QueryDict:
    """The POST data of this HTML, by the rules of the HTML standard for form submission."""
    data = QueryDict(mutable=True)
    root = html.fromstring(f"<form>{markup}</form>")
    for control in root.iter("input", "select", "textarea"):
        name, kind = control.get("name"), control.get("type", "")
        if not name or kind in ("submit", "file") or control.get("form"):
            continue
        if control.tag == "select":
            options = list(control.iter("option"))
            chosen = [option for option in options if option.get("selected") is not None] or options[:1]
            data.appendlist(name, chosen[0].get("value", ""))
        elif control.tag == "textarea":
            text = (control.text or "").removeprefix("\n")
            data.appendlist(name, "\r\n".join(text.splitlines()))
        elif kind not in ("checkbox", "radio") or control.get("checked") is not None:
            data.appendlist(name, control.get("value", "on" if kind == "checkbox" else ""))
    for name, value in typed.items():
        data.setlist(name, [str(part) for part in value] if isinstance(value, list) else [str(value)])
    return data
