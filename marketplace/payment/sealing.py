"""The account that a buyer is paid back to: sealed where it is kept, and every reading of it is written down."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import asdict, dataclass

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.audit.services import record
from marketplace.cooperatives.validators import valid_bank_account
from marketplace.order.models import Purchase
from marketplace.vietqr import BANKS

from .models import PaybackAccount

LONGEST_HOLDER = 120


@dataclass(frozen=True, slots=True)
class Account:
    """A bank account: the bank's six digits, the number, whose it is."""

    bank_bin: str
    number: str
    holder: str

    @property
    def bank(self) -> str:
        """The bank's name."""
        return BANKS.get(self.bank_bin, self.bank_bin)


@transaction.atomic
def keep_account(*, purchase: Purchase, account: Account, actor: User | None = None) -> None:
    """Keep where the buyer wants the money; a later one takes its place. Raises ValidationError by field."""
    faults = {}
    if account.bank_bin not in BANKS:
        faults["bank_bin"] = _("Choose your bank.")
    try:
        valid_bank_account(account.number)
    except ValidationError as fault:
        faults["number"] = fault.messages[0]
    if not 2 <= len(account.holder.strip()) <= LONGEST_HOLDER:
        faults["holder"] = _("Write whose account it is, as the bank has it.")
    if faults:
        raise ValidationError(faults)
    sealed = _seal().encrypt(json.dumps(asdict(account)).encode())
    PaybackAccount.objects.update_or_create(purchase=purchase, defaults={"sealed": sealed})
    record(actor=actor, act="payback_account.kept", subject=purchase.number)


def has_account(purchase: Purchase) -> bool:
    """Whether the buyer has been asked already."""
    return PaybackAccount.objects.filter(purchase=purchase).exists()


@transaction.atomic
def read_account(*, purchase: Purchase, actor: User) -> Account | None:
    """Open it for a person who pays back; None where there is none, or where its key is gone. Written down."""
    kept = PaybackAccount.objects.filter(purchase=purchase).first()
    if kept is None:
        return None
    record(actor=actor, act="payback_account.read", subject=purchase.number)
    try:
        return Account(**json.loads(_seal().decrypt(bytes(kept.sealed))))
    except InvalidToken:
        return None


@transaction.atomic
def seal_anew() -> int:
    """Seal every account with the first key of FIELD_ENCRYPTION_KEY, so that older ones can go. Answers how many.

    What no key opens is left as it is.
    """
    seal, count = _seal(), 0
    for kept in PaybackAccount.objects.select_for_update().order_by("pk").iterator():
        try:
            sealed = seal.rotate(bytes(kept.sealed))
        except InvalidToken:
            continue
        # not by save(): when the buyer gave it has not changed
        count += PaybackAccount.objects.filter(pk=kept.pk).update(sealed=sealed)
    return count


def _seal() -> MultiFernet:
    """The first key seals, each opens: those for fields, then those that sealed before there was one."""
    secrets = [*settings.FIELD_ENCRYPTION_KEYS, settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(f"payback-account:{secret}".encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
