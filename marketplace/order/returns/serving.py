"""Handing out a photograph to whom it concerns; the view has let them in."""

from __future__ import annotations

from django.http import FileResponse, Http404

from .models import Claim
from .selectors import picture_of


def picture_response(claim: Claim, pk: int) -> FileResponse:
    """One photograph of a claim; Http404 for one of another, or whose file is gone. No shared cache keeps it."""
    try:
        file = picture_of(claim, pk).file.open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    answer = FileResponse(file, content_type="image/webp")
    answer["Cache-Control"] = "private, max-age=3600"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
