"""Settings, read from the environment and typed there.

Safe by default: nothing here grants more than a closed installation on loopback. `make run` and
docker-compose set what they need; `.env.example` lists the names.
"""

from pathlib import Path

import environ
import pghistory
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()


def read_secret_key() -> str:
    """The signing key of this installation, from SECRET_KEY or the file SECRET_KEY_FILE names."""
    key: str = env.str("SECRET_KEY", default="")
    path: str = env.str("SECRET_KEY_FILE", default="")
    if not key and path and Path(path).is_file():
        key = Path(path).read_text(encoding="utf-8").strip()
    if len(key) < 40:
        raise ImproperlyConfigured(
            "SECRET_KEY is missing or shorter than 40 characters. `make run` makes one under .local/; "
            "elsewhere set SECRET_KEY, or SECRET_KEY_FILE to a file that holds one."
        )
    return key


SECRET_KEY = read_secret_key()
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# Whether people who are not signed in may read the dashboard and the published incidents.
PUBLIC_DASHBOARD = env.bool("PUBLIC_DASHBOARD", default=False)
# Whether the demo accounts may sign in; even then from loopback only (middleware.py).
DEMO_ACCOUNTS = env.bool("DEMO_ACCOUNTS", default=False)
# Whether the incidents are invented (`make demo-100k`): every page says so.
DEMONSTRATION = env.bool("DEMONSTRATION", default=False)
# Whom readers tell about harm; shown on /about.
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default="")
# For tests alone: lets the fetcher talk to servers on this machine.
FETCH_ALLOW_LOOPBACK = env.bool("FETCH_ALLOW_LOOPBACK", default=False)

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.gis",
    "django.forms",  # so that widgets find our templates
    "django.contrib.postgres",
    "csp",
    "leaflet",
    "pgtrigger",
    "pghistory",
    "incidents",
]

MIDDLEWARE = [
    "incidents.middleware.ChunksVaryByEncodingAlone",
    "django.middleware.security.SecurityMiddleware",
    # Pages alone: data come compressed. Against BREACH it pads at random and Django masks its tokens.
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "incidents.middleware.DemoAccountsOnLoopbackOnly",
    "incidents.middleware.DataFollowChanges",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
ROOT_URLCONF = "sahelwatch.urls"
WSGI_APPLICATION = "sahelwatch.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "incidents.middleware.page_context",
            ],
        },
    }
]

# --- Data -----------------------------------------------------------------------------------

DATABASES = {"default": env.db_url("DATABASE_URL", default="postgis://sahelwatch@/sahelwatch")}
DATABASES["default"]["ENGINE"] = "django.contrib.gis.db.backends.postgis"
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
# Every trigger of the ledger asks for this setting. Where it is not set, that is an exception caught in a
# subtransaction for each row, and the end of each walks through all rows before it: 100,000 incidents took
# over nine minutes in place of half a minute. And no query here is long enough to be worth compiling: the one
# behind the dashboard spent twenty times as long on that as on its 100,000 rows.
DATABASES["default"]["OPTIONS"].setdefault("options", "-c pgtrigger.ignore={} -c jit=off")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "incidents.User"

# The ledger: user and reason stand in the history row itself, and rows are never changed.
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_CONTEXT_ID_FIELD = pghistory.ContextUUIDField()
PGHISTORY_APPEND_ONLY = True
PGHISTORY_DEFAULT_TRACKERS = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())

# --- Queue ----------------------------------------------------------------------------------

REDIS_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
# Celery names a Unix socket otherwise than redis-py does.
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://", 1)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # a lost Redis is waited for, however long
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = False
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 3600,
    "socket_timeout": 5,
    "socket_connect_timeout": 2,
    "retry_on_timeout": False,
    # Whoever hands something in is told at once that the queue is away, not after six seconds. The
    # worker's own reconnecting is CELERY_BROKER_CONNECTION_MAX_RETRIES and not bound by this.
    "max_retries": 0,
}
CELERY_TASK_PUBLISH_RETRY = False  # the sweeper queues again what could not be queued
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "incidents.sweep", "schedule": 5.0, "options": {"expires": 10}},
}
# A claim older than this is taken for a crash; drafting an article takes milliseconds to a second.
CLAIM_LEASE_SECONDS = env.int("CLAIM_LEASE_SECONDS", default=15)
# Longer than one visit may take (tasks.VISIT_SECONDS) and renewed with each page; with the sweep every 5 s a
# feed whose worker died is taken up within 30 s.
FETCH_LEASE_SECONDS = 24
FETCH_EVERY_SECONDS = env.int("FETCH_EVERY_SECONDS", default=900)
UPLOAD_MAX_BYTES = 5_000_000

# --- Languages ------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French")), ("ar", _("Arabic"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
USE_THOUSAND_SEPARATOR = False

# --- Pages and static files -----------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = env.str("STATIC_ROOT", default=str(BASE_DIR / ".local" / "static"))
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("leaflet", BASE_DIR / "node_modules" / "leaflet" / "dist"),  # 1.9.4 before django-leaflet's own
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if DEBUG:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_MANIFEST_STRICT = False

LEAFLET_CONFIG = {
    "TILES": [],  # no outside tile server, ever: the base map is ours
    "SPATIAL_EXTENT": (-19.0, 3.0, 26.0, 28.0),
    "DEFAULT_CENTER": (15.0, -1.0),
    "DEFAULT_ZOOM": 5,
    "MIN_ZOOM": 3,
    "MAX_ZOOM": 13,
    "RESET_VIEW": False,
    "SCALE": "metric",
    "ATTRIBUTION_PREFIX": "",
}

# GDAL reads no file from outside here: points come from numbers, areas from our own loader.
SILENCED_SYSTEM_CHECKS = ["gis.W001"]

# --- Safety ---------------------------------------------------------------------------------

LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "dashboard"
LOGOUT_REDIRECT_URL = "dashboard"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
HTTPS_ONLY = env.bool("HTTPS_ONLY", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS_ONLY
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS_ONLY else 0
if HTTPS_ONLY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
DATA_UPLOAD_MAX_MEMORY_SIZE = 6_000_000
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        # Leaflet positions its panes through the style attribute set by script, which CSP allows;
        # inline <style> stays refused.
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
}
