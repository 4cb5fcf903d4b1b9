"""Prints the share of a date bank that dateparser finds: python dateparser_peer.py LANG FILE.jsonl.

Run by the environment of requirements-bench.txt; uses nothing of ours. Its best settings for news: the
language is told, days count from publication, and what has no year lies in the past.
"""

import json
import sys
from datetime import datetime

from dateparser.search import search_dates


def main(language: str, path: str) -> None:
    """A phrase counts as found where any date of it is the first day of the answer and, alone, its last."""
    with open(path, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    right = 0
    for row in rows:
        settings = {
            "RELATIVE_BASE": datetime.fromisoformat(row["published"]),
            "PREFER_DATES_FROM": "past",
            "RETURN_TIME_SPAN": False,
        }
        found = search_dates(row["text"], languages=[language], settings=settings) or []
        days = {moment.date().isoformat() for _words, moment in found}
        right += {row["start"], row["end"]} <= days
    print(f"{right / len(rows):.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
