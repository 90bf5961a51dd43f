"""Menus that editors write: more links in the header, columns in the footer, each in one language."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable, Page, TranslatableMixin


class Menu(TranslatableMixin, ClusterableModel):
    """The links of the header, or one column of the footer."""

    class Place(models.TextChoices):
        HEADER = "header", _("Header, after the kinds of goods")
        FOOTER = "footer", _("Column of the footer")

    place = models.CharField(_("where"), max_length=8, choices=Place.choices, default=Place.FOOTER)
    title = models.CharField(_("heading"), max_length=60, help_text=_("Shown above a column of the footer."))
    position = models.PositiveSmallIntegerField(
        _("place among others"), default=0, help_text=_("Small numbers stand first.")
    )

    class Meta(TranslatableMixin.Meta):
        ordering = ["place", "position", "pk"]
        verbose_name = _("menu")
        verbose_name_plural = _("menus")

    def __str__(self) -> str:
        return f"{self.get_place_display()}: {self.title}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; what an editor changed shows on the next page."""
        super().save(*args, **kwargs)
        from ..selectors import forget_menus

        forget_menus()


class MenuItem(Orderable):
    """A link to a page, or to an address."""

    menu = ParentalKey(Menu, on_delete=models.CASCADE, related_name="entries")
    title = models.CharField(_("words"), max_length=60, blank=True, help_text=_("The page's own title unless given."))
    page = models.ForeignKey(Page, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("page"))
    address = models.CharField(
        _("address"), max_length=200, blank=True,
        validators=[RegexValidator(r"^(/(?!/)|https://)", _("An address begins with / or https://"))],
        help_text=_("A path of the shop such as /don-hang/ (without /en), or a whole address."),
    )  # fmt: skip

    class Meta(Orderable.Meta):
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def __str__(self) -> str:
        return self.title or self.address

    def clean(self) -> None:
        """A link goes to one place, and has words."""
        super().clean()
        if bool(self.page_id) == bool(self.address):
            raise ValidationError(_("Choose a page or write an address, one of the two."))
        if self.address and not self.title:
            raise ValidationError({"title": _("Write the words of the link.")})
