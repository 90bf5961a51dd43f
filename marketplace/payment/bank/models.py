"""What the bank said, row by row: kept as evidence, never changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.cooperatives.models import Cooperative
from marketplace.fields import DongField
from marketplace.sheets.models import ReadFile

from ..models import Receipt, Retried


class Statement(ReadFile):
    """A statement file of one account: read first, imported when a person says so."""

    account = models.CharField(_("account number"), max_length=19)
    outgoing = models.PositiveIntegerField(_("outgoing"), default=0)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("bank statement")
        verbose_name_plural = _("bank statements")


class StatementFault(models.Model):
    """A row of a statement that could not be read, by its number in the file."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="faults")
    row = models.PositiveIntegerField(_("row"))
    code = models.CharField(_("what is wrong"), max_length=20)
    text = models.CharField(_("as it stands"), max_length=120, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("row that cannot be read")
        verbose_name_plural = _("rows that cannot be read")

    def __str__(self) -> str:
        return f"{self.statement}: {self.row}"


class BankNotice(Retried):
    """One incoming transfer as the bank told it, by a signed notice or in a statement; acted on once.

    `identity` is the transfer's own (account and bank reference, else account, day, amount and text): the same
    transfer told twice, or both ways, is one row. A row of a statement that nobody has imported yet is `is_staged`.
    """

    identity = models.CharField(max_length=120)
    number = models.CharField(_("number of the notice"), max_length=60, unique=True, null=True, blank=True)
    account = models.CharField(_("account number"), max_length=19)
    cooperative = models.ForeignKey(Cooperative, models.PROTECT, null=True, blank=True, related_name="+")
    gateway = models.CharField(_("bank"), max_length=60, blank=True)
    reference = models.CharField(_("bank reference"), max_length=60, blank=True)
    content = models.CharField(_("what the payer wrote"), max_length=500, blank=True)
    amount = DongField(_("amount"))
    happened_at = models.DateTimeField(_("received at"))
    is_late = models.BooleanField(_("told late"), default=False)
    statement = models.ForeignKey(Statement, models.CASCADE, null=True, blank=True, related_name="rows")
    row = models.PositiveIntegerField(_("row"), null=True, blank=True)
    is_staged = models.BooleanField(default=False)
    receipt = models.ForeignKey(Receipt, models.PROTECT, null=True, blank=True, related_name="notices")
    kept_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(_("acted on at"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("bank notice")
        verbose_name_plural = _("bank notices")
        constraints = [
            models.UniqueConstraint(
                fields=["identity"], condition=models.Q(is_staged=False), name="a_transfer_is_kept_once"
            ),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="bank_notice_amount_positive"),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"], name="bank_notice_waiting",
                condition=models.Q(answered_at__isnull=True, is_staged=False),
            ),
            models.Index(fields=["account", "amount"], name="bank_notice_account_amount"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.account} {self.amount} {self.reference}"
