"""The repository holds no secret, and nothing that is true of one machine only."""

import re

import pytest

from tests.house.tree import ROOT, files

SECRETS = {
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
    "a Stripe key": r"\b[sr]k_live_[0-9A-Za-z]{10,}",
    "a webhook secret": r"\bwhsec_[0-9A-Za-z+/]{24,}",
    "a cloud key": r"\bAKIA[0-9A-Z]{16}\b",
    "a forge's token": r"\b(gh[pousr]_[0-9A-Za-z]{30,}|glpat-[0-9A-Za-z_-]{20,})",
    "a password in an address": r"\b(postgres|postgresql|rediss?|smtp|https?)://[\w.-]+:(?!password@|secret@)[^@\s/\"'<{]{3,}@",
}
MACHINE = r"(?<![\w.:/-])/(home|root|Users|work)/[\w.-]+"
BINARY = {".woff2", ".png", ".jpg", ".webp", ".avif", ".ico", ".pdf", ".gz"}


@pytest.fixture(scope="module")
def contents():
    return {path: (ROOT / path).read_text(errors="replace") for path in files() if path.suffix not in BINARY}


@pytest.mark.parametrize("kind", SECRETS)
def test_no_file_holds(kind, contents):
    assert [str(path) for path, content in contents.items() if re.search(SECRETS[kind], content)] == []


def test_no_file_names_a_folder_of_one_machine(contents):
    assert [str(path) for path, content in contents.items() if re.search(MACHINE, content)] == []


def test_a_webhook_is_believed_only_with_its_signature(contents):
    forbidden = "construct_event_" + "without_verification"
    users = [str(path) for path, content in contents.items() if forbidden in content]
    assert users == ["pyproject.toml"]


def test_the_lock_files_hold_hashes_and_no_address(contents):
    for path, content in contents.items():
        if path.suffix == ".lock":
            assert "--hash=sha256:" in content
            assert not re.search(r"https?://|--(extra-)?index-url|--find-links", content)


@pytest.mark.parametrize(
    ("kind", "leak"),
    [
        ("a private key", "-----BEGIN RSA " + "PRIVATE KEY-----"),
        ("a Stripe key", "sk_" + "live_0123456789abcdef"),
        ("a password in an address", "postgres://shop:hunter" + "2@db/shop"),
    ],
)
def test_the_patterns_find_what_they_are_for(kind, leak):
    assert re.search(SECRETS[kind], leak)
