"""The first history: real incidents of seeds/incidents.csv, published as asserted by who read their pages."""

from collections.abc import Iterable
from pathlib import Path

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_noop

from incidents.models import (
    Actor,
    ActorAlias,
    Article,
    Campaign,
    CasualtyClaim,
    Evidence,
    Incident,
    Place,
    Report,
)
from incidents.models.codes import EvidenceKind, IncidentOrigin
from incidents.selectors.history import changed_by_others
from incidents.services.accounts import closed_account
from incidents.services.cited_articles import cite_url
from incidents.services.errors import ServiceError
from incidents.services.incidents import (
    ActorEntry,
    IncidentValues,
    changed_fields,
    correct_incident,
    create_incident,
    field_values,
    known_fields,
    publish_incident,
)
from incidents.services.ledger import recorded
from incidents.text.folding import fold_key

from .history_rows import RowError, SeedIncident, SeedReport, read_history
from .loaded import Loaded

SEED_ACCOUNT = "seeds"
READ_ON_PAGE = gettext_noop("read on the cited page for the first history")
ROW_CORRECTED = gettext_noop("the row of the first history was corrected")


def load_history(path: Path) -> Loaded:
    """The rows of seeds/incidents.csv as published incidents; a second load changes nothing.

    A row that was corrected in the file corrects its incident, as a new version with that reason, unless
    somebody at this desk has changed or withdrawn it: then it is left alone. Rows that name an unknown
    place or actor are refused and told. Raises SeedFileError when the file is no such table.
    """
    rows, refused = read_history(path)
    if Incident.objects.filter(origin=IncidentOrigin.GENERATED).exists():
        raise ServiceError("This database holds invented incidents; real ones are not mixed with them.")
    known = {incident.seed_key: incident for incident in Incident.objects.exclude(seed_key="")}
    new = 0
    with transaction.atomic():
        maker = _HistoryMaker(rows)
        for row in rows:
            try:
                values = maker.values_of(row)
                with transaction.atomic():
                    if row.key in known:
                        maker.renew(known[row.key], row, values)
                    else:
                        maker.publish(row, values)
                        new += 1
            except (RowError, ServiceError, IntegrityError) as error:
                refused.append(f"line {row.line}: {row.key}: {str(error).splitlines()[0]}")
    return Loaded(new, len(known), tuple(refused))


class _HistoryMaker:
    """Turns rows into incidents, with the places and actors that they name read once."""

    def __init__(self, rows: Iterable[SeedIncident]) -> None:
        rows = list(rows)
        self.person = closed_account(SEED_ACCOUNT)
        places = Place.objects.filter(key__in={row.place for row in rows}).select_related("merged_into")
        self.places = {place.key: place.merged_into or place for place in places}
        keys = {actor.key for row in rows for actor in row.actors}
        actors = Actor.objects.filter(key__in=keys).select_related("merged_into")
        self.actors = {actor.key: actor.merged_into or actor for actor in actors}
        aliases = ActorAlias.objects.in_use().filter(is_strong=True)
        self.parties = dict(aliases.values_list("folded", "actor_id"))

    def values_of(self, row: SeedIncident) -> IncidentValues:
        """What the incident says. Raises RowError for a place or actor that nobody knows."""
        place = self.places.get(row.place)
        if place is None:
            raise RowError(f"place: {row.place} is not known")
        unknown = [actor.key for actor in row.actors if actor.key not in self.actors]
        if unknown:
            raise RowError(f"actors: {', '.join(unknown)} not known")
        uncertainty_km = place.uncertainty_km if row.uncertainty_km is None else row.uncertainty_km
        columns = {
            **row.columns,
            "place_id": place.pk,
            "point": place.point,
            "uncertainty_km": uncertainty_km,
            "origin": IncidentOrigin.SEED,
            "seed_key": row.key,
        }
        actors = tuple(
            ActorEntry(self.actors[actor.key].pk, actor.role, actor.attribution, actor.said_by)
            for actor in row.actors
        )
        return IncidentValues(columns, actors, campaign_id=_campaign_id(row))

    def publish(self, row: SeedIncident, values: IncidentValues) -> None:
        """A new incident with its reports, figures and evidence, published."""
        with recorded(self.person, reason=READ_ON_PAGE):
            incident = create_incident(values, editor=self.person, reason=READ_ON_PAGE)
            reports = self._cite(incident, row.reports)
            self._claim(incident, row, reports[0])
            self._support(incident, known_fields(incident), reports[0])
        publish_incident(incident.pk, editor=self.person)

    def renew(self, incident: Incident, row: SeedIncident, values: IncidentValues) -> None:
        """The incident as the row has it now, unless it is the same or no longer ours alone."""
        if changed_by_others(incident, self.person):
            return
        with transaction.atomic():
            before, figures = field_values(incident), _figures(incident)
            corrected = correct_incident(
                incident.pk,
                values,
                editor=self.person,
                reason=ROW_CORRECTED,
                seen_version=incident.version,
            )
            with recorded(self.person, reason=ROW_CORRECTED):
                reports = self._cite(corrected, row.reports)
                corrected.claims.all().delete()
                self._claim(corrected, row, reports[0])
            if not changed_fields(before, field_values(corrected)) and figures == _figures(corrected):
                transaction.set_rollback(True)

    def _cite(self, incident: Incident, reports: Iterable[SeedReport]) -> list[Report]:
        return [self._report(incident, report) for report in reports]

    def _report(self, incident: Incident, cited: SeedReport) -> Report:
        article = cite_url(cited.url, by=self.person)
        if cited.published and article.published_local_date is None:
            Article.objects.filter(pk=article.pk).update(
                published_local_date=cited.published,
                published_evidence="person",
                language=cited.language or article.language,
            )
        report, _made = Report.objects.get_or_create(
            incident=incident, article=article, defaults={"added_by": self.person}
        )
        return report

    def _claim(self, incident: Incident, row: SeedIncident, report: Report) -> None:
        CasualtyClaim.objects.bulk_create(
            CasualtyClaim(
                incident=incident,
                report=report,
                claimant_actor_id=self.parties.get(fold_key(toll.claimant)),
                **{name: getattr(toll, name) for name in ("kind", "of_whom", "low", "high")},
                quantifier=toll.quantifier,
                claimant=toll.claimant,
            )
            for toll in row.tolls
        )

    def _support(self, incident: Incident, fields: Iterable[str], report: Report) -> None:
        Evidence.objects.bulk_create(
            Evidence(
                incident=incident,
                field=name,
                kind=EvidenceKind.ASSERTED,
                asserted_by=self.person,
                reason=READ_ON_PAGE,
                report=report,
            )
            for name in fields
        )


def _campaign_id(row: SeedIncident) -> int | None:
    if not row.campaign:
        return None
    low, high = row.campaign_toll
    campaign, _made = Campaign.objects.get_or_create(
        article=None,
        article_key=f"seed:{row.campaign}"[:40],
        defaults={"fatalities_low": low, "fatalities_high": high},
    )
    return campaign.pk


def _figures(incident: Incident) -> set[tuple[object, ...]]:
    return set(incident.claims.values_list("kind", "of_whom", "low", "high", "quantifier", "claimant"))
