"""How alike two pictures of goods look at 160 pixels: what stands before the tray is compared, the ground is not."""

from pathlib import Path

from PIL import Image, ImageCms, ImageDraw

from marketplace.demo.pictures.parts import INK, TURMERIC_DEEP, mix

LAB = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB")
CELLS = 32  # five pixels of the card each: finer than that, a label's emblem would count as much as the thing
SAME, APART = 9.0, 40.0  # ΔE below which a cell is bare tray; ΔE of "something against nothing"
Colour = tuple[float, float, float]


def thing_on(master: Path) -> list[Colour | None]:
    """Lab colours of the cells in which the picture differs from its own empty tray; None for bare cells."""
    with Image.open(master) as opened:
        card = opened.convert("RGB").resize((160, 160), Image.Resampling.LANCZOS)
    paper = "#{:02x}{:02x}{:02x}".format(*card.getpixel((1, 1)))
    cells = zip(_lab(card), _lab(_empty_tray(paper)), strict=True)
    return [seen if _delta(seen, bare) > SAME else None for seen, bare in cells]


def distance(one: list[Colour | None], other: list[Colour | None]) -> float:
    """Mean ΔE (CIE 1976, at most 40) over the cells where at least one of the two shows something."""
    apart = [min(APART, _delta(a, b)) if a and b else APART for a, b in zip(one, other, strict=True) if a or b]
    return sum(apart) / len(apart)


def _delta(one: Colour, other: Colour) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5


def _lab(picture: Image.Image) -> list[Colour]:
    raw = ImageCms.applyTransform(picture.resize((CELLS, CELLS), Image.Resampling.BOX), LAB).tobytes()
    return [(raw[i] * 100 / 255, _signed(raw[i + 1]), _signed(raw[i + 2])) for i in range(0, len(raw), 3)]


def _signed(byte: int) -> int:
    return byte - 256 if byte > 127 else byte


def _empty_tray(paper: str) -> Image.Image:
    table = mix(paper, "#6b5b33", 0.12)
    tray = Image.new("RGB", (480, 480), paper)
    pen = ImageDraw.Draw(tray)
    pen.rectangle((0, 352, 480, 480), fill=table)
    pen.ellipse((66, 44, 438, 416), fill=mix(paper, INK, 0.09))
    pen.ellipse((56, 38, 424, 406), fill=mix(paper, TURMERIC_DEEP, 0.35))
    pen.ellipse((68, 50, 412, 394), fill=mix(mix(paper, "#ffffff", 0.37), "#ffffff", 0.5))
    pen.rectangle((0, 382, 480, 480), fill=table)
    return tray.resize((160, 160), Image.Resampling.LANCZOS)
