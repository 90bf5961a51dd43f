"""What the world reads of goods and cooperatives: the head of their pages, as schema.org things and as a picture."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from catalogue.models import ListingRow
from marketplace.cooperatives.models import Cooperative
from marketplace.links import PageLinks, page_links
from marketplace.links.addresses import absolute
from marketplace.links.card import Card
from marketplace.links.things import Thing, breadcrumbs, told
from marketplace.pictures import square_url
from marketplace.places.models import Province

GOODS, COOPERATIVE = "san-pham", "htx"  # kinds of pictures of shared links
MOST_SHOTS = 3


def product_links(request: HttpRequest, page: Thing) -> PageLinks:
    """The head of a product's page, from its context."""
    made, maker = page["product"], page["cooperative"]
    return page_links(
        request, title=made.title, kind="product", card=_goods_card(page["row"], maker, maker.province),
        description=f"{made.title}, {maker.name}, {maker.province.name}. {made.description}",
        things=[_product(page), breadcrumbs(request, page["crumbs"])],
    )  # fmt: skip


def cooperative_links(request: HttpRequest, page: Thing) -> PageLinks:
    """The head of a cooperative's page, from its context."""
    cooperative = page["cooperative"]
    return page_links(
        request, title=cooperative.name, card=_cooperative_card(cooperative),
        description=f"{cooperative.name}, {page['place']}. {cooperative.summary}",
        things=[_organisation(cooperative), breadcrumbs(request, page["crumbs"])],
    )  # fmt: skip


def cooperatives_links(request: HttpRequest, page: Thing) -> PageLinks:
    """The head of the list of cooperatives; a choice of province or field is not a page of its own."""
    return page_links(
        request, title=_("Cooperatives who sell here"), description=_("Each sells its own goods and answers for them."),
        things=[breadcrumbs(request, page["crumbs"])], index=not (page["province"] or page["field"]),
    )  # fmt: skip


def find_goods_card(key: int) -> Card | None:
    """The picture of goods on sale; None for others."""
    row = ListingRow.objects.on_sale().for_cards().filter(pk=key).first()
    return _goods_card(row, row.cooperative, row.province) if row else None


def find_cooperative_card(key: int) -> Card | None:
    """The picture of a cooperative that the public sees; None for others."""
    found = Cooperative.objects.public().select_related("province").filter(pk=key).first()
    return _cooperative_card(found) if found else None


def _goods_card(row: ListingRow, maker: Cooperative, place: Province) -> Card:
    return Card(GOODS, row.pk, row.title, f"{maker.name}, {place.name}", row.picture)


def _cooperative_card(cooperative: Cooperative) -> Card:
    picture = cooperative.picture.name if cooperative.picture else ""
    return Card(COOPERATIVE, cooperative.pk, cooperative.name, cooperative.province.name, picture or "", wide=True)


def _product(page: Thing) -> Thing:
    row, made = page["row"], page["product"]
    address = absolute(made.get_absolute_url())
    return told(
        type="Product", id=f"{address}#product", name=made.title, sku=str(made.pk), url=address, gtin=made.gtin,
        description=made.description[:500], category=row.group.label if row.group else "",
        brand=told(type="Brand", name=made.brand or page["cooperative"].name),
        image=[absolute(square_url(name, width=960, kind="webp")) for name in row.shots[:MOST_SHOTS]],
        offers=_offer(page, address) if row.price is not None else None,
        aggregateRating=_rating(row) if row.reviews and row.rating else None,
    )  # fmt: skip


def _rating(row: ListingRow) -> Thing:
    return told(
        type="AggregateRating", ratingValue=str(row.rating), reviewCount=row.reviews, bestRating="5", worstRating="1"
    )


def _offer(page: Thing, address: str) -> Thing:
    stock = "InStock" if page["row"].in_stock else "OutOfStock"
    return told(
        type="Offer", url=address, price=str(int(page["row"].price)), priceCurrency="VND",
        availability=f"https://schema.org/{stock}", itemCondition="https://schema.org/NewCondition",
        seller=_organisation(page["cooperative"]),
    )  # fmt: skip


def _organisation(cooperative: Any) -> Thing:
    """A cooperative with the legal identity that its page shows."""
    address = absolute(cooperative.get_absolute_url())
    registration = cooperative.registration_number
    return told(
        type="Organization", id=f"{address}#organization", name=cooperative.name, legalName=cooperative.name,
        url=address, taxID=cooperative.tax_code, telephone=cooperative.phone, email=cooperative.email,
        description=cooperative.summary, sameAs=cooperative.website,
        foundingDate=str(cooperative.founded_year or ""),
        identifier=told(type="PropertyValue", propertyID="registration", value=registration) if registration else None,
        address=told(
            type="PostalAddress", addressCountry="VN", addressRegion=cooperative.province.name,
            addressLocality=cooperative.commune.full_name if cooperative.commune else "",
            streetAddress=cooperative.street,
        ),
    )  # fmt: skip
