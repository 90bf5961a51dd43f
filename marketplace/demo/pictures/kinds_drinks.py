"""Tea, of the tea plant and of pennywort."""

from collections.abc import Callable

from .motifs import pennywort, sprig, steam
from .parts import (
    BARK,
    CLAY,
    CREAM,
    DARK,
    INDIGO,
    INK,
    LACQUER,
    LEAF,
    LEAF_DEEP,
    LEAF_MID,
    RICE,
    STRAW,
    TURMERIC,
    at,
    bar,
    clipped,
    disc,
    leaf,
    line,
    mix,
    oval,
    path,
    ring,
    shadow,
    solid,
    text_bars,
    tile,
)
from .tableware import bowl, cup, glass, sachets, teabag
from .vessels import carton, pouch, roundel, tin

MATCHA = "#9db84e"


def che_tan_cuong() -> str:
    """The green tin and a cup of tea."""
    return tile(
        "tra",
        "straw",
        tin(LEAF_DEEP, LEAF, LEAF_MID, TURMERIC, sprig(224, 316)),
        cup(362, 346, 120, TURMERIC),
        steam(350, 322),
        leaf(92, 424, 54, -12, LEAF),
        leaf(104, 428, 42, 204, LEAF_MID),
    )


def peaks(x: float, y: float) -> str:
    """A roundel's inside: snow peaks above an old tea tree's leaves."""
    circle = "M-64 0a64 64 0 1 1 128 0a64 64 0 1 1-128 0z"
    far = path("M-70 40-30-14-8 12 26-40 70 30v50H-70z", mix(INDIGO, RICE, 0.35))
    snow = path("M26-40 46-10 34-16 26-6 16-16 8-12zM-30-14-18 2-28-2-36 6-44 4z", RICE)
    hill = path("M-70 34c40-22 90-22 140 6v50H-70z", LEAF_DEEP)
    return at(x, y, clipped(circle, bar(-70, -70, 140, 140, "#dbe7e6"), far, snow, hill))


def teapot(x: float, y: float, fill: str) -> str:
    """A small clay teapot that pours to the left, 150 wide, standing on y."""
    body = "M-52-56c-14 30-4 56 22 56h60c26 0 36-26 22-56-18-26-86-26-104 0"
    return shadow(x, y, 60) + at(
        x,
        y,
        path("M-46-34c-20-2-24-22-36-28l-6 6c10 12 12 38 46 46z", fill),
        line("M50-48c36-8 36 34 4 34", fill, 9),
        solid(body, fill, span=(-58, 58)),
        solid("M-30-70q30-14 60 0l4 8h-68z", mix(fill, INK, 0.2), span=(-34, 34)),
        disc(0, -80, 7, mix(fill, INK, 0.2)),
    )


def tied_bag(body: str, tie: str, *painted: str) -> str:
    """A paper bag gathered and tied below its top, 200 wide, standing on y = 408."""
    lower = "M170 160c-16 40-52 90-52 160 0 66 8 88 40 88h132c32 0 40-22 40-88 0-70-36-120-52-160z"
    ruff = "M170 160c-8-30-26-40-30-62l26 14 24-18 30 16 30-16 26 18 28-14c-4 22-20 32-28 62z"
    return (
        shadow(226, 408, 112)
        + solid(
            ruff, mix(body, INK, 0.08), line("M196 112l8 44M224 108v48M254 112l-8 44", INK, 2, 0.2), span=(140, 308)
        )
        + solid(
            lower,
            body,
            *painted,
            line("M190 168c-4 20-14 34-22 50M224 168v36M260 168c4 20 14 34 22 50", INK, 3, 0.13),
            span=(118, 330),
        )
        + line("M168 160q56 16 112 0", tie, 9)
        + line("M232 166c-6 22-20 26-26 44M238 166c8 18 20 22 24 38", tie, 4)
    )


