"""Acts on addresses."""

from typing import Any

from django.db import transaction

from .models import Country, UserAddress


def vietnam() -> Country:
    """The one country to which the floor sends; Oscar's addresses must name one. Made on first use."""
    names = {"iso_3166_1_a3": "VNM", "iso_3166_1_numeric": "704", "printable_name": "Việt Nam", "name": "Việt Nam"}
    return Country.objects.get_or_create(iso_3166_1_a2="VN", defaults={**names, "is_shipping_country": True})[0]


@transaction.atomic
def save_address(*, user: Any, fields: dict[str, Any], address: UserAddress | None = None) -> UserAddress:
    """Write an address of the book; raises ValidationError where the same one stands there already."""
    address = address or UserAddress(user=user)
    for name, value in fields.items():
        setattr(address, name, value)
    address.country = vietnam()
    address.full_clean(exclude=["search_text", "hash"])
    address.save()
    return address
