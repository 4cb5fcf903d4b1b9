"""Articles that people paste or upload."""

from datetime import date

import pytest

from incidents.models import Article, Stage, User
from incidents.services.cited_articles import cite_url
from incidents.services.errors import ServiceError
from incidents.services.ingest import HandedIn, add_pasted_article, add_uploaded_article
from incidents.tests.factories import TEXT, TODAY, make_article

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024


def paste(by: User, text: str = TEXT, **about: object) -> Article:
    return add_pasted_article(text, HandedIn(**about), by=by, today=TODAY)  # type: ignore[arg-type]


def upload(by: User, data: bytes, name: str = "a.txt") -> Article:
    return add_uploaded_article(data, name, HandedIn(), by=by, today=TODAY)


def test_a_pasted_text_waits_to_be_read(admin: User) -> None:
    article = paste(admin, published=date(2025, 7, 1))
    assert (article.stage, article.text, article.submitted_by) == (Stage.NEW, TEXT, admin)
    assert (article.published_local_date, article.published_evidence) == (date(2025, 7, 1), "person")
    assert article.title == TEXT[:160]


def test_without_a_date_the_text_has_to_speak_for_itself(admin: User) -> None:
    article = paste(admin)
    assert (article.published_local_date, article.published_evidence) == (None, "")


def test_a_text_is_handed_in_once_however_its_white_space_runs(admin: User) -> None:
    first = paste(admin)
    for again in (TEXT, "\n " + TEXT.replace(". ", ".\n\n") + " "):
        with pytest.raises(ServiceError, match=f"article {first.pk}"):
            paste(admin, again)
    with pytest.raises(ServiceError, match="already"):
        upload(admin, TEXT.encode())
    assert Article.objects.count() == 1


def test_a_copy_of_a_feeds_article_is_recognised(admin: User) -> None:
    known = make_article(canonical_url="https://journal.example/a")
    with pytest.raises(ServiceError, match=f"article {known.pk}"):
        paste(admin, "quite another text", url="https://journal.example/a?utm_source=x")


def test_an_address_that_was_only_cited_gets_its_text_by_paste(admin: User, editor: User) -> None:
    cited = cite_url("https://journal.example/a", by=editor)
    done = paste(admin, url="https://journal.example/a", published=date(2025, 7, 1))
    assert done.pk == cited.pk
    done.refresh_from_db()
    assert (done.stage, done.text, done.published_local_date) == (Stage.NEW, TEXT, date(2025, 7, 1))


@pytest.mark.parametrize(
    ("published", "code"), [(date(2025, 7, 4), "future"), (date(1960, 1, 1), "past")], ids=str
)
def test_a_publication_date_that_cannot_be_is_refused(admin: User, published: date, code: str) -> None:
    with pytest.raises(ServiceError) as refusal:
        paste(admin, published=published)
    assert refusal.value.code == code
    assert not Article.objects.exists()


def test_today_is_not_the_future(admin: User) -> None:
    assert paste(admin, published=TODAY).published_local_date == TODAY


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"%PDF-1.7 words", "a.txt", "not_text"),
        (b"\x00\x01\x02\x03\x04\x05" * 50, "a.txt", "not_text"),
        (b"words", "a.docx", "wrong_type"),
        (b"", "a.txt", "empty_page"),
        (b" \n\t", "a.txt", "empty_page"),
        (b"a" * (5 * MEGABYTE + 1), "a.txt", "too_large"),
    ],
    ids=["pdf", "binary", "docx", "empty", "blank", "too large"],
)
def test_what_is_no_text_is_refused_with_what_to_do(admin: User, data: bytes, name: str, code: str) -> None:
    with pytest.raises(ServiceError) as refusal:
        upload(admin, data, name)
    assert refusal.value.code == code
    assert str(refusal.value.sentence).endswith(".")
    assert not Article.objects.exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_an_uploaded_text_is_read_in_its_encoding(admin: User, encoding: str) -> None:
    text = "هاجم مسلحون مدينة كايس غرب مالي فجر الثلاثاء وقتل 12 جنديا في الهجوم، حسب السكان المحليين. " * 4
    article = upload(admin, text.encode(encoding), "../../etc/خبر.txt")
    assert article.text == text.strip()
    assert article.filename == "خبر.txt"


@pytest.mark.parametrize("text", ["", "  \n", "12 34 !!"])
def test_a_paste_without_words_is_refused(admin: User, text: str) -> None:
    with pytest.raises(ServiceError) as refusal:
        paste(admin, text)
    assert refusal.value.code == "empty_page"


def test_a_wrong_address_is_refused(admin: User) -> None:
    with pytest.raises(ServiceError, match="not a web address"):
        paste(admin, url="javascript:alert(1)")
    assert not Article.objects.exists()


def test_markup_in_a_pasted_text_stays_text(admin: User) -> None:
    text = "Attaque à Kayes <script>alert(1)</script> selon l'armée"
    assert paste(admin, text).text == text
