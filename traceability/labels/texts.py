"""What a lot's label says."""

from django.utils.translation import gettext as _

from traceability.models import Lot
from traceability.selectors import label_address

from .sheet import Label


def label_of(lot: Lot) -> Label:
    """The label of a lot: name, net content, producer, dates, code. The lot comes with product and producer."""
    product, producer = lot.product, lot.producer
    lines = []
    if product.net_quantity and product.net_unit:
        net = f"{product.net_quantity.normalize():f} {product.get_net_unit_display()}".replace(".", ",")
        lines.append(_("Net content: %(net)s") % {"net": net})
    lines.append(producer.name)
    lines.append(str(producer.province))
    lines.append(_("Made on: %(day)s") % {"day": f"{lot.made_on:%d/%m/%Y}"})
    if lot.use_by:
        kind = _("Use by: %(day)s") if product.date_kind == "use_by" else _("Best before: %(day)s")
        lines.append(kind % {"day": f"{lot.use_by:%d/%m/%Y}"})
    return Label(address=label_address(lot), name=product.title, lines=lines, code=lot.code)
