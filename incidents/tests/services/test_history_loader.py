"""The first history: real incidents, asserted by who read their pages; nothing is lost on reload."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.gis.geos import Point

from incidents.extraction.seed_files import SeedFileError
from incidents.models import Actor, Campaign, Evidence, Incident, Place, User
from incidents.models.codes import EvidenceKind, IncidentOrigin, Status
from incidents.services.incidents import IncidentValues, correct_incident, withdraw_incident
from incidents.services.reference_data.history import SEED_ACCOUNT, load_history
from incidents.services.reference_data.history_rows import COLUMNS
from incidents.tests import factories

pytestmark = pytest.mark.django_db
ROW = {
    "key": "2021-06-05-solhan",
    "date_start": "2021-06-04",
    "date_end": "2021-06-05",
    "date_precision": "days",
    "time_of_day": "night",
    "country": "BF",
    "place": "BF-solhan",
    "sub_event_type": "Attack",
    "target_kind": "village",
    "civilian_targeting": "yes",
    "perpetrators": "JNIM;denied;army",
    "targets": "CIVILIANS",
    "fatalities_low": "132",
    "fatalities_high": "160",
    "tolls": "killed;all;132;132;exact;government | killed;all;160;;at_least;JNIM | injured;all;;;dozens;",
    "source_url": "https://news.example/solhan",
    "source_date": "2021-06-06",
    "source_language": "fr",
    "found_by": "Solhan juin 2021",
}
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A file of rows; each is ROW with what is given changed."""
    factories.make_place("BF-solhan", country="BF", names=(("fr", "Solhan"),), point=Point(1.07, 13.1))
    factories.make_actor("JNIM", aliases=("JNIM",))
    factories.make_actor("CIVILIANS", inter=7)

    def writing(*changes: dict[str, str]) -> Path:
        path = tmp_path / "incidents.csv"
        with path.open("w", encoding="utf-8", newline="") as handle:
            table = csv.DictWriter(handle, COLUMNS, restval="")
            table.writeheader()
            table.writerows(ROW | change for change in changes or ({},))
        return path

    return writing


def test_a_row_becomes_a_published_incident_whose_every_value_is_asserted(write: Write) -> None:
    done = load_history(write())
    assert (done.new, done.refused) == (1, ())
    incident = Incident.objects.get()
    assert (incident.status, incident.origin) == (Status.PUBLISHED, IncidentOrigin.SEED)
    assert (str(incident.date_start), str(incident.date_end)) == ("2021-06-04", "2021-06-05")
    assert (incident.event_type, incident.fatalities_low, incident.fatalities_high) == (
        "Violence against civilians",
        132,
        160,
    )
    assert incident.injured_low is None  # "dozens" is a claim of a claimant, not the incident's toll
    evidence = Evidence.objects.filter(incident=incident)
    assert {row.kind for row in evidence} == {EvidenceKind.ASSERTED}
    assert {row.report.article.canonical_url for row in evidence} == {"https://news.example/solhan"}
    assert {"event_type", "date", "place", "perpetrators", "fatalities"} <= {row.field for row in evidence}


def test_rival_tolls_stay_side_by_side_and_a_party_s_figure_names_the_party(write: Write) -> None:
    load_history(write())
    claims = list(Incident.objects.get().claims.values_list("kind", "low", "high", "claimant"))
    assert claims == [
        ("killed", 132, 132, "government"),
        ("killed", 160, None, "JNIM"),
        ("injured", 20, None, ""),
    ]
    jnim = Incident.objects.get().claims.get(claimant="JNIM")
    assert jnim.claimant_actor == Actor.objects.get(key="JNIM")


def test_nobody_can_sign_in_as_the_account_of_the_seeds(write: Write) -> None:
    load_history(write())
    person = User.objects.get(username=SEED_ACCOUNT)
    assert not person.is_active
    assert not person.has_usable_password()


def test_a_second_load_changes_nothing(write: Write) -> None:
    path = write()
    load_history(path)
    before = Incident.objects.values().get()
    done = load_history(path)
    assert (done.new, done.kept) == (0, 1)
    assert Incident.objects.values().get() == before
    assert Evidence.objects.filter(field="date").count() == 1


def test_a_corrected_row_corrects_its_incident_as_a_new_version(write: Write) -> None:
    load_history(write())
    version = Incident.objects.get().version
    corrected = {"fatalities_high": "170", "tolls": "killed;all;170;170;exact;HRW"}
    load_history(write(corrected))
    incident = Incident.objects.get()
    assert (incident.fatalities_high, incident.version) == (170, version + 1)
    assert [claim.claimant for claim in incident.claims.all()] == ["HRW"]
    assert incident.evidence.get(field="fatalities").reason == "the row of the first history was corrected"


