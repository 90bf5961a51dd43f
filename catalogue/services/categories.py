"""The six groups of OCOP as the roots of the category tree (decision 148/QĐ-TTg), kinds of goods below them."""

from django.db import transaction

from catalogue.groups import OCOP_GROUPS, SERVICES_GROUP
from catalogue.models import Category, ProductClass
from marketplace.text import slugify


@transaction.atomic
def ensure_ocop_groups() -> dict[str, Category]:
    """The six groups by code, made where they are missing."""
    found = {group.code: group for group in Category.objects.filter(code__in=OCOP_GROUPS)}
    for code, name in OCOP_GROUPS.items():
        if code not in found:
            existing = Category.get_root_nodes().filter(name=name, code=None).first()
            found[code] = existing or Category.add_root(name=name, code=code, slug=code)
            if existing:
                existing.code = code
                existing.save(update_fields=["code"])
    return {code: found[code] for code in OCOP_GROUPS}


@transaction.atomic
def ensure_category(names: list[str]) -> Category:
    """The category at the end of the path of `names`, the first of which is a group; made where it is missing."""
    groups = ensure_ocop_groups()
    root = next((group for group in groups.values() if group.name == names[0]), None)
    category = root or Category.get_root_nodes().filter(name=names[0]).first() or Category.add_root(name=names[0])
    for name in names[1:]:
        child = category.get_children().filter(name=name).first()
        category = child or Category.objects.get(pk=category.pk).add_child(name=name, slug=slugify(name))
    return category


def goods_class(category: Category) -> ProductClass:
    """What Oscar calls the product's class: goods are sent and counted, a visit is counted and not sent."""
    root = category if category.is_root() else category.get_root()
    is_service = root.code == SERVICES_GROUP
    return ProductClass.objects.get_or_create(
        name="Dịch vụ" if is_service else "Hàng hóa",
        defaults={"requires_shipping": not is_service, "track_stock": True},
    )[0]
