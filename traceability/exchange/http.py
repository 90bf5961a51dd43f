"""What every answer below /epcis/ has in common: headers, versions, JSON alone, faults as problems."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from .capturing import LARGEST, MOST
from .problems import Problem

View = Callable[..., HttpResponse]
VERSION = "2.0.0"
SPOKEN = {"2", "2.0", VERSION}
ALWAYS = {
    "GS1-EPCIS-Version": VERSION, "GS1-EPCIS-Min": VERSION, "GS1-EPCIS-Max": VERSION,
    "GS1-CBV-Version": VERSION, "GS1-CBV-Min": VERSION, "GS1-CBV-Max": VERSION,
    "GS1-EPC-Format": "Never_Translates", "GS1-CBV-XML-Format": "Never_Translates",
    "GS1-Vendor-Version": "1", "GS1-Extensions": "",
    "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "*",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, GS1-EPCIS-Version, GS1-CBV-Version",
}  # fmt: skip
CAPTURE = {
    "GS1-Capture-Error-Behaviour": "rollback",
    "GS1-EPCIS-Capture-Limit": str(MOST),
    "GS1-EPCIS-Capture-File-Size-Limit": str(LARGEST),
}
JSON = {"application/json", "application/ld+json"}


def resource(*methods: str, **headers: str) -> Callable[[View], View]:
    """A view of this interface: these methods and OPTIONS, with `headers` beside those of every answer."""
    allowed = ", ".join(["OPTIONS", *methods])

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            language = _language(request)
            with translation.override(language):
                response = _answer(view, request, methods, *args, **kwargs)
            for name, value in {
                **ALWAYS,
                **headers,
                "Access-Control-Allow-Methods": allowed,
                "Content-Language": language,
            }.items():
                response[name] = value
            if request.method == "OPTIONS" or response.status_code == 405:
                response["Allow"] = allowed
            patch_vary_headers(response, ["Accept", "Accept-Language", "Authorization"])
            response.setdefault("Cache-Control", "private, no-cache")
            return response

        return answer

    return decorate


def _answer(view: View, request: HttpRequest, methods: tuple[str, ...], *args: Any, **kwargs: Any) -> HttpResponse:
    try:
        if request.method == "OPTIONS":
            return HttpResponse(status=204)
        if request.method not in methods and not (request.method == "HEAD" and "GET" in methods):
            raise Problem(405, "MethodNotAllowedException", _("Ask OPTIONS what can be done here."))
        _must_be_spoken(request)
        return view(request, *args, **kwargs)
    except Problem as problem:
        return problem.answer()


def _language(request: HttpRequest) -> str:
    """Sentences in the language that is asked for; English otherwise, for these readers are programs."""
    return translation.get_language_from_request(request) if "Accept-Language" in request.headers else "en"


def _must_be_spoken(request: HttpRequest) -> None:
    if request.headers.get("GS1-EPCIS-Version", VERSION) not in SPOKEN:
        raise Problem(406, "NotAcceptableException", _("Only EPCIS 2.0 is spoken here."))
    if not any(request.accepts(kind) for kind in JSON):
        raise Problem(406, "NotAcceptableException", _("Answers are JSON; XML is not offered."))


def must_send_json(request: HttpRequest) -> bytes:
    """The body of a request that says it is JSON. Raises Problem 413, 415."""
    if request.content_type not in JSON:
        raise Problem(415, "UnsupportedMediaTypeException", _("Send JSON as application/json; XML is not offered."))
    length = request.headers.get("Content-Length") or "0"
    if not length.isdecimal() or int(length) > LARGEST:
        raise Problem(413, "CaptureLimitExceededException", _("At most %(most)d bytes at once.") % {"most": LARGEST})
    return request.body


def as_json(request: HttpRequest, value: Any) -> JsonResponse:
    """An answer, in JSON-LD where that is asked for."""
    wanted = request.headers.get("Accept", "")
    kind = "application/ld+json" if "ld+json" in wanted else "application/json"
    return JsonResponse(value, safe=False, content_type=kind, json_dumps_params={"ensure_ascii": False})


def address(path: str) -> str:
    """The whole address of a path below /epcis/."""
    return f"{settings.SITE_URL}/epcis/{path}"
