"""Vietnamese names: family name first, the given name last."""

from marketplace.text import nfc


def split_name(full_name: str) -> tuple[str, str]:
    """("Nguyễn Thị", "Hoa") from "Nguyễn Thị Hoa": family and middle names, given name; one word is a given name."""
    words = nfc(full_name).split()
    return " ".join(words[:-1]), words[-1] if words else ""
