"""Everyone can read it: WCAG 2.2 AA contrast of the tokens, in light and in dark."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TOKENS = (Path(settings.BASE_DIR) / "static/css/tokens.css").read_text()
DEFINED = {
    name: (light, dark)
    for name, light, dark in re.findall(r"--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", TOKENS)
}
TEXT = [
    *((ink, ground) for ink in ("ink", "ink-2", "leaf", "lacquer") for ground in ("paper", "surface", "sunken")),
    ("turmeric-ink", "paper"), ("turmeric-ink", "surface"), ("turmeric-ink", "turmeric-soft"), ("ink", "turmeric-soft"),
    ("on-leaf", "leaf-fill"), ("on-leaf", "leaf-fill-2"), ("leaf", "leaf-soft"), ("ink", "leaf-soft"),
    ("ink-2", "leaf-soft"), ("lacquer", "lacquer-soft"), ("ink", "lacquer-soft"), ("indigo", "indigo-soft"),
    ("ink", "indigo-soft"),
]  # fmt: skip
SHAPES = [
    ("turmeric", "paper"), ("turmeric", "surface"), ("field", "surface"), ("field", "paper"), ("leaf-fill", "paper"),
    ("leaf", "paper"),
]  # fmt: skip


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_ratio_is_measured_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read_on_its_ground(ink, ground, mode):
    assert contrast(DEFINED[ink][mode], DEFINED[ground][mode]) >= 4.5


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_that_carry_meaning_stand_out(shape, ground, mode):
    assert contrast(DEFINED[shape][mode], DEFINED[ground][mode]) >= 3
