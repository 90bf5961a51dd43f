"""The six groups of OCOP (decision 148/QĐ-TTg): the roots of the category tree."""

from django.utils.translation import gettext_lazy as _

# code -> the name it is made with; the code stands in addresses and facets, the name is the operator's to change
OCOP_GROUPS = {
    "thuc-pham": "Thực phẩm",
    "do-uong": "Đồ uống",
    "duoc-lieu": "Dược liệu",
    "thu-cong": "Thủ công mỹ nghệ",
    "sinh-vat-canh": "Sinh vật cảnh",
    "du-lich": "Du lịch cộng đồng",
}
SERVICES_GROUP = "du-lich"

_LABELS = {
    "thuc-pham": _("Food"),
    "do-uong": _("Drinks"),
    "duoc-lieu": _("Herbal goods"),
    "thu-cong": _("Handicrafts"),
    "sinh-vat-canh": _("Plants and animals"),
    "du-lich": _("Community tourism"),
}


def group_label(code: str | None, name: str) -> str:
    """The group's name in the reader's language, or the name somebody has given it since."""
    return str(_LABELS[code]) if code in _LABELS and name == OCOP_GROUPS[code] else name
