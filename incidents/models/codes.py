"""Code lists: ACLED's event types and inter codes, the Admiralty code, and our own small ones.

The stored strings are ACLED's exact English terms (ACLED Codebook, 2023 edition; columns and
spellings as in the project's coding standard), so exports need no translation table.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventType(models.TextChoices):
    """ACLED event types."""

    BATTLES = "Battles", _("Battles")
    EXPLOSIONS = "Explosions/Remote violence", _("Explosions/Remote violence")
    CIVILIANS = "Violence against civilians", _("Violence against civilians")
    PROTESTS = "Protests", _("Protests")
    RIOTS = "Riots", _("Riots")
    STRATEGIC = "Strategic developments", _("Strategic developments")


class SubEventType(models.TextChoices):
    """ACLED sub-event types; each belongs to one event type, see SUB_EVENT_TYPES."""

    GOVERNMENT_REGAINS = "Government regains territory", _("Government regains territory")
    NON_STATE_OVERTAKES = "Non-state actor overtakes territory", _("Non-state actor overtakes territory")
    ARMED_CLASH = "Armed clash", _("Armed clash")
    CHEMICAL = "Chemical weapon", _("Chemical weapon")
    AIR_STRIKE = "Air/drone strike", _("Air/drone strike")
    SUICIDE_BOMB = "Suicide bomb", _("Suicide bomb")
    SHELLING = "Shelling/artillery/missile attack", _("Shelling/artillery/missile attack")
    IED = "Remote explosive/landmine/IED", _("Remote explosive/landmine/IED")
    GRENADE = "Grenade", _("Grenade")
    SEXUAL_VIOLENCE = "Sexual violence", _("Sexual violence")
    ATTACK = "Attack", _("Attack")
    ABDUCTION = "Abduction/forced disappearance", _("Abduction/forced disappearance")
    EXCESSIVE_FORCE = "Excessive force against protesters", _("Excessive force against protesters")
    PROTEST_INTERVENTION = "Protest with intervention", _("Protest with intervention")
    PEACEFUL_PROTEST = "Peaceful protest", _("Peaceful protest")
    VIOLENT_DEMONSTRATION = "Violent demonstration", _("Violent demonstration")
    MOB_VIOLENCE = "Mob violence", _("Mob violence")
    AGREEMENT = "Agreement", _("Agreement")
    ARRESTS = "Arrests", _("Arrests")
    GROUP_CHANGE = "Change to group/activity", _("Change to group/activity")
    DISRUPTED_WEAPONS = "Disrupted weapons use", _("Disrupted weapons use")
    BASE_ESTABLISHED = "Headquarters or base established", _("Headquarters or base established")
    LOOTING = "Looting/property destruction", _("Looting/property destruction")
    TERRITORY_TRANSFER = "Non-violent transfer of territory", _("Non-violent transfer of territory")
    OTHER = "Other", _("Other")


SUB_EVENT_TYPES: dict[EventType, tuple[SubEventType, ...]] = {
    EventType.BATTLES: (
        SubEventType.ARMED_CLASH,
        SubEventType.GOVERNMENT_REGAINS,
        SubEventType.NON_STATE_OVERTAKES,
    ),
    EventType.EXPLOSIONS: (
        SubEventType.AIR_STRIKE,
        SubEventType.IED,
        SubEventType.SHELLING,
        SubEventType.SUICIDE_BOMB,
        SubEventType.GRENADE,
        SubEventType.CHEMICAL,
    ),
    EventType.CIVILIANS: (SubEventType.ATTACK, SubEventType.ABDUCTION, SubEventType.SEXUAL_VIOLENCE),
    EventType.PROTESTS: (
        SubEventType.PEACEFUL_PROTEST,
        SubEventType.PROTEST_INTERVENTION,
        SubEventType.EXCESSIVE_FORCE,
    ),
    EventType.RIOTS: (SubEventType.VIOLENT_DEMONSTRATION, SubEventType.MOB_VIOLENCE),
    EventType.STRATEGIC: (
        SubEventType.AGREEMENT,
        SubEventType.ARRESTS,
        SubEventType.GROUP_CHANGE,
        SubEventType.DISRUPTED_WEAPONS,
        SubEventType.BASE_ESTABLISHED,
        SubEventType.LOOTING,
        SubEventType.TERRITORY_TRANSFER,
        SubEventType.OTHER,
    ),
}
EVENT_TYPE_OF: dict[str, str] = {
    sub.value: event.value for event, subs in SUB_EVENT_TYPES.items() for sub in subs
}
_SUB_LABELS = dict(SubEventType.choices)


def sub_type_label(code: str) -> str:
    """The sub-event type in the reader's language.

    For lists: Django's get_sub_event_type_display translates and hashes every choice at each call (0.3 ms).
    """
    return str(_SUB_LABELS.get(code, code))


class DatePrecision(models.TextChoices):
    """How exactly the date is known; the interval itself stands in date_start and date_end."""

    DAY = "day", _("the day")
    DAYS = "days", _("a few days")
    WEEK = "week", _("a week")
    MONTH = "month", _("a month")
    YEAR = "year", _("a year")
    UNKNOWN = "unknown", _("unknown")


class TimeOfDay(models.TextChoices):
    """Part of the day in which it happened, local time."""

    NIGHT = "night", _("night")
    DAWN = "dawn", _("dawn")
    MORNING = "morning", _("morning")
    AFTERNOON = "afternoon", _("afternoon")
    EVENING = "evening", _("evening")


class Attribution(models.TextChoices):
    """How the role of an actor is known."""

    CLAIMED = "claimed", _("claimed")
    SUSPECTED = "suspected", _("suspected")
    STATED = "stated", _("stated")
    DENIED = "denied", _("denied")
    UNKNOWN = "unknown", _("unknown")


class ActorRole(models.TextChoices):
    """What an actor was in an incident."""

    PERPETRATOR = "perpetrator", _("perpetrator")
    TARGET = "target", _("target")
    ASSOCIATED = "associated", _("associated")


class Inter(models.IntegerChoices):
    """ACLED's inter codes, the kinds of actor."""

    STATE_FORCES = 1, _("State forces")
    REBEL_GROUP = 2, _("Rebel group")
    POLITICAL_MILITIA = 3, _("Political militia")
    IDENTITY_MILITIA = 4, _("Identity militia")
    RIOTERS = 5, _("Rioters")
    PROTESTERS = 6, _("Protesters")
    CIVILIANS = 7, _("Civilians")
    EXTERNAL_FORCES = 8, _("External/Other forces")


