"""Differs from Oscar: whole đồng, and who pays for a discount."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.apps.offer.abstract_models import AbstractConditionalOffer

from marketplace.cooperatives.models import Cooperative
from marketplace.fields import DongField


class ConditionalOffer(AbstractConditionalOffer):
    """An offer that says who funds it: the alliance, or the cooperative whose goods it discounts."""

    class FundedBy(models.TextChoices):
        ALLIANCE = "alliance", _("Alliance")
        COOPERATIVE = "cooperative", _("Cooperative")

    funded_by = models.CharField(_("funded by"), max_length=12, choices=FundedBy.choices, default=FundedBy.ALLIANCE)
    cooperative = models.ForeignKey(
        Cooperative, models.CASCADE, null=True, blank=True, related_name="offers", verbose_name=_("cooperative")
    )
    max_discount = DongField(_("Max discount"), null=True, blank=True)
    total_discount = DongField(_("Total Discount"), default=0)


from oscar.apps.offer.models import *  # noqa: E402,F403
