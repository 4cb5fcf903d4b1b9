"""Root URLs: the language switch, Django's admin, and everything that is ours."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    path("django-admin/", admin.site.urls),
    path("", include("incidents.urls")),
]

handler400 = "incidents.views.site_pages.bad_request"
handler403 = "incidents.views.site_pages.forbidden"
handler404 = "incidents.views.site_pages.not_found"
