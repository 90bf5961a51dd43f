"""New and changed listings: what a cooperative proposes waits until the alliance has looked at it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.images import clean_uploads
from catalogue.models import Category, ListingRevision, Product, ProductImage
from marketplace.accounts.models import User
from marketplace.audit.services import record
from marketplace.cooperatives.models import Cooperative
from marketplace.text import nfc, slugify

from .categories import goods_class
from .listing import refresh_listing

# what a cooperative may propose; everything else (who made it, whether it is public) is not its to type
PROPOSABLE = (
    "title", "description", "unit", "net_quantity", "net_unit", "gtin", "vat_class", "storage", "usage", "date_kind",
    "shelf_life_days", "perishable", "season_from", "season_to", "weight_g", "length_cm", "width_cm", "height_cm",
    "brand", "standards", "warnings", "no_warnings", "no_certificates",
)  # fmt: skip
MOST_PICTURES = 8
WAITING = ListingRevision.Status.WAITING


@transaction.atomic
def create_product(
    *, producer: Cooperative, actor: User, category: Category, data: Mapping[str, Any], images: Iterable[Any] = ()
) -> ListingRevision:
    """Write a draft that nobody outside the cooperative sees, and ask the alliance to look at it.

    `data` holds fields of PROPOSABLE; `images` are uploaded files. Raises ValidationError for a field that is not
    right or a picture that cannot be read.
    """
    product = Product(producer=producer, is_public=False, product_class=goods_class(category))
    _apply(product, data)
    product.categories.set([category])
    _add_pictures(product, clean_uploads(images))
    refresh_listing(product=product)
    revision = ListingRevision.objects.create(product=product, is_new=True, proposed_by=actor)
    record(actor=actor, act="listing.proposed", subject=product.title, product=product.pk)
    return revision


@transaction.atomic
def change_product(
    *, product: Product, actor: User, changes: Mapping[str, Any], images: Iterable[Any] = (),
    category: Category | None = None,
) -> ListingRevision:  # fmt: skip
    """Propose changes. A draft takes them at once and waits (again); a public listing stays until approval.

    Raises ValidationError as `create_product`, before anything is stored.
    """
    product = Product.objects.select_for_update(of=("self",)).get(pk=product.pk)
    files = clean_uploads(images)
    if not product.is_public:
        return _change_draft(product, actor, changes, files, category)
    _check(product, changes)
    proposed = {name: _stored(name, value) for name, value in changes.items() if name in PROPOSABLE}
    if category is not None:
        proposed["category"] = category.pk
    if files:
        proposed["pictures"] = [default_storage.save(f"products/{file.name}", file) for file in files]
    revision, _created = ListingRevision.objects.get_or_create(
        product=product, status=WAITING, defaults={"proposed_by": actor}
    )
    pictures = revision.changes.get("pictures", []) + proposed.get("pictures", [])
    revision.changes = {**revision.changes, **proposed, **({"pictures": pictures} if pictures else {})}
    revision.proposed_by, revision.proposed_at = actor, timezone.now()
    revision.save()
    record(
        actor=actor, act="listing.change_proposed", subject=product.title, product=product.pk, fields=sorted(proposed)
    )
    return revision


@transaction.atomic
def approve_revision(*, revision: ListingRevision, actor: User) -> ListingRevision:
    """Show the listing as proposed from now on. ValidationError where it was decided before or no longer fits."""
    revision = _waiting(revision)
    product = revision.product
    changes = dict(revision.changes)
    pictures, category = changes.pop("pictures", []), changes.pop("category", None)
    product.is_public = True
    _apply(product, {name: Product._meta.get_field(name).to_python(value) for name, value in changes.items()})
    if category is not None:
        product.categories.set(Category.objects.filter(pk=category))
    _add_stored_pictures(product, pictures)
    refresh_listing(product=product)
    return _decide(revision, actor, ListingRevision.Status.APPROVED, "listing.approved")


@transaction.atomic
def reject_revision(*, revision: ListingRevision, actor: User, reason: str) -> ListingRevision:
    """Send the proposal back with a reason; what the public sees stays as it was."""
    if not reason.strip():
        raise ValidationError({"reason": _("Say in one sentence what needs to be corrected.")})
    revision = _waiting(revision)
    revision.reason = nfc(reason.strip())[:240]
    return _decide(revision, actor, ListingRevision.Status.REJECTED, "listing.rejected", reason=revision.reason)


def _change_draft(
    product: Product, actor: User, changes: Mapping[str, Any], files: list[Any], category: Category | None
) -> ListingRevision:
    _apply(product, changes)
    if category is not None:
        product.categories.set([category])
    _add_pictures(product, files)
    refresh_listing(product=product)
    revision, created = ListingRevision.objects.get_or_create(
        product=product, status=WAITING, defaults={"is_new": True, "proposed_by": actor}
    )
    if not created:
        revision.proposed_by, revision.proposed_at = actor, timezone.now()
        revision.save()
    record(
        actor=actor, act="listing.change_proposed", subject=product.title, product=product.pk, fields=sorted(changes)
    )
    return revision


def _apply(product: Product, data: Mapping[str, Any]) -> None:
    for name in PROPOSABLE:
        if name in data:
            value = data[name]
            setattr(product, name, nfc(value).strip() if isinstance(value, str) else value)
    product.slug = slugify(product.title)[:255] or "san-pham"
    product.full_clean()
    product.save()


def _check(product: Product, changes: Mapping[str, Any]) -> None:
    """Refuse now what approval would refuse later: the fields are tried on a copy that is never saved."""
    trial = Product.objects.get(pk=product.pk)
    for name in PROPOSABLE:
        if name in changes:
            setattr(trial, name, changes[name])
    trial.full_clean()


def _stored(name: str, value: Any) -> Any:
    plain = value is None or isinstance(value, str | int | bool)
    return (nfc(value).strip() if isinstance(value, str) else value) if plain else str(value)


def _add_pictures(product: Product, files: list[Any]) -> None:
    first = _room_for(product, len(files))
    for order, file in enumerate(files, start=first):
        image = ProductImage(product=product, display_order=order, caption=product.title[:200])
        image.original.save(PurePosixPath(file.name).name, file, save=False)
        image.save()


def _add_stored_pictures(product: Product, names: list[str]) -> None:
    files = [default_storage.open(name) for name in names]
    _add_pictures(product, files)
    for name, file in zip(names, files, strict=True):
        file.close()
        default_storage.delete(name)


def _room_for(product: Product, count: int) -> int:
    present = product.images.count()
    if present + count > MOST_PICTURES:
        raise ValidationError(_("A listing shows at most 8 pictures."), code="too_many_pictures")
    return present


def _waiting(revision: ListingRevision) -> ListingRevision:
    locked = ListingRevision.objects.select_for_update(of=("self",)).select_related("product").get(pk=revision.pk)
    if locked.status != WAITING:
        raise ValidationError(_("This listing has been decided already."), code="decided")
    return locked


def _decide(revision: ListingRevision, actor: User, status: str, act: str, **details: Any) -> ListingRevision:
    revision.status, revision.decided_by, revision.decided_at = status, actor, timezone.now()
    revision.full_clean(exclude=["proposed_by"])  # whoever proposed it may have left since
    revision.save()
    record(actor=actor, act=act, subject=revision.product.title, product=revision.product_id, **details)
    return revision
