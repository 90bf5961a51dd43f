"""The dashboard's menu: today, then a few named groups, in which the alliance's own screens stand before Oscar's."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Entry = dict[str, Any]


def _page(label: Promise, name: str) -> Entry:
    return {"label": label, "url_name": f"dashboard:{name}"}


ORDERS = [
    _page(_("Purchases and money"), "purchases"),
    _page(_("Orders that need you"), "attention"),
    _page(_("Returns and complaints"), "claims"),
    _page(_("Orders of cooperatives"), "order-list"),
]
MONEY = [
    _page(_("Money to settle"), "money"),
    _page(_("Bank money"), "queue"),
    _page(_("Bank statements"), "bank-statements"),
    _page(_("Cash from carriers"), "remittances"),
    _page(_("Settlement"), "settlement"),
]
GOODS = [
    _page(_("Goods to approve"), "revisions"),
    _page(_("Categories"), "catalogue-category-list"),
    _page(_("Reviews"), "reviews-list"),
    _page(_("Offers"), "offer-list"),
    _page(_("Vouchers"), "voucher-list"),
]
COOPERATIVES = [
    _page(_("All cooperatives"), "cooperatives"),
    _page(_("Certificates and stars"), "papers"),
    _page(_("Geographical indications"), "indications"),
]
TRACING = [
    _page(_("Lots"), "lots"),
    _page(_("Recalls"), "recalls"),
    _page(_("Reported problems"), "problems"),
    _page(_("Readings of labels"), "scans"),
    _page(_("Greatest yields"), "yields"),
    _page(_("Old codes"), "old-codes"),
]
SETTINGS = [
    _page(_("Deadlines and limits"), "terms"),
    _page(_("Commission"), "commission"),
    _page(_("People"), "users-index"),
    _page(_("Reports"), "reports-index"),
    _page(_("Signing keys"), "keys"),
    _page(_("Other systems"), "systems"),
]
NAVIGATION = [
    {**_page(_("Today"), "index"), "icon": "fas fa-sun"},
    {"label": _("Orders"), "icon": "fas fa-receipt", "children": ORDERS},
    {"label": _("Money"), "icon": "fas fa-coins", "children": MONEY},
    {"label": _("Goods"), "icon": "fas fa-box", "children": GOODS},
    {"label": _("Cooperatives"), "icon": "fas fa-seedling", "children": COOPERATIVES},
    {"label": _("Trace"), "icon": "fas fa-qrcode", "children": TRACING},
    {"label": _("Settings"), "icon": "fas fa-cog", "children": SETTINGS},
]
