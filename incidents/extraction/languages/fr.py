"""French: what names an event, its victims and targets, who says so and what is no event. Data only.

A form ending in * is a stem. Forms are folded when they are loaded.
"""

# fmt: off
LEXICON: dict[str, tuple[str, ...]] = {
    "trigger.attack": (
        "attaque", "attaques", "attaqué*", "attaquer", "attaquent", "attaquant", "attaquait",
        "pris pour cible", "prise pour cible", "prises pour cible", "prises pour cibles", "pris pour cibles",
        "prenant pour cible", "prennent pour cible", "visé", "visée", "visés", "visées", "ciblé", "ciblée",
        "ciblés", "ciblées", "assaut", "assauts", "raid", "raids", "incursion", "incursions", "ouvert le feu",
        "ont tiré sur", "tirs nourris", "coups de feu", "tirs à l'arme lourde", "attentat", "attentats",
        "fusillade", "agression", "fait irruption", "ont investi", "a investi", "cible d'une attaque",
        "visant",
    ),
    "trigger.clash": (
        "accrochage", "accrochages", "affrontement", "affrontements", "combat", "combats", "échange de tirs",
        "échanges de tirs", "heurts armés", "repoussé", "repoussée", "repoussées", "repoussent", "repousser",
        "riposte", "bataille", "se sont affrontés", "violents combats", "confrontation armée",
        "opposé l'armée", "opposé des", "opposant",
    ),
    "trigger.ambush": (
        "embuscade", "embuscades", "tendu une embuscade", "tombé dans une embuscade",
        "tombés dans une embuscade", "tombée dans une embuscade",
    ),
    "trigger.operation": (
        "opération militaire", "opérations militaires", "opération de ratissage", "ratissage", "neutralisé",
        "neutralisés", "neutralisant", "neutralisation", "opération antiterroriste",
        "opération anti-terroriste", "neutraliser", "offensive", "offensives", "a neutralisé",
        "ont neutralisé",
    ),
    "trigger.event": (
        "incident", "incidents", "faits", "drame", "tragédie", "opération", "opérations", "violences",
        "tuerie",
    ),
    "trigger.ied": (
        "engin explosif improvisé", "engins explosifs improvisés", "engin explosif", "engins explosifs",
        "EEI", "IED", "mine artisanale", "mines artisanales", "mine antipersonnel", "mine terrestre",
        "sauté sur une mine", "a sauté sur", "ont sauté sur", "sauter sur", "bombe", "bombes",
        "bombe artisanale", "explosion d'une mine", "explosion d'un engin", "explosion d'une bombe",
        "une mine", "plastiqué", "dynamité",
    ),
    "trigger.explosion": ("explosion", "explosions", "détonation", "détonations", "déflagration"),
    "trigger.airstrike": (
        "frappe aérienne", "frappes aériennes", "frappe de drone", "frappes de drone", "frappes de drones",
        "bombardement aérien", "raid aérien", "raids aériens", "drone", "drones", "drone kamikaze",
        "drones kamikazes", "frappe", "frappes", "hélicoptère*", "frappe d'un drone", "bombardement",
        "bombardements", "bombardé*",
    ),
    "trigger.shelling": (
        "tirs d'obus", "tir d'obus", "obus", "roquette", "roquettes", "mortier", "mortiers", "pilonnage",
        "pilonné", "tirs de roquettes", "tirs de mortier", "missile", "missiles",
    ),
    "trigger.suicide": (
        "attentat-suicide", "attentat suicide", "attentats-suicides", "kamikaze", "kamikazes",
        "véhicule piégé", "voiture piégée", "véhicules piégés", "s'est fait exploser",
        "se sont fait exploser", "camion piégé", "attaque suicide", "ceinture explosive",
    ),
    "trigger.grenade": ("jet de grenade", "une grenade", "grenades", "grenade"),
    "trigger.chemical": ("arme chimique", "armes chimiques", "gaz toxique"),
    "trigger.kill": (
        "tué", "tués", "tuée", "tuées", "tuer", "tuant", "tuent", "tue", "morts", "mort", "mortes", "abattu",
        "abattus", "abattue", "abattues", "assassiné*", "assassinat", "assassinats", "décédé*",
        "perdu la vie", "perdent la vie", "péri", "coûté la vie", "coûtant la vie", "a fait", "mortelle",
        "meurtrière", "ont été tués", "succombé", "victimes", "tombés sur le champ",
    ),
    "trigger.massacre": (
        "massacre", "massacres", "massacré*", "exécuté", "exécutés", "exécutée", "exécutées",
        "exécution sommaire", "exécutions sommaires", "égorgé*", "exactions", "décapité*",
    ),
    "trigger.abduct": (
        "enlevé", "enlevés", "enlevée", "enlevées", "enlèvement", "enlèvements", "kidnappé*", "kidnapping",
        "otage", "otages", "rapt", "rapts", "prise d'otages", "pris en otage", "disparition forcée",
        "enlever", "enlèvent", "emmené de force", "emmenés de force",
    ),
    "trigger.sexual": (
        "viol", "viols", "violé*", "violence sexuelle", "violences sexuelles", "agression sexuelle",
        "agressions sexuelles",
    ),
    "trigger.overtake": (
        "s'empare", "s'emparent", "s'est emparé", "se sont emparés", "s'emparer", "pris le contrôle",
        "prend le contrôle", "prise de contrôle", "prennent le contrôle", "tombé aux mains",
        "tombée aux mains", "aux mains de", "ont pris la ville", "conquis", "pris possession",
        "prise du camp", "prise de la ville",
    ),
    "trigger.regain": (
        "repris le contrôle", "reprend le contrôle", "reprise de", "ont repris", "a repris", "reconquis",
        "reconquête", "reprendre le contrôle", "a libéré la ville", "libération de la ville",
    ),
    "trigger.loot": (
        "incendié*", "incendie de", "incendiant", "brûlé*", "brûlant", "pillé*", "pillage", "pillages",
        "pillant", "saccagé*", "saccage", "détruit", "détruits", "détruite", "détruites", "vandalisé*",
        "mis le feu", "emporté du bétail", "vol de bétail", "emporté le bétail",
    ),
    "trigger.blockade": (
        "blocus", "embargo sur le carburant", "assiégé*", "siège imposé", "encerclement", "barrage routier",
    ),
    "trigger.arrest": (
        "arrêté", "arrêtés", "arrêtée", "arrêtées", "arrestation", "arrestations", "interpellé*",
        "interpellation", "interpellations", "capturé*",
    ),
    "trigger.disrupt": (
        "désamorcé*", "désamorçage", "saisie d'armes", "armes saisies", "saisi des armes", "cache d'armes",
        "déminage", "déminé*", "désactivé un engin", "engin désactivé",
    ),
    "trigger.agreement": (
        "accord de paix", "accord local", "cessez-le-feu", "trêve", "signé un accord", "ont signé un accord",
        "pacte de non-agression",
    ),
    "trigger.change": (
        "ralliement", "rallié*", "défection", "défections", "se sont rendus", "s'est rendu aux autorités",
        "reddition", "déposé les armes", "déposent les armes", "fusion entre",
    ),
    "trigger.withdraw": (
        "retiré*", "retrait de", "évacué le camp", "abandonné le camp", "abandonné la base", "quitté le camp",
    ),
    "trigger.base": (
        "installé une base", "établi une base", "ouverture d'une base", "nouvelle base militaire",
    ),
    "trigger.protest": (
        "manifestation", "manifestations", "manifesté", "manifestent", "manifestants", "marche pacifique",
        "marché pour", "sit-in", "marche de protestation", "rassemblement de protestation",
    ),
    "trigger.riot": (
        "émeute", "émeutes", "émeutiers", "violentes manifestations", "manifestation violente", "caillassé*",
        "scènes de pillage",
    ),
    "trigger.lynch": ("lynché*", "lynchage", "vindicte populaire", "battu à mort", "battus à mort"),
    "trigger.disperse": (
        "gaz lacrymogène", "gaz lacrymogènes", "dispersé*", "tirs à balles réelles",
        "tiré sur les manifestants",
    ),
    "neg.event": ("aucune attaque", "aucun incident", "sans incident", "pas d'attaque", "n'a pas attaqué",),
    "casualty.killed": (
        "tué", "tués", "tuée", "tuées", "tuer", "tuant", "tuent", "tue", "morts", "mort", "mortes", "abattu",
        "abattus", "abattue", "abattues", "assassiné*", "décédé*", "décès", "perdu la vie", "perdent la vie",
        "péri", "coûté la vie", "coûtant la vie", "victimes", "massacré*", "exécuté", "exécutés", "égorgé*",
        "corps", "perte de", "pertes", "vies", "succombé",
    ),
    "casualty.injured": ("blessé", "blessés", "blessée", "blessées", "blessant", "blessent", "blesser"),
    "casualty.missing": ("disparu", "disparus", "portés disparus", "porté disparu", "disparues"),
    "casualty.abducted": (
        "enlevé", "enlevés", "enlevée", "enlevées", "kidnappé*", "otages", "otage", "enlèvement",
        "enlèvements", "enlèvent", "capturés", "emmenés", "rapt", "emmenées",
    ),
    "casualty.neutralised": (
        "neutralisé", "neutralisés", "neutralisant", "neutralisation", "neutralisées", "neutraliser",
        "mis hors d'état",
    ),
    "victim.security_forces": (
        "soldat", "soldats", "militaire", "militaires", "gendarme", "gendarmes", "policier", "policiers",
        "VDP", "officier", "officiers", "éléments des forces", "éléments de l'armée", "douanier", "douaniers",
        "garde national", "gardes nationaux", "gardes", "volontaires", "supplétifs", "agents", "FAMa",
        "éléments des FDS", "membres des forces", "casques bleus", "casque bleu", "paramilitaires",
        "mercenaires", "forestiers",
    ),
    "victim.civilians": (
        "civil", "civils", "civile", "civiles", "villageois", "habitant", "habitants", "femme", "femmes",
        "commerçant", "commerçants", "passager", "passagers", "fidèles", "paysan", "paysans", "cultivateurs",
        "éleveurs", "berger", "bergers", "chauffeur", "chauffeurs", "conducteurs", "enseignant",
        "enseignants", "élèves", "orpailleurs", "ouvriers", "humanitaires", "employés", "ressortissants",
        "déplacés", "réfugiés", "travailleurs", "imam", "prêtre", "élève", "riverains", "touristes",
        "journalistes", "journaliste", "infirmier", "infirmiers", "étrangers", "Chinois", "religieuse",
    ),
    "victim.children": ("enfant", "enfants", "fillette", "fillettes", "bébé", "écoliers", "écolières"),
    "victim.attackers": (
        "terroriste", "terroristes", "jihadiste", "jihadistes", "djihadiste", "djihadistes", "assaillant",
        "assaillants", "rebelle", "rebelles", "bandit", "bandits", "combattants ennemis",
        "éléments terroristes", "individus armés", "combattants", "miliciens", "insurgés", "kamikaze",
        "kamikazes",
    ),
    "victim.unspecified": (
        "personne", "personnes", "morts", "mort", "victime", "victimes", "tués", "blessés", "blessé",
        "hommes", "homme", "autres", "corps", "individus", "membres", "éléments", "otages", "disparus",
        "vies",
    ),
    "position.noun": (
        "positions", "localités", "villes", "villages", "postes", "camps", "bases", "sites", "points",
    ),
    "army.noun": (
        "armée", "l'armée", "armées", "soldat", "soldats", "militaire", "militaires", "forces armées",
        "troupes", "FDS", "forces de défense et de sécurité", "forces de sécurité", "gendarme", "gendarmes",
        "gendarmerie", "caserne", "camp militaire", "base militaire", "détachement militaire", "détachement",
        "garnison", "patrouille militaire", "convoi militaire", "poste militaire", "position militaire",
        "positions militaires", "policiers", "poste de police", "poste de gendarmerie", "commissariat",
        "garde nationale", "forces régulières", "forces gouvernementales", "camp de l'armée",
        "poste de contrôle", "poste avancé", "avant-poste", "junte",
    ),
    "civilian.noun": (
        "civils", "villageois", "habitants", "populations", "population civile", "commerçants", "passagers",
        "fidèles", "paysans", "orpailleurs", "enseignants", "élèves", "réfugiés", "déplacés",
    ),
    "armed.noun": (
        "hommes armés", "individus armés", "assaillants", "terroristes", "jihadistes", "djihadistes",
        "groupe armé", "groupes armés", "groupes armés terroristes", "combattants", "bandits", "rebelles",
        "éléments armés", "présumés jihadistes", "présumés terroristes", "extrémistes", "insurgés", "milice",
        "miliciens", "tireurs", "motards armés",
    ),
    "target.military": (
        "camp militaire", "base militaire", "caserne", "camp", "camps", "position militaire",
        "positions militaires", "poste militaire", "postes militaires", "détachement militaire", "base",
        "bases", "garnison", "poste avancé", "avant-poste", "position de l'armée", "positions de l'armée",
        "camp de l'armée", "détachement", "poste de l'armée", "base de l'armée", "bases militaires",
        "camps militaires",
    ),
    "target.convoy": (
        "convoi", "convoi militaire", "patrouille", "patrouille militaire", "colonne", "escorte",
        "convoi de l'armée", "patrouille de l'armée", "véhicule de l'armée", "véhicule militaire",
    ),
    "target.police": (
        "gendarmerie", "poste de gendarmerie", "commissariat", "poste de police", "douane", "poste de douane",
        "brigade de gendarmerie", "poste frontière", "poste de contrôle",
    ),
    "target.administration": (
        "préfecture", "sous-préfecture", "mairie", "gouvernorat", "résidence du gouverneur",
        "bâtiment administratif", "palais de justice", "le maire", "préfet", "sous-préfet",
    ),
    "target.airport": ("aéroport", "aérodrome"),
    "target.village": ("village", "villages", "hameau", "hameaux"),
    "target.market": ("marché", "marchés", "foire hebdomadaire"),
    "target.worship": ("mosquée", "mosquées", "église", "églises", "paroisse"),
    "target.school": ("école", "écoles", "lycée", "collège", "université"),
    "target.health": ("hôpital", "centre de santé", "CSCOM", "CSPS", "dispensaire", "ambulance", "clinique"),
    "target.displaced_site": (
        "camp de déplacés", "site de déplacés", "camp de réfugiés", "camp des déplacés", "site des déplacés",
    ),
    "target.transport": (
        "bus", "autocar", "minibus", "camion", "camions", "car de transport", "pirogue", "bateau",
        "véhicule de transport", "taxi-brousse", "véhicule civil",
    ),
    "target.fuel": (
        "camion-citerne", "camions-citernes", "citerne", "citernes", "convoi de carburant",
        "camions citernes", "convoi de camions-citernes",
    ),
    "target.mine": (
        "mine d'or", "site minier", "usine", "site d'orpaillage", "site industriel", "mines d'or",
        "cimenterie",
    ),
    "target.aid": (
        "ONG", "travailleurs humanitaires", "convoi humanitaire", "organisation humanitaire", "humanitaires",
    ),
    "target.foreigners": (
        "ressortissants étrangers", "ressortissants chinois", "ressortissants", "expatriés",
        "ouvriers chinois",
    ),
    "target.infrastructure": (
        "pylône", "pylônes", "antenne relais", "pont", "ponts", "barrage hydroélectrique",
        "antenne téléphonique", "ligne électrique",
    ),
    "resp.unclaimed": (
        "aucune revendication", "aucun groupe n'a revendiqué", "non revendiqué*", "n'a pas été revendiqué*",
        "n'ont pas été revendiqué*", "pas été revendiqué*", "n'a pas revendiqué*",
        "n'a pour l'heure été revendiqué*", "n'a été revendiqué*", "pas encore été revendiqué*",
        "n'avait pas revendiqué", "n'a encore revendiqué", "n'a pas encore revendiqué",
        "n'a pas encore été revendiqué*", "aucune organisation n'a revendiqué",
        "n'a pour l'instant revendiqué", "sans revendication", "pas de revendication", "n'a revendiqué",
        "pas revendiqué*", "personne n'a revendiqué", "n'ont pas revendiqué", "n'avait été revendiqué*",
        "n'est pas revendiqué*", "n'a pas immédiatement revendiqué", "n'a pas immédiatement été revendiqué*",
    ),
    "resp.denied": (
        "a démenti", "ont démenti", "a nié", "ont nié", "nie toute", "dément toute", "nie avoir",
        "dément avoir", "démenti toute", "rejette toute", "a rejeté toute responsabilité",
    ),
    "resp.claimed": (
        "revendiqué", "revendiquée", "revendiqués", "revendiquées", "revendication", "revendique",
        "revendiquent", "a revendiqué", "ont revendiqué", "revendiqué par", "revendiquée par", "revendiquant",
    ),
    "resp.told": (
        "affirmé avoir", "affirme avoir", "affirment avoir", "dit avoir", "disent avoir", "assure avoir",
    ),
    "resp.suspected": (
        "attribué*", "présumé*", "soupçonné*", "suspecté*", "imputé*", "porte la marque", "portent la marque",
        "portant la marque", "pointe du doigt", "pointé du doigt", "serait l'oeuvre", "seraient l'oeuvre",
        "supposé*", "accusé*", "probablement", "vraisemblablement", "porte la signature", "mode opératoire",
    ),
    "role.by": (
        "par", "par des", "menée par", "menées par", "perpétrée par", "perpétré par", "oeuvre de",
        "commise par", "lancée par", "mené par", "de la part de", "du fait de",
    ),
    "role.against": (
        "contre", "visant", "visé", "ciblé", "pris pour cible", "attaqué", "prenant pour cible", "sur",
    ),
    "role.affiliation": (
        "affilié*", "lié à", "liée à", "liés à", "liées à", "proche de", "branche", "filiale",
        "ayant prêté allégeance", "allié*", "rattaché*", "lié au", "liés au", "branche locale",
    ),
    "role.against_fight": ("avec",),
    "attribution": (
        "selon", "d'après", "a déclaré", "a indiqué", "a annoncé", "ont annoncé", "a affirmé", "a dit",
        "ont indiqué", "a rapporté", "ont rapporté", "a confié", "a précisé", "dans un communiqué", "source",
        "sources", "joint à", "témoigne", "témoignage", "rapporte", "indique", "annonce", "affirme",
        "a condamné", "ont condamné", "condamne", "s'est rendu", "en visite", "a rencontré", "transféré*",
        "évacué*", "admis à", "soigné*",
    ),
    "attribution.source": ("selon", "d'après"),
    "place.in": (
        "à", "dans", "en", "au", "aux", "vers", "sur", "de", "du", "d'", "à la", "entre", "contre", "et",
        "autour de",
    ),
    "place.kind": (
        "ville de", "ville", "village de", "village", "localité de", "localité", "commune de", "commune",
        "villages de", "localités de", "villes de", "hameau de", "camp de", "base de", "aéroport de",
        "marché de", "bourgade de", "département de", "communes de", "quartier de", "poste de", "forêt de",
        "bourg de", "caserne de", "site de", "comme", "notamment", "dont", "mine d'or de",
    ),
    "place.container": (
        "région de", "région du", "région de la", "région de l'", "cercle de", "province de", "province du",
        "province de la", "province de l'", "régions de", "cercles de", "préfecture de", "département de",
        "wilaya de", "état de", "commune rurale de", "régions du", "provinces du",
    ),
    "place.near": (
        "près de", "près du", "à proximité de", "aux environs de", "aux alentours de", "non loin de",
        "à côté de", "aux abords de", "dans les environs de", "périphérie de", "au nord de", "au sud de",
        "à l'est de", "à l'ouest de", "km de", "kilomètres de", "sortie de", "alentours de", "environs de",
        "au nord-est de", "au sud-est de", "au nord-ouest de", "au sud-ouest de", "secteur de",
        "km au nord de", "autour de",
    ),
    "place.country_word": ("du pays", "le pays", "pays"),
    "place.from": (
        "en provenance de", "venant de", "venu de", "venus de", "en direction de", "à destination de",
        "originaire de", "originaires de", "se rendant à", "capitale", "ralliant", "transférés à",
        "évacués à", "évacués vers", "rejoindre", "fui vers", "réfugiés à", "tribunal de", "hôpital de",
        "CHU de", "quittait", "avaient quitté",
    ),
    "place.border": (
        "frontière avec", "frontière du", "frontière de la", "frontalière du", "frontière",
        "frontalière avec",
    ),
    "sector.north": ("nord", "septentrion"),
    "veto.institution": (
        "institut", "université de", "université", "club", "stade", "journal", "radio", "accord de",
        "accord d'", "accords de", "processus de", "processus d'", "déclaration de", "sommet de",
        "festival de", "lycée de", "banque", "étoile du", "étoile de", "FC", "tribunal de", "cour d'appel de",
        "parquet de", "charte du", "groupe de presse", "quotidien", "agence", "conférence de",
        "centre d'études", "biennale de", "archevêque de", "diocèse de", "port de", "traité de", "alliance",
        "think tank",
    ),
    "veto.office": (
        "maire de", "gouverneur de", "préfet de", "procureur de", "député de", "évêque de", "habitant de",
        "habitants de", "habitante de", "résident de", "ressortissant de", "imam de", "chef de", "gouverneur",
        "ministre", "président", "élu de", "notable de", "sous-préfet de", "commandant de", "gouverneur du",
        "ambassadeur à", "procureur du",
    ),
    "veto.capital_speech": (
        "entre", "autorités de", "relations avec", "relations entre", "accusé par", "gouvernement de",
        "junte de", "régime de", "selon",
    ),
    "nonevent.clause": (
        "menace d'attaquer", "menacent d'attaquer", "menace", "menaces", "menacé", "risque", "risques",
        "pourrait", "pourraient", "craint", "craignent", "craintes", "prévenir", "éviter", "lutte contre",
        "recrudescence", "multiplication", "multiplient", "régulièrement", "récurrentes", "chaque année",
        "par an", "depuis plusieurs années", "depuis des années", "en cas de", "si une", "pluies",
        "mise en garde", "alerte", "appelle à", "escalade", "en proie à", "théâtre régulier",
        "ces dernières années", "avertit", "déjouer", "plusieurs années", "en moyenne", "ans après",
        "an après", "années après", "jamais", "bétail malade", "ont été libéré*", "a été libéré*",
        "libération de", "libération des", "libération d'", "ont recouvré la liberté",
        "a recouvré la liberté",
    ),
    "recall": (
        "avait déjà", "avaient déjà", "avait été", "avaient été", "avait fait", "avaient fait", "avait tué",
        "avaient tué", "rappelle", "pour rappel", "déjà été", "avait coûté", "une précédente attaque",
        "précédente attaque", "précédente", "auparavant", "on se souvient", "avait visé", "avaient attaqué",
        "avait subi", "avait connu", "avait attaqué", "avait revendiqué", "avait essuyé",
    ),
    "anaphor": (
        "cette attaque", "ces attaques", "l'attaque", "les attaques", "cet assaut", "l'assaut", "l'embuscade",
        "cette embuscade", "l'incident", "cet incident", "les faits", "les assaillants", "le drame",
        "ce drame", "cette opération", "l'opération", "l'attentat", "cet attentat", "ce raid", "le raid",
        "l'explosion", "les combats", "les victimes", "ce massacre", "le massacre", "la tuerie",
        "cette frappe", "la frappe", "ces violences", "l'enlèvement", "cet enlèvement", "l'offensive",
        "le bilan", "les affrontements",
    ),
    "coordinated": (
        "coordonné*", "simultané*", "concomitant*", "en même temps", "au même moment", "synchronisé*",
    ),
    "panic": (
        "panique", "la panique", "scènes de panique", "explosions entendues", "tirs entendus",
        "entendu des explosions", "entendu des tirs", "psychose", "frayeur", "ont été entendues",
        "ont été entendus", "détonations entendues", "a été entendue", "sauve-qui-peut", "peur panique",
        "vent de panique",
    ),
    "consequence": (
        "provoquant", "entraînant", "causant", "ce qui a provoqué", "semant", "a semé", "ont semé",
        "ont provoqué", "a provoqué", "suscitant", "ce qui a", "occasionnant",
    ),
    "count.among": ("dont", "parmi lesquels", "parmi eux", "parmi lesquelles", "y compris"),
    "count.former": (
        "précédent bilan", "bilan précédent", "premier bilan", "bilan provisoire de", "bilan initial",
        "contre un bilan", "ancien bilan",
    ),
    "count.correction": (
        "bilan revu", "nouveau bilan", "bilan s'alourdit", "s'est alourdi", "bilan passe", "bilan définitif",
        "bilan actualisé", "dernier bilan", "bilan final", "revu à la hausse", "bilan porté",
    ),
    "sector.south": ("sud",),
    "sector.east": ("est",),
    "sector.west": ("ouest",),
    "sector.centre": ("centre",),
}
