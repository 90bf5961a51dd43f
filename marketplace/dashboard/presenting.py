"""How a proposed change is shown: the name of each field, what stands, what is proposed."""

from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.db import models
from django.utils.translation import gettext as _

from catalogue.models import Category, ListingRevision, Product


@dataclass(frozen=True)
class Change:
    """One field that would change."""

    label: str
    before: object
    after: object


def changes_of(revision: ListingRevision) -> list[Change]:
    """The changes of a revision, in the order in which they were proposed; none for a new listing. Pictures apart."""
    return [_change(revision.product, name, value) for name, value in revision.changes.items() if name != "pictures"]


def new_pictures(revision: ListingRevision) -> list[str]:
    """Addresses of the pictures that wait with a change: uploaded and cleaned, not yet cut into the shop's sizes."""
    return [default_storage.url(name) for name in revision.changes.get("pictures", [])]


def _change(product: Product, name: str, after: object) -> Change:
    if name == "category":
        categories = Category.objects.filter(pk=after)
        return Change(_("Kind of goods"), _names(product.categories.all()), _names(categories))
    field = Product._meta.get_field(name)
    label = str(getattr(field, "verbose_name", name)).capitalize()
    if not isinstance(field, models.Field):
        return Change(label, "", after)
    before, shown = getattr(product, name), field.to_python(after)
    return Change(label, _written(field, before), _written(field, shown))


def _names(categories: models.QuerySet[Category]) -> str:
    return ", ".join(category.full_name for category in categories)


def _written(field: models.Field, value: object) -> object:
    choices = dict(field.flatchoices)
    if value in choices:
        return choices[value]
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return "–" if value in (None, "") else value
