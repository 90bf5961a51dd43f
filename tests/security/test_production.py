"""A shop at a public address: what Django's own check says, what cookies carry, and what stops the start."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

KEY = "only-for-this-test-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2
PRODUCTION = {"SITE_URL": "https://cho.example.vn", "SECRET_KEY": KEY, "DEMONSTRATION": "false"}
PLAIN = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "VIRTUAL_ENV")}

ASK = """
import json, django
django.setup()
from django.conf import settings
values = {name: getattr(settings, name) for name in dir(settings) if name.isupper()}
plain = (bool, str, int, list, tuple)
print(json.dumps({name: value for name, value in values.items() if isinstance(value, plain)}, default=str))
"""
TRY = """
import json, os, runpy, sys
outcomes = []
for name, value in json.load(sys.stdin):
    before = os.environ.copy()
    os.environ[name] = value
    try:
        runpy.run_module("marketplace.settings")
        outcomes.append("")
    except SystemExit as end:
        outcomes.append(str(end.code))
    os.environ.clear()
    os.environ.update(before)
print(json.dumps(outcomes))
"""


def _python(*arguments: str, env: dict[str, str], **how: str) -> subprocess.CompletedProcess[str]:
    full = {**PLAIN, "DJANGO_SETTINGS_MODULE": "marketplace.settings", **env}
    return subprocess.run(
        [sys.executable, *arguments], cwd=settings.BASE_DIR, env=full, capture_output=True, text=True, **how
    )


def test_djangos_deployment_check_has_nothing_to_say():
    done = _python("manage.py", "check", "--deploy", "--fail-level", "WARNING", env=PRODUCTION)
    assert done.returncode == 0, done.stderr
    assert "0 silenced" in done.stdout


def test_cookies_travel_by_https_alone_and_scripts_do_not_read_them():
    found = json.loads(_python("-c", ASK, env=PRODUCTION).stdout)
    for cookie in ("SESSION", "CSRF"):
        assert found[f"{cookie}_COOKIE_SECURE"] is found[f"{cookie}_COOKIE_HTTPONLY"] is True
        assert found[f"{cookie}_COOKIE_SAMESITE"] == "Lax"
    for name in (
        "LANGUAGE_COOKIE_SECURE",
        "OSCAR_BASKET_COOKIE_SECURE",
        "SECURE_SSL_REDIRECT",
        "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    ):
        assert found[name] is True, name
    assert found["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert found["DEBUG"] is False and found["ALLOWED_HOSTS"][0] == "cho.example.vn"
    assert "*" not in found["ALLOWED_HOSTS"]


def test_what_an_earlier_key_signed_is_still_opened():
    """Hidden codes on printed labels hang on it: a key that leaked is changed without voiding them."""
    given = {**PRODUCTION, "SECRET_KEY_FALLBACKS": f" {KEY[::-1]}, an older one"}
    assert json.loads(_python("-c", ASK, env=given).stdout)["SECRET_KEY_FALLBACKS"] == [KEY[::-1], "an older one"]
    assert json.loads(_python("-c", ASK, env=PRODUCTION).stdout)["SECRET_KEY_FALLBACKS"] == []


BAD = [
    ("DEBUG", "maybe"),
    ("DEMONSTRATION", "2"),
    ("SITE_URL", "cho.example.vn"),
    ("SITE_URL", "ftp://cho.example.vn"),
    ("SECRET_KEY", "short"),
    ("SECRET_KEY", ""),
    ("SECRET_KEY_FILE", "/nowhere/at/all"),
    ("DATABASE_URL", "mysql://x@y/z"),
    ("DATABASE_URL", "nonsense"),
    ("CACHE_URL", "memcached://x"),
    ("EMAIL_URL", "pigeon://x"),
    ("SETTLEMENT", "later"),
    ("GS1_RESOLVER_ROOT", "id.gs1.org"),
]


@pytest.fixture(scope="module")
def outcomes() -> list[str]:
    """What each bad value ends the start with; one process tries them all."""
    done = _python("-c", TRY, env=PRODUCTION, input=json.dumps(BAD))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("case", range(len(BAD)), ids=[f"{name}={value}" for name, value in BAD])
def test_a_bad_value_stops_the_start_with_one_line_that_names_it(outcomes, case):
    name, value = BAD[case]
    said = outcomes[case]
    assert said.startswith(f"{name.removesuffix('_FILE')}: "), said or "it started"
    assert "\n" not in said and "Traceback" not in said
    if name == "SECRET_KEY" and value:
        assert value not in said, "a secret is not repeated"
