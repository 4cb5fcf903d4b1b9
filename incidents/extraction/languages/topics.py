"""Words of stories that are no attacks (sport, courts, accidents, floods), in all three languages. Data only.

A form ending in * is a stem.
"""

# fmt: off
LEXICON: dict[str, tuple[str, ...]] = {
    "nonevent.topic": (
        "مناورات", "تدريب", "تدريبات", "تمرين", "تمارين", "ذكرى", "الذكرى", "إحياء", "محاكمة", "حكم على",
        "حكمت", "المحكمة", "محكمة", "مباراة", "بطولة", "كأس", "هدف الفوز", "منتخب", "الدوري", "ورشة", "معرض",
        "فيلم", "رواية", "مسرحية", "حوادث السير", "حادث سير", "حادث مرور", "انقلاب حافلة", "فيضانات", "سيول",
        "انهيار", "انهار", "صاعقة", "فيضان", "وباء", "لاعب", "المدرب", "حصيلة سنوية", "إحصائيات",
        "هجوم إعلامي", "exercice", "exercices", "exercice militaire", "entraînement", "commémoration",
        "commémoré*", "anniversaire", "hommage", "procès", "condamné à", "condamnés à", "tribunal", "jugé",
        "verdict", "match", "championnat", "finale", "équipe nationale", "coupe", "buts", "ballon",
        "au cours de l'année", "depuis le début de l'année", "bilan annuel", "statistiques", "formation",
        "atelier", "simulation", "simulé*", "accident de la route", "accident de la circulation", "accident",
        "inondation*", "débordé*", "sinistré*", "crue", "éboulement*", "effondr*", "noyé*", "foudre",
        "naufrage", "chavir*", "paludisme", "choléra", "épidémie", "film", "roman", "exposition",
        "attaquant du", "sensibilisation", "médicaments", "inaugur*", "journée de", "drill", "drills",
        "exercise", "exercises", "training", "anniversary", "commemorat*", "memorial", "trial", "sentenced",
        "court", "convicted", "championship", "tournament", "final", "goal", "goals", "coach", "league",
        "annual", "annually", "statistics", "since the start of the year", "over the past year", "simulated",
        "road accident", "traffic accident", "car crash", "crash", "flood*", "landslide*", "collapsed",
        "drowned", "heatwave", "overflowed", "shipwreck", "capsized", "malaria", "cholera", "epidemic",
        "workshop", "documentary", "novel", "exhibition", "this season", "striker", "inaugurat*",
    ),
}
