"""Writing the audit trail."""

from typing import Any

from marketplace.accounts.models import User

from .models import AuditEntry


def record(*, actor: User | None, act: str, subject: object, **details: Any) -> AuditEntry:
    """Append one line; call it inside the act's own transaction."""
    return AuditEntry.objects.create(actor=actor, act=act, subject=str(subject)[:160], details=details)
