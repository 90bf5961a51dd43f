"""The keys that sign: the private one in a file outside the database, public ones with their time beside the records.

The file (PEM, `TRACE_SIGNING_KEY_FILE`) may hold several keys while they change; the one in use is the one whose
fingerprint stands in the database without an end.
"""

from __future__ import annotations

import base64
import datetime
import hashlib
import os
import re
from pathlib import Path
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.utils import timezone

from marketplace.accounts.models import User
from marketplace.audit.services import record

from .. import chain
from ..models import SigningKey

# a record that is being signed while keys change still bears the old one
OVERLAP = datetime.timedelta(minutes=1)
_PEM = re.compile(rb"-----BEGIN [A-Z ]+-----.*?-----END [A-Z ]+-----\n?", re.S)


class Signer(NamedTuple):
    """The key in use: its row, and its private half from the file."""

    key: SigningKey
    private: Ed25519PrivateKey


def fingerprint(public: Ed25519PublicKey) -> str:
    """The key's name, RFC 7638: SHA-256 of its own JWK, 43 characters; no other key can bear it."""
    x = base64.urlsafe_b64encode(_raw(public)).rstrip(b"=").decode()
    digest = hashlib.sha256(chain.canonical({"crv": "Ed25519", "kty": "OKP", "x": x})).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def signer() -> Signer:
    """The key that signs now; the very first one is made where there is neither file nor key.

    Raises ImproperlyConfigured where the file does not hold the key in use: a demonstration then takes a new one.
    """
    held = _held()
    if held is not None:
        return held
    with transaction.atomic():
        _one_at_a_time()
        held = _held()
        if held is not None:
            return held
        current = SigningKey.objects.filter(not_after=None).last()
        if current is None or settings.DEMONSTRATION:
            return rotate(actor=None)
    raise ImproperlyConfigured(
        f"{settings.TRACE_SIGNING_KEY_FILE} does not hold the key {current.kid}, which signs what is recorded of lots:"
        " put the file back from its copy, or take a new key under /dieu-hanh/khoa/, or with"
        " `manage.py rotate_signing_key`."
    )


def is_held() -> bool:
    """Whether this machine's file holds the key in use; where it does not, nothing is signed here."""
    return _held() is not None


def _held() -> Signer | None:
    current = SigningKey.objects.filter(not_after=None).last()
    private = _in_file().get(current.kid) if current else None
    return Signer(current, private) if current and private else None


def _one_at_a_time() -> None:
    """Keys change under the lock of a row that always stands."""
    ContentType.objects.select_for_update().get(pk=ContentType.objects.get_for_model(SigningKey).pk)


@transaction.atomic
def rotate(*, actor: User | None) -> Signer:
    """Take a new key; the old public ones stay, each with its end, and what they signed stays signed.

    A file that already holds a key never seen here (the first start, a restored machine) is taken over.
    """
    _one_at_a_time()
    known = set(SigningKey.objects.values_list("kid", flat=True))
    held = _in_file()
    fresh = [private for kid, private in held.items() if kid not in known]
    private = fresh[-1] if fresh else Ed25519PrivateKey.generate()
    _write([*(held[kid] for kid in held if kid in known), private])
    now = timezone.now().replace(microsecond=0)
    SigningKey.objects.filter(not_after=None).update(not_after=now + OVERLAP)
    public = private.public_key()
    key = SigningKey(kid=fingerprint(public), public=_raw(public).hex(), not_before=now)
    key.full_clean()
    key.save()
    record(actor=actor, act="signing-key.taken", subject=key.kid)
    transaction.on_commit(lambda: _write([private]))
    return Signer(key, private)


def public_keys() -> dict[str, chain.Key]:
    """Every key that ever signed, by its fingerprint."""
    return {key.kid: as_key(key) for key in SigningKey.objects.all()}


def as_key(key: SigningKey) -> chain.Key:
    """A row as the chain's own value."""
    return chain.Key(Ed25519PublicKey.from_public_bytes(bytes.fromhex(key.public)), key.not_before, key.not_after)


def _raw(public: Ed25519PublicKey) -> bytes:
    return public.public_bytes(Encoding.Raw, PublicFormat.Raw)


def _in_file() -> dict[str, Ed25519PrivateKey]:
    path = Path(settings.TRACE_SIGNING_KEY_FILE)
    if not path.exists():
        return {}
    found = {}
    for pem in _PEM.findall(path.read_bytes()):
        private = load_pem_private_key(pem, password=None)
        if isinstance(private, Ed25519PrivateKey):
            found[fingerprint(private.public_key())] = private
    return found


def _write(keys: list[Ed25519PrivateKey]) -> None:
    """Put the file in place whole, readable by its owner alone."""
    path = Path(settings.TRACE_SIGNING_KEY_FILE)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    pems = [key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) for key in keys]
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(b"".join(pems))
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
