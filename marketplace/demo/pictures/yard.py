"""What stands about a cooperative's yard: halls, vats, hives, sacks, drying racks, a lorry."""

from collections.abc import Iterable

from .parts import (
    BARK,
    CLAY,
    CREAM,
    DARK,
    INDIGO,
    INK,
    LACQUER,
    LEAF,
    RICE,
    STRAW,
    TURMERIC,
    TURMERIC_DEEP,
    Place,
    at,
    bar,
    clipped,
    disc,
    line,
    mix,
    num,
    oval,
    path,
    scattered,
    solid,
    stamps,
)


def hall(x: float, y: float, w: float, h: float, wall: str, roof: str, *doors: str) -> str:
    """A gabled hall seen from its front; (x, y) is its foot's left end, h its eaves' height."""
    peak = w * 0.24
    front = f"M{num(x)} {num(y)}v{num(-h)}l{num(w / 2)} {num(-peak)} {num(w / 2)} {num(peak)}v{num(h)}z"
    ribs = line(
        "".join(f"M{num(x + i * 18)} {num(y)}v{num(-h - peak)}" for i in range(1, int(w / 18) + 1)), INK, 2, 0.08
    )
    eaves = f"M{num(x - 18)} {num(y - h + 12)}L{num(x + w / 2)} {num(y - h - peak - 8)}l{num(w / 2 + 18)} {num(peak + 20)}v16L{num(x + w / 2)} {num(y - h - peak + 12)} {num(x - 18)} {num(y - h + 28)}z"
    return solid(front, wall, ribs, span=(x, x + w), light=0) + path(eaves, roof) + "".join(doors)


def long_roof(x: float, y: float, w: float, h: float, roof: str) -> str:
    """A tiled roof seen from its long side; (x, y) is its eaves' left end."""
    outline = f"M{num(x)} {num(y)}l{num(h * 0.8)} {num(-h)}h{num(w - h * 1.6)}l{num(h * 0.8)} {num(h)}z"
    rows = line("".join(f"M{num(x)} {num(y - i * 14)}h{num(w)}" for i in range(1, int(h / 14) + 1)), INK, 2, 0.16)
    return solid(outline, roof, rows, span=(x, x + w), light=0) + bar(x - 4, y - 2, w + 8, 8, mix(roof, INK, 0.35))


def door(x: float, y: float, w: float, h: float, fill: str = DARK) -> str:
    """An open door or gate standing on y, its left edge at x."""
    return bar(x, y - h, w, h, fill, 4) + bar(x - 5, y - h - 8, w + 10, 10, BARK, 3)


def window(x: float, y: float, size: float, fill: str = INDIGO) -> str:
    """A square window with a cross."""
    cross = line(f"M{num(x + size / 2)} {num(y)}v{num(size)}M{num(x)} {num(y + size / 2)}h{num(size)}", CREAM, 3)
    return bar(x - 4, y - 4, size + 8, size + 8, BARK, 3) + bar(x, y, size, size, fill) + cross


def silo(x: float, y: float, w: float, h: float) -> str:
    """A round store of sheet metal standing on y."""
    rings = "".join(
        line(f"M{num(x)} {num(y - h + i * 26)}q{num(w / 2)} 12 {num(w)} 0", "#8f9c97", 2.4, 0.8)
        for i in range(1, int(h / 26) + 1)
    )
    body = solid(
        f"M{num(x)} {num(y)}v{num(-h)}h{num(w)}v{num(h)}q{num(-w / 2)} 16 {num(-w)} 0",
        "#cfd8d3",
        rings,
        span=(x, x + w),
    )
    return body + path(
        f"M{num(x - 6)} {num(y - h + 4)}L{num(x + w / 2)} {num(y - h - w * 0.36)} {num(x + w + 6)} {num(y - h + 4)}q{num(-w / 2 - 6)} 16 {num(-w - 12)} 0",
        "#9faba6",
    )


def sack(x: float, y: float, scale: float = 1, fill: str = "#eed9a8") -> str:
    """A full tied sack standing on (x, y), 62 wide."""
    body = "M-26-62c-10 16-12 40-4 62h60c8-22 6-46-4-62q-26 10-52 0"
    part = (
        solid(body, fill, span=(-32, 32))
        + path("M-26-60c-4-10-2-16 4-18q22 6 44 0c6 2 8 8 4 18q-26 10-52 0", mix(fill, BARK, 0.2))
        + line("M-24-62q24 8 48 0", LACQUER, 4)
    )
    return stamps(part, [(x, y, 0, scale)])


def sacks(x: float, y: float, scale: float = 1) -> str:
    """A pile of six sacks, its foot's left end at (x, y)."""
    return "".join(
        sack(x + dx * scale, y + dy * scale, scale)
        for dx, dy in ((66, -60), (132, -60), (98, -118), (30, 0), (98, 0), (166, 0))
    )


