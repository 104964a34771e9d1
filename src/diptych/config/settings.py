"""Django's settings, from the surroundings alone (see :mod:`diptych.config.environment`)."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from csp.constants import NONE, SELF

from diptych.config.environment import Environment
from diptych.config.logs import configure

environment = Environment(os.environ)
PACKAGE = Path(__file__).resolve().parents[1]

DEBUG = environment.debug
SECRET_KEY = environment.secret
DATA = environment.data
HOSTS = environment.hosts
ALLOWED_HOSTS = HOSTS or ["localhost", "127.0.0.1", "[::1]"]
OPERATOR = environment.operator
CONTACT = environment.contact
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in HOSTS if host != "*"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "corsheaders",
    "csp",
    "django_htmx",
    "django_structlog",
    "diptych.kernel.audit",
    "diptych.kernel.permissions",
    "diptych.registers.sources",
    "diptych.registers.authority",
    "diptych.registers.works",
    "diptych.apps.programme",
    "diptych.apps.slate",
    "diptych.faces.portal",
    "diptych.faces.api",
    "diptych.faces.desk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "diptych.config.requests.Requests",
    "corsheaders.middleware.CorsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "diptych.faces.api.middleware.Problems",
    "diptych.faces.portal.middleware.Refusals",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    # Asked only by the desk: a public page neither reads a session nor varies by one.
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "diptych.config.urls"
WSGI_APPLICATION = "diptych.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "faces" / "portal" / "templates"],
        "OPTIONS": {
            "environment": "diptych.faces.portal.templating.environment",
            "context_processors": ["diptych.faces.portal.templating.page"],
            "auto_reload": DEBUG,
        },
    }
]

# --- data -------------------------------------------------------------------------------------------------------------

DATABASES = {"default": environment.database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_NUMBER_FILES = 1
LIMITS_URL = environment.limits
PROXIES = environment.proxies

# --- languages --------------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("ru", "Русский"), ("zh-hans", "中文"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "language"
USE_TZ = True
TIME_ZONE = "UTC"

# --- files of the site ------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = PACKAGE / "faces" / "portal" / "static"
# Files have their hash in the name, made by the front end's build; they are served from where that build put them.
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_MAX_AGE = 3600
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/diptych/assets/.+-[\w-]{8}\.\w+$"

# --- protection -------------------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 7 * 24 * 3600
CSRF_FAILURE_VIEW = "diptych.faces.portal.views.errors.csrf"
if PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_SECURE = True
    LANGUAGE_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600

VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{VALIDATION}.NumericPasswordValidator"},
]

# The API keeps nothing and reads no cookie, so any site may ask it from a browser; no other address answers them.
CORS_URLS_REGEX = r"^/api/"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ("GET", "HEAD", "OPTIONS", "POST")
CORS_ALLOW_HEADERS = ("accept", "accept-language", "content-type", "if-none-match")
CORS_EXPOSE_HEADERS = ("ETag", "Link", "X-Request-ID", "Retry-After")

# --- logs -------------------------------------------------------------------------------------------------------------

LOGGING_CONFIG = None
# One line when a request has been answered, none when it begins; whose request it was is nobody's business.
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = logging.DEBUG
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_USER_ID_FIELD = None
configure(readable=DEBUG)
