"""The articles under seeds/articles/: texts to start from."""

from pathlib import Path

import yaml

from incidents.models import Article, Source, SourceKind

from .ingest import text_hash


def load_seed_articles(folder: Path) -> int:
    """Number of articles that were not there before; each waits to be read like any other.

    The text is stored to the letter as the file has it, so that offsets agree with
    `python -m incidents.extraction FILE`.
    """
    index = folder / "articles.yml"
    if not index.exists():
        return 0
    new = 0
    for row in _rows(index):
        text = (folder / row["file"]).read_text(encoding="utf-8")
        if Article.objects.filter(content_sha256=text_hash(text)).exists():
            continue
        source, _made = Source.objects.get_or_create(
            name=row["source_name"], kind=SourceKind.HAND, defaults={"languages": [row["language"]]}
        )
        Article.objects.create(
            source=source,
            title=row["title"],
            text=text,
            filename=row["file"],
            language=row["language"],
            published_local_date=row["published"],
            published_evidence="seed",
            content_sha256=text_hash(text),
        )
        new += 1
    return new


def _rows(index: Path) -> list[dict[str, str]]:
    data = yaml.safe_load(index.read_text(encoding="utf-8"))
    rows = data["articles"] if isinstance(data, dict) else data
    return list(rows)