def hive(x: float, y: float, scale: float, colour: str) -> str:
    """A wooden hive of two storeys on legs."""
    legs = bar(-24, -10, 7, 14, BARK) + bar(17, -10, 7, 14, BARK)
    body = solid(
        "M-30-72h60v64h-60z", colour, bar(-30, -42, 60, 4, INK, 0, 0.2), bar(-14, -20, 28, 6, DARK, 3), span=(-30, 30)
    )
    return stamps(oval(6, 3, 36, 5, INK, 0.16) + legs + body + bar(-36, -82, 72, 12, BARK, 3), [(x, y, 0, scale)])


def bee(x: float, y: float, scale: float = 1, turn: float = 0) -> str:
    """A bee in flight."""
    part = (
        oval(-2, -8, 6, 9, RICE, 0.85, -24)
        + oval(7, -8, 5, 8, RICE, 0.85, 20)
        + oval(0, 0, 13, 8, TURMERIC)
        + line("M-4-6V6M3-7V7", DARK, 3.4)
        + disc(12, -1, 5, DARK)
    )
    return stamps(part, [(x, y, turn, scale)])


def vat(x: float, y: float, w: float, h: float) -> str:
    """A great wooden vat bound with rope, its foot's middle at (x, y)."""
    half = w / 2
    outline = (
        f"M{num(x - half)} {num(y - h)}h{num(w)}l{num(-w * 0.06)} {num(h)}q{num(-w * 0.44)} 18 {num(-w * 0.88)} 0z"
    )
    staves = line(
        "".join(
            f"M{num(x - half + i * w / 9)} {num(y - h)}l{num((4.5 - i) * w * 0.012)} {num(h)}" for i in range(1, 9)
        ),
        DARK,
        2.4,
        0.3,
    )
    ropes = "".join(
        line(f"M{num(x - half)} {num(y - h * k)}q{num(half)} 20 {num(w)} 0", STRAW, 7) for k in (0.8, 0.72, 0.24, 0.16)
    )
    lid = oval(x, y - h, half, w * 0.1, mix(BARK, DARK, 0.4)) + oval(x, y - h - 2, half * 0.9, w * 0.075, CLAY)
    return (
        oval(x + 12, y + 6, half, 12, INK, 0.16) + solid(outline, CLAY, staves, ropes, span=(x - half, x + half)) + lid
    )


def fruit_crate(x: float, y: float, scale: float, fruit: str) -> str:
    """A crate of fruit, 92 wide, standing on (x, y)."""
    load = "".join(
        disc(dx, -46 - (6 if i % 2 else 0), 13, fruit if i % 2 else mix(fruit, TURMERIC, 0.4))
        for i, dx in enumerate((-32, -16, 0, 16, 32))
    )
    boards = (
        bar(-46, -44, 92, 18, STRAW, 2)
        + bar(-46, -22, 92, 18, mix(STRAW, CLAY, 0.2), 2)
        + bar(-42, -46, 9, 46, BARK, 2)
        + bar(33, -46, 9, 46, BARK, 2)
        + bar(14, -44, 32, 40, INK, 0, 0.1)
    )
    return stamps(
        oval(8, 0, 50, 6, INK, 0.16) + load + bar(-44, -40, 88, 34, DARK, 0, 0.7) + boards, [(x, y, 0, scale)]
    )


def drying_bed(x: float, y: float, w: float, load: str, speck: str) -> str:
    """A raised bed on which something dries; the middle of its front edge at (x, y)."""
    half = w / 2
    top = f"M{num(x - half)} {num(y)}l{num(w * 0.1)} {num(-w * 0.16)}h{num(w * 0.8)}l{num(w * 0.1)} {num(w * 0.16)}z"
    inside = (x - half * 0.9, y - w * 0.14, x + half * 0.9, y - 5)
    dots = "".join(f"M{num(a)} {num(b)}v.1" for a, b in scattered(int(x), 40, inside, 12))
    legs = bar(x - half + 6, y, 7, 30, BARK) + bar(x + half - 13, y, 7, 30, BARK)
    return (
        oval(x + 10, y + 30, half, 7, INK, 0.14)
        + legs
        + path(top, load)
        + clipped(top, line(dots, speck, 5))
        + bar(x - half - 4, y - 2, w + 8, 8, BARK, 3)
    )


def lorry(x: float, y: float, scale: float = 1, body: str = LEAF) -> str:
    """A small plain lorry that looks to the right, 250 long, standing on (x, y)."""
    cab = solid("M70-84h44q14 0 20 16l14 34q4 8 4 18v16H70z", RICE, span=(70, 152), light=0)
    wheel = disc(0, 0, 22, DARK) + disc(0, 0, 10, "#b9c3bf")
    box = solid("M-98-112H66v96H-98z", body, line("M-98-90H66M-98-66H66M-98-42H66", INK, 2, 0.14), span=(-98, 66))
    return at(
        x,
        y,
        oval(20, 8, 140, 10, INK, 0.16),
        bar(-98, -18, 240, 12, DARK, 4),
        box,
        cab,
        path("M84-74h28q8 0 12 10l10 24H84z", "#9fc0c6"),
        stamps(wheel, [(-58, -6, 0, 1), (110, -6, 0, 1)]),
        scale=scale,
    )


