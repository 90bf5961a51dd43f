"""Acts on a cooperative's ways of sending."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from marketplace.cooperatives.models import Cooperative
from marketplace.places.models import Province

from .models import ShippingChoice, ShippingZone


@transaction.atomic
@override(settings.LANGUAGE_CODE)
def make_default_choices(*, cooperative: Cooperative) -> list[ShippingChoice]:
    """Give a cooperative without any choice the usual three: carrier, express for fresh goods, collection.

    The charges are estimates to begin with, in đồng; the cooperative changes them. Their names are kept in the shop's
    language, whoever asks. Repeatable.
    """
    existing = list(cooperative.shipping_choices.all())
    if existing:
        return existing
    near = list(Province.objects.current().filter(region=cooperative.province.region))
    carrier = _choice(cooperative, ShippingChoice.Kind.CARRIER, _("Standard delivery"), 0, free_from=500_000)
    _zone(carrier, _("Own province"), [cooperative.province], base=18_000, step=2_500, days=(1, 2))
    others = [province for province in near if province.pk != cooperative.province_id]
    if others:
        _zone(carrier, _("Same region"), others, base=25_000, step=4_000, days=(2, 3))
    _zone(carrier, _("Whole country"), [], base=32_000, step=5_500, days=(3, 5), perishables=False)
    express = _choice(cooperative, ShippingChoice.Kind.CARRIER, _("Express delivery"), 1, divisor=5000)
    _zone(express, _("Same region"), near, base=38_000, step=7_000, days=(1, 1))
    _zone(express, _("Whole country"), [], base=55_000, step=11_000, days=(1, 2))
    collect = _choice(cooperative, ShippingChoice.Kind.PICK_UP, _("Collect at the cooperative"), 2)
    _zone(collect, _("Own province"), [cooperative.province], base=0, step=0, days=(0, 2))
    return [carrier, express, collect]


def _choice(
    cooperative: Cooperative, kind: str, name: str, position: int, *, divisor: int = 6000, free_from: int | None = None
) -> ShippingChoice:
    choice = ShippingChoice(
        cooperative=cooperative, kind=kind, name=name, position=position,
        volumetric_divisor=divisor, free_from=free_from,
    )  # fmt: skip
    choice.full_clean()
    choice.save()
    return choice


def _zone(
    choice: ShippingChoice, name: str, provinces: list[Province], *, base: int, step: int,
    days: tuple[int, int], perishables: bool = True,
) -> ShippingZone:  # fmt: skip
    zone = ShippingZone(
        choice=choice, name=name, is_rest=not provinces, base_charge=base, step_charge=step,
        days_min=days[0], days_max=days[1], perishables=perishables,
    )  # fmt: skip
    zone.full_clean()
    zone.save()
    zone.provinces.set(provinces)
    return zone
