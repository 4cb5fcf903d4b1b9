"""The Celery application: `celery -A sahelwatch.celery worker` and `... beat`."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sahelwatch.settings")

app = Celery("sahelwatch")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
