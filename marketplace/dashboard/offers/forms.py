"""Differs from Oscar: an offer says who funds it, as the books ask."""

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _
from oscar.apps.dashboard.offers import forms

from marketplace.offer.models import ConditionalOffer


class MetaDataForm(forms.MetaDataForm):
    funded_by = django_forms.ChoiceField(
        label=_("Who funds the discount?"), choices=ConditionalOffer.FundedBy.choices,
        initial=ConditionalOffer.FundedBy.ALLIANCE,
        help_text=_("A cooperative bears what is taken off its own goods. Placed orders keep what was agreed."),
    )  # fmt: skip

    class Meta(forms.MetaDataForm.Meta):
        fields = (*forms.MetaDataForm.Meta.fields, "funded_by")
