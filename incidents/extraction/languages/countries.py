"""Names and adjectives of the countries watched, in all three languages together. Data only.

They say which country a text is about and whose army "the army" is; none of them is ever a place of an event.
"""

# fmt: off
LEXICON: dict[str, tuple[str, ...]] = {
    "country.ML": (
        "مالي", "المالي", "المالية", "ماليا", "ماليين", "ماليون", "الماليين", "Mali", "malien", "maliens",
        "malienne", "maliennes", "Malian", "Malians",
    ),
    "country.BF": (
        "بوركينا فاسو", "بوركينافاسو", "بوركينا", "البوركينية", "البوركيني", "بوركينابي", "البوركينابية",
        "البوركينابي", "بوركينيا", "بوركينيين", "Burkina Faso", "Burkina", "burkinabè", "burkinabé",
        "burkinabés", "burkinabès", "Burkinabe", "Burkinabè",
    ),
    "country.NE": (
        "النيجر", "النيجري", "النيجرية", "نيجري", "نيجريا", "نيجريين", "بالنيجر", "للنيجر", "Niger",
        "nigérien", "nigériens", "nigérienne", "nigériennes", "Nigerien", "Nigeriens",
    ),
    "country.NG": (
        "نيجيريا", "النيجيري", "النيجيرية", "نيجيريين", "Nigeria", "Nigéria", "nigérian", "nigérians",
        "nigériane", "nigérianes", "Nigerian", "Nigerians",
    ),
    "country.TD": (
        "تشاد", "التشادي", "التشادية", "تشاديين", "Tchad", "tchadien", "tchadiens", "tchadienne",
        "tchadiennes", "Chad", "Chadian", "Chadians",
    ),
    "country.MR": (
        "موريتانيا", "الموريتاني", "الموريتانية", "موريتانيين", "Mauritanie", "mauritanien", "mauritaniens",
        "mauritanienne", "Mauritania", "Mauritanian",
    ),
    "country.SN": (
        "السنغال", "السنغالي", "السنغالية", "Sénégal", "sénégalais", "sénégalaise", "Senegal", "Senegalese",
    ),
    "country.DZ": (
        "الجزائر", "الجزائري", "الجزائرية", "Algérie", "algérien", "algériens", "algérienne", "Algeria",
        "Algerian",
    ),
    "country.BJ": (
        "بنين", "البنيني", "البنينية", "Bénin", "béninois", "béninoise", "béninoises", "Benin", "Beninese",
        "Beninois",
    ),
    "country.TG": (
        "توغو", "التوغولي", "التوغولية", "Togo", "togolais", "togolaise", "Togolese",
    ),
    "country.CI": (
        "ساحل العاج", "كوت ديفوار", "الإيفواري", "الإيفوارية", "Côte d'Ivoire", "ivoirien", "ivoiriens",
        "ivoirienne", "Ivory Coast", "Ivorian", "Ivorians",
    ),
    "country.GH": (
        "غانا", "الغاني", "الغانية", "Ghana", "ghanéen", "ghanéens", "ghanéenne", "Ghanaian",
    ),
    "country.LY": (
        "ليبيا", "الليبي", "الليبية", "Libye", "libyen", "libyens", "libyenne", "Libya", "Libyan",
    ),
}
