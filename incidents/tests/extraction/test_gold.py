"""Extraction on the gold articles never gets worse, and the scores are those of the shared script."""

import importlib.util
import json
from types import ModuleType

import pytest

from incidents.extraction.__main__ import SEEDS, load_vocabulary
from incidents.extraction.vocabulary import Vocabulary
from incidents.tests.gold.articles import BASELINE, GOLD, LANGUAGES, SETS, gold_articles, scored
from incidents.tests.gold.phrases import BANKS, wrong
from incidents.tests.gold.scoring import Scores, field_hits, matched

SHARED = GOLD.parents[3] / "shared" / "evaluation" / "score.py"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(SEEDS, None)


@pytest.fixture(scope="module")
def scores(vocabulary: Vocabulary) -> dict[str, Scores]:
    return {name: scored(name, vocabulary) for name in SETS}


@pytest.fixture(scope="module")
def shared_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_score", SHARED)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("language", [*LANGUAGES, "all"])
def test_no_figure_falls_below_its_floor(scores: dict[str, Scores], name: str, language: str) -> None:
    floors = json.loads(BASELINE.read_text(encoding="utf-8"))[name][language]
    reached = scores[name].by_language[language].figures()
    fallen = {
        title: (reached[title], floor) for title, floor in floors.items() if (reached[title] or 0) < floor
    }
    assert not fallen


@pytest.mark.parametrize("bank", BANKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_bank_of_phrases_is_read_worse(vocabulary: Vocabulary, bank: str, language: str) -> None:
    number, missed = wrong(bank, language, vocabulary)
    assert number >= {"dates": 150, "counts": 100, "attributions": 60}[bank]
    assert (number - len(missed)) / number >= json.loads(BASELINE.read_text("utf-8"))["phrases"][bank][
        language
    ]


def test_every_quotation_stands_in_its_article(scores: dict[str, Scores]) -> None:
    for name in SETS:
        tally = scores[name].by_language["all"]
        assert tally.evidence == tally.evidence_valid > 500


def test_the_articles_are_as_many_as_promised() -> None:
    for language in LANGUAGES:
        by_set = {name: [row for row, _ in gold_articles(name) if row["lang"] == language] for name in SETS}
        rows = [row for found in by_set.values() for row in found]
        assert len(rows) >= 60
        assert len({row["id"] for row in rows}) == len(rows)
        assert sum(not row["incidents"] for row in rows) >= 12
        assert len(by_set["blind"]) * 3 >= len(rows)


@pytest.mark.skipif(not SHARED.exists(), reason=f"{SHARED} is not there")
def test_the_shared_script_counts_the_same(shared_script: ModuleType) -> None:
    """On guesses made from the gold itself, some moved, renamed or left out."""
    for row, _text in gold_articles("tuned"):
        gold = row["incidents"]
        guesses = [
            {
                **one,
                "date_start": one["date_end"] if at % 4 == 1 else one["date_start"],
                "event_type": "Protests" if at % 5 == 2 else one["event_type"],
                "place": {**one["place"], "lat": one["place"]["lat"] + (0.04 if at % 3 else 0.0)},
                "fatalities": one["fatalities"]
                and {"low": one["fatalities"]["min"] + at % 2, "high": one["fatalities"]["max"]},
            }
            for at, one in enumerate(gold)
            if at % 6 != 5
        ]
        pairs = matched(gold, guesses)
        theirs, _, _ = shared_script.match(gold, guesses)
        assert [(gold[i], guesses[j]) for i, j in sorted(pairs)] == sorted(
            theirs, key=lambda pair: gold.index(pair[0])
        )
        for i, j in pairs:
            mine = dict(field_hits(gold[i], guesses[j]))
            if "lowest_toll" in mine:
                mine["fatalities_when_reported"] = mine.pop("lowest_toll")
            assert mine == shared_script.field_hits(gold[i], guesses[j])
