"""Differs from Oscar: an address is street, commune, province; no lines, no postcode."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.places.models import Commune


class VietnameseAddress(models.Model):
    """Street and commune (whose province follows), and what was typed when the old units were used.

    Stands before Oscar's abstract address in a class's bases. Oscar's own lines and postcode stay as empty columns:
    its forms name them in their `Meta`, and `get_class` imports Oscar's module before ours even where ours replaces it.
    """

    line1 = models.CharField(max_length=255, blank=True, default="")

    street = models.CharField(_("house number, street, hamlet"), max_length=255)
    commune = models.ForeignKey(Commune, models.PROTECT, verbose_name=_("commune"), null=True, related_name="+")
    as_typed = models.CharField(_("as it was typed"), max_length=400, blank=True)

    search_fields = ["first_name", "last_name", "street"]
    base_fields = hash_fields = ["salutation", "street", "commune"]

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Trim; there is no postcode to check."""
        self.first_name, self.last_name = (self.first_name or "").strip(), (self.last_name or "").strip()
        self.street = (self.street or "").strip()

    @property
    def name(self) -> str:
        """Family name first."""
        return f"{self.last_name} {self.first_name}".strip()

    def active_address_fields(self) -> list[str]:
        """The lines of the address without the name: street, commune, province."""
        lines = [self.street]
        if self.commune:
            lines += [str(self.commune), str(self.commune.province)]
        return [line for line in lines if line]

    def get_field_values(self, fields: list[str]) -> list[Any]:
        """Values of `fields` for Oscar's summary and hash, the commune with its province."""
        values: list[Any] = []
        for field in fields:
            if field == "commune":
                values += [str(self.commune), str(self.commune.province)] if self.commune else []
            else:
                values.append(self.name if field == "salutation" else getattr(self, field))
        return values
