"""Who says so, in the reader's language: the general words by which the first history names claimants.

An outlet's or organisation's own name (RFI, HRW, JNIM) is the same in every language and stays as it is.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from incidents.models import Actor
from incidents.text.folding import fold_key

STANDING = frozenset(
    (
        gettext_noop("army"),
        gettext_noop("government"),
        gettext_noop("defence ministry"),
        gettext_noop("interior ministry"),
        gettext_noop("presidency"),
        gettext_noop("president"),
        gettext_noop("prosecutor"),
        gettext_noop("police"),
        gettext_noop("governor"),
        gettext_noop("regional governor"),
        gettext_noop("state government"),
        gettext_noop("mayor"),
        gettext_noop("local officials"),
        gettext_noop("local sources"),
        gettext_noop("local source"),
        gettext_noop("local media"),
        gettext_noop("security sources"),
        gettext_noop("security source"),
        gettext_noop("security services"),
        gettext_noop("military sources"),
        gettext_noop("military source"),
        gettext_noop("hospital"),
        gettext_noop("residents"),
        gettext_noop("witnesses"),
        gettext_noop("sources"),
        gettext_noop("media"),
        gettext_noop("UN"),
        gettext_noop("Islamic State"),
        gettext_noop("French army"),
        gettext_noop("French government"),
        gettext_noop("Chadian army"),
        gettext_noop("Algerian interior ministry"),
    )
)


def claimant_text(text: str) -> str:
    """The claimant as stored; a general word in the reader's language."""
    return _(text) if text in STANDING else text


def claimant_name(text: str, actor: Actor | None) -> str:
    """Who says so in the reader's language: a known party by its name, the report's words behind it."""
    told = claimant_text(text)
    if actor is None or text in STANDING:
        return told
    name = actor.label()
    if not told or fold_key(told) in (fold_key(name), fold_key(actor.name_en)):
        return name
    return _("%(name)s (“%(told)s”)") % {"name": name, "told": told}
