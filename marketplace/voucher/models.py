"""Differs from Oscar: whole đồng."""

from django.utils.translation import gettext_lazy as _
from oscar.apps.voucher.abstract_models import AbstractVoucher

from marketplace.fields import DongField


class Voucher(AbstractVoucher):
    """Differs from Oscar: whole đồng."""

    total_discount = DongField(_("Total discount"), default=0)


from oscar.apps.voucher.models import *  # noqa: E402,F403
