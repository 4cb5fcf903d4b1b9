"""make gold: precision, recall and every field on the gold articles, tuned and blind apart."""

import argparse
import json
from pathlib import Path

from incidents.extraction.__main__ import SEEDS, load_vocabulary

from .articles import BASELINE, LANGUAGES, SETS, scored
from .calibration import reliability
from .phrases import BANKS, Answer, Row, wrong
from .scoring import FIELDS, Scores

HEAD = ("precision", "recall", "f1", "typed_f1", "background_recall", "clean")


def main() -> None:
    """Prints the tables; --pin raises the floors of baseline.json to what was reached."""
    options = _parser().parse_args()
    vocabulary = load_vocabulary(SEEDS, options.places)
    reached = {}
    for name in SETS:
        scores = scored(name, vocabulary)
        print(_table(name, scores))
        for row in reliability(scores.confidences):
            print("  confidence {}: {} drafts, {:.2f} told, {:.2f} right".format(*row))
        reached[name] = {language: _figures(scores, language) for language in (*LANGUAGES, "all")}
        if options.errors and name == "tuned":
            for miss in sorted(scores.misses, key=lambda one: (one.what, one.article)):
                print(f"  {miss.what:16}{miss.article:15}{miss.detail}")
    banks = {bank: {language: wrong(bank, language, vocabulary) for language in LANGUAGES} for bank in BANKS}
    print(_bank_table(banks))
    if options.errors:
        _print_wrong(banks)
    if options.pin:
        _pin(reached, _shares(banks))


Banks = dict[str, dict[str, tuple[int, list[tuple[Row, Answer]]]]]


def _shares(banks: Banks) -> dict[str, dict[str, float]]:
    return {
        bank: {language: (number - len(missed)) / number for language, (number, missed) in found.items()}
        for bank, found in banks.items()
    }


def _bank_table(banks: Banks) -> str:
    lines = [f"\nphrases{'':11}" + "".join(f"{language:>14}" for language in LANGUAGES)]
    for bank, shares in _shares(banks).items():
        lines.append(f"  {bank:16}" + "".join(f"{share:>14.2f}" for share in shares.values()))
    return "\n".join(lines)


def _print_wrong(banks: Banks) -> None:
    for bank, found in banks.items():
        for language, (_number, missed) in found.items():
            for row, answer in missed:
                right = {name: value for name, value in row.items() if name != "text"}
                print(f"  {bank} {language}: {row['text']}\n    {right} <> {answer}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make gold", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list what is wrong in the tuned set")
    parser.add_argument("--places", type=Path, help="a larger gazetteer beside the seeds")
    parser.add_argument("--pin", action="store_true", help="raise the floors of baseline.json")
    return parser


def _figures(scores: Scores, language: str) -> dict[str, float | None]:
    return scores.by_language[language].figures()


def _table(name: str, scores: Scores) -> str:
    lines = [f"\n{name}", f"{'':6}" + "".join(f"{title:>19}" for title in HEAD)]
    for language in (*LANGUAGES, "all"):
        tally, figures = scores.by_language[language], _figures(scores, language)
        cells = "".join(f"{_share(figures[title]):>19}" for title in HEAD)
        lines.append(
            f"{language:6}{cells}   ({tally.said} said, {tally.right} right; {tally.found} of {tally.gold})"
        )
    lines.append(f"{'':18}" + "".join(f"{language:>14}" for language in (*LANGUAGES, "all")))
    for title in (*FIELDS, "evidence"):
        shares = [_of(scores, language, title) for language in (*LANGUAGES, "all")]
        lines.append(f"  {title:16}" + "".join(f"{share:>14}" for share in shares))
    return "\n".join(lines)


def _of(scores: Scores, language: str, title: str) -> str:
    tally = scores.by_language[language]
    right, whole = tally.fields.get(title, (tally.evidence_valid, tally.evidence))
    return f"{_share(right / whole if whole else None)} {right}/{whole}"


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _pin(reached: dict[str, dict[str, dict[str, float | None]]], banks: dict[str, dict[str, float]]) -> None:
    """Floors only rise; they are cut to two places, so that a test holds on any machine."""
    floors = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    reached = reached | {"phrases": {bank: dict(shares) for bank, shares in banks.items()}}
    for name, languages in reached.items():
        for language, figures in languages.items():
            kept = floors.setdefault(name, {}).setdefault(language, {})
            for title, value in figures.items():
                if value is not None:
                    kept[title] = max(kept.get(title, 0.0), int(value * 100) / 100)
    BASELINE.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
