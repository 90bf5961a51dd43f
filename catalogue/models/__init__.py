"""Differs from Oscar: a product knows its producer, unit and net content; stars and certificates have dates;
`ListingRow` is the one table that listings and search read."""

from .product import Category, DateKind, NetUnit, Product, ProductImage, VatClass  # noqa: I001  ours stand before Oscar's
from .indications import GeographicalIndication, PaperRule
from .papers import Certificate, OcopRecognition, Paper
from .listing import ListingRevision, ListingRow

__all__ = [
    "Category",
    "Certificate",
    "DateKind",
    "GeographicalIndication",
    "ListingRevision",
    "ListingRow",
    "NetUnit",
    "OcopRecognition",
    "Paper",
    "PaperRule",
    "Product",
    "ProductImage",
    "VatClass",
]

from oscar.apps.catalogue.models import *  # noqa: F403  Oscar's remaining models, after ours
from oscar.apps.catalogue.models import __all__ as oscars

__all__ += oscars