def che_shan_tuyet() -> str:
    """A tied bag with snow peaks, a clay pot, downy buds."""
    bag = tied_bag(
        STRAW,
        LACQUER,
        roundel(224, 306, 64, BARK, peaks(224, 306)),
    )
    buds = "".join(
        leaf(x, y, 46, t, "#dfe6d3", 0.2) + leaf(x, y, 34, t + 26, LEAF_MID, 0.24)
        for x, y, t in ((60, 424, -14), (112, 434, -34), (46, 440, 8))
    )
    return tile("che-shan-tuyet", "mist", bag, teapot(374, 424, CLAY), steam(306, 340, 5, 0.9), buds)


def tea_glass(x: float, y: float, w: float, h: float, liquid: str, tag: str) -> str:
    """A glass of tea with a bag's tag over its edge."""
    drink = glass(x, y, w, h, liquid, bar(x - w * 0.2, y + h * 0.42, w * 0.34, h * 0.36, mix(liquid, INK, 0.2), 4, 0.5))
    return drink + teabag(x + w * 0.3, y, tag)


def tra_rau_ma() -> str:
    """A carton of tea bags with round leaves, a glass of green tea."""
    face = [
        bar(90, 216, 240, 96, CREAM),
        bar(90, 212, 240, 5, TURMERIC),
        bar(90, 311, 240, 5, TURMERIC),
        pennywort(208, 262, 40, 0, LEAF),
        pennywort(160, 276, 22, -30, LEAF_MID),
        pennywort(256, 276, 22, 30, LEAF_MID),
        text_bars(208, 350, 110, CREAM),
    ]
    box = carton((98, 176, 220, 232), LEAF, mix(LEAF, INK, 0.3), sachets(122, 176, LEAF), *face)
    return tile(
        "tra-rau-ma",
        "cream",
        box,
        teabag(286, 176, LEAF_DEEP),
        tea_glass(376, 316, 84, 112, "#b7b54a", LEAF),
        pennywort(84, 408, 26, -14, LEAF),
        pennywort(126, 430, 18, 20, LEAF_MID),
    )


def whisk(x: float, y: float) -> str:
    """A bamboo whisk standing on its tines, 104 high."""
    tines = "".join(line(f"M{i * 2.4} -50Q{i * 5} -26 {i * 4.4} 0", STRAW, 2.6) for i in range(-5, 6))
    return at(
        x, y, tines, line("M-13-50H13", BARK, 5), bar(-12, -104, 24, 54, STRAW, 5), bar(4, -104, 8, 54, INK, 3, 0.13)
    )


def matcha() -> str:
    """A pouch of green powder, a bowl of it whisked, a heap with a scoop."""
    window = disc(0, -66, 56, CREAM) + ring(0, -66, 56, TURMERIC, 4) + pennywort(0, -62, 36, 0, LEAF)
    bag = pouch(MATCHA, LEAF_DEEP, window, text_bars(0, 6, 96, RICE), x=210)
    foam = (
        oval(358, 372, 70, 18, RICE)
        + oval(358, 373, 62, 14, MATCHA)
        + "".join(
            disc(x, y, r, mix(MATCHA, RICE, 0.5))
            for x, y, r in (
                (330, 371, 4),
                (346, 377, 3),
                (372, 368, 4),
                (390, 374, 3),
                (358, 380, 2.4),
                (318, 375, 2.6),
            )
        )
    )
    heap = path("M44 430c16-36 66-36 92 0-20 8-72 8-92 0", MATCHA) + path(
        "M100 410c16 4 26 10 36 20-14 6-30 6-44 6z", INK, 0.13
    )
    return tile(
        "matcha-rau-ma",
        "rose",
        bag,
        shadow(416, 418, 26),
        whisk(428, 418),
        bowl(358, 372, 140, DARK, CLAY, foam, 0.44),
        shadow(84, 432, 48),
        heap,
    )


PICTURES: dict[str, Callable[[], str]] = {
    "che-tan-cuong": che_tan_cuong,
    "che-shan-tuyet": che_shan_tuyet,
    "tra-rau-ma-quang-tho": tra_rau_ma,
    "bot-matcha-rau-ma": matcha,
}
