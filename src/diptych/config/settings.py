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
SECRET_KEY_FALLBACKS = environment.former_secrets
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
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    "diptych.kernel.audit",
    "diptych.kernel.files",
    "diptych.kernel.permissions",
    "diptych.kernel.jobs",
    "diptych.kernel.notices",
    "diptych.kernel.hooks",
    "diptych.kernel.search",
    "diptych.thesaurus",
    "diptych.registers.sources",
    "diptych.registers.authority",
    "diptych.registers.works",
    "diptych.apps.programme",
    "diptych.apps.slate",
    "diptych.faces.portal",
    "diptych.faces.api",
    "diptych.faces.accounts",
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
    # Asked only by the desk and by accounts: a public page neither reads a session nor varies by one.
    "django.contrib.sessions.middleware.SessionMiddleware",
    "diptych.faces.accounts.lasting.People",
    "allauth.account.middleware.AccountMiddleware",
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
            "context_processors": ["diptych.faces.portal.templating.page", "diptych.faces.desk.shell.context"],
            "auto_reload": DEBUG,
        },
    }
]

# --- data -------------------------------------------------------------------------------------------------------------

DATABASES = {"default": environment.database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
# Files larger than what is kept in memory lie in the data folder while they are looked at, not in that of the machine.
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "diptych.kernel.files.receiving.DataFolderHandler",
]
STORAGES = {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    # Another storage, such as one of S3, takes its place by this entry alone.
    "files": {"BACKEND": "diptych.kernel.files.storage.DurableStorage"},
}
CLAMAV = environment.clamav
KEEP_UNSCANNED = environment.keep_unscanned
LIMITS_URL = environment.limits
SEARCH = environment.search
SEARCH_MEANING = environment.meaning
PROXIES = environment.proxies

# --- accounts ---------------------------------------------------------------------------------------------------------

# What has to be known by every worker for a minute, such as the codes of a second factor that were used.
CACHES = environment.cache
DEMO = environment.demo
OIDC = environment.oidc
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "diptych.kernel.permissions.passwords.SiteHasher",
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
PASSWORD_RESET_TIMEOUT = 3600
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
ACCOUNT_ADAPTER = "diptych.faces.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "diptych.faces.accounts.forms.Beginning"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_USER_DISPLAY = "diptych.faces.accounts.adapters.called"
# Counted by diptych.kernel.limits, like everything else.
ACCOUNT_RATE_LIMITS = False
MFA_RATE_LIMITS = False
MFA_ADAPTER = "diptych.faces.accounts.adapters.FactorAdapter"
MFA_FORMS = {
    "add_webauthn": "diptych.faces.accounts.passkey_forms.AddPasskeyForm",
    "authenticate_webauthn": "diptych.faces.accounts.passkey_forms.PasskeySecondForm",
    "login_webauthn": "diptych.faces.accounts.passkey_forms.PasskeySignInForm",
    "reauthenticate_webauthn": "diptych.faces.accounts.passkey_forms.PasskeyProofForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Diptych"
MFA_TOTP_TOLERANCE = 1
# Nobody gets in before their address is verified; one that is being changed is not, and locks nobody out.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Passkeys are bound to the origin of the site. Where nobody else can come, that is http.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HOSTS
SOCIALACCOUNT_ADAPTER = "diptych.faces.accounts.adapters.OutsideAdapter"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": OIDC, "OAUTH_PKCE_ENABLED": True}}

# --- jobs, mails, webhooks --------------------------------------------------------------------------------------------

# What tells workers of a job; the jobs themselves are rows of ours (see diptych.kernel.jobs).
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "OPTIONS": {"id_function": "diptych.kernel.ids.new_id"},
    }
}
ADDRESS = environment.address
MAIL = environment.mail
if MAIL:
    EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
    EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.tls == "starttls", MAIL.tls == "tls"
    EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.mail_from
MAIL_WORDS = "diptych.faces.wording.mails"
HOOK_HOSTS = environment.hook_hosts
# Only where errors show the inside of the program anyway may a webhook go over a line that others can read.
HOOK_PLAIN = DEBUG

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
# A session ends when nothing was asked for so long, and after so many hours whatever was asked (see accounts.lasting).
SESSION_IDLE = environment.session_idle * 60
SESSION_LONGEST = environment.session_hours * 3600
# What is asked is noted once a minute, so a session is kept for one more.
SESSION_COOKIE_AGE = SESSION_IDLE + 60
# By which a browser is known again, so that one that is not is told of by mail.
KNOWN_COOKIE_NAME = "known"
CSRF_FAILURE_VIEW = "diptych.faces.portal.views.errors.csrf"
if PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_SECURE = True
    # Browsers take a cookie of such a name from this very host alone, over https, and for all of it.
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    SESSION_COOKIE_NAME = "__Host-session"
    KNOWN_COOKIE_NAME = "__Host-known"
    LANGUAGE_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = environment.hsts_subdomains

# Length, and nothing that is guessed first: no rules of what a password has to be made of.
PASSWORDS = "diptych.kernel.permissions.passwords"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{PASSWORDS}.MaximumLengthValidator", "OPTIONS": {"max_length": 128}},
    {"NAME": f"{PASSWORDS}.GuessedFirstValidator"},
]

# The API keeps nothing and reads no cookie, so any site may ask it from a browser; no other address answers them.
# What needs a token is for programs, not for pages of other sites.
NOT_FOR_PAGES = (
    *(
        "proposals",
        "rounds",
        "inbox",
        "reviews",
        "statistics",
        "notices",
        "ledger",
        "token",
        "hooks",
        "terms",
        "members",
        "duplicates",
    ),
    *("invitations", "mails", "views"),
)
CORS_URLS_REGEX = rf"^/api/(?!v1/(?:{'|'.join(NOT_FOR_PAGES)})(?:/|$))"
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
