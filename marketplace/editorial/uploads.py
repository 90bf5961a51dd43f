"""What editors upload: pictures are written anew as everywhere in the shop, papers are of few kinds and what they say.

Named in the settings, for Wagtail's own screens.
"""

from __future__ import annotations

import zipfile
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from catalogue.images import clean_upload

LONGEST_STEM = 60
PARTS = {"xlsx": "xl/workbook.xml", "docx": "word/document.xml"}


class PictureField(WagtailImageField):
    """Differs from Wagtail's: what is kept is a fresh WebP under the file's own name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.help_text = _("JPEG, PNG, WebP or AVIF, at most 10 MB. The place it was taken at is not kept.")

    def to_python(self, data: Any) -> SimpleUploadedFile | None:
        """None for nothing; ValidationError with one sentence for what is no picture."""
        if not data:
            return None
        stem = PurePath(data.name or "").stem[:LONGEST_STEM]
        return SimpleUploadedFile(f"{stem}.webp", clean_upload(data).read(), content_type="image/webp")


class PictureForm(BaseImageForm):
    """The form of one picture, in the library and wherever a picture is chosen."""

    file = PictureField(label=_("File"))


class DocumentForm(BaseDocumentForm):
    """The form of one paper: the ending is checked by Wagtail, here that the file is what its ending says."""

    def clean_file(self) -> Any:
        """The file as it came."""
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile) and not _is_what_it_says(file):
            sentence = gettext("This file is not what its name says: save it again as PDF, XLSX, DOCX or CSV.")
            raise ValidationError(sentence, code="disguised")
        return file


def _is_what_it_says(file: UploadedFile) -> bool:
    """Whether the content fits the ending; endings that are not allowed at all are Wagtail's to refuse."""
    ending = PurePath(file.name or "").suffix.lower().lstrip(".")
    file.seek(0)
    try:
        if ending in PARTS:
            return PARTS[ending] in zipfile.ZipFile(file).namelist()
        head = file.read(1024)
        return head.startswith(b"%PDF-") if ending == "pdf" else _is_table(head) if ending == "csv" else True
    except (zipfile.BadZipFile, OSError):
        return False
    finally:
        file.seek(0)


def _is_table(head: bytes) -> bool:
    text = head.decode("utf-8", errors="ignore").lstrip("\ufeff \r\n\t")
    return b"\0" not in head and not text.startswith("<")
