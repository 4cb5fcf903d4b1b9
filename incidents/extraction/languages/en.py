"""English: what names an event, its victims and targets, who says so and what is no event. Data only.

A form ending in * is a stem. Forms are folded when they are loaded.
"""

# fmt: off
LEXICON: dict[str, tuple[str, ...]] = {
    "trigger.attack": (
        "attack", "attacks", "attacked", "attacking", "assault", "assaults", "assaulted", "raid", "raids",
        "raided", "raiding", "stormed", "storming", "opened fire", "open fire", "gunfire", "shooting",
        "shot dead", "fired on", "targeted", "incursion", "incursions", "armed attack", "terrorist attack",
        "terrorist attacks", "under attack", "targeting", "struck", "shot at", "fired at", "firing on",
        "came under fire", "under fire", "set upon", "swept into", "burst into", "onslaught", "rampage",
        "shot and killed", "opened fire on", "fell on the village", "descended on", "shot", "invaded",
        "invading", "gunmen entered", "armed men entered", "fighters entered", "militants entered",
        "bandits entered", "fell into a trap", "poured into", "fire was opened on",
    ),
    "trigger.clash": (
        "clash", "clashes", "clashed", "fighting", "fought", "gun battle", "firefight", "exchange of fire",
        "exchanged fire", "battle", "battles", "repelled", "repelling", "repulsed", "fended off",
        "gun battles", "shootout", "shoot-out", "exchange of gunfire", "exchanged gunfire", "drove off",
        "driven off", "beat off", "beaten off", "pitched battle",
    ),
    "trigger.ambush": ("ambush", "ambushes", "ambushed"),
    "trigger.operation": (
        "military operation", "military operations", "operation against", "counterterrorism operation",
        "neutralised", "neutralized", "neutralising", "neutralizing", "sweep operation", "offensive",
        "troops killed", "soldiers killed", "eliminated", "ground operation", "airborne operation",
        "conducted an operation", "carried out an operation", "clearance operation", "search operation",
        "joint operation against", "killed militants", "killed terrorists",
    ),
    "trigger.event": (
        "incident", "incidents", "violence", "bloodshed", "operation", "operations", "killings", "tragedy",
    ),
    "trigger.ied": (
        "improvised explosive device", "improvised explosive devices", "IED", "IEDs", "roadside bomb",
        "roadside bombs", "landmine", "landmines", "land mine", "mine blast", "hit a mine", "struck a mine",
        "explosive device", "explosive devices", "bomb", "bombs", "bombing", "bombings", "detonated",
        "ran over a mine", "drove over a mine", "bomb blast", "hit a landmine",
    ),
    "trigger.explosion": ("explosion", "explosions", "blast", "blasts"),
    "trigger.airstrike": (
        "air strike", "air strikes", "airstrike", "airstrikes", "drone strike", "drone strikes", "drone",
        "drones", "aerial bombardment", "air raid", "air raids", "warplane", "warplanes",
        "helicopter gunship*", "drone attack", "bombardment", "kamikaze drone",
    ),
    "trigger.shelling": (
        "shelling", "shelled", "mortar", "mortars", "mortar fire", "rocket", "rockets", "rocket fire",
        "artillery", "missile", "missiles", "mortar shells",
    ),
    "trigger.suicide": (
        "suicide bomb", "suicide bomber", "suicide bombers", "suicide bombing", "suicide bombings",
        "suicide attack", "suicide attacks", "SVBIED", "car bomb", "car bombs", "truck bomb",
        "blew himself up", "blew herself up", "blew themselves up", "suicide vehicle",
        "stuffed with explosives", "packed with explosives", "laden with explosives", "explosives-laden",
        "explosive belt", "explosive vest", "booby-trapped car", "car packed with",
    ),
    "trigger.grenade": ("grenade", "grenades", "hand grenade"),
    "trigger.chemical": ("chemical weapon", "chemical weapons", "toxic gas"),
    "trigger.kill": (
        "killed", "killing", "kill", "kills", "dead", "deaths", "death", "died", "slain", "murdered",
        "murder", "assassinated", "assassination", "gunned down", "shot dead", "claimed the lives",
        "lost their lives", "killings", "deadly", "perished", "lost their life", "lost his life",
        "lost her life", "cut down", "mowed down",
    ),
    "trigger.massacre": (
        "massacre", "massacres", "massacred", "executed", "execution", "executions", "slaughter",
        "slaughtered", "beheaded", "throats slit", "slit the throats", "summary executions",
    ),
    "trigger.abduct": (
        "kidnap", "kidnapped", "kidnapping", "kidnappings", "abduct", "abducted", "abduction", "abductions",
        "hostage", "hostages", "taken hostage", "seized hostages", "enforced disappearance",
        "enforced disappearances", "took captive", "taken captive", "carried off", "marched off", "snatched",
        "kidnappers", "abducting", "kidnapping of", "took hostage", "taking hostage", "held hostage",
    ),
    "trigger.sexual": (
        "rape", "raped", "rapes", "sexual violence", "sexual assault", "sexual assaults", "gang-raped",
        "sexually assaulted",
    ),
    "trigger.overtake": (
        "seized control", "took control", "taken control", "captured the town", "overran", "overrun",
        "seized the town", "seized the village", "seized the base", "fell to", "seize control",
        "captured the base", "seized the camp", "captured a base", "take control", "seized a",
        "took the town", "took the village", "took the base", "took the camp", "captured the village",
        "captured the camp", "took over the town", "in the hands of the rebels", "seized the post",
        "overrunning", "takes control",
    ),
    "trigger.regain": (
        "retook", "retaken", "recaptured", "regained control", "regain control", "recapture", "liberated",
        "retake", "taken possession of", "took possession of", "took back", "taken back", "took it back",
        "won back", "reclaimed", "reoccupied", "recovered the position", "recovered the base",
        "recovered the town", "regains control", "retakes", "recaptures",
    ),
    "trigger.loot": (
        "burned", "burnt", "burning", "set fire", "set ablaze", "torched", "torching", "looted", "looting",
        "ransacked", "destroyed", "razed", "vandalised", "stole cattle", "cattle rustling", "rustled",
        "set on fire", "burned down", "burnt down", "set alight", "sabotaged", "sabotage", "blew up a bridge",
        "dynamited", "pillaged", "plundered", "looters", "carried away cattle", "stole livestock",
        "seized livestock", "made away with", "carted away", "rustlers", "emptied shops", "burned trucks",
        "burned tankers",
    ),
    "trigger.blockade": (
        "blockade", "blockaded", "besieged", "roadblock", "fuel embargo", "fuel blockade", "under siege",
        "laid siege", "siege of", "a siege", "the siege", "besieging", "roadblocks", "blockading",
        "blockades", "encircled",
    ),
    "trigger.arrest": (
        "arrested", "arrest", "arrests", "detained", "apprehended", "captured", "arresting", "detaining",
        "taken into custody", "took into custody", "rounded up", "nabbed", "detention of",
    ),
    "trigger.disrupt": (
        "defused", "weapons seizure", "seized weapons", "weapons cache", "seized arms", "safely detonated",
        "disarmed a bomb", "demining", "arms cache", "weapons caches", "cache of weapons", "cache of arms",
        "arms caches", "arms dump", "weapons dump", "stockpile of weapons", "weapons were seized",
        "arms were seized", "weapons were found", "weapons were recovered", "seizure of weapons",
        "seizure of arms", "explosives were found", "seized explosives", "bomb-making", "explosives cache",
        "made safe", "rendered safe", "defusing", "defuse", "defuses", "intercepted weapons",
        "seized a cache", "haul of weapons",
    ),
    "trigger.agreement": (
        "peace agreement", "peace deal", "ceasefire", "truce", "local agreement", "signed an agreement",
    ),
    "trigger.change": (
        "defected", "defection", "defections", "surrendered", "surrender", "merger", "laid down their arms",
        "laid down arms", "surrendering", "surrenders", "gave themselves up", "gave himself up",
        "give themselves up", "turned themselves in", "turned himself in", "turned himself over",
        "handed themselves in", "handed himself in", "laid down their weapons", "laying down their arms",
        "lay down their arms", "laid down weapons", "rallied to", "switched sides",
    ),
    "trigger.withdraw": (
        "withdrew from", "withdrawn from", "pulled out of", "abandoned the base", "abandoned the camp",
        "handed over the base", "withdrawal from",
    ),
    "trigger.base": ("established a base", "set up a base", "new military base", "opened a base"),
    "trigger.protest": (
        "protest", "protests", "protested", "protesters", "demonstration", "demonstrations", "demonstrators",
        "demonstrated", "marched", "sit-in", "rally", "took to the streets", "demonstrating", "protesting",
        "protestors", "protester", "demonstrator", "rallied in", "street protest", "protest march",
    ),
    "trigger.riot": (
        "riot", "riots", "rioters", "rioting", "violent protest", "violent protests", "set up barricades",
        "burned tyres", "burned tires", "threw stones", "hurled stones", "ransacking",
    ),
    "trigger.lynch": (
        "lynched", "lynching", "mob beat", "beaten to death", "mob killed", "angry mob", "a mob seized",
        "a mob killed", "mob burned", "mob justice",
    ),
    "trigger.disperse": (
        "tear gas", "teargas", "dispersed", "fired on protesters", "live rounds at protesters",
    ),
    # Things that are no event until somebody uses them.
    "weapon.noun": (
        "drone", "drones", "rocket", "rockets", "missile", "missiles", "bomb", "bombs", "mortar", "mortars",
        "grenade", "grenades", "artillery", "warplane", "warplanes", "explosive devices", "explosive device",
        "landmines", "landmine", "kamikaze drone",
    ),
    "neg.event": ("no attack", "no attacks", "no incident", "no incidents", "without incident", "no clashes"),
    "casualty.killed": (
        "killed", "killing", "kill", "kills", "dead", "deaths", "death", "died", "slain", "murdered",
        "gunned down", "shot dead", "claimed the lives", "lost their lives", "lives", "massacred", "executed",
        "beheaded", "bodies", "slaughtered", "fatalities", "casualties",
    ),
    "casualty.injured": ("wounded", "wounding", "injured", "injuring", "injuries", "hurt", "wounds"),
    "casualty.missing": ("missing", "unaccounted for"),
    "casualty.abducted": (
        "kidnapped", "kidnapping", "abducted", "abducting", "abduction", "hostages", "hostage",
        "taken captive", "took", "captured", "seized",
    ),
    "casualty.neutralised": ("neutralised", "neutralized", "neutralising", "neutralizing", "eliminated"),
    "victim.security_forces": (
        "soldier", "soldiers", "troops", "gendarme", "gendarmes", "police officer", "police officers",
        "policeman", "policemen", "VDP", "officer", "officers", "guards", "guard", "volunteers",
        "peacekeeper", "peacekeepers", "servicemen", "paramilitaries", "customs officers", "army troops",
        "auxiliaries", "members of the security forces", "fighters from Wagner", "mercenaries",
        "army personnel", "rangers",
    ),
    "victim.civilians": (
        "civilian", "civilians", "villager", "villagers", "resident", "residents", "woman", "women", "trader",
        "traders", "passenger", "passengers", "worshippers", "farmer", "farmers", "herder", "herders",
        "driver", "drivers", "teacher", "teachers", "miners", "workers", "aid workers", "displaced people",
        "refugees", "pupils", "students", "nationals", "tourists", "priest", "imam", "worshipper",
        "journalist", "journalists", "merchants", "foreigners", "employees", "Chinese",
    ),
    "victim.children": (
        "child", "children", "girl", "girls", "boys", "schoolgirls", "schoolchildren", "baby", "infants",
    ),
    "victim.attackers": (
        "terrorist", "terrorists", "jihadist", "jihadists", "militant", "militants", "assailant",
        "assailants", "attacker", "attackers", "insurgent", "insurgents", "rebel", "rebels", "bandit",
        "bandits", "fighters", "gunmen", "extremists", "suicide bombers", "bomber", "bombers",
    ),
    "victim.unspecified": (
        "person", "people", "persons", "dead", "victims", "others", "men", "man", "killed", "wounded",
        "injured", "bodies", "deaths", "hostages", "members", "casualties", "fatalities", "lives", "missing",
    ),
    "position.noun": (
        "positions", "towns", "villages", "posts", "camps", "bases", "sites", "locations",
        "military positions", "localities",
    ),
    "army.noun": (
        "junta", "army", "soldier", "soldiers", "troops", "military", "armed forces", "security forces",
        "security and defence forces", "defence and security forces", "gendarmes", "gendarmerie", "barracks",
        "military camp", "army camp", "military base", "army base", "military post", "army post",
        "military outpost", "outpost", "army patrol", "military convoy", "army convoy", "army position",
        "military position", "military positions", "garrison", "national guard", "police", "policemen",
        "police station", "government forces", "military patrol", "army positions", "checkpoint",
        "army outpost",
    ),
    "civilian.noun": (
        "civilians", "villagers", "residents", "worshippers", "traders", "passengers", "farmers", "herders",
        "miners", "teachers", "refugees", "displaced people", "pupils",
    ),
    "armed.noun": (
        "gunmen", "armed men", "assailants", "attackers", "terrorists", "jihadists", "militants",
        "insurgents", "rebels", "bandits", "extremists", "armed group", "armed groups", "islamists",
        "fighters", "militiamen", "motorcycle-riding men", "suspected jihadists",
    ),
    "target.military": (
        "military camp", "army camp", "military base", "army base", "barracks", "camp", "base",
        "military post", "army post", "outpost", "military position", "military positions", "army position",
        "army positions", "garrison", "military outpost", "bases", "army outpost", "military bases", "camps",
        "positions",
    ),
    "target.convoy": (
        "convoy", "military convoy", "army convoy", "patrol", "army patrol", "military patrol",
        "military vehicle", "army vehicle", "column",
    ),
    "target.police": (
        "police station", "police post", "gendarmerie", "gendarmerie post", "customs post", "border post",
        "checkpoint", "gendarmerie brigade",
    ),
    "target.administration": (
        "governor's office", "town hall", "prefecture", "mayor's office", "government building", "prefect",
        "governor's residence",
    ),
    "target.airport": ("airport", "airfield", "airstrip"),
    "target.village": ("village", "villages", "hamlet", "hamlets"),
    "target.market": ("market", "markets", "marketplace"),
    "target.worship": ("mosque", "mosques", "church", "churches"),
    "target.school": ("school", "schools", "college"),
    "target.health": ("hospital", "health centre", "health center", "clinic", "ambulance"),
    "target.displaced_site": (
        "displacement camp", "camp for displaced", "refugee camp", "displaced persons camp", "IDP camp",
    ),
    "target.transport": (
        "bus", "buses", "truck", "trucks", "minibus", "passenger boat", "boat", "ferry", "lorry",
        "passenger vehicle",
    ),
    "target.fuel": (
        "fuel tanker", "fuel tankers", "fuel convoy", "tanker trucks", "tankers", "fuel trucks", "tanker",
    ),
    "target.mine": (
        "gold mine", "mining site", "factory", "industrial site", "gold mining site", "cement plant",
    ),
    "target.aid": (
        "aid workers", "aid convoy", "humanitarian workers", "aid worker", "NGO", "humanitarian convoy",
    ),
    "target.foreigners": (
        "foreign nationals", "Chinese nationals", "foreigners", "foreign workers", "expatriates",
    ),
    "target.infrastructure": (
        "telecom mast", "bridge", "bridges", "dam", "power line", "telecom tower", "cell tower",
    ),
    "resp.unclaimed": (
        "no group has claimed", "no group had claimed", "no one has claimed", "nobody has claimed",
        "unclaimed", "no immediate claim", "no claim of responsibility", "has not claimed",
        "have not claimed", "had not claimed", "did not claim", "no organisation has claimed",
        "no one claimed", "no group claimed", "not been claimed", "no group immediately claimed",
        "no one immediately claimed", "not claimed", "has not yet claimed", "no group has yet claimed",
        "no group has so far claimed", "nobody claimed", "yet to claim", "without a claim",
    ),
    "resp.denied": (
        "denied", "denies", "has denied", "denied responsibility", "denied involvement", "denying",
        "denied any", "rejected responsibility", "disavowed",
    ),
    "resp.claimed": (
        "claimed responsibility", "claimed by", "claim responsibility", "claims responsibility",
        "claimed the attack", "claiming responsibility", "has claimed", "said it carried out",
        "said it was behind", "claimed", "claim of responsibility", "claimed the assault",
    ),
    "resp.told": (
        "said it had", "said they had", "says it has", "said it killed", "said its fighters",
        "said it attacked", "said its forces", "said it carried",
    ),
    "resp.suspected": (
        "suspected", "believed to be", "believed to have", "blamed on", "blamed", "hallmarks",
        "bears the hallmarks", "bore the hallmarks", "presumed", "alleged", "accused", "attributed to",
        "thought to be", "suspects", "pointed the finger", "probably", "likely",
    ),
    "role.by": (
        "by", "carried out by", "launched by", "perpetrated by", "staged by", "at the hands of", "work of",
    ),
    "role.against": (
        "against", "targeting", "targeted", "attacked", "attack on", "on", "ambushed", "hit", "struck",
        "raid on", "attacks on",
    ),
    "role.affiliation": (
        "affiliated", "affiliate", "linked to", "allied with", "loyal to", "branch of", "offshoot of",
        "pledged allegiance", "tied to", "aligned with", "linked", "associated with", "part of",
    ),
    "role.against_fight": ("with",),
    "attribution": (
        "according to", "said", "told", "reported", "announced", "statement", "source", "sources",
        "speaking in", "says", "confirmed", "condemned", "condemns", "visited", "met", "evacuated",
        "flown to", "taken to", "airlifted", "treated", "transferred", "denounced",
    ),
    "attribution.source": ("according to",),
    "place.in": (
        "in", "at", "of", "on", "inside", "into", "towards", "to", "around", "outside", "and", "across",
        "between", "through", "the",
    ),
    "place.kind": (
        "town of", "village of", "city of", "villages of", "towns of", "cities of", "town", "village", "city",
        "locality of", "community of", "district of", "hamlet of", "area of", "commune of", "base in",
        "camp in", "market in", "outskirts of", "like", "including", "such as", "cities like",
        "border post of", "settlement of",
    ),
    "place.container": (
        "region of", "province of", "regions of", "provinces of", "circle of", "state of", "department of",
        "cercle of", "prefecture of",
    ),
    "place.container_after": (
        "region", "province", "regions", "provinces", "state", "cercle", "circle", "department", "prefecture",
        "district", "area",
    ),
    "place.near": (
        "near", "close to", "outside", "kilometres from", "km from", "kilometres north of",
        "kilometres south of", "kilometres east of", "kilometres west of", "north of", "south of", "east of",
        "west of", "miles from", "km north of", "km south of", "km east of", "km west of", "around",
        "vicinity of", "outskirts of", "not far from", "northeast of", "northwest of", "southeast of",
        "southwest of", "kilometers from",
    ),
    "place.country_word": ("the country", "country"),
    "place.from": (
        "coming from", "en route to", "heading to", "heading for", "on its way to", "native of",
        "travelling to", "traveling to", "bound for", "capital", "flown to", "taken to", "airlifted to",
        "fled to", "evacuated to", "hospital in", "court in", "travelling from", "traveling from",
        "displaced from", "transferred to", "born in", "had left",
    ),
    "place.border": ("border with", "border", "bordering"),
    "sector.north": ("north", "northern"),
    "sector.centre": ("centre", "center", "central"),
    "veto.institution": (
        "university of", "institute of", "bank of", "accord of", "treaty of", "radio", "festival of",
        "archdiocese of", "port of", "daily", "agreement of",
    ),
    "veto.institution_after": (
        "Institute", "FC", "University", "Post", "Tribune", "Times", "Accord", "Accords", "Agreement",
        "Process", "Summit", "Declaration", "Club", "United", "Festival", "Court", "Tribunal", "Radio",
        "Bank", "College", "Charter", "Treaty", "Stars", "Stadium",
    ),
    "veto.office": (
        "mayor of", "governor of", "prefect of", "prosecutor of", "resident of", "residents of", "bishop of",
        "minister", "president", "member of parliament for", "imam of", "ambassador to",
    ),
    "veto.capital_speech": (
        "between", "authorities in", "relations with", "relations between", "government in", "junta in",
    ),
    "nonevent.clause": (
        "could attack", "may attack", "might attack", "threatened to attack", "threatens to attack", "threat",
        "threats", "threatened", "threatens", "threatening", "could", "might", "fears of", "feared", "warned",
        "warns", "warning", "prevent", "risk", "risks", "fight against", "surge in", "increase in", "rise in",
        "regularly", "frequent", "frequently", "every year", "per year", "in recent years", "for years",
        "in case of", "escalation", "plagued by", "spate of", "wave of attacks since", "on average",
        "years after", "year after", "months after", "years on from", "were released", "was released",
        "been released", "were freed", "was freed", "been freed", "release of", "has been battling",
        "grappling", "never", "fear of", "fear that", "fearing", "fear an attack", "fear attacks",
        "possible attack", "possible attacks", "potential attack", "imminent attack", "rumour", "rumours",
        "rumors", "rumor", "false alarm", "were planning", "was planning", "planned to", "plotted",
        "plotting", "plot to", "would be attacked", "if attacked", "vulnerable to", "at risk of", "prone to",
        "deter", "preventing", "to stop attacks", "will be", "will not", "would be", "shall be",
        "accused of planning", "conspiracy", "conspiring", "promised to", "vowed to", "pledged to",
        "had hoped to", "wanted to", "intended to", "ready to", "prepared to",
    ),
    "recall": (
        "had already", "had killed", "had attacked", "had been attacked", "had been", "previously",
        "earlier attack", "previous attack", "in an earlier", "in a previous", "recalled", "it follows",
        "follows a", "comes after", "came after", "last attack", "had left", "had claimed",
        "a similar attack", "came days after", "follows an",
    ),
    "anaphor": (
        "the attack", "the attacks", "this attack", "these attacks", "the assault", "the ambush", "the raid",
        "the incident", "the attackers", "the assailants", "the blast", "the explosion", "the bombing",
        "the killings", "the massacre", "the victims", "the gunmen", "the clashes", "the fighting",
        "the strike", "the operation", "the kidnapping", "the abduction", "the violence", "the death toll",
        "the toll", "the militants", "that attack", "those attacks", "the offensive", "the hostages",
    ),
    "coordinated": (
        "coordinated", "simultaneous", "simultaneously", "at the same time", "synchronised", "synchronized",
        "concurrent",
    ),
    "panic": (
        "panic", "panicked", "explosions heard", "gunfire heard", "explosions were heard",
        "gunfire was heard", "heard explosions", "heard gunfire", "sounds of gunfire", "sound of gunfire",
        "were heard", "was heard", "terror", "reported hearing",
    ),
    "consequence": (
        "causing", "sparking", "triggering", "leading to", "which caused", "prompting", "spreading", "sowing",
        "which led to", "caused",
    ),
    "count.among": ("including", "among them", "of whom", "among whom", "of them"),
    "count.former": (
        "previous toll", "earlier toll", "initial toll", "up from", "previously reported", "initially put at",
        "earlier reported", "first toll", "initially reported",
    ),
    "count.correction": (
        "toll rises", "toll rose", "new toll", "revised toll", "toll has risen", "death toll rises",
        "death toll rose", "death toll has risen", "revised", "updated toll", "toll now stands", "final toll",
        "raised the toll", "raising the toll", "climbed to", "has risen to",
    ),
    "sector.south": ("south", "southern"),
    "sector.east": ("east", "eastern"),
    "sector.west": ("west", "western"),
}
