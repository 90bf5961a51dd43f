"""Odd money for the table of pages: a carrier's row, a lost dispute, a transfer to a cooperative's own account."""

from __future__ import annotations

import io

from django.urls import reverse
from django.utils import timezone

from marketplace.accounts.models import User
from marketplace.cooperatives.models import Cooperative
from marketplace.order.models import Purchase
from marketplace.payment.cards import apply_truth
from marketplace.payment.models import Dispute, Receipt
from marketplace.payment.providers.base import Contested, Payment, Truth
from marketplace.payment.remittance.booking import act_on_remitted
from marketplace.payment.remittance.importing import import_remittance, stage_remittance
from marketplace.payment.remittance.models import Remittance, RemittedRow
from marketplace.payment.services import mark_unmatched

REFERENCE = "TRANGTHAI"


def make_odd_money(by_card: Purchase, binh: Cooperative, lan: User) -> None:
    """A row of which nobody knows the parcel; a card payment that its bank took back; money at Bình's bank."""
    rows = "Mã vận đơn;Tiền thu hộ;Phí;Ngày\nVN-TRANGTHAI;150.000;22.000;22/11/2026\n?;abc;0;22/11/2026\n"
    file = stage_remittance(file=io.BytesIO(rows.encode()), name="thu-ho-thang-11.csv", actor=lan)
    import_remittance(remittance=file, actor=lan)
    act_on_remitted()
    attempt, now = by_card.attempts.get(), timezone.now()
    paid = Payment(f"pi_{REFERENCE}", int(attempt.amount), now)
    lost = Contested(f"dp_{REFERENCE}", int(attempt.amount), Dispute.State.LOST, "fraudulent", now)
    apply_truth(attempt=attempt, truth=Truth("paid", paid, disputes=(lost,)))
    mark_unmatched(amount=150_000, reference=f"FT-{REFERENCE}", received_at=now, cooperative=binh)


def remittance() -> str:
    """A carrier's file that is booked, with a row that cannot be read."""
    return reverse("dashboard:remittance", args=[Remittance.objects.order_by("pk")[0].pk])


def difference() -> str:
    """A row of which nobody knows the parcel."""
    return reverse("dashboard:difference", args=[RemittedRow.objects.filter(problem="unknown").order_by("pk")[0].pk])


def dispute() -> str:
    """A lost dispute: somebody has to say who bears it."""
    return reverse("dashboard:dispute", args=[Dispute.objects.get(reference=f"dp_{REFERENCE}").pk])


def own_case() -> str:
    """Money on a cooperative's own account of which nobody knows whose it is."""
    slug, pk = Receipt.objects.values_list("cooperative__slug", "pk").get(reference=f"FT-{REFERENCE}")
    return reverse("desk:case", args=[slug, pk])
