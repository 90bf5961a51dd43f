"""The list of cooperatives, and what the page of one shows."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.models import Certificate, ListingRow
from catalogue.selectors import rows_of
from marketplace.cooperatives.models import Cooperative, Field
from marketplace.places.models import Province
from marketplace.templatetags.shop import date_vn, phone_vn

from .papers import certificate_card

PER_PAGE = 24
# what pages say about places is short; whoever wants all of it asks the cooperative
MOST_PLACES = 6


def cooperative_list(params: QueryDict) -> dict[str, Any]:
    """Context of `storefront/cooperatives.html`: cooperatives by province and field, with their goods counted."""
    public = Cooperative.objects.public()
    counted = Count("cooperatives", filter=Q(cooperatives__status=Cooperative.Status.ACTIVE))
    provinces = list(Province.objects.current().annotate(n=counted).filter(n__gt=0))
    fields = list(Field.objects.annotate(n=counted).filter(n__gt=0))
    province = next((each for each in provinces if each.code == params.get("tinh")), None)
    field = next((each for each in fields if each.code == params.get("nganh")), None)
    if province:
        public = public.filter(province=province)
    if field:
        public = public.filter(fields=field)
    found = public.select_related("province", "commune").defer("story").order_by("slug")
    page = Paginator(found, PER_PAGE).get_page(params.get("page"))
    goods = goods_of(list(page))
    unknown = (params.get("tinh") and not province) or (params.get("nganh") and not field)
    return {
        "crumbs": [{"title": _("Cooperatives")}], "page": page,
        "cards": [card(each, goods.get(each.pk, 0)) for each in page],
        "provinces": provinces, "province": province, "fields": fields, "field": field, "is_unknown": unknown,
    }  # fmt: skip


def goods_of(cooperatives: list[Cooperative]) -> dict[int, int]:
    """How many goods each has on sale, by its key; one query."""
    rows = ListingRow.objects.on_sale().filter(cooperative__in=cooperatives).order_by()
    return dict(rows.values_list("cooperative").annotate(n=Count("pk")))


def card(cooperative: Cooperative, goods: int) -> dict[str, Any]:
    """A cooperative as its card shows it."""
    return {
        "name": cooperative.name, "url": cooperative.get_absolute_url(), "place": place_of(cooperative),
        "tagline": cooperative.summary, "image": cooperative.picture.name if cooperative.picture else "",
        "products": goods, "members": cooperative.members_count,
    }  # fmt: skip


def place_of(cooperative: Cooperative) -> str:
    """Commune and province, as an address ends."""
    commune = f"{cooperative.commune.full_name}, " if cooperative.commune else ""
    return f"{commune}{cooperative.province.name}"


def cooperative_page(cooperative: Cooperative, *, day: datetime.date, page: str) -> dict[str, Any]:
    """Context of `storefront/cooperative.html` for a cooperative fetched by `public_cooperative`."""
    goods = Paginator(rows_of(cooperative), PER_PAGE).get_page(page)
    certificates = Certificate.objects.shown_on(day).filter(holder=cooperative).select_related("indication")
    certificates = certificates.order_by("-verification", "scheme", "-issued_on")
    everybody = {"title": _("Cooperatives"), "url": reverse("storefront:cooperatives")}
    return {
        "cooperative": cooperative, "place": place_of(cooperative),
        "crumbs": [everybody, {"title": cooperative.name}],
        "fields": list(cooperative.fields.all()), "awards": list(cooperative.awards.all()),
        "certificates": [certificate_card(each, day) for each in certificates],
        "page": goods, "rows": list(goods.object_list),
        "facilities": list(cooperative.facilities.select_related("province", "commune")[:MOST_PLACES]),
        "areas": list(cooperative.growing_areas.all()[:MOST_PLACES]),
        "facts": _facts(cooperative), "contact": _contact(cooperative),
    }  # fmt: skip


def _facts(cooperative: Cooperative) -> list[dict[str, str]]:
    """The legal identity that a buyer has a right to see before buying."""
    registration = (cooperative.registration_number, date_vn(cooperative.registered_on), cooperative.registered_by)
    registered = ", ".join(part for part in registration if part)
    facts = [
        (_("Kind of organisation"), str(cooperative.get_kind_display())), (_("Tax code"), cooperative.tax_code),
        (_("Registration"), registered), (_("Legal representative"), cooperative.representative),
        (_("Founded"), str(cooperative.founded_year or "")), (_("Members"), str(cooperative.members_count or "")),
        (_("Size of the organisation"), str(cooperative.get_size_display())),
    ]  # fmt: skip
    return [{"term": term, "text": text} for term, text in facts if text]


def _contact(cooperative: Cooperative) -> list[dict[str, str]]:
    address = ", ".join(part for part in (cooperative.street, place_of(cooperative)) if part)
    rows = [
        (_("Address"), address, ""), (_("Phone"), phone_vn(cooperative.phone), f"tel:{cooperative.phone}"),
        (_("E-mail"), cooperative.email, f"mailto:{cooperative.email}"),
        (_("Website"), cooperative.website, cooperative.website),
    ]  # fmt: skip
    return [{"term": term, "text": text, "url": url} for term, text, url in rows if text]
