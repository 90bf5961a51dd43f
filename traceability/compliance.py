"""What a lot's page must carry before a label may lead to it, and what of it is still missing.

The union of Circular 02/2024/TT-BKHCN and the passport minimum of Decree 37/2026/NĐ-CP, article 32; `docs/labels.md`
has the table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalogue.models import Certificate, DateKind

from .models import Lot, TraceEvent

S = TraceEvent.Step
IN_THE_FIELD = {S.SOWING, S.CARE, S.HARVEST}
NOT_STAGES = (S.HOLD, S.RELEASE, S.RECALL, S.CORRECTION)


class Item(StrEnum):
    """One thing that must be there."""

    NAME = "name"
    PICTURE = "picture"
    BRAND = "brand"
    STANDARDS = "standards"
    CERTIFICATES = "certificates"
    WARNINGS = "warnings"
    ADDRESS = "address"
    IDENTIFIER = "identifier"
    ORIGIN = "origin"
    SHELF_LIFE = "shelf_life"
    STAGES = "stages"
    STAGE_PLACES = "stage_places"


class Mend(StrEnum):
    """On which screen it is mended."""

    PRODUCT = "product"
    COOPERATIVE = "cooperative"
    LOT = "lot"
    JOURNEY = "journey"


SENTENCES: dict[Item, tuple[Mend, str | Promise]] = {
    Item.NAME: (Mend.PRODUCT, _("The product has no name.")),
    Item.PICTURE: (Mend.PRODUCT, _("The product has no picture.")),
    Item.BRAND: (Mend.PRODUCT, _("The product has no brand.")),
    Item.STANDARDS: (Mend.PRODUCT, _("It is not said by which standards the product is made.")),
    Item.CERTIFICATES: (
        Mend.PRODUCT,
        _("The product has no certificate in force, and it is not said that it needs none."),
    ),
    Item.WARNINGS: (Mend.PRODUCT, _("The product has no warnings, and it is not said that it needs none.")),
    Item.ADDRESS: (Mend.COOPERATIVE, _("The cooperative has no address.")),
    Item.IDENTIFIER: (Mend.COOPERATIVE, _("The cooperative has neither a tax code nor a registration number.")),
    Item.ORIGIN: (Mend.LOT, _("It is not said where the lot was grown or made.")),
    Item.SHELF_LIFE: (Mend.LOT, _("The lot has no date until which it is good.")),
    Item.STAGES: (Mend.JOURNEY, _("No step of the lot’s journey is recorded.")),
    Item.STAGE_PLACES: (Mend.JOURNEY, _("A step of the lot’s journey does not say at which of your places it was.")),
}


@dataclass(frozen=True, slots=True)
class Gap:
    """One missing item: the sentence about it, and where it is mended."""

    item: Item

    @property
    def mend(self) -> Mend:
        """On which screen."""
        return SENTENCES[self.item][0]

    @property
    def sentence(self) -> str:
        """In the reader's language."""
        return str(SENTENCES[self.item][1])


def compliance_gaps(lot: Lot) -> list[Gap]:
    """What is missing, one for each item; none where the lot is complete. Five queries, however many steps.

    Lot code and day of making are not asked for: no lot is without them. Goods without a GTIN have the lot's code.
    """
    missing = [item for item, there in _facts(lot) if not there]
    return [Gap(item) for item in [*missing, *_of_journey(lot)]]


def refuse_gaps(lot: Lot) -> None:
    """Raises ValidationError with one sentence for each gap."""
    gaps = compliance_gaps(lot)
    if gaps:
        raise ValidationError([ValidationError(gap.sentence, code=gap.item) for gap in gaps])


def _facts(lot: Lot) -> Iterator[tuple[Item, Any]]:
    product: Any = lot.product
    maker = lot.producer
    yield Item.NAME, product.title.strip()
    yield Item.PICTURE, product.images.exists()
    yield Item.BRAND, product.brand
    yield Item.STANDARDS, product.standards
    yield Item.CERTIFICATES, product.no_certificates or _papers(lot).exists()
    yield Item.WARNINGS, product.no_warnings or product.warnings
    yield Item.ADDRESS, maker.street or maker.commune_id
    yield Item.IDENTIFIER, maker.tax_code or maker.registration_number or maker.gs1_prefix
    yield Item.ORIGIN, lot.facility_id or lot.areas.exists()
    yield Item.SHELF_LIFE, lot.use_by or product.date_kind == DateKind.NONE


def _papers(lot: Lot) -> QuerySet[Certificate]:
    """Those in force, and what was declared: nothing that lapsed, was revoked or refused, or is another holder's."""
    shown = Certificate.objects.shown_on(timezone.localdate())
    return shown.filter(products=lot.product_id, holder=lot.producer_id)


def _of_journey(lot: Lot) -> list[Item]:
    """A stage bears the code of a place of the cooperative's, or, in the field, of the lot's growing areas.

    A correction that names the place mends the step that lacked it.
    """
    steps = list(lot.events.exclude(step=S.RECALL).values_list("pk", "step", "facility", "corrects"))
    corrected = {corrects for _pk, _step, facility, corrects in steps if corrects and facility}
    stages = [row for row in steps if row[1] not in NOT_STAGES]
    if not stages:
        return [Item.STAGES]
    placeless = {step for pk, step, facility, _corrects in stages if not facility and pk not in corrected}
    if placeless - IN_THE_FIELD or (placeless and not lot.areas.exists()):
        return [Item.STAGE_PLACES]
    return []
