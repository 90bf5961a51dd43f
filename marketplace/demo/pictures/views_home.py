"""Further views: tea served, coffee dripping, spices ground."""

from collections.abc import Callable

from .kinds_coffee import phin
from .kinds_drinks import teapot
from .kinds_sauces import chili_rings, dipper
from .kinds_spice import bulb, clove, pepper_spike, quill
from .motifs import bean, chili, lemon_half, star_anise, steam
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
    TURMERIC_DEEP,
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
    scattered,
    shadow,
    solid,
    stamps,
    tile,
)
from .tableware import bowl, cup
from .yard import bee


def tea_served() -> str:
    """A clay pot and two cups on a bamboo board."""
    board = solid("M50 392h380l-14 26H64z", STRAW, line("M60 404h360", TURMERIC_DEEP, 3, 0.5), span=(50, 430))
    leaves = leaf(80, 440, 40, -10, LEAF) + leaf(120, 446, 34, 12, LEAF_MID)
    return tile(
        "che-tan-cuong-2",
        "mist",
        shadow(240, 420, 180),
        board,
        at(250, 392, at(0, 0, teapot(0, 0, CLAY)), scale=2),
        cup(122, 352, 84, "#c9b04a"),
        cup(384, 362, 76, "#c9b04a"),
        steam(112, 330, 5, 0.9),
        steam(376, 342, 5, 0.8),
        leaves,
    )


def coffee_dripping() -> str:
    """The filter on its glass, close, steam above, beans about."""
    beans = "".join(
        at(x, y, bean(c), turn=t, scale=s)
        for x, y, t, s, c in (
            (70, 402, 60, 0.9, BARK),
            (112, 428, -30, 0.86, DARK),
            (386, 418, 40, 0.9, DARK),
            (428, 398, -50, 0.8, BARK),
            (344, 436, 80, 0.76, BARK),
            (58, 440, 10, 0.7, DARK),
        )
    )
    return tile("ca-phe-2", "rose", at(240, 148, phin(0, 0), scale=1.76), steam(230, 120, 7, 1), beans)


def honeycomb() -> str:
    """A slab of comb, honey running from it, bees above."""
    cells = "".join(
        path(f"M{num(x)} {num(y)}l22 12.6v25.2l-22 12.6-22-12.6v-25.2z", c)
        for x, y, c in (
            (
                86 + col * 48 + (row % 2) * 24,
                142 + row * 42,
                (TURMERIC, TURMERIC_DEEP, "#f0c264", "#d98f1c")[(col * 3 + row * 5) % 4],
            )
            for row in range(6)
            for col in range(7)
        )
    )
    slab = "M96 150q20-20 60-12 60-16 120 0 60-10 96 14 14 60 0 120-16 70-40 92-60 20-110 10-70 14-112-10-26-60-22-110-10-60 8-104"
    run = path(
        "M150 356c0 22-4 30-4 40a14 14 0 0 0 28 0c0-14 8-20 8-36zM250 362c0 30-6 38-6 50a15 15 0 0 0 30 0c0-16 8-26 8-50z",
        "#e9ab34",
    )
    pool = oval(230, 416, 150, 18, "#e9ab34") + oval(190, 411, 60, 5, "#fff", 0.35)
    return tile(
        "mat-ong-2",
        "cream",
        shadow(236, 420, 150),
        pool,
        solid(slab, "#b8741a", cells, span=(86, 386)),
        run,
        dipper(404, 286, 14),
        bee(120, 92, 1.7, -14),
        bee(330, 78, 1.4, 18),
        bee(428, 168, 1.1, -30),
    )


def dipping_sauce() -> str:
    """A bowl of fish sauce with chili, garlic and lime."""
    top = (
        oval(240, 266, 150, 38, RICE)
        + oval(240, 268, 132, 31, "#a4511c")
        + oval(206, 260, 60, 10, "#fff", 0.2)
        + at(240, 268, chili_rings((-60, 4), (-10, -10), (40, 8), (74, -6), (10, 16)))
        + "".join(
            oval(240 + x, 268 + y, 6, 3.4, "#fbf3e6")
            for x, y in ((-34, -12), (24, -14), (-80, -4), (58, 12), (-20, 14), (90, 4))
        )
    )
    return tile(
        "nuoc-mam-2",
        "sage",
        bowl(240, 266, 300, RICE, INDIGO, top, 0.42),
        chili(56, 428, 1.1, -4),
        lemon_half(392, 404, 40),
        shadow(150, 440, 40),
        clove(150, 424, 70, 14),
        chili(240, 444, 0.9, 6, LEAF),
    )


