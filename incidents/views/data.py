"""The dashboard's data: manifest, chunks, names, and the counter that tells when they are out of date."""

import brotli  # type: ignore[import-untyped]
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.text import compress_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from incidents.models import Audience
from incidents.permissions import Action, audience_of, may, requires
from incidents.selectors.chunk_names import names_json, names_token
from incidents.selectors.current_chunks import served_chunk
from incidents.selectors.manifest import generation_and_version, manifest, manifest_etag
from incidents.selectors.queue import waiting_count

A_YEAR = 31_536_000


@require_safe
@requires(Action.READ)
def data_generation(request: HttpRequest) -> HttpResponse:
    """For open pages: the counter of published changes, the manifest's version, how many drafts wait.

    Asked by each of them every second: two queries, one more for those who review.
    """
    generation, version = generation_and_version(timezone.localdate())
    waiting = waiting_count() if may(request.user, Action.REVIEW) else None
    etag = f'"{generation}.{version}.{"-" if waiting is None else waiting}"'
    told = {"generation": generation, "manifest": version, "waiting": waiting}
    response = get_conditional_response(request, etag=etag) or JsonResponse(told)
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    return response


@require_safe
@requires(Action.READ)
def data_manifest(request: HttpRequest) -> HttpResponse:
    """Which chunks there are for this reader; ETag and 304."""
    audience, today = audience_of(request.user), timezone.localdate()
    etag = manifest_etag(audience, today)
    response = get_conditional_response(request, etag=etag) or JsonResponse(manifest(audience, today))
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Cookie"])
    return response


@require_safe
@requires(Action.READ)
def data_chunk(request: HttpRequest, content_hash: str) -> HttpResponse:
    """A chunk's bytes, for ever the same. 404: another audience's; 410: content was taken back."""
    audience = audience_of(request.user)
    chunk = served_chunk(audience, content_hash) if content_hash.isalnum() else None
    if chunk is None:
        raise Http404
    if chunk.content is None:
        gone = JsonResponse({"error": "taken back"}, status=410)
        gone["Cache-Control"] = "no-store"
        return gone
    # Places of people at risk are not left on the disk of a machine that others may use.
    cached = "private, no-store" if audience == Audience.DESK else f"private, max-age={A_YEAR}, immutable"
    etag, data = f'W/"{chunk.hash}"', bytes(chunk.content.brotli)
    response = get_conditional_response(request, etag=etag) or _encoded(
        request, data, "application/octet-stream"
    )
    response["ETag"] = etag
    response["Cache-Control"] = cached
    return response


@require_safe
@requires(Action.READ)
def data_names(request: HttpRequest) -> HttpResponse:
    """The names of what the reader's chunks speak of, in the reader's language; ETag and 304."""
    audience = audience_of(request.user)
    etag = f'W/"{audience.value}.{get_language()}.{names_token(audience)}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        _token, text = names_json(audience)
        response = _encoded(request, text, "application/json", is_plain=True)
    response["ETag"] = etag
    patch_vary_headers(response, ["Cookie", "Accept-Language"])
    response["Cache-Control"] = "private, no-store" if audience == Audience.DESK else "private, no-cache"
    return response


def _encoded(request: HttpRequest, data: bytes, kind: str, *, is_plain: bool = False) -> HttpResponse:
    """The data, which are stored with brotli unless plain, in an encoding that the browser takes."""
    encoding = best_encoding(request.headers.get("Accept-Encoding", ""))
    if encoding == "br":
        body = brotli.compress(data, quality=5) if is_plain else data
    else:
        body = data if is_plain else brotli.decompress(data)
        body = compress_string(body) if encoding == "gzip" else body
    response = HttpResponse(body, content_type=kind)
    if encoding:
        response["Content-Encoding"] = encoding
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def best_encoding(accepted: str) -> str:
    """The best encoding of ours that a browser takes; "" for plain bytes."""
    offers = [offer.replace(" ", "").lower().partition(";q=") for offer in accepted.split(",")]
    taken = {name for name, _, weight in offers if not weight or weight.strip("0.")}
    return next((name for name in ("br", "gzip") if name in taken), "")
