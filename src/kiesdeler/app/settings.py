"""Django's settings. What differs per installation comes from its folder and from environment variables."""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF

from kiesdeler.app.databases import database
from kiesdeler.app.folder import data_folder, secret_key
from kiesdeler.app.operations.connections import target

HERE = Path(__file__).resolve().parent
DATA = data_folder()

PRACTICE = os.environ.get("KIESDELER_PRACTICE", "") == "1"  # another look, other database; never a real count
SECURE = os.environ.get("KIESDELER_TLS", "") == "1"  # set by `kiesdeler serve` when it serves over TLS
SECRET_KEY = secret_key(DATA)
DEBUG = False
ALLOWED_HOSTS = [host for host in os.environ.get("KIESDELER_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if host]

_ROOMS = ("accounts", "elections", "counting", "results", "audit", "operations")
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_otp",
    "django_otp.plugins.otp_totp",
    *(f"kiesdeler.app.{room}" for room in _ROOMS),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "kiesdeler.app.operations.headers.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",  # after those whose headers every answer has
    "kiesdeler.app.accounts.sessions.Sessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "kiesdeler.app.operations.limits.WithinLimits",  # before a view, and after the look at the token of the form
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "kiesdeler.app.operations.airgap.BlockWhenConnected",
    "kiesdeler.app.accounts.access.DenyUnlessAllowed",
]
ROOT_URLCONF = "kiesdeler.app.urls"
WSGI_APPLICATION = "kiesdeler.app.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [HERE / "jinja2"],
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "kiesdeler.app.pages.environment",
            "context_processors": [
                "kiesdeler.app.pages.context",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["kiesdeler.app.accounts.backend.NameAndPassword"]
PASSWORD_HASHERS = ["kiesdeler.app.accounts.hashing.Argon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "kiesdeler.app.accounts.passwords.LongEnough"},
    {"NAME": "kiesdeler.app.accounts.passwords.NotTheName"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "home"

SESSION_ENGINE = "kiesdeler.app.accounts.sessions"
SESSION_COOKIE_NAME = "kiesdeler"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = SECURE
SESSION_COOKIE_AGE = 24 * 60 * 60  # the idle time-out is shorter: accounts.sessions
CSRF_COOKIE_NAME = "kiesdeler-form"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = SECURE
CSRF_FAILURE_VIEW = "kiesdeler.app.errors.form_expired"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_HSTS_SECONDS = 7 * 24 * 60 * 60 if SECURE else 0  # a week: over TLS or not at all
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
AIRGAP_TARGETS = tuple(target for target in os.environ.get("KIESDELER_AIRGAP", "").split(",") if target)
OWN_ADDRESSES = tuple(each for each in os.environ.get("KIESDELER_OWN", "").split(",") if each)  # of the server itself
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        # The addresses that a workstation must not be able to reach; nothing is sent there (operations.airgap).
        "connect-src": [SELF, *(target(each).origin for each in AIRGAP_TARGETS)],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# A ballot paper of 26 lists of 80 has more fields than Django's 1,000; pages hold one list, an import the rest.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

LANGUAGE_CODE = "nl"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # nothing is uploaded to disk
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
OTP_TOTP_ISSUER = "Kiesdeler"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
