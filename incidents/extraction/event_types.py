"""What kind of event: the weapon before the victim, and what happened to whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

EVENT_OF = {
    "Armed clash": "Battles",
    "Government regains territory": "Battles",
    "Non-state actor overtakes territory": "Battles",
    "Chemical weapon": "Explosions/Remote violence",
    "Air/drone strike": "Explosions/Remote violence",
    "Suicide bomb": "Explosions/Remote violence",
    "Shelling/artillery/missile attack": "Explosions/Remote violence",
    "Remote explosive/landmine/IED": "Explosions/Remote violence",
    "Grenade": "Explosions/Remote violence",
    "Sexual violence": "Violence against civilians",
    "Attack": "Violence against civilians",
    "Abduction/forced disappearance": "Violence against civilians",
    "Excessive force against protesters": "Protests",
    "Protest with intervention": "Protests",
    "Peaceful protest": "Protests",
    "Violent demonstration": "Riots",
    "Mob violence": "Riots",
    "Agreement": "Strategic developments",
    "Arrests": "Strategic developments",
    "Change to group/activity": "Strategic developments",
    "Disrupted weapons use": "Strategic developments",
    "Headquarters or base established": "Strategic developments",
    "Looting/property destruction": "Strategic developments",
    "Non-violent transfer of territory": "Strategic developments",
    "Other": "Strategic developments",
}
CIVILIAN_TARGETS = frozenset(
    (
        "village",
        "market",
        "worship",
        "school",
        "health",
        "displaced_site",
        "transport",
        "fuel",
        "mine",
        "aid",
        "foreigners",
        "civilians",
    )
)
ARMED_TARGETS = frozenset(("military", "police", "convoy"))
FIGHTING = frozenset(("clash", "ambush"))
FORCEFUL = frozenset(("attack", "clash", "ambush", "kill", "massacre", "operation"))


@dataclass(frozen=True, slots=True)
class Facts:
    """What an episode says, as far as its type depends on it; triggers are kinds without "trigger."."""

    triggers: frozenset[str]
    victims: frozenset[str]  # classes of those killed, injured or abducted
    hits_forces: bool
    hits_civilians: bool
    army_acts: bool
    target_kind: str | None
    killed: bool
    named_group: bool


def sub_event_type(facts: Facts) -> str:
    """ACLED's sub-event type, the first rule that fits; its event type is EVENT_OF[...]."""
    for rule in _RULES:
        found = rule(facts)
        if found:
            return found
    return "Other"


def targets_civilians(facts: Facts, sub_type: str) -> bool | None:
    """True when civilians were the target, False when armed people were, None when the text is silent."""
    if EVENT_OF[sub_type] in ("Protests", "Riots", "Strategic developments"):
        return None
    if EVENT_OF[sub_type] == "Violence against civilians":
        return True
    if EVENT_OF[sub_type] == "Battles":
        return False
    if facts.hits_forces or (facts.army_acts and "attackers" in facts.victims):
        return False
    return True if facts.hits_civilians else None


def _weapon(facts: Facts) -> str | None:
    has = facts.triggers.__contains__
    fought = bool(facts.triggers & FIGHTING)
    if has("chemical"):
        return "Chemical weapon"
    if has("suicide"):
        return "Suicide bomb"
    if has("disrupt") and not facts.killed:
        return "Disrupted weapons use"
    if has("airstrike") and not (fought and not facts.army_acts):
        return "Air/drone strike"
    if has("ied") and not fought and not facts.army_acts:
        return "Remote explosive/landmine/IED"
    if has("shelling") and not fought and not (has("attack") and facts.hits_forces and facts.killed):
        return "Shelling/artillery/missile attack"
    if has("grenade") and not fought:
        return "Grenade"
    return None


def _crowd(facts: Facts) -> str | None:
    has = facts.triggers.__contains__
    if has("lynch"):
        return "Mob violence"
    if has("riot"):
        return "Violent demonstration"
    crowd = has("protest") or has("disperse")
    if not crowd or facts.triggers & {"ambush", "airstrike", "ied"} or facts.named_group:
        return None
    if has("loot") and not facts.killed:
        return "Violent demonstration"
    if facts.killed and (facts.army_acts or has("disperse") or facts.triggers & {"attack", "kill"}):
        return "Excessive force against protesters"
    met_force = has("disperse") or has("arrest") or has("clash") or facts.victims
    return "Protest with intervention" if met_force else "Peaceful protest"


def _persons(facts: Facts) -> str | None:
    has = facts.triggers.__contains__
    if has("sexual") and not facts.hits_forces:
        return "Sexual violence"
    if has("abduct") and not facts.killed and not facts.triggers & FIGHTING and not facts.hits_forces:
        return "Abduction/forced disappearance"
    return None


def _territory(facts: Facts) -> str | None:
    if "regain" in facts.triggers:
        return "Government regains territory"
    if "overtake" in facts.triggers:
        return "Government regains territory" if facts.army_acts else "Non-state actor overtakes territory"
    return None


def _property(facts: Facts) -> str | None:
    quiet = not facts.killed and not facts.triggers & FIGHTING and not facts.hits_forces
    violent = "attack" in facts.triggers and facts.target_kind not in (
        "infrastructure",
        "fuel",
        "transport",
        "school",
        None,
    )
    return "Looting/property destruction" if "loot" in facts.triggers and quiet and not violent else None


def _violence(facts: Facts) -> str | None:
    if not facts.triggers & (FORCEFUL | {"abduct", "event", "explosion"}):
        return None
    if facts.triggers & FIGHTING and not (
        facts.hits_civilians and not facts.hits_forces and "clash" not in facts.triggers
    ):
        return "Armed clash"
    if facts.army_acts and not facts.hits_civilians:
        return "Armed clash"
    if "massacre" in facts.triggers and facts.hits_civilians:
        return "Attack"
    civil_convoy = facts.target_kind == "convoy" and facts.hits_civilians
    if facts.hits_forces or (facts.target_kind in ARMED_TARGETS and not civil_convoy):
        return "Armed clash"
    if facts.hits_civilians or facts.target_kind in CIVILIAN_TARGETS or facts.killed:
        return "Attack"
    if "abduct" in facts.triggers:
        return "Abduction/forced disappearance"
    return "Armed clash" if facts.triggers & {"attack", "clash", "ambush", "operation"} else None


def _strategic(facts: Facts) -> str | None:
    order = (
        ("arrest", "Arrests"),
        ("change", "Change to group/activity"),
        ("agreement", "Agreement"),
        ("withdraw", "Non-violent transfer of territory"),
        ("base", "Headquarters or base established"),
        ("loot", "Looting/property destruction"),
        ("blockade", "Other"),
    )
    for trigger, name in order:
        if trigger in facts.triggers:
            return name
    return None


def _blast(facts: Facts) -> str | None:
    return "Remote explosive/landmine/IED" if "explosion" in facts.triggers else None


def _blockade(facts: Facts) -> str | None:
    alone = not facts.triggers & (FORCEFUL | {"abduct", "loot"})
    return "Other" if "blockade" in facts.triggers and alone else None


_RULES: tuple[Callable[[Facts], str | None], ...] = (
    _weapon,
    _crowd,
    _blockade,
    _persons,
    _territory,
    _property,
    _violence,
    _blast,
    _strategic,
)
