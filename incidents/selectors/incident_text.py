"""An incident as a short text for a message, in the reader's language: what anybody may know, no more.

It leaves the desk with whoever copies it, so it is made of what the public sees, whoever asks for it.
"""

from collections.abc import Iterable

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from incidents.models import Incident, IncidentActor
from incidents.models.codes import ActorRole, Attribution, IncidentOrigin
from incidents.text.fitting import fitted_lines, isolated

from . import wording
from .incident_view import actor_names, place_text, said_by_text
from .redaction import spot_of
from .report_lines import sources_of

MOST_CHARACTERS = 700


def message_text(incident: Incident, *, url: str) -> str:
    """At most 700 characters that end with the link, which stands alone on the last line.

    Nothing invisible touches the link: some programs would take it for a part of the address. Long lines
    are cut at words. Two queries beside the prefetched rows.
    """
    room = MOST_CHARACTERS - len(url) - 1
    in_rtl = get_language_bidi()
    text = fitted_lines([isolated(line, in_rtl=in_rtl) for line in _lines(incident)], room)
    return f"{text}\n{url}" if text else url


def _lines(incident: Incident) -> Iterable[str]:
    spot = spot_of(incident, exact=False)
    if incident.origin == IncidentOrigin.GENERATED:
        yield _("Invented for a demonstration: this did not happen.")
    yield incident.get_sub_event_type_display()
    yield _labelled(_("When"), wording.date_text(incident))
    where = place_text(incident, spot) or _("unknown")
    country = incident.get_country_display()
    yield _labelled(_("Where"), wording.listed(dict.fromkeys(part for part in (where, country) if part)))
    yield _labelled(_("By whom"), wording.listed(_perpetrators(incident)) or _("unknown"))
    if targets := actor_names(incident, ActorRole.TARGET) or incident.get_target_kind_display():
        yield _labelled(_("Against whom"), targets)
    yield _labelled(_("Deaths"), wording.fatalities_text(incident))
    for name, label in (("injured", _("Injured")), ("missing", _("Missing")), ("abducted", _("Abducted"))):
        low, high = getattr(incident, f"{name}_low"), getattr(incident, f"{name}_high")
        if (low, high) != (None, None):
            yield _labelled(label, wording.range_text(low, high))
    yield _labelled(_("Sources"), sources_of(incident, exact=False).summary or _("none recorded"))
    if incident.origin == IncidentOrigin.SEED:
        yield _("Not yet checked by an editor of this desk.")
    told = {"id": incident.public_id, "version": incident.version}
    yield _("SahelWatch, incident %(id)s, version %(version)s") % told


def _perpetrators(incident: Incident) -> Iterable[str]:
    for row in incident.actors.all():
        if row.role == ActorRole.PERPETRATOR:
            yield _hedged(row, said_by_text(row, incident, exact=False))


def _hedged(row: IncidentActor, said_by: str) -> str:
    """The actor with how its part is known; a claim and a suspicion never read as a fact."""
    texts = {
        Attribution.CLAIMED: _("claimed by %(actor)s"),
        Attribution.SUSPECTED: _("%(actor)s suspected"),
        Attribution.STATED: _("attributed to %(actor)s"),
        Attribution.DENIED: _("%(actor)s named, but this is denied"),
        Attribution.UNKNOWN: _("%(actor)s named, it is not said by whom"),
    }
    text = texts[Attribution(row.attribution)] % {"actor": row.actor.label()}
    if not said_by:
        return text
    return _("%(line)s, according to %(who)s") % {"line": text, "who": said_by}


def _labelled(label: str, value: str) -> str:
    return _("%(label)s: %(value)s") % {"label": label, "value": value}
