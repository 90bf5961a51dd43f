"""Differs from Oscar: nothing is sorted by its checkbox, and a kind's name is text however it was found."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django_tables2 import TemplateColumn
from oscar.apps.dashboard.catalogue import tables


def _checkbox(kind: str) -> TemplateColumn:
    name = f"oscar/dashboard/catalogue/{kind}_row_checkbox.html"
    return TemplateColumn(verbose_name="", template_name=name, orderable=False)


class ProductTable(tables.ProductTable):
    checkbox = _checkbox("product")


class CategoryTable(tables.CategoryTable):
    checkbox = _checkbox("category")

    def render_name(self, value: str, record: Any) -> SafeString:
        """A link to it; where a name was searched for, by its whole path."""
        url = reverse("dashboard:catalogue-category-update", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, record.full_name if self.request.GET.get("name") else value)
