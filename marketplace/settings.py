"""The marketplace's settings: one file, driven by the environment (the README has the table).

Any variable `X` may be given as `X_FILE`, the path of a file that holds the value. A missing or malformed
value stops the start with one line that names it.
"""

from pathlib import Path

from django.utils.translation import gettext_lazy as _
from oscar.defaults import *  # noqa: F403  Oscar wants its whole list present

from .dashboard.navigation import NAVIGATION as OSCAR_DASHBOARD_NAVIGATION  # noqa: F401
from .environment import Environment
from .installed import INSTALLED_APPS  # noqa: F401

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()

DEBUG = env.flag("DEBUG", default=False)
SITE_URL = env.url("SITE_URL", default="http://127.0.0.1:8000")
SECRET_KEY = env.secret_key("SECRET_KEY", directory=BASE_DIR / "var", site_url=SITE_URL)
SECRET_KEY_FALLBACKS = env.former_keys("SECRET_KEY_FALLBACKS")
FIELD_ENCRYPTION_KEYS = env.keys("FIELD_ENCRYPTION_KEY")
ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS", site_url=SITE_URL)
HTTPS = SITE_URL.startswith("https://")
DEMONSTRATION = env.flag("DEMONSTRATION", default=True)

ROOT_URLCONF = "marketplace.urls"
WSGI_APPLICATION = "marketplace.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SITE_ID = 1
APPEND_SLASH = True

# -- data ---------------------------------------------------------------------------------------------------
DATABASES = {"default": env.database("DATABASE_URL", default=f"sqlite:///{BASE_DIR}/var/db.sqlite3")}
CACHES = {"default": env.cache("CACHE_URL")}
TASKS = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "pictures"], "OPTIONS": {}},
}

MEDIA_ROOT = env.path("MEDIA_ROOT", default=BASE_DIR / "var" / "media")
MEDIA_URL = env.text("MEDIA_URL", default="/media/")
STATIC_ROOT = BASE_DIR / "var" / "static"
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {"BACKEND": "marketplace.private_files.PrivateFiles"},
    "staticfiles": {"BACKEND": "marketplace.staticfiles.ShopStaticFilesStorage"},
}
# a file that holds no secret may be read by the web server's user
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# -- people -------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "marketplace.accounts.backends.PhoneOrEmailBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 9}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "customer:login"
LOGIN_REDIRECT_URL = "customer:summary"
LOGOUT_REDIRECT_URL = "/"

# five wrong passwords for one name from one address close the door for a quarter of an hour
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "customer/locked.html"
AXES_ENABLE_ADMIN = False
AXES_USERNAME_CALLABLE = "marketplace.accounts.phones.one_name"
AXES_CLIENT_IP_CALLABLE = "marketplace.accounts.visitors.address_of"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "marketplace.middleware.CompressedText",
    "marketplace.middleware.ContentSecurityPolicy",
    "marketplace.middleware.nobody_keeps_what_is_one_persons",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "marketplace.middleware.WhatOthersStandOnStays",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "marketplace.basket.middleware.BasketMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
]

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
                "oscar.core.context_processors.metadata",
                "oscar.apps.checkout.context_processors.checkout",
                "marketplace.storefront.context.shop",
            ],
            "builtins": ["marketplace.templatetags.shop", "marketplace.templatetags.words"],
        },
    },
]

# -- language -----------------------------------------------------------------------------------------------
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "marketplace" / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = ["marketplace.formats"]

# -- security -----------------------------------------------------------------------------------------------
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
OSCAR_BASKET_COOKIE_SECURE = OSCAR_RECENTLY_VIEWED_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "marketplace.storefront.errors.csrf_failure"

# -- messages -----------------------------------------------------------------------------------------------
vars().update(env.email("EMAIL_URL", default=f"filemail:///{BASE_DIR}/var/mail"))
SMS_GATEWAY = env.sms("SMS_URL", default=f"file://{BASE_DIR}/var/sms")
EMAIL_TIMEOUT = 20  # seconds; a mail server that hangs must not stop the worker
DEFAULT_FROM_EMAIL = OSCAR_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", default="Chợ Hợp Tác <cho@example.vn>")

