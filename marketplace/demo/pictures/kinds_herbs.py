"""Fresh pennywort, cajuput oil, artichoke extract, cà gai leo tea."""

from collections.abc import Callable

from .motifs import drop, pennywort
from .parts import (
    BARK,
    CLAY,
    CREAM,
    INK,
    LACQUER,
    LEAF,
    LEAF_DEEP,
    LEAF_MID,
    LEAF_PALE,
    RICE,
    STRAW,
    TURMERIC,
    at,
    bar,
    disc,
    leaf,
    line,
    mix,
    num,
    oval,
    path,
    shadow,
    solid,
    stamps,
    text_bars,
    tile,
)
from .tableware import cup, teabag
from .vessels import dropper

BUNCH = [
    (120, 150, 46, -34),
    (196, 112, 50, -12),
    (280, 110, 52, 10),
    (356, 150, 46, 36),
    (84, 226, 42, -58),
    (396, 226, 42, 58),
    (156, 200, 50, -24),
    (240, 172, 54, 0),
    (322, 204, 50, 26),
    (198, 246, 44, -10),
    (282, 248, 44, 14),
    (126, 270, 38, -50),
    (356, 272, 38, 48),
]


def rau_ma_tuoi() -> str:
    """A bunch of fresh pennywort, tied with straw."""
    stalks = "".join(
        line(
            f"M{num(x)} {num(y + r * 0.3)}Q{num((x + 240) / 2)} {num(y + 90)} {num(236 + (x - 240) * 0.12)} 330",
            LEAF_MID,
            5,
        )
        for x, y, r, _ in BUNCH
    )
    ends = "".join(
        line(f"M{num(220 + i * 6)} 336Q{num(214 + i * 7)} 380 {num(192 + i * 13)} {num(408 + (i * 5) % 12)}", c, 6)
        for i, c in enumerate([LEAF_MID, LEAF_PALE, LEAF_MID, "#9dbf74", LEAF_MID, LEAF_PALE, LEAF_MID, "#9dbf74"])
    )
    tones = [LEAF, LEAF_MID, LEAF_DEEP, mix(LEAF, LEAF_MID, 0.5)]
    leaves = "".join(
        stamps(pennywort(0, 0, 50, 0, tones[i % 4]), [(x, y, t, r / 50)]) for i, (x, y, r, t) in enumerate(BUNCH)
    )
    tie = line("M208 328q32 10 64 0M208 338q32 10 64 0", STRAW, 8) + line(
        "M262 336c20 8 26 22 44 24M262 338c12 12 12 26 26 36", STRAW, 5
    )
    loose = (
        pennywort(382, 400, 40, 24, LEAF)
        + line("M368 414Q340 436 300 434", LEAF_MID, 5)
        + pennywort(90, 414, 28, -30, LEAF_MID)
    )
    return tile("rau-ma", "straw", shadow(240, 416, 96), ends, stalks, leaves, tie, shadow(376, 430, 50), loose)


def cajuput(x: float, y: float) -> str:
    """A twig of cajuput with its white flowers, top at (x, y), 230 long."""
    twig = line(f"M{num(x)} {num(y)}c-18 84-38 154-58 228", BARK, 6)
    tones = [(LEAF_MID, LEAF), (LEAF, LEAF_DEEP)]
    blades = ""
    for i in range(9):
        a, b = tones[i % 2]
        bx, by = x - 4 - i * 6.4, y + 20 + i * 24
        blades += leaf(bx, by, 80 - i, 208 - i * 2.4, a, 0.26) + leaf(bx, by + 8, 58, -26 + i * 2.4, b, 0.26)
    flowers = "".join(
        disc(x + a, y + b, 11, RICE) + disc(x + a, y + b, 4, TURMERIC) for a, b in ((-8, 0), (8, 18), (-22, 16))
    )
    return twig + blades + flowers


def tinh_dau_tram() -> str:
    """A green bottle with a pipette, a twig, a golden drop."""
    emblem = (
        leaf(228, 346, 84, -90, LEAF, 0.26)
        + leaf(226, 346, 66, 230, LEAF_MID, 0.3)
        + leaf(230, 346, 66, -50, LEAF_MID, 0.3)
    )
    return tile(
        "tinh-dau-tram",
        "sage",
        cajuput(414, 190),
        dropper("#5a8f6a", emblem),
        shadow(98, 426, 24),
        drop(98, 352, TURMERIC),
    )


def artichoke(x: float, y: float, scale: float = 1) -> str:
    """An artichoke's head on its stalk: rows of bracts, a purple crown; its foot at (x, y)."""

    def bract(tone: str) -> str:
        d = "M0-56C20-36 40-10 34 16 28 34-28 34-34 16-40-10-20-36 0-56"
        dark = path("M0-56C20-36 40-10 34 16 28 34 12 32 0 32z", INK, 0.13)
        return path(d, tone) + dark + path("M0-56-8-44q8 6 16 0z", "#8d5a86")

    tones = [bract(LEAF_MID), bract(mix(LEAF, LEAF_MID, 0.5)), bract(LEAF)]
    rows = (
        (3, -176, 46, 0.72),
        (4, -146, 72, 0.84),
        (5, -110, 92, 0.95),
        (6, -70, 100, 1.0),
        (5, -30, 88, 1.0),
        (4, 2, 62, 0.9),
    )
    scales = ""
    for row, (count, cy, reach, size) in enumerate(rows):
        order = sorted(range(count), key=lambda i: -abs(i - (count - 1) / 2))
        for i in order:
            side = 2 * i / (count - 1) - 1
            scales += stamps(tones[(i + row * 2) % 3], [(side * reach, cy + abs(side) * 8, side * 24, size)])
    crown = "".join(
        leaf(0, -166, 84, t, c, 0.22, False)
        for t, c in ((-122, "#8d5a86"), (-106, "#a777a0"), (-58, "#8d5a86"), (-74, "#a777a0"), (-90, "#8d5a86"))
    )
    stalk = bar(-18, 0, 36, 62, LEAF_MID, 6) + bar(5, 0, 13, 62, INK, 4, 0.13)
    return at(x, y, stalk, crown, scales, scale=scale)


