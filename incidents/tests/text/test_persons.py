"""Names of private persons are masked in quotes; institutions, places and actors stay."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.text import person_words
from incidents.text.person_search import PersonSearch
from incidents.text.persons import find_private_persons, mask_persons

PLACES = frozenset(
    "kayes|nioro du sahel|koro|bankass|djibo|tin akof|diafarabe|ouallam|moussa|"
    "كايس|نيورو|ديبولي|ديورا|غوسي|تين أكوف".split("|")
)

MASKED = [
    # Arabic: listed names, unlisted ones after titles and verbs, appositions, connectives
    ("فيما أشار مسؤول سياسي محلي، سيكو نيامي باثيلي، عبر منشور على فيسبوك",
     "فيما أشار مسؤول سياسي محلي، […]، عبر منشور على فيسبوك"),
    ("قال محمد كوليبالي إن المسلحين وصلوا ليلا", "قال […] إن المسلحين وصلوا ليلا"),
    ("وقال عمدة كايس، أمادو ديالو، إن الهجوم وقع فجرا", "وقال عمدة كايس، […]، إن الهجوم وقع فجرا"),
    ("وأكد العقيد سليمان دمبيلي مقتل خمسة جنود", "وأكد العقيد […] مقتل خمسة جنود"),
    ("صرح السيد باكورو تيامبا لوكالة فرانس برس", "صرح السيد […] لوكالة فرانس برس"),
    ("قتل المدعو إياد أغ غالي في غارة", "قتل المدعو […] في غارة"),
    ("اختطف مسلحون الصحفي المالي موسى مبانا من منزله", "اختطف مسلحون الصحفي المالي […] من منزله"),
    ("وذكرت فاطمة أن زوجها قتل", "وذكرت […] أن زوجها قتل"),
    ("قال علي إن الجيش انسحب", "قال […] إن الجيش انسحب"),
    ("شاهد عيان، باتوما زاكو، تحدث عن حريق", "شاهد عيان، […]، تحدث عن حريق"),
    ("قال عبد الرحمن تراوري للصحفيين", "قال […] للصحفيين"),
    ("زعيم محلي يدعى أبو حذيفة المالي", "زعيم محلي يدعى […] المالي"),
    ("وأضاف سنوغو أن القرية أحرقت", "وأضاف […] أن القرية أحرقت"),
    ("أدامو زاكو قال إن القرية أحرقت", "[…] قال إن القرية أحرقت"),
    ("وقتل الشيخ محمد ولد سيدي قرب غوسي", "وقتل الشيخ […] قرب غوسي"),
    ("أصيب حسن علي بجروح", "أصيب […] بجروح"),
    ("وقال مُحَمَّد إن الوضع هادئ", "وقال […] إن الوضع هادئ"),
    # French
    ("« Nous avons fui », raconte Aïssata, une habitante", "« Nous avons fui », raconte […], une habitante"),
    ("selon Amadou Diallo, éleveur à Koro", "selon […], éleveur à Koro"),
    ("M. Traoré a été enlevé", "M. […] a été enlevé"),
    ("Mme Kouzou Balima, infirmière, est morte", "Mme […], infirmière, est morte"),
    ("le maire de Bankass, Jonas Wélé, a démenti", "le maire de Bankass, […], a démenti"),
    ("le colonel Souleymane Dembélé a déclaré que l'armée tient la ville",
     "le colonel […] a déclaré que l'armée tient la ville"),
    ("a déclaré Bokoum à l'AFP", "a déclaré […] à l'AFP"),
    ("a confié à Serge Bilala un témoin", "a confié à […] un témoin"),
    ("le corps d'Ibrahim Ag Ahmed a été retrouvé", "le corps d'[…] a été retrouvé"),
    ("d'après Wélé, dix hommes sont morts", "d'après […], dix hommes sont morts"),
    ("Iyad Ag Ghaly dirige le groupe", "[…] dirige le groupe"),
    ("Fatoumata Seydou MAÏGA est portée disparue", "[…] est portée disparue"),
    ("le journaliste malien Moussa M'Bana Dicko", "le journaliste malien […]"),
    ("l'ancien adjoint au maire Jean-Baptiste Ouédraogo", "l'ancien adjoint au maire […]"),
    ("N'Golo Coulibaly a fui à Koro", "[…] a fui à Koro"),
    ("le berger Moussa a été tué", "le berger […] a été tué"),
    ("Seydou Koro est mort", "[…] est mort"),
    # English
    ("a resident, Oumar Cisse, told Reuters", "a resident, […], told Reuters"),
    ("Gunmen killed Mayor Jonas Wade in Djibo", "Gunmen killed Mayor […] in Djibo"),
    ("said Wade, who fled on foot", "said […], who fled on foot"),
    ("Wade told AFP that ten soldiers died", "[…] told AFP that ten soldiers died"),
    ("according to Kwame Bulus, a farmer", "according to […], a farmer"),
    ("Amadou's house was burned", "[…]'s house was burned"),
    ("Dr. Jonas Wade treated the wounded", "Dr. […] treated the wounded"),
    ("Mr Koro was abducted", "Mr […] was abducted"),
    ("the bodies of Peter Bulus and Paul Gyang were found", "the bodies of […] and […] were found"),
    ("Police Chief John Smith confirmed the attack", "Police Chief […] confirmed the attack"),
]  # fmt: skip

LEFT = [
    # Arabic
    "جماعة نصرة الإسلام والمسلمين",
    "القوات المسلحة المالية",
    "أعلنت القوات المسلحة المالية أن سلسلة من الهجمات استهدفت سبعة مواقع",
    "وقال أحد سكان كايس لقناة فرانس24",
    "قال شهود عيان إن المسلحين وصلوا على دراجات نارية",
    "قالت مصادر أمنية لوكالة رويترز إن الجيش انسحب",
    "أكد الجيش المالي في بيان مقتل عشرة إرهابيين",
    "وأشار إلى أن الوضع هادئ في كايس",
    "أكد على ضرورة حماية المدنيين",
    "هجوم على معسكر للجيش في بوركينا فاسو",
    "في مدن مثل نيورو، كايس، وديبولي الواقعة قرب الحدود",
    "ذكرت وزارة الدفاع في النيجر أن كمينا استهدف قافلة",
    "تبنى تنظيم القاعدة في بلاد المغرب الإسلامي الهجوم",
    "سيطر مسلحون على قرية تين أكوف",
    "العقيد في الجيش المالي",
    # French
    "Armée malienne",
    "Burkina Faso",
    "Africa Corps",
    "L'Armée malienne a repoussé une attaque à Kayes",
    "le Ministère de la Défense du Burkina Faso",
    "l'Agence France-Presse et Jeune Afrique",
    "Des hommes armés ont attaqué Nioro du Sahel le Mardi 1er Juillet",
    "selon l'ONU, dix civils ont été tués",
    "Selon Reuters, l'attaque a eu lieu à Djibo",
    "a annoncé l'État-major Général des Armées",
    "le Groupe de soutien à l'islam et aux musulmans (JNIM)",
    "la Croix-Rouge et Médecins Sans Frontières",
    "Les Forces Armées Maliennes",
    "MALI : ATTAQUE MEURTRIÈRE À KAYES",
    "près du village de Tin Zaouaten Ouest",
    "la katiba Hanifa Serma",
    # English
    "the United Nations and Human Rights Watch",
    "Gunmen attacked Ouallam on Monday",
    "The Islamic State in the Greater Sahara claimed the raid",
    "Residents told AFP that Russian fighters came",
    "The army said ten soldiers were killed in Djibo",
    "in the Central African Republic and South Africa",
    "Villagers said the attack began before dawn",
    "the Alliance of Sahel States",
    "the National Guard and the Rapid Intervention Battalion",
    "near Tin Akof in northern Burkina Faso",
]


@pytest.mark.parametrize(("quote", "masked"), MASKED)
def test_private_persons_are_masked(quote: str, masked: str) -> None:
    assert mask_persons(quote, PLACES) == masked


@pytest.mark.parametrize("quote", LEFT)
def test_institutions_places_and_actors_stay(quote: str) -> None:
    assert mask_persons(quote, PLACES) == quote


@pytest.mark.parametrize(
    "quote",
    [
        "Armée malienne",
        "Burkina Faso",
        "Africa Corps",
        "القوات المسلحة المالية",
        "جماعة نصرة الإسلام والمسلمين",
    ],
)
def test_the_best_known_names_stay_without_any_vocabulary(quote: str) -> None:
    assert find_private_persons(quote) == ()


def test_a_known_phrase_stays_even_where_it_holds_a_persons_name() -> None:
    quote = "une attaque à Sidi Mohamed, dit Mohamed"
    assert mask_persons(quote, frozenset({"sidi mohamed"})) == "une attaque à Sidi Mohamed, dit […]"


def test_known_terms_match_folded_and_unfolded_with_attached_particles() -> None:
    for term in ("كيدال الجديدة", "كيدال الجديده"):
        assert mask_persons("قال وكيدال الجديدة إن", frozenset({term})) == "قال وكيدال الجديدة إن"
    for term in ("Tessalit-Sud", "tessalit-sud"):
        assert mask_persons("selon Tessalit-Sud", frozenset({term})) == "selon Tessalit-Sud"


def test_the_mask_may_be_chosen_and_names_keep_their_neighbours() -> None:
    assert mask_persons("Mme Diallo et M. Touré", mask="X") == "Mme X et M. X"


def test_offsets_are_those_of_the_given_text() -> None:
    text = "📌 selon Amadou Diallo, éleveur"
    ((start, end),) = find_private_persons(text)
    assert text[start:end] == "Amadou Diallo"


def test_no_listed_name_is_a_known_or_common_word_as_well() -> None:
    others = person_words.KNOWN_WORDS | person_words.HEADS | person_words.ROLES | person_words.SPEECH
    assert not person_words.NAMES & (others | person_words.COMMON_LATIN | person_words.COMMON_ARABIC)


def test_the_lists_cover_the_names_of_the_region_in_both_scripts() -> None:
    arabic = {name for name in person_words.NAMES if "\u0600" <= name[0] <= "\u06ff"}
    assert len(arabic) >= 200
    assert len(person_words.NAMES) - len(arabic) >= 280


WORDS = st.sampled_from(
    "Amadou Diallo selon M. maire , ، . \n d' L'Armée 's JNIM Koro x 5 Ag "
    "قال محمد بن عبد علي العقيد إلى وقال،".split(" ")
)


def _check(text: str) -> None:
    spans = find_private_persons(text, PLACES)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)


@given(st.text())
def test_any_string_gives_valid_spans(text: str) -> None:
    _check(text)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_order_of_names_titles_and_verbs_gives_valid_spans(text: str) -> None:
    _check(text)


@given(st.sets(st.text(max_size=12), max_size=5), st.text(max_size=80))
def test_any_vocabulary_is_taken(terms: set[str], text: str) -> None:
    assert isinstance(mask_persons(text, frozenset(terms)), str)


@pytest.mark.parametrize(
    "unit", ["Jonas Wade a dit ", "قال فلان بن فلان ", "A ", "a-", "M. ", "محمد ", "le maire, X, "]
)
def test_work_grows_with_the_length_of_the_text_and_no_faster(
    unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at = _count_looks(monkeypatch, unit * 400)
    assert _count_looks(monkeypatch, unit * 800) <= looked_at * 2.2 + 100


def _count_looks(monkeypatch: pytest.MonkeyPatch, text: str) -> int:
    looks = 0
    real = PersonSearch.joined

    def counted(search: PersonSearch, position: int) -> bool:
        nonlocal looks
        looks += 1
        return real(search, position)

    with monkeypatch.context() as patch:
        patch.setattr(PersonSearch, "joined", counted)
        find_private_persons(text)
    return looks
