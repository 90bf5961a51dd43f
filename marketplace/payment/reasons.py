"""Why a buyer's bank asks money back: Stripe's words for it (docs.stripe.com/disputes/categories), and ours."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

REASONS = {
    "bank_cannot_process": _("The bank cannot process the payment"),
    "credit_not_processed": _("A promised refund has not come"),
    "customer_initiated": _("The buyer asked the bank"),
    "debit_not_authorized": _("The buyer did not allow the payment"),
    "duplicate": _("Paid twice"),
    "fraudulent": _("The cardholder did not make the payment"),
    "general": _("No closer reason"),
    "incorrect_account_details": _("The account's details are wrong"),
    "insufficient_funds": _("The account had too little money"),
    "noncompliant": _("The payment breaks a rule of the card network"),
    "product_not_received": _("The goods have not arrived"),
    "product_unacceptable": _("The goods are faulty or not as described"),
    "subscription_canceled": _("The subscription was cancelled"),
    "unrecognized": _("The cardholder does not recognise the payment"),
}


def in_words(reason: str) -> str:
    """The reader's words for it; a reason that is new to us as Stripe writes it."""
    return str(REASONS.get(reason, reason))
