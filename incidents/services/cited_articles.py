"""Addresses that people cite: kept as articles without text, so that one address is one article."""

from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from incidents.fetching.canonical_url import canonical_url
from incidents.fetching.types import FetchError
from incidents.models import Article, Source, SourceKind, Stage, User

from .errors import ServiceError

DESK_NAME = "Editors’ desk"


def desk_source() -> Source:
    """The source that stands for articles handed in by people."""
    source, _created = Source.objects.get_or_create(
        name=DESK_NAME, kind=SourceKind.HAND, defaults={"is_enabled": True}
    )
    return source


def source_of(address: str) -> Source:
    """The known outlet on this address's host, so that a party's outlet stays one; else the desk."""
    host = urlsplit(address).hostname or ""
    for source in Source.objects.exclude(url=None).order_by("party_id", "pk"):
        if host and (urlsplit(source.url or "").hostname or "").removeprefix("www.") == host.removeprefix(
            "www."
        ):
            return source
    return desk_source()


def cite_url(url: str, *, by: User) -> Article:
    """The article of this address, made without text when it is new. Raises ServiceError on a bad one."""
    try:
        address = canonical_url(url)
    except FetchError as error:
        raise ServiceError(_("“%(url)s” is not a web address.") % {"url": url[:200]}) from error
    article, _created = Article.objects.get_or_create(
        canonical_url=address,
        defaults={"source": source_of(address), "stage": Stage.CITED, "submitted_by": by},
    )
    return article
