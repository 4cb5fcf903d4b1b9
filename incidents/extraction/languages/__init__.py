"""The language files. A new language is one file like the others and one line here."""

from incidents.extraction.languages import ar, countries, en, fr, topics

LEXICONS: tuple[dict[str, tuple[str, ...]], ...] = (
    ar.LEXICON,
    fr.LEXICON,
    en.LEXICON,
    countries.LEXICON,
    topics.LEXICON,
)
