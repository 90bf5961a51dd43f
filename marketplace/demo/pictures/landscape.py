"""Parts of a landscape, 1600 by 900: sky, ridges, hills, houses, people; and its night.

People are 60-100 high, a wedge and a hat, one thing carried, no faces.
"""

import random
import re
from collections.abc import Iterable, Sequence

from .parts import (
    BARK,
    CLAY,
    CREAM,
    DARK,
    INK,
    LEAF,
    LEAF_DEEP,
    LEAF_MID,
    STRAW,
    Place,
    at,
    bar,
    clipped,
    disc,
    document,
    grain,
    line,
    mix,
    num,
    oval,
    path,
    pts,
    stamps,
)

Point = tuple[float, float]
PLUM, SKIN, LAMP, MOON = "#8a3b5c", "#c98f62", "#f4c65a", "#f4e7be"
DUSK = ("#30412c", "#3b4a33", "#546a48")
NIGHT, KEPT = "#10180f", {LAMP, MOON}


def smooth(points: Sequence[Point], start: str = "M") -> str:
    """A soft curve through points that go from left to right."""
    slopes = []
    for i in range(len(points)):
        (x0, y0), (x1, y1) = points[max(0, i - 1)], points[min(len(points) - 1, i + 1)]
        slopes.append((y1 - y0) / (x1 - x0))
    d = start + pts(points[0])
    for (x0, y0), (x1, y1), m0, m1 in zip(points, points[1:], slopes, slopes[1:], strict=False):
        third = (x1 - x0) / 3
        d += f"C{pts((x0 + third, y0 + m0 * third), (x1 - third, y1 - m1 * third), (x1, y1))}"
    return d


def land(points: Sequence[Point], fill: str, foot: float = 920) -> str:
    """Ground below a soft curve."""
    return path(f"{smooth(points)}V{num(foot)}H{num(points[0][0])}z", fill)


def ridge(y: float, height: float, fill: str, seed: int, width: float = 1600, step: float = 150) -> str:
    """A far mountain ridge whose valleys lie at y."""
    dice = random.Random(seed)
    points = []
    for i in range(int((width + 80) / step) + 2):
        up = dice.uniform(0.55, 1) if i % 2 else dice.uniform(0, 0.25)
        points.append((-40 + i * step, y - up * height))
    return land(points, fill, y + 420)


def sky(width: int, height: int, stops: tuple[str, str, str]) -> str:
    """The only gradient there is."""
    tones = "".join(
        f'<stop offset="{num(o)}" stop-color="{c}"/>' for o, c in zip((0, 0.6, 1), stops, strict=True)
    ).replace('offset=".6"', 'offset=".6"')
    return (
        f'<defs><linearGradient id="sky" x2="0" y2="1">{tones}</linearGradient></defs>'
        f'<path fill="url(#sky)" d="M0 0h{width}v{height}H0z"/>'
    )


def sun(x: float, y: float, r: float, night: bool = False) -> str:
    """The sun, or the moon, in two haloes."""
    glow, core = ("#8fa07a", MOON) if night else ("#f8de9e", "#f2c063")
    soft = 0.35 if night else 1
    return disc(x, y, r * 2.1, glow, 0.35 * soft) + disc(x, y, r * 1.5, glow, 0.55 * soft) + disc(x, y, r, core)


def stars(seed: int, width: float, height: float) -> str:
    """A few small stars."""
    dice = random.Random(seed)
    d = "".join(f"M{dice.randint(20, int(width))} {dice.randint(20, int(height))}v.1" for _ in range(34))
    return line(d, MOON, 3, 0.5)


def mist(seed: int, y: float, left: float, right: float, count: int = 6) -> str:
    """Pale rounded bars that float over a valley."""
    dice = random.Random(seed)
    return "".join(
        bar(
            dice.uniform(left, right - 200),
            y + dice.uniform(-12, 12),
            dice.uniform(180, 400),
            dice.uniform(9, 15),
            "#ffffff",
            8,
            0.45,
        )
        for _ in range(count)
    )


