"""The dashboard's menu: the alliance's own screens, then what remains of Oscar's."""

from django.utils.translation import gettext_lazy as _

OURS = [
    {"label": _("Today"), "icon": "fas fa-sun", "url_name": "dashboard:index"},
    {"label": _("Goods to approve"), "icon": "fas fa-check", "url_name": "dashboard:revisions"},
    {"label": _("Purchases and money"), "icon": "fas fa-receipt", "url_name": "dashboard:purchases"},
    {"label": _("Orders that need you"), "icon": "fas fa-bell", "url_name": "dashboard:attention"},
    {"label": _("Returns and complaints"), "icon": "fas fa-undo", "url_name": "dashboard:claims"},
    {"label": _("Bank money"), "icon": "fas fa-university", "url_name": "dashboard:queue"},
    {"label": _("Cash from carriers"), "icon": "fas fa-truck", "url_name": "dashboard:remittances"},
    {"label": _("Settlement"), "icon": "fas fa-coins", "url_name": "dashboard:settlement"},
    {"label": _("Cooperatives"), "icon": "fas fa-seedling", "url_name": "dashboard:cooperatives"},
    {"label": _("Certificates and stars"), "icon": "fas fa-certificate", "url_name": "dashboard:papers"},
    {"label": _("Deadlines and limits"), "icon": "fas fa-clock", "url_name": "dashboard:terms"},
    {"label": _("Lots"), "icon": "fas fa-box", "url_name": "dashboard:lots"},
    {"label": _("Recalls"), "icon": "fas fa-exclamation-triangle", "url_name": "dashboard:recalls"},
    {"label": _("Greatest yields"), "icon": "fas fa-balance-scale", "url_name": "dashboard:yields"},
    {"label": _("Reported problems"), "icon": "fas fa-flag", "url_name": "dashboard:problems"},
    {"label": _("Readings of labels"), "icon": "fas fa-qrcode", "url_name": "dashboard:scans"},
    {"label": _("Old codes"), "icon": "fas fa-history", "url_name": "dashboard:old-codes"},
    {"label": _("Signing keys"), "icon": "fas fa-key", "url_name": "dashboard:keys"},
    {"label": _("Other systems"), "icon": "fas fa-plug", "url_name": "dashboard:systems"},
]
OSCARS = [
    {
        "label": _("More"),
        "icon": "fas fa-ellipsis-h",
        "children": [
            {"label": _("Categories"), "url_name": "dashboard:catalogue-category-list"},
            {"label": _("Orders of cooperatives"), "url_name": "dashboard:order-list"},
            {"label": _("People"), "url_name": "dashboard:users-index"},
            {"label": _("Reviews"), "url_name": "dashboard:reviews-list"},
            {"label": _("Offers"), "url_name": "dashboard:offer-list"},
            {"label": _("Vouchers"), "url_name": "dashboard:voucher-list"},
            {"label": _("Reports"), "url_name": "dashboard:reports-index"},
        ],
    },
]
NAVIGATION = OURS + OSCARS
