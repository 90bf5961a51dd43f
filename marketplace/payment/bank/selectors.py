"""Readings of the queue of bank money and of statements."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from marketplace.cooperatives.models import Cooperative
from marketplace.order.models import Purchase
from marketplace.order.status import PaymentState

from ..models import Attempt, BankNotice, Receipt, Statement
from ..selectors import receipts_to_settle
from .incoming import attempt_for, owner_of

D = Receipt.Decision
STATES = {
    "waiting": _("To be decided"), "asked": _("The rest is asked for"), "returning": _("To be sent back"),
    "kept": _("Kept in suspense"), "done": _("Done"),
}  # fmt: skip


def cases(kind: str = "", state: str = "waiting", cooperative: Cooperative | None = None) -> QuerySet[Receipt]:
    """Money that did not fit, of one kind (Receipt.Problem) or all, by what has become of it; the oldest first.

    With `cooperative` only what lies on its own account.
    """
    odd = Receipt.objects.filter(~Q(problem=Receipt.Problem.NONE) | ~Q(decision=D.NONE))
    open_ones = odd.filter(settled_at=None).exclude(problem=Receipt.Problem.NONE)
    found = {
        "waiting": receipts_to_settle(),
        "asked": open_ones.filter(decision=D.ASK).exclude(pk__in=receipts_to_settle().order_by().values("pk")),
        "returning": open_ones.filter(decision=D.SEND_BACK),
        "kept": open_ones.filter(decision=D.KEEP),
        "done": odd.filter(~Q(settled_at=None) | Q(problem=Receipt.Problem.NONE)),
    }[state if state in STATES else "waiting"]
    found = found.filter(problem=kind) if kind in Receipt.Problem.values and kind else found
    found = found.filter(_on_account_of(cooperative)) if cooperative is not None else found
    order = "-decided_at" if state == "done" else "recorded_at"
    return found.select_related("purchase", "cooperative", "decided_by").order_by(order, "pk")


def case(pk: int, cooperative: Cooperative | None = None) -> Receipt | None:
    """One receipt with all that its page shows; with `cooperative` only one of its own account that did not fit."""
    related = ("purchase", "attempt__order__cooperative", "cooperative", "decided_by", "recorded_by")
    found = Receipt.objects.select_related(*related).prefetch_related("notices", "refunds").filter(pk=pk)
    if cooperative is not None:
        odd = ~Q(problem=Receipt.Problem.NONE) | ~Q(decision=D.NONE)
        found = found.filter(_on_account_of(cooperative), odd)
    return found.first()


def _on_account_of(cooperative: Cooperative) -> Q:
    """Money that was paid to the cooperative itself, for an order of its own or for nobody knows what."""
    return Q(attempt__order__cooperative=cooperative) | Q(attempt=None, cooperative=cooperative)


def counts() -> dict[str, int]:
    """How many wait, of each kind."""
    rows = receipts_to_settle().order_by().values_list("problem").annotate(n=Count("pk"))
    return {str(problem): n for problem, n in rows}


def could_be(receipt: Receipt) -> list[Attempt]:
    """Payments that this money may be meant for: exactly its amount is awaited there, or just ended unpaid."""
    cooperative = receipt.attempt.order.cooperative_id if receipt.attempt and receipt.attempt.order else None
    open_ones = Attempt.objects.filter(
        method=Purchase.Method.VIETQR, amount=receipt.amount, order__cooperative=cooperative or receipt.cooperative_id,
        state__in=(PaymentState.PENDING, PaymentState.EXPIRED),
    )  # fmt: skip
    return list(open_ones.exclude(pk=receipt.attempt_id).select_related("purchase", "order").order_by("-pk")[:5])


def accounts() -> list[tuple[str, str]]:
    """The accounts of which statements are imported: the platform's; cooperatives' own where they are paid directly."""
    own = [(settings.PLATFORM_BANK_ACCOUNT, f"{settings.PLATFORM_BANK_ACCOUNT} · {settings.PLATFORM_BANK_HOLDER}")]
    if settings.SETTLEMENT != "direct":
        return own
    theirs = Cooperative.objects.exclude(bank_account="").order_by("name", "pk")
    return own + [(one.bank_account, f"{one.bank_account} · {one.name}") for one in theirs]


def statements() -> QuerySet[Statement]:
    """Statement files, the newest first, with how many rows each brought."""
    return Statement.objects.select_related("uploaded_by").annotate(brought=Count("rows")).order_by("-pk")


def statement_sum(statement: Statement) -> int:
    """What its new rows come to, in đồng."""
    return int(statement.rows.aggregate(sum=Sum("amount"))["sum"] or 0)


def with_guess(rows: list[BankNotice]) -> list[tuple[BankNotice, Attempt | None]]:
    """Rows with the payment that each will go to, as things stand now."""
    return [(row, row.receipt.attempt if row.receipt else attempt_for(row)) for row in rows]


def whose_account(account: str) -> str:
    """The name beside an account number."""
    owner = owner_of(account)
    return owner.name if owner else settings.PLATFORM_BANK_HOLDER