def birds(x: float, y: float, scale: float = 1) -> str:
    """Three white birds."""
    wing = path("M0 0C-8-12-22-14-34-8-22-8-12-2-4 8q7 7 14 0C18-4 28-8 40-6 30-14 8-14 4 0z", "#ffffff", 0.95)
    return stamps(
        wing,
        [
            (x, y, 0, scale),
            (x + 70 * scale, y + 36 * scale, 0, scale * 0.75),
            (x - 48 * scale, y + 50 * scale, 0, scale * 0.6),
        ],
    )


def tree(x: float, y: float, scale: float = 1, deep: bool = True) -> str:
    """A round-crowned tree standing on (x, y)."""
    one, two = (LEAF_DEEP, "#2f7042") if deep else ("#2f7042", LEAF)
    return stamps(
        bar(-3, -18, 6, 22, two, 2) + oval(0, -40, 20, 28, one) + oval(9, -34, 14, 22, two, 0.5), [(x, y, 0, scale)]
    )


def grove(places: Iterable[tuple[float, float, float]], deep: bool = True) -> str:
    """Several trees."""
    return "".join(tree(x, y, s, deep) for x, y, s in places)


def palm(x: float, y: float, height: float, lean: float = 14, fill: str = "#2f7042") -> str:
    """A coconut palm whose foot is (x, y)."""
    top_x, top_y = x + lean, y - height
    blade = "M0 0C-{0} -{1} -{2} -{3} -{4} 2 -{5} -{6} -{7} -{6} 0 0".format(
        *(num(height * k) for k in (0.2, 0.19, 0.46, 0.16, 0.58, 0.42, 0.06, 0.2))
    )
    crown = stamps(path(blade, fill), [(top_x, top_y, t, 1) for t in (-8, 24, 60, 100, 138, 172, 202, -38)])
    return (
        line(
            f"M{num(x)} {num(y)}Q{num(x + lean * 1.2)} {num(y - height * 0.6)} {num(top_x)} {num(top_y)}",
            BARK,
            height * 0.06,
        )
        + crown
    )


def person(x: float, y: float, scale: float, dress: str, *carried: str, flip: bool = False) -> str:
    """Somebody in a conical hat, 62 high at scale 1."""
    return at(
        x,
        y,
        path("m-9 0 2-34q7-10 14 0L9 0z", dress),
        bar(-7, -2, 5, 14, DARK, 1),
        bar(2, -2, 5, 14, DARK, 1),
        disc(0, -42, 6, SKIN),
        path("m0-62 20 20q-20 6-40 0z", "#f7e9bf"),
        path("m0-62 20 20Q8-38 0-38z", INK, 0.13),
        *carried,
        scale=scale,
        flip=flip,
    )


BACK_BASKET = path("M-24-30h16l-2 22h-12z", STRAW) + oval(-16, -30, 8, 4, LEAF_MID)
YOKE = (
    line("M-36-34q36-8 72 0", BARK, 3.4)
    + line("M-34-34l-6 22m6-22 8 22m60-22-6 22m6-22 8 22", BARK, 1.6)
    + path("M-44-12h22l-4 14h-14zM24-12h22L42 2H28z", CLAY)
)
TRAY = line("M6-28 22-20", DARK, 4) + oval(26, -22, 18, 5, STRAW) + oval(26, -24, 13, 3, LEAF_MID)
HOE = line("M4-28 26-8M18-44 30 6", BARK, 3) + path("M26 4h14l-4 8H28z", "#8f9c97")


def stilt_house(x: float, y: float, scale: float = 1, lit: bool = False) -> str:
    """A house on stilts with a thatched roof."""
    hole = LAMP if lit else DARK
    stilts = "".join(bar(px, -4, 5, 30, BARK) for px in (-42, -16, 12, 38))
    return at(
        x,
        y,
        stilts,
        bar(-46, -40, 92, 38, STRAW, 1),
        bar(-46, -6, 92, 5, BARK),
        bar(-8, -30, 16, 26, hole, 1),
        bar(-36, -30, 18, 14, hole, 1),
        bar(18, -30, 18, 14, hole, 1),
        path("m-64-36 30-48h68l30 48z", "#8a5a32"),
        path("M0-84h34l30 48H20z", INK, 0.18),
        scale=scale,
    )


