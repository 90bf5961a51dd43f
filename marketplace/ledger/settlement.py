"""Paying out what is due: propose, approve by another person, the bank's answer. Never more than the balance."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record
from marketplace.cooperatives.models import Cooperative
from marketplace.money import format_vnd

from . import rules
from .chart import Event
from .models import Batch, CommissionRule, Payout
from .rules import Leg
from .selectors import payable, payables
from .services import BooksRefused, lock_payable, lock_payables, post

SOURCE = "payout"
State = Payout.State


@transaction.atomic
def propose_batch(*, actor: User, minimum: int = 0) -> Batch:
    """A batch with the balance of every cooperative that is owed at least `minimum` đồng and has a bank account.

    Whoever is in a proposed batch already is left out. Raises ValidationError where nobody is left.
    """
    lock_payables()
    due = {pk: amount for pk, amount in payables().items() if amount >= max(minimum, 1)}
    waiting = Payout.objects.filter(state=State.PROPOSED).values("cooperative_id")
    cooperatives = Cooperative.objects.filter(pk__in=due).exclude(pk__in=waiting).order_by("name", "pk")
    payees = [each for each in cooperatives if each.bank_bin and each.bank_account]
    if not payees:
        raise ValidationError(_("No cooperative with a bank account is owed that much, or a batch waits already."))
    batch = Batch(number=_new_number(), minimum=minimum, proposed_by=actor)
    batch.full_clean()
    batch.save()
    for payee in payees:
        payout = Payout(
            batch=batch, cooperative=payee, amount=due[payee.pk], bank_bin=payee.bank_bin,
            bank_account=payee.bank_account, bank_holder=payee.bank_holder or payee.name[:120],
        )  # fmt: skip
        payout.full_clean()
        payout.save()
    record(actor=actor, act="payout.proposed", subject=batch.number, payouts=len(payees), minimum=minimum)
    return batch


@transaction.atomic
def approve_batch(*, batch: Batch, actor: User) -> Batch:
    """Let the batch go to the bank. A payout whose balance has fallen below it meanwhile is dropped, never paid.

    Raises ValidationError for a batch that is decided, and for whoever proposed it while somebody else could look.
    """
    batch = _open(batch)
    if batch.proposed_by_id == actor.pk and User.objects.filter(is_staff=True, is_active=True).exclude(pk=actor.pk):
        raise ValidationError(_("You proposed this batch; somebody else of the alliance approves it."))
    for payout in batch.payouts.select_related("cooperative").order_by("cooperative_id"):
        lock_payable(payout.cooperative)
        left = payable(payout.cooperative_id)
        if left < payout.amount:
            note = _("Only %(left)s is owed now.") % {"left": format_vnd(left)}
            _move(payout, State.DROPPED, note=note)
        else:
            _post(payout, Event.PAYOUT_SENT, "sent", rules.payout_sent(payout.cooperative_id, payout.amount))
            _move(payout, State.SENT)
    batch.approved_by, batch.approved_at = actor, timezone.now()
    batch.save(update_fields=["approved_by", "approved_at"])
    record(actor=actor, act="payout.approved", subject=batch.number)
    return batch


@transaction.atomic
def drop_batch(*, batch: Batch, actor: User) -> Batch:
    """Give a proposed batch up; nothing has moved. Raises ValidationError where it is decided."""
    batch = _open(batch)
    for payout in batch.payouts.all():
        _move(payout, State.DROPPED)
    batch.dropped_at = timezone.now()
    batch.save(update_fields=["dropped_at"])
    record(actor=actor, act="payout.dropped", subject=batch.number)
    return batch


@transaction.atomic
def mark_paid(*, payout: Payout, actor: User, reference: str = "", paid_at: datetime.datetime | None = None) -> Payout:
    """The bank made the payout; once. Raises ValidationError for one that is not at the bank."""
    payout = _locked(payout)
    if payout.state == State.PAID:
        return payout
    _must(payout, State.SENT)
    _post(payout, Event.PAYOUT_PAID, "paid", rules.payout_paid(payout.amount), paid_at)
    _move(payout, State.PAID, reference=reference)
    record(actor=actor, act="payout.paid", subject=payout.memo, amount=payout.amount, reference=reference)
    return payout


@transaction.atomic
def mark_returned(*, payout: Payout, actor: User, reason: str) -> Payout:
    """The bank did not make it, or sent it back: it is owed again, and no longer reads settled.

    Raises ValidationError without a reason, or for a payout that never went to the bank.
    """
    if not reason.strip():
        raise ValidationError(_("Say why it came back, as the bank says it."))
    payout = _locked(payout)
    if payout.state == State.RETURNED:
        return payout
    _must(payout, State.SENT, State.PAID)
    legs = rules.payout_returned(payout.cooperative_id, payout.amount, was_paid=payout.state == State.PAID)
    _post(payout, Event.PAYOUT_RETURNED, "returned", legs)
    _move(payout, State.RETURNED, note=reason.strip())
    record(actor=actor, act="payout.returned", subject=payout.memo, amount=payout.amount, reason=reason)
    return payout


@transaction.atomic
def receive_from_cooperative(*, cooperative: Cooperative, amount: int, reference: str, actor: User) -> None:
    """A cooperative paid `amount` đồng of what it owes; once per bank `reference`. Raises ValidationError."""
    if amount <= 0:
        raise ValidationError({"amount": _("The amount must be greater than zero.")})
    if not reference.strip():
        raise ValidationError({"reference": _("Enter the bank's reference; each is recorded once.")})
    try:
        _post_cooperative_paid(cooperative, amount, reference.strip())
    except BooksRefused as refusal:
        sentence = _("This reference is already recorded with another amount or cooperative.")
        raise ValidationError({"reference": sentence}) from refusal
    record(actor=actor, act="cooperative.paid", subject=cooperative.code, amount=amount, reference=reference)


def _post_cooperative_paid(cooperative: Cooperative, amount: int, reference: str) -> None:
    post(
        event=Event.COOPERATIVE_PAID, key=f"cooperative-paid-{reference}", source="cooperative",
        source_key=cooperative.code, legs=rules.cooperative_paid(cooperative.pk, amount), memo=reference,
    )  # fmt: skip


@transaction.atomic
def add_rule(*, rule: CommissionRule, actor: User) -> CommissionRule:
    """One more rule of commission, which nobody changes afterwards: a newer one takes its place."""
    rule.full_clean()
    rule.save()
    record(
        actor=actor, act="commission.rule", subject=str(rule), effective_from=str(rule.effective_from),
        cooperative=rule.cooperative_id, category=rule.category, legal_ref=rule.legal_ref,
    )  # fmt: skip
    return rule


def without_account(minimum: int = 1) -> QuerySet[Cooperative]:
    """Cooperatives that are owed money and have no bank account to send it to."""
    due = [pk for pk, amount in payables().items() if amount >= minimum]
    return Cooperative.objects.filter(pk__in=due, bank_account="").order_by("name", "pk")


def _new_number() -> str:
    day = f"{timezone.localdate():%y%m%d}"
    return f"CT{day}-{Batch.objects.filter(number__startswith=f'CT{day}-').count() + 1}"


def _open(batch: Batch) -> Batch:
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    if not batch.is_open:
        raise ValidationError(_("Batch %(number)s is already decided.") % {"number": batch.number})
    return batch


def _locked(payout: Payout) -> Payout:
    payouts = Payout.objects.select_related("batch", "cooperative").select_for_update(of=("self",))
    return payouts.get(pk=payout.pk)


def _must(payout: Payout, *states: str) -> None:
    if payout.state not in states:
        sentence = _("This payout is “%(state)s”; that cannot be done with it now.")
        raise ValidationError(sentence % {"state": payout.get_state_display()})


def _move(payout: Payout, state: str, **details: str) -> None:
    payout.state, payout.decided_at = state, timezone.now()
    for name, value in details.items():
        setattr(payout, name, value)
    payout.full_clean(exclude=["batch", "cooperative"])
    payout.save()


def _post(
    payout: Payout, event: Event, what: str, legs: list[Leg], occurred_at: datetime.datetime | None = None
) -> None:
    post(
        event=event, key=f"payout-{payout.pk}-{what}", source=SOURCE, source_key=str(payout.pk), legs=legs,
        occurred_at=occurred_at, memo=payout.memo,
    )  # fmt: skip
