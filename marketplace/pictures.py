"""How an uploaded picture becomes the fixed sizes that pages show, and its address without asking the disk."""

from pathlib import PurePosixPath
from typing import Any

from django.core.files.storage import default_storage
from pictures.tasks import _process_picture

WIDTHS = (480, 960)


def process_now(**pictures: Any) -> None:
    """django-pictures' processor, in the act itself: a saved picture has all its sizes, no page waits for a worker."""
    _process_picture(**pictures)


def square_url(name: str, *, width: int, kind: str) -> str:
    """Address of the square crop of the stored picture `name`, `width` pixels wide, as `kind` avif or webp."""
    stem = PurePosixPath(name).with_suffix("")
    return str(default_storage.url(str(stem / "1" / f"{width}w.{kind}")))