# Kinds of actor whose statements are a party's claim rather than a report.
ARMED = (
    Inter.STATE_FORCES,
    Inter.REBEL_GROUP,
    Inter.POLITICAL_MILITIA,
    Inter.IDENTITY_MILITIA,
    Inter.EXTERNAL_FORCES,
)


class TargetKind(models.TextChoices):
    """What was attacked."""

    MILITARY = "military", _("military position")
    CONVOY = "convoy", _("convoy or patrol")
    POLICE = "police", _("gendarmerie, police or customs")
    ADMINISTRATION = "administration", _("administration")
    AIRPORT = "airport", _("airport")
    VILLAGE = "village", _("village or town")
    MARKET = "market", _("market")
    WORSHIP = "worship", _("place of worship")
    SCHOOL = "school", _("school")
    HEALTH = "health", _("clinic or hospital")
    DISPLACED = "displaced_site", _("site of displaced people")
    SHELTER = "shelter", _("shelter")
    TRANSPORT = "transport", _("bus, truck or road traffic")
    FUEL = "fuel", _("fuel convoy")
    MINE = "mine", _("mine or industrial site")
    AID = "aid", _("aid organisation")
    FOREIGNERS = "foreigners", _("foreign nationals")
    INFRASTRUCTURE = "infrastructure", _("telecoms, bridge or dam")
    CIVILIANS = "civilians", _("civilians")
    OTHER = "other", _("other")


class CasualtyKind(models.TextChoices):
    """What is said to have happened to people; "neutralised" stays a party's word."""

    KILLED = "killed", _("killed")
    INJURED = "injured", _("injured")
    MISSING = "missing", _("missing")
    ABDUCTED = "abducted", _("abducted")
    NEUTRALISED = "neutralised", _("“neutralised”")


class OfWhom(models.TextChoices):
    """Whom a toll counts."""

    ALL = "all", _("all together")
    SECURITY_FORCES = "security_forces", _("soldiers or security forces")
    CIVILIANS = "civilians", _("civilians")
    CHILDREN = "children", _("children")
    ATTACKERS = "attackers", _("attackers")
    UNSPECIFIED = "unspecified", _("not said")


