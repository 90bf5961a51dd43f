"""Everyday words that the database keeps in Vietnamese, and their English.

Units of sale, kinds of goods, fields of work, ways of sending, certificates and crops are the operator's and the
cooperatives' to name. The usual ones read in English on an English page; a name of their own stays as they wrote it.
"""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import get_language

GROUPS = {
    "Thực phẩm": "Food", "Đồ uống": "Drinks", "Dược liệu": "Herbal goods", "Thủ công mỹ nghệ": "Handicrafts",
    "Sinh vật cảnh": "Plants and animals", "Du lịch cộng đồng": "Community tourism",
}  # fmt: skip
KINDS = {
    "Gạo": "Rice", "Rau, củ": "Vegetables", "Trái cây": "Fruit", "Mật ong": "Honey", "Thủy sản": "Seafood",
    "Món chế biến": "Prepared food", "Gia vị, nước chấm": "Spices and sauces", "Chè": "Tea", "Cà phê": "Coffee",
    "Trà thảo mộc": "Herbal tea", "Trà dược liệu": "Medicinal tea", "Tinh dầu": "Essential oils",
    "Cao": "Herbal extracts", "Mây tre": "Bamboo and rattan", "Nón lá": "Palm-leaf hats",
    "Hoa kiểng": "Flowers and bonsai", "Trải nghiệm trong ngày": "Day trips", "Nghỉ lại": "Overnight stays",
}  # fmt: skip
FIELDS = {
    "Lúa gạo": "Rice", "Gia vị": "Spices", "Chế biến": "Processing", "Hoa, cây cảnh": "Flowers and plants",
}  # fmt: skip
UNITS = {
    "túi": "bag", "hộp": "box", "gói": "packet", "bó": "bunch", "chiếc": "piece", "cái": "piece", "bộ": "set",
    "hũ": "jar", "lọ": "jar", "chai": "bottle", "bánh": "cake", "thùng": "case", "quả": "piece", "trái": "piece",
    "lốc": "pack", "khay": "tray", "chậu": "pot", "cặp": "pair", "vé": "ticket", "nhóm": "group", "đêm": "night",
    "lít": "litre", "tấn": "tonne",
}  # fmt: skip
DELIVERY = {
    "Giao tiêu chuẩn": "Standard delivery", "Giao nhanh": "Express delivery",
    "Nhận tại hợp tác xã": "Collect at the cooperative", "HTX tự giao": "The cooperative's own delivery",
    "Bưu điện Việt Nam": "Vietnam Post",
}  # fmt: skip
PAPERS = {
    "VietGAP trồng trọt": "VietGAP for crops", "Đủ điều kiện an toàn thực phẩm": "Food safety certificate",
    "Hữu cơ TCVN 11041": "Organic, TCVN 11041", "Quyền sử dụng chỉ dẫn địa lý": "Right to a geographical indication",
    "Quyền sử dụng nhãn hiệu tập thể": "Right to a collective mark",
}  # fmt: skip
CROPS = {
    "lúa": "rice", "rau": "vegetables", "cây gia vị": "spices", "chè": "tea", "cây ăn quả": "fruit trees",
    "cà phê": "coffee",
}  # fmt: skip
ENGLISH = GROUPS | KINDS | FIELDS | UNITS | DELIVERY | PAPERS | CROPS


def everyday(word: str) -> str:
    """The word in the reader's language, where it is an everyday one; otherwise as it was written."""
    return word if get_language() == "vi" else ENGLISH.get(word, word)


def unit_for(count: int | Decimal, unit: str) -> str:
    """The unit as it stands after `count`: English has a plural, Vietnamese has none."""
    word = everyday(unit)
    if 0 < count <= 1 or word == unit:
        return word
    return f"{word}es" if word.endswith(("x", "ch", "s")) else f"{word}s"
