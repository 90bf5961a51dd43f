"""Draws the picture of a shared link, 1200 × 630 pixels as messengers and networks ask for it."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.core.files.storage import default_storage
from PIL import Image, ImageDraw, ImageFont, ImageOps

from marketplace import fonts

if TYPE_CHECKING:
    from .card import Card

WIDTH, HEIGHT = 1200, 630
MARGIN: Final = 56
BAND: Final = 150  # of the words below a wide picture
LOW: Final = (0.5, 0.8)  # of a wide picture the sky is cut sooner than the people in it
# tokens.css by day
PAPER, INK, INK_2, LEAF = "#fbf7ec", "#23281d", "#5b5e4c", "#1f5b36"
LEADING: Final = 1.22
IMAGES: Final = Path(settings.BASE_DIR) / "static" / "img"
WITH_UNIT: Final = re.compile(r"(\d) (?=(?:k?g|m?l|cm|m|lít|người)\b)")
Font = ImageFont.FreeTypeFont


def draw(card: Card) -> bytes:
    """The picture as JPEG, about 60 to 120 kB."""
    ground = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    picture = _picture(card.picture)
    if picture is None:  # the shop's own scene is calm where the words stand
        ground.paste(Image.open(IMAGES / "share.jpg"), (0, 0))
        _mark(ground, left=MARGIN, middle=MARGIN + 24)
        _words(ground, card, box=(MARGIN, MARGIN + 76, 700, 360), sizes=(60, 50, 42, 34))
    elif card.wide:
        ground.paste(ImageOps.fit(picture, (WIDTH, HEIGHT - BAND), centering=LOW), (0, 0))
        _mark(ground, left=WIDTH - MARGIN - 260, middle=HEIGHT - BAND // 2)
        _words(ground, card, box=(MARGIN, HEIGHT - BAND + 26, WIDTH - MARGIN - 300, HEIGHT - 20), sizes=(48, 42, 36))
    else:
        ground.paste(ImageOps.fit(picture, (HEIGHT, HEIGHT)), (0, 0))
        _mark(ground, left=HEIGHT + MARGIN, middle=HEIGHT - MARGIN - 4)
        _words(ground, card, box=(HEIGHT + MARGIN, MARGIN, WIDTH - MARGIN, HEIGHT - 110), sizes=(56, 48, 40, 34))
    out = io.BytesIO()
    ground.save(out, "JPEG", quality=84, optimize=True, progressive=True)
    return out.getvalue()


def _picture(name: str) -> Image.Image | None:
    """The stored picture; None where there is none, or where the disk lost it."""
    if not name:
        return None
    try:
        with default_storage.open(name) as file:
            return ImageOps.exif_transpose(Image.open(file)).convert("RGB")
    except OSError:
        return None


def _words(ground: Image.Image, card: Card, *, box: tuple[int, int, int, int], sizes: tuple[int, ...]) -> None:
    """Title and line within `box` (left, top, right, bottom), in the largest of `sizes` in which all of it fits."""
    left, top, right, bottom = box
    pen, width, room = ImageDraw.Draw(ground), right - left, bottom - top
    for size in sizes:
        title, line = _font(size, bold=True), _font(max(26, size // 2), bold=False)
        title_lines, more = balanced(card.title, title, width), balanced(card.line, line, width)
        if LEADING * (len(title_lines) * title.size + len(more) * line.size) + 10 <= room:
            break
    else:
        more = more[:1]
        title_lines = _cut(title_lines, title, width, most=max(1, int((room - 44) // (LEADING * title.size))))
    at = float(top)
    for text in title_lines:
        pen.text((left, at), text, INK, title)
        at += LEADING * title.size
    at += 10
    for text in more:
        pen.text((left, at), text, INK_2, line)
        at += LEADING * line.size


def _mark(ground: Image.Image, *, left: int, middle: int) -> None:
    """The shop's sign and name."""
    icon = Image.open(IMAGES / "icon-192.png").convert("RGBA").resize((48, 48))
    ground.paste(icon, (left, middle - 24), icon)
    name = _shortened(settings.SHOP_NAME, font := _font(28, bold=True), WIDTH - MARGIN - left - 62)
    ImageDraw.Draw(ground).text((left + 62, middle), name, LEAF, font, anchor="lm")


@cache
def _font(size: int, *, bold: bool) -> Font:
    return ImageFont.truetype(fonts.SEMIBOLD if bold else fonts.REGULAR, size)


def balanced(text: str, font: Font, width: int) -> list[str]:
    """As few lines as `width` pixels allow, about equally long: no word stands alone at the end."""
    lines = wrapped(text, font, width)
    for narrower in range(width, width // 2, -10):
        closer = wrapped(text, font, narrower)
        if len(closer) > len(lines) or "…" in "".join(closer):
            break
        lines = closer
    return lines


def wrapped(text: str, font: Font, width: int) -> list[str]:
    """The words in lines of at most `width` pixels; a word that is wider stands alone and is cut.

    A number stays with its unit: “250 g” is one word.
    """
    lines: list[str] = []
    for word in WITH_UNIT.sub("\\1\u00a0", " ".join(text.split())).split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(_shortened(word, font, width))
    return lines


def _cut(lines: list[str], font: Font, width: int, *, most: int) -> list[str]:
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], _shortened(f"{lines[most - 1]} …", font, width)]


def _shortened(text: str, font: Font, width: int) -> str:
    while len(text) > 1 and font.getlength(text) > width:
        text = text.rstrip("…")[:-1] + "…"
    return text
