"""Differs from Oscar: who funds an offer is carried from the first step to the last."""

from __future__ import annotations

from django.http import HttpResponse
from oscar.apps.dashboard.offers import wizard_views

from marketplace.offer.models import ConditionalOffer


class OfferWizardStepView(wizard_views.OfferWizardStepView):
    def save_offer(self, offer: ConditionalOffer) -> HttpResponse:
        """Oscar copies only the fields that it knows."""
        offer.funded_by = self._fetch_session_offer().funded_by
        return super().save_offer(offer)
