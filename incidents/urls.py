"""URLs of the app."""

from django.contrib.auth.views import LogoutView
from django.urls import path, register_converter

from .views import (
    coverage,
    dashboard,
    data,
    incident_pages,
    links,
    lookups,
    map_data,
    matches,
    people,
    review,
    site_pages,
    sources,
    vocabulary,
    vocabulary_merges,
    vocabulary_names,
)
from .views.vocabulary_kinds import KindConverter

register_converter(KindConverter, "kind")

urlpatterns = [
    path("", dashboard.dashboard, name="dashboard"),
    path("data/generation", data.data_generation, name="data_generation"),
    path("data/manifest.json", data.data_manifest, name="data_manifest"),
    path("data/chunks/<str:content_hash>", data.data_chunk, name="data_chunk"),
    path("data/names.json", data.data_names, name="data_names"),
    path("data/areas/<int:level>.json", map_data.area_outlines, name="area_outlines"),
    path("data/coverage.json", coverage.data_coverage, name="data_coverage"),
    path("data/matches", matches.data_matches, name="data_matches"),
    path("links/", links.make_link, name="make_link"),
    path("s/<str:code>", links.follow_link, name="short_link"),
    path("incidents/new/", incident_pages.new_incident, name="new_incident"),
    path("incidents/<str:public_id>/", incident_pages.incident_page, name="incident"),
    path("incidents/<str:public_id>/edit/", incident_pages.edit_incident, name="edit_incident"),
    path("incidents/<str:public_id>/publish/", incident_pages.publish, name="publish_incident"),
    path("incidents/<str:public_id>/withdraw/", incident_pages.withdraw, name="withdraw_incident"),
    path("lookup/places", lookups.lookup_places, name="lookup_places"),
    path("lookup/named-places", lookups.lookup_named_places, name="lookup_named_places"),
    path("lookup/actors", lookups.lookup_actors, name="lookup_actors"),
    path("lookup/date", lookups.lookup_date, name="lookup_date"),
    path("lookup/duplicates", lookups.lookup_duplicates, name="lookup_duplicates"),
    path("review/", review.queue, name="queue"),
    path("review/<int:candidate_id>/", review.draft, name="draft"),
    path("review/<int:candidate_id>/take-back/", review.take_back, name="take_back"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<int:source_id>/fetch/", sources.fetch_source_now, name="fetch_source"),
    path("articles/new/", sources.new_article, name="new_article"),
    path("articles/<int:article_id>/", sources.article, name="article"),
    path("articles/<int:article_id>/retry/", sources.retry, name="retry_article"),
    path("vocabulary/<kind:kind>/", vocabulary.vocabulary_list, name="vocabulary_list"),
    path("vocabulary/<kind:kind>/new/", vocabulary.vocabulary_add, name="vocabulary_add"),
    path("vocabulary/<kind:kind>/<int:row_id>/", vocabulary.vocabulary_row, name="vocabulary_row"),
    path("vocabulary/<kind:kind>/<int:row_id>/edit/", vocabulary.vocabulary_edit, name="vocabulary_edit"),
    path(
        "vocabulary/<kind:kind>/<int:row_id>/retire/", vocabulary.vocabulary_retire, name="vocabulary_retire"
    ),
    path(
        "vocabulary/<kind:kind>/<int:row_id>/restore/",
        vocabulary.vocabulary_restore,
        name="vocabulary_restore",
    ),
    path(
        "vocabulary/<kind:kind>/<int:row_id>/merge/",
        vocabulary_merges.vocabulary_merge,
        name="vocabulary_merge",
    ),
    path(
        "vocabulary/merges/<int:merge_id>/undo/",
        vocabulary_merges.vocabulary_merge_undo,
        name="vocabulary_merge_undo",
    ),
    path(
        "vocabulary/<kind:kind>/<int:row_id>/names/new/",
        vocabulary_names.vocabulary_name_add,
        name="vocabulary_name_add",
    ),
    path(
        "vocabulary/<kind:kind>/names/<int:name_id>/",
        vocabulary_names.vocabulary_name_edit,
        name="vocabulary_name_edit",
    ),
    path(
        "vocabulary/<kind:kind>/names/<int:name_id>/retire/",
        vocabulary_names.vocabulary_name_retire,
        name="vocabulary_name_retire",
    ),
    path(
        "vocabulary/<kind:kind>/names/<int:name_id>/restore/",
        vocabulary_names.vocabulary_name_restore,
        name="vocabulary_name_restore",
    ),
    path("users/", people.users, name="users"),
    path("users/<int:user_id>/active/", people.set_active, name="set_active"),
    path("login/", people.SignIn.as_view(), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("about/", site_pages.about, name="about"),
    path("areas/", site_pages.areas, name="areas"),
    path("healthz", site_pages.health, name="health"),
]
