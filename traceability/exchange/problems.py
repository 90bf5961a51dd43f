"""What went wrong, as EPCIS 2.0 has it said: an exception of its list, a status, one sentence (RFC 9457)."""

from __future__ import annotations

from typing import Any

from django.http import JsonResponse
from django.utils.translation import gettext_lazy as _

TITLES = {
    "ValidationException": _("This is not valid EPCIS 2.0."),
    "QueryParameterException": _("This question cannot be answered."),
    "SecurityException": _("This needs a token."),
    "NoSuchResourceException": _("There is nothing here."),
    "CaptureLimitExceededException": _("This is too large."),
    "ResourceAlreadyExistsException": _("Another event stands under this name."),
    "UnsupportedMediaTypeException": _("Only JSON is understood here."),
    "NotAcceptableException": _("Only JSON, EPCIS 2.0, is spoken here."),
    "MethodNotAllowedException": _("This cannot be done here."),
    "ImplementationException": _("This is not offered."),
}


class Problem(Exception):
    """`status` of HTTP, the exception's name in EPCIS, a sentence that says how to mend it."""

    def __init__(self, status: int, name: str, detail: Any) -> None:
        super().__init__(detail)
        self.status, self.name, self.detail = status, name, str(detail)

    def as_json(self) -> dict[str, Any]:
        """The problem as it is sent, or kept with a job."""
        return {
            "type": f"epcisException:{self.name}",
            "title": str(TITLES[self.name]),
            "status": self.status,
            "detail": self.detail,
        }

    def answer(self) -> JsonResponse:
        """The response that says so."""
        response = JsonResponse(self.as_json(), status=self.status, content_type="application/problem+json")
        if self.status == 401:
            response["WWW-Authenticate"] = 'Bearer realm="epcis"'
        return response
