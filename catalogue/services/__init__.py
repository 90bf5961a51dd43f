"""The catalogue's acts, one verb each."""

from .categories import ensure_category, ensure_ocop_groups, goods_class
from .listing import count_sales, refresh_listing, refresh_stars, write_rating, write_stock
from .revisions import approve_revision, change_product, create_product, reject_revision

__all__ = [
    "approve_revision",
    "change_product",
    "count_sales",
    "create_product",
    "ensure_category",
    "ensure_ocop_groups",
    "goods_class",
    "refresh_listing",
    "refresh_stars",
    "reject_revision",
    "write_rating",
    "write_stock",
]
