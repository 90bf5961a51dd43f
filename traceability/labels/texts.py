"""What a lot's label says."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from catalogue.measures import content_text
from catalogue.models import DateKind
from traceability.models import Lot
from traceability.selectors import label_address

from .sheet import Label


def label_of(lot: Lot) -> Label:
    """The label of a lot: name, net content, producer, dates, code. The lot comes with product and producer.

    Always in the shop's language, whoever prints: goods in Vietnam are labelled in Vietnamese (decree 43/2017).
    """
    with override(settings.LANGUAGE_CODE):
        return Label(
            address=label_address(lot), name=lot.product.title, lines=_lines(lot), code=lot.code,
            code_line=_("Lot: %(code)s") % {"code": lot.code},
        )  # fmt: skip


def _lines(lot: Lot) -> list[str]:
    product, producer = lot.product, lot.producer
    content = content_text(product.net_quantity, product.net_unit)
    lines = [_("Net content: %(net)s") % {"net": content}] if content else []
    lines += [producer.name, str(producer.province)]
    lines.append(_("Made on: %(day)s") % {"day": f"{lot.made_on:%d/%m/%Y}"})
    if lot.use_by:
        kind = _("Use by: %(day)s") if product.date_kind == DateKind.USE_BY else _("Best before: %(day)s")
        lines.append(kind % {"day": f"{lot.use_by:%d/%m/%Y}"})
    return lines