# -- the shop -----------------------------------------------------------------------------------------------
OSCAR_SHOP_NAME = SHOP_NAME = WAGTAIL_SITE_NAME = env.text("SHOP_NAME", default="Chợ Hợp Tác")
OSCAR_DEFAULT_CURRENCY = "VND"
OSCAR_ALLOW_ANON_CHECKOUT = True
OSCAR_REQUIRED_ADDRESS_FIELDS = ("first_name", "street", "commune")
OSCAR_SLUG_FUNCTION = "marketplace.text.slugify"
OSCAR_SLUG_MAP = {"đ": "d", "Đ": "D"}
OSCAR_MODERATE_REVIEWS = True
OSCAR_ALLOW_ANON_REVIEWS = False
OSCAR_EAGER_ALERTS = False
OSCAR_SEND_REGISTRATION_EMAIL = False
OSCAR_PRODUCTS_PER_PAGE = 24
OSCAR_OFFERS_INCL_TAX = True
OSCAR_HOMEPAGE = "/"
# pictures of several products may share one stored file, and Oscar's own deletion asks sorl, which is not here
OSCAR_DELETE_IMAGE_FILES = False
HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}
HAYSTACK_SIGNAL_PROCESSOR = "haystack.signals.BaseSignalProcessor"
# every product picture at six widths; written once, at upload, never at a page view
PICTURES = {
    "BREAKPOINTS": {"s": 480, "m": 960},
    "GRID_COLUMNS": 6,
    "CONTAINER_WIDTH": 960,
    "FILE_TYPES": ["AVIF", "WEBP"],
    "PIXEL_DENSITIES": [1],
    "USE_PLACEHOLDERS": False,
    "PICTURE_CLASS": "marketplace.pictures.ShopPicture",
    "PROCESSOR": "marketplace.pictures.process_now",
}

SETTLEMENT = env.choice("SETTLEMENT", choices=("platform", "direct"), default="platform")
# the platform's own account, to which a VietQR payment goes; the default is an invented one
PLATFORM_BANK_BIN = env.text("PLATFORM_BANK_BIN", default="970405")
PLATFORM_BANK_ACCOUNT = env.text("PLATFORM_BANK_ACCOUNT", default="1500000000952")
PLATFORM_BANK_HOLDER = env.text("PLATFORM_BANK_HOLDER", default="LIEN MINH HTX MINH HOA")
# who may tell of money on these accounts: the platform's secret, and "account:secret" of cooperatives
BANK_WEBHOOK_SECRET = env.text("BANK_WEBHOOK_SECRET", default="")
BANK_WEBHOOK_SECRETS = env.pairs("BANK_WEBHOOK_SECRETS")
# the simulator speaks for every account, so only a demonstration listens to it
BANK_SIMULATOR = env.text("BANK_SIMULATOR", default="") if DEMONSTRATION else ""
# cards; the simulator's address in STRIPE_API_BASE is all that parts a rehearsal from real payments
STRIPE_SECRET_KEY = env.text("STRIPE_SECRET_KEY", default="")
STRIPE_WEBHOOK_SECRET = env.text("STRIPE_WEBHOOK_SECRET", default=None if STRIPE_SECRET_KEY else "")
STRIPE_API_BASE = env.url("STRIPE_API_BASE", default="https://api.stripe.com")
TRACE_SIGNING_KEY_FILE = env.path("TRACE_SIGNING_KEY_FILE", default=BASE_DIR / "var" / "trace-signing-key.pem")
# scans wait here for the worker; a header in which the front server names the reader's province, if it knows
SCAN_FOLDER = env.path("SCAN_FOLDER", default=BASE_DIR / "var" / "scans")
SCAN_REGION_HEADER = env.text("SCAN_REGION_HEADER", default="")
# seconds for which a lot's page, once written, is shown to others; a recall is read within five
LOT_PAGE_SECONDS = 3
GS1_RESOLVER_ROOT = env.url("GS1_RESOLVER_ROOT", default=SITE_URL)

# -- editorial ----------------------------------------------------------------------------------------------
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
WAGTAILIMAGES_IMAGE_MODEL = "editorial.Picture"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILIMAGES_MAX_UPLOAD_SIZE = WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "marketplace.editorial.uploads.PictureForm"
# papers are kept by whoever asks for them, never run in the shop's name
WAGTAILDOCS_EXTENSIONS = ["pdf", "xlsx", "docx", "csv"]
WAGTAILDOCS_DOCUMENT_FORM_BASE = "marketplace.editorial.uploads.DocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"avif": "webp", "png": "webp", "jpeg": "webp", "webp": "webp"}
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", default="WARNING")},
}
