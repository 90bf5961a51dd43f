"""What every Vietnamese address has in common."""

from oscar.core.loading import get_model


def vietnam() -> object:
    """The country that Oscar's addresses must name; made on first use."""
    names = {"iso_3166_1_a3": "VNM", "iso_3166_1_numeric": "704", "printable_name": "Việt Nam", "name": "Việt Nam"}
    country, _created = get_model("address", "Country").objects.get_or_create(
        iso_3166_1_a2="VN", defaults={**names, "is_shipping_country": True}
    )
    return country
