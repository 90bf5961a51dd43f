"""Handing out a photograph to whom it concerns; the view has let them in."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from .models import Claim
from .selectors import picture_of


def picture_response(claim: Claim, pk: int) -> HttpResponse:
    """One photograph of a claim; Http404 for one of another, or whose file is gone. No shared cache keeps it."""
    picture = picture_of(claim, pk)
    try:
        with picture.file.open("rb") as file:
            answer = HttpResponse(file.read(), content_type="image/webp")
    except FileNotFoundError as gone:
        raise Http404 from gone
    answer["Cache-Control"] = "private, max-age=3600"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
