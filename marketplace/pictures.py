"""How an uploaded picture becomes the fixed sizes that pages show, and its address without asking the disk."""

import io
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import Model
from pictures.models import PillowPicture
from pictures.tasks import _process_picture
from PIL import Image

# settings.PICTURES gives these: a container of 960 pixels in six columns
WIDTHS = (160, 320, 480, 640, 800, 960)
FALLBACK_WIDTHS = (320, 480, 960)  # of WebP, for the one browser in fifty that reads no AVIF
# quick encoders: an upload waits for them; AVIF at 8 takes a third of the time of the default for 7 % more bytes.
# At 50 a drawing's edges are clean on a screen of two dots a pixel, and a card of 320 weighs 6 kB (8 kB at 62)
ENCODERS: dict[str, dict[str, int]] = {"AVIF": {"speed": 8, "quality": 50}, "WEBP": {"method": 4, "quality": 78}}


class ShopPicture(PillowPicture):
    """django-pictures' picture with the house's encoder settings."""

    def save(self, image: Image.Image) -> None:
        """Write this size, without the original's metadata; WebP in its few widths only."""
        if self.file_type == "WEBP" and self.width not in FALLBACK_WIDTHS:
            return
        buffer = io.BytesIO()
        self.resize(image.convert("RGB")).save(
            buffer, format=self.file_type, exif=b"", icc_profile=b"", **ENCODERS[self.file_type]
        )
        self.storage.delete(self.name)
        self.storage.save(self.name, ContentFile(buffer.getvalue()))


def process_now(**pictures: Any) -> None:
    """django-pictures' processor, in the act itself: a saved picture has all its sizes, no page waits for a worker."""
    _process_picture(**pictures)


SQUARE, WIDE = "1", "8_5"  # the folders of the crops: goods are square, cooperatives also 8 to 5


def widths_for(width: int) -> tuple[int, ...]:
    """The widths to offer for a picture laid out about `width` pixels wide: from two thirds of it to four thirds."""
    return tuple(one for one in WIDTHS if 2 * width <= 3 * one <= 4 * width) or WIDTHS[:1]


def fallback_for(width: int) -> int:
    """The width of the WebP that stands behind a picture laid out about `width` pixels wide."""
    return next((one for one in FALLBACK_WIDTHS if one >= width), FALLBACK_WIDTHS[-1])


def square_url(name: str, *, width: int, kind: str, shape: str = SQUARE) -> str:
    """Address of a crop of the stored picture `name`, `width` pixels wide, as `kind` avif or webp."""
    stem = PurePosixPath(name).with_suffix("")
    return str(default_storage.url(f"{stem}/{shape}/{width}w.{kind}"))


def make_sizes(model: type[Model], field: str) -> None:
    """Write every size of the stored pictures of a model, each file once; a file that is gone is passed over."""
    rows = model._default_manager.exclude(**{field: ""}).exclude(**{field: None})
    seen: set[str] = set()
    for row in rows.iterator():
        file = getattr(row, field)
        if file.name not in seen and file.storage.exists(file.name):
            seen.add(file.name)
            file.save_all()
