"""The admin's desk: articles by paste and upload, feeds, users, and what became of each."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from incidents.models import Article, Source, Stage, User
from incidents.tests.factories import TEXT, make_actor, make_article, make_candidate, make_source, make_user
from sahelwatch.celery import app

pytestmark = pytest.mark.django_db
ADDRESS = "https://journal.example/rss"


def queued() -> int:
    """How many messages wait in the queue of this process."""
    with app.connection_for_read() as connection:
        return connection.default_channel.queue_declare("celery", durable=True).message_count


def test_a_pasted_article_is_stored_queued_and_shown(admin: User, admin_client: Client) -> None:
    before = queued()
    response = admin_client.post("/articles/new/", {"text": TEXT, "published_text": "1/7/2025"}, follow=True)
    article = Article.objects.get()
    page = response.content.decode()
    assert response.redirect_chain == [(f"/articles/{article.pk}/", 302)]
    assert (article.stage, article.submitted_by) == (Stage.NEW, admin)
    assert str(article.published_local_date) == "2025-07-01"
    assert "A worker is about to read this article" in page
    assert "stored and being read" in page
    assert queued() == before + 1


def test_an_uploaded_file_is_stored(admin_client: Client) -> None:
    upload = SimpleUploadedFile("خبر.txt", TEXT.encode())
    assert admin_client.post("/articles/new/", {"file": upload}).status_code == 302
    assert Article.objects.get().filename == "خبر.txt"


def test_while_the_queue_is_away_the_article_is_stored_and_the_person_told(
    admin_client: Client, queue_away: None
) -> None:
    page = admin_client.post("/articles/new/", {"text": TEXT}, follow=True).content.decode()
    assert "The queue is away at the moment" in page
    assert "notice--warning" in page or "notice--warn" in page
    assert Article.objects.waiting(Article.objects.get().created_at).count() == 1


def test_while_the_queue_is_away_a_feed_is_stored_and_due(admin_client: Client, queue_away: None) -> None:
    page = admin_client.post("/sources/", {"url": ADDRESS}, follow=True).content.decode()
    assert "The queue is away at the moment" in page
    source = Source.objects.get()
    assert source in Source.objects.due(source.created_at)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Paste the text of the article, or choose a .txt file."),
        ({"text": TEXT, "published_text": "1/1/2098"}, "This date lies in the future."),
        ({"text": TEXT, "published_text": "juin 2025"}, "Type one day"),
        ({"text": TEXT, "url": "ftp://x"}, "This is not a web address."),
        ({"text": "12 34"}, "There is no text in it."),
        ({"text": "a\x00b"}, "Null characters are not allowed."),
    ],
    ids=str,
)
def test_what_cannot_be_stored_comes_back_with_what_to_do(
    admin_client: Client, data: dict[str, str], sentence: str
) -> None:
    response = admin_client.post("/articles/new/", {"title": "kept <b>title", **data})
    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert "kept &lt;b&gt;title" in page
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.txt", b"%PDF-1.7 " + b"x" * 99, "This is not plain text."),
        ("a.pdf", b"words", "Only .txt files can be uploaded."),
        ("a.txt", b"", "There is no text in it."),
        ("a.txt", b"word " * 1_100_000, "This is larger than 5 MB."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_beside_its_field(
    admin_client: Client, name: str, data: bytes, sentence: str
) -> None:
    response = admin_client.post("/articles/new/", {"file": SimpleUploadedFile(name, data)})
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Article.objects.exists()


def test_a_pasted_text_beyond_the_limit_is_answered_in_words(admin_client: Client) -> None:
    response = admin_client.post("/articles/new/", {"text": "mot " * 1_320_000})
    assert response.status_code == 422
    assert "This is larger than 5 MB." in response.content.decode()


def test_what_is_too_large_even_to_be_looked_at_is_answered_in_words(admin_client: Client, settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    response = admin_client.post("/articles/new/", {"text": "mot " * 1000})
    assert response.status_code == 400
    assert "A pasted text may have at most 5 MB" in response.content.decode()
    assert not Article.objects.exists()


def test_a_text_that_is_here_already_is_pointed_to(admin_client: Client) -> None:
    admin_client.post("/articles/new/", {"text": TEXT})
    response = admin_client.post("/articles/new/", {"text": TEXT})
    assert f"as article {Article.objects.get().pk}" in response.content.decode()


def test_a_feed_is_added_once(admin: User, admin_client: Client) -> None:
    assert admin_client.post("/sources/", {"url": ADDRESS, "name": "Journal"}).status_code == 302
    source = Source.objects.get()
    assert (source.url, source.name, source.created_by) == (ADDRESS, "Journal", admin)
    response = admin_client.post("/sources/", {"url": ADDRESS + "#x"})
    assert response.status_code == 422
    assert "already among the sources" in response.content.decode()


def test_an_outlet_of_a_party_is_marked_when_it_is_added(admin_client: Client) -> None:
    party = make_actor("PARTY", inter=2)
    admin_client.post("/sources/", {"url": ADDRESS, "party": str(party.pk)})
    assert Source.objects.get().party == party


@pytest.mark.parametrize(
    "address", ["journal", "javascript:alert(1)", "file:///etc/passwd", "http://[", "http://a\x00.x/"]
)
def test_an_address_that_is_none_is_refused_in_words(admin_client: Client, address: str) -> None:
    assert admin_client.post("/sources/", {"url": address}).status_code == 422
    assert not Source.objects.exists()


def test_what_went_wrong_with_a_feed_stands_beside_it_in_a_sentence(admin_client: Client) -> None:
    make_source(error_cause="not_xml", error_detail="line 1 <b>", failures_in_a_row=1)
    make_source(error_cause="unheard-of")
    page = admin_client.get("/sources/").content.decode()
    assert "answers with broken XML" in page
    assert "line 1 &lt;b&gt;" in page
    assert "unheard-of" in page


def test_a_feed_is_fetched_at_once_when_asked(admin_client: Client) -> None:
    source = make_source(next_fetch_at="2099-01-01T00:00Z", is_enabled=False)
    before = queued()
    admin_client.post(f"/sources/{source.pk}/fetch/")
    source.refresh_from_db()
    assert (source.next_fetch_at, source.is_enabled) == (None, True)
    assert queued() == before + 1


def test_a_desk_of_handed_in_articles_is_no_feed_to_fetch(admin_client: Client) -> None:
    desk = make_source(kind="hand", url=None)
    assert admin_client.post(f"/sources/{desk.pk}/fetch/").status_code == 404


def test_each_article_is_listed_with_what_came_of_it(admin_client: Client, editor: User) -> None:
    article = make_article(title="A title")
    make_candidate(article=article)
    make_candidate(article=article, fingerprint="2", state="rejected", reject_reason="r", decided_by=editor)
    failed = make_article(stage=Stage.FAILED, error_cause="crashed", title="")
    page = admin_client.get("/sources/")
    row = next(found for found, _problem in page.context["articles"] if found == article)
    assert (row.drafts, row.open_drafts, row.accepted) == (2, 1, 0)
    assert "so it was set aside" in page.content.decode()
    assert f"/articles/{failed.pk}/" in page.content.decode()


def test_a_failed_article_is_put_back_in_line(admin_client: Client) -> None:
    article = make_article(stage=Stage.FAILED, error_cause="crashed")
    path = f"/articles/{article.pk}/"
    assert "Read it again" in admin_client.get(path).content.decode()
    admin_client.post(path + "retry/")
    article.refresh_from_db()
    assert (article.stage, article.error_cause) == (Stage.NEW, "")


def test_an_article_without_incidents_says_so(editor_client: Client) -> None:
    article = make_article()
    page = editor_client.get(f"/articles/{article.pk}/").content.decode()
    assert "No incident was found in it" in page
    assert "Read it again" not in page


def test_a_user_is_added_and_the_password_shown_once(admin_client: Client) -> None:
    page = admin_client.post("/users/", {"username": "aminata", "role": "editor"})
    password = page.content.decode().split("data-new-password>")[1].split("<")[0]
    assert User.objects.get(username="aminata").check_password(password)
    assert password not in admin_client.get("/users/").content.decode()


@pytest.mark.parametrize(
    "data", [{"username": ""}, {"username": "x y"}, {"username": "Aminata"}, {"role": "king"}]
)
def test_a_user_that_cannot_be_added_is_refused_in_words(admin_client: Client, data: dict[str, str]) -> None:
    make_user(username="aminata")
    before = User.objects.count()
    response = admin_client.post("/users/", {"username": "oumar", "role": "editor"} | data)
    assert response.status_code == 422
    assert "field__error" in response.content.decode() or 'role="alert"' in response.content.decode()
    assert User.objects.count() == before


def test_an_account_is_closed_and_opened_and_never_ones_own(admin: User, admin_client: Client) -> None:
    other = make_user()
    for active, expected in (("0", False), ("1", True)):
        admin_client.post(f"/users/{other.pk}/active/", {"active": active})
        other.refresh_from_db()
        assert other.is_active is expected
    page = admin_client.post(f"/users/{admin.pk}/active/", {"active": "0"}, follow=True).content.decode()
    assert "cannot close your own account" in page
