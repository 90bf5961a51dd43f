"""Cash on delivery: each parcel is paid at the door; a ceiling and provinces are dated configuration."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext as _

from marketplace.money import format_vnd
from marketplace.order.models import Purchase
from marketplace.order.pricing import Proposal
from marketplace.order.terms import TermKey, term_on
from marketplace.places.models import Province

from ..models import Attempt
from .base import HowToPay, PaidBack, Truth, Unsupported


def why_not(proposal: Proposal, province: Province, day: datetime.date | None = None) -> str:
    """The sentence that says why cash on delivery is not offered; empty where it is."""
    term = term_on(TermKey.COD_CEILING, day)
    if not term.covers(province):
        return _("Cash on delivery is not offered in %(province)s.") % {"province": province}
    dear = next((part for part in proposal.parts if part.total > term.value), None)
    if dear is not None:
        return _("Cash on delivery goes up to %(most)s a parcel; that of %(name)s costs %(total)s.") % {
            "most": format_vnd(term.value),
            "name": dear.cooperative.name,
            "total": format_vnd(dear.total),
        }
    return ""


class CashOnDelivery:
    """The carrier collects; its remittance is reconciled later."""

    def start(self, purchase: Purchase) -> HowToPay:
        """Nothing to do now."""
        return HowToPay(Purchase.Method.COD)

    def refresh(self, attempt: Attempt) -> Truth:
        """As recorded: nobody can be asked."""
        return Truth(attempt.state)

    def refund(self, attempt: Attempt, amount: int, key: str) -> PaidBack:
        """Cash is given back by a person."""
        raise Unsupported
