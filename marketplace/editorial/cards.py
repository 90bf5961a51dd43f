"""What the cards of cooperatives on the editors' pages need, in the words of the component."""

from collections.abc import Iterable
from typing import Any

from marketplace.cooperatives.models import Cooperative


def cooperative_cards(cooperatives: Iterable[Cooperative]) -> list[dict[str, Any]]:
    """Cards of cooperatives; `goods_count` and `thumbs` (stored names) are shown where the query brought them."""
    return [
        {
            "cooperative": {
                "name": cooperative.name,
                "url": cooperative.get_absolute_url(),
                "place": place_of(cooperative),
                "tagline": cooperative.summary,
                "image": cooperative.picture.name if cooperative.picture else "",
                "products": getattr(cooperative, "goods_count", 0),
                "members": cooperative.members_count,
            },
            "thumbs": [name for name in getattr(cooperative, "thumbs", []) if name],
        }
        for cooperative in cooperatives
    ]


def place_of(cooperative: Cooperative) -> str:
    """Commune and province, as an address ends."""
    commune = f"{cooperative.commune.full_name}, " if cooperative.commune else ""
    return f"{commune}{cooperative.province.name}"
