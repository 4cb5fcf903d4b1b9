"""What went wrong with a fetch or a file, and what to do next, in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from incidents.fetching.types import Cause

SENTENCES: dict[str, Promise] = {
    Cause.BAD_URL: _("This is not a web address. It must begin with http:// or https://."),
    Cause.DNS: _("The name of this server is not known. Check the spelling of the address."),
    Cause.REFUSED_ADDRESS: _("This address leads into a private network and is not fetched."),
    Cause.UNREACHABLE: _("The server cannot be reached. It will be tried again."),
    Cause.TLS: _("The server’s certificate is not valid, so its answer cannot be trusted."),
    Cause.TIMEOUT: _("The server did not answer in time. It will be tried again."),
    Cause.TOO_LARGE: _("This is larger than 5 MB. Cut it down to the article itself."),
    Cause.REDIRECT_LOOP: _("The address redirects in circles. Find its new address."),
    Cause.HTTP_4XX: _("The server refuses the address. Check it, or ask the publisher."),
    Cause.HTTP_5XX: _("The server has a fault of its own. It will be tried again."),
    Cause.BAD_ANSWER: _("The server’s answer cannot be read. It will be tried again."),
    Cause.NOT_TEXT: _("This is not plain text. Save the article as a .txt file in UTF-8."),
    Cause.WRONG_TYPE: _("Only .txt files can be uploaded. Save the article as plain text."),
    Cause.NOT_XML: _("The address answers with broken XML, not with a feed. Tell the publisher."),
    Cause.NOT_A_FEED: _("There is no feed at this address. Look for an RSS or Atom link on the page."),
    Cause.EMPTY_PAGE: _("There is no text in it."),
    "extraction": _(
        "The article could not be read by the extractor. It will be tried again, then set aside."
    ),
    "crashed": _("The worker stopped each time it read this article, so it was set aside."),
    "page": _("The article’s page could not be fetched; only the feed’s summary is kept."),
}


def sentence_for(cause: str) -> Promise | str:
    """The sentence of a cause code; empty without a cause, the code itself for one we do not know."""
    return SENTENCES.get(cause, cause)
