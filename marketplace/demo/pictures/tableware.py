"""What stands beside the goods: bowls, cups, glasses, plates, tea bags."""

from .parts import (
    INDIGO,
    INK,
    RICE,
    at,
    bar,
    line,
    mix,
    num,
    oval,
    path,
    shadow,
    solid,
)


def bowl(x: float, y: float, w: float, fill: str, stripe: str, inside: str, depth: float = 0.4) -> str:
    """A bowl whose rim is centred on (x, y), w wide; ``inside`` is drawn over its rim."""
    half, h = w / 2, w * depth
    wall = (
        f"M{num(x - half)} {num(y)}h{num(w)}c-2 {num(h * 0.6)} {num(-w * 0.16)} {num(h)} "
        f"{num(-half)} {num(h)}S{num(x - half + 2)} {num(y + h * 0.6)} {num(x - half)} {num(y)}"
    )
    band = bar(x - half, y + h * 0.26, w, h * 0.13, stripe, 0, 0.6)
    return shadow(x - 4, y + h * 0.98, half * 0.82) + solid(wall, fill, band, span=(x - half, x + half)) + inside


def cup(x: float, y: float, w: float, tea: str, fill: str = RICE, stripe: str = INDIGO) -> str:
    """A handleless tea cup: rim centred on (x, y), w wide, full."""
    half, h = w / 2, w * 0.66
    wall = (
        f"M{num(x - half)} {num(y)}h{num(w)}c0 {num(h * 0.62)} {num(-w * 0.15)} {num(h)} "
        f"{num(-half)} {num(h)}s{num(-half)} {num(-h * 0.38)} {num(-half)} {num(-h)}"
    )
    lines = bar(x - half, y + h * 0.36, w, 4, stripe) + bar(x - half, y + h * 0.48, w, 2, stripe)
    return (
        shadow(x, y + h * 0.98, half * 0.95)
        + solid(wall, fill, lines, span=(x - half, x + half), light=0.12)
        + oval(x, y, half, half * 0.25, fill)
        + oval(x, y + 1, half * 0.85, half * 0.18, tea)
        + oval(x - half * 0.14, y - 1, half * 0.5, half * 0.08, "#fff", 0.25)
    )


def plate(x: float, y: float, rx: float, fill: str = RICE, foot: str = "#d7e4dc") -> str:
    """A flat plate seen from the side, centred on (x, y)."""
    ry = rx * 0.24
    under = path(
        f"M{num(x - rx)} {num(y)}q4 {num(ry * 1.3)} {num(rx)} {num(ry * 1.3)}t{num(rx)} {num(-ry * 1.3)}z", foot
    )
    return (
        shadow(x + 4, y + ry * 1.05, rx * 0.9)
        + under
        + oval(x, y, rx, ry, fill)
        + oval(x, y, rx * 0.78, ry * 0.7, foot, 0.45)
    )


def teabag(x: float, y: float, tag: str, turn: float = 0) -> str:
    """A tea bag on its string; the tag hangs below (x, y)."""
    return at(
        x,
        y,
        line("M0 0c-4 14 4 22 0 34", RICE, 2.4),
        bar(-13, 34, 26, 30, tag, 4),
        bar(-7, 42, 14, 4, RICE, 2),
        turn=turn,
    )


def glass(x: float, y: float, w: float, h: float, liquid: str, *inside: str) -> str:
    """A straight glass: rim centred on (x, y), full to a fifth below the rim."""
    half = w / 2
    outline = (
        f"M{num(x - half)} {num(y)}h{num(w)}l{num(-w * 0.07)} {num(h - 10)}q-1 10-12 10"
        f"H{num(x - half + w * 0.07 + 12)}q-11 0-12-10z"
    )
    level = bar(x - half, y + h * 0.2, w, h, liquid)
    top = oval(x, y + h * 0.2, half, 5, mix(liquid, "#ffffff", 0.3))
    return shadow(x, y + h, half) + solid(outline, "#e8efea", level, top, *inside, span=(x - half, x + half), light=0.3)


def sachets(x: float, y: float, tint: str) -> str:
    """Four sealed tea bags that stand in an open carton whose edge is at (x, y)."""
    out = ""
    for i, rise in enumerate((50, 64, 56, 68)):
        left = x + i * 46
        colour = mix(tint, "#ffffff", 0.55 if i % 2 else 0.35)
        out += bar(left, y - rise, 42, rise, colour, 4)
        out += line(f"M{num(left + 5)} {num(y - rise + 9)}h32", RICE, 2.4, 0.8, "4 6")
        out += bar(left + 28, y - rise, 14, rise, INK, 4, 0.13)
    return out
