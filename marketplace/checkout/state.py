"""What a visitor has typed so far, kept in the session so that nothing of it is lost; and what it means."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, QueryDict

from marketplace.order.services import Invoice, Recipient
from marketplace.places.models import Commune
from marketplace.places.selectors import commune_by_code

KEY = "checkout"
NEVER_KEPT = {"csrfmiddlewaretoken"}
LONGEST = 600


class Draft:
    """The checkout of one visit: what was typed at each step, and the recipient once the first step was right."""

    def __init__(self, request: HttpRequest) -> None:
        self._session = request.session
        self._kept: dict[str, Any] = dict(request.session.get(KEY, {}))

    def typed(self, step: str) -> dict[str, str] | None:
        """What was typed at a step ("where", "how"), None where nothing was."""
        return self._kept.get(step)

    def keep(self, step: str, data: QueryDict) -> None:
        """Keep what was typed, right or wrong."""
        self._put(step, {key: value[:LONGEST] for key, value in data.items() if key not in NEVER_KEPT})

    def keep_place(self, cleaned: dict[str, Any]) -> None:
        """Keep the first step's answer, the commune by its code."""
        names = ("full_name", "phone", "email", "street", "as_typed")
        self._put("place", {name: cleaned.get(name, "") for name in names} | {"commune": cleaned["commune"].code})

    def keep_how(self, cleaned: dict[str, Any], choices: dict[int, int]) -> None:
        """Keep the second step's answer."""
        names = ("method", "note", "invoice_name", "invoice_tax_code", "invoice_address", "invoice_email")
        chosen = {str(cooperative): choice for cooperative, choice in choices.items()}
        self._put("chosen", {name: cleaned.get(name, "") for name in names} | {"ways": chosen})

    def forget(self) -> None:
        """The purchase is placed. The recipient stays for the next one, what concerned this one goes."""
        self._session[KEY] = {"where": self._kept.get("where")} if self._kept.get("where") else {}

    def recipient(self) -> Recipient | None:
        """Whom to send to; None until the first step was right."""
        place = self._kept.get("place")
        commune = commune_by_code(place["commune"]) if place else None
        if place is None or commune is None:
            return None
        return _recipient(place, commune)

    @property
    def choices(self) -> dict[int, int]:
        """The chosen ways of sending by cooperative."""
        ways = (self._kept.get("chosen") or {}).get("ways", {})
        return {int(cooperative): choice for cooperative, choice in ways.items()}

    @property
    def method(self) -> str:
        """The chosen way of paying; empty until the second step was right."""
        return (self._kept.get("chosen") or {}).get("method", "")

    @property
    def note(self) -> str:
        """To the carrier."""
        return (self._kept.get("chosen") or {}).get("note", "")

    @property
    def invoice(self) -> Invoice:
        """Whom to invoice; empty where nobody asked."""
        chosen = self._kept.get("chosen") or {}
        names = ("name", "tax_code", "address", "email")
        return Invoice(**{name: chosen.get(f"invoice_{name}", "") for name in names})

    def _put(self, step: str, value: dict[str, Any]) -> None:
        self._kept[step] = value
        self._session[KEY] = self._kept


def _recipient(place: dict[str, str], commune: Commune) -> Recipient:
    return Recipient(
        name=place["full_name"], phone=place["phone"], email=place["email"], street=place["street"],
        commune=commune, as_typed=place["as_typed"],
    )  # fmt: skip