def cao_atiso() -> str:
    """An artichoke's head behind a low jar of dark extract and a spoon."""
    jar = solid(
        "M84 322h168v64q0 22-22 22H106q-22 0-22-22z",
        "#4a2a1a",
        bar(70, 340, 200, 44, CREAM),
        leaf(150, 374, 34, -60, LEAF, 0.4),
        leaf(150, 374, 34, -110, LEAF_MID, 0.4),
        bar(190, 354, 40, 6, BARK, 3),
        bar(190, 366, 28, 6, BARK, 3),
        span=(84, 252),
    )
    lid = solid(
        "M76 290q0-8 8-8h168q8 0 8 8v30q0 6-8 6H84q-8 0-8-6z", LEAF_DEEP, bar(70, 308, 200, 5, TURMERIC), span=(76, 260)
    )
    spoon = (
        shadow(370, 434, 54)
        + line("M440 398 372 424", "#9faba6", 8)
        + oval(354, 428, 30, 12, "#c3ccc8", 1, -14)
        + oval(354, 426, 23, 8, "#3a1d10", 1, -14)
    )
    leaves = leaf(300, 376, 130, -20, LEAF_MID, 0.2) + leaf(296, 372, 110, 12, LEAF, 0.2)
    return tile(
        "cao-atiso",
        "clay",
        leaves,
        shadow(276, 400, 90),
        artichoke(284, 346, 1.04),
        shadow(168, 408, 98),
        jar,
        lid,
        spoon,
    )


def ca_gai_leo_twig(x: float, y: float, scale: float = 1) -> str:
    """A thorny twig with lobed leaves, a violet flower and red berries; its top at (x, y)."""
    thorns = path("M-6 30l-13-7 12-3zM-14 76l13-8-11-3zM-24 120l-14-6 13-4z", BARK)
    leaves = (
        leaf(-2, 14, 82, -58, LEAF, 0.3)
        + leaf(-6, 40, 78, 200, LEAF_DEEP, 0.3)
        + leaf(-10, 74, 80, -12, LEAF_MID, 0.3)
        + leaf(-20, 112, 74, 214, LEAF, 0.3)
    )
    star = "".join(leaf(0, 0, 23, t, "#8f7bb5", 0.34, False) for t in range(-90, 270, 72))
    berries = "".join(
        disc(a, b, 12, LACQUER) + disc(a - 3, b - 4, 3, "#fff", 0.5) for a, b in ((22, 120), (42, 136), (16, 144))
    )
    stems = line("M-14 92c14 6 26 16 36 28M-18 104c16 10 24 22 32 36", BARK, 3)
    return at(
        x,
        y,
        line("M0 0C-4 60-20 110-38 176", BARK, 6),
        thorns,
        stems,
        leaves,
        berries,
        at(-34, 18, star, disc(0, 0, 6, TURMERIC)),
        scale=scale,
    )


def envelope(paper: str) -> str:
    """A sealed paper envelope of one tea bag, 136 wide and 216 high, its foot's middle at the origin."""
    teeth = "".join("l8.5-9 8.5 9" for _ in range(8))
    star = "".join(leaf(0, 0, 36, t, "#8f7bb5", 0.34) for t in range(-90, 270, 72))
    label = disc(0, -118, 52, CREAM) + at(0, -118, star, disc(0, 0, 9, TURMERIC)) + disc(30, -84, 8, LACQUER)
    seams = line("M-60-192H60M-60-18H60", RICE, 3, 0.5, "2 8")
    return solid(f"M-68 0V-208{teeth}V0z", paper, seams, label, text_bars(0, -50, 76, RICE), span=(-68, 68))


def ca_gai_leo() -> str:
    """Three envelopes of tea fanned out, a cup with its bag, the thorny twig."""
    violet = "#5c4a7d"
    papers = ((134, 394, -11, mix(violet, RICE, 0.3)), (276, 392, 11, mix(violet, INK, 0.3)), (204, 408, -1, violet))
    fan_of_three = "".join(at(x, y, envelope(paper), turn=turn) for x, y, turn, paper in papers)
    return tile(
        "ca-gai-leo",
        "leaf",
        ca_gai_leo_twig(414, 150, 0.96),
        shadow(206, 408, 150),
        fan_of_three,
        cup(374, 366, 110, CLAY, RICE, violet),
        teabag(404, 366, violet, -6),
        leaf(60, 436, 50, -16, LEAF, 0.3),
        disc(120, 434, 10, LACQUER),
        disc(140, 442, 10, LACQUER),
    )


PICTURES: dict[str, Callable[[], str]] = {
    "rau-ma-tuoi-vietgap": rau_ma_tuoi,
    "tinh-dau-tram": tinh_dau_tram,
    "cao-atiso": cao_atiso,
    "tra-ca-gai-leo": ca_gai_leo,
}
