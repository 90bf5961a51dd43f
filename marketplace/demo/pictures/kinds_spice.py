"""Pepper, cinnamon, garlic."""

import math
from collections.abc import Callable

from .motifs import star_anise
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
    LEAF_PALE,
    RICE,
    STRAW,
    at,
    bar,
    clipped,
    disc,
    leaf,
    line,
    mix,
    num,
    oval,
    path,
    pts,
    shadow,
    skin,
    solid,
    stamps,
    tile,
)
from .tableware import bowl
from .vessels import cork_jar

PEPPER = disc(0, 0, 11.4, "#3a2a20") + disc(-3, -3, 2.6, "#a38b74", 0.6)
PEPPER_LIGHT = disc(0, 0, 11.4, "#4a382c") + disc(-3, -3, 2.6, "#a38b74", 0.6)


def peppercorns() -> str:
    """The jar's filling: rows of corns, two tones."""
    places = [
        (122 + c * 21.5 + (r % 2) * 10, 226 + r * 18.5 + (c * 5) % 4, 0.0, 1.0) for r in range(11) for c in range(11)
    ]
    return (
        path("M100 224h260v198H100z", "#2b211a")
        + stamps(PEPPER, places[::2] + places[1::4])
        + stamps(PEPPER_LIGHT, places[3::4])
    )


def pepper_spike(x: float, y: float) -> str:
    """A spike of green and red pepper under its leaves."""
    dots = "".join(
        disc(x - 23 + s - i * 5, y + 20 + i * 11, 9, (LEAF_MID, LEAF_PALE, LEAF_MID, LACQUER)[(i * 2 + (s > 0)) % 4])
        for i in range(7)
        for s in (0, 21)
    )
    return (
        leaf(x, y, 124, 199, LEAF)
        + leaf(x - 4, y + 6, 90, 124, LEAF_DEEP)
        + line(f"M{num(x)} {num(y)}c-20 26-26 54-40 90", LEAF, 5)
        + dots
    )


def ho_tieu() -> str:
    """A corked jar of black pepper with a fresh spike beside it."""
    label = bar(166, 270, 132, 92, CREAM, 10) + bar(166, 276, 132, 4, LEAF_DEEP) + bar(166, 352, 132, 4, LEAF_DEEP)
    vine = line("M232 288c-4 18 4 34-2 56", LEAF, 4) + "".join(
        disc(x, y, 6.4, c)
        for x, y, c in (
            (222, 300, LEAF_MID),
            (241, 304, LEAF),
            (224, 316, LACQUER),
            (243, 320, LEAF_MID),
            (222, 332, LEAF),
            (240, 336, LACQUER),
        )
    )
    loose = stamps(
        disc(0, 0, 8, DARK) + disc(-2, -2, 2, "#a38b74"),
        [(92, 418, 0, 1), (114, 428, 0, 1), (74, 432, 0, 1), (140, 434, 0, 1), (52, 420, 0, 1)],
    )
    return tile(
        "tieu",
        "cream",
        cork_jar(peppercorns(), label, vine, leaf(234, 292, 40, -30, LEAF_DEEP)),
        shadow(392, 428, 40),
        pepper_spike(430, 326),
        loose,
    )


def quill(length: float, w: float = 22, tone: str = CLAY) -> str:
    """A stick of cinnamon that stands on the origin: two scrolls seen from above."""
    half = w / 2
    body = f"M{num(-half)} 0V{num(-length)}h{num(w)}V0q{num(-half)} 5 {num(-w)} 0z"
    seam = line(f"M0 {num(-length + 4)}V-2", DARK, 2.4, 0.5)
    ends = at(
        0,
        -length,
        oval(-half / 2, 0, half / 2, 5, BARK),
        oval(half / 2, 0, half / 2, 5, BARK),
        oval(-half / 2, 0, half / 5, 2.4, DARK),
        oval(half / 2, 0, half / 5, 2.4, DARK),
    )
    return solid(body, tone, seam, span=(-half, half)) + ends