class Quantifier(models.TextChoices):
    """How a figure was hedged."""

    EXACT = "exact", _("exactly")
    ABOUT = "about", _("about")
    AT_LEAST = "at_least", _("at least")
    MORE_THAN = "more_than", _("more than")
    AT_MOST = "at_most", _("at most")
    FEWER_THAN = "fewer_than", _("fewer than")
    BETWEEN = "between", _("between")
    SEVERAL = "several", _("several")
    DOZENS = "dozens", _("dozens")


class Status(models.TextChoices):
    """Life of an incident."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Credibility(models.IntegerChoices):
    """Admiralty code, credibility of the information: about the incident, never the source."""

    CONFIRMED = 1, _("1 confirmed by other sources")
    PROBABLY_TRUE = 2, _("2 probably true")
    POSSIBLY_TRUE = 3, _("3 possibly true")
    DOUBTFUL = 4, _("4 doubtful")
    IMPROBABLE = 5, _("5 improbable")
    CANNOT_BE_JUDGED = 6, _("6 cannot be judged")


class Reliability(models.TextChoices):
    """Admiralty code, reliability of the source."""

    A = "A", _("A completely reliable")
    B = "B", _("B usually reliable")
    C = "C", _("C fairly reliable")
    D = "D", _("D not usually reliable")
    E = "E", _("E unreliable")
    F = "F", _("F cannot be judged")


class SourceScale(models.TextChoices):
    """ACLED's source_scale."""

    INTERNATIONAL = "International", _("International")
    NATIONAL = "National", _("National")
    REGIONAL = "Regional", _("Regional")
    SUBNATIONAL = "Subnational", _("Subnational")
    NEW_MEDIA = "New media", _("New media")
    LOCAL_PARTNER = "Local partner", _("Local partner")
    OTHER = "Other", _("Other")


class EvidenceKind(models.TextChoices):
    """The three ways a value can be supported."""

    QUOTED = "quoted", _("quoted")
    DERIVED = "derived", _("derived")
    ASSERTED = "asserted", _("asserted")


class Country(models.TextChoices):
    """The thirteen countries watched, ISO 3166-1 alpha-2."""

    BF = "BF", _("Burkina Faso")
    BJ = "BJ", _("Benin")
    CI = "CI", _("Côte d’Ivoire")
    DZ = "DZ", _("Algeria")
    GH = "GH", _("Ghana")
    LY = "LY", _("Libya")
    ML = "ML", _("Mali")
    MR = "MR", _("Mauritania")
    NE = "NE", _("Niger")
    NG = "NG", _("Nigeria")
    SN = "SN", _("Senegal")
    TD = "TD", _("Chad")
    TG = "TG", _("Togo")


class PlaceKind(models.TextChoices):
    """What kind of spot or zone a place is."""

    CAPITAL = "capital", _("capital")
    REGION_CAPITAL = "region_capital", _("regional capital")
    CITY = "city", _("city")
    TOWN = "town", _("town")
    VILLAGE = "village", _("village")
    BASE = "base", _("military base")
    CROSSING = "crossing", _("border crossing")
    MINE = "mine", _("mine")
    SITE = "site", _("site")
    PARK = "park", _("park or reserve")
    FOREST = "forest", _("forest")
    RIVER = "river", _("river")
    LAKE = "lake", _("lake")
    ROAD = "road", _("road")
    ZONE = "zone", _("zone")
    DISTRICT = "district", _("second-level area")
    REGION = "region", _("region or province")
    COUNTRY = "country", _("country")


class AreaRelation(models.TextChoices):
    """What a newer unit is to the area of the loaded boundaries."""

    SAME = "same", _("unchanged")
    RENAMED = "renamed", _("renamed")
    REDUCED = "reduced", _("made smaller")
    PART = "part", _("part of it")


class IncidentOrigin(models.TextChoices):
    """How an incident came into the database."""

    DESK = "desk", _("this desk")
    SEED = "seed", _("seed history")
    GENERATED = "generated", _("generated for a demonstration")


class Language(models.TextChoices):
    """Languages of names and articles."""

    AR = "ar", _("Arabic")
    FR = "fr", _("French")
    EN = "en", _("English")
    OTHER = "", _("other")
