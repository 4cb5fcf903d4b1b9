"""An editor at the vocabulary screens, in a browser without scripts."""

from typing import Any

from django.test import Client
from lxml import html


def page_of(client: Client, path: str, data: dict[str, Any] | None = None, *, status: int = 200) -> Any:
    """The parsed page; a redirect is followed."""
    answer = client.get(path) if data is None else client.post(path, data, follow=True)
    assert answer.status_code == status, answer.content.decode()[:3000]
    return html.document_fromstring(answer.content.decode())


def text_of(page: Any) -> str:
    return " ".join(page.xpath("//main")[0].text_content().split())
