"""Reports of one origin count as one, and nothing is joined that nothing ties."""

import pytest

from incidents.models import Report, User
from incidents.selectors.origins import Traits, by_origin, outlet_of_host, tie_between
from incidents.selectors.report_lines import sources_of
from incidents.services.cited_articles import cite_url
from incidents.tests.factories import make_actor, make_article, make_incident, make_source
from incidents.text.shingles import resemblance, shingles

AGENCY = (
    "Au moins douze soldats ont été tués mardi à l'aube dans l'attaque d'un camp près de Kayes, dans l'ouest "
    "du Mali, ont indiqué des sources sécuritaires et un élu local, qui évoquent plusieurs dizaines "
    "d'assaillants venus à moto et repartis vers la frontière après deux heures de combat avec la garnison."
)
OTHER = "Une manifestation a réuni des centaines de personnes devant la mairie de Gao pour demander de l'eau."


def groups(*reports: Traits) -> list[list[int]]:
    return [origin.positions for origin in by_origin(reports)]


def test_the_same_text_is_one_origin_whoever_prints_it() -> None:
    assert groups(Traits(content_sha256="a"), Traits(content_sha256="b"), Traits(content_sha256="a")) == [
        [0, 2],
        [1],
    ]


def test_a_reprint_with_a_word_changed_is_one_origin_and_another_article_is_not() -> None:
    reprint = AGENCY.replace("mardi", "hier")
    assert tie_between(Traits(runs=shingles(AGENCY)), Traits(runs=shingles(reprint))) == "text"
    assert tie_between(Traits(runs=shingles(AGENCY)), Traits(runs=shingles(OTHER))) == ""


def test_a_text_that_only_quotes_half_of_another_is_no_reprint() -> None:
    half = AGENCY[: len(AGENCY) // 2] + OTHER
    assert tie_between(Traits(runs=shingles(AGENCY)), Traits(runs=shingles(half))) == ""


def test_texts_too_short_to_compare_resemble_nothing() -> None:
    assert shingles("only three words") == frozenset()
    assert resemblance(shingles("only three words"), shingles("only three words")) == 0.0


def test_nothing_known_ties_nothing() -> None:
    assert groups(Traits(), Traits(), Traits()) == [[0], [1], [2]]


def test_publisher_and_outlet_tie_and_ties_reach_on() -> None:
    reports = (
        Traits(publisher="AFP", outlet="a.example"),
        Traits(outlet="b.example"),
        Traits(publisher="afp", outlet="b.example"),
    )
    found = by_origin(reports)
    assert [origin.positions for origin in found] == [[0, 1, 2]]
    assert found[0].ties == {"publisher", "outlet"}


@pytest.mark.parametrize(
    ("host", "outlet"),
    [("www.rfi.fr", "rfi.fr"), ("rfi.fr", "rfi.fr"), ("www.facebook.com", ""), ("t.me", ""), ("", "")],
)
def test_a_host_that_many_share_names_no_outlet(host: str, outlet: str) -> None:
    assert outlet_of_host(host) == outlet


@pytest.mark.django_db
def test_three_reports_of_one_outlet_are_one_origin_and_confidential_ones_stand_apart(editor: User) -> None:
    incident = make_incident(by=editor)
    source = make_source(name="Radio")
    for _ in range(2):
        Report.objects.create(incident=incident, article=make_article(source=source), added_by=editor)
    other = cite_url("https://elsewhere.example/a", by=editor)
    Report.objects.create(incident=incident, article=other, added_by=editor)
    Report.objects.create(incident=incident, confidential_note="the midwife rang", added_by=editor)
    sources = sources_of(incident, exact=True)
    assert sources.summary == "3 reports, 2 origins, 1 confidential report"
    assert [len(origin.lines) for origin in sources.origins] == [2, 1]
    assert "midwife" not in repr(sources)


@pytest.mark.django_db
def test_a_partys_outlet_is_named_and_marked_and_never_linked(editor: User) -> None:
    incident = make_incident(by=editor)
    party = make_actor("PARTY", name_en="The Party")
    article = make_article(source=make_source(name="Party Radio", party=party))
    Report.objects.create(incident=incident, article=article, added_by=editor)
    line = sources_of(incident, exact=True).origins[0].lines[0]
    assert (line.name, line.party, line.url, line.title) == ("Party Radio", "The Party", "", "")


@pytest.mark.django_db
def test_an_incident_without_reports_has_no_summary(editor: User) -> None:
    assert sources_of(make_incident(by=editor), exact=True).summary == ""
