"""Cooperatives: who they are, their people, their places and fields, and who supplies them."""

from .organisation import Award, Cooperative, CooperativeQuerySet, Field, Membership
from .places import Facility, GrowingArea
from .suppliers import Supplier

__all__ = [
    "Award", "Cooperative", "CooperativeQuerySet", "Facility", "Field", "GrowingArea", "Membership", "Supplier",
]  # fmt: skip
