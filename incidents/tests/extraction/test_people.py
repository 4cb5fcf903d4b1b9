"""Who did it, and by whose account, in the words that the press uses; published on Tuesday 10 June 2025."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from .conftest import by_key

TUESDAY = date(2025, 6, 10)
BRIEFS = yaml.safe_load(Path(__file__).with_name("briefs_of_people.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("brief", BRIEFS, ids=[brief["text"][:60] for brief in BRIEFS])
def test_who_did_it_by_whose_account(brief, read):
    draft = read(brief["text"], published=TUESDAY).drafts[0]
    assert (list(draft.perpetrators), draft.responsibility) == (brief["who"], brief["account"])


def people(read, text, key):
    draft = by_key(read(text, published=TUESDAY))[key]
    return draft.perpetrators, draft.responsibility


CLAIMS = [
    "Douze soldats ont été tués lundi dans l'attaque du camp de Djibo. Le JNIM dit être "
    "l'auteur de l'assaut.",
    "Douze soldats ont été tués lundi dans l'attaque du camp de Djibo. Le JNIM s'est attribué l'opération.",
    "Le JNIM a annoncé avoir attaqué lundi le camp militaire de Djibo, tuant douze soldats.",
    "Un camp militaire a été attaqué lundi à Djibo. Dans une vidéo, le JNIM affirmait avoir "
    "pris le contrôle du camp.",
    "Twelve soldiers were killed on Monday in an attack on the camp in Djibo. JNIM took "
    "responsibility for it.",
    "JNIM said in a video that its men had attacked a military camp in Djibo on Monday, killing "
    "twelve soldiers.",
    "Twelve soldiers died on Monday in an attack in Djibo, where JNIM has fighters. The group "
    "claimed the raid.",
    "قتل 12 جنديا يوم الاثنين في هجوم على معسكر في جيبو. وقالت جماعة نصرة الإسلام والمسلمين "
    "إنها هاجمت المعسكر.",
    "أعلنت جماعة نصرة الإسلام والمسلمين أن مقاتليها هاجموا يوم الاثنين معسكرا للجيش في جيبو.",
    "هاجم مقاتلو جماعة نصرة الإسلام والمسلمين يوم الاثنين معسكرا في جيبو. وتبنت الجماعة الهجوم في بيان.",
]


@pytest.mark.parametrize("text", CLAIMS)
def test_a_group_claims_what_it_says_it_did(read, text):
    assert people(read, text, "BF-djibo") == (("JNIM",), "claimed")


@pytest.mark.parametrize(
    "text",
    [
        "L'armée malienne a annoncé avoir neutralisé dimanche vingt terroristes dans une opération à Ménaka.",
        "The Malian army said it killed twenty militants in an air strike in Menaka on Sunday.",
        "أعلن الجيش المالي تحييد 20 إرهابيا في غارة جوية على ميناكا يوم الأحد.",
        "Une frappe de drone a tué dix civils dimanche à Ménaka. L'état-major a reconnu être "
        "l'auteur des frappes.",
        "A drone strike killed ten civilians in Menaka on Sunday. The general staff "
        "acknowledged the strikes.",
    ],
)
def test_an_army_claims_its_own_operation(read, text):
    assert people(read, text, "ML-menaka") == (("ML_FAMA",), "claimed")


@pytest.mark.parametrize(
    "text",
    [
        "Dix soldats ont été tués lundi dans une attaque du JNIM à Djibo. L'armée dit avoir "
        "abattu vingt assaillants.",
        "Ten soldiers were killed in a JNIM attack in Djibo on Monday. The army said it killed "
        "twenty attackers.",
        "قتل 10 جنود في هجوم لجماعة نصرة الإسلام والمسلمين على جيبو يوم الاثنين. وقال الجيش إنه "
        "قتل 20 مهاجما.",
    ],
)
def test_an_army_that_answers_an_attack_did_not_attack(read, text):
    assert people(read, text, "BF-djibo")[0] == ("JNIM",)


@pytest.mark.parametrize(
    "text",
    [
        "Des hommes armés ont tué dix civils lundi à Djibo.",
        "Gunmen killed ten civilians in Djibo on Monday.",
        "قتل مسلحون عشرة مدنيين في جيبو يوم الاثنين.",
    ],
)
def test_gunmen_are_nobody(read, text):
    assert people(read, text, "BF-djibo") == (("UNIDENTIFIED_ARMED",), "unknown")


@pytest.mark.parametrize(
    "text",
    [
        "Des jihadistes ont tué dix civils lundi à Djibo.",
        "Jihadists killed ten civilians in Djibo on Monday.",
        "قتل جهاديون عشرة مدنيين في جيبو يوم الاثنين.",
    ],
)
def test_jihadists_are_named_though_no_group_is(read, text):
    assert people(read, text, "BF-djibo") == (("JIHADIST_UNSPEC",), "stated")


@pytest.mark.parametrize(
    "text",
    [
        "Dix soldats ont été tués lundi à Gao. Le même jour, cinq civils ont été tués dans une "
        "attaque à Ansongo. "
        "Le JNIM a revendiqué les deux attaques.",
        "Ten soldiers were killed in an attack in Gao on Monday. Five civilians died the same "
        "day in an attack in "
        "Ansongo. JNIM claimed both attacks.",
        "قتل 10 جنود في هجوم على معسكر في غاو يوم الاثنين. وقتل خمسة مدنيين يوم الاثنين في هجوم على أنسونغو. "
        "وتبنت جماعة نصرة الإسلام والمسلمين الهجومين.",
    ],
)
def test_who_claims_both_attacks_claims_each(read, text):
    for key in ("ML-gao", "ML-ansongo"):
        assert people(read, text, key) == (("JNIM",), "claimed")


@pytest.mark.parametrize(
    "text",
    [
        "Des hommes armés ont tué dix civils lundi à Djibo. Le 3 mars, une attaque avait fait "
        "vingt morts à Dori. "
        "Elle avait été revendiquée par l'EIGS.",
        "Gunmen killed ten civilians in Djibo on Monday. On March 3 an attack had killed twenty "
        "people in Dori. "
        "It was claimed by ISGS.",
    ],
)
def test_a_claim_after_a_recalled_attack_is_of_that_one(read, text):
    assert people(read, text, "BF-dori") == (("ISSP",), "claimed")
    assert people(read, text, "BF-djibo") == (("UNIDENTIFIED_ARMED",), "unknown")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Un poste tenu par des soldats a été attaqué lundi à Djibo.", "BF-djibo"),
        ("A convoy escorted by soldiers was attacked on Monday in Djibo.", "BF-djibo"),
        ("Une attaque a fait dix morts lundi à Djibo, bastion du JNIM.", "BF-djibo"),
        ("An attack killed ten people on Monday in Djibo, where JNIM is active.", "BF-djibo"),
        ("قتل عشرة أشخاص في هجوم يوم الاثنين على جيبو، معقل جماعة نصرة الإسلام والمسلمين.", "BF-djibo"),
    ],
)
def test_who_keeps_a_place_or_lives_near_it_did_not_attack_it(read, text, key):
    assert people(read, text, key) == ((), "unknown")


@pytest.mark.parametrize(
    "text",
    [
        "Des drones maliens ont tué dix civils dimanche à Ménaka, selon le CSP-DPA.",
        "Malian drones killed ten civilians in Menaka on Sunday, according to the CSP-DPA.",
    ],
)
def test_drones_are_those_of_their_country_and_not_of_who_counts_the_dead(read, text):
    assert people(read, text, "ML-menaka") == (("ML_FAMA",), "stated")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Dix civils ont été tués lundi à Djibo. Les autorités imputent l'attaque au JNIM.", "suspected"),
        (
            "Ten civilians were killed in Djibo on Monday. The governor attributed the killings to JNIM.",
            "suspected",
        ),
        (
            "قتل عشرة مدنيين في جيبو يوم الاثنين. ورجحت مصادر أن تكون جماعة نصرة الإسلام "
            "والمسلمين وراء الهجوم.",
            "suspected",
        ),
        (
            "Dix civils ont été tués lundi à Djibo par le JNIM, qui les accusait de collaborer avec l'armée.",
            "stated",
        ),
        ("An attack by JNIM claimed the lives of ten civilians in Djibo on Monday.", "stated"),
    ],
)
def test_blame_is_suspicion_unless_it_is_of_something_else(read, text, verdict):
    assert people(read, text, "BF-djibo") == (("JNIM",), verdict)


def test_who_is_accused_and_denies_it_in_a_word(read):
    text = (
        "Quinze villageois ont été tués lundi à Bankass par des miliciens que les rescapés "
        "rattachent à Dan Na "
        "Ambassagou. Celui-ci dément."
    )
    assert people(read, text, "ML-bankass") == (("DAN_NA_AMBASSAGOU",), "denied")


@pytest.mark.parametrize(
    "text",
    [
        "Des soldats maliens ont exécuté dix civils lundi à Bankass, selon des témoins.",
        "Malian soldiers executed ten civilians in Bankass on Monday, witnesses said.",
        "أعدم جنود ماليون عشرة مدنيين في بانكاس يوم الاثنين، حسب منظمة حقوقية.",
    ],
)
def test_abuses_that_witnesses_tell_of_are_suspected(read, text):
    assert people(read, text, "ML-bankass") == (("ML_FAMA",), "suspected")


@pytest.mark.parametrize(
    "text",
    [
        "Une marche de protestation contre la force Barkhane a dégénéré lundi à Gao. Deux blessés.",
        "Hundreds marched in protest against the French army in Gao on Monday.",
        "خرجت مظاهرات ضد القوات الفرنسية في غاو يوم الاثنين.",
    ],
)
def test_who_marches_did_it_and_not_whom_the_march_is_against(read, text):
    assert people(read, text, "ML-gao") == (("PROTESTERS",), "stated")


@pytest.mark.parametrize(
    "text",
    [
        "Dix soldats ont été tués lundi à Djibo dans un raid mené par le JNIM, a déclaré le gouverneur.",
        "Ten soldiers were killed in Djibo on Monday in a raid by JNIM, the governor said.",
        "قتل عشرة جنود في جيبو يوم الاثنين في هجوم نفذته جماعة نصرة الإسلام "
        "والمسلمين، وقال حاكم المنطقة إن الهجوم انتهى.",
        "Dix soldats ont été tués lundi à Djibo par le JNIM, qui a revendiqué "
        "plusieurs attaques dans la région.",
        "JNIM, which has claimed several attacks in the region, killed ten soldiers in Djibo on Monday.",
    ],
)
def test_what_others_say_of_a_group_is_no_claim_of_it(read, text):
    assert people(read, text, "BF-djibo") == (("JNIM",), "stated")


@pytest.mark.parametrize(
    "text",
    [
        "قتل عشرة مدنيين في جيبو يوم الاثنين. واتهم المتحدث باسم الجيش البوركيني "
        "جماعة نصرة الإسلام والمسلمين بالهجوم.",
        "قتل عشرة مدنيين في جيبو يوم الاثنين في هجوم نسبته السلطات العسكرية إلى "
        "جماعة نصرة الإسلام والمسلمين.",
        "The army accused JNIM of killing ten civilians in Djibo on Monday.",
        "L'armée accuse le JNIM d'avoir tué dix civils lundi à Djibo.",
    ],
)
def test_the_accused_is_not_who_accuses(read, text):
    assert people(read, text, "BF-djibo") == (("JNIM",), "suspected")
