"""Handing out a photograph to whom it concerns; the view has let them in."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from .models import Claim
from .photographs import small_name
from .selectors import picture_of

SMALL = "nho"  # asks for the small square: /anh/7/?nho


def picture_response(request: HttpRequest, claim: Claim, pk: int) -> HttpResponse:
    """One photograph of a claim; Http404 for one of another, or whose file is gone. No shared cache keeps it."""
    picture = picture_of(claim, pk)
    files, name = picture.file.storage, picture.file.name
    if SMALL in request.GET and files.exists(small_name(picture)):  # older ones have none
        name = small_name(picture)
    try:
        with files.open(name, "rb") as file:
            answer = HttpResponse(file.read(), content_type="image/webp")
    except FileNotFoundError as gone:
        raise Http404 from gone
    answer["Cache-Control"] = "private, max-age=3600"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
