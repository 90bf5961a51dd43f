"""Photographs of a form that came back with a fault: kept for a day, so that nobody has to take them again."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.core.files.base import ContentFile
from django.core.signing import BadSignature, Signer
from django.utils import timezone

from .models import private_files

FOLDER = "claims/drafts"
_signer = Signer(salt="claim-drafts")


def keep(number: str, pictures: Iterable[ContentFile[bytes]]) -> str:
    """Keep cleaned pictures for the form about order `number`; answers the token that finds them again."""
    day, files = timezone.localdate().isoformat(), private_files()
    names = [files.save(f"{FOLDER}/{day}/{picture.name}", picture) for picture in pictures]
    return _signer.sign_object([number, names]) if names else ""


def find(number: str, token: str) -> list[ContentFile[bytes]]:
    """The pictures behind a token; none for a token of another order, or of nobody's making, or after a day."""
    try:
        about, names = _signer.unsign_object(token)
    except (BadSignature, ValueError):
        return []
    files = private_files()
    kept = [name for name in names if about == number and files.exists(name)]
    found = []
    for name in kept:
        with files.open(name) as file:
            found.append(ContentFile(file.read(), name=name.rpartition("/")[2]))
    return found


def drop_old_drafts() -> int:
    """Throw away what nobody came back for; answers how many."""
    files, yesterday = private_files(), timezone.localdate() - datetime.timedelta(days=1)
    if not files.exists(FOLDER):
        return 0
    old = [day for day in files.listdir(FOLDER)[0] if day < yesterday.isoformat()]
    names = [f"{FOLDER}/{day}/{name}" for day in old for name in files.listdir(f"{FOLDER}/{day}")[1]]
    for name in [*names, *(f"{FOLDER}/{day}" for day in old)]:
        files.delete(name)
    return len(names)
