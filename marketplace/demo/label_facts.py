"""What the labels of invented goods say beside their names: brand, standards, warnings."""

from typing import Any

from marketplace.cooperatives.models import Cooperative

STANDARDS = {
    "rice": "TCVN 11888:2017", "coffee": "TCVN 5250:2015", "honey": "TCVN 12605:2019", "fishsauce": "TCVN 5107:2018",
    "tea": "TCVN 9740:2013",
}  # fmt: skip
WARNINGS = {
    "honey": "Không dùng cho trẻ dưới 12 tháng tuổi.", "fishsauce": "Có chứa cá.", "seafood": "Có chứa hải sản.",
    "processed": "Không dùng cho người mẫn cảm với thành phần của sản phẩm.",
}  # fmt: skip


def label_facts(row: dict[str, str], maker: Cooperative) -> dict[str, Any]:
    """Fields of a product by the row of its kind."""
    profile = row["profile"]
    return {
        "storage": row["storage"], "usage": row["usage"], "brand": maker.name.split("minh họa ", 1)[-1],
        "standards": STANDARDS.get(profile, f"TCCS 01:2026/{maker.code} (minh họa)"),
        "warnings": WARNINGS.get(profile, ""), "no_warnings": profile not in WARNINGS,
        "no_certificates": not row["certs"],
    }  # fmt: skip
