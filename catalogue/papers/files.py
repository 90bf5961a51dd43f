"""The paper itself: a picture is written anew, a PDF is kept as it came and only ever handed out to be saved."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from catalogue.images import clean_upload
from catalogue.models import Paper

MOST_BYTES: Final = 10 * 1024 * 1024
KINDS: Final = {"webp": "image/webp", "pdf": "application/pdf"}


def clean_paper(file: Any) -> ContentFile[bytes]:
    """The bytes to keep, under a name that tells nothing. Raises ValidationError with one sentence.

    A picture as by `clean_upload`. A PDF begins as one, ends as one, and is at most 10 MB; its name is not believed.
    """
    file.seek(0)
    if not file.read(1024).startswith(b"%PDF-"):
        file.seek(0)
        try:
            return clean_upload(file)
        except ValidationError as fault:
            if fault.code != "not_a_picture":
                raise
            sentence = _("This file is neither a PDF nor a picture: choose a PDF, JPEG, PNG, WebP or AVIF.")
            raise ValidationError(sentence, code="not_a_paper") from fault
    file.seek(0)
    data: bytes = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ValidationError(_("The PDF is larger than 10 MB: choose a smaller one."), code="too_heavy")
    if b"%%EOF" not in data[-2048:]:
        raise ValidationError(_("The PDF is broken off: save it again and choose it anew."), code="broken")
    return ContentFile(data, name=f"{secrets.token_hex(8)}.pdf")


class PaperUpload(forms.FileField):
    """A form's field for one paper."""

    def to_python(self, data: Any) -> ContentFile[bytes] | None:
        """None for nothing."""
        return clean_paper(data) if data else None


def keep(paper: Paper, file: ContentFile[bytes]) -> None:
    """Put the bytes beside the row, which its caller saves, with their SHA-256."""
    file.seek(0)
    data = file.read()
    paper.file_sha256 = hashlib.sha256(data).hexdigest()
    paper.file.save(f"papers/{file.name}", ContentFile(data), save=False)


def paper_answer(paper: Paper) -> HttpResponse:
    """The file, for whom a view has let in; Http404 where there is none. A PDF is saved, never shown by our address."""
    if not paper.file:
        raise Http404
    name = paper.file.name
    kind = name.rpartition(".")[2]
    try:
        with paper.file.open("rb") as file:
            answer = HttpResponse(file.read(), content_type=KINDS.get(kind, "application/octet-stream"))
    except FileNotFoundError as gone:
        raise Http404 from gone
    way = "inline" if kind == "webp" else "attachment"
    answer["Content-Disposition"] = f'{way}; filename="giay-{paper.pk}.{kind}"'
    answer["Cache-Control"] = "private, max-age=3600"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
