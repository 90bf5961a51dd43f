"""What a paper may say: days that can be, goods and fields of its holder, a number once, stars by their score."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.models import Certificate, OcopRecognition, Paper, Product
from catalogue.models.papers import number_key
from marketplace.cooperatives.models import GrowingArea
from marketplace.templatetags.shop import date_vn

from .rules import add_months, rule_on

OLDEST = datetime.date(1990, 1, 1)
A_YEAR = datetime.timedelta(days=366)
LONGEST = 20 * A_YEAR
S = Certificate.Scheme
ENDLESS = {S.GI, S.COLLECTIVE_MARK, S.FOOD_SAFETY, S.OTHER}
STANDING = (Paper.Verification.DECLARED, Paper.Verification.VERIFIED)
# Decision 148/QĐ-TTg: the least score of so many stars, and that at which the next begins
SCORES = {3: (50, 70), 4: (70, 90), 5: (90, 101)}
# until it districts recognised three and four stars (law 72/2025/QH15 on local government: no districts)
DISTRICTS_UNTIL = datetime.date(2025, 6, 30)


def check_certificate(paper: Certificate, products: Collection[Product], areas: Collection[GrowingArea]) -> None:
    """Raise ValidationError, a sentence for each field that cannot be."""
    faults = _days(paper)
    if paper.expires_on is None and paper.scheme not in ENDLESS:
        faults["expires_on"] = _("Certificates of this scheme end: write until when it is valid.")
    if not products:
        faults["products"] = _("Tick the goods that the certificate names.")
    elif any(product.producer_id != paper.holder_id for product in products):
        faults["products"] = _("One of these goods belongs to another cooperative.")
    if any(area.cooperative_id != paper.holder_id for area in areas):
        faults["areas"] = _("One of these growing areas belongs to another cooperative.")
    if paper.quantity_kg is not None and paper.quantity_kg <= 0:
        faults["quantity_kg"] = _("A quantity is more than nothing; leave it open where none is named.")
    if paper.scheme == S.GI and (paper.indication is None or not paper.indication.holds_on(timezone.localdate())):
        faults["indication"] = _("Choose the registered indication that you have a right to use.")
    if paper.scheme != S.GI and paper.indication is not None:
        faults["indication"] = _(
            "Only a geographical indication names a registration; choose that scheme, or none here."
        )
    if not number_key(paper.number):
        faults["number"] = _("Write the number as it stands on the certificate.")
    elif _has_it(paper):
        faults["number"] = _("You have this number of this scheme already: withdraw it first, or renew it.")
    if faults:
        raise ValidationError(faults)


def check_recognition(paper: OcopRecognition) -> None:
    """The same for stars; the day on which they end is reckoned where it is left open."""
    months = rule_on(timezone.localdate()).ocop_months
    known = paper.issued_on.year > OLDEST.year and paper.issued_on.year < datetime.MAXYEAR - 20
    last = add_months(paper.issued_on, months) if known else paper.issued_on + datetime.timedelta(days=1)
    paper.expires_on = paper.expires_on or last
    faults = _days(paper)
    if "expires_on" not in faults and paper.expires_on > last:
        faults["expires_on"] = _("OCOP stars last %(months)s months: until %(day)s.") % {
            "months": months, "day": date_vn(last)
        }  # fmt: skip
    low, high = SCORES.get(paper.stars, (0, 0))
    if not low:
        faults["stars"] = _("OCOP gives three to five stars.")
    elif paper.score is not None and not low <= paper.score < high:
        faults["score"] = _("%(stars)s stars are given from %(low)s to below %(high)s points.") % {
            "stars": paper.stars, "low": low, "high": high
        }  # fmt: skip
    if (fault := _level(paper)) and "issued_on" not in faults:
        faults["level"] = fault
    others = OcopRecognition.objects.filter(product=paper.product, decision__iexact=paper.decision.strip())
    if others.filter(verification__in=STANDING, revoked_on=None).exists():
        faults["decision"] = _("This decision is written down for this product already.")
    if faults:
        raise ValidationError(faults)


def check_renewal(paper: Paper) -> None:
    """What it replaces is of the same holder and kind, and stands."""
    old = paper.replaces
    if old is None:
        return
    same = old.holder == paper.holder  # type: ignore[attr-defined]
    if isinstance(paper, Certificate):
        same = same and old.scheme == paper.scheme
    elif isinstance(paper, OcopRecognition):
        same = same and old.product_id == paper.product_id
    if not same or old.verification != Paper.Verification.VERIFIED or old.revoked_on is not None:
        raise ValidationError(_("Only a verified paper of the same kind and goods can be renewed."))


def _days(paper: Certificate | OcopRecognition) -> dict[str, str]:
    """Sentences about days that cannot be; those of 1990 and of a year ahead can."""
    today, faults = timezone.localdate(), {}
    if not OLDEST <= paper.issued_on <= today + A_YEAR:
        faults["issued_on"] = _("Check the year of issue.")
    elif paper.expires_on is not None and paper.expires_on <= paper.issued_on:
        faults["expires_on"] = _("It ends before it was issued: check both days.")
    elif paper.expires_on is not None and paper.expires_on - paper.issued_on > LONGEST:
        faults["expires_on"] = _("Check the year in which it ends.")
    elif paper.expires_on is not None and paper.expires_on < today:
        faults["expires_on"] = _("It ended on %(day)s: declare the one that is in force.") % {
            "day": date_vn(paper.expires_on)
        }  # fmt: skip
    return faults


def _has_it(paper: Certificate) -> bool:
    """Whether the holder declared this number before; the one that it renews may bear it too."""
    same = Certificate.objects.filter(
        holder=paper.holder, scheme=paper.scheme, number_key=number_key(paper.number), verification__in=STANDING
    ).exclude(pk=paper.replaces_id)
    ended = Q(expires_on__lt=timezone.localdate()) | Q(revoked_on__isnull=False)
    return same.exclude(ended).exists()


def _level(paper: OcopRecognition) -> str:
    """Why this level cannot have given these stars; "" where it can."""
    if not paper.level:
        return _("Choose who recognised it.")
    if paper.stars == 5 and paper.level != OcopRecognition.Level.MINISTRY:
        return _("The ministry alone recognises five stars.")
    if paper.stars != 5 and paper.level == OcopRecognition.Level.MINISTRY:
        return _("The ministry recognises five stars; three and four are the province's.")
    if paper.level == OcopRecognition.Level.DISTRICT and paper.issued_on > DISTRICTS_UNTIL:
        return _("Districts recognised until 30 June 2025; later decisions are the province's.")
    return ""
