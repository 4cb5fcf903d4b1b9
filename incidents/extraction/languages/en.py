"""English: what names an event, its victims and targets, who says so and what is no event. Data only.

A form ending in * is a stem. Forms are folded when they are loaded.
"""

# fmt: off
LEXICON: dict[str, tuple[str, ...]] = {
    "trigger.attack": (
        "attack", "attacks", "attacked", "attacking", "assault", "assaults", "assaulted", "raid", "raids",
        "raided", "raiding", "stormed", "storming", "storm", "opened fire", "open fire", "gunfire",
        "shooting", "shot dead", "fired on", "targeted", "incursion", "incursions", "armed attack",
        "terrorist attack", "terrorist attacks", "under attack", "targeting", "struck",
    ),
    "trigger.clash": (
        "clash", "clashes", "clashed", "fighting", "fought", "gun battle", "firefight", "exchange of fire",
        "exchanged fire", "battle", "battles", "repelled", "repelling", "repulsed", "fended off",
        "gun battles",
    ),
    "trigger.ambush": ("ambush", "ambushes", "ambushed"),
    "trigger.operation": (
        "military operation", "military operations", "operation against", "counterterrorism operation",
        "neutralised", "neutralized", "neutralising", "neutralizing", "sweep operation", "offensive",
        "troops killed", "soldiers killed", "eliminated",
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
    ),
    "trigger.grenade": ("grenade", "grenades", "hand grenade"),
    "trigger.chemical": ("chemical weapon", "chemical weapons", "toxic gas"),
    "trigger.kill": (
        "killed", "killing", "kill", "kills", "dead", "deaths", "death", "died", "slain", "murdered",
        "murder", "assassinated", "assassination", "gunned down", "shot dead", "claimed the lives",
        "lost their lives", "killings", "deadly", "hacked to death", "burned alive",
    ),
    "trigger.massacre": (
        "massacre", "massacres", "massacred", "executed", "execution", "executions", "slaughter",
        "slaughtered", "beheaded", "throats slit", "slit the throats", "summary executions",
    ),
    "trigger.abduct": (
        "kidnap", "kidnapped", "kidnapping", "kidnappings", "abduct", "abducted", "abduction", "abductions",
        "hostage", "hostages", "taken hostage", "seized hostages", "enforced disappearance",
        "enforced disappearances", "took captive", "taken captive",
    ),
    "trigger.sexual": (
        "rape", "raped", "rapes", "sexual violence", "sexual assault", "sexual assaults", "gang-raped",
        "sexually assaulted",
    ),
    "trigger.overtake": (
        "seized control", "took control", "taken control", "captured the town", "overran", "overrun",
        "seized the town", "seized the village", "seized the base", "fell to", "seize control",
        "captured the base", "seized the camp", "captured a base", "take control", "seized a",
    ),
    "trigger.regain": (
        "retook", "retaken", "recaptured", "regained control", "regain control", "recapture", "liberated",
        "retake",
    ),
    "trigger.loot": (
        "burned", "burnt", "burning", "set fire", "set ablaze", "torched", "torching", "looted", "looting",
        "ransacked", "destroyed", "razed", "vandalised", "stole cattle", "cattle rustling", "rustled",
    ),
    "trigger.blockade": (
        "blockade", "blockaded", "siege", "besieged", "roadblock", "fuel embargo", "fuel blockade",
    ),
    "trigger.arrest": ("arrested", "arrest", "arrests", "detained", "apprehended", "captured"),
    "trigger.disrupt": (
        "defused", "weapons seizure", "seized weapons", "weapons cache", "seized arms", "safely detonated",
        "disarmed a bomb", "demining",
    ),
    "trigger.agreement": (
        "peace agreement", "peace deal", "ceasefire", "truce", "local agreement", "signed an agreement",
    ),
    "trigger.change": (
        "defected", "defection", "defections", "surrendered", "surrender", "merger", "laid down their arms",
        "laid down arms",
    ),
    "trigger.withdraw": (
        "withdrew from", "withdrawn from", "pulled out of", "abandoned the base", "abandoned the camp",
        "handed over the base", "withdrawal from",
    ),
    "trigger.base": ("established a base", "set up a base", "new military base", "opened a base"),
    "trigger.protest": (
        "protest", "protests", "protested", "protesters", "demonstration", "demonstrations", "demonstrators",
        "demonstrated", "marched", "sit-in", "rally",
    ),
    "trigger.riot": ("riot", "riots", "rioters", "rioting", "violent protest", "violent protests"),
    "trigger.lynch": ("lynched", "lynching", "mob beat", "beaten to death", "mob killed", "angry mob"),
    "trigger.disperse": (
        "tear gas", "teargas", "dispersed", "fired on protesters", "live rounds at protesters",
    ),
    "neg.event": ("no attack", "no attacks", "no incident", "no incidents", "without incident", "no clashes"),
    "casualty.killed": (
        "killed", "killing", "kill", "kills", "dead", "deaths", "death", "died", "slain", "murdered",
        "gunned down", "shot dead", "claimed the lives", "lost their lives", "lives", "massacred",
        "executed", "beheaded", "bodies", "slaughtered", "fatalities", "casualties", "burned alive",
        "burnt alive", "burned to death", "hacked to death", "corpses", "corpse", "shot and killed",
        "assassinated", "butchered", "gunning down", "murdering", "executing", "slaying", "slayings",
        "martyrs", "martyred", "mown down", "cut down", "lynched", "fatality", "lost lives",
    ),
    "casualty.injured": (
        "wounded", "wounding", "injured", "injuring", "injuries", "hurt", "wounds", "wound", "injure",
        "casualties evacuated", "maimed", "hospitalised", "hospitalized", "burns", "fractures",
        "with wounds",
    ),
    "casualty.missing": (
        "missing", "unaccounted for", "not been found", "not answered the roll call", "no trace",
        "remain missing", "still missing", "went missing", "yet to be found", "being sought", "unaccounted",
        "reported missing",
    ),
    "casualty.abducted": (
        "kidnapped", "kidnapping", "abducted", "abducting", "abduction", "hostages", "hostage",
        "taken captive", "took", "captured", "seized", "carried off", "taken hostage", "held hostage",
        "led away", "marched off", "kidnap", "abduct", "abductions", "kidnappings", "seized from",
        "taken away", "rounded up", "snatched", "snatching", "whisked away", "led off", "marched out",
        "dragged off", "taken into the bush", "frogmarched",
    ),
    "casualty.neutralised": (
        "neutralised", "neutralized", "neutralising", "neutralizing", "eliminated", "neutralise",
        "neutralize", "neutralises", "neutralizes", "put out of action", "eliminating", "taken out",
        "wiped out", "incapacitated",
    ),
    "victim.security_forces": (
        "soldier", "soldiers", "troops", "gendarme", "gendarmes", "police officer", "police officers",
        "policeman", "policemen", "VDP", "officer", "officers", "guards", "guard", "volunteers",
        "peacekeeper", "peacekeepers", "servicemen", "paramilitaries", "customs officers", "army troops",
        "auxiliaries", "members of the security forces", "fighters from Wagner", "mercenaries",
        "army personnel", "rangers", "peace keepers", "blue helmets", "blue helmet", "legionnaires",
        "airmen", "marines", "sailors", "paratroopers", "forces members",
        "members of the defence and security forces", "members of the forces", "vigilante", "vigilantes",
        "militiamen", "community guards", "self-defence volunteers", "national guardsmen", "guardsmen",
        "guardsman", "army officers", "serviceman", "corporal", "sergeant", "auxiliary", "ranger",
        "gendarmerie officers", "policewoman", "customs officer",
    ),
    "victim.civilians": (
        "civilian", "civilians", "villager", "villagers", "resident", "residents", "woman", "women",
        "trader", "traders", "passenger", "passengers", "worshippers", "farmer", "farmers", "herder",
        "herders", "driver", "drivers", "teacher", "teachers", "miners", "workers", "aid workers",
        "displaced people", "refugees", "pupils", "students", "nationals", "tourists", "priest", "imam",
        "worshipper", "journalist", "journalists", "merchants", "foreigners", "employees", "Chinese",
        "labourers", "laborers", "labourer", "fishermen", "fisherman", "merchant", "miner", "worker",
        "employee", "pupil", "student", "schoolboys", "schoolgirl", "commuters", "travellers", "travelers",
        "traveller", "mourners", "shoppers", "vendors", "market-goers", "pastor", "demonstrators",
        "demonstrator", "protesters", "protester", "youths", "young men", "mothers", "mother", "shepherds",
        "shepherd", "nomads", "householders", "householder", "refugee", "displaced persons", "displaced",
        "volunteer doctors", "doctor", "nurse", "nurses", "humanitarians", "truckers", "lorry drivers",
        "truck drivers", "motorists", "congregants", "shopkeepers", "artisanal miners", "gold miners",
        "non-combatants", "boy", "guide", "guides", "cook", "cooks", "seminarian", "engineer", "engineers",
        "surveyor", "bride", "bridesmaids", "wife", "husband", "sister", "priests", "imams", "pastors",
        "catechist", "catechists", "bystanders", "passers-by", "woodcutters", "cattle herders",
    ),
    "victim.children": (
        "child", "children", "girl", "girls", "boys", "schoolgirls", "schoolchildren", "baby", "infants",
    ),
    "victim.attackers": (
        "terrorist", "terrorists", "jihadist", "jihadists", "militant", "militants", "assailant",
        "assailants", "attacker", "attackers", "insurgent", "insurgents", "rebel", "rebels", "bandit",
        "bandits", "fighters", "gunmen", "extremists", "suicide bombers", "bomber", "bombers", "raiders",
        "raider", "fugitives", "fugitive", "gunman", "fighter", "suicide bomber", "extremist", "islamists",
        "islamist", "enemy fighters", "enemies", "armed men", "kidnappers", "terrorist fighters", "thieves",
        "thief", "robbers", "rustlers", "escapees",
    ),
    "victim.unspecified": (
        "person", "people", "persons", "dead", "victims", "others", "men", "man", "killed", "wounded",
        "injured", "bodies", "deaths", "hostages", "members", "casualties", "fatalities", "lives", "missing",
        "men and women", "corpses", "fatality", "casualty", "colleagues", "comrades", "souls", "detainees",
        "prisoners", "martyrs", "occupants", "body", "personnel", "martyr", "Ivorians", "Malians",
        "Nigeriens", "Nigerians", "Chadians", "Cameroonians", "Beninese", "Togolese", "inmates", "victim",
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
        "grappling", "never",
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
    "loss.killed": (
        "lost", "lose", "loses", "losing", "fell", "fallen", "have fallen", "left behind", "perished",
        "perish", "perishing", "lost his life", "lost her life", "lose their lives", "lost their life",
        "succumbed",
    ),
    "figure.told": (
        "spoke of", "speaks of", "speak of", "speaking of", "talked of", "talks of", "put the toll at",
        "puts the toll at", "put the number at", "puts the number at", "put it at", "put the figure at",
        "putting the toll at", "toll of", "toll at", "toll to", "toll is", "toll was", "toll stood at",
        "toll stands at", "death toll of", "mentioned", "mentions", "counted", "counts", "gave a figure of",
        "gave a toll of", "gave the figure of", "reported", "reporting", "estimated", "put the dead at",
        "put the number of dead at", "gave the number as", "killed as", "dead as", "number as", "cited",
        "as high as", "said the figure was", "said the toll was", "boasted of", "put the figure", "put it",
        "final count is", "final toll is", "count is", "death toll", "toll", "puts it at", "claims",
        "claimed",
    ),
    "none.killed": (
        "without causing casualties", "without casualties", "without loss of life", "caused no casualties",
        "no one was killed", "nobody was killed", "no one died", "nobody died", "no lives were lost",

        "there were no casualties", "there were no deaths", "there were no fatalities",
        "without any casualties", "without causing any casualties", "no loss of life",
        "without killing anyone", "claimed no lives",
    ),
    "single.person": (
        "soldier", "gendarme", "policeman", "police officer", "officer", "guard", "volunteer", "peacekeeper",
        "civilian", "villager", "resident", "man", "woman", "driver", "conductor", "imam", "priest",
        "pastor", "chief", "village chief", "village head", "mayor", "prefect", "teacher", "headmaster",
        "headteacher", "nurse", "midwife", "herder", "farmer", "trader", "passenger", "child", "girl", "boy",
        "baby", "pupil", "student", "journalist", "guide", "motorcyclist", "watchman", "miner", "bomber",
        "suicide bomber", "attacker", "assailant", "gunman", "militant", "wife", "husband", "son",
        "daughter", "brother", "sister", "mother", "father", "colleague", "bride",
    ),
    "none.hurt": (
        "no one was hurt", "nobody was hurt", "no one was harmed", "nobody was harmed",
        "without harming anyone", "no casualties and no injuries",
    ),
    "none.injured": (
        "no one was injured", "nobody was injured", "no injuries", "without injuries",
    ),
    "count.among": (
        "including", "among them", "of whom", "among whom", "of them", "of these", "many of them", "notably",
        "among the dead",
    ),
    "count.former": (
        "previous toll", "earlier toll", "initial toll", "up from", "previously reported",
        "initially put at", "earlier reported", "first toll", "initially reported", "instead of",
        "rather than the", "an earlier toll", "earlier put", "had earlier", "first announced", "first put",
        "had first", "at first", "provisional toll of", "previous figure", "down from", "revised from",
        "compared with", "had initially", "the first statement", "initial report", "initial reports",
        "earlier figure", "earlier reports", "previously put", "had put the toll", "as against",
        "contrary to the", "not the", "rather than",
    ),
    "count.correction": (
        "toll rises", "toll rose", "new toll", "revised toll", "toll has risen", "death toll rises",
        "death toll rose", "death toll has risen", "revised", "updated toll", "toll now stands",
        "final toll", "raised the toll", "raising the toll", "climbed to", "has risen to",
        "corrected downwards", "has corrected", "corrected its toll", "lowers toll", "lowered the toll",
        "lowers the toll", "raises toll", "raises the toll", "raised its toll", "revises toll",
        "toll climbed", "toll climbs", "new count", "fresh toll", "updated its toll", "toll jumps",
        "the toll now", "risen to", "rose to", "rises to", "jumped to", "raised to", "final count",
        "revised to",
    ),
    "sector.south": ("south", "southern"),
    "sector.east": ("east", "eastern"),
    "sector.west": ("west", "western"),
}
