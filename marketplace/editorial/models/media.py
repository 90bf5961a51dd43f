"""Pictures of the editors: their sizes are made when they are uploaded, so that no reader waits for one."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile, File
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

# what the templates ask for, as Wagtail's filters: a scene across the page, a picture in the text, a card of 16 to 9
SCENE_WIDTHS = (800, 1200, 1600)
CARD_SIZE = (640, 360)
FORMATS = ("avif", "webp")
SCENE_SPECS = tuple(f"width-{width}|format-{kind}" for kind in FORMATS for width in SCENE_WIDTHS)
CARD_SPECS = tuple(f"fill-{CARD_SIZE[0]}x{CARD_SIZE[1]}|format-{kind}" for kind in FORMATS)


class Picture(AbstractImage):
    """A picture with its description (read aloud to those who do not see it), in both languages where it has both."""

    description_en = models.CharField(_("description in English"), max_length=255, blank=True, db_default="")

    admin_form_fields = (*Image.admin_form_fields, "description_en")

    @property
    def told(self) -> str:
        """The description in the reader's language, else the one there is."""
        in_english = (get_language() or "vi").startswith("en") and self.description_en
        return str(in_english or self.description)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a new file gets all its sizes at once."""
        is_new_file = self.pk is None or bool(self.file and not self.file._committed)
        super().save(*args, **kwargs)
        if is_new_file and self.file:
            self.get_renditions(*SCENE_SPECS, *CARD_SPECS)

    def generate_rendition_file(self, *args: Any, **kwargs: Any) -> File:
        """Wagtail's, with its temporary file closed; it leaves that to the garbage collector."""
        with super().generate_rendition_file(*args, **kwargs) as made:
            made.seek(0)
            return ContentFile(made.read(), name=made.name)


class PictureRendition(AbstractRendition):
    """One size of a picture."""

    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_a_size")
        ]
