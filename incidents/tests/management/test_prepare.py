"""`manage.py prepare` brings an empty database to a running desk, and can be repeated."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from incidents.management.commands import prepare
from incidents.models import Actor, Article, Incident, Place, Role, Source, Stage, User
from incidents.models.codes import IncidentOrigin

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("prepare", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def small_seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one article, so that nothing large is loaded."""
    folder = tmp_path / "seeds"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "a.txt").write_text("  نص\n\nثان  \n", encoding="utf-8")
    (folder / "articles" / "articles.yml").write_text(
        "- {file: a.txt, title: T, source_name: S, language: ar, published: 2025-07-01}\n", encoding="utf-8"
    )
    monkeypatch.setattr(prepare, "SEEDS", folder)
    monkeypatch.setattr(prepare, "AREAS", folder / "areas.geojson.gz")
    return folder


def test_the_real_seeds_load_and_the_second_time_nothing_is_left_to_do(tmp_path: Path) -> None:
    accounts = str(tmp_path / "demo.txt")
    first = run("--demo-accounts", accounts)
    assert "articles: 1 new" in first
    assert "queue: 1 of 1 waiting articles" in first
    assert Actor.objects.count() > 40
    assert Place.objects.count() > 5000
    for name in ("كايس", "Kayes", "Tombouctou", "Nioro", "غوغي"):
        assert Place.objects.filter(names__text=name).exists(), name
    article = Article.objects.exclude(stage=Stage.CITED).get()
    assert (article.stage, str(article.published_local_date), article.language) == (
        "new",
        "2025-07-01",
        "ar",
    )
    history = Incident.objects.filter(origin=IncidentOrigin.SEED)
    assert history.count() > 400
    assert not history.exclude(status="published").exists()
    without_area = history.filter(area=None).values_list("seed_key", flat=True)
    assert set(without_area) <= {"2016-03-13-grand-bassam"}  # its beach is beyond the outline's coast
    counts = [model.objects.count() for model in (Actor, Place, Incident, Article, Source, User)]
    second = run("--demo-accounts", accounts)
    assert [model.objects.count() for model in (Actor, Place, Incident, Article, Source, User)] == counts
    for line in ("tables: up to date", "actors: up to date", "history: up to date", "articles: 0 new"):
        assert line in second


def test_who_wants_an_empty_desk_starts_without_the_history(tmp_path: Path) -> None:
    assert "history" not in run("--without-history", "--without-articles")
    assert not Incident.objects.exists()
    assert not Article.objects.exists()
    assert Actor.objects.count() > 40


def test_a_seed_article_is_stored_to_the_letter(small_seeds: Path) -> None:
    run()
    article = Article.objects.get()
    assert article.text == "  نص\n\nثان  \n"
    assert (article.stage, article.source.name, article.published_evidence) == (Stage.NEW, "S", "seed")


def test_what_is_not_there_is_left_out_in_words(small_seeds: Path) -> None:
    told = run()
    assert "actors: actors.yml is not there, left out" in told
    assert "areas: areas.geojson.gz is not there, left out" in told


def test_while_the_queue_is_away_everything_else_is_done(small_seeds: Path, queue_away: None) -> None:
    assert "queue: 0 of 1 waiting articles" in run()


def test_demo_accounts_are_made_only_where_asked(small_seeds: Path) -> None:
    run()
    assert not User.objects.exists()


def test_the_passwords_of_demo_accounts_are_for_their_owner_alone_and_stay(
    small_seeds: Path, tmp_path: Path
) -> None:
    file = tmp_path / "deep" / "demo.txt"
    run("--demo-accounts", str(file))
    assert oct(file.stat().st_mode & 0o777) == "0o600"
    first = file.read_text(encoding="utf-8")
    names = dict(line.split() for line in first.splitlines() if not line.startswith("#"))
    assert set(names) == {"analyst", "editor", "admin"}
    assert all(User.objects.get(username=name).check_password(word) for name, word in names.items())
    assert names["admin"] not in run("--demo-accounts", str(file))
    assert file.read_text(encoding="utf-8") == first


def test_a_file_of_passwords_that_others_could_read_is_closed(small_seeds: Path, tmp_path: Path) -> None:
    file = tmp_path / "demo.txt"
    file.write_text("nonsense\n", encoding="utf-8")
    file.chmod(0o644)
    run("--demo-accounts", str(file))
    assert oct(file.stat().st_mode & 0o777) == "0o600"


def test_a_user_is_added_from_the_command_line() -> None:
    out = StringIO()
    call_command("add_user", "aminata", "--role", "editor", stdout=out)
    user = User.objects.get()
    assert (user.username, user.role) == ("aminata", Role.EDITOR)
    assert user.check_password(out.getvalue().strip().rpartition(" ")[2])
    with pytest.raises(CommandError, match="already"):
        call_command("add_user", "aminata", stdout=out)
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("add_user", "oumar", "--role", "king", stdout=out)
