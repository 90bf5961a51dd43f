"""What people upload becomes a picture of ours: read, turned upright, made small, written anew without its metadata."""

from __future__ import annotations

import io
import math
import secrets
import struct
from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

from marketplace.pictures import WIDTHS

MOST_BYTES: Final = 10 * 1024 * 1024
MOST_PIXELS: Final = 40_000_000
LONGEST_SIDE: Final = 2000
SHORTEST_SIDE: Final = 80
LONGEST_TO_SHORTEST: Final = 5  # pages show squares; a sliver enlarged to one would be huge
FORMATS: Final = ("JPEG", "PNG", "WEBP", "AVIF")
BACKGROUND: Final = "#ffffff"
# what Pillow's decoders raise on bytes that are not what they pretend to be
BROKEN: Final = (OSError, SyntaxError, ValueError, TypeError, struct.error, EOFError)
BOMB: Final = (Image.DecompressionBombError, Image.DecompressionBombWarning)


def clean_upload(file: Any) -> ContentFile[bytes]:
    """A fresh WebP of the uploaded picture, upright, at most 2000 pixels long, without EXIF, place or colour profile.

    `file` is an UploadedFile or any file that can be read. Its name and declared type are not believed. Raises
    ValidationError with one sentence: empty, larger than 10 MB, more than 40 million pixels, no picture of a kind
    that we read (an SVG is none: it can carry scripts), too small, broken.
    """
    picture = _upright(_opened(_bytes_of(file)))
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=88, method=4)
    return ContentFile(out.getvalue(), name=f"{secrets.token_hex(8)}.webp")


def clean_uploads(files: Iterable[Any]) -> list[ContentFile[bytes]]:
    """Each as by `clean_upload`; where there are several, the sentence of a refusal names the file."""
    several = list(files)
    cleaned = []
    for file in several:
        try:
            cleaned.append(clean_upload(file))
        except ValidationError as fault:
            if len(several) == 1:
                raise
            raise ValidationError(f"“{file.name[:60]}”: {fault.messages[0]}", code=fault.code) from fault
    return cleaned


class PictureUpload(forms.FileField):
    """A form's field for one picture: its value is the fresh WebP."""

    def to_python(self, data: Any) -> ContentFile[bytes] | None:
        """None for nothing."""
        return clean_upload(data) if data else None


def _bytes_of(file: Any) -> bytes:
    if getattr(file, "size", 0) and file.size > MOST_BYTES:
        raise _too_heavy()
    file.seek(0)
    data: bytes = file.read(MOST_BYTES + 1)
    if not data:
        raise ValidationError(_("This file is empty: choose another picture."), code="empty")
    if len(data) > MOST_BYTES:
        raise _too_heavy()
    return data


def _too_heavy() -> ValidationError:
    return ValidationError(_("The picture is larger than 10 MB: choose a smaller one."), code="too_heavy")


def _too_large() -> ValidationError:
    return ValidationError(_("The picture has more than 40 million pixels: choose a smaller one."), code="too_large")


def _opened(data: bytes) -> Image.Image:
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
    except BOMB as bomb:
        raise _too_large() from bomb
    except BROKEN as fault:
        sentence = _("This file is not a picture that we can show: choose a JPEG, PNG, WebP or AVIF.")
        raise ValidationError(sentence, code="not_a_picture") from fault
    if image.width * image.height > MOST_PIXELS:
        raise _too_large()
    if min(image.size) < SHORTEST_SIDE:
        raise ValidationError(_("The picture is too small: each side needs at least 80 pixels."), code="too_small")
    if max(image.size) > LONGEST_TO_SHORTEST * min(image.size):
        raise ValidationError(_("The picture is too narrow: choose one closer to a square."), code="too_narrow")
    return image


def _upright(image: Image.Image) -> Image.Image:
    try:
        image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is then decoded small from the start
        image.load()
        picture = _of_eight_bits(ImageOps.exif_transpose(image))
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        with_alpha = _in_srgb(picture).convert("RGBA")
    except BOMB as bomb:
        raise _too_large() from bomb
    except BROKEN as fault:
        raise ValidationError(_("The picture is broken: choose another one."), code="broken") from fault
    flat = Image.new("RGB", with_alpha.size, BACKGROUND)
    flat.paste(with_alpha, mask=with_alpha.getchannel("A"))
    return _large_enough(flat)


def _of_eight_bits(picture: Image.Image) -> Image.Image:
    """A grey picture of 16 bits scaled down; converted as it is, everything but black would be white."""
    if not picture.mode.startswith("I"):
        return picture
    return picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")


def _in_srgb(picture: Image.Image) -> Image.Image:
    """The colours as the picture's own profile means them; a profile that nobody can read is left out."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "RGBA", "CMYK", "L"}:
        return picture
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        seen = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        return picture
    return seen or picture


def _large_enough(picture: Image.Image) -> Image.Image:
    """Enlarged where a side is shorter than the widest square that pages ask for: every size then exists."""
    factor = max(WIDTHS) / min(picture.size)
    if factor <= 1:
        return picture
    return picture.resize(
        (math.ceil(picture.width * factor), math.ceil(picture.height * factor)), Image.Resampling.LANCZOS
    )
