"""A buyer's photographs as files: each with a small square beside it, which lists and pages show."""

from __future__ import annotations

import io
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from PIL import Image, ImageOps

from ..models import Claim, ClaimPicture

SIDE = 192  # pixels: shown at 96, on screens of two dots a pixel


def keep_photograph(claim: Claim, picture: ContentFile[bytes]) -> ClaimPicture:
    """Write a cleaned upload and its small square. Part of the act that asks."""
    kept = ClaimPicture(claim=claim)
    kept.file.save(f"claims/{claim.pk}/{picture.name}", picture)
    kept.file.storage.save(small_name(kept), _small(picture))
    return kept


def small_name(picture: ClaimPicture) -> str:
    """The stored name of its small square."""
    return str(PurePosixPath(picture.file.name).with_suffix(".small.webp"))


def _small(picture: ContentFile[bytes]) -> ContentFile[bytes]:
    picture.seek(0)
    out = io.BytesIO()
    with Image.open(picture) as image:
        ImageOps.fit(image, (SIDE, SIDE)).save(out, "WEBP", quality=78, method=4)
    return ContentFile(out.getvalue())