def que_van_yen() -> str:
    """A tall bundle of cinnamon sticks, corded, with star anise and a leafy twig."""
    tones = [CLAY, mix(CLAY, BARK, 0.35), mix(CLAY, STRAW, 0.2)]
    back = "".join(
        stamps(quill(270, 27, tones[(i + 1) % 3]), [(130 + i * 27, 398, (i - 3.5) * 1.6, 1 + ((i * 5) % 8) / 60)])
        for i in range(8)
    )
    front = "".join(
        stamps(quill(230, 29, tones[i % 3]), [(140 + i * 29, 406, (i - 3) * 1.4, 0.96 + ((i * 3) % 7) / 45)])
        for i in range(7)
    )
    cord = "".join(line(f"M120 {y}q106 24 214 0", STRAW, 7) for y in (286, 297, 308)) + line(
        "M226 314c-14 22-34 24-40 44M232 314c14 18 28 22 34 40", STRAW, 5
    )
    return tile(
        "que-van-yen",
        "sage",
        shadow(230, 408, 124),
        back,
        front,
        cord,
        shadow(392, 424, 50),
        star_anise(386, 398, 1.3),
        star_anise(84, 424, 0.8),
        leaf(440, 372, 96, 236, LEAF, 0.2),
        leaf(446, 376, 84, 262, LEAF_DEEP, 0.2),
    )


def scroll_end(r: float, tone: str) -> str:
    """A thick roll of bark seen from its end: two scrolls that meet, about the origin."""
    turns = [(r * (0.9 - t / 30), t * 0.42) for t in range(24)]
    curl = "M" + "L".join(pts((k * math.cos(a), k * math.sin(a))) for k, a in turns)
    return (
        disc(0, 0, r, BARK)
        + disc(0, 0, r * 0.9, tone)
        + line(curl, DARK, r * 0.1, 0.75)
        + stamps(skin(r, gleam=0.18), [(0, 0, 0, 1)])
    )


def que_tra_my() -> str:
    """Three thick rolls of bark piled, their scrolls to the viewer; a bowl of the ground spice."""
    rolls = "".join(
        at(x, y, scroll_end(78, tone), turn=turn)
        for x, y, turn, tone in ((136, 332, 20, CLAY), (288, 332, 150, "#b0602f"), (212, 204, 250, "#c97a48"))
    )
    cord = line("M160 142C120 190 76 260 60 320M264 146c44 60 84 120 100 176", STRAW, 7)
    powder = path("M322 384c12-44 92-44 104 0z", "#a65a2e")
    return tile(
        "que-tra-my",
        "rose",
        shadow(216, 408, 150),
        rolls,
        cord,
        bowl(374, 384, 124, RICE, INDIGO, powder, 0.4),
        leaf(226, 130, 110, -34, LEAF, 0.24),
        leaf(222, 132, 84, -78, LEAF_MID, 0.24),
        at(52, 434, quill(84, 18), turn=84),
    )


BULB = "M0-96c8 26 22 40 52 60C96-8 96 72 40 84q-40 8-80 0C-96 72-96-8-52-36-22-56-8-70 0-96"


def bulb(fill: str) -> str:
    """A head of garlic about the origin, 176 high without its stalk."""
    purple = "#c9a4b5"
    veins = "M-4-84C-34-40-48 0-30 84M4-84C34-40 48 0 30 84M0-80C-4-30-4 30 0 86M-10-70C-66-36-84 20-62 70M10-70C66-36 84 20 62 70"
    return (
        path("M-9-150q9-8 18 0l3 72h-24z", STRAW)
        + path(BULB, fill)
        + clipped(
            BULB,
            path("M-60 20C-70 60-50 84 0 88c50-4 70-28 60-68 4 50-30 64-60 64s-64-14-60-64", purple, 0.5),
            line(veins, purple, 3.4, 0.8),
            path("M30-120h90v240H46C66 60 60-10 30-60z", INK, 0.13),
        )
        + oval(0, 87, 26, 6, STRAW)
    )


def clove(x: float, y: float, length: float, turn: float) -> str:
    """A clove of garlic lying."""
    d = "M0 0C.26-.5.9-.34 1 0 .78.36.2.3 0 0"
    skin = path("M0 0C20-36 72-30 82 0 62 26 16 26 0 0", "#fbf3e6") + path(
        "M82 0C62 26 16 26 0 0 26 12 56 12 82 0", "#c9a4b5", 0.8
    )
    return at(x, y, skin, turn=turn, scale=length / 82) if d else ""


def toi() -> str:
    """Two heads of garlic and two cloves."""
    return tile(
        "toi",
        "leaf",
        shadow(200, 406, 118),
        shadow(346, 410, 88),
        at(192, 292, bulb("#fbf3e6"), scale=1.32),
        at(346, 326, bulb("#f7ead9"), scale=0.96),
        shadow(150, 432, 60),
        clove(78, 392, 84, 26),
        clove(214, 412, 84, 158),
        leaf(46, 430, 46, -18, LEAF_MID),
    )


PICTURES: dict[str, Callable[[], str]] = {
    "ho-tieu-chu-se": ho_tieu,
    "que-van-yen": que_van_yen,
    "que-tra-my": que_tra_my,
    "toi-ly-son": toi,
}
