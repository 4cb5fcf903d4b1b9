"""Folded words around figures of people, as patterns: verbs, parts, sides, former tolls. Data only."""

from __future__ import annotations

import re

# Only such words may stand between the people counted and the verb after them.
AUXILIARIES = re.compile(
    r"(?:[\s,\"']|(?:ont|a|ete|est|sont|etait|avaient|avait|were|was|are|is|have|has|had|been|being"
    r"|reported|reportedly|also|au|moins|dont|dans|"
    r"et|and|y|perdu|at|least|de|l'armee|army|malien\w*|burkinabe\w*|nigerien\w*|d'autres|autres"
    r"|autre|others|le|la|too|"
    r"grievement|seriously|critically|badly|slightly|plus|confirmed|feared|left|laisses|retrouve\w*"
    r"|found|egalement|aussi|apparemment|"
    r"قد|تم|of|the|from|to)(?!\w))*$"
)
# "Five nationals working on a site were kidnapped": the verb stands far from those it counts; a bracket
# between them holds an acronym.
PASSIVE = re.compile(
    r"\s[^,.;:()\n]*(?:\([^()\n]{1,20}\)[^,.;:()\n]*)?\s(?:were|was|been|ete)\s(?:[a-z]+ly\s)?"
)
# "203 fighters of the armed groups neutralised", "لقي ثلاثة دركيين نيجريين مصرعهم": a phrase that names
# them more closely, and no other verb.
CLOSER = re.compile(r"\s[^,.;:!?\n()\"]{0,60}$")
# "Eight people, all of them passengers of a minibus, have died"
BETWEEN_COMMAS = re.compile(r",\s[^,.;:\n]{3,80},\s")
ACRONYM = re.compile(r"\s\([^()\n]{1,20}\)")
# "Deux Mauritaniens ont été enlevés": people of a name that no list holds.
UNLISTED = re.compile(
    r"(?:\s[^\W\d][\w'-]*){1,3}\s(?:ont|a|were|was|have|has|avaient|etaient)(?: ete| been)?\s"
)
SOFT = re.compile(r"captur\w*|seized|took|emmene\w*|corps|bodies|pertes|perte de")
# "10 inside the mosque and 12 in the market": the noun is not said twice.
ELLIPSIS = re.compile(r"\s(?:in|at|on|near|inside|dans|sur|pres|au|في|داخل|قرب|من)\s")
AND = re.compile(r"\s*(?:,|et|and|و|ainsi que|as well as|plus)\s*(?:de |d')?$")
LIGHTLY = re.compile(r"^\s(?:graves?|legers?|legeres?|badly|slightly|seriously|lightly)(?=\s)")
OTHER_VERB = re.compile(
    r"(?<!\w)(?:who|whom|that|which|qui|que|et|and|apres|after|before|avant|when|lors\w*|pour|d'avoir"
    r"|accus\w+|soupconn\w+|condamn\w+|suspected|sentenced|convicted|charged|to|si|if|a|ont"
    r"|avai\w+|has|have|had|الذين|التي|بعد|قبل|عندما|حين|لكن|و\w+)(?!\w)"
)
# Forms that have those before them as doers: "men accused of killing", "ثلاثة مسلحين قتلوا".
ACTIVE = re.compile(
    r"\w+(?:ing|er|ant|ent|kill|kills|tue)|(?!مصرع|حتف|بجر|في عداد|نحب|مفقود|مصاب)[\u0600-\u06ff ]+"
)
JOINS_VERB = re.compile(r"(?:^|\s)(?:et|and|و)\s?$")
CONJUNCTION = re.compile(r",?\s(?:et|and|و)(?!\w)|,?\sو")
AMONG = re.compile(r",?\s(?:dont|parmi (?:eux|lesquels)|including|among them|بينهم|من بينهم)\s")
JOINED = re.compile(
    r"\s*(?:,|et|and|و|ainsi que|as well as|plus)?\s*$|\s(?:et|and)\s(?:her|his|their|the|son|sa|ses"
    r"|leurs?|les)\s$|.{0,40}(?:\bet|\band|,|\sو)\s*$"
)
# Between a verb and a number: here another statement begins, which the verb does not reach.
NEW_STATEMENT = re.compile(
    r";|(?<!\w)(?:between (?:the|two)|entre (?:les|deux)|and that|et que|while|whereas|tandis que"
    r"|alors que|pendant que|but|mais|فيما|بينما|لكن|غير ان"
    r"|وان|في حين)(?!\w)"
)
# "Abattus, affirme une source militaire": after a comma "a" and "un" count nobody, except in a list.
ASIDE = re.compile(r"[,:](?![^,:]*(?:et|and|ou|or|و|,)\s?$)")
IS_PASSIVE = re.compile(r"(?<!\w)(?:ete|were|was|been|being|are|is|etaient|sont)\s")
NOT_PEOPLE = re.compile(
    r"[\s-]?(?:km|kilomet|heures?\b|hours?\b|ans\b|years?\b|jours?\b|days?\b|mois\b|months?\b|h\b"
    r"|vehicules?|motos?|tetes|boeufs|"
    r"سنه|عام|يوم|كلم|كيلومتر|ساعه|سيار|dollars|euros|francs|fcfa|%|ص\b|minutes|degres|armes|rifles"
    r"|weapons|motorbikes|motorcycles|"
    r"دراج|عرب(?:ات|ه)|قطع|houses|maisons|camions|pick-up|engins|blindes|chars|cases|boutiques"
    r"|vehicles|cars|miles|"
    r"rockets|roquettes|shells|obus|cattle|cows|sheep|moutons|tonnes|tons|دقيقه|اليات|مركب(?:ات|ه)"
    r"|شاحن|منزل|قذائف|"
    r"trucks|villages|positions|cases|معسكر|مواقع)"
)
# "Three of the four fugitives were shot": four is out of how many.
POOL = re.compile(r"\s(?:of|out of|des|sur|parmi|من اصل|من بين)\s(?:the|les|ses|leurs|its|their)?\s?$")
BY = re.compile(r"(?<!\w)(?:by|par|against|contre|علي (?:يد|ايدي)|من قبل|ضد)(?!\w)")
# "One of the raiders", "un des assaillants".
OF_THE = re.compile(r"^\s(?:of (?:the|our|its|their|his)|des|de (?:ses|leurs|nos)|من)\s")
PRONOUN = re.compile(
    r"\s(?:of (?:them|whom|these|those)|d'entre (?:eux|elles)|parmi eux|منهم|منهن|من هولا)(?!\w)"
)
# Folded words of a span too long for one event: years, or months counted from a year's beginning; and
# of a land too wide for one.
LONG_SPAN = re.compile(
    r"depuis (?:(?:le debut|janvier|l'an|l'annee)\b|\d{4}|(?:pres de |plus de )?[\w-]+ (?:ans|annees"
    r"|mois)\b)"
    r"|en (?:\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt) ans\b"
    r"|since (?:\d{4}|the (?:start|beginning) of|january)|have since (?:died|been killed)"
    r"|(?:in|over|during) the (?:past|last) [\w-]+ (?:years|months)|(?:in|over) [\w-]+ years\b"
    r"|منذ (?:عام |سنه |مطلع |بدايه )?(?:\d{4}|العام|السنه|اكثر من|[^\W\d]+ (?:سنوات|اعوام|عاما|سنه|اشهر))"
    r"|خلال (?:[^\W\d]+ |ال)(?:سنوات|اعوام)"
    r"|across the (?:country|nation|region|sahel)|a travers (?:le pays|la region|le sahel)"
    r"|dans (?:tout le pays|l'ensemble du pays|la seule region)|في عموم البلاد|في (?:كافه|جميع) انحاء"
)
CLAUSE_MARK = re.compile(r"[,.;:\n]")
SENTENCE_MARK = re.compile(r"[.;:\n]")
PART_AFTER = re.compile(
    r"\s(?:of (?:them|whom|these|those)|of the (?:dead|wounded|injured|victims|killed|casualties)"
    r"|d'entre (?:eux|elles)|parmi (?:eux|elles)|des (?:morts|blesses|victimes|tues)|منهم|منهن"
    r"|من (?:القتلي|الجرحي|الضحايا|بينهم))(?!\w)"
)
MORE = re.compile(
    r"(?<!\w)(?:others?|autres?|another|additional|supplementaires?|اخر(?:ين|ون|ان|ا|ي)?)(?!\w)"
)
MORE_AFTER = re.compile(r",?\s(?:too|as well|aussi|egalement|ايضا|كذلك)(?!\w)")
MORE_BEFORE = re.compile(
    r"(?<!\w)(?:in addition to|as well as|along with|besides|outre|ainsi que|avec|en plus d[eu']|أيضا"
    r"|بالاضافه الي|فضلا عن)[^,.;:\n]{0,20}$"
)
BOTH = re.compile(
    r"(?:(?<!\w)(?:l'ensemble d\w+ \w+|all (?:of )?(?:the|these) \w+|(?:les|ces|ses|leurs|the|these"
    r"|both|both the|the same) (?:deux |two |trois |three |quatre |four )?"
    r"(?:attaques|attacks|assauts|assaults|raids|localites|villages|towns|sites|camps|positions"
    r"|incidents|operations))"
    r"|(?:les|ces|the|these) (?:deux|two|trois|three|quatre|four) \w+"
    r"|ال\w{3,}(?:تين|ين)(?!\w))"
)
BOTH_BEFORE = re.compile(
    r"(?<!\w)(?:dans|lors de|au cours de|sur|in|at|during|on|في|خلال|ب) ?(?:l'ensemble de )?$"
)
OWN_MEN = re.compile(
    r"(?:of |de |من )?(?:(?:our|its|their|his|nos|ses|leurs)(?: own)? (?:men|hommes|comrades"
    r"|camarades|elements|ranks|rangs)"
    r"|members of the forces|رجاله|عناصره|افراده)(?!\w)"
)
RANKS = re.compile(
    r"\s?\W?(?:dans (?:les|ses|leurs) rangs (?:de|des|du|de la) ?|dans les rangs (?:de |des |du )?"
    r"|parmi les|au sein d\w*|chez les"
    r"|(?:in|from|among|within) the (?:ranks of )?(?:the )?|on the|cote|du cote|من|في صفوف|بين صفوف"
    r"|من صفوف|في صف)\s?"
)
SIDE_BEFORE = re.compile(
    r"(?:^|[.;:,\n•-]\s?|\d\.\s)(?:cote|du cote(?: d\w+)?|on the|الجانب"
    r"|في صفوف)\s(?P<who>[^:,.;\n]{2,40})[:,]"
    r"[^.;\n]{0,60}$"
)
ENEMY = re.compile(r"(?<!\w)(?:enem(?:y|ies)|ennemi\w*|adverses?|العدو|اعداء)(?!\w)")
FRIENDLY = re.compile(r"(?<!\w)(?:friendly|amie?s?|our|nos|صفوفنا|قواتنا)(?!\w)")
ATTACKERS_LEFT = re.compile(
    r"(?<!\w)(?:ont|a|avaient|avait|have|had)? ?(?:laisse|perdu|enregistre|left|lost|suffered|خلف\w*"
    r"|فقد\w*|تكبد\w*)[^.;:\n]{0,30}$"
)
DETERMINED = re.compile(r"(?<!\w)(?:l'|(?:le|la|son|sa|leur|the|his|her|their|its) )$")
SINGLE_CUE = re.compile(r"(?:\s|^)(?:(?:فيه|فيها|ايضا|كذلك|خلاله|خلالها|بينهم|من بينهم|منهم)\s)?(?:و)?$")
MET_WITH = re.compile(r"(?<!\w)[وف]?لقيت?\s$")  # "لقي سائق مصرعه"
ENDS_LIST = re.compile(r"^(?:\s\w+)?,")
ONE_OF = re.compile(r"(?<!\w)[وبلف]?(?:احد|احدي)\s$")
FOUND_DEAD = re.compile(
    r"[^.:\n]{0,60}(?:retrouve\w*|found|later|decouvert\w*|ensuite|puis|before being|عثر|وجد\w*"
    r"|قبل ان)[^.:\n]{0,25}"
    r"(?<!\w)(?:dead|killed|executed|mort\w*|tue\w*|sans vie|execut\w*|egorge\w*|assassine\w*|جثث\w*"
    r"|مقتول\w*|قتل\w*|قتلي|يقتل\w*)(?!\w)"
)
PLUPERFECT = re.compile(
    r"(?<!\w)(?:avait|avaient|كان قد|كانت قد|كانوا قد)\s[^,.;:\n]{0,30}$|(?:avait|avaient) ete"
)
# "Les ONG parlent de 50 morts, les autorités de 34", "…; a union, of fourteen"
OTHERS_SAY = re.compile(
    r"[,;]\s(?:et |and |while |but |mais |tandis que )?[^,;.:\n\d]{3,50},?\s(?:de|d'|of|at)\s?$"
)
TOLL_WORD = re.compile(r"toll|bilan|count|حصيله|dead|deaths|morts|tues|قتلي|ضحايا|victim")
RISEN = re.compile(
    r"(?<!\w)(?:rose|risen|rises?|climb\w*|jump\w*|increas\w*|revised|passe|passait|monte|grimpe|revu"
    r"|alourdi"
    r"|ارتفع\w*|يرتفع|ترتفع|ارتفاع)(?!\w)[^.;\n]{0,50}(?<!\w)(?:from|de|من)\s"
)
APART = re.compile(r"[;,]\s?$")
BY_ACCOUNT = re.compile(r",?\s(?:a en croire|selon|d'apres|according to|بحسب|حسب|وفق)(?!\w)")
UNREPORTED = re.compile(
    r"(?:signal|report|announc|annonc|communiqu|rapport|recens|تسجل|الابلاغ|يعلن|تعلن|يبلغ)"
)
OLDER_TENSE = re.compile(
    r"(?<!\w)(?:parlait|parlaient|evoquait|evoquaient|annoncait|faisait etat|faisaient etat|avancait)(?!\w)"
)
SELF = re.compile(r"(?:him|her|them)self|lui-meme|elle-meme|نفسها?")
HIMSELF = re.compile(
    r"(?<!\w)(?:and |et |ainsi que |و|killed |killing |tue |tuant |قتل )"
    r"(?P<who>himself|herself|lui-meme|elle-meme|نفسها?)(?!\w)"
)
# What follows a number that counts nothing named: a mark, who said so, when.
PHRASE_END = re.compile(
    r"[.,;:!?)\n]|(?:selon|d'apres|a en croire|according|in all|au total|while|tandis|on|lundi|mardi"
    r"|mercredi"
    r"|jeudi|vendredi|samedi|dimanche|and|et|بحسب|حسب|وفق|فيما|بينما|في حين)(?!\w)"
)