def house(x: float, y: float, scale: float = 1, lit: bool = False, wall: str = CREAM, roof: str = "#b5573a") -> str:
    """A house with a tiled roof, 176 wide at scale 1."""
    hole, shutter = (LAMP, LAMP) if lit else (BARK, LEAF)
    tiles = line("M-70-58l20-34m4 34 14-34m14 34 7-34m18 34-2-34m22 34-8-34m28 34-14-34m34 34-20-34", INK, 1.6, 0.2)
    return at(
        x,
        y,
        bar(-70, -56, 140, 56, wall, 2),
        bar(30, -56, 40, 56, INK, 0, 0.12),
        bar(-14, -40, 28, 40, hole, 2),
        bar(-54, -40, 26, 22, shutter, 2),
        bar(32, -40, 26, 22, shutter, 2),
        path("m-88-52 28-44H60l28 44z", roof),
        path("M6-96h54l28 44H36z", INK, 0.13),
        tiles,
        scale=scale,
    )


def tea_hill(left: float, right: float, top: float, fill: str, hedge: str, rise: float = 190, foot: float = 920) -> str:
    """A hill of tea: its outline as a clip, bowed hedges that grow towards the viewer."""
    wide, middle = right - left, (left + right) / 2
    tall = foot - top
    outline = (
        f"M{num(left)} {num(foot)}c{num(wide * 0.07)} {num(-tall * 0.74)} {num(wide * 0.29)} {num(-tall)} {num(wide / 2)} {num(-tall)}"
        f"s{num(wide * 0.43)} {num(tall * 0.26)} {num(wide / 2)} {num(tall)}z"
    )
    half = wide / 2
    bow = f"M{num(-half)} 0Q0 {num(-rise)} {num(half)} 0"
    row = line(bow, INK, 11, 0.14) + at(
        0, -5, line(bow, hedge, 11), at(0, -3, line(bow, mix(hedge, "#ffffff", 0.3), 3, 0.9, "10 7"))
    )
    rows: list[Place] = []
    y, i = top + rise / 2 + 16, 0
    while y - rise / 2 < foot + 40:
        size = 1 + 0.07 * i
        rows.append((middle, y + rise / 2 * (size - 1), 0.0, size))
        y, i = y + 25 * size, i + 1
    shade = path(
        f"M{num(left + wide * 0.64)} 0H{num(right)}V{num(foot)}H{num(left + wide * 0.55)}q{num(wide * 0.27)}-300 {num(wide * 0.09)}-{num(foot)}z",
        INK,
        0.1,
    )
    return path(outline, fill) + clipped(outline, stamps(row, rows), shade)


def tuft(x: float, y: float, scale: float = 1) -> str:
    """A tuft of grass in flower."""
    part = (
        line("M0 0q-4-22-14-34M0 0q2-26 8-42M0 0q8-16 20-26", LEAF_MID, 3.4)
        + disc(8, -43, 3.4, "#e9d48e")
        + disc(-14, -35, 3, "#e9d48e")
    )
    return stamps(part, [(x, y, 0, scale)])


def _sunk(colour: str) -> str:
    """A colour by night: pale ones (mist, water, far ridges) sink deepest."""
    if colour in KEPT:
        return colour
    palest = min(int(colour[i : i + 2], 16) for i in (1, 3, 5)) / 255
    return mix(colour, NIGHT, min(0.8, 0.6 + max(0.0, palest - 0.5) * 0.5))


def night_of(body: str) -> str:
    """The same land by night: every colour sinks into dark green, lamps and moon stay."""
    return re.sub(r"#[0-9a-f]{6}\b", lambda found: _sunk(found[0]), body)


def scene(name: str, *layers: str, width: int = 1600, height: int = 900, night: bool = False) -> str:
    """A landscape as a file; by night its colours are sunk."""
    body = "".join(layers) + grain(name, width, height, 30)
    return document(width, height, night_of(body) if night else body)
