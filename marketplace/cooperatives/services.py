"""Acts on cooperatives: verifying, suspending, reinstating."""

from django.db import transaction

from marketplace.accounts.models import User
from marketplace.audit.services import record

from .models import Cooperative


@transaction.atomic
def set_status(*, cooperative: Cooperative, status: str, actor: User, reason: str = "") -> Cooperative:
    """Verify, suspend or reinstate; its goods follow at once, for every list joins this column."""
    before = cooperative.status
    cooperative.status = Cooperative.Status(status)
    cooperative.save(update_fields=["status"])
    record(actor=actor, act=f"cooperative.{status}", subject=cooperative.code, before=before, reason=reason)
    return cooperative