def rack(x: float, y: float, w: float, h: float, sheets: int, fill: str = "#f7efda") -> str:
    """A slanting bamboo rack of drying noodles; its foot's left end at (x, y)."""
    step = w / sheets
    mats = "".join(
        path(
            f"M{num(x + i * step + 4)} {num(y - h * 0.2)}l14 {num(-h * 0.72)}h{num(step - 12)}l-14 {num(h * 0.72)}z",
            mix(fill, STRAW, 0.25 * (i % 2)),
        )
        + line(
            f"M{num(x + i * step + 9)} {num(y - h * 0.4)}h{num(step - 14)}m-10 {num(-h * 0.16)}h{num(14 - step)}m4 {num(-h * 0.18)}h{num(step - 14)}",
            TURMERIC_DEEP,
            1.8,
            0.35,
        )
        for i in range(sheets)
    )
    posts = line("".join(f"M{num(x + i * step)} {num(y)}l20 {num(-h)}" for i in range(sheets + 1)), BARK, 5)
    rails = line(f"M{num(x)} {num(y - h * 0.18)}h{num(w + 8)}M{num(x + 18)} {num(y - h * 0.94)}h{num(w + 8)}", BARK, 5)
    return oval(x + w / 2, y + 2, w * 0.54, 8, INK, 0.14) + posts + mats + rails


def lamps(places: Iterable[Place], glow: str = "#fff3c4", cord: float = 160) -> str:
    """Little woven lamps that hang from above, 80 wide at scale 1."""
    dome = "M-40 40C-40-6-18-30 0-32 18-30 40-6 40 40q-40 14-80 0"
    ribs = line(
        "M0-32Q-44 0-24 46M0-32Q-18 0-9 46M0-32V46M0-32Q18 0 9 46M0-32Q44 0 24 46M-40 4q40 12 80 0M-40 24q40 12 80 0",
        BARK,
        2.6,
        0.6,
    )
    part = (
        line(f"M0 {num(-cord)}V-30", DARK, 3)
        + disc(0, 16, 62, glow, 0.28)
        + path(dome, STRAW)
        + clipped(dome, ribs, disc(0, 22, 24, glow, 0.9))
        + line("M-40 40q40 14 80 0", BARK, 5)
    )
    return stamps(part, places)


def stall(x: float, y: float, w: float, cloth: str, *goods: str) -> str:
    """A market stall under a striped awning; its foot's left end at (x, y)."""
    count = 6
    step = w / count
    awning = "".join(
        path(
            f"M{num(x + i * step)} {num(y - 190)}h{num(step)}v44a{num(step / 2)} {num(step / 2)} 0 0 1 {num(-step)} 0z",
            cloth if i % 2 else RICE,
        )
        for i in range(count)
    )
    posts = bar(x + 8, y - 190, 8, 190, BARK) + bar(x + w - 16, y - 190, 8, 190, BARK)
    top = path(f"M{num(x + 14)} {num(y - 226)}h{num(w - 28)}l14 38H{num(x)}z", mix(cloth, INK, 0.15))
    table = solid(
        f"M{num(x)} {num(y - 66)}h{num(w)}v66h{num(-w)}z",
        STRAW,
        bar(x, y - 66, w, 14, BARK),
        line(f"M{num(x)} {num(y - 26)}h{num(w)}", BARK, 2, 0.4),
        span=(x, x + w),
    )
    return oval(x + w / 2, y + 2, w * 0.54, 10, INK, 0.15) + posts + "".join(goods) + table + top + awning


def heap(x: float, y: float, fruit: str, r: float = 13) -> str:
    """Seven round fruits piled in a shallow basket, for a stall or a yard."""
    balls = "".join(
        disc(x + dx * r, y - dy * r, r, fruit if i % 2 else mix(fruit, TURMERIC, 0.3))
        for i, (dx, dy) in enumerate(((-2.4, 0.6), (-0.8, 0.8), (0.8, 0.6), (2.4, 0.7), (-1.6, 2), (0, 2.1), (1.6, 2)))
    )
    return balls + path(f"M{num(x - 4 * r)} {num(y)}h{num(8 * r)}l{num(-r)} {num(1.4 * r)}h{num(-6 * r)}z", CLAY)


def fence(x: float, y: float, w: float) -> str:
    """A low bamboo fence."""
    stakes = "".join(f"M{num(x + i * 30)} {num(y)}v-44" for i in range(int(w / 30) + 1))
    return line(stakes, BARK, 5) + line(
        f"M{num(x - 8)} {num(y - 34)}h{num(w + 16)}M{num(x - 8)} {num(y - 16)}h{num(w + 16)}", BARK, 4
    )