def pepper_mortar() -> str:
    """A stone mortar, a pestle, corns whole and broken."""
    stone = "#9aa39c"
    body = solid(
        "M96 236h288c-2 92-40 142-84 150v22H180v-22c-44-8-82-58-84-150",
        stone,
        path("M90 262h300v16H90z", INK, 0.12),
        span=(96, 384),
    )
    mouth = oval(240, 236, 144, 34, mix(stone, "#ffffff", 0.3)) + oval(240, 240, 122, 25, "#5d655f")
    heap = clipped(
        "M118 240a122 25 0 0 1 244 0 122 25 0 0 1-244 0",
        oval(240, 250, 104, 22, "#2b211a"),
        stamps(
            disc(0, 0, 8, "#3a2a20") + disc(-2, -2, 2, "#a38b74"),
            [(x, y, 0, 1) for x, y in scattered(5, 34, (150, 236, 330, 264), 13)],
        ),
    )
    pestle = at(
        262,
        250,
        solid("M-24 0q0 12 24 12T24 0L15-150q-2-16-15-16t-15 16z", mix(stone, INK, 0.12), span=(-24, 24)),
        turn=24,
    )
    loose = stamps(
        disc(0, 0, 9, DARK) + disc(-2, -2, 2.4, "#a38b74"),
        [(70, 420, 0, 1), (96, 432, 0, 1), (52, 438, 0, 0.9), (124, 418, 0, 0.9), (150, 436, 0, 1)],
    )
    return tile(
        "tieu-2",
        "rose",
        shadow(240, 406, 110),
        body,
        mouth,
        heap,
        pestle,
        loose,
        shadow(412, 432, 34),
        at(452, 344, pepper_spike(0, 0), scale=0.86),
    )


def price_tag() -> str:
    """A blank tag on its string."""
    return line("M252 122c30 10 54 24 66 42", STRAW, 3) + at(
        330,
        182,
        bar(-24, -20, 48, 56, CREAM, 6),
        bar(-14, 2, 28, 5, LEAF, 2.5),
        bar(-14, 14, 20, 5, STRAW, 2.5),
        disc(0, -10, 4, BARK),
        turn=-16,
    )


def garlic_net() -> str:
    """Garlic packed in a red net."""
    bag = "M240 118c40 30 118 70 118 170 0 80-40 120-118 120s-118-40-118-120c0-100 78-140 118-170"
    heads = "".join(
        at(x, y, bulb(c), scale=s)
        for x, y, s, c in (
            (180, 240, 0.66, "#f7ead9"),
            (296, 236, 0.66, "#f7ead9"),
            (238, 256, 0.74, "#fbf3e6"),
            (178, 338, 0.74, "#fbf3e6"),
            (302, 338, 0.74, "#fbf3e6"),
            (240, 352, 0.8, "#f7ead9"),
        )
    )
    mesh = "".join(f"M{x} 100L{x + 200} 420M{x + 200} 100L{x} 420" for x in range(-60, 400, 26))
    net = clipped(
        bag, path(bag, "#a67f92"), heads, line(mesh, LACQUER, 2.6, 0.75), path("M300 0h200v480H290z", INK, 0.13)
    )
    ruff = path("M240 124c-12-26-34-42-44-60l26 6 18-16 18 16 26-6c-10 18-32 34-44 60z", LACQUER) + bar(
        222, 112, 36, 16, STRAW, 8
    )
    return tile(
        "toi-2",
        "clay",
        shadow(240, 406, 118),
        net,
        ruff,
        price_tag(),
        shadow(404, 432, 40),
        clove(364, 418, 76, -8),
        clove(62, 424, 70, 10),
    )


def bark_and_star() -> str:
    """Cinnamon sticks stacked like logs, stars of anise, a bowl of powder."""
    tones = [CLAY, mix(CLAY, BARK, 0.35), mix(CLAY, STRAW, 0.2)]
    rows = ((86, 388, 3), (78, 352, 1), (98, 316, 2), (84, 280, 0), (112, 244, 1))
    logs = "".join(
        stamps(quill(250, 36, tones[(tone + i) % 3]), [(x + i * 6, y, 90 + (-2, 1, -1, 2, 0)[i], 1)])
        for i, (x, y, tone) in enumerate(rows)
    )
    cord = line("M168 226q-14 90 0 180M186 226q-14 90 0 180", STRAW, 7)
    powder = path("M318 366c12-44 100-44 112 0z", "#a65a2e")
    return tile(
        "que-2",
        "straw",
        shadow(210, 408, 140),
        logs,
        cord,
        bowl(374, 366, 124, RICE, INDIGO, powder, 0.42),
        star_anise(88, 432, 0.8),
        star_anise(262, 430, 0.86),
        leaf(330, 246, 100, -50, LEAF, 0.22),
        leaf(326, 250, 92, -10, LEAF_DEEP, 0.22),
    )


PICTURES: dict[str, Callable[[], str]] = {
    "che-tan-cuong-2": tea_served,
    "ca-phe-buon-ma-thuot-2": coffee_dripping,
    "mat-ong-bac-ha-2": honeycomb,
    "nuoc-mam-phu-quoc-2": dipping_sauce,
    "ho-tieu-chu-se-2": pepper_mortar,
    "toi-ly-son-2": garlic_net,
    "que-van-yen-2": bark_and_star,
}
