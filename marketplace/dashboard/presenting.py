"""How a proposed change is shown: the name of each field, what stands, what is proposed."""

from dataclasses import dataclass

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from catalogue.models import ListingRevision, Product


@dataclass(frozen=True)
class Change:
    """One field that would change."""

    label: str
    before: object
    after: object


def changes_of(revision: ListingRevision) -> list[Change]:
    """The changes of a revision, in the order in which they were proposed; none for a new listing."""
    return [_change(revision.product, name, value) for name, value in revision.changes.items()]


def _change(product: Product, name: str, after: object) -> Change:
    try:
        field = Product._meta.get_field(name)
    except FieldDoesNotExist:
        return Change(name, "", after)
    label = str(getattr(field, "verbose_name", name))
    display = getattr(product, f"get_{name}_display", None)
    if not isinstance(field, models.Field):
        return Change(label, "", after)
    choices = dict(field.flatchoices)
    return Change(label, display() if display else getattr(product, name), choices.get(after, after))