def test_what_an_editor_corrected_is_the_editor_s_whatever_the_file_says_later(
    write: Write, editor: User
) -> None:
    load_history(write())
    incident = Incident.objects.get()
    values = IncidentValues({"fatalities_low": 138, "fatalities_high": 138})
    correct_incident(incident.pk, values, editor=editor, reason="recount", seen_version=incident.version)
    load_history(write({"fatalities_high": "999"}))
    assert Incident.objects.get().fatalities_high == 138


def test_a_withdrawn_row_does_not_come_back(write: Write, editor: User) -> None:
    load_history(write())
    withdraw_incident(Incident.objects.get().pk, editor=editor, reason="told twice")
    load_history(write({"fatalities_high": "161"}))
    assert Incident.objects.get().status == Status.WITHDRAWN


def test_a_merged_place_leads_to_the_one_that_stayed(write: Write) -> None:
    stayed = factories.make_place("BF-solhan-2", country="BF", names=(("fr", "Solhan"),))
    Place.objects.filter(key="BF-solhan").update(merged_into=stayed)
    load_history(write())
    assert Incident.objects.get().place == stayed


def test_one_campaign_holds_the_joint_toll_once(write: Write) -> None:
    joint = {"campaign": "east-2021-06", "campaign_low": "200", "fatalities_low": "", "fatalities_high": ""}
    load_history(write(joint, joint | {"key": "second", "source_url": "https://news.example/2"}))
    campaign = Campaign.objects.get()
    assert (campaign.fatalities_low, campaign.fatalities_high, campaign.incidents.count()) == (200, None, 2)
    assert not Incident.objects.exclude(fatalities_low=None).exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"place": "BF-nowhere"}, "place: BF-nowhere is not known"),
        ({"perpetrators": "GHOSTS;claimed;"}, "actors: GHOSTS not known"),
        ({"perpetrators": "JNIM;perhaps;"}, "'perhaps' is no attribution"),
        ({"date_start": "2021-06-06"}, "date_end: 2021-06-05 is before 2021-06-06"),
        ({"date_end": "5 June"}, "date_end: '5 June' is no day"),
        ({"date_precision": "day"}, "'day' does not fit"),
        ({"sub_event_type": "Massacre"}, "'Massacre' is none of ACLED's"),
        ({"fatalities_low": "161"}, "fatalities_low: 161 is above 160"),
        ({"fatalities_low": "many"}, "'many' is no number of people"),
        ({"fatalities_low": "-1"}, "'-1' is no number of people"),
        ({"tolls": "killed;all;1;1;exact"}, "has 5 parts, not 6"),
        ({"tolls": "killed;all;;;exact;"}, "no figure"),
        ({"uncertainty_km": "NaN"}, "uncertainty_km: 'NaN'"),
        ({"civilian_targeting": "maybe"}, "neither yes nor no"),
        ({"source_url": ""}, "source_url: empty"),
        ({"source_url": "javascript:alert(1)"}, "is not a web address"),
        ({"found_by": ""}, "found_by: empty"),
        ({"country": "FR"}, "country: 'FR' is not known"),
        ({"key": ROW["key"]}, "stands on line 2 already"),
    ],
)
def test_an_impossible_row_is_refused_with_its_line_and_the_others_load(
    write: Write, change: dict[str, str], said: str
) -> None:
    done = load_history(write({}, {"key": "other"} | change))
    assert done.new == 1
    assert len(done.refused) == 1
    assert "line 3" in done.refused[0]
    assert said in done.refused[0]


def test_civilians_are_refused_as_perpetrators_by_the_database_and_nothing_of_the_row_stays(
    write: Write,
) -> None:
    done = load_history(write({"perpetrators": "CIVILIANS;stated;"}))
    assert done.new == 0
    assert "cannot be a perpetrator" in done.refused[0]
    assert not Incident.objects.exists()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00k", b"key,place\na,b\n", b'key,"'])
def test_a_file_that_is_no_such_table_says_so_and_writes_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "incidents.csv"
    path.write_bytes(content)
    with pytest.raises(SeedFileError, match=r"columns|UTF-8"):
        load_history(path)
    assert not User.objects.filter(username=SEED_ACCOUNT).exists()
