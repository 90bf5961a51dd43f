"""What every shop begins with: titles, menus, and the plain pages that the law asks for. Editors rewrite them.

Texts stand in `content/<language>/<key>.html`, in the few elements that the editor knows (h2, p, ul, ol, b, a).
"""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class PlainPage:
    """A page's key (its file) and, by language, its slug, title and introduction."""

    key: str
    words: dict[str, tuple[str, str, str]]


def text_of(key: str, language: str) -> str:
    """The text of a plain page as the editor's HTML, on one line."""
    lines = (FOLDER / language / f"{key}.html").read_text(encoding="utf-8").splitlines()
    return "".join(line.strip() for line in lines)


HOME = {
    "vi": {
        "title": "Nông sản và làng nghề của hợp tác xã",
        "hero_title": "Mua thẳng từ hợp tác xã",
        "hero_text": "Gạo, chè, mật ong, đèn tre và hàng trăm món do chính người làm ra bán. "
        "Quét mã trên bao bì để biết món hàng đã đi qua những đâu.",
    },
    "en": {
        "title": "Farm goods and crafts of cooperatives",
        "hero_title": "Straight from the cooperative",
        "hero_text": "Rice, tea, honey, bamboo lamps and hundreds more, sold by those who make them. "
        "Scan the code on the pack to see where it has been.",
    },
}

LISTS = {
    "campaigns": {
        "vi": {"slug": "chien-dich", "title": "Chiến dịch",
               "intro": "Những dịp hợp tác xã cùng nhau bán hàng, có ngày bắt đầu và ngày kết thúc."},
        "en": {"slug": "campaigns", "title": "Campaigns",
               "intro": "When cooperatives sell together, from one day to another."},
    },
    "stories": {
        "vi": {"slug": "chuyen-lang-nghe", "title": "Chuyện làng nghề",
               "intro": "Người làm ra món hàng kể về ruộng, rừng và xưởng của mình."},
        "en": {"slug": "stories", "title": "Stories",
               "intro": "Those who make the goods tell of their fields, forests and workshops."},
    },
}  # fmt: skip

PLAIN_PAGES = (
    PlainPage("rules", {
        "vi": ("quy-che-hoat-dong", "Quy chế hoạt động", "Ai được bán, bán thế nào, và sàn chịu trách nhiệm đến đâu."),
        "en": ("operating-rules", "Operating regulations", "Who may sell, how, and what the marketplace answers for."),
    }),
    PlainPage("ranking", {
        "vi": ("cach-xep-hang", "Cách xếp hạng", "Vì sao món này đứng trước món kia. Không ai mua được chỗ đứng."),
        "en": ("ranking", "How goods are ranked", "Why one good stands before another. Nobody can buy a place."),
    }),
    PlainPage("privacy", {
        "vi": ("quyen-rieng-tu", "Quyền riêng tư", "Chúng tôi giữ dữ liệu gì, để làm gì, bao lâu, và bạn có quyền gì."),
        "en": ("privacy", "Privacy", "What we keep about you, what for, for how long, and what you may ask."),
    }),
    PlainPage("complaints", {
        "vi": ("giai-quyet-khieu-nai", "Giải quyết khiếu nại", "Khi hàng không đúng như đã đặt, hay có gì không ổn."),
        "en": ("complaints", "Complaints", "When goods are not what you ordered, or something seems wrong."),
    }),
    PlainPage("delivery", {
        "vi": ("giao-hang-va-phi", "Giao hàng và phí", "Mỗi hợp tác xã tự gói và gửi hàng của mình."),
        "en": ("delivery", "Delivery and charges", "Each cooperative packs and sends its own goods."),
    }),
    PlainPage("returns", {
        "vi": ("doi-tra-hoan-tien", "Đổi trả, hoàn tiền", "Hàng hỏng, thiếu hay không đúng mô tả thì trả lại được."),
        "en": ("returns", "Returns and refunds", "What is broken, missing or not as described can go back."),
    }),
)  # fmt: skip

# place, heading, links; a target is a path of the shop, or the key of a page
MENUS = {
    "vi": (
        ("header", "Trên đầu trang", (("", "stories"),)),
        ("footer", "Mua hàng", (
            ("Tất cả sản phẩm", "/san-pham/"),
            ("", "campaigns"), ("Tra cứu đơn hàng", "/don-hang/"), ("", "delivery"), ("", "returns"),
            ("Truy xuất nguồn gốc", "/truy-xuat/"),
        )),
        ("footer", "Hợp tác xã", (("Bàn bán hàng", "/ban-hang/"), ("Tất cả hợp tác xã", "/htx/"), ("", "stories"))),
        ("footer", "Về sàn", (("", "rules"), ("", "ranking"), ("", "privacy"), ("", "complaints"))),
    ),
    "en": (
        ("header", "Top of the page", (("", "stories"),)),
        ("footer", "Shopping", (
            ("All goods", "/san-pham/"),
            ("", "campaigns"), ("Find an order", "/don-hang/"), ("", "delivery"), ("", "returns"),
            ("Trace a product", "/truy-xuat/"),
        )),
        ("footer", "Cooperatives", (("Selling desk", "/ban-hang/"), ("All cooperatives", "/htx/"), ("", "stories"))),
        ("footer", "About", (("", "rules"), ("", "ranking"), ("", "privacy"), ("", "complaints"))),
    ),
}  # fmt: skip
